"""Which period each column is about."""

from datetime import date

from trigpoint.calendar.periods import month, parse_period
from trigpoint.model.catalogue import Due, LineLayout, OutturnKind, ScorecardLayout, SectionLayout
from trigpoint.model.periods import Period, PeriodKind
from trigpoint.scorecards import columns

MARCH, FEBRUARY = month(2022, 3), month(2022, 2)


def line(
    due: Due = Due.EVERY_MONTH,
    figure: PeriodKind = PeriodKind.MONTH,
    outturn: OutturnKind = OutturnKind.YEAR,
) -> LineLayout:
    return LineLayout("1.1", "m", "A title", due=due, monthly_figure=figure, outturn=outturn)


def ids(*periods: Period | None) -> list[str]:
    return ["" if period is None else period.id for period in periods]


def test_what_stands_in_a_months_column() -> None:
    shown = [
        columns.month_figure(given, MARCH)
        for given in (
            line(),
            line(Due.QUARTER_END),
            line(Due.YEAR_END),
            line(figure=PeriodKind.YEAR_TO_DATE),
            line(figure=PeriodKind.ROLLING_12),
        )
    ]
    assert ids(*shown) == ["2022-03", "2022-01:quarter", "", "2022-03:year-to-date", "2022-03:rolling-12"]
    assert columns.month_figure(line(Due.QUARTER_END), FEBRUARY) is None


def test_what_a_month_is_compared_with() -> None:
    before = [columns.previous_figure(given, MARCH) for given in (line(), line(Due.QUARTER_END))]
    assert ids(*before) == ["2022-02", "2021-10:quarter"]


def test_the_outturn_is_the_year_once_it_is_over_and_the_year_to_date_until_then() -> None:
    assert ids(columns.outturn(line(), MARCH), columns.prior(line(), MARCH)) == ["2021-22", "2020-21"]
    assert ids(columns.outturn(line(), FEBRUARY)) == ["2022-02:year-to-date"]
    assert ids(columns.prior(line(), FEBRUARY)) == ["2020-21"]


def test_an_outturn_may_be_the_last_month_or_nothing() -> None:
    last, none = line(outturn=OutturnKind.LAST_MONTH), line(outturn=OutturnKind.NOT_APPLICABLE)
    assert ids(columns.outturn(last, MARCH), columns.prior(last, FEBRUARY)) == ["2022-03", "2021-03"]
    assert ids(columns.outturn(none, MARCH), columns.prior(none, MARCH)) == ["", ""]


def test_the_periods_a_run_needs_at_year_end() -> None:
    needed = ids(*columns.periods_needed(MARCH))
    assert needed[:13] == [f"2021-{n:02d}" for n in range(3, 13)] + ["2022-01", "2022-02", "2022-03"]
    assert set(needed[13:]) == {
        "2021-01:quarter", "2021-04:quarter", "2021-07:quarter", "2021-10:quarter", "2022-01:quarter",
        "2020-01:quarter", "2020-04:quarter", "2020-07:quarter", "2020-10:quarter",
        "2022-03:year-to-date", "2021-03:year-to-date", "2021-22", "2020-21",
    }  # fmt: skip
    assert len(needed) == len(set(needed))


def test_a_year_that_is_not_over_is_not_asked_for() -> None:
    needed = ids(*columns.periods_needed(FEBRUARY))
    assert "2021-22" not in needed
    assert {"2020-21", "2022-02:year-to-date", "2021-02:year-to-date"} <= set(needed)


def test_every_period_a_line_prints_is_among_those_needed() -> None:
    kinds = [PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING_12]
    lines = [line(due, kind, outturn) for due in Due for kind in kinds for outturn in OutturnKind]
    layout = ScorecardLayout("s", "S", "", "", (SectionLayout("All", tuple(lines)),))
    for start in (date(2021, n, 1) for n in range(1, 13)):
        as_at = parse_period(f"{start:%Y-%m}")
        needed = set(columns.periods_needed(as_at, layout))
        for given in lines:
            asked = [columns.month_figure(given, one) for one in columns.trend_months(as_at)]
            asked += [columns.outturn(given, as_at), columns.prior(given, as_at)]
            asked += [columns.previous_figure(given, as_at)]
            assert {period for period in asked if period is not None} <= needed
