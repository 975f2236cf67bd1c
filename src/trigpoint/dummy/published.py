"""What the invented council would have downloaded: neighbours, NEET scorecards, a table of the tool."""

from pathlib import Path
from random import Random

from ruamel.yaml import YAML

from trigpoint.dummy.files import write_rows
from trigpoint.dummy.published_neet import neet_scorecards
from trigpoint.dummy.published_places import Places
from trigpoint.dummy.published_tool import dictionary_row, tool_rows

PUBLISHED = Path(__file__).with_name("published.yaml")

README = """\
What a council downloads to compare itself with others, invented: no council in these files exists, and no
figure of one was published. They are laid out as the Department for Education lays out its statistical
neighbours, its scorecards of young people not in education, employment or training (a year a file, named for
the year it ends in) and the tables of its Local Authority Interactive Tool.
"""


def write_published(folder: Path, random: Random) -> None:
    """Write the files into a folder: every council has figures, some as told, the rest drawn."""
    plan = YAML(typ="safe").load(PUBLISHED.read_text(encoding="utf-8"))
    places, measures = Places(plan["councils"], plan["neighbours"]), plan["tool"]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text(README, encoding="utf-8")
    write_rows(folder / "statistical_neighbours.csv", places.neighbours(random))
    for year, rows in neet_scorecards(places, plan["neet"], random):
        write_rows(folder / f"neet_scorecard_{year}.csv", rows)
    tool = (row for measure in measures for row in tool_rows(places, measure, random))
    write_rows(folder / "lait_youth_offending.csv", tool)
    write_rows(folder / "lait_data_dictionary.csv", map(dictionary_row, measures))
