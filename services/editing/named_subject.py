"""Whom of Danh bạ a new row of a list means by the name that was typed."""

from __future__ import annotations

from models.store import Store
from models.subjects import Subject, SubjectKind
from models.vietnamese import canonical
from services.directory import Directory
from services.editing.cells import Remark
from services.editing.grid import Typed
from services.intake.cells import quoted
from services.intake.names import split_name


def subject_named(
    store: Store, directory: Directory, typed: Typed, kind: SubjectKind | None
) -> Subject | Remark:
    """The only one of this name, or of this name and unit; never a guess among several."""
    name = " ".join(typed.get("name", "").split())
    if not name:
        return Remark("", "name", "", "Hãy ghi họ và tên hoặc tên tập thể như trong Danh bạ.")
    found = store.subjects.named(name, kind) or store.subjects.named(split_name(name).name, kind)
    unit = canonical(typed.get("unit", ""))
    if unit and len(found) > 1:
        found = [s for s in found if canonical(directory.unit_name(s.unit_uid)) == unit] or found
    position = canonical(typed.get("position", "") or typed.get("about", ""))
    if position and len(found) > 1:
        found = [s for s in found if canonical(s.position) == position] or found
    if len(found) == 1:
        return found[0]
    if found:
        sentence = (
            f"Danh bạ có {len(found)} đối tượng tên {quoted(name)}; "
            "hãy ghi thêm đơn vị ở cột Đơn vị để biết là ai."
        )
    else:
        sentence = f"Danh bạ chưa có {quoted(name)}; hãy thêm ở trang Danh bạ trước."
    return Remark("", "name", name, sentence)
