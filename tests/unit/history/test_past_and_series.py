"""What was said, by runs and imports, and a measure's months made of it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from trigpoint.calendar.periods import month
from trigpoint.history.past import past_figures, past_figures_of
from trigpoint.history.series import monthly_series
from trigpoint.model.figures import Figure, State
from trigpoint.model.periods import PeriodKind
from trigpoint.store.imports import ImportedFigure, ImportFacts, imports, write_import
from trigpoint.store.runs import RunFacts, latest_run, run_named, write_run

from .made import cell

NOW = datetime(2022, 6, 1, 9, 0, tzinfo=UTC)


def known(measure: str, period: str, value: str, above: str = "", below: str = "") -> Figure:
    parts = (Decimal(part) if part else None for part in (above, below))
    return Figure(cell(measure, period), State.KNOWN, Decimal(value), *parts)


def none(measure: str, period: str) -> Figure:
    return Figure(cell(measure, period), State.SUSPENDED)


def add_run(store: Path, day: date, *figures: Figure, looks_back: bool = False) -> None:
    last = latest_run(store)
    facts = RunFacts(
        as_at=month(2022, 3),
        records_known_on=day,
        vintage="v",
        catalogue_digest="c",
        engine="duckdb",
        engine_version="1",
        version="0.1.0",
        created_at=NOW,
        previous=last.id if last and not looks_back else None,
        looks_back=looks_back,
        imports=tuple(one.id for one in imports(store)),
    )
    write_run(store, facts, figures, [], catalogue={})


def add_import(store: Path, name: str, day: date, *figures: Figure) -> None:
    facts = ImportFacts(name, name.encode().hex(), (day,), {}, "0.1.0", NOW, None)
    write_import(store, facts, [ImportedFigure(figure, day, "row 1") for figure in figures])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """February: a pack of March, a run of April, a pack of May, and a run that looks back to March."""
    made = tmp_path / "store"
    add_run(
        made,
        date(2022, 4, 14),
        known("neet", "2022-02", "3.81", "235", "6170"),
        known("neet", "2022-03", "4"),
    )
    add_import(
        made,
        "march.csv",
        date(2022, 3, 14),
        known("neet", "2022-02", "3.9"),
        known("neet", "2021-12", "3.5", "7", "200"),
        known("neet", "2020-21", "4.0"),
        known("contacts", "2022-02", "148"),
    )
    add_import(made, "may.csv", date(2022, 5, 18), known("neet", "2022-02", "3.8"), none("neet", "2022-01"))
    add_run(made, date(2022, 3, 4), known("neet", "2022-02", "3.7"), looks_back=True)
    return made


def test_everything_that_was_said_of_a_measures_months_is_there_oldest_first(store: Path) -> None:
    found = past_figures(store).of("neet", PeriodKind.MONTH)
    assert [(one.cell.period.id, str(one.known_on), one.said_by, str(one.figure.value)) for one in found] == [
        ("2021-12", "2022-03-14", "march.csv", "3.5"),
        ("2022-01", "2022-05-18", "may.csv", "None"),
        ("2022-02", "2022-03-04", "2022-03-002", "3.7"),
        ("2022-02", "2022-03-14", "march.csv", "3.9"),
        ("2022-02", "2022-04-14", "2022-03-001", "3.81"),
        ("2022-02", "2022-05-18", "may.csv", "3.8"),
        ("2022-03", "2022-04-14", "2022-03-001", "4"),
    ]
    [year] = past_figures(store).of("neet", PeriodKind.FINANCIAL_YEAR)
    assert year.figure == known("neet", "2020-21", "4.0")
    assert past_figures(store).of("nobody", PeriodKind.MONTH) == []


def test_the_last_word_is_that_of_a_day(store: Path) -> None:
    past, february = past_figures(store), cell("neet", "2022-02")
    words = {
        "2022-03-03": None,
        "2022-03-04": "3.7",
        "2022-04-13": "3.9",
        "2022-04-14": "3.81",
        "2022-12-31": "3.8",
    }
    for day, value in words.items():
        found = past.latest([february, cell("contacts", "2021-01")], on=date.fromisoformat(day))
        assert {each: str(said.figure.value) for each, said in found.items()} == (
            {february: value} if value else {}
        )


def test_of_one_day_a_run_has_the_last_word(store: Path) -> None:
    add_run(store, date(2022, 5, 18), known("neet", "2022-02", "3.79"))
    add_import(store, "copy.csv", date(2022, 5, 18), known("neet", "2022-02", "3.8"))
    [last] = past_figures(store).latest([cell("neet", "2022-02")], on=date(2022, 5, 18)).values()
    assert last.said_by == "2022-03-003"


def test_a_report_of_a_run_knows_what_was_said_before_it_and_nothing_since(store: Path) -> None:
    add_run(store, date(2022, 5, 18), known("neet", "2022-02", "3.79"))

    def said(run: str) -> list[str]:
        found = past_figures_of(store, run_named(store, run)).of("neet", PeriodKind.MONTH)
        return [one.said_by for one in found if one.cell.period.id == "2022-02"]

    # The first run was made before either pack was imported, the last after both.
    assert said("2022-03-001") == ["2022-03-001"]
    assert said("2022-03-003") == ["2022-03-002", "march.csv", "2022-03-001", "may.csv", "2022-03-003"]


def test_groups_of_a_breakdown_are_not_history(store: Path) -> None:
    north = Figure(
        cell("neet", "2022-02").__class__("neet", month(2022, 2), "locality", "North"),
        State.KNOWN,
        Decimal(1),
    )
    add_run(store, date(2022, 5, 20), north)
    assert {one.cell.breakdown for one in past_figures(store).of("neet", PeriodKind.MONTH)} == {""}


def test_an_empty_store_says_nothing(tmp_path: Path) -> None:
    past = past_figures(tmp_path)
    assert past.of("neet", PeriodKind.MONTH) == []
    assert past.latest([cell("neet", "2022-02")], on=date(2022, 5, 18)) == {}


# ---- series --------------------------------------------------------------------------------------------


def series(store: Path, *own: Figure, months: int = 12, known_on: date = date(2022, 5, 18)):  # type: ignore[no-untyped-def]
    found = monthly_series(
        {figure.cell: figure for figure in own},
        past_figures(store),
        "neet",
        as_at=month(2022, 3),
        months=months,
        per=100,
        known_on=known_on,
    )
    return [(one.at.id, None if one.value is None else str(one.value), str(one.numerator)) for one in found]


def test_own_figures_win_history_fills_in_gaps_stay_and_leading_ones_are_cut(store: Path) -> None:
    own = known("neet", "2022-03", "4.01", "248", "6180"), none("neet", "2022-02")
    assert series(store, *own) == [
        ("2021-12", "3.5", "7"),
        ("2022-01", None, "None"),
        ("2022-02", "3.8", "None"),
        ("2022-03", "4.01", "248"),
    ]


def test_what_was_said_after_the_runs_day_is_not_used(store: Path) -> None:
    assert series(store, known_on=date(2022, 4, 20))[-2:] == [
        ("2022-02", "3.81", "235"),
        ("2022-03", "4", "None"),
    ]
    assert series(store, known_on=date(2022, 3, 20))[-2:] == [
        ("2022-02", "3.9", "None"),
        ("2022-03", None, "None"),
    ]


def test_no_more_months_than_asked_for_and_none_where_nothing_is_known(store: Path) -> None:
    assert [each[0] for each in series(store, months=2)] == ["2022-02", "2022-03"]
    assert series(store, known_on=date(2021, 1, 1)) == []
