"""What a scorecard that somebody printed says, and where: text, tidy files and workbooks."""

from trigpoint.printed.reading import read_all_printed, read_printed
from trigpoint.printed.values import PrintedValue, read_value

__all__ = ["PrintedValue", "read_all_printed", "read_printed", "read_value"]
