"""A measure: what is counted, how a row belongs to a period, and what makes it good."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from trigpoint.model.control_charts import Overruling
from trigpoint.model.errors import InvalidModelError
from trigpoint.model.expressions import ReferenceDate
from trigpoint.model.nodes import NUMERIC, Node, ValueType
from trigpoint.model.observations import Rebase
from trigpoint.model.seasons import Hypothesis
from trigpoint.model.twins import NationalTwin


class Polarity(StrEnum):
    """Which way is good. Never assumed: a measure must say."""

    HIGH = "high"
    LOW = "low"
    RANGE = "range"
    INFO = "info"


class Unit(StrEnum):
    COUNT = "count"
    PERCENT = "percent"
    DAYS = "days"
    NUMBER = "number"
    RATE_PER_10000 = "rate_per_10000"
    BINARY_RATE = "binary_rate"
    FREQUENCY_RATE = "frequency_rate"


# The units that are printed with a per cent sign, and so never without their tally.
PERCENTAGES = frozenset({Unit.PERCENT, Unit.BINARY_RATE})
RATES = frozenset({Unit.RATE_PER_10000, Unit.FREQUENCY_RATE})


# ---- how a row belongs to a period ----------------------------------------------------------------------


def _require_dates(*nodes: Node) -> None:
    for node in nodes:
        if node.type is not ValueType.DATE:
            raise InvalidModelError(f"what places a row in a period must be of type date, not {node.type}")
        if any(isinstance(part, ReferenceDate) for part in node.walk()):
            raise InvalidModelError("reference_date is only known once a row is placed in a period")


@dataclass(frozen=True)
class During:
    """An event that falls in the period: start <= on < stop. A row whose date is unknown is in no period."""

    on: Node

    def __post_init__(self) -> None:
        _require_dates(self.on)


@dataclass(frozen=True)
class OpenAtEnd:
    """A spell open when the period ends: opened on or before its last day and not closed by that day.

    A spell closed on the last day is not open at its end. One whose opening is unknown is never open.
    """

    opened: Node
    closed: Node

    def __post_init__(self) -> None:
        _require_dates(self.opened, self.closed)


@dataclass(frozen=True)
class OpenDuring:
    """A spell open on any day of the period, the days it opened and closed included."""

    opened: Node
    closed: Node

    def __post_init__(self) -> None:
        _require_dates(self.opened, self.closed)


Membership = During | OpenAtEnd | OpenDuring


# ---- what is worked out from the rows -------------------------------------------------------------------


@dataclass(frozen=True)
class CountRows:
    """How many rows."""


@dataclass(frozen=True)
class CountDistinct:
    """How many different values of a key among the rows; rows where it is unknown count for nothing."""

    key: Node


@dataclass(frozen=True)
class Share:
    """Of the rows, those that meet the standard. An unknown answer does not meet it."""

    standard: Node

    def __post_init__(self) -> None:
        _require_boolean(self.standard, "the standard of a share")


@dataclass(frozen=True)
class ShareOfDistinct:
    """Of the different values of a key, those with any row, or every row, that meets the standard."""

    key: Node
    standard: Node
    every: bool

    def __post_init__(self) -> None:
        _require_boolean(self.standard, "the standard of a share")


@dataclass(frozen=True)
class Sum:
    number: Node

    def __post_init__(self) -> None:
        _require_number(self.number, "what is summed")


@dataclass(frozen=True)
class Average:
    """The mean of the known values."""

    number: Node

    def __post_init__(self) -> None:
        _require_number(self.number, "what is averaged")


@dataclass(frozen=True)
class Median:
    """The middle of the known values, or the mean of the middle two."""

    number: Node

    def __post_init__(self) -> None:
        _require_number(self.number, "what the median is taken of")


@dataclass(frozen=True)
class RatePerPopulation:
    """A count for each `per` people of a named population.

    The population is the mid-year estimate of the calendar year in which the financial year of the period
    begins: 2021/22 uses mid-2021, as DfE's rates per 10,000 do.
    """

    count: CountRows | CountDistinct
    per: int
    population: str

    def __post_init__(self) -> None:
        if self.per < 1:
            raise InvalidModelError("a rate is for each 1 or more people")


def _require_boolean(node: Node, what: str) -> None:
    if node.type is not ValueType.BOOLEAN:
        raise InvalidModelError(f"{what} must be a condition, true or false, not of type {node.type}")


def _require_number(node: Node, what: str) -> None:
    if node.type not in NUMERIC:
        raise InvalidModelError(f"{what} must be a number, not of type {node.type}")


Calculation = CountRows | CountDistinct | Share | ShareOfDistinct | Sum | Average | Median | RatePerPopulation


# ---- where a measure's figures come from ----------------------------------------------------------------


@dataclass(frozen=True)
class FromRecords:
    """Worked out from the rows of one table."""

    table: str
    membership: Membership
    where: Node | None
    calculation: Calculation

    def __post_init__(self) -> None:
        if self.where is not None:
            _require_boolean(self.where, "'where'")

    def expressions(self) -> Iterator[Node]:
        """Every expression the definition holds."""
        for holder in (self.membership, self.calculation, getattr(self.calculation, "count", None)):
            for value in vars(holder).values() if holder is not None else ():
                if isinstance(value, Node):
                    yield value
        if self.where is not None:
            yield self.where


@dataclass(frozen=True)
class MeasureReference:
    measure: str


@dataclass(frozen=True)
class Number:
    value: Decimal


@dataclass(frozen=True)
class Combination:
    operator: str  # + - * /
    left: "FormulaTerm"
    right: "FormulaTerm"

    def __post_init__(self) -> None:
        if self.operator not in ("+", "-", "*", "/"):
            raise InvalidModelError(f"a formula cannot use '{self.operator}'")


FormulaTerm = MeasureReference | Number | Combination


@dataclass(frozen=True)
class Formula:
    """Worked out from the figures of other measures for the same group and period."""

    term: FormulaTerm

    def measures(self) -> tuple[str, ...]:
        """The measures it uses, each once, in the order they are written."""
        return tuple(dict.fromkeys(_measures_in(self.term)))


def _measures_in(term: FormulaTerm) -> Iterator[str]:
    match term:
        case MeasureReference(measure):
            yield measure
        case Combination(_, left, right):
            yield from _measures_in(left)
            yield from _measures_in(right)


@dataclass(frozen=True)
class Submitted:
    """Typed in from elsewhere; `source` says from where."""

    source: str


Definition = FromRecords | Formula | Submitted


@dataclass(frozen=True)
class Measure:
    """A definition, complete: it can be worked out, judged and explained from this alone."""

    id: str
    title: str
    why: str
    owner: str
    polarity: Polarity
    unit: Unit
    decimals: int
    definition: Definition
    note: str = ""
    text: str = ""  # the definition as its author wrote it, for showing beside the figure
    twins: tuple[NationalTwin, ...] = ()  # in order of preference: the first that was loaded is used
    seasons: tuple[Hypothesis, ...] = ()
    chart: Overruling | None = None  # the kind of control chart, where it is not left to the rule
    rebases: tuple[Rebase, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.decimals <= 4:
            raise InvalidModelError("a figure is shown with 0 to 4 decimals")


@dataclass(frozen=True)
class Breakdown:
    """A declared attribute by which figures are split: locality, age band, gender, ...

    `value` is text, or a whole number that `bands` cut into groups: bands (0, 5, 11) give 0-4, 5-10, 11+.
    """

    id: str
    title: str
    value_by_table: tuple[tuple[str, Node], ...]
    bands: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        wanted = ValueType.INTEGER if self.bands else ValueType.TEXT
        for _, value in self.value_by_table:
            if value.type is not wanted:
                kind = "cut into bands" if self.bands else "not cut into bands"
                raise InvalidModelError(f"a breakdown {kind} must be of type {wanted}, not {value.type}")
        if list(self.bands) != sorted(set(self.bands)):
            raise InvalidModelError("the bands of a breakdown must rise")

    def value_for(self, table: str) -> Node | None:
        """The expression that gives a row's group, or None where the table has no such attribute."""
        return dict(self.value_by_table).get(table)

    @property
    def below_label(self) -> str:
        """The group below the first band: an unborn child is 'Under 0'."""
        return f"Under {self.bands[0]}"

    def band_label(self, index: int) -> str:
        """The group that starts at bands[index]: '5-10', or '18+' for the last."""
        low = self.bands[index]
        if index == len(self.bands) - 1:
            return f"{low}+"
        high = self.bands[index + 1] - 1
        return str(low) if low == high else f"{low}-{high}"
