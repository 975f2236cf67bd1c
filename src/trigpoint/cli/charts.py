"""The command that draws control charts."""

from pathlib import Path
from typing import Annotated

import typer

from trigpoint.calendar.periods import parse_period
from trigpoint.cli import chart_options as options
from trigpoint.cli.console import HERE, AsJson, Folder, RunName, new_console, print_json, print_paths
from trigpoint.judgements.spc.charted import Charted
from trigpoint.model.errors import TrigpointError
from trigpoint.model.measures import Polarity
from trigpoint.model.rule_set import MAKING_DATA_COUNT as RULES
from trigpoint.outputs import chart_page
from trigpoint.outputs.writing import write_file
from trigpoint.project import Project
from trigpoint.project.charting import ChartWanted, chart_file, chart_lines
from trigpoint.sources.series_file import ENDINGS, SeriesWanted
from trigpoint.terminal.charts import chart_facts, chart_text

# The options that are also for a line; a line's series and rules are those of its measure.
FOR_A_LINE = frozenset({"what", "folder", "run", "series", "page", "as_json"})


def chart(
    context: typer.Context,
    what: Annotated[str, typer.Argument(help="A CSV file or workbook of figures, or a line (1.9).")],
    folder: Folder = HERE,
    run: RunName = None,
    series: options.Pick = None,
    column: options.Named = None,
    polarity: options.Good = Polarity.INFO,
    unit: options.InUnit = None,
    per: options.Per = 100,
    target: options.Goal = None,
    first: Annotated[str | None, typer.Option("--from", help="The first month: 2019-04.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="The last month: 2022-03.")] = None,
    kind: options.Kind = None,
    rebase: options.Afresh = None,
    because: options.Because = None,
    outside_limits: options.Outside = RULES.outside_limits,
    trend_length: options.Trend = RULES.trend_length or 0,
    two_in_three: options.TwoOfThree = RULES.two_in_three,
    two_in_three_on_one_side: options.OneSide = RULES.two_in_three_on_one_side,
    shift_length: options.Shift = RULES.shift_length or 0,
    mean_breaks_shift: options.OnMean = RULES.mean_breaks_shift,
    both_ways: options.Ways = RULES.both_ways,
    target_on_limit: options.OnLimit = RULES.target_on_limit,
    minimum_points: options.Fewest = RULES.minimum_points,
    fix_after: options.Fixed = RULES.fix_after,
    limit_multiple: options.Multiple = RULES.limit_multiple,
    screen_moving_ranges: options.Screen = RULES.screen_moving_ranges,
    screen_at: options.ScreenAt = RULES.screen_at,
    clip_limits: options.Clip = RULES.clip_limits,
    page: Annotated[Path | None, typer.Option("--page", help="Write it as a page: chart.html.")] = None,
    as_json: AsJson = False,
) -> None:
    """Is this different from usual? Example: trigpoint chart referrals.csv --series la_name=Rotherham"""
    charts = _of_file(context) if Path(what).suffix.lower() in ENDINGS else _of_line(context)
    _show(charts, page, as_json=as_json)


def _of_file(context: typer.Context) -> list[Charted]:
    given = context.params
    rebases, overruled = options.reasons(given["rebase"], given["kind"], given["because"])
    wanted = SeriesWanted(
        pick=options.pairs(given["series"], "--series"),
        columns=options.pairs(given["column"], "--column"),
        per=given["per"],
        target=given["target"],
    )
    asked = ChartWanted(
        series=wanted,
        polarity=given["polarity"],
        unit=given["unit"],
        rules=options.rule_set(given),
        rebases=rebases,
        overruled=overruled,
        first=parse_period(given["first"]) if given["first"] else None,
        last=parse_period(given["last"]) if given["last"] else None,
    )
    return [chart_file(Path(given["what"]), asked)]


def _of_line(context: typer.Context) -> list[Charted]:
    given = context.params
    for parameter in context.command.params:
        name = parameter.name or ""
        source = context.get_parameter_source(name)
        if source is not None and source.name != "DEFAULT" and name not in FOR_A_LINE:
            raise TrigpointError(
                f"{parameter.opts[0]} is for a file of figures; of a line's chart the measure says it.",
                hint="Write it into the measure, or chart a CSV file of the figures.",
            )
    project = Project.open(given["folder"])
    made = project.run_named(given["run"])
    return chart_lines(project, given["what"], made, pick=options.pairs(given["series"], "--series"))


def _show(charts: list[Charted], page: Path | None, *, as_json: bool) -> None:
    if page is not None and len(charts) > 1:
        names = ", ".join(charted.heading for charted in charts)
        raise TrigpointError(
            f"A page is of one chart, and there are {len(charts)}: {names}.",
            hint="Pick one: --series split=Families",
        )
    if page is not None:
        write_file(page, chart_page.render(charts[0]))
    if as_json:
        print_json([chart_facts(charted) for charted in charts])
        return
    for charted in charts:
        new_console().print(chart_text(charted))
    if page is not None:
        print_paths((page,))
