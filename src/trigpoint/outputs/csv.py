"""The scorecard as scorecard.csv: one row a line, as printed, with the tallies and reasons after it."""

from trigpoint.model.judgements import COLOURS, Arrow, Direction, RagJudgement
from trigpoint.model.scorecards import Comparator, Line, Scorecard, Section, Value
from trigpoint.outputs import words
from trigpoint.outputs.rows import write_rows


def render(scorecard: Scorecard) -> bytes:
    """UTF-8 with a byte order mark, without which Excel reads it as cp1252.

    The first columns have the names and order that the published scorecards were transcribed in; months
    and years are named from the scorecard's own periods (mar_22, outturn_2021_22). Figures are as printed,
    without the comma of thousands.
    """
    rows = [_row(scorecard, section, line) for section in scorecard.sections for line in section.lines]
    return write_rows(rows)


def _row(scorecard: Scorecard, section: Section, line: Line) -> dict[str, str]:
    months = {_month_name(value): value for value in line.months}
    outturn, prior = _year_name(scorecard.outturn_label), _year_name(scorecard.prior_label)
    return {
        "ref": line.ref,
        "split": line.split,
        "unit": line.unit.value,
        "frequency": line.frequency.value,
        "indicator": line.title,
        "section": section.title,
        "success_measure": line.success_measure,
        "council_plan": line.council_plan,
        **{name: printed(value) for name, value in months.items()},
        outturn: printed(line.outturn),
        "polarity": line.polarity.value,
        "dot_month": _dot(line.dot_month),
        "dot_year": _dot(line.dot_year),
        "rag_month": _rag(line.rag_month),
        "rag_year_end": _rag(line.rag_year_end),
        "red": line.tolerances.red,
        "amber": line.tolerances.amber,
        "green": line.tolerances.green,
        prior: printed(line.prior),
        **_comparators(line),
        "note": line.note,
        **_beside({**months, outturn: line.outturn, prior: line.prior}),
        **_reasons(line),
        **_signals(line),
        **_forecast(line),
        **_benchmark(line),
    }


def _month_name(value: Value) -> str:
    """mar_22 for whatever period ends in that month: a quarter or a year to date stands in its column."""
    return f"{value.period.last_day:%b_%y}".lower()


def _year_name(label: str) -> str:
    """outturn_2021_22 for '2021/22 outturn', '2021/22 to date' and '2021/22'."""
    return f"outturn_{label.split()[0].replace('/', '_')}"


def printed(value: Value) -> str:
    """As printed, but a number without the commas of its thousands, so that a program reads it."""
    return value.text.replace(",", "") if value.number is not None else value.text


def _dot(judged: Direction) -> str:
    return "n/a" if judged.arrow is Arrow.NONE else judged.arrow.value


def _rag(judged: RagJudgement) -> str:
    return judged.status.value if judged.status in COLOURS else ""


def _comparators(line: Line) -> dict[str, str]:
    def text(compared: Comparator | None) -> str:
        return compared.text if compared is not None else ""

    years = dict.fromkeys(compared.year for compared in words.comparators(line))
    return {
        "stat_neighbour_average": text(line.neighbour_average),
        "best_stat_neighbour": text(line.best_neighbour),
        "national_average": text(line.national),
        "benchmark_year": "; ".join(years),
    }


def _beside(figures: dict[str, Value]) -> dict[str, str]:
    """What stands beside each figure: its tally, its state, and whether and why it was revised."""
    beside: dict[str, str] = {}
    for name, value in figures.items():
        beside[f"{name}_tally"] = value.tally
    for name, value in figures.items():
        beside[f"{name}_state"] = value.state.value
    for name, value in figures.items():
        beside[f"{name}_revised"] = "yes" if words.is_revised(value) else ""
    return beside


def _reasons(line: Line) -> dict[str, str]:
    return {
        "measure": line.measure,
        "shows": line.shows.value,
        "dot_month_verdict": line.dot_month.verdict.value,
        "dot_year_verdict": line.dot_year.verdict.value,
        "rag_month_status": line.rag_month.status.value,
        "rag_year_end_status": line.rag_year_end.status.value,
        "dot_month_reason": line.dot_month.reason,
        "dot_year_reason": line.dot_year.reason,
        "rag_month_reason": line.rag_month.reason,
        "rag_year_end_reason": line.rag_year_end.reason,
        "target_sentence": line.tolerances.sentence,
        "missing_figures": " ".join(words.figure_reasons(line)),
        "revisions": " ".join(words.revisions(line)),
        "definition": line.definition,
    }


def _signals(line: Line) -> dict[str, str]:
    chart, season, settled = line.chart, line.season, line.completeness
    return {
        "line_group": line.group.value,
        "variation": chart.variation.value if chart is not None else "",
        "variation_reason": chart.reason if chart is not None else "",
        "assurance": chart.assurance.value if chart is not None else "",
        "assurance_reason": chart.assurance_reason if chart is not None else "",
        "chart_choice": line.chart_choice,
        "interval": line.interval,
        "not_yet_an_exception": line.not_yet,
        "season_explains": ("yes" if season.explains else "no") if season is not None else "",
        "season_reason": season.reason if season is not None else "",
        "provisional": ("yes" if settled.provisional else "no") if settled is not None else "",
        "completeness_reason": settled.reason if settled is not None else "",
    }


def _forecast(line: Line) -> dict[str, str]:
    found = line.trajectory
    numbers = (found.value, found.lower, found.upper, found.needed) if found is not None else (None,) * 4
    value, lower, upper, needed = ("" if one is None else f"{one:f}" for one in numbers)
    return {
        "forecast_year": found.year.label if found is not None else "",
        "course": found.course.value if found is not None else "",
        "forecast": value,
        "forecast_lower": lower,
        "forecast_upper": upper,
        "needed_each_month": needed,
        "forecast_reason": found.reason if found is not None else "",
        "hindsight_reason": line.hindsight.reason if line.hindsight is not None else "",
    }


def _benchmark(line: Line) -> dict[str, str]:
    found = line.benchmark
    return {
        "benchmark_indicator": found.twin.indicator if found is not None else "",
        "benchmark_release": found.release if found is not None else "",
        "benchmark_model": found.model if found is not None else "",
        "benchmark_own": found.own.text if found is not None else "",
        "benchmark_region": found.region.text if found is not None and found.region is not None else "",
        "benchmark_band": found.band if found is not None else "",
        "benchmark_rank": str(found.rank) if found is not None and found.rank is not None else "",
        "benchmark_sentence": found.sentence if found is not None else "",
    }
