"""The words every format prints for a status, a direction, a unit or a period: one place, so they agree."""

from trigpoint.model.benchmarks import Benchmark
from trigpoint.model.catalogue import Frequency
from trigpoint.model.control_charts import Assurance, ControlPoint, Side, SpecialCause, Variation
from trigpoint.model.figures import State
from trigpoint.model.judgements import Arrow, Direction, Rag, RagJudgement, Verdict
from trigpoint.model.measures import Polarity, Unit
from trigpoint.model.periods import Period
from trigpoint.model.scorecards import Comparator, Group, Line, Opening, Remark, Scorecard, Value
from trigpoint.model.trajectories import Course

NOTHING = "–"  # what is shown where nothing is said; the details of the line give the reason

RATINGS = {
    Rag.GREEN: "Green",
    Rag.AMBER: "Amber",
    Rag.RED: "Red",
    Rag.INFO: "Information only",
    Rag.NO_TARGET: "No target",
    Rag.NOT_DUE: "Not due",
    Rag.NO_DATA: "No data",
    Rag.SUSPENDED: "Suspended",
    Rag.SUPPRESSED: "Suppressed",
    Rag.NOT_APPLICABLE: "Not applicable",
}
ARROWS = {Arrow.UP: "Up", Arrow.DOWN: "Down", Arrow.SAME: "Same", Arrow.NONE: "Not applicable"}
VERDICTS = {Verdict.BETTER: "better", Verdict.WORSE: "worse", Verdict.STABLE: "", Verdict.NONE: ""}
GOOD = {Polarity.HIGH: "High", Polarity.LOW: "Low", Polarity.RANGE: "In range", Polarity.INFO: "Info"}
UNITS = {
    Unit.COUNT: "Count",
    Unit.PERCENT: "%",
    Unit.DAYS: "Days",
    Unit.NUMBER: "Number",
    Unit.RATE_PER_10000: "Rate per 10,000",
    Unit.BINARY_RATE: "Binary rate",
    Unit.FREQUENCY_RATE: "Frequency rate",
}
UNITS_IN_FULL = {**UNITS, Unit.PERCENT: "Percentage"}
COURSES = {
    Course.ON_COURSE: "On course",
    Course.AT_RISK: "At risk",
    Course.OUT_OF_REACH: "Out of reach",
    Course.NO_TARGET: "",
    Course.INFO: "",
    Course.NOT_CALCULABLE: "",
}
GROUPS = {Group.BENCHMARKED: "Strategic", Group.OPERATIONAL: "Operational"}
FREQUENCIES = {
    Frequency.MONTHLY: "Monthly",
    Frequency.QUARTERLY: "Quarterly",
    Frequency.ANNUAL: "Annual",
}
VARIATIONS = {
    Variation.COMMON_CAUSE: "Usual variation",
    Variation.IMPROVEMENT_HIGH: "Improvement, high",
    Variation.IMPROVEMENT_LOW: "Improvement, low",
    Variation.CONCERN_HIGH: "Concern, high",
    Variation.CONCERN_LOW: "Concern, low",
    Variation.NEITHER_HIGH: "Different, high",
    Variation.NEITHER_LOW: "Different, low",
    Variation.NOT_TESTED: "Not tested",
}
ASSURANCES = {
    Assurance.PASS: "Usually meets the target",
    Assurance.FAIL: "Usually misses the target",
    Assurance.HIT_OR_MISS: "May meet or miss the target",
    Assurance.NOT_APPLICABLE: "No target tested",
}
VARIATION_MEANINGS = {
    Variation.COMMON_CAUSE: "The latest month is within what is usual for the line.",
    Variation.IMPROVEMENT_HIGH: "Higher than usual, which is better. H is for high.",
    Variation.IMPROVEMENT_LOW: "Lower than usual, which is better. L is for low.",
    Variation.CONCERN_HIGH: "Higher than usual, which is worse.",
    Variation.CONCERN_LOW: "Lower than usual, which is worse.",
    Variation.NEITHER_HIGH: "Higher than usual, which is neither better nor worse.",
    Variation.NEITHER_LOW: "Lower than usual, which is neither better nor worse.",
    Variation.NOT_TESTED: "Too few months are known to say what is usual.",
}
ASSURANCE_MEANINGS = {
    Assurance.PASS: "If nothing changes, every month is expected to meet the target.",
    Assurance.FAIL: "If nothing changes, no month is expected to meet the target.",
    Assurance.HIT_OR_MISS: "Whether a month meets the target is a matter of chance.",
}
SIGNALS = {
    (SpecialCause.OUTSIDE_LIMITS, Side.HIGH): "above the upper limit",
    (SpecialCause.OUTSIDE_LIMITS, Side.LOW): "below the lower limit",
    (SpecialCause.TREND, Side.HIGH): "in a rising run",
    (SpecialCause.TREND, Side.LOW): "in a falling run",
    (SpecialCause.TWO_IN_THREE, Side.HIGH): "one of 2 in 3 near or above the upper limit",
    (SpecialCause.TWO_IN_THREE, Side.LOW): "one of 2 in 3 near or below the lower limit",
    (SpecialCause.SHIFT, Side.HIGH): "in a run above the mean",
    (SpecialCause.SHIFT, Side.LOW): "in a run below the mean",
}


def signals(point: ControlPoint) -> str:
    """'above the upper limit; in a rising run', or "" where a point signals nothing."""
    return "; ".join(SIGNALS[signal.cause, signal.side] for signal in point.signals)


def nothing_or(text: str) -> str:
    """The text, or a proper dash for the hyphen that data files have where there is no figure."""
    return NOTHING if text == "-" else text


def rating(judgement: RagJudgement) -> str:
    return RATINGS[judgement.status]


def direction(judged: Direction) -> str:
    """'Up, better', 'Down', 'Same', ..."""
    verdict = VERDICTS[judged.verdict]
    return f"{ARROWS[judged.arrow]}, {verdict}" if verdict else ARROWS[judged.arrow]


def is_revised(value: Value) -> bool:
    return value.revision is not None or value.state is State.REVISED


def mark(value: Value) -> str:
    """The word that stands beside a figure that is not simply known: 'revised', 'provisional' or ''."""
    if is_revised(value):
        return "revised"
    return "provisional" if value.state is State.PROVISIONAL else ""


def month_in_full(period: Period) -> str:
    """'March 2022': the month the period ends in."""
    return f"{period.last_day:%B %Y}"


def as_at(scorecard: Scorecard) -> str:
    return f"As at month end: {month_in_full(scorecard.as_at)} ({scorecard.outturn_label})"


def document_title(scorecard: Scorecard) -> str:
    return f"{scorecard.title}, {month_in_full(scorecard.as_at)}, {scorecard.document.council}"


def standing(found: Benchmark) -> str:
    """'98 of 150', with the band where there is one: 'C, 98 of 150'."""
    if found.rank is None:
        return ""
    ranked = f"{found.rank} of {found.councils}"
    return f"{found.band}, {ranked}" if found.band else ranked


def opening_lists(opening: Opening) -> tuple[tuple[str, str, tuple[Remark, ...], str], ...]:
    """The lists of the opening page in their order: what kind, its title, its remarks, and what stands for
    none."""
    return (
        ("attention", "Needs attention", opening.needs_attention, "Nothing this month."),
        ("well", "Going well", opening.going_well, "Nothing to report this month."),
        ("ahead", "Looking ahead", opening.ahead, "No year is forecast against a target."),
        ("mind", "Bear in mind", opening.bear_in_mind, "No season and no late entry to allow for."),
        ("revised", "Revised", opening.revised, "No figure was revised this month."),
    )


def provenance(scorecard: Scorecard) -> str:
    """How fresh the figures are, for the head of the first page."""
    document = scorecard.document
    return f"Records known on {document.records_known_on:%d/%m/%Y}. Run {document.run}."


def document_control(scorecard: Scorecard) -> tuple[tuple[str, str], ...]:
    """The document control as (what, value), in the order it is printed."""
    document = scorecard.document
    return (
        ("Status", f"{document.issue}, {document.status}" if document.status else document.issue),
        ("Created", f"{document.created_on:%d/%m/%Y}"),
        ("Created by", document.created_by),
        ("Contact", document.contact),
        ("Records known on", f"{document.records_known_on:%d/%m/%Y}"),
        ("Run", document.run),
        ("Loads of records", ", ".join(document.vintages)),
    )


def comparator(compared: Comparator) -> str:
    """'England: 2.8% in 2019/20. Department for Education, ...'"""
    return f"{compared.name}: {compared.text} in {compared.year}. {compared.source}"


def comparators(line: Line) -> tuple[Comparator, ...]:
    """Those a line has, in the order of their columns."""
    all_three = (line.neighbour_average, line.best_neighbour, line.national)
    return tuple(compared for compared in all_three if compared is not None)


def reasons(line: Line) -> tuple[tuple[str, str], ...]:
    """Everything that explains a line, as (what, sentence), in the order it is read."""
    said: list[tuple[str, str]] = [
        ("Definition", line.definition),
        ("Direction this month", line.dot_month.reason),
        ("Rating this month", line.rag_month.reason),
        ("Direction this year", line.dot_year.reason),
        ("Rating at year end", line.rag_year_end.reason),
        ("Target", line.tolerances.sentence),
    ]
    said += signal_sentences(line)
    said += [("Comparator", comparator(compared)) for compared in comparators(line)]
    said += [("Revised", sentence) for sentence in revisions(line)]
    said += [("About the figures", sentence) for sentence in figure_reasons(line)]
    said.append(("Note", line.note))
    return tuple((what, sentence) for what, sentence in said if sentence)


def signal_sentences(line: Line) -> list[tuple[str, str]]:
    """What the months of a line and others' figures say of it, as (what, sentence)."""
    said: list[tuple[str, str]] = []
    if line.chart is not None:
        said.append(("Usual or not", line.chart.reason))
        if line.chart.assurance is not Assurance.NOT_APPLICABLE:
            said.append(("Usual and the target", line.chart.assurance_reason))
    said += [("Chance alone", line.interval), ("Not an exception yet", line.not_yet)]
    if line.season is not None and line.season.named:
        said.append(("Time of year", line.season.reason))
    if line.trajectory is not None:
        said.append(("Forecast of the year", line.trajectory.reason))
    if line.hindsight is not None:
        said.append(("What was forecast", line.hindsight.reason))
    if line.completeness is not None:
        said.append(("May still move", line.completeness.reason))
    if line.benchmark is not None:
        said.append(("Beside others", line.benchmark.sentence))
        said.append(("How theirs differs", line.benchmark.twin.differs))
    said.append(("Kind of chart", line.chart_choice))
    if line.chart is not None:
        said.append(("Rules of the chart", line.chart.rules_sentence))
    return [(what, sentence) for what, sentence in said if sentence]


def values(line: Line) -> tuple[Value, ...]:
    """Every figure of a line: the trend, the months, the outturn and the prior year."""
    return (*line.trend, *line.months, line.outturn, line.prior)


def revisions(line: Line) -> tuple[str, ...]:
    """The sentence of each revision, once."""
    sentences = (value.revision.sentence for value in values(line) if value.revision is not None)
    return tuple(dict.fromkeys(sentences))


def figure_reasons(line: Line) -> tuple[str, ...]:
    """Why figures of the line are missing or unusual: each reason once, with the periods it is about."""
    periods: dict[str, list[str]] = {}
    for value in dict.fromkeys(values(line)):
        if value.reason:
            labels = periods.setdefault(value.reason, [])
            if value.period.label not in labels:
                labels.append(value.period.label)
    return tuple(f"{_span(labels)}: {reason}" for reason, labels in periods.items())


def _span(labels: list[str]) -> str:
    return ", ".join(labels) if len(labels) < 5 else f"{labels[0]} to {labels[-1]}"
