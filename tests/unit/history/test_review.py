"""The review: written, filled in with Excel, and read back."""

import csv
import io

import pytest

from trigpoint.history.questions import QuestionKind, question_id
from trigpoint.history.review import check_review, read_review, review_rows
from trigpoint.model.errors import TrigpointError
from trigpoint.outputs.rows import write_rows

from .made import FILE, SHA, placed, row

LINES = (
    row(5, "9.9", "=Nobody knows", note="Count", m03="3"),
    row(6, "1.1", "Early help contacts (Families)", m02="2I6", m03="3"),
)


def filled_in(**answers: str) -> bytes:
    """The review of the lines, with answers by kind, as Trigpoint writes it."""
    rows = review_rows(placed(*LINES).questions)
    kinds = ("line", "value")
    return write_rows(
        [{**row, "answer": answers.get(kind, "")} for kind, row in zip(kinds, rows, strict=True)]
    )


def test_a_row_says_where_what_and_why_and_what_may_be_answered() -> None:
    of_line, of_value = review_rows(placed(*LINES).questions)
    assert next(iter(of_line)) == "answer"
    assert (of_line["where"], of_line["printed"], of_line["file"]) == ("row 5", "3", FILE)
    assert of_line["line"] == "9.9: =Nobody knows"
    assert of_line["why we ask"] == "No line of yours has the reference 9.9, and none has a title like it."
    assert (of_line["we would say"], of_line["may be"]) == ("", "skip, a measure or line")
    assert (of_value["column"], of_value["may be"]) == ("2022-02", "skip, what it should say")


def test_what_was_answered_stays_and_what_is_wrong_with_it_is_said_first() -> None:
    name = placed(*LINES).questions[0].id
    of_line, _ = review_rows(placed(*LINES, answers={name: "audit"}).questions)
    assert of_line["answer"] == "audit"
    assert of_line["why we ask"].startswith(
        "There is no measure audit. Did you mean audits? No line of yours"
    )
    answered = review_rows(placed(*LINES, answers={name: "audits"}).questions)
    assert [each["answer"] for each in answered] == ["", "audits"], "what is open comes first"


@pytest.mark.parametrize(
    "saved",
    [
        lambda data: data,
        lambda data: data.removeprefix(b"\xef\xbb\xbf"),
        lambda data: data.decode("utf-8-sig").encode("cp1252"),
        lambda data: data.replace(b"\r\n", b"\n"),
        lambda data: with_separator(data, ";"),
        lambda data: with_separator(data, "\t"),
    ],
    ids=["as written", "no mark", "Windows-1252", "Unix", "semicolons", "tabs"],
)
def test_it_is_read_back_as_excel_or_an_editor_saves_it(saved) -> None:  # type: ignore[no-untyped-def]
    review = read_review("r.csv", saved(filled_in(line="audits", value=" 216 ")))
    by_kind = {kind: review.answers[each.id] for each in placed(*LINES).questions for kind in [each.kind]}
    assert by_kind == {QuestionKind.LINE: "audits", QuestionKind.VALUE: "216"}
    assert review.file == FILE
    assert placed(*LINES, answers=dict(review.answers)).open == ()


def with_separator(data: bytes, separator: str) -> bytes:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows(rows)
    return stream.getvalue().encode()


def test_another_table_is_no_review() -> None:
    with pytest.raises(TrigpointError, match="needs the columns question and answer"):
        read_review("r.csv", b"ref,period,value\n1.1,2022-03,3\n")


def test_a_question_that_is_answered_in_two_ways_is_refused() -> None:
    name = question_id(SHA, QuestionKind.LINE, "x")
    with pytest.raises(TrigpointError, match="answered twice, in two ways") as caught:
        read_review("r.csv", f"question,answer\n{name},yes\n{name},skip\n".encode())
    assert str(caught.value.place) == "r.csv:3"


def test_the_review_of_another_file_is_refused_and_so_is_one_of_a_file_that_was_changed() -> None:
    review = read_review("r.csv", filled_in(line="audits"))
    check_review(review, review_name="r.csv", file=FILE, file_sha256=SHA)
    with pytest.raises(TrigpointError, match=r"about past\.csv, not about april\.csv"):
        check_review(review, review_name="r.csv", file="april.csv", file_sha256="cd" * 32)
    with pytest.raises(TrigpointError, match=r"past\.csv was changed after this review") as caught:
        check_review(review, review_name="r.csv", file=FILE, file_sha256="cd" * 32)
    assert "a new one is written" in (caught.value.hint or "")


def test_names_of_questions_are_never_read_as_numbers() -> None:
    names = {question_id(SHA, kind, text) for kind in QuestionKind for text in ("a", "b")}
    assert len(names) == 2 * len(QuestionKind)
    assert all(name.startswith("q") for name in names)
