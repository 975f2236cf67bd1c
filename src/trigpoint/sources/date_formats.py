"""Dates as text: a format that is always stated, never guessed, and the strict reading of a column by it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa
import pyarrow.compute as pc

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

# What each directive reads. English names only, whatever the language of the machine.
_DIRECTIVES = {
    "d": r"(?P<day>\d{1,2})",
    "m": r"(?P<month>\d{1,2})",
    "b": r"(?P<month>[A-Za-z]{3})",
    "B": r"(?P<month>[A-Za-z]{3,9})",
    "Y": r"(?P<year>\d{4})",
    "H": r"(?:[01]?\d|2[0-3])",
    "M": r"[0-5]\d",
    "S": r"[0-5]\d",
    "f": r"\d{1,9}",
}
_TIME = frozenset("HMSf")

# A date alone may be followed by midnight, which databases add and which says nothing.
_MIDNIGHT = r"(?:[ T]00:00(?::00(?:\.0+)?)?)?"

_DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%m/%d/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d-%b-%Y", "%d %b %Y", "%d %B %Y",
         "%Y/%m/%d", "%Y%m%d")  # fmt: skip
_TIMES = ("", " %H:%M", " %H:%M:%S", "T%H:%M:%S", " %H:%M:%S.%f")
_EXAMPLE = datetime.fromisoformat("2022-03-31T14:05:09")


class DateFormatError(ValueError):
    """A format that cannot be used; its message is the end of a sentence that begins with the format."""


@dataclass(frozen=True)
class DateFormat:
    """A format such as %d/%m/%Y. `text` is as written; `pattern` is what a cell must match, whole."""

    text: str
    pattern: str
    month_is_named: bool
    has_time: bool

    @classmethod
    def of(cls, text: str) -> "DateFormat":
        """The format a person wrote; DateFormatError where it does not state day, month and full year."""
        directives = re.findall(r"%(.?)", text)
        _check_directives(directives)
        has_time = any(directive in _TIME for directive in directives)
        pattern = "".join(_pattern_pieces(text)) + ("" if has_time else _MIDNIGHT)
        return cls(text, f"^{pattern}$", not {"b", "B"}.isdisjoint(directives), has_time)

    @property
    def example(self) -> str:
        return _EXAMPLE.strftime(self.text)

    def read(self, words: pa.Array) -> pa.Array:
        """Dates (date32) of texts; null where a text is not a date of this format, 30 February included."""
        parts = pc.extract_regex(words, self.pattern)
        year, month, day = (pc.struct_field(parts, name) for name in ("year", "month", "day"))
        if self.month_is_named:
            month = self._month_numbers(month)
        day = pc.utf8_lpad(day, 2, "0")
        iso = pc.binary_join_element_wise(year, pc.utf8_lpad(month, 2, "0"), day, "-")
        moments = pc.strptime(iso, format="%Y-%m-%d", unit="s", error_is_null=True)
        # strptime takes 30 February for 2 March, so the day that comes out must be the day that went in.
        same_day = pc.equal(pc.day(moments), pc.cast(day, pa.int64()))
        return pc.if_else(same_day, moments.cast(pa.date32()), pa.scalar(None, pa.date32()))

    def _month_numbers(self, names: pa.Array) -> pa.Array:
        spelled = [name[:3] for name in _MONTHS] if "%b" in self.text else list(_MONTHS)
        positions = pc.index_in(pc.utf8_lower(names), value_set=pa.array(spelled))
        return pc.add(positions, 1).cast(pa.string())


def _check_directives(directives: list[str]) -> None:
    if "y" in directives:
        raise DateFormatError(
            "has a two-digit year (%y), and 35 could be 1935 or 2035; export four digits (%Y)"
        )
    for directive in directives:
        if directive not in _DIRECTIVES:
            raise DateFormatError(
                f"uses %{directive}; use %d, %m or %b or %B, %Y, and %H %M %S %f for a time"
            )
    months = sum(directives.count(name) for name in "mbB")
    if (directives.count("d"), months, directives.count("Y")) != (1, 1, 1):
        raise DateFormatError(
            "must state the day (%d), the month (%m, %b or %B) and the year (%Y), each once"
        )


def _pattern_pieces(text: str) -> list[str]:
    """The format as a regular expression. Without a separator, a day and a month must have two digits."""
    pieces = re.split(r"(%.)", text)
    run_together = re.search(r"%[dmY]%[dmY]", text) is not None
    patterns = []
    for piece in pieces:
        pattern = _DIRECTIVES[piece[1]] if piece.startswith("%") else re.escape(piece)
        patterns.append(pattern.replace(r"\d{1,2}", r"\d{2}") if run_together else pattern)
    return patterns


def formats_that_read(words: pa.Array) -> list[str]:
    """The usual formats that read every one of these texts, for a hint; often more than one does."""
    times = _TIMES if pc.any(pc.match_substring(words, ":")).as_py() else ("",)
    usual = [DateFormat.of(day + time) for time in times for day in _DAYS]
    for sample in (words.slice(0, 50), words):
        usual = [each for each in usual if each.read(sample).null_count == 0]
    return [each.text for each in usual]


def advice(words: pa.Array, earliest: date, latest: date) -> str:
    """What to try where no value of a column can be read: the format that would, or what to export."""
    if _all_match(words, r"^\d{1,2}[-/. ](\d{1,2}|[A-Za-z]{3})[-/. ]\d{2}$"):
        return "The years have two digits; export them with four."
    if _all_match(words, r"^\d{5}(\.\d+)?$") and _are_day_numbers(words.to_pylist(), earliest, latest):
        return "These are a spreadsheet's day numbers; format the column as a date there, then export again."
    formats = formats_that_read(words)
    if not formats:
        return "Look at the column: it may be the wrong one, or dates and words are mixed."
    if len(formats) == 1:
        return f"All of them read as {formats[0]}: is that the format?"
    return f"All of them read as {' and as '.join(formats)}: which of these did the source system write?"


def _all_match(words: pa.Array, pattern: str) -> bool:
    return len(words) > 0 and pc.all(pc.match_substring_regex(words, pattern)).as_py()


def _are_day_numbers(words: Sequence[str], earliest: date, latest: date) -> bool:
    # Day 25,569 of a spreadsheet is 1 January 1970.
    epoch = date(1970, 1, 1).toordinal() - 25_569
    return all(earliest.toordinal() <= epoch + int(float(word)) <= latest.toordinal() for word in words)
