"""The mistakes of YAML itself, said so that someone who does not know YAML can mend them."""

from ruamel.yaml.error import MarkedYAMLError

from trigpoint.model.errors import Place, TrigpointError

_QUOTES = 'Put the whole value in quotation marks: "...".'
_ALIGN = "Keys that belong together start in the same column, with spaces before them."

# What the parser says, the sentence, and the hint. The first that is found in what it says is used.
_KNOWN = (
    ("'\\t' that cannot start", "A tab is used to indent.", "Indent with spaces."),
    ("that cannot start any token", "A value cannot begin with this sign in YAML.", _QUOTES),
    ("mapping values are not allowed", "A colon stands where none is expected.", f"{_QUOTES} Or: {_ALIGN}"),
    (
        "found undefined alias",
        "A value that begins with * is a YAML alias, and there is none of this name.",
        _QUOTES,
    ),
    ("found duplicate anchor", "A YAML anchor (&) is defined twice.", "Give one of them another name."),
    ("found unexpected end of stream", "A quotation mark is opened here and never closed.", "Close it."),
    ("',' or ']'", "A list in square brackets is not closed, or a comma is missing.", "Close it with ]."),
    ("',' or '}'", "A mapping in braces is not closed, or a comma is missing.", "Close it with }."),
    ("expected <block end>, but found '<scalar>'", "Words stand after the end of a quoted value.", _QUOTES),
    ("expected <block end>", "The indentation does not line up.", _ALIGN),
    ("could not find expected ':'", "A key has no colon after it.", f"Write key: value. {_ALIGN}"),
    ("but found another document", "The file holds a second document after ---.", "Take the line --- out."),
    (
        "unknown escape character",
        "A backslash in double quotation marks begins an escape.",
        "Use ' ' instead.",
    ),
    (
        "expected a comment or a line break",
        "Words stand on the line of | or >.",
        "Begin them on the next line.",
    ),
)
_OPENED_BEFORE = ("found unexpected end of stream", "',' or ']'", "',' or '}'")


def explain(error: MarkedYAMLError | None, file: str, text: str) -> TrigpointError:
    """The mistake in plain words; `error` is None for one with no place: a strange character, or nesting."""
    if error is None:
        return _without_place(file, text)
    problem = str(error.problem)
    for said, message, hint in _KNOWN:
        if said in problem:
            opened = said in _OPENED_BEFORE and error.context_mark is not None
            mark = error.context_mark if opened else error.problem_mark
            return TrigpointError(message, place=_place(file, mark), hint=hint)
    return TrigpointError(
        f"This is not YAML: {problem}.",
        place=_place(file, error.problem_mark or error.context_mark),
        hint=_ALIGN,
    )


def _place(file: str, mark: object) -> Place:
    return Place(file, getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1)


def _without_place(file: str, text: str) -> TrigpointError:
    for number, line in enumerate(text.split("\n"), start=1):
        for column, character in enumerate(line, start=1):
            if not character.isprintable() and character not in "\t\r\ufeff\u00a0\u2028\u2029":
                message = f"The file holds a character that is no text (code {ord(character):#06x})."
                place = Place(file, number, column)
                return TrigpointError(message, place=place, hint="Delete it; was the file copied from a PDF?")
    return TrigpointError(
        "The file is nested too deeply to be read.", place=Place(file), hint="Close the brackets you opened."
    )
