"""Imports of printed scorecards: each file kept once, whole or not at all, and none contradicts another."""

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from trigpoint.calendar.periods import month
from trigpoint.model.figures import Cell, Figure, State
from trigpoint.store.errors import StoreError
from trigpoint.store.imports import (
    ImportedFigure,
    ImportFacts,
    all_imports,
    imports,
    read_imported,
    same_as_printed,
    write_import,
)

from .conftest import LOADED_AT
from .test_store_crashes import PowerCut, faults_at_every_step, unfinished

MARCH, MAY = date(2022, 3, 14), date(2022, 5, 18)


def facts_of(file="march.csv", days=(MARCH,), **more):
    sha256 = more.pop("sha256", file.encode().hex())
    facts = {"answers": {"q1": "yes"}, "version": "0.1.0", "created_at": LOADED_AT, "instead_of": None}
    return ImportFacts(file, sha256, days, **{**facts, **more})


def printed(value, number=2, *, on=MARCH, where="row 5", numerator=None, denominator=None):
    parts = [None if part is None else Decimal(part) for part in (numerator, denominator)]
    figure = Figure(Cell("in_time", month(2022, number)), State.KNOWN, Decimal(value), *parts)
    return ImportedFigure(figure, on, where)


def test_an_import_is_read_back(store):
    suspended = ImportedFigure(
        Figure(Cell("x", month(2022, 1)), State.SUSPENDED, reason="No figure"), MARCH, "r"
    )
    said = [printed("92.20", numerator="47", denominator="51"), suspended]
    facts = facts_of(days=(MARCH, MAY))
    stored, is_new = write_import(store, facts, said)
    assert is_new and imports(store) == all_imports(store) == [stored]
    assert read_imported(stored) == said
    assert str(read_imported(stored)[0].figure.value) == "92.20"
    assert (stored.id[:11], stored.sequence, stored.figures) == ("2022-03-14-", 1, 2)
    for name in ("file", "sha256", "issued_on", "answers", "version", "created_at", "instead_of"):
        assert getattr(stored, name) == getattr(facts, name)


def test_the_same_again_is_nothing_new(store):
    first, _ = write_import(store, facts_of(), [printed("92.2")])
    again, is_new = write_import(store, facts_of(version="0.2.0"), [printed("92.2")])
    assert (again, is_new) == (first, False)
    assert len(all_imports(store)) == 1


def test_the_same_file_with_other_answers_takes_the_place_of_what_it_said(store):
    first, _ = write_import(store, facts_of(), [printed("92.2")])
    second, is_new = write_import(store, facts_of(answers={"q1": "skip"}), [printed("29.2")])
    assert is_new and imports(store) == [second] and all_imports(store) == [first, second]
    third, is_new = write_import(store, facts_of(), [printed("92.2")])
    assert is_new and imports(store) == [third], "and back again"
    assert len({one.id for one in all_imports(store)}) == 3


def test_two_files_that_contradict_each_other_are_refused_with_both_places(store):
    write_import(store, facts_of(), [printed("92.2", numerator="47", denominator="51")])
    with pytest.raises(StoreError) as caught:
        write_import(store, facts_of("copy.csv"), [printed("91.9", where="row 9")])
    message = caught.value.message
    assert "in_time of Feb-22, as issued on 2022-03-14" in message
    assert "91.9 in copy.csv (row 9)" in message
    assert "92.2 (47 of 51) in march.csv (row 5)" in message
    assert "--instead-of 2022-03-14-" in caught.value.hint
    assert len(all_imports(store)) == 1


def test_another_day_of_issue_and_a_coarser_figure_contradict_nothing(store):
    write_import(store, facts_of(), [printed("92.2")])
    write_import(store, facts_of("may.csv", (MAY,)), [printed("94", on=MAY)])
    write_import(store, facts_of("rounded.csv"), [printed("92", numerator="47", denominator="51")])
    assert len(imports(store)) == 3


def test_one_file_takes_the_place_of_another_where_that_is_said(store):
    first, _ = write_import(store, facts_of(), [printed("92.2")])
    second, _ = write_import(store, facts_of("mended.csv", instead_of=first.id), [printed("91.9")])
    assert imports(store) == [second] and all_imports(store) == [first, second]
    with pytest.raises(StoreError, match=f"no import {first.id} that counts") as caught:
        write_import(store, facts_of("x.csv", instead_of=first.id), [printed("90")])
    assert second.id in caught.value.hint


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("92.2", "92.2", True),
        ("92.2", "92.20", True),
        ("92", "92.2", True),
        ("92.25", "92.3", True),
        ("92.2", "92.3", False),
        ("1E+2", "100.4", True),
        ("0", "-0.4", True),
    ],
)
def test_numbers_say_the_same_to_the_decimals_of_the_coarser(one, other, same):
    assert same_as_printed(Decimal(one), Decimal(other)) is same
    assert same_as_printed(Decimal(other), Decimal(one)) is same
    assert same_as_printed(None, Decimal(one)) is False and same_as_printed(None, None) is True


def test_a_file_that_was_changed_or_is_gone_is_said(store):
    stored, _ = write_import(store, facts_of(), [printed("92.2")])
    file = stored.folder / "figures.parquet"
    content = file.read_bytes()
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(StoreError, match="was changed after it was written"):
        read_imported(stored)
    file.unlink()
    with pytest.raises(StoreError, match="is missing"):
        read_imported(stored)


def test_a_manifest_that_was_changed_is_said(store):
    stored, _ = write_import(store, facts_of(), [printed("92.2")])
    manifest = stored.folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace("march.csv", "other.csv"))
    with pytest.raises(StoreError, match="manifest was changed"):
        imports(store)


def test_a_power_cut_while_importing_leaves_all_of_it_or_none(store):
    first, _ = write_import(store, facts_of(), [printed("92.2")])
    new = replace(facts_of("may.csv"), issued_on=(MAY,))

    def write():
        write_import(store, new, [printed("93", on=MAY)])

    ends = set()
    for raised in faults_at_every_step(write, PowerCut(), dead=True):
        found = imports(store)
        assert found[0] == first and all(read_imported(one) for one in found)
        ends.add((raised is None, len(found)))
        write()
        assert [one.file for one in imports(store)] == ["march.csv", "may.csv"]
        assert unfinished(store) == []
        shutil.rmtree(imports(store)[1].folder)
    assert ends >= {(False, 1), (False, 2), (True, 2)}
