"""Small printed pages, and what an audit finds on them."""

from trigpoint.audit import Certainty, Check, Finding, audit
from trigpoint.model.printed import PrintedScorecard
from trigpoint.printed.decoding import DecodedText
from trigpoint.printed.delimited import read_delimited
from trigpoint.printed.page import read_page

USUAL = (
    "ref,split,title,frequency,unit,polarity,jan_22,feb_22,mar_22,outturn_2021_22,outturn_2020_21,dot_month,"
    "dot_year,rag_month,rag_year_end,red,amber,green,national_average,benchmark_year"
)
EVERY_MONTH = "ref,title,frequency,unit,polarity," + ",".join(
    f"{month}_{year}"
    for month, year in (
        *((name, 21) for name in ("apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
        *((name, 22) for name in ("jan", "feb", "mar")),
    )
)
EVERY_MONTH += ",outturn_2021_22"


def page(*rows: str, headings: str = USUAL) -> PrintedScorecard:
    """A page with these rows: cells left out at the end are empty."""
    width = headings.count(",")
    text = "\n".join([headings, *(row + "," * (width - row.count(",")) for row in rows)])
    found = read_page(read_delimited("page.csv", DecodedText(text)))
    assert found is not None and found.unread == ()
    return found


def findings(*rows: str, headings: str = USUAL, of: Check | None = None) -> list[Finding]:
    """What an audit finds, of one check or of all."""
    return [one for one in audit(page(*rows, headings=headings)) if of in (None, one.check)]


def only(*rows: str, headings: str = USUAL, of: Check) -> tuple[Certainty, str]:
    """How sure the one finding of a check is, and its sentence."""
    (one,) = findings(*rows, headings=headings, of=of)
    return one.certainty, one.sentence
