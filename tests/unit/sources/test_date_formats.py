"""Dates by a stated format: what is read comes back, and what is not a date is never made one."""

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.sources.date_formats import DateFormat, DateFormatError, advice, formats_that_read

FORMATS = (
    "%d/%m/%Y",
    "%Y-%m-%d",
    "%m/%d/%Y",
    "%d-%b-%Y",
    "%d %B %Y",
    "%Y%m%d",
    "%d.%m.%Y",
    "%d/%m/%Y %H:%M:%S",
)
EARLIEST, LATEST = date(1990, 1, 1), date(2039, 12, 31)


def read(text: str, *words: str | None) -> list[date | None]:
    return DateFormat.of(text).read(pa.array(words, pa.string())).to_pylist()


@settings(max_examples=50, deadline=None)
@given(
    days=st.lists(st.dates(date(1900, 1, 1), date(2100, 12, 31)), min_size=1), text=st.sampled_from(FORMATS)
)
def test_a_date_written_by_a_format_is_read_by_it(days, text):
    assert read(text, *(day.strftime(text) for day in days)) == days


@pytest.mark.parametrize(
    "word",
    ["30/02/2021", "29/02/2021", "31/04/2021", "00/01/2021", "01/00/2021", "01/13/2021", "32/01/2021",
     "1/1/21", "2021/01/01", "01-01-2021", "01/01/2021x", "x01/01/2021", "01/01/02021", "",
     "01/01/2021 10:00"],
)  # fmt: skip
def test_not_a_date_as_day_month_year(word):
    assert read("%d/%m/%Y", word, "31/12/2021") == [None, date(2021, 12, 31)]


def test_unknown_stays_unknown():
    assert read("%d/%m/%Y", None) == [None]


def test_midnight_may_follow_a_date_that_has_no_time():
    day = date(2021, 3, 1)
    words = ("01/03/2021 00:00", "01/03/2021 00:00:00", "01/03/2021T00:00:00.000", "01/03/2021 00:01")
    assert read("%d/%m/%Y", *words) == [day, day, day, None]


def test_months_run_together_need_two_digits():
    assert read("%d%m%Y", "01032021", "132021") == [date(2021, 3, 1), None]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("%d/%m/%y", "two-digit year"),
        ("%d/%m", "must state the day"),
        ("%d/%m/%Y/%Y", "each once"),
        ("%d/%m/%b/%Y", "each once"),
        ("%d/%m/%Q", "uses %Q"),
        ("dd/mm/yyyy", "must state the day"),
        ("%d/%m/%Y%", "uses %;"),
    ],
)
def test_formats_that_cannot_be_used(text, says):
    with pytest.raises(DateFormatError, match=says):
        DateFormat.of(text)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["2021-04-01", "2021-04-13"], "All of them read as %Y-%m-%d"),
        (["01/04/2021", "02/04/2021"], "%d/%m/%Y and as %m/%d/%Y"),
        (["01/04/2021 10:05", "13/04/2021 10:06"], "All of them read as %d/%m/%Y %H:%M:"),
        (["01-Apr-21", "02-Apr-21"], "two digits"),
        (["44287", "44300"], "day numbers"),
        (["12345", "99999"], "Look at the column"),
        (["01/04/2021", "2021-04-13"], "Look at the column"),
    ],
)
def test_advice_for_a_column_that_cannot_be_read(words, says):
    assert says in advice(pa.array(words), EARLIEST, LATEST)


def test_only_formats_that_read_every_value_are_offered():
    assert formats_that_read(pa.array(["01/04/2021", "13/04/2021"])) == ["%d/%m/%Y"]
