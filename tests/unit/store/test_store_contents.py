"""A digest is of what a table holds: not of the order of its rows, nor of how they lie in memory."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.store.contents import digest, in_order, parquet

COLUMNS = pa.schema(
    [("id", pa.string()), ("on", pa.date32()), ("met", pa.bool_()), ("n", pa.int64()), ("x", pa.float64())]
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.none() | st.text("aé0", max_size=3),
            "on": st.none() | st.dates(date(1990, 1, 1), date(2039, 12, 31)),
            "met": st.none() | st.booleans(),
            "n": st.none() | st.integers(-3, 3),
            "x": st.none() | st.sampled_from([0.5, 1.0, -2.25]),
        }
    ),
    max_size=8,
)


def table(rows):
    return pa.Table.from_pylist(rows, schema=COLUMNS)


def content(rows):
    return digest([("rows", in_order(table(rows), ("id",)))])


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_leaves_no_mark(rows, random):
    shuffled = random.sample(rows, len(rows))
    assert content(shuffled) == content(rows)
    assert parquet(in_order(table(shuffled), ("id",))) == parquet(in_order(table(rows), ("id",)))


@given(ROWS, st.integers(1, 4))
def test_chunks_leave_no_mark(rows, size):
    whole = in_order(table(rows), ("id",))
    pieces = [whole.slice(start, size) for start in range(0, whole.num_rows, size)] or [whole]
    assert digest([("rows", pa.concat_tables(pieces))]) == digest([("rows", whole)])


@given(ROWS, ROWS)
def test_only_the_same_rows_have_the_same_digest(first, second):
    same = in_order(table(first), ("id",)).equals(in_order(table(second), ("id",)))
    assert (content(first) == content(second)) is same


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([{"id": None}], [{"id": ""}]),
        ([{"n": None}], [{"n": 0}]),
        ([{"met": None}], [{"met": False}]),
        ([{"id": "ab"}, {"id": "c"}], [{"id": "a"}, {"id": "bc"}]),
        ([{"id": "a"}], [{"id": "a"}, {"id": "a"}]),
        ([], [{}]),
        ([{"on": date(2022, 3, 1)}], [{"on": date(2022, 3, 2)}]),
    ],
)
def test_what_looks_alike_differs(first, second):
    assert content(first) != content(second)


def test_names_and_facts_count():
    rows = table([{"id": "1"}])
    known = {digest([("a", rows)]), digest([("b", rows)]), digest([("a", rows)], "2022-04-14")}
    known.add(digest([("a", rows.rename_columns(["id", "on", "met", "n", "y"]))]))
    assert len(known) == 4


def test_the_digest_of_known_rows_never_changes():
    """Were it to change with a library or with Trigpoint, every extract loaded again would seem new."""
    rows = [
        {"id": "2", "on": date(2022, 3, 31), "met": True, "n": 7, "x": 0.5},
        {"id": "1", "on": None, "met": None, "n": None, "x": None},
    ]
    assert content(rows) == "489ef689940dce00dc8b41ccefa1498239148118534df6dcb450631bec6285b9"


def test_a_column_of_nothing_at_all_can_be_digested():
    nothing = pa.table({"a": pa.array([None, None]), "b": ["x", "y"]})
    assert digest([("t", in_order(nothing))]) != digest([("t", in_order(nothing.slice(0, 1)))])


@given(ROWS)
def test_parquet_reads_back_as_it_was(rows):
    whole = table(rows)
    assert pq.read_table(pa.BufferReader(parquet(whole))).equals(whole)
