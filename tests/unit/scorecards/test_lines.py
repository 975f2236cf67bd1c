"""Lines of invented measures: states, revisions, cumulative figures, a year not yet over."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from trigpoint.calendar.periods import month, parse_period
from trigpoint.judgements import revision
from trigpoint.judgements.shown import Style
from trigpoint.model.catalogue import Catalogue, Due, LineLayout, ScorecardLayout, SectionLayout, Shows
from trigpoint.model.figures import Cell, Figure, State
from trigpoint.model.judgements import Arrow, Rag, Revision, Verdict
from trigpoint.model.measures import Measure, Polarity, Submitted, Unit
from trigpoint.model.periods import PeriodKind
from trigpoint.model.scorecards import DocumentControl, Line, Scorecard
from trigpoint.model.targets import AppliesTo, Flat, Target
from trigpoint.scorecards.assemble import assemble

D = Decimal
DOCUMENT = DocumentControl("C", "Issue 1", "Draft", date(2022, 3, 9), "A", "a@b", "r", date(2022, 3, 9), ())
MEASURE = Measure(
    "m", "Things done in time", "Why", "Owner", Polarity.HIGH, Unit.PERCENT, 1, Submitted("Elsewhere")
)
TARGET = Target("m", date(2021, 4, 1), None, AppliesTo.BOTH, Flat(D(85), D(75)))
LINE = LineLayout("1.1", "m", "")


def tallied(period: str, numerator: int, denominator: int) -> Figure:
    cell = Cell("m", parse_period(period))
    if denominator == 0:
        return Figure(cell, State.NO_DATA, None, D(0), D(0), "None was due.")
    return Figure(cell, State.KNOWN, D(100) * numerator / denominator, D(numerator), D(denominator))


def made(
    *figures: Figure,
    lines: tuple[LineLayout, ...] = (LINE,),
    measure: Measure = MEASURE,
    revisions: tuple[Revision, ...] = (),
    as_at: tuple[int, int] = (2022, 2),
    exceptions_after: int = 1,
) -> Scorecard:
    layout = ScorecardLayout("s", "S", "", "", (SectionLayout("All", lines),), exceptions_after)
    return assemble(
        layout,
        Catalogue({"m": measure}, {}, (TARGET,), {"s": layout}, "digest"),
        figures={figure.cell: figure for figure in figures},
        as_at=month(*as_at),
        document=DOCUMENT,
        revisions={one.cell: one for one in revisions},
    )


def only(scorecard: Scorecard) -> Line:
    (line,) = scorecard.sections[0].lines
    return line


def revised(before: Figure, after: Figure) -> Revision:
    found = revision.explain(
        before, after, name="things", style=Style.of(MEASURE), recorded_before={}, recorded_after={}
    )
    assert found is not None
    return found


def test_a_title_comes_from_the_measure_unless_the_line_has_its_own() -> None:
    assert only(made()).title == "Things done in time"
    assert only(made(lines=(replace(LINE, title="Other"),))).title == "Other"


def test_in_month_and_at_year_end_are_judged_apart() -> None:
    line = only(made(tallied("2022-02", 8, 10), tallied("ytd 2022-02", 99, 100)))
    assert line.rag_month.status is Rag.AMBER
    assert line.rag_year_end.status is Rag.NOT_DUE
    assert line.rag_year_end.reason == "Not rated: 2021/22 ends on 31/03/2022."


def test_the_year_is_compared_at_the_same_point() -> None:
    line = only(made(tallied("ytd 2022-02", 9, 10), tallied("ytd 2021-02", 8, 10), tallied("2020/21", 1, 1)))
    assert line.dot_year.verdict is Verdict.BETTER
    assert "80.0% (8 of 10) in Apr-20 to Feb-21" in line.dot_year.reason
    assert (line.outturn.text, line.prior.text) == ("90.0%", "100.0%")


def test_a_figure_that_was_not_worked_out_says_so() -> None:
    line = only(made())
    assert {value.text for value in line.trend} == {"-"}
    assert line.months[-1].reason == "This run did not work the figure out."
    assert line.rag_month.status is Rag.NO_DATA and line.dot_month.arrow is Arrow.NONE


def test_none_of_none_has_no_share_but_counts_nought() -> None:
    lines = (LINE, replace(LINE, shows=Shows.NUMERATOR), replace(LINE, shows=Shows.DENOMINATOR))
    share, met, due = made(tallied("2022-02", 0, 0), lines=lines).sections[0].lines
    assert (share.months[-1].text, share.months[-1].state) == ("-", State.NO_DATA)
    assert share.months[-1].reason == "None was due."
    assert (met.months[-1].text, due.months[-1].text) == ("0", "0")
    assert (met.months[-1].state, met.unit) == (State.KNOWN, Unit.COUNT)


def test_a_target_for_the_share_stands_on_the_line_that_shows_it() -> None:
    met, due = replace(LINE, shows=Shows.NUMERATOR), replace(LINE, shows=Shows.DENOMINATOR)
    both = made(tallied("2022-02", 9, 10), lines=(LINE, met, due)).sections[0].lines
    assert [line.rag_month.status for line in both] == [Rag.GREEN, Rag.NO_TARGET, Rag.NO_TARGET]
    assert [line.tolerances.green for line in both] == ["85%+", "", ""]
    alone = only(made(tallied("2022-02", 9, 10), lines=(met,)))
    assert alone.rag_month.reason == "Green: 90.0% is at or above the target of 85.0%. That is 9 of 10."


def test_a_line_may_be_for_information_though_its_measure_is_not() -> None:
    line = only(made(tallied("2022-02", 1, 10), lines=(replace(LINE, polarity=Polarity.INFO),)))
    assert (line.rag_month.status, line.rag_year_end.status) == (Rag.INFO, Rag.INFO)
    assert line.tolerances.green == ""


def test_a_quarterly_line_prints_in_the_months_that_end_a_quarter() -> None:
    quarterly = (replace(LINE, due=Due.QUARTER_END),)
    figures = (tallied("2021/22 Q4", 8, 10), tallied("2021/22 Q3", 9, 10), tallied("2022-03", 1, 10))
    line = only(made(*figures, lines=quarterly, as_at=(2022, 3)))
    assert [value.text for value in line.months] == ["-", "-", "80.0%"]
    assert line.months[0].reason == "Not due: this line has a figure in the months that end a quarter."
    assert line.dot_month.arrow is Arrow.DOWN and "Oct-Dec 2021" in line.dot_month.reason
    midway = only(made(*figures, lines=quarterly, as_at=(2022, 2)))
    assert midway.rag_month.status is Rag.NOT_DUE and midway.dot_month.arrow is Arrow.NONE


def test_a_cumulative_line_has_no_arrow_from_month_to_month() -> None:
    line = only(
        made(
            tallied("ytd 2022-02", 9, 10),
            tallied("ytd 2022-01", 8, 10),
            lines=(replace(LINE, monthly_figure=PeriodKind.YEAR_TO_DATE),),
        )
    )
    assert [value.text for value in line.months[1:]] == ["80.0%", "90.0%"]
    assert line.dot_month.arrow is Arrow.NONE and "only ever rise" in line.dot_month.reason


def test_a_revised_figure_is_marked_and_said_on_the_opening_page() -> None:
    before, after = tallied("2022-01", 8, 10), tallied("2022-01", 9, 11)
    scorecard = made(after, revisions=(revised(before, after),))
    value = only(scorecard).months[1]
    assert (value.state, value.text, value.tally) == (State.REVISED, "81.8%", "9 of 11")
    (remark,) = scorecard.opening.revised
    assert remark.ref == "1.1" and remark.sentence.startswith("Jan-22 things from 80.0% (8 of 10) to 81.8%")


def test_a_number_that_stands_is_not_marked_when_its_share_is_revised() -> None:
    before, after = tallied("2022-01", 8, 10), tallied("2022-01", 8, 11)
    lines = (LINE, replace(LINE, shows=Shows.NUMERATOR), replace(LINE, shows=Shows.DENOMINATOR))
    shown = made(after, lines=lines, revisions=(revised(before, after),)).sections[0].lines
    states = [line.months[1].state for line in shown]
    assert states == [State.REVISED, State.KNOWN, State.REVISED]


def test_many_revisions_end_in_how_many_more_there_are() -> None:
    months = [
        "2021-05",
        "2021-06",
        "2021-07",
        "2021-08",
        "2021-09",
        "2021-10",
        "2021-11",
        "2021-12",
        "2022-02",
    ]
    pairs = [(tallied(one, 8, 10), tallied(one, 9, 10)) for one in months]
    scorecard = made(*(after for _, after in pairs), revisions=tuple(revised(*pair) for pair in pairs))
    remarks = scorecard.opening.revised
    assert remarks[0].sentence.startswith("Feb-22")  # the latest printed column, then the trend
    assert len(remarks) == 4
    assert remarks[-1].sentence == "6 more figures were revised; each is marked where it stands."


def test_suspended_is_said_in_the_cell() -> None:
    cell = Cell("m", month(2022, 2))
    line = only(made(Figure(cell, State.SUSPENDED, reason="By the board.")))
    assert (line.months[-1].text, line.months[-1].reason) == ("Temporarily suspended", "By the board.")
    assert line.rag_month.status is Rag.SUSPENDED


def test_what_needs_attention_without_a_target_got_worse_both_ways() -> None:
    untargeted = LineLayout("2.1", "m", "", shows=Shows.DENOMINATOR)
    worse = (
        tallied("2022-02", 0, 1), tallied("2022-01", 0, 2),
        tallied("ytd 2022-02", 0, 1), tallied("ytd 2021-02", 0, 2),
    )  # fmt: skip
    assert made(*worse[:3], lines=(untargeted,)).opening.needs_attention == ()
    (remark,) = made(*worse, lines=(untargeted,)).opening.needs_attention
    assert remark.sentence == (
        "Things done in time, Apr-21 to Feb-22. Down from 2 in Apr-20 to Feb-21 to 1: worse, because higher "
        "is better."
    )


def test_an_exception_after_two_months_running_where_that_is_asked_for() -> None:
    january, february = tallied("2022-01", 60, 100), tallied("2022-02", 60, 100)
    once = made(tallied("2022-01", 90, 100), february, exceptions_after=2)
    assert only(once).rag_month.status is Rag.RED
    assert only(once).not_yet == "Not listed: red in Feb-22, and 2 periods running are asked for."
    assert once.opening.needs_attention == ()
    twice = made(january, february, exceptions_after=2)
    assert only(twice).not_yet == "" and [one.ref for one in twice.opening.needs_attention] == ["1.1"]
    unasked = made(tallied("2022-01", 90, 100), february)
    assert only(unasked).not_yet == "" and len(unasked.opening.needs_attention) == 1
