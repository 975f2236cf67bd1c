"""The catalogue a how-to guide shows can be read, its case is right, and its mistake gives that message."""

import re
from shutil import copytree

import pytest

from trigpoint.calendar.working_days import england
from trigpoint.engines.duckdb import DuckDBEngine
from trigpoint.language.cases import read_cases
from trigpoint.language.catalogue import read_catalogue
from trigpoint.language.entries import CatalogueFile
from trigpoint.library import measure_files
from trigpoint.model.catalogue import Catalogue
from trigpoint.model.errors import TrigpointError
from trigpoint.tables import EARLY_HELP
from trigpoint.tables.records import Records

from .test_links import REPOSITORY

GUIDE = (REPOSITORY / "docs" / "how-to" / "add-a-measure.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.M | re.S)
(MISTAKE,) = re.findall(r"^```text\n(.*?)\n```", GUIDE, re.M | re.S)


def files(examples: list[str]) -> list[CatalogueFile]:
    library = [CatalogueFile(name, text, is_library=True) for name, text in measure_files()]
    return [*library, *(CatalogueFile("catalogue/our.yaml", text) for text in examples)]


def test_the_guide_s_catalogue_can_be_read():
    catalogue = read_catalogue(files(EXAMPLES), EARLY_HELP)
    assert len(EXAMPLES) == 4
    assert {"contacts_from_schools"} <= set(catalogue.measures)
    assert [line.ref for line in catalogue.scorecards["schools"].lines()] == ["1.1", "1.2", "1.3"]


def read_guide(name: str) -> Catalogue:
    """The catalogue that the examples of a guide make together."""
    text = (REPOSITORY / "docs" / "how-to" / name).read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```", text, re.M | re.S)
    own = [CatalogueFile(f"catalogue/{number}.yaml", example) for number, example in enumerate(examples)]
    return read_catalogue([*files([]), *own], EARLY_HELP)


def test_the_guide_to_seasons_can_be_read():
    measures = read_guide("write-a-season.md").measures
    on_the_measure = measures["contacts_from_schools"].seasons
    assert [season.name for season in on_the_measure] == ["School holidays", "September return"]
    [listed] = measures["contacts"].seasons
    assert listed.action.startswith("Two workers")


def test_the_guide_to_rebasing_can_be_read():
    catalogue = read_guide("rebase-a-chart.md")
    assert len(catalogue.measures["contacts_from_schools"].rebases) == 1
    assert len(catalogue.measures["contacts"].rebases) == 1
    assert catalogue.measures["schools_share"].chart is not None
    assert catalogue.chart_rules.shift_length == 8


def test_the_guide_s_case_has_the_right_answer():
    measure = read_catalogue(files(EXAMPLES), EARLY_HELP).measures["contacts_from_schools"]
    (case,) = read_cases(files(EXAMPLES), EARLY_HELP)["contacts_from_schools"]
    first, last = case.period.start, case.period.stop
    records = Records.from_rows(EARLY_HELP, case.tables, covers_from=first, extracted_on=last)
    (count,) = DuckDBEngine.over(records, england()).count([measure], [case.period], [])
    assert (count.numerator, count.denominator) == (1, 2)


def test_the_guide_s_mistake_gives_the_message_it_shows():
    slipped = EXAMPLES[0].replace("share: source", "share: sorce")
    assert slipped != EXAMPLES[0]
    with pytest.raises(TrigpointError) as mistake:
        read_catalogue(files([slipped]), EARLY_HELP)
    assert MISTAKE in str(mistake.value)


def test_the_python_guide_runs_as_written(council, tmp_path, monkeypatch):
    """Its code, in order, beside a copy of the invented council called `demo`."""
    copytree(council.folder, tmp_path / "demo")
    guide = (REPOSITORY / "docs" / "how-to" / "use-from-python.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```", guide, re.M | re.S)
    monkeypatch.chdir(tmp_path)
    names: dict = {}
    exec(compile(code, "use-from-python.md", "exec"), names)
    assert names["reported"].scorecard.sections[0].lines[0].months[-1].text == "216"
    assert sum(not member.in_numerator for member, _ in names["behind"].rows) == 4
