"""Which line of the council's scorecard a printed line is, and why that is not certain where it is not."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from trigpoint.calendar.line_periods import month_figure
from trigpoint.model.catalogue import Catalogue, LineLayout, OutturnKind, ScorecardLayout, Shows
from trigpoint.model.measures import PERCENTAGES, Unit
from trigpoint.model.periods import PeriodKind
from trigpoint.model.printed import ColumnKind, PrintedCell, PrintedLine
from trigpoint.printed.values import read_value

# How much of two titles must be the same words, and by how much another line's title may be more alike. On
# the printed scorecard of March 2022 a line's own title has at least 0.57, and no other's 0.03 more.
LIKE_ENOUGH = 0.5
MORE_ALIKE = 0.1

_FIGURES = frozenset({ColumnKind.MONTH, ColumnKind.QUARTER, ColumnKind.OUTTURN, ColumnKind.PRIOR})

_ARTICLES = {"a", "an", "the", "and", "or", "no", "number", "percentage"}
_PREPOSITIONS = {"by", "exc", "excluding", "for", "from", "in", "of", "on", "to", "with"}
_VERBS = {"are", "has", "have", "is", "that", "were", "which", "who"}
_SAYS_NOTHING = _ARTICLES | _PREPOSITIONS | _VERBS
_UNITS = {
    "%": PERCENTAGES,
    "percent": PERCENTAGES,
    "percentage": PERCENTAGES,
    "count": frozenset({Unit.COUNT}),
    "number": frozenset({Unit.COUNT, Unit.NUMBER}),
    "no": frozenset({Unit.COUNT, Unit.NUMBER}),
    "days": frozenset({Unit.DAYS}),
    "rate per 10000": frozenset({Unit.RATE_PER_10000}),
    "rate": frozenset({Unit.RATE_PER_10000, Unit.BINARY_RATE, Unit.FREQUENCY_RATE}),
    "binary rate": frozenset({Unit.BINARY_RATE}),
    "frequency rate": frozenset({Unit.FREQUENCY_RATE}),
}


@dataclass(frozen=True)
class Match:
    """The line a printed one is, or is most likely to be (None for none), and why that is not certain."""

    line: LineLayout | None
    doubt: str = ""


@dataclass(frozen=True)
class KnownLine:
    """A line of the layout as printed lines are compared with it."""

    line: LineLayout
    title: str
    unit: Unit
    words: frozenset[str]

    @property
    def name(self) -> str:
        return line_name(self.line, self.title)


def line_name(line: LineLayout, title: str) -> str:
    """'1.7 Families (Open at the end of the reporting period)'."""
    return f"{line.ref} {line.split}".strip() + f" ({title})"


def unit_of(line: LineLayout, catalogue: Catalogue) -> Unit:
    """The unit a line prints: that of its measure, and for a part of a tally a count."""
    return catalogue.measures[line.measure].unit if line.shows is Shows.VALUE else Unit.COUNT


@dataclass(frozen=True)
class Matcher:
    """The lines of a layout, to find printed ones among them."""

    layout: ScorecardLayout
    catalogue: Catalogue
    _most_alike: dict[str, KnownLine] = field(default_factory=dict)  # by title: many issues print the same

    @cached_property
    def known(self) -> tuple[KnownLine, ...]:
        return tuple(self._known())

    @cached_property
    def by_reference(self) -> Mapping[str, list[KnownLine]]:
        """The lines of each reference that is written; without one a line is found by its title alone."""
        found: dict[str, list[KnownLine]] = {}
        for one in self.known:
            if one.line.ref:
                found.setdefault(one.line.ref, []).append(one)
        return found

    def _known(self) -> Iterator[KnownLine]:
        for line in self.layout.lines():
            title = line.title or self.catalogue.measures[line.measure].title
            yield KnownLine(line, title, unit_of(line, self.catalogue), words_of(title))

    def match(self, printed: PrintedLine) -> Match:
        """The line with the reference, split and unit of a printed one and a title like it, or its title.

        Anything less is a doubt: a title that is unlike, or more like another line's; a split that only one
        of them has; a unit that does not fit; several lines that fit.
        """
        same_ref = self.by_reference.get(printed.ref, [])
        if not same_ref:
            return self._by_title(printed)
        fitting = _fitting(printed, same_ref)
        if len(fitting) != 1:
            return Match(_most_alike(printed, same_ref).line, _why_not_one(printed, same_ref, fitting))
        return self._by_reference(printed, fitting[0])

    def _by_reference(self, printed: PrintedLine, found: KnownLine) -> Match:
        words = words_of(printed.title)
        if printed.title not in self._most_alike:
            best = max(self.known, key=lambda one: likeness(words, one.words))
            self._most_alike[printed.title] = best
        best = self._most_alike[printed.title]
        own = likeness(words, found.words)
        if likeness(words, best.words) > own + MORE_ALIKE:
            more = f"and its title is more like that of {best.name}"
            return Match(best.line, f"It has the reference of {found.name}, {more}.")
        if own < LIKE_ENOUGH:
            return Match(found.line, f"It has the reference of {found.name}, and its title is unlike that.")
        return Match(found.line)

    def _by_title(self, printed: PrintedLine) -> Match:
        words = words_of(printed.title)
        same = _fitting(printed, [one for one in self.known if words and one.words == words])
        if len(same) == 1:
            return Match(same[0].line)
        ref = f"the reference {printed.ref}" if printed.ref else "this title"
        best = _most_alike(printed, self.known)
        if likeness(words, best.words) < LIKE_ENOUGH:
            return Match(None, f"No line of yours has {ref}, and none has a title like it.")
        if len(same) > 1:
            return Match(best.line, f"{len(same)} lines of yours have this title: {_names(same)}.")
        return Match(best.line, f"No line of yours has {ref}; the title most like it is that of {best.name}.")


def is_figure(cell: PrintedCell) -> bool:
    """Whether a cell stands where a figure of a period does; a rolling year has a heading of another kind."""
    kind = cell.column.kind
    return kind in _FIGURES or (kind is ColumnKind.OTHER and cell.column.period is not None)


@lru_cache(maxsize=1024)  # many issues print the same titles
def words_of(title: str) -> frozenset[str]:
    """The words of a title that say what it is about, in the singular."""
    found = re.findall(r"[a-z0-9%]+", title.lower())
    return frozenset(_singular(word) for word in found if word not in _SAYS_NOTHING and word != "%")


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of two titles is the same words, from 0 to 1 (Dice's coefficient)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def unit_fits(printed: PrintedLine, unit: Unit) -> bool:
    """Whether what is printed of a line's unit leaves room for this one."""
    note = " ".join(re.sub(r"[^a-z0-9%]+", " ", printed.data_note.lower().replace(",", "")).split())
    said = _UNITS.get(note)
    if said is None:
        values = (read_value(cell.text) for cell in printed.cells if is_figure(cell))
        signs = {value.percent for value in values if value is not None and value.number is not None}
        return signs in (set(), {True, False}) or (unit in PERCENTAGES) == signs.pop()
    return unit in said


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def _fitting(printed: PrintedLine, among: list[KnownLine]) -> list[KnownLine]:
    """Those with the split and unit of a printed line; of several, those with its frequency and columns."""
    found = [one for one in among if _split_fits(printed, one) and unit_fits(printed, one.unit)]
    for narrower in (_frequency_fits, _columns_fit):
        if len(found) > 1:
            found = [one for one in found if narrower(printed, one)] or found
    return found


def _split_fits(printed: PrintedLine, known: KnownLine) -> bool:
    """The same split; or none is printed, and the title names the one the line has: 'No. of families ...'."""
    split = known.line.split.lower()
    if not printed.split:
        return not split or words_of(split) <= words_of(printed.title)
    return printed.split.lower() == split


def _frequency_fits(printed: PrintedLine, known: KnownLine) -> bool:
    return not printed.frequency or printed.frequency.lower() == known.line.frequency.value


def _columns_fit(printed: PrintedLine, known: KnownLine) -> bool:
    """Whether a line prints something in every month, and for the year, that a number is printed for."""
    periods = {cell.column.period for cell in printed.cells if is_figure(cell) and _has_number(cell.text)}
    months = [period for period in periods if period and period.kind is PeriodKind.MONTH]
    years = {period for period in periods if period and period.kind is PeriodKind.FINANCIAL_YEAR}
    has_year = known.line.outturn is not OutturnKind.NOT_APPLICABLE
    return (has_year or not years) and all(month_figure(known.line, month) for month in months)


def _has_number(text: str) -> bool:
    value = read_value(text)
    return value is not None and value.number is not None


def _most_alike(printed: PrintedLine, among: list[KnownLine] | tuple[KnownLine, ...]) -> KnownLine:
    words = words_of(printed.title)
    fits = [one for one in among if unit_fits(printed, one.unit)] or among
    return max(fits, key=lambda one: likeness(words, one.words))


def _why_not_one(printed: PrintedLine, same_ref: list[KnownLine], fitting: list[KnownLine]) -> str:
    if fitting:
        return f"{len(fitting)} lines of yours have this reference and unit: {_names(fitting)}."
    if not any(unit_fits(printed, one.unit) for one in same_ref):
        units = " or ".join(dict.fromkeys(one.unit.value.replace("_", " ") for one in same_ref))
        note = f"'{printed.data_note}'" if printed.data_note else "another unit"
        return f"It is printed as {note}, and your {printed.ref} is in {units}."
    split = f"the split '{printed.split}'" if printed.split else "no split"
    return f"It has {split}, and yours are: {_names(same_ref)}."


def _names(lines: list[KnownLine]) -> str:
    return "; ".join(dict.fromkeys(one.name for one in lines))
