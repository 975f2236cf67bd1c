"""Random expressions and measures, built backwards: from the type wanted to the nodes that can give it."""

from typing import Any, get_args

from hypothesis import strategies as st

from tests.generative.world import EVENTS, PEOPLE, VALUES, VISITS
from trigpoint.model.dates import (
    AddDays,
    AddMonths,
    AddWorkingDays,
    Age,
    Birthday,
    DaysBetween,
    MonthOf,
    MonthsBetween,
    WorkingDaysBetween,
)
from trigpoint.model.expressions import (
    And,
    Arithmetic,
    ArithmeticOperator,
    Coalesce,
    Column,
    Comparison,
    ComparisonOperator,
    Frame,
    IsIn,
    IsNull,
    Literal,
    Not,
    Or,
    ParentColumn,
    PeriodEnd,
    PeriodStart,
    ReferenceDate,
)
from trigpoint.model.measures import (
    Average,
    Breakdown,
    CountDistinct,
    CountRows,
    During,
    FromRecords,
    Measure,
    Median,
    OpenAtEnd,
    OpenDuring,
    Polarity,
    RatePerPopulation,
    Share,
    ShareOfDistinct,
    Sum,
    Unit,
)
from trigpoint.model.nodes import Node, ValueType
from trigpoint.model.related import CountRelated, Exists, KeyMatch, LatestRelated, RelatedRows

MOST_DEPTH = 3
ORDERED = [operator for operator in get_args(ComparisonOperator) if operator not in ("=", "<>")]
PERSON = "person_id"


class Expressions:
    """Draws expressions. `frames` are the rows that may be asked; `placed` whether the row is in a period."""

    def __init__(
        self, draw: st.DrawFn, *, frames: tuple[Frame, ...] = (Frame.ROW,), placed: bool = True
    ) -> None:
        self.draw = draw
        self.frames = frames
        self.placed = placed

    def of(self, kind: ValueType, depth: int = MOST_DEPTH) -> Node:
        """An expression of this type, at most so deep."""
        leaf = depth == 0 or self.draw(st.integers(0, 3)) == 0
        makers = self._leaves(kind) if leaf else self._leaves(kind) + self._branches(kind)
        maker = self.draw(st.sampled_from(makers))
        return maker(depth - 1)  # type: ignore[no-any-return]

    def _leaves(self, kind: ValueType) -> list[Any]:
        leaves = [lambda _: self._column(kind), lambda _: self._column(kind), lambda _: self._literal(kind)]
        if any(column.type is kind and column.name != PERSON for column in PEOPLE.columns):
            leaves.append(lambda _: self._parent(kind))
        if kind is ValueType.DATE and self.placed:
            leaves += [lambda _: PeriodStart(), lambda _: PeriodEnd(), lambda _: ReferenceDate()]
        return leaves

    def _branches(self, kind: ValueType) -> list[Any]:
        same = [lambda depth: Coalesce(self.of(kind, depth), self.of(kind, depth))]
        if Frame.RELATED not in self.frames and kind is not ValueType.BOOLEAN:
            same.append(lambda depth: self._latest(kind, depth))
        match kind:
            case ValueType.BOOLEAN:
                return same + self._conditions()
            case ValueType.INTEGER:
                return same + self._integers()
            case ValueType.NUMBER:
                return [*same, self._division, lambda depth: self._arithmetic(ValueType.NUMBER, depth)]
            case ValueType.DATE:
                return same + self._dates()
            case _:
                return same

    def _conditions(self) -> list[Any]:
        boolean = ValueType.BOOLEAN
        conditions = [
            lambda depth: And(self.of(boolean, depth), self.of(boolean, depth)),
            lambda depth: Or(self.of(boolean, depth), self.of(boolean, depth)),
            lambda depth: Not(self.of(boolean, depth)),
            lambda depth: IsNull(self.of(self._any_type(), depth)),
            self._comparison,
            self._comparison,
            self._comparison,
            self._is_in,
        ]
        if Frame.RELATED not in self.frames:
            conditions.append(lambda depth: Exists(self._related(depth)))
        return conditions

    def _integers(self) -> list[Any]:
        pairs = (DaysBetween, WorkingDaysBetween, MonthsBetween, Age)
        integers = [
            lambda depth: self._arithmetic(ValueType.INTEGER, depth),
            lambda depth: MonthOf(self.of(ValueType.DATE, depth)),
            lambda depth: self.draw(st.sampled_from(pairs))(self._date(depth), self._date(depth)),
        ]
        if Frame.RELATED not in self.frames:
            integers.append(lambda depth: CountRelated(self._related(depth)))
        return integers

    def _dates(self) -> list[Any]:
        return [
            lambda depth: AddDays(self._date(depth), self.draw(st.integers(-40, 40))),
            lambda depth: AddMonths(self._date(depth), self.draw(st.integers(-13, 13))),
            lambda depth: AddWorkingDays(self._date(depth), self.draw(st.integers(1, 20))),
            lambda depth: Birthday(self._date(depth), self.draw(st.integers(0, 2))),
        ]

    def _date(self, depth: int) -> Node:
        return self.of(ValueType.DATE, depth)

    def _column(self, kind: ValueType) -> Column:
        frame = self.draw(st.sampled_from(self.frames))
        names = [
            column.name for column in EVENTS.columns if column.type is kind and column.name != "event_id"
        ]
        return Column(frame, self.draw(st.sampled_from(names)), kind)

    def _parent(self, kind: ValueType) -> ParentColumn:
        reference = Column(self.draw(st.sampled_from(self.frames)), PERSON, ValueType.TEXT)
        names = [column.name for column in PEOPLE.columns if column.type is kind and column.name != PERSON]
        return ParentColumn(reference, "people", PERSON, self.draw(st.sampled_from(names)), kind)

    def _literal(self, kind: ValueType) -> Literal:
        return Literal(self.draw(VALUES[kind]))

    def _any_type(self) -> ValueType:
        return self.draw(st.sampled_from(list(ValueType)))

    def _comparison(self, depth: int) -> Comparison:
        kind = self._any_type()
        operators = ["=", "<>"] if kind is ValueType.BOOLEAN else list(get_args(ComparisonOperator))
        other = kind
        if kind in (ValueType.INTEGER, ValueType.NUMBER):
            other = self.draw(st.sampled_from([ValueType.INTEGER, ValueType.NUMBER]))
        return Comparison(self.draw(st.sampled_from(operators)), self.of(kind, depth), self.of(other, depth))

    def _is_in(self, depth: int) -> IsIn:
        kind = self._any_type()
        choices = self.draw(st.lists(VALUES[kind].map(Literal), min_size=1, max_size=3))
        return IsIn(self.of(kind, depth), tuple(choices))

    def _arithmetic(self, kind: ValueType, depth: int) -> Arithmetic:
        operators = [operator for operator in get_args(ArithmeticOperator) if operator != "/"]
        return Arithmetic(self.draw(st.sampled_from(operators)), self.of(kind, depth), self.of(kind, depth))

    def _division(self, depth: int) -> Arithmetic:
        kind = self.draw(st.sampled_from([ValueType.INTEGER, ValueType.NUMBER]))
        return Arithmetic("/", self.of(kind, depth), self.of(kind, depth))

    def _related(self, depth: int) -> RelatedRows:
        table = self.draw(st.sampled_from([VISITS.name, EVENTS.name]))
        names = self.draw(
            st.lists(st.sampled_from([PERSON, "t1", "d1"]), min_size=1, max_size=2, unique=True)
        )
        kinds = {column.name: column.type for column in VISITS.columns}
        matches = tuple(
            KeyMatch(Column(Frame.RELATED, name, kinds[name]), Column(Frame.ROW, name, kinds[name]))
            for name in names
        )
        inside = Expressions(self.draw, frames=(Frame.RELATED, Frame.ROW), placed=self.placed)
        where = inside.of(ValueType.BOOLEAN, depth) if self.draw(st.booleans()) else None
        return RelatedRows(table, matches, where)

    def _latest(self, kind: ValueType, depth: int) -> LatestRelated:
        inside = Expressions(self.draw, frames=(Frame.RELATED,), placed=self.placed)
        return LatestRelated(self._related(depth), inside.of(kind, 0), inside.of(ValueType.DATE, 0))


@st.composite
def definitions(draw: st.DrawFn) -> FromRecords:
    """Any definition from the rows of `events`."""
    unplaced = Expressions(draw, placed=False)
    inside = Expressions(draw)
    spell = draw(st.sampled_from([During, During, OpenAtEnd, OpenDuring]))
    if spell is During:
        membership: Any = During(unplaced.of(ValueType.DATE, draw(st.integers(0, 2))))
    else:
        membership = spell(unplaced.of(ValueType.DATE, 1), unplaced.of(ValueType.DATE, 1))
    where = inside.of(ValueType.BOOLEAN) if draw(st.booleans()) else None
    return FromRecords(EVENTS.name, membership, where, draw(calculations(inside)))


@st.composite
def calculations(draw: st.DrawFn, inside: Expressions) -> Any:
    """Any calculation over the rows."""
    numeric = draw(st.sampled_from([ValueType.INTEGER, ValueType.NUMBER]))
    key_type = draw(st.sampled_from([ValueType.TEXT, ValueType.DATE, ValueType.INTEGER]))
    count = draw(st.sampled_from([CountRows(), CountDistinct(inside.of(key_type, 1))]))
    kind = draw(st.sampled_from([CountRows, CountDistinct, Share, ShareOfDistinct, Sum, Average, Median, 0]))
    match kind:
        case 0:
            return RatePerPopulation(count, 10_000, "all")
        case _ if kind is CountRows:
            return CountRows()
        case _ if kind is CountDistinct:
            return CountDistinct(inside.of(key_type, 2))
        case _ if kind is Share:
            return Share(inside.of(ValueType.BOOLEAN))
        case _ if kind is ShareOfDistinct:
            every = draw(st.booleans())
            return ShareOfDistinct(inside.of(key_type, 1), inside.of(ValueType.BOOLEAN), every)
        case _:
            return kind(inside.of(numeric))


@st.composite
def measures(draw: st.DrawFn) -> list[Measure]:
    """One to three measures; several of one table share a row set, which is what may go wrong."""
    several = draw(st.lists(definitions(), min_size=1, max_size=3))
    return [
        Measure(f"m{n}", "A measure", "", "", Polarity.INFO, Unit.NUMBER, 1, definition)
        for n, definition in enumerate(several)
    ]


_TOWN = ParentColumn(Column(Frame.ROW, PERSON, ValueType.TEXT), "people", PERSON, "town", ValueType.TEXT)
_BORN = ParentColumn(Column(Frame.ROW, PERSON, ValueType.TEXT), "people", PERSON, "born_on", ValueType.DATE)

BREAKDOWNS = (
    Breakdown("town", "Town", (("events", _TOWN),)),
    Breakdown("kind", "Kind", (("events", Column(Frame.ROW, "t1", ValueType.TEXT)),)),
    Breakdown("size", "Size", (("events", Column(Frame.ROW, "i1", ValueType.INTEGER)),), (0, 1, 4)),
    Breakdown("age", "Age", (("events", Age(_BORN, ReferenceDate())),), (0, 1)),
    Breakdown("elsewhere", "Elsewhere", (("visits", Column(Frame.ROW, "t1", ValueType.TEXT)),)),
)
