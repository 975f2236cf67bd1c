"""The command that checks a printed scorecard against itself."""

from pathlib import Path
from typing import Annotated

import typer

from trigpoint.audit import Certainty
from trigpoint.audit import audit as audited
from trigpoint.cli.console import AsJson, new_console, print_json, progress
from trigpoint.printed import read_all_printed
from trigpoint.terminal.audit import audit_facts, audit_text, summary

CANNOT_BE_RIGHT = 4


def audit(
    file: Annotated[Path, typer.Argument(help="The scorecard: text, CSV or an Excel workbook.")],
    sheet: Annotated[str | None, typer.Option(help="A sheet of a workbook; all of them without it.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check a printed scorecard against itself. Example: trigpoint audit march.xlsx --sheet Scorecard"""
    with progress("Reading the scorecard") as tell:
        scorecards = read_all_printed(file, sheet=sheet)
        tell("Checking it")
        found = [(scorecard, audited(scorecard)) for scorecard in scorecards]
    if as_json:
        print_json([audit_facts(scorecard, findings) for scorecard, findings in found])
    else:
        console = new_console()
        for scorecard, findings in found:
            console.print(audit_text(scorecard, findings))
            console.print(f"\n{summary(scorecard, findings)}", soft_wrap=True)
    if any(finding.certainty is Certainty.CERTAIN for _, findings in found for finding in findings):
        raise typer.Exit(CANNOT_BE_RIGHT)
