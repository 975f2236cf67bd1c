"""Mistakes of YAML itself, and of the shape of a file."""

from .broken import BOMB, Broken, share

BROKEN_YAML = (
    Broken(
        "a tab to indent",
        "measures:\n\tassessed: 1\n",
        line=2,
        column=1,
        at="\t",
        says="A tab is used to indent. Indent with spaces.",
    ),
    Broken(
        "a quotation mark never closed",
        "measures:\n  a:\n    title: 'Assess\n    why: x\n",
        line=3,
        column=12,
        at="'",
        says="A quotation mark is opened here and never closed. Close it.",
    ),
    Broken(
        "a colon inside a value",
        "measures:\n  a:\n    title: Assessments: in time\n",
        line=3,
        column=23,
        at=":",
        says=(
            'A colon stands where none is expected. Put the whole value in quotation marks: "...". '
            "Or: Keys that belong together start in the same column, with spaces before them."
        ),
    ),
    Broken(
        "indentation that does not line up",
        "measures:\n  a:\n    title: x\n   why: y\n",
        line=4,
        column=4,
        at="why",
        says=(
            "The indentation does not line up. Keys that belong together start in the same column, "
            "with spaces before them."
        ),
    ),
    Broken(
        "a value that begins with a star",
        "measures:\n  a:\n    title: *x\n",
        line=3,
        column=12,
        at="*",
        says=(
            "A value that begins with * is a YAML alias, and there is none of this name. Put the "
            'whole value in quotation marks: "...".'
        ),
    ),
    Broken(
        "a value that begins with a backtick",
        "measures:\n  a:\n    title: `x`\n",
        line=3,
        column=12,
        at="`",
        says=('A value cannot begin with this sign in YAML. Put the whole value in quotation marks: "...".'),
    ),
    Broken(
        "a list never closed",
        "breakdowns:\n  a:\n    title: x\n    value: [gender\n",
        line=4,
        column=12,
        at="[",
        says="A list in square brackets is not closed, or a comma is missing. Close it with ].",
    ),
    Broken(
        "words after a quoted value",
        share("where: 'Early help' = service", "share: true"),
        line=10,
        column=25,
        at="=",
        says=('Words stand after the end of a quoted value. Put the whole value in quotation marks: "...".'),
    ),
    Broken(
        "a key written twice",
        "measures:\n  a:\n    title: x\n    title: y\n",
        line=4,
        column=5,
        at="title",
        says="'title' is written twice. It stands already on line 3; keep one of them.",
    ),
    Broken(
        "two documents in a file",
        "measures: {}\n---\ntargets: []\n",
        line=2,
        column=1,
        at="---",
        says="The file holds a second document after ---. Take the line --- out.",
    ),
    Broken(
        "a tag that would run code",
        "measures:\n  a: !!python/object:os.system {}\n",
        line=2,
        column=6,
        at="!",
        says="The YAML tag !!python/object:os.system is not offered. Leave it out.",
    ),
    Broken(
        "a list at the top",
        "- measures\n",
        line=1,
        column=1,
        at="-",
        says=(
            "The file is not made of keys and values. Start with measures:, breakdowns:, targets: or "
            "scorecards:, and indent what belongs to it."
        ),
    ),
    Broken(
        "words at the top",
        "measures\n",
        line=1,
        column=1,
        at="measures",
        says=(
            "The file is not made of keys and values. Start with measures:, breakdowns:, targets: or "
            "scorecards:, and indent what belongs to it."
        ),
    ),
    Broken(
        "anchors inside anchors",
        BOMB,
        line=1,
        column=32,
        at="x",
        says=(
            "The file holds too much inside itself. Write it out, without anchors (& and *) inside anchors."
        ),
    ),
    Broken(
        "a control character",
        "measures:\n  a:\n    title: x\x07\n",
        line=3,
        column=13,
        at="\x07",
        says=(
            "The file holds a character that is no text (code 0x0007). Delete it; was the file copied"
            " from a PDF?"
        ),
    ),
    Broken(
        "an unknown part",
        "measure:\n  a: {}\n",
        line=1,
        column=1,
        at="measure",
        says="A catalogue has no part 'measure'. Did you mean measures?",
    ),
    Broken(
        "measures as a list",
        "measures:\n  - title: x\n",
        line=2,
        column=3,
        at="-",
        says=(
            "'measures' must hold names, each with its keys under it. Write a name and a colon, and "
            "indent the rest."
        ),
    ),
    Broken(
        "targets as names",
        "targets:\n  a: 1\n",
        line=2,
        column=3,
        at="a",
        says="'targets' must hold a list. Write each after a dash.",
    ),
    Broken(
        "a name with a capital",
        "measures:\n  Assessed-1:\n    title: x\n",
        line=2,
        column=3,
        at="Assessed-1",
        says=(
            "'Assessed-1' cannot be a name. A name begins with a small letter and holds small "
            "letters, digits and _, at most 63."
        ),
    ),
)
