"""A whole scorecard to write out in tests: the printed March 2022 one, or a short one of the same shapes.

The figures are transcribed from the golden file where the folder `shared` stands beside the repository.
Tallies, trends and revisions are made up to fit them: they are for looking at, not for believing.
"""

import csv
import io
import zlib
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from tests.sample_signals import with_signals
from trigpoint.model.catalogue import Frequency, Shows
from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.judgements import (
    Arrow,
    Cause,
    Direction,
    Rag,
    RagJudgement,
    Revision,
    RowChange,
    Verdict,
)
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.model.scorecards import (
    Comparator,
    DocumentControl,
    KeyEntry,
    Line,
    Opening,
    Remark,
    Scorecard,
    Section,
    Tolerances,
    Value,
)

GOLDEN = Path(__file__).resolve().parents[1].parent / "shared" / "golden" / "early_help_2022_03.csv"
SHORT = Path(__file__).with_name("sample_scorecard.csv")

AS_AT = Period(date(2022, 3, 1), date(2022, 4, 1), PeriodKind.MONTH)
YEAR = Period(date(2021, 4, 1), date(2022, 4, 1), PeriodKind.FINANCIAL_YEAR)
PRIOR_YEAR = Period(date(2020, 4, 1), date(2021, 4, 1), PeriodKind.FINANCIAL_YEAR)
NOT_DUE = "Not due: this line has a figure at the end of each quarter only."
SUSPENDED = "Temporarily suspended since April 2021 by decision of the programme board."
SOURCE = "Department for Education, NEET and participation statistics"


def _month(back: int) -> Period:
    start = 2022 * 12 + 2 - back
    stop = start + 1
    return Period(date(start // 12, start % 12 + 1, 1), date(stop // 12, stop % 12 + 1, 1), PeriodKind.MONTH)


def _rows() -> list[dict[str, str]]:
    file = GOLDEN if GOLDEN.exists() else SHORT
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))


def _tally(percent: Decimal, text: str) -> tuple[int, int] | None:
    """Whole numbers that give a percentage as printed, the least above 20."""
    decimals = len(text.rstrip("%").partition(".")[2])
    for denominator in range(20, 900):
        numerator = round(percent * denominator / 100)
        if numerator <= denominator and f"{100 * numerator / denominator:.{decimals}f}%" == text:
            return numerator, denominator
    return None


def _value(period: Period, text: str, unit: Unit) -> Value:
    if text == "Temporarily suspended":
        return Value(period, State.SUSPENDED, text, reason=SUSPENDED)
    if text in ("", "-"):
        return Value(period, State.NOT_DUE, "-", reason=NOT_DUE)
    number = Decimal(text.rstrip("%"))
    if unit is Unit.PERCENT:
        tally = _tally(number, text)
        if tally is None:
            return Value(period, State.KNOWN, text, number)
        return Value(
            period, State.KNOWN, text, number, Decimal(tally[0]), Decimal(tally[1]),
            f"{tally[0]} of {tally[1]}",
        )  # fmt: skip
    shown = f"{number:,}" if "." not in text and "%" not in text else text
    return Value(period, State.KNOWN, shown, number)


def _trend(row: dict[str, str], months: tuple[Value, ...], unit: Unit) -> tuple[Value, ...]:
    """Ten earlier months that wander about the three that are known."""
    known = [value.number for value in months if value.number is not None]
    if len(known) < 3:
        return tuple(_value(_month(back), "-", unit) for back in range(12, 2, -1)) + months
    made = []
    for back in range(12, 2, -1):
        drift = Decimal(zlib.crc32(f"{row['ref']}{row['split']}{back}".encode()) % 41 - 20) / 100
        number = max(known[0] * (1 + drift), Decimal(0))
        if unit is Unit.PERCENT:
            made.append(_value(_month(back), f"{min(number, Decimal(100)):.1f}%", unit))
        else:
            made.append(_value(_month(back), f"{number:.0f}", unit))
    return (*made, *months)


def _direction(arrow: str, polarity: Polarity, now: Value, then: str) -> Direction:
    which = {"up": Arrow.UP, "down": Arrow.DOWN, "same": Arrow.SAME}.get(arrow, Arrow.NONE)
    if which is Arrow.NONE:
        return Direction(which, Verdict.NONE, "There is no earlier figure to compare with.")
    good = {Polarity.HIGH: Arrow.UP, Polarity.LOW: Arrow.DOWN}.get(polarity)
    if which is Arrow.SAME:
        return Direction(which, Verdict.STABLE, f"The same as {then}.")
    if good is None:
        return Direction(which, Verdict.NONE, f"{arrow.capitalize()} from {then} to {now.text}.")
    verdict = Verdict.BETTER if which is good else Verdict.WORSE
    return Direction(which, verdict, f"{verdict.value.capitalize()}: {arrow} from {then} to {now.text}.")


def _rag(row: dict[str, str], polarity: Polarity, value: Value) -> RagJudgement:
    text = row["rag_year_end"]
    if text:
        against = row["green"] or "the target"
        return RagJudgement(Rag(text), f"{text.capitalize()}: {value.text} against {against}.")
    if polarity is Polarity.INFO:
        return RagJudgement(Rag.INFO, "For information: this line is not rated.")
    if value.state is State.SUSPENDED:
        return RagJudgement(Rag.SUSPENDED, "Not rated: the line is suspended.")
    if not row["green"]:
        return RagJudgement(Rag.NO_TARGET, "Not rated: no target is set.")
    if value.number is None:
        return RagJudgement(Rag.NOT_DUE, "Not rated: no figure is due.")
    return RagJudgement(Rag.GREEN, f"Green: {value.text} meets the target of {row['green']}.")


def _comparator(name: str, text: str, year: str) -> Comparator | None:
    if not text:
        return None
    return Comparator(name, text, Decimal(text.rstrip("%")), year or "2020/21", SOURCE)


def _line(row: dict[str, str]) -> Line:
    return with_signals(_figures_of(row))


def _figures_of(row: dict[str, str]) -> Line:
    unit, polarity = Unit(row["unit"]), Polarity(row["polarity"])
    months = tuple(
        _value(_month(back), row[key], unit) for back, key in ((2, "jan_22"), (1, "feb_22"), (0, "mar_22"))
    )
    outturn = _value(YEAR, row["outturn_2021_22"], unit)
    prior = _value(PRIOR_YEAR, row["outturn_2020_21"], unit)
    measure = "line_" + row["ref"].replace(".", "_")
    if (row["ref"], row["unit"]) == ("1.9", "count"):
        months = (months[0], _revised(months[1], measure), months[2])
    targets = Tolerances(
        row["red"], row["amber"], row["green"],
        f"Target {row['green']}, set in April 2021 by the cabinet member." if row["green"] else "",
    )  # fmt: skip
    return Line(
        ref=row["ref"],
        split=row["split"],
        title=row["indicator"],
        measure=measure,
        unit=unit,
        shows=Shows.VALUE,
        frequency=Frequency(row["frequency"]),
        polarity=polarity,
        success_measure=row["success_measure"],
        council_plan=row["council_plan"],
        months=months,
        outturn=outturn,
        prior=prior,
        trend=_trend(row, months, unit),
        dot_month=_direction(row["dot_month"], polarity, months[2], f"{months[1].text} in Feb-22"),
        dot_year=_direction(row["dot_year"], polarity, outturn, f"{prior.text} in 2020/21"),
        rag_month=_rag({**row, "rag_year_end": ""}, polarity, months[2]),
        rag_year_end=_rag(row, polarity, outturn),
        tolerances=targets,
        neighbour_average=_comparator(
            "Statistical neighbours' average", row["stat_neighbour_average"], row["benchmark_year"]
        ),
        best_neighbour=_comparator(
            "Best statistical neighbour", row["best_stat_neighbour"], row["benchmark_year"]
        ),
        national=_comparator("England", row["national_average"], row["benchmark_year"]),
        definition=f"{row['indicator']}. Counted from records whose event date falls in the period.",
        note=row["note"],
    )


def _revised(value: Value, measure: str) -> Value:
    cell = Cell(measure, value.period)
    now = value.number if value.number is not None else Decimal(0)
    revision = Revision(
        cell,
        Figure(cell, State.KNOWN, now - 1),
        Figure(cell, State.KNOWN, now),
        (RowChange(Cause.ENTERED, "episodes", "E04417", "2022-03-09", "now counted"),),
        f"Feb-22 re-referrals from {now - 1} to {now}: 1 record entered on 2022-03-09",
    )
    return Value(value.period, State.REVISED, value.text, value.number, revision=revision)


KEY = (
    KeyEntry("Green", "On or better than the target."),
    KeyEntry("Amber", "Short of the target, within the tolerance set for the year."),
    KeyEntry("Red", "Outside the tolerance, or short of a target that has none."),
    KeyEntry("↑", "The figure has gone up since the month before, or since last year."),
    KeyEntry("↓", "The figure has gone down."),
    KeyEntry("→", "The figure is the same."),
    KeyEntry("better, worse", "What the change means for performance. Lines marked Info carry neither."),
    KeyEntry("revised", "The figure differs from the one last calculated. The opening page says why."),
    KeyEntry("-", "No figure is due, or none applies. The details of the line say which."),
    KeyEntry("47 of 51", "The number of families or children behind a percentage."),
)

OPENING = Opening(
    summary=(
        "Early help reached 216 contacts in March, the most this year, and met most of its timescales. "
        "Two lines ended the year red and one amber."
    ),
    going_well=(
        Remark("1.5", "Assessments in time: 92.2% (47 of 51), above the target of 85% and up on February."),
        Remark("3.1", "Supporting families: the year's target of 675 families was met."),
    ),
    needs_attention=(
        Remark("4.1", "Red: first time entrants, 225 per 10,000, against 154 in England."),
        Remark("5.1", "Amber: positive responses, 94.6% over the year, below the target of 95%."),
    ),
    revised=(Remark("1.9", "Feb-22 re-referrals from 12 to 13: 1 record entered on 2022-03-09."),),
)


def sample_scorecard() -> Scorecard:
    """All five sections of the March 2022 scorecard."""
    sections = tuple(
        Section(title, tuple(_line(row) for row in rows))
        for title, rows in groupby(_rows(), key=lambda row: row["section"])
    )
    return Scorecard(
        id="early_help",
        title="Early Help scorecard",
        subtitle="Children and Young People's Services monthly performance report",
        as_at=AS_AT,
        outturn_label="2021/22 outturn",
        prior_label="2020/21",
        document=DocumentControl(
            council="Ashdale Metropolitan Borough Council",
            issue="Issue 1",
            status="Published",
            created_on=date(2022, 5, 18),
            created_by="Performance and Quality Team",
            contact="cyps-performance@ashdale.example",
            run="2022-05-18-a3f9c2",
            records_known_on=date(2022, 5, 12),
            vintages=("2022-05-12-4be1", "2022-05-12-77d0"),
        ),
        data_note=(
            "Figures are not fixed. Records entered late change them when a month is calculated again, so "
            "at least the two months before this one are calculated again each time, and every figure that "
            "changed is marked."
        ),
        key=KEY,
        opening=OPENING,
        sections=sections,
    )


def sample_figures() -> tuple[Figure, ...]:
    """A figure of every kind that figures.csv has to hold."""
    share = Cell("assessments_in_time", AS_AT)
    return (
        Figure(share, State.KNOWN, Decimal(4700) / Decimal(51), Decimal(47), Decimal(51)),
        Figure(Cell("assessments_in_time", AS_AT, "locality", "=North"), State.KNOWN, Decimal(100)),
        Figure(Cell("open_families", YEAR), State.KNOWN, Decimal(1321), Decimal(1321)),
        Figure(Cell("families_engaged", AS_AT), State.SUSPENDED, reason=SUSPENDED),
        Figure(Cell("balance", AS_AT), State.KNOWN, Decimal("-3.5")),
    )
