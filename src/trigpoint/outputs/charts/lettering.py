"""How wide a text is when it is set in the face of our pages, so that labels can be kept apart."""

import struct
from functools import cache
from importlib.resources import files

FAMILY = "Fira Sans, Segoe UI, Arial, sans-serif"
REGULAR, STRONG = 400, 600

_FACES = {REGULAR: "FiraSans-Regular.ttf", STRONG: "FiraSans-SemiBold.ttf"}
_OF_UNKNOWN = 0.6  # of the size: a character the face does not have is drawn by another


def width_of(text: str, size: float, weight: int = REGULAR) -> float:
    """The width of a line of text in the unit of its size."""
    widths = _widths(weight)
    return size * sum(widths.get(ord(letter), _OF_UNKNOWN) for letter in text)


def wrapped(text: str, size: float, width: float, weight: int = REGULAR) -> list[str]:
    """The text in lines no wider than this, broken between words. A word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _widths(weight: int) -> dict[int, float]:
    """The advance of each character as a part of the size, from the tables of the font file itself."""
    data = (files("trigpoint.outputs") / "fonts" / _FACES[weight]).read_bytes()
    tables = _tables(data)
    (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (count,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    advances = [struct.unpack_from(">H", data, tables["hmtx"] + 4 * glyph)[0] for glyph in range(count)]
    glyphs = _glyphs(data, tables["cmap"])
    # Glyphs beyond the table have the advance of its last.
    widths = {letter: advances[min(glyph, count - 1)] / units for letter, glyph in glyphs.items()}
    # Our pages set figures of one width, which are as wide as the widest.
    digits = [ord(digit) for digit in "0123456789"]
    return widths | dict.fromkeys(digits, max(widths[digit] for digit in digits))


def _tables(data: bytes) -> dict[str, int]:
    """Where each table of the font begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
    return {tag.decode(): offset for tag, _, offset, _ in entries}


def _glyphs(data: bytes, start: int) -> dict[int, int]:
    """The glyph of each character of the basic plane, from the character map in format 4."""
    (count,) = struct.unpack_from(">H", data, start + 2)
    maps = (start + struct.unpack_from(">HHI", data, start + 4 + 8 * index)[2] for index in range(count))
    at = next(place for place in maps if struct.unpack_from(">H", data, place)[0] == 4)
    segments = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{segments}H", data, at + 14 + 2 * (segments * part + (part > 0)))
        for part in range(4)
    )
    found: dict[int, int] = {}
    for index, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        here = at + 16 + 6 * segments + 2 * index
        for letter in range(first, min(last, 0xFFFE) + 1):
            glyph = letter
            if offset:
                (glyph,) = struct.unpack_from(">H", data, here + offset + 2 * (letter - first))
            if glyph or not offset:
                found[letter] = (glyph + delta) % 0x10000
    return found
