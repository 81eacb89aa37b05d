"""Giấy khen, bằng chứng nhận: the sheets of awards, checked first and written to one file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from models.certificates import Calibration, Copy
from models.problems import Refused
from models.progress import SILENT, Progress
from models.store import Store
from models.subjects import SubjectKind
from services.catalogue import Catalogue
from services.certificates.calibrations import Calibrations
from services.certificates.drawing import Mode, drawn_fields
from services.certificates.layout import Layout
from services.certificates.layouts import CertificateLayouts
from services.certificates.ruler_sheet import write_ruler
from services.certificates.sample import sample_sheet
from services.certificates.sheet_file import SheetFile
from services.certificates.texts import CertificateTexts, OfDecision, Sheet
from services.certificates.trouble import Trouble, outside, troubles_of
from services.decision_order import in_listed_order
from services.decision_wording import DecisionWording
from services.letterheads import Letterheads
from services.settings import Settings

_DOING = "Đang dựng giấy khen"


class Certificates(CertificateLayouts, Calibrations):
    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        settings: Settings,
        wording: DecisionWording,
        letterheads: Letterheads,
    ) -> None:
        CertificateLayouts.__init__(self, store, catalogue)
        self._settings = settings
        self._wording = wording
        self._letterheads = letterheads
        self._texts = CertificateTexts(catalogue, settings, wording, letterheads)

    def check(
        self,
        award_uids: Sequence[str],
        layout: Layout,
        mode: Mode = "blank",
        calibration: Calibration | None = None,
        progress: Progress = SILENT,
    ) -> list[Trouble]:
        """What somebody has to see before these are printed, in the order of the awards."""
        fields = drawn_fields(layout, mode)
        troubles = outside(layout, fields, calibration) if award_uids else []
        for done, sheet in enumerate(self.sheets(award_uids)):
            progress.report(done, len(award_uids), "Đang đo chữ")
            troubles += troubles_of(sheet, layout, fields)
        return troubles

    def write(
        self,
        award_uids: Sequence[str],
        layout: Layout,
        path: Path,
        mode: Mode = "blank",
        calibration: Calibration | None = None,
        copies: Mapping[str, Copy] | None = None,
        progress: Progress = SILENT,
    ) -> int:
        """One page for each award, in their order; how many. ``copies`` says which are issued again.

        Raises ``Refused`` before anything is written when a text does not fit or cannot be drawn.
        """
        if not award_uids:
            raise Refused("Chưa chọn ai nên không có giấy khen để in.")
        with SheetFile(path) as file:
            for done, sheet in enumerate(self.sheets(award_uids, copies)):
                progress.report(done, len(award_uids), _DOING)
                file.add(sheet, layout, mode, calibration)
        return len(award_uids)

    def write_decision(self, decision_uid: str, path: Path, progress: Progress = SILENT) -> int:
        """Every certificate of a decision on blank paper, each in the usual layout of its award."""
        day = self._texts.of_decision(self._store.decisions.get(decision_uid)).day
        uids = self.printable(decision_uid)
        if not uids:
            raise Refused("Quyết định chưa có ai trong danh sách nên chưa có giấy khen để in.")
        layouts: dict[str, Layout] = {}
        with SheetFile(path) as file:
            for done, sheet in enumerate(self.sheets(uids)):
                progress.report(done, len(uids), _DOING)
                code = sheet.award.award_type
                if code not in layouts:
                    layouts[code] = self.usual_layout(code, day).layout
                file.add(sheet, layouts[code])
        return len(uids)

    def printable(self, decision_uid: str) -> list[str]:
        """Uids of a decision's awards as its list has them, without those that were taken back."""
        decision = self._store.decisions.get(decision_uid)
        places = self._store.awards.places(decision_uid)
        listed = in_listed_order(places, decision, self._catalogue)
        awards = self._store.awards.get_many([place.uid for place in listed])
        return [award.uid for award in awards if award.revoked_by is None]

    def write_sample(
        self,
        layout: Layout,
        path: Path,
        mode: Mode = "blank",
        calibration: Calibration | None = None,
        kind: SubjectKind = "individual",
    ) -> list[Trouble]:
        """One page with invented texts, for the editor; what does not fit is left out and told."""
        sheet = self.sample(layout, kind)
        with SheetFile(path) as file:
            file.add(sheet, layout, mode, calibration, strict=False)
        fields = drawn_fields(layout, mode)
        return [*outside(layout, fields, calibration), *troubles_of(sheet, layout, fields)]

    def sample(self, layout: Layout, kind: SubjectKind = "individual") -> Sheet:
        """An invented person, collective or household honoured by this commune."""
        codes, today = layout.awards, self._store.origin.today()
        return sample_sheet(
            kind,
            self._catalogue.award_type(codes[0]) if codes else None,
            self._texts.issuer(today),
            self._wording.commune(),
            self._settings.get("place_name"),
            today,
        )

    def write_ruler(
        self, layout: Layout, path: Path, calibration: Calibration | None = None
    ) -> None:
        """The ruler sheet on the paper of ``layout``; with a calibration, to see that it is right."""
        write_ruler(layout.width, layout.height, path, calibration)

    def sheets(
        self, award_uids: Sequence[str], copies: Mapping[str, Copy] | None = None
    ) -> Iterator[Sheet]:
        """The texts of each award, in the order asked for."""
        copies = copies or {}
        shared: dict[str, OfDecision] = {}
        for award in self._store.awards.get_many(award_uids):
            known = shared.get(award.decision_uid)
            if known is None:
                decision = self._store.decisions.get(award.decision_uid)
                known = shared[award.decision_uid] = self._texts.of_decision(decision)
            copy = copies.get(award.uid, "first")
            yield Sheet(award, self._texts.of_award(award, known, copy))
