"""Runs: stored under the next number of their month, with what they used and what they found."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from trigpoint.calendar.periods import financial_year_of, month
from trigpoint.store.errors import StoreError
from trigpoint.store.manifests import MANIFEST, read_manifest, write_manifest
from trigpoint.store.runs import (
    last_figures,
    latest_run,
    read_catalogue,
    read_events,
    read_figures,
    read_revisions,
    reported_runs,
    run_named,
    runs,
    write_run,
)

CATALOGUE = {"measures/early_help.yaml": "measures:\r\n  é: 1\n", "targets.yaml": ""}


@pytest.fixture
def add(store, facts_of):
    """Store a run of these figures after whatever run is the last: add(figure(3, 47), as_at=(2022, 3))."""

    def added(*figures, revisions=(), **facts):
        last = latest_run(store)
        compared = last and not facts.get("looks_back")
        described = facts_of(previous=last.id if compared else None, **facts)
        return write_run(store, described, figures, revisions, catalogue=CATALOGUE)

    return added


def test_a_run_is_read_back(store, add, figure, revision):
    run = add(figure(3, "47.0"), figure(2, 14), revisions=[revision])
    assert runs(store) == [run]
    assert list(read_figures(run).values()) == [figure(3, 47), figure(2, 14)]
    assert [str(found.value) for found in read_figures(run).values()] == ["47.0", "14"]
    assert read_revisions(run) == [revision]
    assert read_catalogue(run) == CATALOGUE


def test_a_run_says_what_it_used(store, add, facts_of):
    run = add()
    facts = facts_of()
    for field in fields(facts):
        assert getattr(run, field.name) == getattr(facts, field.name)
    assert (run.as_at, run.records_known_on, run.sequence) == (month(2022, 3), date(2022, 4, 14), 1)


def test_runs_are_numbered_by_month_and_ordered_as_stored(store, add):
    stored = [add(as_at=as_at) for as_at in [(2022, 3), (2022, 2), (2022, 3), (2021, 12)]]
    assert [run.id for run in stored] == ["2022-03-001", "2022-02-001", "2022-03-002", "2021-12-001"]
    assert runs(store) == stored
    assert [run.previous for run in stored] == [None, "2022-03-001", "2022-02-001", "2022-03-002"]
    assert latest_run(store) == stored[-1]


def test_the_last_figure_of_a_cell_is_that_of_the_last_run_that_has_it(store, add, figure):
    add(figure(1, 10), figure(2, 13))
    add(figure(2, 14), figure(3, 15), as_at=(2022, 2))
    add(figure(3, 16), figure(3, 7, "re_referrals"))
    found = {
        (cell.measure, cell.period.start.month): (run, shown.value)
        for cell, (run, shown) in last_figures(store).items()
    }
    assert found == {
        ("open_families", 1): ("2022-03-001", Decimal(10)),
        ("open_families", 2): ("2022-02-001", Decimal(14)),
        ("open_families", 3): ("2022-03-002", Decimal(16)),
        ("re_referrals", 3): ("2022-03-002", Decimal(7)),
    }


def test_a_run_that_looks_back_is_not_what_the_next_is_compared_with(store, add, figure):
    reported = add(figure(2, 13))
    back = add(figure(2, 12), figure(1, 9), looks_back=True)
    assert (back.looks_back, back.previous) == (True, None)
    assert runs(store) == [reported, back] and reported_runs(store) == [reported]
    assert latest_run(store) == reported
    assert last_figures(store) == {figure(2, 13).cell: (reported.id, figure(2, 13))}
    assert add(figure(2, 14)).previous == reported.id


def test_a_run_that_looks_back_names_no_run_before(facts_of):
    with pytest.raises(ValueError, match="compared with none"):
        facts_of(previous="2022-03-001", looks_back=True)


def test_a_run_of_before_runs_said_so_did_not_look_back(store, add, figure):
    run = add(figure(2, 13))
    facts = read_manifest(run.folder, "run")
    del facts["looks_back"]
    kind, _ = facts.pop("kind"), facts.pop("version")
    (run.folder / MANIFEST).write_bytes(write_manifest(kind, facts))
    assert runs(store) == [run] and not runs(store)[0].looks_back


EVENTS = {
    "complaints": ((date(2021, 5, 6), True), (date(2022, 3, 31), True)),
    "closed": ((date(2022, 1, 2), False),),
}


def test_the_days_of_rare_events_are_read_back(store, facts_of):
    run = write_run(store, facts_of(), [], [], catalogue={}, events=EVENTS)
    assert read_events(run) == EVENTS
    assert read_events(runs(store)[0]) == EVENTS


def test_a_run_without_rare_events_has_none(add):
    assert read_events(add()) == {}


def test_a_run_of_before_the_days_of_events_were_kept_has_none(store, facts_of):
    run = write_run(store, facts_of(), [], [], catalogue={}, events=EVENTS)
    facts = read_manifest(run.folder, "run")
    del facts["files"]["events.json"]
    kind, _ = facts.pop("kind"), facts.pop("version")
    (run.folder / "events.json").unlink()
    (run.folder / MANIFEST).write_bytes(write_manifest(kind, facts))
    assert read_events(runs(store)[0]) == {}


def test_an_empty_store_has_no_runs_and_no_figures(store):
    assert runs(store) == []
    assert latest_run(store) is None
    assert last_figures(store) == {}


def test_a_run_without_figures_can_be_kept(store, add):
    run = add()
    assert read_figures(run) == {}
    assert last_figures(store) == {}


def test_a_run_is_found_by_name(store, add):
    run = add()
    assert run_named(store, "2022-03-001") == run
    with pytest.raises(StoreError, match="no run 2022-03-009") as caught:
        run_named(store, "2022-03-009")
    assert caught.value.hint == "Runs: 2022-03-001."


@pytest.mark.parametrize("previous", [None, "2022-03-001", "2022-01-001"])
def test_a_run_compared_with_figures_that_are_no_longer_the_last_is_refused(
    store, add, facts_of, figure, previous
):
    add(figure(2, 13))
    add(figure(2, 14))
    with pytest.raises(StoreError, match="Another run, 2022-03-002, was stored") as caught:
        write_run(store, facts_of(previous=previous), [figure(2, 15)], [], catalogue={})
    assert caught.value.hint.startswith("Run it again")
    assert len(runs(store)) == 2


def test_two_figures_of_one_cell_are_refused(add, figure):
    with pytest.raises(ValueError, match="one figure for each cell"):
        add(figure(3, 1), figure(3, 2))


def test_a_run_is_as_at_a_month(facts_of):
    with pytest.raises(ValueError, match="as at a month"):
        replace(facts_of(), as_at=financial_year_of(date(2022, 3, 1)))


@pytest.mark.parametrize("name", ["../../x.yaml", "/etc/x.yaml", "a/../../x.yaml", "", "."])
def test_a_catalogue_stays_in_its_folder(store, facts_of, name):
    with pytest.raises(ValueError, match="within its folder"):
        write_run(store, facts_of(), [], [], catalogue={name: ""})
    assert not store.exists()


@pytest.mark.parametrize(
    ("path", "read"),
    [
        ("figures.parquet", read_figures),
        ("revisions.json", read_revisions),
        ("events.json", read_events),
        ("catalogue/targets.yaml", read_catalogue),
    ],
)
def test_a_changed_or_missing_file_is_named(add, figure, path, read):
    run = add(figure(3, 47))
    (run.folder / path).write_bytes(b"[]")
    with pytest.raises(StoreError, match="changed after it was written") as caught:
        read(run)
    assert caught.value.place.file.endswith(path)
    (run.folder / path).unlink()
    with pytest.raises(StoreError, match="missing"):
        read(run)


def test_a_run_says_which_releases_and_model_its_lines_are_compared_by(store, add, figure):
    run = add(figure(3, 47), releases=("neet_scorecard 2022",), neighbour_model="April 2021")
    assert runs(store) == [run]
    assert (run.releases, run.neighbour_model) == (("neet_scorecard 2022",), "April 2021")


def test_a_run_stored_before_there_were_comparators_has_none(store, add, figure):
    run = add(figure(3, 47), releases=("neet_scorecard 2022",), neighbour_model="April 2021")
    facts = read_manifest(run.folder, "run")
    older = {name: fact for name, fact in facts.items() if name not in ("releases", "neighbour_model")}
    del older["kind"], older["version"]
    (run.folder / "manifest.json").write_bytes(write_manifest("run", older))
    (found,) = runs(store)
    assert (found.releases, found.neighbour_model) == ((), "")
