"""The parts of figures that printed cells give, put together: a count, what it is out of, a percentage."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from trigpoint.history.asking import Asking
from trigpoint.history.questions import AnswerKind
from trigpoint.model.catalogue import Shows
from trigpoint.model.errors import TrigpointError
from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.measures import PERCENTAGES, Unit
from trigpoint.printed.values import PrintedValue
from trigpoint.store.imports import ImportedFigure, same_as_printed

PERCENT = 100

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class SaidPart:
    """What one printed cell says: a part of a figure, on a day of issue, and where it stands."""

    cell: Cell
    shows: Shows
    value: PrintedValue
    issued_on: date
    where: str
    text: str

    def tally(self) -> Iterator["SaidPart"]:
        """The parts of '92.2% (47 of 51)'."""
        for shows, number in ((Shows.NUMERATOR, self.value.top), (Shows.DENOMINATOR, self.value.bottom)):
            if number is not None:
                said = PrintedValue(number, State.KNOWN)
                yield SaidPart(self.cell, shows, said, self.issued_on, self.where, self.text)

    @property
    def name(self) -> str:
        """'re_referrals of Mar-22', with the part of it where it is one."""
        part = "" if self.shows is Shows.VALUE else f"the {self.shows} of "
        return f"{part}{self.cell.measure} of {self.cell.period.label}"


def without_disputed(parts: Sequence[SaidPart], asking: Asking) -> list[SaidPart]:
    """The parts, of those that contradict each other only one that an answer chose.

    A dash beside a number contradicts nothing. Raises TrigpointError where answers chose two.
    """
    kept: list[SaidPart] = []
    for same in _grouped(parts, lambda part: (part.issued_on, part.cell, part.shows)).values():
        numbers = [part for part in same if part.value.number is not None]
        kept += _undisputed(numbers, asking) if _differ(numbers) else numbers or same
    return kept


def gathered(parts: Iterable[SaidPart], units: Mapping[str, Unit]) -> Iterator[ImportedFigure]:
    """A figure for each day of issue and cell, in the order they were printed."""
    for (issued_on, cell), same in _grouped(parts, lambda part: (part.issued_on, part.cell)).items():
        by_part = {shows: _finest(same, shows) for shows in Shows}
        figure = _figure(cell, by_part, units[cell.measure])
        places = dict.fromkeys(part.where for part in same)
        yield ImportedFigure(figure, issued_on, "; ".join(places))


def _grouped(parts: Iterable[SaidPart], key: Callable[[SaidPart], Key]) -> dict[Key, list[SaidPart]]:
    groups: dict[Key, list[SaidPart]] = defaultdict(list)
    for part in parts:
        groups[key(part)].append(part)
    return groups


def _differ(parts: Sequence[SaidPart]) -> bool:
    return any(not _agree(parts[0], other) for other in parts[1:])


def _agree(one: SaidPart, other: SaidPart) -> bool:
    return same_as_printed(one.value.number, other.value.number)


def _undisputed(parts: Sequence[SaidPart], asking: Asking) -> list[SaidPart]:
    chosen = []
    for part in parts:
        others = dict.fromkeys(f"'{one.text}' ({one.where})" for one in parts if not _agree(one, part))
        answer = asking.about_conflict(part.where, part.text, part.name, ", ".join(others))
        if answer is not None and answer.kind is AnswerKind.YES:
            chosen.append(part)
    if _differ(chosen):
        both = " and ".join(f"'{part.text}' ({part.where})" for part in chosen)
        raise TrigpointError(
            f"Cells that contradict each other were all answered with yes: {both}.",
            hint="Answer yes to the one that holds, and skip to the others.",
        )
    return chosen


def _finest(parts: Sequence[SaidPart], shows: Shows) -> PrintedValue | None:
    """The value of a part with the most decimals; a number before a dash."""
    found = [part.value for part in parts if part.shows is shows]
    return max(found, key=lambda value: (value.number is not None, value.decimals), default=None)


def _figure(cell: Cell, parts: Mapping[Shows, PrintedValue | None], unit: Unit) -> Figure:
    value, above, below = (
        _number(parts[shows]) for shows in (Shows.VALUE, Shows.NUMERATOR, Shows.DENOMINATOR)
    )
    if value is not None:
        above = value if unit is Unit.COUNT else above  # the tally of a count is itself, as in a run
        return Figure(cell, State.KNOWN, value, above, below, _contradiction(value, above, below, unit))
    if above is not None and below and parts[Shows.VALUE] is None and unit in PERCENTAGES:
        reason = f"The share is not printed: it was worked out from {above} of {below}."
        return Figure(cell, State.KNOWN, PERCENT * above / below, above, below, reason)
    if above is not None or below is not None:
        return Figure(cell, State.NO_DATA, None, above, below, "Only a part of its tally is printed.")
    said = next(part for part in parts.values() if part is not None)
    return Figure(cell, said.state, reason="No figure is printed.")


def _number(value: PrintedValue | None) -> Decimal | None:
    return value.number if value is not None else None


def _contradiction(value: Decimal, above: Decimal | None, below: Decimal | None, unit: Unit) -> str:
    """What is odd about a printed percentage: that its tally gives another."""
    if unit not in PERCENTAGES or above is None or not below:
        return ""
    exact = PERCENT * above / below
    return "" if same_as_printed(value, exact) else f"As printed; {above} of {below} gives {exact:.1f}%."
