"""The verb `compare`: where a council stands among others, for a line, a measure or a published indicator.

(`comparing` is another verb: what differs between two runs.)
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from trigpoint.calendar.periods import financial_year_of, year_to_date
from trigpoint.comparators.finding import Found, breakdown_of, find, latest, twin_in, year_of
from trigpoint.comparators.keeping import (
    KeptRelease,
    kept_releases,
    newest,
    release_named,
)
from trigpoint.comparators.keeping_models import kept_models, model_named
from trigpoint.comparators.neighbours import Neighbour, NeighbourModel, in_force
from trigpoint.comparators.standings import Asked, Standing, standings
from trigpoint.judgements.benchmark import benchmark
from trigpoint.judgements.shown import Style
from trigpoint.language.names import suggestion
from trigpoint.model.benchmarks import Benchmark, Comparison, NeighbourStatistic
from trigpoint.model.errors import TrigpointError
from trigpoint.model.figures import Cell
from trigpoint.model.measures import Measure, Polarity, Unit
from trigpoint.model.periods import Period
from trigpoint.model.twins import NationalTwin
from trigpoint.project.folder import CouncilFolder
from trigpoint.scorecards.columns import year_is_over
from trigpoint.store.runs import Run, latest_run, read_figures

BY_HAND = "chosen by hand"
YEAR_END_MONTH = 3
SAY_AREA = (
    "Write area: 372, or the council's name, in trigpoint.yaml; or look at one with --council Rotherham."
)


# ---- one comparison --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Comparing:
    """How to compare.

    Where a thing is not said, the council and the statistic are those of the settings, the year is the
    latest, the release the newest; the model is a line's scorecard's, else the one in force when the year
    ended.

    neighbours: councils named by hand instead of a model's. polarity: which way is good, where the publisher
    does not say. all_councils: every council of the model, not one.
    """

    council: str | None = None
    year: str | None = None
    release: str | None = None
    model: str | None = None
    statistic: NeighbourStatistic | None = None
    neighbours: tuple[str, ...] = ()
    breakdown: str | None = None
    polarity: Polarity | None = None
    all_councils: bool = False


@dataclass(frozen=True)
class Compared:
    """A benchmark and the numbers it was made from.

    measure: of ours, that it stands beside, if any. own: its figures in the last run, by what they are of.
    """

    benchmark: Benchmark
    standing: Standing
    measure: Measure | None
    own: Mapping[str, str]


def compare(council: CouncilFolder, names: Sequence[str], how: Comparing) -> list[Compared]:
    """Where a council stands, for lines (1.9), measures or published indicators, in their order."""
    known = kept_releases(council.comparators)
    if not known:
        raise TrigpointError(
            "No published release has been added yet.",
            hint="Add one: trigpoint comparators add lait_*.csv --edition 2026-04",
        )
    subjects = [each for name in names for each in _subjects(council, known, name, how)]
    models = [_model(council, subject, how) for subject in subjects]
    found: dict[int, list[Compared]] = {}
    for name in dict.fromkeys(models):
        model = _by_hand(council, model_named(council.comparators, name), how)
        some = [at for at, one in enumerate(models) if one == name]
        numbers = _councils(council, model, how)
        asked = [subjects[at].asked for at in some]
        for at, each in zip(some, standings(asked, model, numbers), strict=True):
            found[at] = _compared(council, subjects[at], each, how)
    return [one for at in range(len(subjects)) for one in found[at]]


def comparison_of(compared: Compared) -> Comparison:
    """A benchmark with our own latest figure beside it, for a page."""
    found, measure = compared.benchmark, compared.measure
    within = f", {found.twin.breakdown}" if found.twin.breakdown else ""
    return Comparison(
        heading=found.indicator_name if measure is None else measure.title,
        council=found.own.name,
        latest=next((f"{text} in {period}" for period, text in compared.own.items()), ""),
        benchmark=found,
        source=f"Indicator {found.twin.indicator}{within}.",
    )


@dataclass(frozen=True)
class _Subject:
    asked: Asked
    twin: NationalTwin
    measure: Measure | None


def _subjects(
    council: CouncilFolder, known: Sequence[KeptRelease], name: str, how: Comparing
) -> list[_Subject]:
    measures = _measures(council, name)
    if not measures:
        found = find(known, name, release=how.release)
        twin = NationalTwin(
            found.release.data_set, found.indicator.indicator, breakdown_of(found, how.breakdown)
        )
        return [_subject(found, twin, None, how)]
    among = (
        {one.data_set: one for one in [release_named(known, how.release)]} if how.release else newest(known)
    )
    pairs = [(measure, twin_in(among, measure.twins)) for measure in measures]
    found_some = [
        _subject(beside[1], beside[0], measure, how) for measure, beside in pairs if beside is not None
    ]
    if not found_some:
        raise _no_twin(name, measures)
    return found_some


def _measures(council: CouncilFolder, name: str) -> list[Measure]:
    """The measures of a line's reference, or the measure of a name; none for a published indicator."""
    if not any(name in file.text for file in council.catalogue_files):
        return []  # what is nowhere in its text is not in the catalogue, which takes half a second to read
    catalogue = council.catalogue
    lines = [line.measure for line in council.layout.lines() if line.ref == name]
    named = lines or [each for each in catalogue.measures if each == name]
    return [catalogue.measures[each] for each in dict.fromkeys(named)]


def _no_twin(name: str, measures: Sequence[Measure]) -> TrigpointError:
    wanted = [f"{twin.indicator} of {twin.data_set}" for one in measures for twin in one.twins]
    if wanted:
        return TrigpointError(
            f"{name} stands beside {' or '.join(wanted)}, which no release has.",
            hint="Add the release: trigpoint comparators add FILE --edition 2024",
        )
    return TrigpointError(
        f"{name} has no published indicator to stand beside.",
        hint="Name an indicator itself (trigpoint comparators indicators), or give the measure one in the"
        " catalogue: twins.",
    )


def _subject(found: Found, twin: NationalTwin, measure: Measure | None, how: Comparing) -> _Subject:
    polarity = measure.polarity if measure else how.polarity
    year = year_of(found, how.year)
    asked = Asked(found.release, found.indicator.indicator, year, twin.breakdown, polarity)
    return _Subject(asked, twin, measure)


def _model(council: CouncilFolder, subject: _Subject, how: Comparing) -> str:
    """The model asked for; of a line, its scorecard's; else the one in force when the year ended."""
    known = [one.id for one in kept_models(council.comparators)]
    if not known:
        raise TrigpointError(
            "No neighbour model has been added yet.",
            hint="Add one: trigpoint comparators add sn_april_2021.xlsx --model 'April 2021'",
        )
    last = latest_run(council.store) if subject.measure is not None else None
    if not how.model and last is not None and last.neighbour_model:
        return last.neighbour_model
    return how.model or in_force(known, date(subject.asked.year.year, YEAR_END_MONTH, 31))


def _by_hand(council: CouncilFolder, model: NeighbourModel, how: Comparing) -> NeighbourModel:
    """The model, with other neighbours for the one council that is looked at where some were named."""
    if not how.neighbours:
        return model
    ours = model.number_of(_area(council, how))
    areas = [model.number_of(each) for each in how.neighbours]
    if how.all_councils or ours in areas or len(set(areas)) != len(areas):
        raise TrigpointError(
            "Neighbours chosen by hand are other councils, each named once, beside one council.",
            hint="Leave --all-councils out, and the council itself.",
        )
    chosen = tuple(Neighbour(area, rank) for rank, area in enumerate(areas, start=1))
    return replace(model, dated=BY_HAND, neighbours={**model.neighbours, ours: chosen})


def _area(council: CouncilFolder, how: Comparing) -> str:
    said = how.council or council.settings.area
    if not said:
        raise TrigpointError("Which council to look at is not known.", hint=SAY_AREA)
    return said


def _councils(council: CouncilFolder, model: NeighbourModel, how: Comparing) -> Collection[str] | None:
    return None if how.all_councils else [model.number_of(_area(council, how))]


def _compared(
    council: CouncilFolder, subject: _Subject, found: Sequence[Standing], how: Comparing
) -> list[Compared]:
    statistic = how.statistic or council.settings.neighbour_statistic
    own = _own(council, subject.measure) if subject.measure and not how.all_councils else {}
    made = (
        (benchmark(subject.twin, one, style=_style(subject, one), statistic=statistic), one) for one in found
    )
    return [Compared(benchmarked, one, subject.measure, own) for benchmarked, one in made]


def _own(council: CouncilFolder, measure: Measure) -> dict[str, str]:
    """Our own figures of the last run that have a value: the month and the year so far."""
    last = latest_run(council.store)
    if last is None:
        return {}
    figures, style = read_figures(last), Style.of(measure)
    year = financial_year_of(last.as_at.start)
    periods = (last.as_at, year if year_is_over(last.as_at) else year_to_date(last.as_at))
    cells = (Cell(measure.id, period) for period in periods)
    known = [cell for cell in cells if cell in figures and figures[cell].has_value]
    return {cell.period.label: style.with_tally(figures[cell]) for cell in known}


def _style(subject: _Subject, standing: Standing) -> Style:
    """The measure's own, or what the publisher's figures and their name say."""
    if subject.measure is not None:
        return Style.of(subject.measure)
    return published_style(standing)


def published_style(standing: Standing) -> Style:
    """A percentage where the indicator's name says so; as many decimals as the figures are published with."""
    said = f"{standing.now['indicator']} {standing.now['indicator_name']}".lower()
    percent = "percent" in said or "%" in said
    return Style(Unit.PERCENT if percent else Unit.NUMBER, standing.decimals)


# ---- the lines of a scorecard ----------------------------------------------------------------------------


@dataclass(frozen=True)
class ComparatorsSeen:
    """The releases, by id, and the neighbour model that a run's lines are compared by."""

    releases: tuple[str, ...] = ()
    model: str = ""


def comparators_seen(council: CouncilFolder, as_at: Period) -> ComparatorsSeen:
    """The newest edition of every data set that a measure has a twin in, and the model in force."""
    wanted = {twin.data_set for one in council.catalogue.measures.values() for twin in one.twins}
    found = [one.id for name, one in newest(kept_releases(council.comparators)).items() if name in wanted]
    models = [one.id for one in kept_models(council.comparators)]
    try:
        return ComparatorsSeen(tuple(found), in_force(models, as_at.last_day))
    except TrigpointError:
        return ComparatorsSeen(tuple(found))


def benchmarks_of(council: CouncilFolder, run: Run, measures: Sequence[Measure]) -> dict[str, Benchmark]:
    """The benchmarks of a run's lines, from the releases and the model it saw: no later one changes them."""
    if not (run.releases and run.neighbour_model and run.area):
        return {}
    kept = {one.id: one for one in kept_releases(council.comparators)}
    gone = [name for name in run.releases if name not in kept]
    if gone:
        raise TrigpointError(
            f"The run {run.id} is compared by the release '{gone[0]}', which is no longer there.",
            hint=suggestion(gone[0], kept, what="The releases") or "Put comparators/ back from a backup.",
        )
    return benchmarks_for(
        measures,
        [kept[name] for name in run.releases],
        model_named(council.comparators, run.neighbour_model),
        area=run.area,
        statistic=NeighbourStatistic(run.neighbour_statistic),
        as_at=run.as_at,
    )


def benchmarks_for(
    measures: Sequence[Measure],
    releases: Sequence[KeptRelease],
    model: NeighbourModel,
    *,
    area: str,
    statistic: NeighbourStatistic,
    as_at: Period,
) -> dict[str, Benchmark]:
    """The benchmark of each measure whose twin the releases have, by measure, all in one pass.

    A line stands beside the latest published year that was over by the month of the scorecard, years being
    counted as if they ended on 31 March.
    """
    by_data_set: Mapping[str, KeptRelease] = {one.data_set: one for one in releases}
    council = model.number_of(area)
    asked: list[tuple[Measure, NationalTwin, Asked]] = []
    for measure in measures:
        beside = twin_in(by_data_set, measure.twins)
        year = latest(beside[1].indicator.years, not_after=_last_year(as_at)) if beside else None
        if beside and year:
            twin, found = beside
            wanted = Asked(found.release, twin.indicator, year, twin.breakdown, measure.polarity)
            asked.append((measure, twin, wanted))
    found_all = standings([one for *_, one in asked], model, [council])
    return {
        measure.id: benchmark(twin, each[0], style=Style.of(measure), statistic=statistic)
        for (measure, twin, _), each in zip(asked, found_all, strict=True)
        if each
    }


def _last_year(as_at: Period) -> int:
    """2022 from March 2022 to February 2023."""
    last = as_at.last_day
    return last.year if last.month >= YEAR_END_MONTH else last.year - 1
