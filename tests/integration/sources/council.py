"""A small council whose folder is right in every way, to be made wrong in one way at a time."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from trigpoint.sources import Extract, read_extract, read_mapping
from trigpoint.tables import EARLY_HELP

EXTRACTED_ON = date(2022, 4, 14)
EXTRACT = "extracts/2022-04"

# A text, bytes, a function that makes bytes, or None for a file that is not there.
Content = str | bytes | Callable[[], bytes] | None

GOOD: Mapping[str, str] = {
    "families.csv": """\
Family ID,Locality Team,Date Recorded
0001,North,01/04/2021
0002,South,02/04/2021
0003,Central,13/04/2021
""",
    "contacts.csv": """\
Contact ID,Family,Received,Source,Outcome,Recorded
C1,0001,05/04/2021,School,Referral accepted,06/04/2021
C2,0002,14/05/2021,Health,Recorded only,15/05/2021
C3,0003,20/06/2021,Police,,21/06/2021
""",
    "complaints.csv": """\
Complaint,Received,Stage,Due,Closed,Upheld,Recorded
K1,01/07/2021,Formal,29/07/2021,20/07/2021,Y,20/07/2021
K2,14/08/2021,Informal,28/08/2021,,,15/08/2021
K3,20/09/2021,Formal,18/10/2021,01/10/2021,N,01/10/2021
""",
    "programmes.csv": """\
Programme,Title,First session,Last session,Sessions,Recorded
P1,Early days,01/05/2021,10/07/2021,10,11/07/2021
P2,Teenagers,02/09/2021,,12,03/09/2021
P3,"Sleep, food and play",03/10/2021,14/11/2021,6,15/11/2021
""",
}

_MAPPED = {"families", "contacts", "complaints", "parenting_programmes"}

MAPPING = f"""\
extracts:
  covers_from: 2019-04-01
  date_format: "%d/%m/%Y"
  encoding: utf-8
tables:
  families:
    file: families.csv
    columns: {{family_id: Family ID, locality: Locality Team, recorded_on: Date Recorded}}
  contacts:
    file: contacts.csv
    columns:
      contact_id: Contact ID
      family_id: Family
      received_on: Received
      source: Source
      outcome: Outcome
      recorded_on: Recorded
  complaints:
    file: complaints.csv
    columns:
      complaint_id: Complaint
      received_on: Received
      stage: Stage
      due_on: Due
      closed_on: Closed
      upheld: Upheld
      recorded_on: Recorded
    yes_no: {{upheld: {{yes: ["Y"], no: ["N"]}}}}
  parenting_programmes:
    file: programmes.csv
    columns:
      parenting_programme_id: Programme
      title: Title
      started_on: First session
      finished_on: Last session
      sessions: Sessions
      recorded_on: Recorded
    missing: ["N/A"]
not_collected: [{", ".join(table.name for table in EARLY_HELP if table.name not in _MAPPED)}]
"""


@dataclass(frozen=True)
class Council:
    """What differs from the good council: files by name, and texts of the mapping with what replaces them."""

    files: Mapping[str, Content] = field(default_factory=dict)
    mapping: tuple[tuple[str, str], ...] = ()

    def build(self, folder: Path) -> None:
        """Write sources.yaml, and the extract with its files, into a folder."""
        (folder / EXTRACT).mkdir(parents=True)
        text = MAPPING
        for wrong, right in self.mapping:
            assert wrong in text, wrong
            text = text.replace(wrong, right)
        (folder / "sources.yaml").write_text(text, encoding="utf-8")
        (folder / EXTRACT / "extract.yaml").write_text(f"extracted_on: {EXTRACTED_ON}\n", encoding="utf-8")
        for name, content in {**GOOD, **self.files}.items():
            data = content() if callable(content) else content
            if data is not None:
                (folder / EXTRACT / name).write_bytes(data.encode() if isinstance(data, str) else data)

    def read(self, folder: Path) -> Extract:
        """Build the council in a folder and read its extract."""
        self.build(folder)
        return read_built(folder)


def read_built(folder: Path) -> Extract:
    mapping = read_mapping(folder / "sources.yaml", EARLY_HELP)
    return read_extract(folder / EXTRACT, mapping, EARLY_HELP, EXTRACTED_ON)


def good(name: str, *changes: tuple[str, str]) -> str:
    """A good file with some of its text replaced."""
    text = GOOD[name]
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


Draw = Callable[[xlsxwriter.Workbook, Any], None]


def workbook(
    rows: list[list[Any]], draw: Draw | None = None, *, sheets: tuple[str, ...] = ("Families",)
) -> bytes:
    """An .xlsx file with these rows in its first sheet; `draw` adds to it. Dates are typed as dates."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    for title in sheets:
        book.add_worksheet(title)
    sheet = book.worksheets()[0]
    for number, row in enumerate(rows):
        for position, cell in enumerate(row):
            sheet.write(number, position, cell)
    if draw:
        draw(book, sheet)
    book.close()
    return written.getvalue()


FAMILY_HEADINGS = ["Family ID", "Locality Team", "Date Recorded"]
FAMILY_ROWS = [
    FAMILY_HEADINGS,
    ["0001", "North", date(2021, 4, 1)],
    ["0002", "South", date(2021, 4, 2)],
    ["0003", "Central", date(2021, 4, 13)],
]
IN_WORKBOOK = (("file: families.csv", "file: families.xlsx"),)


def families_workbook(*rows: list[Any], draw: Draw | None = None) -> Callable[[], bytes]:
    """A workbook of the good families, with rows of the same width below them."""
    return lambda: workbook([*FAMILY_ROWS, *rows], draw)
