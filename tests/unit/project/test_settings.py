"""trigpoint.yaml: each mistake is one sentence at its place."""

from pathlib import Path

import pytest

from trigpoint.model.benchmarks import NeighbourStatistic
from trigpoint.model.errors import TrigpointError
from trigpoint.project.settings import read_settings

GOOD = """\
council: Ashdale
service: Children's Services
created_by: Performance team
contact: performance@ashdale.example
scorecard: early_help
"""


def written(folder: Path, text: str) -> Path:
    (folder / "trigpoint.yaml").write_text(text, encoding="utf-8")
    return folder


def test_what_is_not_written_is_a_first_draft(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, GOOD))
    assert (settings.council, settings.issue, settings.status) == ("Ashdale", "Issue 1", "Draft")


@pytest.mark.parametrize("area", ["372", '"372"', "Rotherham"])
def test_the_area_is_a_number_or_a_name(tmp_path: Path, area: str) -> None:
    settings = read_settings(written(tmp_path, f"{GOOD}area: {area}\nneighbour_statistic: median\n"))
    assert (settings.area, settings.neighbour_statistic) == (area.strip('"'), NeighbourStatistic.MEDIAN)
    settings = read_settings(written(tmp_path, GOOD))
    assert (settings.area, settings.neighbour_statistic) == ("", NeighbourStatistic.MEAN)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (GOOD.replace("council: Ashdale\n", ""), 1, "council: is missing."),
        (GOOD + "isue: Issue 2\n", 6, "There is no setting isue:. Did you mean issue?"),
        (GOOD.replace("Ashdale", ""), 1, "council: must be words"),
        (GOOD.replace("Ashdale", "[a, b]"), 1, "council: must be words"),
        (GOOD + "neighbour_statistic: mode\n", 6, "neighbour_statistic: cannot be 'mode'. How the"),
        (GOOD + "area: [1, 2]\n", 6, "area: must be words"),
        ("- a list\n", 1, "is missing."),
        ("council: [a, b\n", 1, "not closed"),
    ],
)
def test_a_mistake_is_said_at_its_place(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(TrigpointError) as raised:
        read_settings(written(tmp_path, text))
    assert says in raised.value.sentence
    assert raised.value.place is not None and raised.value.place.line == line
    assert raised.value.place.file.endswith("trigpoint.yaml")


def test_a_folder_without_settings_is_no_councils(tmp_path: Path) -> None:
    with pytest.raises(TrigpointError, match=r"not a council's folder.*trigpoint new my-council"):
        read_settings(tmp_path)
