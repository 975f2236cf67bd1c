"""Which line a row is: its reference, title, split and codes, from the fields before its figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trigpoint.model.printed import PrintedLine
from trigpoint.printed.fitting import Shape, shape_of
from trigpoint.printed.grid import GridCell
from trigpoint.printed.headings import CODES, Heading, Label

_REF = re.compile(r"[A-Z]{0,6}[ -]?\d{1,3}[a-z]?([./-]\d{1,3}[a-z]?)*\.?", re.IGNORECASE | re.ASCII)
_REF_AMONG = 2  # the first fields: a section's name may stand before it
LONGEST_SPLIT = 3  # words; more are a title


@dataclass(frozen=True)
class RowLabels:
    """What a row says of its line; '' for what it does not."""

    ref: str = ""
    title: str = ""
    split: str = ""
    section: str = ""
    frequency: str = ""
    data_note: str = ""
    codes: tuple[str, ...] = ()

    def after(self, previous: PrintedLine | None) -> "RowLabels":
        """The same, with what is printed once for several rows carried down from the row before.

        A further row of a line prints neither reference nor title.
        """
        if previous is None or self.ref or self.title:
            return self
        return replace(
            self,
            ref=previous.ref,
            title=previous.title,
            section=self.section or previous.section,
            frequency=self.frequency or previous.frequency,
            codes=self.codes or previous.codes,
        )


def under_headings(cells: Sequence[GridCell], headings: Sequence[Heading]) -> RowLabels:
    """The labels of a row whose cells stand under their headings."""
    found: dict[Label, list[str]] = {}
    for cell, heading in zip(cells, headings, strict=False):
        if heading.label and cell.text:
            found.setdefault(heading.label, []).append(cell.text)
    notes = found.get(Label.DATA_NOTE, [])
    note = next((text for text in notes if shape_of(text) is Shape.UNIT), "".join(notes[:1]))

    def first(label: Label) -> str:
        return found.get(label, [""])[0]

    return RowLabels(
        ref=first(Label.REF),
        title=first(Label.TITLE),
        split=first(Label.SPLIT),
        section=first(Label.SECTION),
        frequency=first(Label.FREQUENCY),
        data_note=note,
        codes=tuple(text for label in CODES for text in found.get(label, [])),
    )


def by_shape(texts: Sequence[str]) -> RowLabels:
    """The labels of a row whose fields may be shifted: by what they look like, in their order.

    What stands before a reference names the section. Without a reference a few words are a split of the line
    above, and more are a title.
    """
    ref = next((n for n, text in enumerate(texts[:_REF_AMONG]) if text and _REF.fullmatch(text)), None)
    rest = [text for text in texts[0 if ref is None else ref + 1 :] if text]
    codes = tuple(text for text in rest if shape_of(text) is Shape.CODE)
    words = [text for text in rest if text not in codes]
    has_title = bool(words) and (ref is not None or len(words[0].split()) > LONGEST_SPLIT)
    return RowLabels(
        ref="" if ref is None else texts[ref],
        title=words[0] if has_title else "",
        split=" ".join(words[1:] if has_title else words),
        section=" ".join(text for text in texts[: ref or 0] if text),
        codes=codes,
    )
