"""A measure's figures over time: its seasons, national twins, kind of control chart and fresh starts.

None of it is part of the measure's definition: a new hypothesis changes no figure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from trigpoint.language._chart_keys import SeasonText
from trigpoint.language._listed import Placed, SaidOfMeasure
from trigpoint.language._problems import Problems
from trigpoint.language._surface import MeasureText
from trigpoint.language._targets import month
from trigpoint.language.documents import Document
from trigpoint.language.names import in_words, suggestion
from trigpoint.language.units import charts_of
from trigpoint.model.control_charts import Overruling
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.observations import Rebase
from trigpoint.model.seasons import MONTHS, Hypothesis
from trigpoint.model.twins import NationalTwin

SHORT = 3  # letters of a month's short name
_BY_NAME = {
    name: number
    for number, month_name in enumerate(MONTHS, start=1)
    for name in (month_name.lower(), month_name[:SHORT].lower())
}


@dataclass(frozen=True)
class OverTime:
    """What is said of a measure's figures over time."""

    seasons: tuple[Hypothesis, ...]
    twins: tuple[NationalTwin, ...]
    chart: Overruling | None
    rebases: tuple[Rebase, ...]


@dataclass(frozen=True)
class OverTimeReader:
    """Reads it for one measure; mistakes are kept in `problems`."""

    name: str
    text: MeasureText
    document: Document
    said: SaidOfMeasure
    problems: Problems

    def read(self) -> OverTime:
        return OverTime(tuple(self._seasons()), tuple(self._twins()), self._chart(), tuple(self._rebases()))

    def _seasons(self) -> Iterator[Hypothesis]:
        names: dict[str, Place] = {}
        by_months: dict[frozenset[int], str] = {}
        for season in self.said.seasons:
            text, name = season.text, season.text.name.casefold()
            if name in names:
                message = f"names the season '{text.name}' twice: {_also(names[name])}."
                self._problem(message, "Keep one of them.", season.place("name"))
            names[name] = season.place("name")
            months = self._months(season)
            if not months:
                continue
            if months in by_months:
                message = f"has two seasons of the same months, '{by_months[months]}' and '{text.name}'."
                hint = "Keep one of them: their effects cannot be told apart."
                self._problem(message, hint, season.place("months"))
            by_months[months] = text.name
            yield Hypothesis(text.name, months, text.action or "", text.because or "")
        if len(frozenset().union(*by_months)) == len(MONTHS):
            message = "has a season for every month, which leaves none to compare them with."
            hint = "Name only the months that are mostly affected."
            self._problem(message, hint, self.said.seasons[-1].place("months"))

    def _months(self, season: Placed[SeasonText]) -> frozenset[int]:
        """The months that are named, as numbers; a wrong one is left out."""
        found: set[int] = set()
        for position, word in enumerate(season.text.months):
            number = _BY_NAME.get(word.strip().lower())
            place = season.place("months", position)
            if number is None:
                hint = suggestion(word, (name.lower() for name in MONTHS), what="The months")
                self._problem(f"has a season in '{word}', which is no month.", hint, place)
            elif number in found:
                message = f"names {MONTHS[number - 1]} twice in one season."
                self._problem(message, "Keep one of them.", place)
            else:
                found.add(number)
        return frozenset(found)

    def _twins(self) -> Iterator[NationalTwin]:
        known: set[tuple[str, str, str]] = set()
        for number, text in enumerate(self.text.twins or []):
            key = (text.data_set, text.indicator, text.breakdown)
            if key in known:
                message = f"names {text.indicator} of {text.data_set} twice."
                self._problem(message, "Keep one of them.", self._place("twins", number, "indicator"))
            known.add(key)
            yield NationalTwin(text.data_set, text.indicator, text.breakdown, text.differs)

    def _chart(self) -> Overruling | None:
        text, unit = self.text.chart, self.text.unit
        if text is None:
            return None
        possible = charts_of(unit)
        if text.kind not in possible:
            message = f"has the unit {unit}, and no chart of kind {text.kind} can be drawn of that."
            kinds = in_words(possible).removeprefix("are ").removeprefix("is ").replace(" and ", " or ")
            self._problem(message, f"Write {kinds}, or leave chart: out.", self._place("chart", "kind"))
        with self.problems.kept(self._place("chart", "because")):
            return Overruling(text.kind, text.because)
        return None

    def _rebases(self) -> Iterator[Rebase]:
        known: dict[str, Place] = {}
        for rebase in self.said.rebases:
            text, place = rebase.text, rebase.place("from")
            if text.from_ in known:
                message = f"starts its limits afresh twice from {text.from_}: {_also(known[text.from_])}."
                self._problem(message, "Keep one of them, with both reasons.", place)
            known[text.from_] = place
            with self.problems.kept(rebase.place("because")):
                yield Rebase(month(text.from_), text.because)

    def _problem(self, message: str, hint: str | None, place: Place) -> None:
        self.problems.add(TrigpointError(f"Measure {self.name} {message}", place=place, hint=hint))

    def _place(self, *at: str | int) -> Place:
        return self.document.place(("measures", self.name, *at))


def _also(first: Place) -> str:
    return f"also in {first.file}, line {first.line}"
