"""What a file is, by its heading, and what a call of several makes of them."""

import pytest
import xlsxwriter

from trigpoint.comparators.kinds import FileKind, kind_of
from trigpoint.comparators.place_names import PlaceNames
from trigpoint.comparators.plain import PlainLayout
from trigpoint.comparators.reading import HowToRead, read_files
from trigpoint.model.errors import TrigpointError

from .files import HEADING, council, tidy_file
from .test_neighbours import LONG, long_rows, wide_heading, wide_row

LAIT = "short_desc,year,la_number,area_name,region,value\n"
NEET = f"{HEADING},NEET_not_known_percent,NEET_percent,Notknown_percent\n{council(1)},5,3,2\n"
WIDE = ",".join(wide_heading("SN{}")) + "\n" + ",".join(map(str, wide_row(1, *range(2, 12)))) + "\n"
EDITION = HowToRead(edition="2024")


def nowhere() -> PlaceNames:
    raise AssertionError("no place was asked for")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{HEADING},n\n{council(1)},5\n", FileKind.TIDY),
        (f"{HEADING.replace('geographic_', 'geographical_')},n\n", FileKind.TIDY),
        ("col_name,col_type,label\nn,Indicator,How many\n", FileKind.META),
        (LAIT, FileKind.INTERACTIVE),
        ("Measure,Measure_short,Polarity\n", FileKind.DICTIONARY),
        (NEET, FileKind.NEET),
        (WIDE, FileKind.NEIGHBOURS),
        (LONG + long_rows(1, *range(2, 12)), FileKind.NEIGHBOURS),
        ("Council,Year,Percent\n1,2022,5\n", FileKind.PLAIN),
    ],
)
@pytest.mark.parametrize("mark", ["utf-8", "utf-8-sig"])
def test_a_file_is_told_by_its_heading(tmp_path, text, kind, mark):
    path = tmp_path / "download.csv"
    path.write_text(text, encoding=mark)
    assert kind_of(path, encoding="utf-8") is kind


def test_a_data_set_is_called_by_its_file_without_the_years(tmp_path):
    one = tidy_file(tmp_path, "n", f"{council(1)},5", name="c1_referrals_2013_to_2024.csv")
    two = tidy_file(tmp_path, "n", f"{council(1)},6", name="absence_la.csv")
    found = read_files([one, two], EDITION, nowhere)
    assert [each.release.id for each in found.releases] == ["c1_referrals 2024", "absence_la 2024"]


def test_files_of_one_data_set_are_one_release_and_may_not_say_a_thing_twice(tmp_path):
    one = tidy_file(tmp_path, "n", f"{council(1, 2021)},5", name="n_2021.csv")
    two = tidy_file(tmp_path, "n", f"{council(1, 2022)},6", name="n_2022.csv")
    (found,) = read_files([one, two], EDITION, nowhere).releases
    assert found.release.observations["year"].to_pylist() == [2021, 2022]
    assert found.sources == ("n_2021.csv", "n_2022.csv")
    two = tidy_file(tmp_path, "n", f"{council(1, 2021)},6", name="n_2022.csv")
    with pytest.raises(
        TrigpointError, match=r"n_2021.csv and n_2022.csv: n of 2021 .* 2 times. Two editions"
    ):
        read_files([one, two], EDITION, nowhere)


def test_a_folder_is_every_file_of_a_known_kind_and_says_what_it_left(tmp_path):
    folder = tmp_path / "downloads"
    folder.mkdir()
    tidy_file(folder, "n", f"{council(1)},5", name="n.csv")
    (folder / "n.meta.csv").write_text("col_name,col_type,label\nn,Indicator,How many\n")
    (folder / "lait_a.csv").write_text(f"{LAIT}Re,2022,1,One,London,5\n")
    (folder / "lait_data_dictionary.csv").write_text(
        "Measure_short,Measure,Polarity,Year_Type,No_Quartile\nRe,Referrals,Low,Financial Year,\n"
    )
    (folder / "sn_april_2021.csv").write_text(WIDE)
    (folder / "sn_model_wide.csv").write_text(WIDE)
    (folder / "notes.txt").write_text("a,b\n1,2\n")
    with xlsxwriter.Workbook(str(folder / "codes.xlsx")) as book:
        book.add_worksheet().write_row(0, 0, ["Code", "Name"])
    found = read_files([folder], EDITION, nowhere)
    assert [each.release.id for each in found.releases] == ["lait 2024", "n 2024"]
    assert found.releases[0].release.observations["polarity"].to_pylist() == ["low"]
    assert found.releases[1].release.observations["indicator_name"].to_pylist() == ["How many"]
    (model,) = found.models
    assert model.model.dated == "April 2021"
    assert "as its name says" in model.remark
    assert [text.split(":")[0] for text in found.left_alone] == [
        "codes.xlsx",
        "notes.txt",
        "sn_model_wide.csv",
    ]


@pytest.mark.parametrize(
    ("how", "why"),
    [
        (HowToRead(), "Which edition this is was not said. Give --edition"),
        (HowToRead(edition="20/24"), "An edition cannot be called '20/24'"),
        (HowToRead(edition="2024", name="a b"), "A data set cannot be called 'a b'"),
        (HowToRead(edition="2024", name="lait"), "A data set cannot be called 'lait'"),
    ],
)
def test_what_cannot_name_a_release_is_refused(tmp_path, how, why):
    path = tidy_file(tmp_path, "n", f"{council(1)},5", name="n.csv")
    with pytest.raises(TrigpointError, match=why):
        read_files([path], how, nowhere)


def test_the_tools_tables_keep_their_name(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"{LAIT}Re,2022,1,One,London,5\n")
    with pytest.raises(TrigpointError, match="always kept as 'lait', and cannot be called 'mine'"):
        read_files([path], HowToRead(edition="2024", name="mine"), nowhere)


def test_a_plain_file_is_read_by_the_columns_named(tmp_path):
    path = tmp_path / "survey_2022.csv"
    path.write_text("Council,Year,Percent\n1,2022,5\n")
    places = PlaceNames({"1": frozenset({"1"})}, {"1": "council"})
    layout = PlainLayout("Council", "Year", "Percent", named="satisfied_percent")
    (found,) = read_files([path], HowToRead(edition="2022", plain=layout), lambda: places).releases
    assert (found.release.id, found.release.observations["value"].to_pylist()) == ("survey 2022", [5.0])


def test_a_wide_table_without_a_month_and_two_of_one_month_are_refused(tmp_path):
    path = tmp_path / "sn_model_wide.csv"
    path.write_text(WIDE)
    with pytest.raises(TrigpointError, match=r"does not say of which month it is. Say it: --model"):
        read_files([path], HowToRead(), nowhere)
    (found,) = read_files([path], HowToRead(model="may 2025"), nowhere).models
    assert found.model.dated == "May 2025"
    with pytest.raises(TrigpointError, match="Two of the files are the neighbour model of May 2025"):
        read_files([path, path], HowToRead(model="May 2025"), nowhere)
