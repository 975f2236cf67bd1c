"""From what is written of a measure to the measure itself."""

from collections.abc import Collection
from dataclasses import dataclass

from trigpoint.language._listed import SaidOfMeasure
from trigpoint.language._over_time import OverTime, OverTimeReader
from trigpoint.language._problems import Problems
from trigpoint.language._surface import CALCULATIONS, DEFINITION, MEMBERSHIPS, MeasureText
from trigpoint.language.documents import Document, Path
from trigpoint.language.expressions import parse_written
from trigpoint.language.formulas import parse_formula
from trigpoint.language.names import UnknownNameError, suggestion
from trigpoint.language.units import PER, usual_decimals, wrong_unit
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.expressions import Column, ParentColumn, ReferenceDate
from trigpoint.model.measures import (
    Average,
    Calculation,
    CountDistinct,
    CountRows,
    Definition,
    During,
    FromRecords,
    Measure,
    Median,
    Membership,
    OpenAtEnd,
    OpenDuring,
    RatePerPopulation,
    Share,
    ShareOfDistinct,
    Submitted,
    Sum,
)
from trigpoint.model.nodes import Node
from trigpoint.model.related import RelatedRows
from trigpoint.tables.schema import Schema, TableDeclaration

ROWS = "rows"


@dataclass(frozen=True)
class MeasureReader:
    """Reads one measure. `declared` are the names of every measure written, well or badly.

    said: the seasons and rebases that count for it, on the measure or elsewhere.
    """

    name: str
    text: MeasureText
    document: Document
    said: SaidOfMeasure
    schema: Schema
    declared: Collection[str]
    problems: Problems

    @property
    def path(self) -> Path:
        return ("measures", self.name)

    def read(self) -> Measure | None:
        """The measure, or None with its mistakes kept in `problems`."""
        before = len(self.problems)
        definition = None
        with self.problems.kept():
            way = self._one_of(CALCULATIONS, "is worked out", "does not say how it is worked out")
            self._check_company(way)
            definition = self._definition(way)
            if definition is not None and len(self.problems) == before:
                self._check_unit(definition)
        over_time = OverTimeReader(self.name, self.text, self.document, self.said, self.problems).read()
        if definition is None or len(self.problems) > before:
            return None
        return self._measure(definition, over_time)

    def error(self, message: str, hint: str | None = None, *, key: str = "") -> TrigpointError:
        """A mistake of this measure, at one of its keys or, where that is not written, at its name."""
        place = self.document.key_place((*self.path, key) if key else self.path)
        return TrigpointError(f"Measure {self.name} {message}", place=place, hint=hint)

    # ---- which keys stand together -----------------------------------------------------------------------

    def _written(self, keys: tuple[str, ...]) -> list[str]:
        return [key for key in keys if getattr(self.text, key) is not None]

    def _one_of(self, keys: tuple[str, ...], verb: str, missing: str) -> str:
        given = self._written(keys)
        if not given:
            raise self.error(f"{missing}.", f"Write one of {', '.join(keys[:-1])} or {keys[-1]}.")
        if len(given) > 1:
            message = f"{verb} in more than one way: {' and '.join(given)}."
            raise self.error(message, "Keep one of them; write another measure for the other.", key=given[1])
        return given[0]

    def _check_company(self, way: str) -> None:
        """Keys that mean nothing beside the way the measure is worked out."""
        allowed = {way}
        if way not in ("formula", "submitted"):
            allowed |= {"rows", "where", *MEMBERSHIPS}
        allowed |= {"count": {"rate"}, "share": {"each", "meets"}}.get(way, set())
        for key in self._written(DEFINITION):
            if key not in allowed:
                self.problems.add(
                    self.error(f"has no use for '{key}' beside '{way}'.", "Take it out.", key=key)
                )
        if bool(self.text.each) != bool(self.text.meets):
            given, missing = ("each", "meets") if self.text.each else ("meets", "each")
            hint = "Write each: family_id and meets: any, or meets: every."
            self.problems.add(self.error(f"has '{given}' without '{missing}'.", hint, key=given))

    def _check_unit(self, definition: Definition) -> None:
        if wrong := wrong_unit(self.text.unit, definition):
            message, hint = wrong
            place = self.document.place((*self.path, "unit"))
            raise TrigpointError(f"Measure {self.name} {message}", place=place, hint=hint)
        if self.text.rate is not None and self.text.rate.per != PER:
            place = self.document.place((*self.path, "rate", "per"))
            message = (
                f"The unit of measure {self.name} is for each {PER:,} people, not {self.text.rate.per:,}."
            )
            raise TrigpointError(message, place=place, hint=f"Write per: {PER}.")

    # ---- the definition ----------------------------------------------------------------------------------

    def _definition(self, way: str) -> Definition | None:
        if way == "submitted":
            assert self.text.submitted is not None
            return Submitted(self.text.submitted)
        if way == "formula":
            return parse_formula(self.document.written((*self.path, "formula")), self.name, self.declared)
        return self._from_records(way)

    def _from_records(self, way: str) -> FromRecords | None:
        table = self._table()
        membership, calculation, where = None, None, None
        with self.problems.kept(self._place_of(*MEMBERSHIPS)):
            membership = self._membership(table)
        with self.problems.kept(self._place_of(way)):
            calculation = self._calculation(way, table)
        with self.problems.kept(self._place_of("where")):
            where = self._expression("where", table=table) if self.text.where else None
        if membership is None or calculation is None:
            return None
        with self.problems.kept(self._place_of("where")):
            return FromRecords(table.name, membership, where, calculation)
        return None

    def _table(self) -> TableDeclaration:
        name = self.text.rows
        if name is None:
            raise self.error("does not say which rows it counts.", "Write rows: and the name of a table.")
        if name not in self.schema:
            raise UnknownNameError(
                f"There is no table '{name}'.",
                place=self.document.place((*self.path, ROWS)),
                hint=suggestion(name, self.schema.tables, what="The tables"),
            )
        return self.schema[name]

    def _membership(self, table: TableDeclaration) -> Membership:
        way = self._one_of(MEMBERSHIPS, "is placed", "does not say how a row belongs to a period")
        if way == "during":
            return During(self._date("during", table=table))
        opened, closed = self._date(way, 0, table=table), self._date(way, 1, table=table)
        return OpenAtEnd(opened, closed) if way == "open_at_end" else OpenDuring(opened, closed)

    def _date(self, *path: str | int, table: TableDeclaration) -> Node:
        node = self._expression(*path, table=table)
        if any(isinstance(part, ReferenceDate) for part in node.walk()):
            written = self.document.written((*self.path, *path))
            hint = "The reference date is the one this key gives; write a column."
            raise written.error("reference_date cannot place a row in a period.", 0, hint)
        return node

    def _calculation(self, way: str, table: TableDeclaration) -> Calculation:
        if way == "count":
            count = self._count(table)
            rate = self.text.rate
            return RatePerPopulation(count, rate.per, rate.population) if rate else count
        node = self._expression(way, table=table)
        match way:
            case "sum":
                return Sum(node)
            case "average":
                return Average(node)
            case "median":
                return Median(node)
        if self.text.each is None or self.text.meets is None:
            return Share(node)
        return ShareOfDistinct(self._key("each", table), node, every=self.text.meets == "every")

    def _count(self, table: TableDeclaration) -> CountRows | CountDistinct:
        return CountRows() if self.text.count == ROWS else CountDistinct(self._key("count", table))

    def _key(self, key: str, table: TableDeclaration) -> Node:
        node = self._expression(key, table=table)
        if not any(isinstance(part, Column | ParentColumn | RelatedRows) for part in node.walk()):
            written = self.document.written((*self.path, key))
            hint = "Write a column such as family_id" + (", or count: rows." if key == "count" else ".")
            raise written.error(f"'{key}' names no column whose different values could be counted.", 0, hint)
        return node

    def _expression(self, *path: str | int, table: TableDeclaration) -> Node:
        return parse_written(self.document.written((*self.path, *path)), table, self.schema)

    def _place_of(self, *keys: str) -> Place:
        given = self._written(keys)
        return self.document.place((*self.path, given[0]) if given else self.path)

    def _definition_keys(self) -> list[str]:
        """In the author's order."""
        return [key for key in self.document.data["measures"][self.name] if key in DEFINITION]

    def _measure(self, definition: Definition, over_time: OverTime) -> Measure:
        text = self.text
        return Measure(
            id=self.name,
            title=text.title,
            why=text.why,
            owner=text.owner,
            polarity=text.polarity,
            unit=text.unit,
            decimals=usual_decimals(text.unit, definition) if text.decimals is None else text.decimals,
            definition=definition,
            note=text.note or "",
            text="\n".join(self.document.source((*self.path, key)) for key in self._definition_keys()),
            twins=over_time.twins,
            seasons=over_time.seasons,
            chart=over_time.chart,
            rebases=over_time.rebases,
        )
