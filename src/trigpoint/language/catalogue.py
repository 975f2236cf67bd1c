"""Reading a catalogue: several files of text into one checked Catalogue, or every mistake in them at once."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from trigpoint.language._breakdowns import BreakdownReader
from trigpoint.language._chart_keys import ControlChartsText
from trigpoint.language._control_charts import chart_settings
from trigpoint.language._layouts import LayoutReader
from trigpoint.language._listed import Listed
from trigpoint.language._measures import MeasureReader
from trigpoint.language._problems import Problems
from trigpoint.language._surface import BreakdownText, MeasureText, ScorecardText, TargetText
from trigpoint.language._targets import PlacedTarget, TargetReader, check_edges, check_overlaps
from trigpoint.language.entries import CatalogueFile, Entries, Entry, read_entries
from trigpoint.language.formulas import cycle_from, has_tally
from trigpoint.language.shape import shaped
from trigpoint.model.catalogue import Catalogue, ScorecardLayout
from trigpoint.model.control_charts import BY_RULE, ChoiceRules
from trigpoint.model.errors import TrigpointError
from trigpoint.model.measures import Breakdown, Measure, Unit
from trigpoint.model.rule_set import MAKING_DATA_COUNT, RuleSet
from trigpoint.model.targets import Target
from trigpoint.tables.schema import Schema


def read_catalogue(files: Sequence[CatalogueFile], schema: Schema) -> Catalogue:
    """The catalogue that the files together describe.

    A measure may stand in one file only, unless a council's own says `replaces: library`. A council's
    breakdown or scorecard takes the place of the library's of the same name, its targets and its seasons for
    a measure take the place of all the library's for it, and its control charts that of the library's. Its
    rebases are added to those on the measure. CatalogueErrors lists every mistake found.
    """
    problems = Problems()
    entries = read_entries(files, problems)
    reader = _Reader(entries, schema, problems)
    measures = reader.measures()
    _check_formulas(measures, entries, problems)
    breakdowns = reader.breakdowns()
    targets = reader.targets(measures)
    scorecards = reader.scorecards(measures)
    rules, choice = reader.control_charts()
    problems.check()
    return Catalogue(measures, breakdowns, targets, scorecards, digest(files), rules, choice)


def digest(files: Sequence[CatalogueFile]) -> str:
    """The SHA-256 of the texts, in their order; where one ends and the next begins is part of it."""
    each = (sha256(file.text.encode()).digest() for file in files)
    return sha256(b"".join(each)).hexdigest()


class _Reader:
    """Reads every entry of each kind."""

    def __init__(self, entries: Entries, schema: Schema, problems: Problems) -> None:
        self._entries, self._schema, self._problems = entries, schema, problems

    def measures(self) -> Mapping[str, Measure]:
        found = {}
        listed = Listed.read(self._entries, self._problems)
        for name, entry in self._entries.measures.items():
            text = shaped(MeasureText, entry.document, entry.path, self._problems)
            if text is not None and (measure := self._measure(name, text, entry, listed=listed)):
                found[name] = measure
        return found

    def _measure(self, name: str, text: MeasureText, entry: Entry, *, listed: Listed) -> Measure | None:
        reader = MeasureReader(
            name=name,
            text=text,
            document=entry.document,
            said=listed.of(name, text, entry),
            schema=self._schema,
            declared=self._entries.measures,
            problems=self._problems,
        )
        return reader.read()

    def breakdowns(self) -> Mapping[str, Breakdown]:
        found = {}
        for name, entry in self._entries.breakdowns.items():
            text = shaped(BreakdownText, entry.document, entry.path, self._problems)
            if text is None:
                continue
            reader = BreakdownReader(name, text, entry.document, self._schema, self._problems)
            if breakdown := reader.read():
                found[name] = breakdown
        return found

    def targets(self, measures: Mapping[str, Measure]) -> tuple[Target, ...]:
        placed = [target for entry in self._entries.targets if (target := self._target(entry))]
        own = {target.target.measure for target in placed if not target.is_library}
        kept = [target for target in placed if not target.is_library or target.target.measure not in own]
        for target in kept:
            with self._problems.kept():
                check_edges(target, measures)
        check_overlaps(kept, self._problems)
        return tuple(target.target for target in kept)

    def _target(self, entry: Entry) -> PlacedTarget | None:
        text = shaped(TargetText, entry.document, entry.path, self._problems)
        if text is None:
            return None
        declared = self._entries.measures
        target = TargetReader(entry.number, text, entry.document, declared, self._problems).read()
        return PlacedTarget(target, entry.document, entry.path, entry.is_library) if target else None

    def scorecards(self, measures: Mapping[str, Measure]) -> Mapping[str, ScorecardLayout]:
        found = {}
        for name, entry in self._entries.scorecards.items():
            text = shaped(ScorecardText, entry.document, entry.path, self._problems)
            if text is not None:
                declared = self._entries.measures
                reader = LayoutReader(name, text, entry.document, measures, declared, self._problems)
                found[name] = reader.read()
        return found

    def control_charts(self) -> tuple[RuleSet, ChoiceRules]:
        entry = self._entries.control_charts
        if entry is None:
            return MAKING_DATA_COUNT, BY_RULE
        text = shaped(ControlChartsText, entry.document, entry.path, self._problems)
        return chart_settings(text) if text is not None else (MAKING_DATA_COUNT, BY_RULE)


def _check_formulas(measures: Mapping[str, Measure], entries: Entries, problems: Problems) -> None:
    """What a formula can break only together with others: a circle, and a percentage without a tally."""
    in_a_circle: set[str] = set()
    for name in measures:
        entry = entries.measures[name]
        place = entry.document.place((*entry.path, "formula"))
        if name not in in_a_circle and (circle := cycle_from(name, measures)):
            in_a_circle.update(circle)
            message = f"Measure {name} is worked out from itself: {' needs '.join(circle)}."
            hint = "Write one of them from records, or from other measures."
            problems.add(TrigpointError(message, place=place, hint=hint))
    for name, measure in measures.items():
        if measure.unit is Unit.PERCENT and not in_a_circle and not has_tally(measure, measures):
            entry = entries.measures[name]
            problems.add(
                TrigpointError(
                    f"Measure {name} is a percentage, but nothing says of how many.",
                    place=entry.document.place((*entry.path, "formula")),
                    hint="Write 100 * a / b of two counts, or add shares of the same rows.",
                )
            )
