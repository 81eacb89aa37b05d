"""The catalogue that is used: a province's file that cannot be used leaves what held before in force."""

from __future__ import annotations

from dataclasses import dataclass

from models.data_folder import DataFolder
from models.files import remove_file, write_whole
from models.problems import Refused
from services.catalogue import Catalogue
from services.catalogue_loading import load_catalogue


@dataclass(frozen=True, slots=True)
class LawInForce:
    catalogue: Catalogue
    problem: str = ""
    """Why the province's file is not used, and what is used instead; "" when all is well."""


def law_in_force(folder: DataFolder) -> LawInForce:
    """What could be read last is kept, so that a mistake made by hand takes no rule away."""
    kept = folder.profile_in_force
    try:
        catalogue = load_catalogue(folder.profile)
    except Refused as refused:
        return _what_held_before(folder, str(refused))
    if not folder.profile.exists():
        remove_file(kept)
    elif not kept.exists() or kept.read_bytes() != folder.profile.read_bytes():
        with write_whole(kept) as written:
            written.write_bytes(folder.profile.read_bytes())
    return LawInForce(catalogue)


def _what_held_before(folder: DataFolder, problem: str) -> LawInForce:
    kept = folder.profile_in_force
    if kept.exists():
        try:
            catalogue = load_catalogue(kept)
            return LawInForce(catalogue, f"{problem} Quy định riêng trước đó vẫn được dùng.")
        except Refused:  # made for an older program
            pass
    return LawInForce(load_catalogue(), f"{problem} Quy định chung của cả nước được dùng.")
