"""The options of `trigpoint chart`: every rule of a control chart under a name a person reads."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar

import typer

from trigpoint.model.control_charts import ChartKind, Overruling
from trigpoint.model.errors import InvalidModelError, TrigpointError
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.observations import Rebase
from trigpoint.model.rule_set import BothWays, RuleSet, TargetOnLimit, TwoInThree

Word = TypeVar("Word", bound=StrEnum)


def one_of(words: type[Word]) -> Any:
    """An option that takes one of the words of an enumeration, written with hyphens."""
    spelled = {word.value.replace("_", "-"): word for word in words}

    def read(text: str) -> Word:
        # A default comes here as the word itself, which has underscores.
        found = spelled.get(text.replace("_", "-"))
        if found is None:
            raise typer.BadParameter(f"write one of: {', '.join(spelled)}")
        return found

    return {"parser": read, "metavar": "|".join(spelled)}


def _number(text: str | Decimal) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError:
        raise typer.BadParameter("write a number, such as 2.66") from None


NUMBER: Any = {"parser": _number, "metavar": "NUMBER"}

Outside = Annotated[bool, typer.Option("--outside/--no-outside", help="Look for points outside the limits.")]
Trend = Annotated[int, typer.Option("--trend", min=0, help="Points in a row rising or falling; 0 for none.")]
TwoOfThree = Annotated[
    TwoInThree,
    typer.Option(
        "--two-in-three", **one_of(TwoInThree), help="Two in three: off, within-limits or with-outside."
    ),
]
OneSide = Annotated[
    bool,
    typer.Option("--one-side/--any-side", help="Whether two in three needs all 3 on one side."),
]
Shift = Annotated[
    int, typer.Option("--shift", min=0, help="Points in a row on one side of the mean; 0 for none.")
]
OnMean = Annotated[
    bool,
    typer.Option("--mean-breaks-shift/--mean-passed-over", help="Whether a point on the mean ends a shift."),
]
Ways = Annotated[
    BothWays,
    typer.Option(
        "--both-ways",
        **one_of(BothWays),
        help="A point that signals both ways is: improvement or precedence.",
    ),
]
OnLimit = Annotated[
    TargetOnLimit,
    typer.Option(
        "--target-on-limit", **one_of(TargetOnLimit), help="A target on a limit is: hit-or-miss or decided."
    ),
]
Fewest = Annotated[int, typer.Option("--minimum-points", help="Points that limits need.")]
Fixed = Annotated[int | None, typer.Option("--fix-after", help="Limits of the first so many points alone.")]
Multiple = Annotated[
    Decimal, typer.Option("--limit-multiple", **NUMBER, help="Mean moving ranges up to a limit.")
]
Screen = Annotated[bool, typer.Option("--screen/--no-screen", help="Leave out large moving ranges, once.")]
ScreenAt = Annotated[
    Decimal,
    typer.Option("--screen-at", **NUMBER, help="A moving range of so many times their mean is large."),
]
Clip = Annotated[bool, typer.Option("--clip/--no-clip", help="Limits stop at what is possible.")]

Pick = Annotated[
    list[str] | None,
    typer.Option("--series", metavar="COLUMN=VALUE", help="Pick rows; may be given again: la_name=Rotherham"),
]
Named = Annotated[
    list[str] | None,
    typer.Option(
        "--column", metavar="PART=COLUMN", help="A column of another name, by its part: value=referrals"
    ),
]
Good = Annotated[
    Polarity,
    typer.Option("--polarity", **one_of(Polarity), help="Which way is good: high, low, range or info."),
]
InUnit = Annotated[
    Unit | None,
    typer.Option(
        "--unit",
        **one_of(Unit),
        help="What the figures are, unless they show it: count, percent, number, ...",
    ),
]
Per = Annotated[int, typer.Option("--per", min=1, help="What numerator over denominator is for each of.")]
Goal = Annotated[Decimal | None, typer.Option("--target", **NUMBER, help="One target for every period.")]
Kind = Annotated[
    ChartKind | None,
    typer.Option(
        "--kind",
        **one_of(ChartKind),
        help="Another chart than by rule: xmr, p, p-prime, u or u-prime; needs --because.",
    ),
]
Afresh = Annotated[
    list[str] | None,
    typer.Option("--rebase", metavar="DATE", help="Limits start afresh here: 2020-04-01; needs --because."),
]
Because = Annotated[
    list[str] | None,
    typer.Option("--because", help="The reason of each --rebase, in their order, and then of --kind."),
]


def rule_set(given: Mapping[str, Any]) -> RuleSet:
    """The rules from the command's options, which are named as the parts of a rule set are."""
    parts = {part.name: given[part.name] for part in fields(RuleSet)}
    lengths = {name: parts[name] or None for name in ("trend_length", "shift_length")}
    try:
        return RuleSet(**parts | lengths)
    except InvalidModelError as error:
        raise TrigpointError(f"Those rules make no chart: {error}.") from None


def pairs(given: Sequence[str] | None, option: str) -> dict[str, str]:
    """COLUMN=VALUE texts as a mapping."""
    found = {}
    for text in given or ():
        name, sign, value = text.partition("=")
        if not (name and sign and value):
            raise TrigpointError(
                f"{option} {text} has no name and value.", hint=f"Write {option} NAME=VALUE."
            )
        found[name] = value
    return found


def reasons(
    days: Sequence[str] | None, kind: ChartKind | None, because: Sequence[str] | None
) -> tuple[tuple[Rebase, ...], Overruling | None]:
    """Rebases and an overruled choice, each with its reason. Raises TrigpointError where one lacks it."""
    wanted, given = [*(days or ()), *([kind] if kind else [])], list(because or ())
    if len(wanted) != len(given):
        raise TrigpointError(
            f"There are {len(wanted)} of --rebase and --kind, and {len(given)} of --because.",
            hint="Each needs its reason, in the same order: --rebase 2020-04-01 --because 'Lockdown'.",
        )
    try:
        rebases = tuple(Rebase(_day(day), why) for day, why in zip(days or (), given, strict=False))
        return rebases, Overruling(kind, given[-1]) if kind else None
    except InvalidModelError as error:
        raise TrigpointError(f"{str(error).capitalize()}.") from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise TrigpointError(f"'{text}' is not a day.", hint="Write it as 2020-04-01.") from None
