"""The elements of a Word document that the blocks are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from services.documents.characters import clean
from services.documents.document import Align, Run, Text, runs

_JUSTIFICATION: dict[Align, str] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justify": "both",
}


@dataclass(frozen=True, slots=True)
class Form:
    """What a paragraph has of its own beyond its style. Distances in points; None: as the style says."""

    align: Align | None = None
    before: float | None = None
    after: float | None = None
    left: float | None = None
    right: float | None = None
    first: float | None = None
    size: float | None = None
    keep: bool = False
    rule: float | None = None
    """Thickness of a rule over the paragraph."""
    leader: float | None = None
    """Where dots after the text end."""


PLAIN = Form()


def element(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """``<w:tag w:attribute="...">`` with the children; attributes that are None are left out."""
    result = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        if value is not None:
            result.set(qn(f"w:{name.rstrip('_')}"), str(value))
    result.extend(children)
    return result


def twips(points: float) -> int:
    return round(points * 20)


def paragraph(
    style: str, text: Text = "", form: Form = PLAIN, *, bold: bool = False, italic: bool = False
) -> BaseOxmlElement:
    result = element("p", _properties(style, form))
    for run in runs(text, bold=bold, italic=italic):
        result.extend(run_elements(run, form.size))
    if form.leader is not None:
        result.append(element("r", element("tab")))
    return result


def run_elements(run: Run, size: float | None = None) -> Iterable[BaseOxmlElement]:
    """One run; its line breaks are Word's."""
    result = element("r")
    look = _look(run, size)
    if len(look):
        result.append(look)
    for place, line in enumerate(clean(run.text).split("\n")):
        if place:
            result.append(element("br"))
        result.append(text_element(line))
    return (result,)


def text_element(text: str) -> BaseOxmlElement:
    result = element("t")
    result.text = text
    result.set(qn("xml:space"), "preserve")
    return result


def page_number_field() -> Iterable[BaseOxmlElement]:
    """The number of the page, which Word fills in."""
    code = element("instrText")
    code.text = "PAGE"
    for content in (
        element("fldChar", fldCharType="begin"),
        code,
        element("fldChar", fldCharType="separate"),
        text_element("2"),
        element("fldChar", fldCharType="end"),
    ):
        yield element("r", content)


def _properties(style: str, form: Form) -> BaseOxmlElement:
    properties = element("pPr", element("pStyle", val=style))
    if form.keep:
        properties.append(element("keepNext"))
    if form.rule is not None:
        rule = element("top", val="single", sz=round(form.rule * 8), space=0, color="000000")
        properties.append(element("pBdr", rule))
    if form.leader is not None:
        stop = element("tab", val="right", leader="dot", pos=twips(form.leader))
        properties.append(element("tabs", stop))
    if form.before is not None or form.after is not None:
        spacing = {"before": form.before, "after": form.after}
        properties.append(element("spacing", **_in_twips(spacing)))
    indents = {"left": form.left, "right": form.right, "firstLine": form.first}
    if any(distance is not None for distance in indents.values()):
        properties.append(element("ind", **_in_twips(indents)))
    if form.align is not None:
        properties.append(element("jc", val=_JUSTIFICATION[form.align]))
    return properties


def _in_twips(distances: dict[str, float | None]) -> dict[str, int | None]:
    return {
        name: None if distance is None else twips(distance) for name, distance in distances.items()
    }


def _look(run: Run, size: float | None) -> BaseOxmlElement:
    look = element("rPr")
    if run.bold:
        look.append(element("b"))
    if run.italic:
        look.append(element("i"))
    if size is not None:
        look.append(element("sz", val=round(size * 2)))
        look.append(element("szCs", val=round(size * 2)))
    if run.underline:
        look.append(element("u", val="single"))
    if run.superscript:
        look.append(element("vertAlign", val="superscript"))
    return look
