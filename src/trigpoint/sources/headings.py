"""Headings of a file: made comparable, and the letters a spreadsheet gives their columns."""

import unicodedata


def clean_heading(text: str) -> str:
    """A heading with single spaces, none around it, no line breaks, and accents composed."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def column_letter(position: int) -> str:
    """The letter of a column counted from 0: A, B, ..., Z, AA."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_address(row: int, position: int) -> str:
    """The address of a cell: its row counted from 1, its column from 0."""
    return f"{column_letter(position)}{row}"
