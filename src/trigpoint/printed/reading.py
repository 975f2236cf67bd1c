"""A file to the scorecards it holds: which layout it is in is told from what stands in it."""

from pathlib import Path

from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.printed import PrintedScorecard
from trigpoint.printed.decoding import decode
from trigpoint.printed.delimited import FIRST_ROWS, known_in, read_delimited
from trigpoint.printed.grid import Grid
from trigpoint.printed.headings import read_headings
from trigpoint.printed.page import read_page
from trigpoint.printed.tidy import is_tidy, read_tidy
from trigpoint.printed.workbook_pages import read_sheets
from trigpoint.sources.file_kinds import WORKBOOK, recognise

LEAST_HEADINGS = 3  # fewer that are known, and a row is taken for words

HINT = (
    "A tidy file has the columns ref or indicator, period and value. A printed page has a row of headings"
    " with a reference or an indicator and at least one month or year, such as Mar-22 or 2021/22."
)


def read_printed(path: Path, *, sheet: str | None = None) -> PrintedScorecard:
    """The one scorecard a file holds.

    sheet: of a workbook, by name; without it the only one that holds a scorecard. Raises TrigpointError
    where the file holds none, or several.
    """
    found = read_all_printed(path, sheet=sheet)
    if len(found) > 1:
        said = ", ".join(_called(scorecard) for scorecard in found[:6])
        message = f"The file holds {len(found)} scorecards ({said}), and one is wanted."
        raise TrigpointError(message, place=Place(path.name), hint="Say which sheet, or read them all.")
    return found[0]


def read_all_printed(path: Path, *, sheet: str | None = None) -> tuple[PrintedScorecard, ...]:
    """Every scorecard a file holds: one for each day of issue of a tidy file, each sheet of a workbook.

    Raises TrigpointError, with the file, the line where there is one and what to try, where it holds none.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"The file cannot be opened ({error.strerror or error})."
        raise TrigpointError(message, place=Place(str(path)), hint="Check the name and the folder.") from None
    if recognise(data) == WORKBOOK:
        return _of_workbook(path.name, data, sheet)
    grid = read_delimited(path.name, decode(path.name, data))
    found = _of_grid(grid)
    if not found:
        raise TrigpointError("No scorecard was found in the file.", place=Place(grid.file), hint=HINT)
    return found


def _of_workbook(name: str, data: bytes, sheet: str | None) -> tuple[PrintedScorecard, ...]:
    found = tuple(card for grid in read_sheets(name, data, sheet=sheet) for card in _of_grid(grid))
    if not found:
        said = f"sheet {sheet!r}" if sheet else "any sheet of the workbook"
        raise TrigpointError(f"No scorecard was found in {said}.", place=Place(name), hint=HINT)
    return found


def _of_grid(grid: Grid) -> tuple[PrintedScorecard, ...]:
    """The scorecards of a page, () where it holds none."""
    for position, row in enumerate(grid.rows[:FIRST_ROWS]):
        if known_in(row) >= LEAST_HEADINGS and is_tidy(read_headings([(text,) for text in row.texts])):
            return read_tidy(grid, position)
    page = read_page(grid)
    return (page,) if page else ()


def _called(scorecard: PrintedScorecard) -> str:
    return f"issued on {scorecard.issued_on}" if scorecard.issued_on else scorecard.file
