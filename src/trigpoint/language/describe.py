"""A measure's definition in plain English, made from what is worked out and not from what its author says."""

from trigpoint.language._wording import Wording
from trigpoint.model.catalogue import Catalogue
from trigpoint.model.expressions import Column, ParentColumn
from trigpoint.model.measures import (
    Average,
    Calculation,
    Combination,
    CountDistinct,
    CountRows,
    During,
    Formula,
    FormulaTerm,
    FromRecords,
    Measure,
    MeasureReference,
    Median,
    Membership,
    Number,
    OpenAtEnd,
    OpenDuring,
    RatePerPopulation,
    Share,
    ShareOfDistinct,
    Submitted,
    Sum,
)
from trigpoint.model.nodes import Node
from trigpoint.tables.schema import Schema

_OPERATORS = {"+": "plus", "-": "minus", "*": "times", "/": "divided by"}


def describe(measure: Measure, catalogue: Catalogue, schema: Schema) -> str:
    """The definition as one or two sentences a councillor can read."""
    match measure.definition:
        case Submitted(source):
            return f"Sent to us, not worked out here: {source}."
        case Formula(term):
            return f"Worked out from other measures: {_formula(term, catalogue)}."
        case FromRecords() as definition:
            return _from_records(definition, schema)


def _formula(term: FormulaTerm, catalogue: Catalogue) -> str:
    match term:
        case Number(value):
            return f"{value:,}"
        case MeasureReference(name):
            return f"'{catalogue.measures[name].title}'"
        case Combination(operator, left, right):
            sides = [
                f"({_formula(side, catalogue)})"
                if isinstance(side, Combination)
                else _formula(side, catalogue)
                for side in (left, right)
            ]
            return f" {_OPERATORS[operator]} ".join(sides)


def _from_records(definition: FromRecords, schema: Schema) -> str:
    words = Wording(schema, _reference(definition.membership))
    title = schema[definition.table].title
    where = f", where {words.condition(definition.where)}" if definition.where is not None else ""
    rows = f"{title[0].lower()}{title[1:]} {_membership(definition.membership, words)}{where}"
    return f"{_calculation(definition.calculation, rows, definition.table, words)}."


def _reference(membership: Membership) -> str:
    return "that day" if isinstance(membership, During) else "the last day of the period"


def _membership(membership: Membership, words: Wording) -> str:
    match membership:
        case During(on):
            day = words.say(on)
            whose = f"whose {day.removeprefix('the ')}" if isinstance(on, Column) else f"for which {day}"
            return f"{whose} falls in the period"
        case OpenAtEnd(opened, closed):
            when = "open at the end of the period"
        case OpenDuring(opened, closed):
            when = "open on any day of the period"
    return f"{when} (from {words.say(opened)} until {words.say(closed)})"


def _calculation(calculation: Calculation, rows: str, table: str, words: Wording) -> str:
    match calculation:
        case CountRows():
            return f"The number of {rows}"
        case CountDistinct(key):
            return f"The number of different {_things(key, table, words.schema)} among the {rows}"
        case Share(standard):
            return f"Of the {rows}: the share where {words.condition(standard)}"
        case ShareOfDistinct(key, standard, every):
            things = f"different {_things(key, table, words.schema)} among the {rows}"
            which = "where in every row" if every else "with at least one row where"
            return f"Of the {things}: the share {which} {words.condition(standard)}"
        case Sum(number):
            return f"The total of {words.say(number)} over the {rows}"
        case Average(number):
            return f"The average of {words.say(number)}, where it is known, over the {rows}"
        case Median(number):
            return f"The median (the middle value) of {words.say(number)}, where it is known, over the {rows}"
        case RatePerPopulation(count, per, population):
            counted = _calculation(count, rows, table, words)
            return f"{counted}; for each {per:,} people of the population '{population.replace('_', ' ')}'"


def _things(key: Node, table: str, schema: Schema) -> str:
    """What a key tells apart: family_id tells families apart."""
    match key:
        case Column(_, name):
            declaration = schema[table].column(name)
        case ParentColumn(_, parent, _, name):
            declaration = schema[parent].column(name)
        case _:
            return f"values of {Wording(schema, 'that day').say(key)}"
    if declaration is not None and declaration.points_at:
        return schema[declaration.points_at].title.lower()
    words = name.removesuffix("_id").replace("_", " ")
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"
