"""What stands behind a run's figures: their months over the years, what was said before, others' figures."""

from collections.abc import Mapping
from datetime import date

from trigpoint.history.past import PastFigures
from trigpoint.history.series import monthly_series
from trigpoint.model.catalogue import Catalogue, ScorecardLayout
from trigpoint.model.figures import Cell, Figure
from trigpoint.model.observations import Observation
from trigpoint.model.periods import Period
from trigpoint.scorecards.series import HISTORY_MONTHS, per


def observations_of(
    layout: ScorecardLayout,
    catalogue: Catalogue,
    figures: Mapping[Cell, Figure],
    past: PastFigures,
    *,
    as_at: Period,
    known_on: date,
) -> dict[str, tuple[Observation, ...]]:
    """The months of every measure of a layout, by measure."""
    return {
        name: monthly_series(
            figures,
            past,
            name,
            as_at=as_at,
            months=HISTORY_MONTHS,
            per=per(catalogue.measures[name]),
            known_on=known_on,
        )
        for name in dict.fromkeys(line.measure for line in layout.lines())
    }
