"""Releases and neighbour models as they are kept: sealed, never changed, another edition beside."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

from trigpoint.comparators.adding import add
from trigpoint.comparators.keeping import (
    in_one_order,
    kept_releases,
    newest,
    read_observations,
    read_release,
    release_named,
)
from trigpoint.comparators.keeping_models import kept_models, model_named
from trigpoint.comparators.reading import ReadModel, ReadRelease
from trigpoint.model.errors import TrigpointError

from .files import council, model_of, tidy

NOW = datetime(2022, 5, 18, 9, tzinfo=UTC)


def keep(folder, *releases, models=(), now=NOW):
    given = [ReadRelease(one, ("x.csv",)) for one in releases]
    return add(folder, given, [ReadModel(one, "sn.csv") for one in models], now=now, version="0.1.0")


def test_a_release_is_kept_as_it_is_and_the_same_again_changes_nothing(tmp_path):
    folder = tmp_path / "comparators"
    first = tidy(tmp_path, "n", f"{council(2)},u", f"{council(1)},5")
    (added,), _ = keep(folder, first)
    assert (added.is_new, added.kept.id, added.kept.rows) == (True, "invented 2022", 2)
    assert (added.kept.states, added.kept.sources) == ({"known": 1, "low_reliability": 1}, ("x.csv",))
    assert read_observations(added.kept).to_pylist() == in_one_order(first.observations).to_pylist()
    assert [row["area"] for row in read_observations(added.kept).to_pylist()] == ["1", "2"]
    again = replace(first, observations=first.observations.take([1, 0]))
    (added,), _ = keep(folder, again)
    assert (added.is_new, added.changes) == (False, None)
    assert len(kept_releases(folder)) == 1


def test_what_says_something_else_under_one_name_is_refused_and_nothing_of_it_is_kept(tmp_path):
    folder = tmp_path / "comparators"
    keep(folder, tidy(tmp_path, "n", f"{council(1)},5"))
    other = tidy(tmp_path, "n", f"{council(1)},5", edition="2023")
    changed = tidy(tmp_path, "n", f"{council(1)},6")
    with pytest.raises(TrigpointError, match="'invented 2022' is kept already, and says something else"):
        keep(folder, other, changed)
    assert [one.id for one in kept_releases(folder)] == ["invented 2022"]


def test_the_newest_edition_is_the_one_published_last(tmp_path):
    """2023 was added first; 2022, added after it, was published before."""
    folder = tmp_path / "comparators"
    late = replace(tidy(tmp_path, "n", f"{council(1)},5", edition="2023"), published_on=date(2023, 10, 1))
    early = replace(tidy(tmp_path, "n", f"{council(1)},4"), published_on=date(2022, 10, 1))
    keep(folder, late)
    (added,), _ = keep(folder, early)
    assert added.changes is None, "nothing came before it"
    known = kept_releases(folder)
    assert [one.edition for one in known] == ["2022", "2023"]
    assert newest(known)["invented"].edition == release_named(known, "invented").edition == "2023"
    assert release_named(known, "invented 2022").edition == "2022"
    with pytest.raises(TrigpointError, match="Did you mean 'invented 202"):
        release_named(known, "invented 2020")


def test_a_later_edition_says_what_it_changed(tmp_path):
    folder = tmp_path / "comparators"
    keep(folder, tidy(tmp_path, "n", f"{council(1)},5", f"{council(2)},7"))
    (added,), _ = keep(folder, tidy(tmp_path, "n", f"{council(1)},5", f"{council(2)},c", edition="2023"))
    (cell,) = added.changes.cells.to_pylist()
    assert (cell["area"], cell["printed_before"], cell["printed_now"]) == ("2", "7", "c")


def test_a_file_that_was_changed_by_hand_is_noticed(tmp_path):
    folder = tmp_path / "comparators"
    (added,), _ = keep(folder, tidy(tmp_path, "n", f"{council(1)},5"))
    path = added.kept.folder / "observations.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(TrigpointError, match="was changed after it was written"):
        read_release(added.kept)
    manifest = added.kept.folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace("x.csv", "y.csv"))
    with pytest.raises(TrigpointError, match="manifest was changed"):
        kept_releases(folder)


def test_some_indicators_and_years_are_read_alone(tmp_path):
    rows = (f"{council(1, year)},{year},1" for year in (2021, 2022, 2023))
    (added,), _ = keep(tmp_path / "comparators", tidy(tmp_path, "n,m", *rows))
    found = read_observations(added.kept, ["n"], up_to=2022, columns=["indicator", "year"])
    assert found.to_pylist() == [{"indicator": "n", "year": 2021}, {"indicator": "n", "year": 2022}]
    assert [one.indicator for one in added.kept.indicators] == ["m", "n"]
    assert [year.label for year in added.kept.by_code["n"].years] == ["2021", "2022", "2023"]


def test_a_neighbour_model_is_kept_as_it_is(tmp_path):
    folder = tmp_path / "comparators"
    old, new = model_of((1, 2, 3), (2, 1, 3), dated="April 2021"), model_of((1, 3, 2), dated="May 2025")
    _, added = keep(folder, models=[new, old])
    assert [one.is_new for one in added] == [True, True]
    assert [one.id for one in kept_models(folder)] == ["April 2021", "May 2025"]
    assert model_named(folder, "april 2021") == old
    _, (again,) = keep(folder, models=[old])
    assert not again.is_new
    with pytest.raises(TrigpointError, match="model of May 2025 is kept already, and says something else"):
        keep(folder, models=[replace(old, dated="May 2025")])
    with pytest.raises(TrigpointError, match="no neighbour model of June 2021"):
        model_named(folder, "June 2021")


def test_the_order_of_words_and_rows_leaves_no_mark(tmp_path):
    one = tidy(tmp_path, "n", f"{council(1)},5", f"{council(2)},u").observations
    two = pa.concat_tables([one.slice(1), one.slice(0, 1)]).unify_dictionaries()
    assert in_one_order(one).equals(in_one_order(two))
