"""A field for a decision, found by its number or by what it is about."""

from __future__ import annotations

from models.decisions import DECISION_STATUSES, Decision
from models.listing import Query
from ui.widgets.picker import Found, Picker
from ui.workspace import Workspace

FOUND = 20
LOOKED_AT = 100


class DecisionPicker(Picker):
    """With ``only_own`` it leaves out what was decided elsewhere or written down from paper."""

    def __init__(self, workspace: Workspace) -> None:
        self.only_own = False
        self._workspace = workspace
        self._services = workspace.services
        super().__init__(self._found, hint="Gõ số quyết định hoặc vài chữ của trích yếu")

    def choose(self, uid: str) -> None:
        self.set_value((uid, self._called(self._services.deciding.get(uid))))

    def _found(self, text: str) -> list[Found]:
        """Those of the chosen period come first."""
        period = self._workspace.period.code
        opened = self._services.lists.open("decision-list", Query(search=text))
        decisions = [self._services.deciding.get(row.uid) for row in opened.rows(0, LOOKED_AT)]
        if self.only_own:
            decisions = [decision for decision in decisions if decision.origin == "own"]
        decisions.sort(key=lambda decision: decision.period != period)
        return [
            (decision.uid, self._called(decision), DECISION_STATUSES[decision.status])
            for decision in decisions[:FOUND]
        ]

    def _called(self, decision: Decision) -> str:
        about = (decision.summary or self._services.wording.summary(decision)).removeprefix(
            "Về việc "
        )
        number = f"Số {decision.code}" if decision.number else "Chưa có số"
        year = f" ({decision.decided_on.year})" if decision.decided_on else ""
        return f"{number}{year}: {about}"
