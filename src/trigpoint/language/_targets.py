"""Targets: from what is written to the rows a judgement is made by, and what must hold between them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trigpoint.language._problems import Problems
from trigpoint.language._surface import ConditionText, EdgesText, TargetText
from trigpoint.language.documents import Document, Path
from trigpoint.language.names import check_measure
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.measures import Measure, Polarity
from trigpoint.model.targets import (
    AllOf,
    AppliesTo,
    Combined,
    Flat,
    Profiled,
    Range,
    Relative,
    Target,
    TargetKind,
)

_KINDS = ("green", "range", "profile", "all_of")
_LAST = date.max


@dataclass(frozen=True)
class PlacedTarget:
    """A target and where it is written."""

    target: Target
    document: Document
    path: Path
    is_library: bool = False

    def place(self, at: Path = ("measure",)) -> Place:
        return self.document.place((*self.path, *at))


@dataclass(frozen=True)
class TargetReader:
    """Reads one target. `declared` are the names of every measure written, well or badly."""

    number: int
    text: TargetText
    document: Document
    declared: Collection[str]
    problems: Problems

    @property
    def path(self) -> Path:
        return ("targets", self.number)

    def read(self) -> Target | None:
        """The target, or None with its mistakes kept in `problems`."""
        before = len(self.problems)
        self._check_names()
        kind = None
        with self.problems.kept(self.document.place((*self.path, "range"))):
            kind = self._kind()
        with self.problems.kept():
            target = self._target(kind) if kind is not None else None
            return target if len(self.problems) == before else None
        return None

    def error(self, message: str, hint: str | None = None, *, at: str = "measure") -> TrigpointError:
        place = self.document.place((*self.path, at))
        return TrigpointError(f"The target for {self.text.measure} {message}", place=place, hint=hint)

    def _check_names(self) -> None:
        with self.problems.kept():
            check_measure(self.text.measure, self.declared, self._place("measure"))
        for index, name in enumerate(self.text.combined_with or []):
            with self.problems.kept():
                check_measure(name, self.declared, self._place("combined_with", index))

    def _place(self, *at: str | int) -> Place:
        return self.document.place((*self.path, *at))

    def _kind(self) -> TargetKind:
        given = [kind for kind in _KINDS if getattr(self.text, kind) is not None]
        if not given:
            raise self.error("does not say what good is.", "Write green:, range:, profile: or all_of:.")
        if len(given) > 1:
            raise self.error(f"says what good is twice: {' and '.join(given)}.", "Keep one.", at=given[1])
        for key in ("amber", "combined_with"):
            if getattr(self.text, key) is not None and given != ["green"]:
                raise self.error(f"has no use for '{key}' beside '{given[0]}'.", at=key)
        text = self.text
        if text.range is not None:
            edges = text.range
            return Range(edges.low, edges.high, edges.amber_low, edges.amber_high)
        if text.profile is not None:
            return Profiled(tuple((month(key), _flat(edges)) for key, edges in sorted(text.profile.items())))
        if text.all_of is not None:
            return AllOf(tuple(self._condition(index, one) for index, one in enumerate(text.all_of)))
        assert text.green is not None
        if text.combined_with:
            return Combined((text.measure, *text.combined_with), text.green, text.amber)
        return Flat(text.green, text.amber)

    def _condition(self, index: int, text: ConditionText) -> Relative:
        to = text.better_than or text.comparable_with
        if to is None or (text.better_than and text.comparable_with):
            place = self.document.place((*self.path, "all_of", index))
            hint = "Write {better_than: ...} or {comparable_with: ..., tolerance_percent: ...}."
            message = f"The target for {self.text.measure} compares with one other figure at a time."
            raise TrigpointError(message, place=place, hint=hint)
        if (text.comparable_with is None) != (text.tolerance_percent is None):
            place = self.document.place((*self.path, "all_of", index))
            message = "comparable_with and tolerance_percent stand together."
            raise TrigpointError(message, place=place, hint="Say how much worse is still comparable, or 0.")
        return Relative(to, text.tolerance_percent)

    def _target(self, kind: TargetKind) -> Target:
        text = self.text
        first, last = month(text.from_), month(text.to) if text.to else None
        if last is not None and last < first:
            raise self.error(f"ends ({text.to}) before it begins ({text.from_}).", at="to")
        return Target(
            measure=text.measure,
            first=first,
            last=last,
            applies_to=text.applies_to,
            kind=kind,
            judges=text.judges,
            source=text.source or "",
            reason=text.reason or "",
            set_by=text.set_by or "",
            set_on=self._day(text.set_on) if text.set_on else None,
        )

    def _day(self, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.error(f"has no such day as {text}.", "Write 2021-04-01.", at="set_on") from None


def month(text: str) -> date:
    """The first day of a month written 2021-04."""
    return date.fromisoformat(f"{text}-01")


def _flat(edges: EdgesText) -> Flat:
    return Flat(edges.green, edges.amber)


# ---- what must hold between targets and measures --------------------------------------------------------


def check_edges(placed: PlacedTarget, measures: Mapping[str, Measure]) -> None:
    """TrigpointError where the edges and the measure's polarity contradict each other."""
    measure = measures.get(placed.target.measure)
    if measure is None:
        return
    kind, polarity = placed.target.kind, measure.polarity
    if isinstance(kind, Range) != (polarity is Polarity.RANGE) and not isinstance(kind, AllOf):
        hint = "A measure of polarity range is judged by range:, and no other is."
        raise _error(placed, f"does not fit its polarity, {polarity}.", hint)
    for path, edges in _edges(kind):
        if edges.amber is not None and not _worse(edges.amber, edges.green, polarity):
            message = f"has its amber edge, {edges.amber}, no worse than its green edge, {edges.green}."
            hint = f"Where {polarity} is good, amber is {_DIRECTIONS[polarity]} green."
            raise _error(placed, message, hint, at=(*path, "amber"))


_DIRECTIONS = {Polarity.HIGH: "below", Polarity.LOW: "above"}


def _worse(amber: Decimal, green: Decimal, polarity: Polarity) -> bool:
    """Whether amber is on the bad side of green; an info measure has no bad side."""
    match polarity:
        case Polarity.HIGH:
            return amber < green
        case Polarity.LOW:
            return amber > green
    return True


def _edges(kind: TargetKind) -> tuple[tuple[Path, Flat], ...]:
    """The edges of a target, and where in its text they are written."""
    match kind:
        case Flat():
            return (((), kind),)
        case Combined(_, green, amber):
            return (((), Flat(green, amber)),)
        case Profiled(months):
            return tuple((("profile", f"{first:%Y-%m}"), edges) for first, edges in months)
    return ()


def check_overlaps(targets: Sequence[PlacedTarget], problems: Problems) -> None:
    """One measure is judged by one target at a time, in the month and at year end apart."""
    for index, later in enumerate(targets):
        for earlier in targets[:index]:
            if _together(earlier.target, later.target):
                other = f"{earlier.place().file} line {earlier.place().line}"
                message = f"and another, at {other}, are in force at the same time."
                hint = "End the earlier with to:, or say applies_to: month and year_end."
                problems.add(_error(later, message, hint))


def _together(one: Target, other: Target) -> bool:
    """Whether two targets judge one measure at the same time."""
    if one.measure != other.measure:
        return False
    apart = {one.applies_to, other.applies_to} == {AppliesTo.MONTH, AppliesTo.YEAR_END}
    return not apart and max(one.first, other.first) <= min(one.last or _LAST, other.last or _LAST)


def _error(placed: PlacedTarget, message: str, hint: str, *, at: Path = ("measure",)) -> TrigpointError:
    message = f"The target for {placed.target.measure} {message}"
    return TrigpointError(message, place=placed.place(at), hint=hint)
