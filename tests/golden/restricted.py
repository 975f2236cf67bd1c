"""The figures a printed scorecard stands on and no others, so that the slow engine can work them out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from trigpoint.calendar.periods import month_of, months_back, quarter_of, same_period_last_year
from trigpoint.figures import calculate
from trigpoint.figures.calculate import Figures
from trigpoint.model.catalogue import Catalogue, Frequency, LineLayout, ScorecardLayout
from trigpoint.model.periods import Period
from trigpoint.project.evidence import engine_over
from trigpoint.scorecards import columns
from trigpoint.tables.records import Records

MARCH = month_of(date(2022, 3, 1))

# The largest table has a row for each young person and month, and a row belongs to its own month alone. Of
# its 36 months these are printed, or are part of an annual figure that is.
ACTIVITY = "young_people_activity"
ACTIVITY_MONTHS = [date(2020, 12, 1), *(date(2021, month, 1) for month in (1, 2, 3, 12))]
ACTIVITY_MONTHS += [date(2022, month, 1) for month in (1, 2, 3)]


def figures_printed(engine: str, catalogue: Catalogue, layout: ScorecardLayout, records: Records) -> Figures:
    """The whole figures of each measure, in the periods that its lines print or compare with."""
    counting = engine_over(_fewer_activities(records), engine)
    measures_in: dict[Period, set[str]] = {}
    for line in layout.lines():
        for period in _printed(line):
            measures_in.setdefault(period, set()).update(catalogue.only(line.measure).measures)
    figures: Figures = {}
    for period, names in measures_in.items():
        measures = {name: each for name, each in catalogue.measures.items() if name in names}
        few = replace(catalogue, measures=measures, breakdowns={})
        figures |= calculate(counting, few, records, [period])
    return figures


def _printed(line: LineLayout) -> Iterator[Period]:
    months = [months_back(MARCH, back) for back in range(columns.COLUMN_MONTHS)]
    found = [columns.month_figure(line, month) for month in months]
    found += [columns.previous_figure(line, MARCH), columns.outturn(line, MARCH), columns.prior(line, MARCH)]
    yield from filter(None, found)
    if line.frequency is Frequency.QUARTERLY:
        yield from (quarter_of(MARCH.start), same_period_last_year(quarter_of(MARCH.start)))


def _fewer_activities(records: Records) -> Records:
    rows = records.tables[ACTIVITY]
    kept = rows.filter(pc.is_in(rows["month"], value_set=pa.array(ACTIVITY_MONTHS, pa.date32())))
    assert 0 < kept.num_rows < rows.num_rows / 3
    return replace(records, tables={**records.tables, ACTIVITY: kept})
