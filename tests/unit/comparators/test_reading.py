import pytest

from trigpoint.comparators.ees import read_ees
from trigpoint.comparators.lait import read_lait
from trigpoint.comparators.neet import first_quintile_is_highest, read_neet
from trigpoint.comparators.observations import OBSERVATIONS
from trigpoint.comparators.place_names import place_names, places_in
from trigpoint.comparators.places import region_key
from trigpoint.comparators.plain import PlainLayout, read_plain
from trigpoint.model.errors import TrigpointError
from trigpoint.model.measures import Polarity

from .files import HEADING, council, england, region, row_of, tidy, tidy_file

# ---- tidy files ----------------------------------------------------------------------------------------


def test_a_tidy_file_becomes_a_row_for_each_figure(tmp_path):
    rows = (f"{england()},22.7,4", f"{region()},23.6,c", f"{council(1)},31.4,u")
    path = tidy_file(tmp_path, "3_months_or_less_%,2years+", *rows, bom=True)
    release = read_ees(path, "plans", edition="2024", polarity={"2years+": Polarity.LOW})
    found = release.observations
    assert found.schema == OBSERVATIONS
    assert found.num_rows == 6
    one = row_of(found, area="1", indicator="3_months_or_less_%")
    assert (one["value"], one["printed"], one["state"], one["year"]) == (31.4, "31.4", "known", 2022)
    assert (one["region"], one["code"], one["release"]) == ("980", "E06000001", "plans 2024")
    unreliable = row_of(found, area="1", indicator="2years+")
    assert (unreliable["value"], unreliable["printed"], unreliable["state"]) == (None, "u", "low_reliability")
    assert unreliable["polarity"] == "low"
    assert row_of(found, area="980", indicator="2years+")["state"] == "suppressed"
    assert row_of(found, area="970", indicator="2years+")["value"] == 4


def test_filters_become_the_breakdown_without_what_means_everything(tmp_path):
    rows = [
        f"{council(1)},All,{age},{group},5" for age in ("Total", "16 to 17") for group in ("Total", "Girls")
    ]
    found = tidy(tmp_path, "category,age,sex,count", *rows).observations
    assert found["breakdown"].to_pylist() == ["", "sex: Girls", "age: 16 to 17", "age: 16 to 17; sex: Girls"]


def test_a_meta_file_says_what_columns_are(tmp_path):
    path = tidy_file(
        tmp_path, "year_group,count", f"{council(1)},1,5", f"{council(1)},2,6", f"{council(1)},All,11"
    )
    meta = tmp_path / "x.meta.csv"
    heading = "col_name,col_type,label,filter_default,filter_grouping_column"
    meta.write_text(f"{heading}\nyear_group,Filter,Year,All,\ncount,Indicator,How many,,\n")
    found = read_ees(path, "x", edition="1", meta=meta).observations
    assert found["breakdown"].to_pylist() == ["year_group: 1", "year_group: 2", ""]
    assert set(found["indicator_name"].to_pylist()) == {"How many"}
    meta.write_text(f"{heading}\ngone,Indicator,Gone,,\n")
    with pytest.raises(TrigpointError, match="a column gone that is not there"):
        read_ees(path, "x", edition="1", meta=meta)
    meta.write_text(f"{heading}\ncount,Indicator,How many,,\n")
    with pytest.raises(TrigpointError, match="does not say what column year_group is"):
        read_ees(path, "x", edition="1", meta=meta)


def test_a_numeric_filter_without_a_meta_file_is_refused_and_may_be_named(tmp_path):
    path = tidy_file(tmp_path, "year_group,count", f"{council(1)},1,5", f"{council(1)},2,6")
    with pytest.raises(TrigpointError, match="name it a filter"):
        read_ees(path, "x", edition="1")
    found = read_ees(path, "x", edition="1", filters=["year_group"]).observations
    assert found["breakdown"].to_pylist() == ["year_group: 1", "year_group: 2"]


def test_a_cell_that_cannot_be_read_is_refused_with_its_line(tmp_path):
    rows = [f"{council(n)},{n}" for n in (1, 2)]
    with pytest.raises(TrigpointError, match=r"2022.csv:4: Column count: 'about 3'"):
        tidy(tmp_path, "count", *rows, f"{council(3)},about 3")


def test_a_version_is_a_status_and_makes_no_other_series(tmp_path):
    found = tidy(
        tmp_path, "version,n", f"{council(1, 2021)},Final,3", f"{council(1, 2022)},Revised,4"
    ).observations
    assert found["breakdown"].to_pylist() == ["", ""]
    assert found["status"].to_pylist() == ["final", "revised"]


def test_places_that_are_not_compared_are_left_out_and_said(tmp_path):
    school = council(1).replace("Local authority", "School")
    nowhere = council(1).replace(",1,E", ",z,E")
    both = council(1).replace(",1,E", ",940 / 941,E")
    demo = region().replace("E12000001,North East", ",Region demo")
    wales = england().replace("E92000001,England", "W92000004,Wales")
    release = tidy(tmp_path, "n", *(f"{row},7" for row in (council(1), school, nowhere, both, demo, wales)))
    assert release.observations["area"].to_pylist() == ["1", "940 / 941"]
    assert release.observations["level"].to_pylist() == ["council", "several_councils"]
    assert len(release.remarks) == 4
    assert "Rows of the level 'School' left out" in " ".join(release.remarks)


def test_a_council_keeps_its_number_through_a_change_of_code(tmp_path):
    rows = (
        f"{council(1, 2021, 'E10000002')},1",
        f"{council(1, 2022, 'E06000060')},2",
        f"{council(2, 2021)},",
    )
    found = tidy(tmp_path, "n", *rows).observations
    assert found["area"].to_pylist() == ["1", "1", "2"]
    assert found["code"].to_pylist() == ["E10000002", "E06000060", "E06000002"]


def test_a_file_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(TrigpointError, match="no column time_period"):
        read_ees(path, "x", edition="1")
    path.write_text(f"{HEADING},n,n\n")
    with pytest.raises(TrigpointError, match="two columns called n"):
        read_ees(path, "x", edition="1")
    with pytest.raises(TrigpointError, match="cannot be opened"):
        read_ees(tmp_path / "gone.csv", "x", edition="1")


@pytest.mark.parametrize(
    "text",
    ["Yorkshire and The Humber", "Yorkshire and the Humber", "E12000003", "982", "YORKSHIRE & THE HUMBER"],
)
def test_a_region_is_one_however_it_is_spelt(text):
    assert region_key(text) == "982"
    assert region_key("London (Inner)") == region_key("Inner London") == "987"
    assert region_key("Atlantis") == ""


# ---- the interactive tool's table ------------------------------------------------------------------------

LONG = "short_desc,year,la_number,area_name,region,value\n"
ABOUT = "Measure_short,Measure,Polarity,Year_Type,No_Quartile\n"


def lait(folder, *files):
    for name, text in files:
        (folder / f"lait_{name}.csv").write_text(text)
    dictionary = folder / "lait_data_dictionary.csv"
    tables = sorted(set(folder.glob("lait_*.csv")) - {dictionary})
    return read_lait(tables, dictionary if dictionary.exists() else None, edition="2026-04")


def test_the_tools_tables_are_one_release_and_a_measure_of_two_topics_is_there_once(tmp_path):
    row = "Re,2022 (Rev),1,One,Inner London,33.700000000000003\n"
    first = f"{LONG}{row}Re,2022 (Rev),982,Yorkshire and the Humber,NA,-\nRe,2022 (Rev),970,England,NA,20\n"
    about = f'{ABOUT}Re,"Re-referrals,\nby year",Low,Financial Year,N\n'
    release = lait(tmp_path, ("a", first), ("b", LONG + row), ("data_dictionary", about))
    found = release.observations
    assert found.num_rows == 3
    one = row_of(found, area="1")
    assert (one["value"], one["printed"], one["status"], one["region"]) == (33.7, "33.7", "revised", "987")
    assert (one["polarity"], one["banded"], one["indicator_name"]) == ("low", False, "Re-referrals,\nby year")
    assert row_of(found, area="982")["level"] == "regional"
    assert row_of(found, area="982")["state"] == "no_data"
    assert row_of(found, area="970")["level"] == "national"


def test_a_measure_of_two_topics_has_one_polarity_and_no_band_if_either_shows_none(tmp_path):
    table = f"{LONG}Re,2022,1,One,London,5\n"
    about = f"{ABOUT}Re,Referrals,Low,Financial Year,NA\n"
    release = lait(tmp_path, ("a", table), ("data_dictionary", f"{about}Re,Referrals,Low,Financial Year,N\n"))
    assert release.observations["banded"].to_pylist() == [False]
    with pytest.raises(TrigpointError, match="polarity of Re is Low in one topic and High"):
        lait(tmp_path, ("data_dictionary", f"{about}Re,Referrals,High,Financial Year,NA\n"))


def test_a_stray_year_is_left_out_and_said(tmp_path):
    release = lait(
        tmp_path, ("a", f"{LONG}Re,0,1,One,London,-\nRe,2011-12,1,One,London,5\nRe,2022,1,One,London,6\n")
    )
    assert release.observations["year"].to_pylist() == [2022]
    assert len(release.remarks) == 3
    assert "dictionary was not given" in release.remarks[2]
    assert "'0' is not a year" in release.remarks[0]
    assert "years or a month" in release.remarks[1]


def test_two_figures_for_one_cell_are_refused(tmp_path):
    with pytest.raises(TrigpointError, match="Re of 2022 for area 1 is there 2 times"):
        lait(
            tmp_path, ("a", f"{LONG}Re,2022,1,One,London,5\n"), ("b", f"{LONG}Re,2022 (Rev),1,One,London,6\n")
        )


# ---- the scorecard of young people not in education --------------------------------------------------------


def neet_file(folder, year, *quintiles):
    columns = (
        "Age,TOTAL_participating_in_education_and_training_percent,Participation_ET_quintile,NEET_percent"
    )
    rows = [f"{council(n, year)},16-17,{80 + n},{quintile},2.5" for n, quintile in enumerate(quintiles, 1)]
    text = [row.replace("Reporting", "Calendar") for row in rows]
    return tidy_file(folder, columns, *text, name=f"{year}.csv")


def test_the_neet_scorecards_say_which_end_their_first_quintile_is(tmp_path):
    files = [neet_file(tmp_path, 2023, 1, 3, 5), neet_file(tmp_path, 2025, 5, "", 1)]
    found = read_neet(files, edition="2025").observations
    assert not first_quintile_is_highest(found, "Participation_ET_quintile", 2023)
    assert first_quintile_is_highest(found, "Participation_ET_quintile", 2025)
    assert row_of(found, indicator="NEET_percent", area="1", year=2023)["polarity"] == "low"
    assert row_of(found, indicator="Participation_ET_quintile", area="2", year=2025)["state"] == "no_data"
    with pytest.raises(TrigpointError, match="Two of the files are for 2023"):
        read_neet([files[0], files[0]], edition="2025")


# ---- plain files -------------------------------------------------------------------------------------------


@pytest.fixture
def places(tmp_path):
    folder = tmp_path / "known"
    folder.mkdir()
    renamed = council(3).replace("Council 3", "Dorset"), council(4).replace("Council 4", "Dorset")
    bristol = council(5).replace("Council 5", '"Bristol, City of"')
    rows = (council(1, 2021, "E10000002"), council(1, 2022, "E06000060"), council(2), *renamed, bristol)
    return place_names(places_in(tidy(folder, "n", *(f"{row},1" for row in rows)).observations))


def plain(folder, places, text, **layout):
    path = folder / "plain.csv"
    path.write_text(text)
    columns = {"place": "Council", "period": "Year", "value": "Percent", "named": "share"} | layout
    return read_plain(path, "plain", PlainLayout(**columns), places, edition="1").observations


def test_a_plain_file_is_read_with_old_codes_new_codes_numbers_and_names(tmp_path, places):
    names = ("E10000002", "e06000060", "2", "City of Bristol", "England", "Yorkshire & the Humber")
    text = "\n".join(f"{name},{2010 + year},5" for year, name in enumerate(names))
    found = plain(tmp_path, places, f"Council,Year,Percent\n{text}\n")
    assert found["area"].to_pylist() == ["1", "1", "2", "5", "970", "982"]
    assert found["level"].to_pylist() == ["council"] * 4 + ["national", "regional"]
    assert set(found["indicator"].to_pylist()) == {"share"}


def test_a_plain_file_may_have_tallies(tmp_path, places):
    text = "Council,Year,Percent,Met,All\n1,2022,50,2,4\n2,2022,c,c,4\n"
    found = plain(tmp_path, places, text, numerator="Met", denominator="All").to_pylist()
    assert [(row["numerator"], row["denominator"], row["per"]) for row in found] == [
        (2, 4, 100),
        (None, 4, 100),
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Dorset,2022,5", r"plain.csv:3: 'Dorset' may be any of the councils 3, 4"),
        ("E07000001,2022,5", "no council, region or England"),
        ("2,2011-12,5", r"plain.csv:3: The year label '2011-12' could be"),
        ("2,2022,lots", r"plain.csv:3: Column Percent: 'lots'"),
        ("1,2022,5", "is there 2 times"),
    ],
)
def test_what_a_plain_file_leaves_open_is_refused_with_its_reason(tmp_path, places, row, why):
    with pytest.raises(TrigpointError, match=why):
        plain(tmp_path, places, f"Council,Year,Percent\n1,2022,5\n{row}\n")
