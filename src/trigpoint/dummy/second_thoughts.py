"""Rows first entered otherwise, and rows that should not have been there: what revisions are made of."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from trigpoint.dummy.ledger import Ledger, Row, Version, Versions
from trigpoint.tables.schema import RECORDED_ON

DAYS_BACK = 31  # a date keyed into the month before


@dataclass(frozen=True)
class Slip:
    """So many rows of a table, entered shortly before the first extract and put right after it.

    column: the date first keyed a month early, or "" for a row that is withdrawn altogether.
    only: the value of a column that marks rows a slip may happen to, so that told stories stay as told.
    """

    table: str
    key: str
    count: int
    column: str = ""
    only: tuple[str, str] = ("", "")


SLIPS = (
    Slip("contacts", "contact_id", 4, column="received_on", only=("outcome", "Information and advice")),
    Slip("contacts", "contact_id", 3, only=("outcome", "Information and advice")),
    Slip("youth_sessions", "youth_session_id", 3, column="held_on"),
    Slip("youth_sessions", "youth_session_id", 2),
    Slip("audits", "audit_id", 1, column="completed_on", only=("audited_by", "Team manager")),
    Slip("audits", "audit_id", 1, only=("audited_by", "Team manager")),
)


def add_second_thoughts(ledger: Ledger, random: Random, *, extracts: list[date]) -> None:
    """Give some rows a past: another date before a correction, or a copy that is withdrawn later."""
    first_extract, second_extract = extracts[:2]
    number = 1
    for slip in SLIPS:
        rows = ledger.tables[slip.table]
        candidates = [n for n, versions in enumerate(rows) if _fits(versions, slip, first_extract)]
        for n in random.sample(candidates, min(slip.count, len(candidates))):
            days_later = random.randint(2, (second_extract - first_extract).days)
            put_right = first_extract + timedelta(days=days_later)
            entered, row = rows[n][-1]
            assert row is not None
            if slip.column:
                rows[n] = _corrected(row, entered, put_right, slip.column)
            else:
                copy: Row = {**row, slip.key: f"9{number:05d}"}
                rows.append((Version(entered, copy), Version(put_right, None)))
                number += 1


def _fits(versions: Versions, slip: Slip, first_extract: date) -> bool:
    entered, row = versions[-1]
    column, value = slip.only
    recently = first_extract - timedelta(days=40) <= entered <= first_extract
    return len(versions) == 1 and row is not None and recently and (not column or row[column] == value)


def _corrected(row: Row, entered: date, put_right: date, column: str) -> Versions:
    before = {**row, column: row[column] - timedelta(days=DAYS_BACK)}
    return Version(entered, before), Version(put_right, {**row, RECORDED_ON: put_right})
