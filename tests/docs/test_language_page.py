"""The manual of the language is made of the spec tests, all of them but those that cannot be drawn."""

import importlib
import inspect
from pathlib import Path

from tools.reference.language import SPECS, pictures_of

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
