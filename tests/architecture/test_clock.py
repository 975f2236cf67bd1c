"""A figure must not depend on the day it is worked out: only the command line and the web read the clock."""

import ast
from collections.abc import Iterator

import pytest

from .code_map import Module, names_used
from .test_layers import layer_of

MAY_ASK = {"cli", "web"}
ASKS_A_DATE = {"today", "now", "utcnow"}
ASKS_THE_TIME = {"time", "time_ns", "localtime", "gmtime", "ctime"}


def clock_readings(modules: dict[str, Module]) -> list[str]:
    """Every use of the clock of day, called or handed on, outside the packages that may ask it."""
    return [
        f"{module.name}:{line} reads the clock by {what}"
        for module in modules.values()
        if layer_of(module.name) not in MAY_ASK
        for what, line in _readings(module.tree)
    ]


def _readings(tree: ast.AST) -> Iterator[tuple[str, int]]:
    # A date that was handed in may be called today: only asking for it, by a call of a method, is a reading.
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ASKS_A_DATE
        ):
            yield ast.unparse(node.func), node.lineno
    for source, name, line in names_used(tree):
        handed_on = name in ASKS_A_DATE and source.split(".")[-1] in ("date", "datetime")
        if handed_on or (name in ASKS_THE_TIME and source == "time"):
            yield f"{source}.{name}", line


def test_only_the_command_line_and_the_web_ask_what_day_it_is(modules):
    assert clock_readings(modules) == []


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import date\ndate.today()",
        "from datetime import date as day\nday.today()",
        "import datetime as d\nd.datetime.now(d.timezone.utc)",
        "from datetime import datetime\nfield(default_factory=datetime.utcnow)",
        "import time\ntime.time()",
        "from time import time as t\nt()",
    ],
)
def test_a_reading_of_the_clock_is_found(invented, text):
    assert len(clock_readings(invented({"figures/runs.py": text}))) >= 1


def test_what_is_no_reading_of_the_clock_is_left_alone(invented):
    asks = "from datetime import date\ndate.today()"
    lasts = "import time\ntime.perf_counter()"
    handed_in = "def run(today, settings):\n    return today or settings.today"
    files = {"cli.py": asks, "figures/progress.py": lasts, "figures/runs.py": handed_in}
    assert clock_readings(invented(files)) == []
