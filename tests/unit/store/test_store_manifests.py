"""A manifest says what a folder is, and shows when it was changed, moved or written by a newer version."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from trigpoint.store.errors import StoreError
from trigpoint.store.manifests import MANIFEST, read_manifest, time_text, write_manifest


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "2022-04-14-3f2a9c"
    made.mkdir()
    (made / MANIFEST).write_bytes(write_manifest("vintage", {"id": made.name, "covers_from": "2019-04-01"}))
    return made


def rewrite(folder, **changes):
    path = folder / MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def test_it_reads_back(folder):
    assert read_manifest(folder, "vintage")["covers_from"] == "2019-04-01"


def test_laying_it_out_anew_is_no_change(folder):
    rewrite(folder)
    assert read_manifest(folder, "vintage")["id"] == folder.name


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"covers_from": "2018-04-01"}, "changed after it was written"),
        ({"seal": "0"}, "changed after it was written"),
        ({"more": 1}, "changed after it was written"),
        ({"version": 2}, "manifest of version 2, and this Trigpoint reads version 1"),
        ({"version": "x"}, "manifest of version x"),
        ({"version": None}, "manifest of version None"),
    ],
)
def test_a_manifest_that_is_not_as_written_is_refused(folder, changes, message):
    rewrite(folder, **changes)
    with pytest.raises(StoreError, match=message) as caught:
        read_manifest(folder, "vintage")
    assert caught.value.hint
    assert caught.value.place.file.endswith(f"2022-04-14-3f2a9c/{MANIFEST}")


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"vintage"', "\x00\x01"])
def test_what_is_not_a_manifest_is_refused(folder, text):
    (folder / MANIFEST).write_text(text)
    with pytest.raises(StoreError, match="not readable as JSON"):
        read_manifest(folder, "vintage")


def test_bytes_that_are_no_text_are_refused(folder):
    (folder / MANIFEST).write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(StoreError, match="not readable as JSON"):
        read_manifest(folder, "vintage")


def test_a_folder_without_one_is_refused(folder):
    (folder / MANIFEST).unlink()
    with pytest.raises(StoreError, match=f"should be a vintage, and has no {MANIFEST}"):
        read_manifest(folder, "vintage")


def test_a_renamed_folder_is_refused(folder):
    moved = folder.rename(folder.with_name("2022-05-14-3f2a9c"))
    with pytest.raises(StoreError, match="holds the vintage 2022-04-14-3f2a9c"):
        read_manifest(moved, "vintage")


def test_a_vintage_is_not_a_run(folder):
    with pytest.raises(StoreError, match="should hold the run 2022-04-14-3f2a9c, and holds the vintage"):
        read_manifest(folder, "run")


def test_a_moment_is_kept_in_utc():
    summer = timezone(timedelta(hours=1))
    assert time_text(datetime(2022, 4, 14, 10, 30, tzinfo=summer)) == "2022-04-14T09:30:00+00:00"
    assert datetime.fromisoformat(time_text(datetime(2022, 4, 14, tzinfo=UTC))).tzinfo is not None


def test_a_moment_without_a_zone_is_refused():
    naive = datetime(2022, 4, 14, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        time_text(naive)
