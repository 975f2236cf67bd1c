"""The command line. Here, and nowhere beneath, the clock is read."""

import gc
import sys

import typer

from trigpoint.cli import audit, charts, comparators, history, records, runs
from trigpoint.cli.console import new_console
from trigpoint.model.errors import TrigpointError

MISTAKE = 1
EXIT_CODES = (
    "Exit codes: 0 done; 1 something given is wrong, and nothing was changed; 2 the command was not"
    " understood; 3 a worked case of the catalogue gave another answer; 4 what was audited cannot be right."
)

app = typer.Typer(
    help="From case records to the scorecard members hold a council's children's services to account with.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    *(records.new, records.demo, records.load, records.quarantine, records.check),
    *(runs.run, runs.report, runs.show, runs.runs, runs.diff),
    audit.audit,
    charts.chart,
    comparators.compare,
):
    app.command()(command)
app.add_typer(history.app, name="history")
app.add_typer(comparators.family, name="comparators")


def main() -> None:
    """Run the command line; a mistake is one message on standard error and exit code 1."""
    # A command makes many values that it keeps to its end, and few cycles: looking through all of them again
    # and again for something to free took a tenth of its time.
    gc.disable()
    try:
        app()
    except TrigpointError as error:
        new_console(stderr=True).print(error.sentence, style="bold red", soft_wrap=True)
        sys.exit(MISTAKE)
    finally:
        gc.enable()
