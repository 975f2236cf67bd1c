"""Every character of a value knows the line and column it was written at, however YAML wrote it."""

import io

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    PlainScalarString,
    SingleQuotedScalarString,
)

from trigpoint.language._document import read_document
from trigpoint.language._problems import Problems
from trigpoint.language.documents import Document

WORDS = st.text(alphabet="abc='\"<>(),£é\\#:-", min_size=1, max_size=6)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
STYLES = st.sampled_from(
    [
        PlainScalarString,
        SingleQuotedScalarString,
        DoubleQuotedScalarString,
        LiteralScalarString,
        FoldedScalarString,
    ]
)


def document(text: str) -> Document:
    problems = Problems()
    read = read_document("a.yaml", text, problems)
    problems.check()
    assert read is not None
    return read


def written(text: str, style: type, width: int) -> str:
    yaml = YAML()
    yaml.width = width
    yaml.allow_unicode = True
    out = io.StringIO()
    yaml.dump({"first": "one\n two", "outer": {"key": [{"where": style(text)}]}, "last": 1}, out)
    return out.getvalue()


@settings(max_examples=200, deadline=None)
@given(TEXTS, STYLES, st.sampled_from([12, 30, 200]))
def test_each_character_stands_where_it_is_said_to(text, style, width):
    source = written(text, style, width)
    read = document(source)
    path = ("outer", "key", 0, "where")
    value = read.data["outer"]["key"][0]["where"]
    assume(value.split() == text.split())
    lines = source.split("\n")
    place_at = read.written(path).place_at
    for offset, character in enumerate(value):
        if not character.isspace():
            place = place_at(offset)
            found = lines[place.line - 1][place.column - 1]
            assert found == character or (found in "\\'" and character in "\\\"'")


def place_of(text: str, word: str) -> tuple[int, int]:
    read = document(text)
    found = read.written(("a",))
    place = found.place_at(found.text.index(word))
    return place.line, place.column


def test_the_places_of_each_way_to_write():
    assert place_of("a: one two\n", "two") == (1, 8)
    assert place_of("a: 'it''s two'\n", "two") == (1, 11)
    assert place_of('a: "\\"one\\" \\u0041 two"\n', "two") == (1, 20)
    assert place_of('a: "one \\\n   two"\n', "two") == (2, 4)
    assert place_of('a: "one \\\n   \\ two"\n', "two") == (2, 6)
    assert place_of("a: |  # note | two\n  one\n    two\n", "two") == (3, 5)
    assert place_of("a: >-\n  one\n\n\n  two\n", "two") == (5, 3)
    assert place_of("a: one\n   \n  two\n", "two") == (3, 3)
    assert place_of("a:\n  one\n  two\n", "two") == (3, 3)
    assert place_of("a: !!str  one two\n", "two") == (1, 15)
    assert place_of("a: &name one two\n", "two") == (1, 14)


def test_what_is_missing_is_said_of_what_should_hold_it():
    read = document("measures:\n  opened:\n    title: x\n")
    assert str(read.place(("measures", "opened", "why"))) == "a.yaml:2:3"
    assert str(read.place(("measures", "opened", "title"))) == "a.yaml:3:12"
    assert str(read.key_place(("measures", "opened", "title"))) == "a.yaml:3:5"
    assert str(read.place(("targets", 0, "measure"))) == "a.yaml:1:1"


def test_a_value_is_the_text_that_was_written():
    read = document(
        "a: 1.10\nb: NO\nc: 12:30\nd: 2021-04-01\ne: 0x10\nf: 007\ng: yes\nh: '1'\ni: 1_000\nj: ~x\n"
    )
    assert read.data == {
        "a": "1.10",
        "b": "NO",
        "c": "12:30",
        "d": "2021-04-01",
        "e": "0x10",
        "f": "007",
        "g": "yes",
        "h": "1",
        "i": "1_000",
        "j": "~x",
    }


def test_an_anchor_is_read_wherever_it_is_used():
    read = document("a: &rows {x: one}\nb: *rows\n")
    assert read.data == {"a": {"x": "one"}, "b": {"x": "one"}}
    assert str(read.place(("b", "x"))) == "a.yaml:1:14"


def test_the_source_of_a_key_is_as_its_author_wrote_it():
    text = (
        "m:\n  n:\n    where: >-\n      one   # not a comment\n      two\n"
        "\n    # a comment\n    count: rows   # why\n"
    )
    read = document(text)
    assert read.source(("m", "n", "where")) == "where: >-\n  one   # not a comment\n  two"
    assert read.source(("m", "n", "count")) == "count: rows"
