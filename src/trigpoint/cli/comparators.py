"""The commands of comparators: add what was published, list it, and compare a council with others."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from trigpoint.cli.console import HERE, AsJson, Folder, new_console, print_json, print_lines, progress
from trigpoint.comparators.finding import search
from trigpoint.comparators.keeping import kept_releases
from trigpoint.comparators.keeping_models import kept_models
from trigpoint.comparators.plain import PlainLayout
from trigpoint.comparators.reading import HowToRead
from trigpoint.comparators.tallies import Quotient
from trigpoint.comparators.working_out import WorkOut
from trigpoint.model.benchmarks import NeighbourStatistic
from trigpoint.model.errors import TrigpointError
from trigpoint.model.measures import Polarity
from trigpoint.outputs import comparison
from trigpoint.outputs.writing import write_file
from trigpoint.project import Project, benchmarking, publications
from trigpoint.terminal.benchmark import comparison_facts, comparison_text, councils_table
from trigpoint.terminal.listings import MOST_ROWS, count_of
from trigpoint.terminal.publications import (
    added_facts,
    added_lines,
    changes_facts,
    changes_lines,
    indicator_facts,
    indicators_table,
    kept_tables,
    model_facts,
    release_facts,
    release_lines,
    worked_out_lines,
)

Release = Annotated[str | None, typer.Option(help="A release, or the newest of a data set.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day it was published.")]
Names = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME...", help="A line (1.9), a measure (re_referrals) or a published indicator."
    ),
]
Edition = Annotated[str, typer.Option(help="Which edition of the release: 2024, 2026-04.")]
Name = Annotated[str, typer.Option(help="What to call the data set; its file's name without this.")]
DatedModel = Annotated[str, typer.Option(help="Of a neighbour table that does not say: 'April 2021'.")]
NotFigures = Annotated[
    list[str] | None, typer.Option(help="Of a tidy file: a column of numbers that are no figures.")
]
Encoding = Annotated[str, typer.Option(help="utf-8, or cp1252 for a CSV that Excel saved.")]
# A CSV of no known kind is read where these say which of its columns is what.
PlaceColumn = Annotated[str, typer.Option(help="Plain CSV: the column of the council.")]
PeriodColumn = Annotated[str, typer.Option(help="Plain CSV: the column of the year.")]
ValueColumn = Annotated[str, typer.Option(help="Plain CSV: the column of the figure.")]
IndicatorColumn = Annotated[str, typer.Option(help="Plain CSV: the column of what the figure is.")]
OneIndicator = Annotated[str, typer.Option(help="Plain CSV: the name of its one indicator.")]
BreakdownColumn = Annotated[str, typer.Option(help="Plain CSV: the column of the group.")]
NumeratorColumn = Annotated[str, typer.Option(help="Plain CSV: the column above the line.")]
DenominatorColumn = Annotated[str, typer.Option(help="Plain CSV: the column below the line.")]
Per = Annotated[int, typer.Option(help="What a quotient is multiplied by: 100 or 10000.")]
YearsAre = Annotated[str, typer.Option(help="Plain CSV: what its years are, 'Financial Year'.")]


def add(
    files: Annotated[list[Path], typer.Argument(help="What you downloaded: files, or a folder of them.")],
    folder: Folder = HERE,
    edition: Edition = "",
    name: Name = "",
    published_on: Day = None,
    model: DatedModel = "",
    not_figures: NotFigures = None,
    place_column: PlaceColumn = "",
    period_column: PeriodColumn = "",
    value_column: ValueColumn = "",
    indicator_column: IndicatorColumn = "",
    indicator: OneIndicator = "",
    breakdown_column: BreakdownColumn = "",
    numerator_column: NumeratorColumn = "",
    denominator_column: DenominatorColumn = "",
    per: Per = 100,
    years_are: YearsAre = "",
    encoding: Encoding = "utf-8",
    as_json: AsJson = False,
) -> None:
    """Keep published releases and models. Example: trigpoint comparators add lait_*.csv --edition 2026-04"""
    plain = PlainLayout(
        place=place_column,
        period=period_column,
        value=value_column,
        indicator=indicator_column,
        named=indicator,
        breakdown=breakdown_column,
        numerator=numerator_column,
        denominator=denominator_column,
        per=per,
        kind=years_are,
    )
    how = HowToRead(
        edition=edition,
        name=name,
        published_on=published_on.date() if published_on else None,
        model=model,
        filters=tuple(not_figures or ()),
        plain=plain if place_column or period_column or value_column else None,
        encoding=encoding,
    )
    with progress("Reading what was published"):
        added = Project.open(folder).add_comparators(files, how, now=datetime.now(UTC))
    if as_json:
        print_json(added_facts(added))
    else:
        print_lines(*added_lines(added))


def list_(folder: Folder = HERE, as_json: AsJson = False) -> None:
    """List every release and neighbour model. Example: trigpoint comparators list"""
    kept = Project.open(folder).comparators
    releases, models = kept_releases(kept), kept_models(kept)
    if as_json:
        facts = {"releases": [release_facts(one) for one in releases]}
        print_json({**facts, "models": [model_facts(one) for one in models]})
        return
    for table in kept_tables(releases, models):
        new_console().print(table)


def changes(
    before: Annotated[str, typer.Argument(help="The earlier release: 'cin_referrals 2024'.")],
    now: Annotated[str, typer.Argument(help="The later one.")],
    folder: Folder = HERE,
    as_json: AsJson = False,
) -> None:
    """What a later release changed. Example: trigpoint comparators changes 'plans 2024' 'plans 2025'"""
    found = publications.changes_between(Project.open(folder), before, now)
    if as_json:
        print_json(changes_facts(found))
    else:
        print_lines(*changes_lines(found))


def indicators(
    words: Annotated[list[str] | None, typer.Argument(help="Words of its name, code or release.")] = None,
    folder: Folder = HERE,
    as_json: AsJson = False,
) -> None:
    """Search published indicators by name. Example: trigpoint comparators indicators re-referrals"""
    found = search(kept_releases(Project.open(folder).comparators), " ".join(words or ()))
    if as_json:
        print_json([indicator_facts(one) for one in found])
        return
    new_console().print(indicators_table(found))
    more = f" The first {MOST_ROWS} are shown: say more words." if len(found) > MOST_ROWS else ""
    new_console().print(f"{count_of(len(found), 'indicator')}.{more}")


def work_out(
    name: Annotated[str, typer.Argument(help="What to call it: icpc_in_15_days.")],
    numerator: Annotated[
        list[str], typer.Option(help="The indicator above the line; say it twice for a sum.")
    ],
    denominator: Annotated[str, typer.Option(help="The indicator below the line.")],
    release: Annotated[str, typer.Option(help="The release the counts are in.")],
    folder: Folder = HERE,
    population_release: Annotated[
        str | None, typer.Option(help="The release the denominator is in, if another.")
    ] = None,
    per: Annotated[int, typer.Option(help="100 for a percentage, 10000 for a rate.")] = 100,
    years_before: Annotated[
        int, typer.Option(help="1 where the denominator is the population of the year before.")
    ] = 0,
    published: Annotated[
        str, typer.Option(help="Keep the figures of this indicator, and check that they are the quotient.")
    ] = "",
    polarity: Annotated[Polarity | None, typer.Option(help="Which way is good.")] = None,
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="Of regions and England too, whose counts are rounded.")
    ] = False,
    edition: Annotated[str, typer.Option(help="Of what is made; the release's own without this.")] = "",
    as_json: AsJson = False,
) -> None:
    """A percentage or rate from its counts. Example: trigpoint comparators work-out in_15_days --help"""
    what = WorkOut(
        name=name,
        tally=Quotient(tuple(numerator), denominator, per, years_before),
        published=published,
        polarity=polarity,
        everywhere=everywhere,
        edition=edition,
    )
    with progress("Working it out"):
        found = publications.work_out_indicator(
            Project.open(folder), what, release=release, population=population_release, now=datetime.now(UTC)
        )
    if as_json:
        worked = found.worked_out
        facts = {**release_facts(found.added.kept), "compared": worked.compared, "agreeing": worked.agreeing}
        print_json({**facts, "differing": worked.differing})
    else:
        print_lines(*release_lines(found.added), *worked_out_lines(found.worked_out))


def compare(
    names: Names,
    folder: Folder = HERE,
    council: Annotated[str | None, typer.Option(help="Name or number; the settings' without this.")] = None,
    year: Annotated[str | None, typer.Option(help="2021/22, 2022, ...; the latest without this.")] = None,
    release: Release = None,
    model: Annotated[
        str | None, typer.Option(help="'April 2021'; the one then in force without this.")
    ] = None,
    statistic: Annotated[
        NeighbourStatistic | None,
        typer.Option(help="How neighbours are averaged; the settings' without this."),
    ] = None,
    neighbours: Annotated[str, typer.Option(help="Neighbours chosen by hand: 371,359,332.")] = "",
    breakdown: Annotated[str | None, typer.Option(help="'age: 16 to 17'; the whole without this.")] = None,
    polarity: Annotated[
        Polarity | None, typer.Option(help="Which way is good, of an indicator that does not say.")
    ] = None,
    all_councils: Annotated[
        bool, typer.Option("--all-councils", help="Every council of the model, not one.")
    ] = False,
    page: Annotated[Path | None, typer.Option(help="Write it as a page too: neighbours.html.")] = None,
    as_json: AsJson = False,
) -> None:
    """A council beside its neighbours and England. Example: trigpoint compare 4.1 --council Rotherham"""
    how = benchmarking.Comparing(
        council=council,
        year=year,
        release=release,
        model=model,
        statistic=statistic,
        neighbours=tuple(each.strip() for each in neighbours.split(",") if each.strip()),
        breakdown=breakdown,
        polarity=polarity,
        all_councils=all_councils,
    )
    with progress("Comparing"):
        found = Project.open(folder).compare(names, how)
    if not found:
        raise TrigpointError("No council has a figure for that year.", hint="Give another --year.")
    if page is not None:
        _write_page(found, page)
    if as_json:
        print_json([comparison_facts(one) for one in found])
    elif all_councils:
        new_console().print(councils_table(found))
    else:
        for one in found:
            new_console().print(comparison_text(one))


def _write_page(found: Sequence[benchmarking.Compared], page: Path) -> None:
    if len(found) > 1:
        raise TrigpointError(
            f"A page is of one comparison, and these are {len(found)}.",
            hint="Name one measure or indicator, without --all-councils.",
        )
    write_file(page, comparison.render(benchmarking.comparison_of(found[0])))


family = typer.Typer(
    help="What other councils, regions and England have published: add it, list it, see what changed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
for command, called in ((add, "add"), (list_, "list"), (changes, "changes"), (indicators, "indicators")):
    family.command(called)(command)
family.command("work-out")(work_out)
