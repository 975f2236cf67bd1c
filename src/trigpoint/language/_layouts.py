"""Scorecard layouts: from what is written to sections and lines."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from trigpoint.language._problems import Problems
from trigpoint.language._surface import LineText, ScorecardText
from trigpoint.language.documents import Document, Path
from trigpoint.language.names import check_measure
from trigpoint.model.catalogue import LineLayout, ScorecardLayout, SectionLayout, Shows
from trigpoint.model.errors import TrigpointError
from trigpoint.model.measures import CountDistinct, CountRows, FromRecords, Measure, Sum, Unit


@dataclass(frozen=True)
class LayoutReader:
    """Reads one scorecard. `measures` are those read well, `declared` all that are written."""

    name: str
    text: ScorecardText
    document: Document
    measures: Mapping[str, Measure]
    declared: Collection[str]
    problems: Problems

    def read(self) -> ScorecardLayout:
        """The layout; its mistakes are kept in `problems`."""
        sections = []
        for section_number, section in enumerate(self.text.sections):
            lines = [
                self._line(line, self._path(section_number, line_number))
                for line_number, line in enumerate(section.lines)
            ]
            sections.append(SectionLayout(section.title, tuple(lines)))
        text = self.text
        layout = ScorecardLayout(
            self.name,
            text.title,
            text.subtitle or "",
            text.data_note or "",
            tuple(sections),
            exceptions_after=text.exceptions_after or 1,
        )
        self._check_references(layout)
        return layout

    def _path(self, section: int, line: int) -> Path:
        return ("scorecards", self.name, "sections", section, "lines", line)

    def _line(self, text: LineText, path: Path) -> LineLayout:
        measure = self.measures.get(text.measure)
        with self.problems.kept():
            self._check_measure(text, measure, path)
        return LineLayout(
            ref=text.ref,
            measure=text.measure,
            title=text.title or (measure.title if measure else text.measure),
            shows=text.shows,
            split=text.split or "",
            frequency=text.frequency,
            due=text.due,
            monthly_figure=text.monthly_figure,
            outturn=text.outturn,
            success_measure=text.success_measure or "",
            council_plan=text.council_plan or "",
            note=text.note or "",
            polarity=text.polarity,
        )

    def _check_measure(self, text: LineText, measure: Measure | None, path: Path) -> None:
        check_measure(text.measure, self.declared, self.document.place((*path, "measure")))
        if text.shows is not Shows.VALUE and measure is not None and not _is_out_of_something(measure):
            raise TrigpointError(
                f"Line {text.ref} shows the {text.shows} of {measure.id}, which has none.",
                place=self.document.place((*path, "shows")),
                hint="Only a share, a rate or an average is a number out of another.",
            )

    def _check_references(self, layout: ScorecardLayout) -> None:
        """Two lines of one reference differ in split, unit or frequency, or nobody could tell them apart."""
        seen: dict[tuple[str, ...], int] = {}
        for section_number, section in enumerate(layout.sections):
            for line_number, line in enumerate(section.lines):
                place = self.document.place((*self._path(section_number, line_number), "ref"))
                key = (line.ref, line.split, self._unit(line), line.frequency)
                if key in seen:
                    message = f"Line {line.ref} stands already on line {seen[key]} of the file."
                    hint = "Give it another reference, split or frequency."
                    self.problems.add(TrigpointError(message, place=place, hint=hint))
                seen.setdefault(key, place.line or 0)

    def _unit(self, line: LineLayout) -> str:
        measure = self.measures.get(line.measure)
        return Unit.COUNT if line.shows is not Shows.VALUE or measure is None else measure.unit


def _is_out_of_something(measure: Measure) -> bool:
    if isinstance(measure.definition, FromRecords):
        return not isinstance(measure.definition.calculation, CountRows | CountDistinct | Sum)
    return measure.unit is Unit.PERCENT
