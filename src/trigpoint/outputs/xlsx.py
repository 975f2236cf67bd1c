"""The scorecard as scorecard.xlsx: a cover, what is in it, a page at a glance, and one table a sheet."""

from datetime import UTC, datetime, time

from trigpoint.model.scorecards import Scorecard
from trigpoint.outputs import words
from trigpoint.outputs._workbook import ONE_TABLE, Heading, Link, Sheet, sheet_name, write
from trigpoint.outputs.workbook_lines import reasons_sheet, section_sheets, trend_sheet
from trigpoint.outputs.workbook_signals import benchmarks_sheet, points_sheet, signals_sheet

# What stands in a cell of the workbook for a sign of the page.
_SPOKEN = {"↑": "Up", "↓": "Down", "→": "Same", "-": "Not due, No data, Not applicable"}


def render(scorecard: Scorecard) -> bytes:
    """The same scorecard gives the same bytes."""
    trend = trend_sheet(scorecard)
    inside = (
        _at_a_glance(scorecard),
        *section_sheets(scorecard, trend),
        trend,
        *_about_the_months(scorecard),
        reasons_sheet(scorecard),
        _notes(scorecard),
    )
    sheets = (_cover(scorecard), _contents(scorecard, inside), *inside)
    # Excel keeps a time without a zone; the day is the document's own.
    created = datetime.combine(scorecard.document.created_on, time(), tzinfo=UTC).replace(tzinfo=None)
    return write(sheets, properties=_properties(scorecard), created=created)


def _about_the_months(scorecard: Scorecard) -> tuple[Sheet, ...]:
    """The sheets of charts and benchmarks that have a row."""
    sheets = (signals_sheet(scorecard), points_sheet(scorecard), benchmarks_sheet(scorecard))
    return tuple(sheet for sheet in sheets if sheet.rows)


def _properties(scorecard: Scorecard) -> dict[str, str]:
    document = scorecard.document
    return {
        "title": words.document_title(scorecard),
        "subject": scorecard.subtitle,
        "author": document.created_by,
        "company": document.council,
        "category": "Performance scorecard",
        "keywords": f"{document.issue}, run {document.run}",
        "comments": "Language: English (United Kingdom)",
        "status": document.status,
    }


def _cover(scorecard: Scorecard) -> Sheet:
    return Sheet(
        name="Cover",
        title=f"{scorecard.document.council}: {scorecard.title}",
        about=(scorecard.subtitle, words.as_at(scorecard), ONE_TABLE + " It says who made the scorecard."),
        table="table_document_control",
        headings=(Heading("Document control", 24), Heading("Detail", 90)),
        rows=(*words.document_control(scorecard), ("About the figures", scorecard.data_note)),
    )


def _contents(scorecard: Scorecard, sheets: tuple[Sheet, ...]) -> Sheet:
    return Sheet(
        name="Contents",
        title="Contents",
        about=(words.as_at(scorecard), ONE_TABLE + " It links to the other worksheets."),
        table="table_contents",
        headings=(Heading("Worksheet", 36), Heading("What it holds", 80)),
        rows=tuple((Link(sheet.name), sheet.title) for sheet in sheets),
    )


def _at_a_glance(scorecard: Scorecard) -> Sheet:
    remarks = tuple(
        (title, remark.ref, remark.sentence)
        for _, title, remarks, _ in words.opening_lists(scorecard.opening)
        for remark in remarks
    )
    return Sheet(
        name="At a glance",
        title="At a glance: what is going well, what needs attention and what was revised",
        about=(words.as_at(scorecard), ONE_TABLE + " The summary is about no one line and has no Ref."),
        table="table_at_a_glance",
        headings=(Heading("What", 20), Heading("Ref", 8), Heading("In words", 100)),
        rows=(("Summary", "", scorecard.opening.summary), *remarks),
    )


def _notes(scorecard: Scorecard) -> Sheet:
    return Sheet(
        name=sheet_name("Notes"),
        title="Notes: what the words of the scorecard mean",
        about=(ONE_TABLE,),
        table="table_notes",
        headings=(Heading("Word", 24), Heading("Meaning", 100)),
        rows=tuple((_SPOKEN.get(entry.symbol, entry.symbol), entry.meaning) for entry in scorecard.key),
    )
