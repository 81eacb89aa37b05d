"""Change one entry of the province's own rules, the program's own value beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from models.dates import format_short
from models.problems import Refused, Rejected
from services.profile_fields import ProfileField, ProfileTable
from services.profile_parameters import fields_of
from services.profile_values import shown, stored, value_at
from services.province_profile import ProvinceProfile
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace


class ProfileEntryDialog(FormDialog):
    """``saved`` brings the key of the entry."""

    def __init__(
        self,
        workspace: Workspace,
        profile: ProvinceProfile,
        table: ProfileTable,
        key: str | date | None,
        parent: QWidget | None = None,
    ) -> None:
        self._catalogue = workspace.services.catalogue
        self._profile = profile
        self._table = table
        self._key = key
        self._entry: Mapping[str, Any] = {"confidence": "verified", "kind": "off"}
        self._shipped: Mapping[str, Any] | None = None
        if key is not None:
            self._entry = profile.entry(table.name, key)
            self._shipped = profile.shipped(table.name, key)
        title = str(self._entry.get(table.naming, "")) if key is not None else table.new_title
        super().__init__(
            f"Sửa: {title}" if key is not None else title,
            self._put,
            parent,
            intro=(
                "Chỉ sửa khi có văn bản của tỉnh hoặc văn bản mới; ghi rõ căn cứ. "
                "Giá trị của chương trình ghi bên dưới mỗi ô."
                if key is not None
                else "Ghi theo văn bản đã ban hành; ghi rõ căn cứ."
            ),
        )
        self._shown = fields_of(table, self._entry)
        if key is None and table.new_key is not None:
            self._shown.insert(0, table.new_key)
        for field in self._shown:
            self.add_field(
                field.name,
                field.label,
                _widget(field),
                required=field.required,
                help=self._help(field),
            )
            self.fill({field.name: self._value(field, self._entry)})

    def _help(self, field: ProfileField) -> str:
        if self._shipped is None:
            return field.help
        value = self._value(field, self._shipped)
        if field.kind == "switch":
            text = "có" if value else "không"
        elif field.kind == "choice":
            text = str(field.choices.get(value, value))
        elif isinstance(value, date):
            text = format_short(value)
        else:
            text = str(value or "")
        own = f"Của chương trình: {(text or 'để trống').rstrip('.')}."
        return f"{field.help} {own}".strip()

    def _value(self, field: ProfileField, entry: Mapping[str, Any]) -> Any:
        value = value_at(entry, field.name)
        if value is None:
            value = True if field.name == "enabled" else field.default
        return shown(self._catalogue, field, value)

    def _put(self, values: dict[str, Any]) -> str | date:
        typed: dict[str, Any] = {}
        problems: dict[str, str] = {}
        for field in self._shown:
            try:
                typed[field.name] = stored(self._catalogue, field, values[field.name])
            except Refused as refused:
                problems[field.name] = str(refused)
        if problems:
            raise Rejected(problems)
        new_key = self._table.new_key
        key = self._key
        if key is None and new_key is not None:
            key = typed.pop(new_key.name)
            if self._profile.find(self._table.name, key) is not None:
                raise Rejected({new_key.name: "Ngày này đã có; hãy sửa dòng đã có."})
        assert key is not None
        self._profile.put(self._table.name, key, self._changed(typed))
        return key

    def _changed(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """What differs from what the program brings; parameters are written as a whole.

        What the program sets cannot be left out, for then the program's own would hold again.
        """
        shipped = self._shipped or {}
        fields = {field.name: field for field in self._shown}
        emptied = {
            name: "Không để trống được mục này vì khi đó mức của chương trình vẫn áp dụng."
            for name, value in typed.items()
            if value is None and value_at(shipped, name) is not None and fields[name].kind != "text"
        }
        if emptied:
            raise Rejected(emptied)
        values: dict[str, Any] = {}
        parameters = dict(value_at(self._entry, "parameters") or {})
        for name, value in typed.items():
            table, _, inner = name.partition(".")
            if inner:
                if inner in parameters or value != fields[name].default:
                    parameters[inner] = value
                continue
            if value is None and shipped.get(name):
                value = ""
            if name == "enabled":  # parameters alone would switch a rule on
                values[name] = value
                continue
            own = shipped.get(name)
            values[table] = None if self._shipped is not None and value == own else value
        if any("." in name for name in typed):
            kept = {name: value for name, value in parameters.items() if value is not None}
            values["parameters"] = kept if kept != shipped.get("parameters", {}) else None
        return values


def _widget(field: ProfileField) -> QWidget:
    match field.kind:
        case "switch":
            return QCheckBox(field.label)
        case "choice":
            return Choice(list(field.choices.items()))
        case "date":
            return DateField()
        case "integer" | "decimal":
            return text_field(width=160)
        case _:
            return text_field()
