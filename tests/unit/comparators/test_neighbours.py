from datetime import date

import pytest
import xlsxwriter

from trigpoint.comparators.neighbours import in_force, read_neighbours
from trigpoint.model.errors import TrigpointError

LONG = "model,la_code,la_name,region,sn_rank,sn_la_code,sn_la_name,closeness\n"


def long_rows(council: int, *near: int, model: str = "May 2025") -> str:
    return "".join(
        f"{model},{council},Council {council},London (Inner),{rank},{one},x,Close \n"
        for rank, one in enumerate(near, 1)
    )


def wide_heading(form: str) -> list[str]:
    return [
        "LA num",
        "LA Name",
        "LA number",
        "GOInd",
        "GOReg",
        *(c for n in range(1, 11) for c in (form.format(n), "SNP")),
    ]


def wide_row(council: int, *near: object) -> list[object]:
    return [
        council,
        f"Council {council}",
        council,
        3,
        "Yorkshire and the Humber",
        *(c for n in near for c in (n, "Close")),
    ]


def test_a_long_table_of_several_models_gives_the_one_asked_for(tmp_path):
    path = tmp_path / "long.csv"
    old, new = long_rows(1, *range(2, 12), model="April 2021"), long_rows(1, *range(12, 22))
    path.write_text(LONG + new + old)
    model = read_neighbours(path, "April 2021")
    assert [one.area for one in model.of("1")] == [str(n) for n in range(2, 12)]
    assert (model.dated, model.names["1"], model.regions["1"]) == ("April 2021", "Council 1", "987")
    assert model.of("1")[0].closeness == "Close"
    assert model.number_of("council 1") == "1"
    with pytest.raises(TrigpointError, match="no model of May 2030"):
        read_neighbours(path, "May 2030")
    with pytest.raises(TrigpointError, match="no council 99"):
        model.of("99")
    with pytest.raises(TrigpointError, match="no council 'Atlantis'"):
        model.number_of("Atlantis")


@pytest.mark.parametrize("form", ["SN{}", "SN_{}"])
def test_a_wide_table_is_read_and_a_council_too_new_for_it_is_not_in_it(tmp_path, form):
    path = tmp_path / "wide.csv"
    rows = [
        wide_heading(form),
        wide_row(1, *range(2, 12)),
        wide_row(9, *["-"] * 10),
        ["Old SNs:"],
        wide_row(8, *range(12, 22)),
    ]
    path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8-sig")
    model = read_neighbours(path, "May 2025")
    assert sorted(model.neighbours) == ["1", "8"]
    assert [one.area for one in model.of("1")] == [str(n) for n in range(2, 12)]
    assert model.regions["1"] == "982"


def test_the_tools_workbook_is_read_below_its_two_lines_of_working(tmp_path):
    path = tmp_path / "sn.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(
            [["A", "B", 3], [1, 2, 3], wide_heading("SN{}"), wide_row(1, *range(2, 12))]
        ):
            sheet.write_row(at, 0, row)
    assert [one.area for one in read_neighbours(path, "May 2025").of("1")] == [str(n) for n in range(2, 12)]
    path.write_bytes(b"not a workbook")
    with pytest.raises(TrigpointError, match="cannot be read"):
        read_neighbours(path, "May 2025")


@pytest.mark.parametrize("near", [range(2, 11), (2, 2, *range(3, 11)), range(1, 11)])
def test_other_than_ten_different_neighbours_is_refused(tmp_path, near):
    path = tmp_path / "long.csv"
    path.write_text(LONG + long_rows(1, *near))
    with pytest.raises(TrigpointError, match=r"long.csv:\d+: Council 1 .* 9 other councils, not ten"):
        read_neighbours(path, "May 2025")


def test_a_table_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(TrigpointError, match="No heading"):
        read_neighbours(path, "May 2025")


def test_a_line_without_a_rank_or_too_short_is_refused(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(LONG + "May 2025,1,One,London,,2,Two,Close\n")
    with pytest.raises(TrigpointError, match=r"x.csv:2: Council 1 has a neighbour without a rank"):
        read_neighbours(path, "May 2025")
    path.write_text(",".join(wide_heading("SN{}")) + "\n1,One,1,3,London,2,Close\n")
    with pytest.raises(TrigpointError, match=r"x.csv:2: .* too short"):
        read_neighbours(path, "May 2025")


def test_the_model_in_force_is_the_latest_of_its_time():
    models = ["May 2025", "April 2021"]
    assert in_force(models, date(2022, 3, 31)) == "April 2021"
    assert in_force(models, date(2021, 4, 1)) == "April 2021"
    assert in_force(models, date(2025, 5, 1)) == "May 2025"
    with pytest.raises(TrigpointError, match="No statistical neighbour model was in force in March 2021"):
        in_force(models, date(2021, 3, 31))
    with pytest.raises(TrigpointError, match="not a month"):
        in_force(["2021"], date(2022, 3, 31))
