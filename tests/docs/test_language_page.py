"""The manual of the language is made of the spec tests, all of them but those that cannot be drawn."""

import importlib
import inspect
from pathlib import Path
from typing import get_args

from tools.reference.language import SPECS, pictures_of

from tests.generative.test_engines_agree import all_nodes
from tests.spec.conftest import catalogue_of
from tests.spec.pictures import SCHEMA
from trigpoint.language.expressions import parse_expression
from trigpoint.model.measures import Calculation, During, OpenAtEnd, OpenDuring

# Specs that ask an engine in a way that a table of answers cannot show.
NOT_DRAWN = {"test_calculations.test_rate_without_a_population"}


def specs() -> dict:
    modules = [importlib.import_module(f"tests.spec.{path.stem}") for path in sorted(SPECS.glob("test_*.py"))]
    return {
        f"{Path(inspect.getfile(module)).stem}.{name}": test
        for module in modules
        for name, test in vars(module).items()
        if name.startswith("test_") and inspect.isfunction(test)
    }


def test_every_spec_is_in_the_manual():
    missing = {name for name, test in specs().items() if not pictures_of(test)}
    assert missing == NOT_DRAWN


def test_a_spec_is_recorded_as_it_is_asked():
    def example(spec):
        spec.expression({"events": "id | i1\n1  | 2\n2  |"}, "i1 = 2", {1: True, 2: None})

    (picture,) = pictures_of(example)
    assert picture.asked == "i1 = 2"
    assert picture.answers == (("1", "true"), ("2", "unknown"))


def test_a_spec_that_cannot_be_drawn_is_left_out():
    def example(spec):
        assert spec.over_events("id\n1", "count: rows", "2022-03")

    assert pictures_of(example) == []


class Nodes:
    """Stands in for an engine and keeps the kinds of node that specs ask about."""

    def __init__(self) -> None:
        self.kinds: set[type] = set()

    def expression(self, tables, text, answers, *, rows="events", period=""):
        self._keep(parse_expression(text, SCHEMA[rows], SCHEMA))

    def measure(self, tables, text, answers, *, schema=SCHEMA):
        definition = catalogue_of(text, schema).measures["measured"].definition
        self.kinds |= {type(definition.membership), type(definition.calculation)}
        for expression in definition.expressions():
            self._keep(expression)

    def groups(self, tables, text, breakdown, answers, **_):
        self.measure(tables, text, answers)

    def _keep(self, node):
        self.kinds |= {type(part) for part in node.walk()}


def test_every_node_membership_and_calculation_has_a_spec():
    nodes = Nodes()
    for name, spec in specs().items():
        if name not in NOT_DRAWN:
            spec(nodes)
    wanted = all_nodes() | {During, OpenAtEnd, OpenDuring} | set(get_args(Calculation))
    assert wanted <= nodes.kinds, f"no spec: {sorted(kind.__name__ for kind in wanted - nodes.kinds)}"
