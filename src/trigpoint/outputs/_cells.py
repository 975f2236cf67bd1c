"""The parts of a row as they are printed: a figure, an arrow, a rating, a target, a comparator, an icon."""

from dataclasses import dataclass

from trigpoint.model.control_charts import Assurance
from trigpoint.model.figures import WITH_VALUE
from trigpoint.model.judgements import COLOURS, Direction, RagJudgement
from trigpoint.model.measures import Polarity
from trigpoint.model.scorecards import Comparator, Line, Tolerances, Value
from trigpoint.outputs import words
from trigpoint.outputs.charts.drawing import Picture
from trigpoint.outputs.charts.icons import SMALL, assurance_icon, variation_icon

# The longest edge or number that fits its own narrow column: "≤34.2%", "10,000".
LONGEST_EDGE = 10


@dataclass(frozen=True)
class Shown:
    """A figure as it stands in a cell. `known` is false where the text says why there is none."""

    period: str
    text: str
    tally: str
    mark: str
    known: bool


@dataclass(frozen=True)
class Arrow:
    """A direction of travel: which arrow ('up', 'down', 'same', 'none'), and the word for what it means."""

    points: str
    verdict: str
    words: str


@dataclass(frozen=True)
class Badge:
    """A rating: `colour` is 'green', 'amber', 'red', or '' where the words say why there is none."""

    colour: str
    words: str


@dataclass(frozen=True)
class Compared:
    text: str
    year: str


@dataclass(frozen=True)
class Sign:
    """An icon and the words that stand beside it."""

    picture: Picture
    words: str


def tolerances(given: Tolerances) -> tuple[str, ...]:
    """The three edges; or one text where the target is a sentence, which a narrow column would break up."""
    in_words = not given.red and not given.amber and len(given.green) > LONGEST_EDGE
    return (given.green,) if in_words else (given.red, given.amber, given.green)


def shown(value: Value) -> Shown:
    return Shown(
        period=value.period.label,
        text=words.nothing_or(value.text),
        tally=value.tally,
        mark=words.mark(value),
        known=value.state in WITH_VALUE,
    )


def arrow(judged: Direction) -> Arrow:
    return Arrow(judged.arrow.value, words.VERDICTS[judged.verdict], words.direction(judged))


def badge(judged: RagJudgement) -> Badge:
    colour = judged.status.value if judged.status in COLOURS else ""
    return Badge(colour, words.rating(judged))


def compared(found: Comparator | None) -> Compared | None:
    return Compared(found.text, found.year) if found is not None else None


def signs() -> tuple[tuple[Sign, str], ...]:
    """Every icon with what it means, for the key."""
    of_months = ((variation_icon(one, size=SMALL), one) for one in words.VARIATION_MEANINGS)
    of_targets = ((assurance_icon(one, size=SMALL), one) for one in words.ASSURANCE_MEANINGS)
    return (
        *((Sign(icon, words.VARIATIONS[one]), words.VARIATION_MEANINGS[one]) for icon, one in of_months),
        *((Sign(icon, words.ASSURANCES[one]), words.ASSURANCE_MEANINGS[one]) for icon, one in of_targets),
    )


def variation(line: Line) -> Sign | None:
    """Whether the latest month is different from usual; None where the line has no chart."""
    if line.chart is None:
        return None
    found = line.chart.variation
    return Sign(variation_icon(found, size=SMALL), words.VARIATIONS[found])


def assurance(line: Line) -> Sign | None:
    """Whether the target is usually met; None without a target, which a broken ring would only say again."""
    if line.chart is None or line.chart.assurance is Assurance.NOT_APPLICABLE:
        return None
    found = line.chart.assurance
    picture = assurance_icon(found, low_is_good=line.polarity is Polarity.LOW, size=SMALL)
    return Sign(picture, words.ASSURANCES[found])
