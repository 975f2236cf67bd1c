from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.comparators.states import PublishedState, read_cell, round_half_up
from trigpoint.comparators.years import PublishedPeriod, read_time, read_year
from trigpoint.model.errors import TrigpointError


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("33.700000000000003", "33.7"),
        ("16.399999999999999", "16.4"),
        ("4.7980000000000002E-2", "0.04798"),
        ("0", "0"),
        ("-0.0", "0"),
        ("-1.5", "-1.5"),
        (" 12 ", "12"),
        ("1,234", "1234"),
        ("45.2%", "45.2"),
        ("0.1234567895", "0.12345679"),
        ("3190710", "3190710"),
    ],
)
def test_a_number_is_kept_to_nine_decimals(text, printed):
    cell = read_cell(text)
    assert (cell.state, cell.printed, cell.value) == (PublishedState.KNOWN, printed, float(printed))


@given(whole=st.integers(-(10**12), 10**12), places=st.integers(0, 12))
def test_every_way_to_read_a_number_gives_the_same(whole, places):
    """A number is as its nine-decimal self is, whether it is read directly or through its decimals."""
    text = format(Decimal(whole).scaleb(-places), "f")
    cell = read_cell(text)
    rounded = Decimal(text).quantize(Decimal("1e-9"), ROUND_HALF_UP)
    assert Decimal(cell.printed) == rounded
    assert cell.value == float(rounded)
    assert read_cell(cell.printed) == cell
    assert read_cell(f"{text}%") == cell


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("c", "suppressed"),
        ("z", "not_applicable"),
        ("x", "no_data"),
        (":", "no_data"),
        ("-", "no_data"),
        ("..", "no_data"),
        ("", "no_data"),
        ("u", "low_reliability"),
        ("low", "rounds_to_zero"),
        ("k", "rounds_to_zero"),
        ("~", "rounds_to_zero"),
        ("[c]", "suppressed"),
        ("[Low]", "rounds_to_zero"),
    ],
)
def test_a_symbol_is_a_state_and_never_a_number(text, state):
    cell = read_cell(text)
    assert (cell.state, cell.value, cell.printed) == (state, None, text)


@pytest.mark.parametrize(
    "text", ["nan", "inf", "12a", "1,23", "e5", ".", "%", "12 of 20", "--", "1e99", "9" * 40]
)
def test_anything_else_is_refused(text):
    with pytest.raises(TrigpointError, match="neither a number nor a symbol"):
        read_cell(text)


def test_a_half_goes_away_from_zero_even_where_the_binary_number_lies_below_it():
    assert round_half_up(18.45, 1) == Decimal("18.5")
    assert round_half_up((18.4 + 18.5) / 2, 1) == Decimal("18.5")
    assert round_half_up(-0.25, 1) == Decimal("-0.3")
    assert round_half_up(18.449, 1) == Decimal("18.4")
    assert round_half_up(None, 1) is None


@pytest.mark.parametrize(
    ("label", "year", "span", "part", "status"),
    [
        ("2022", 2022, 1, "", ""),
        ("2021/22", 2022, 1, "", ""),
        ("2021-22", 2022, 1, "", ""),
        ("2021–22", 2022, 1, "", ""),
        ("2021/2022", 2022, 1, "", ""),
        ("2021 to 2022", 2022, 1, "", ""),
        ("202122", 2022, 1, "", ""),
        ("1999-00", 2000, 1, "", ""),
        ("FY 2021/22", 2022, 1, "", ""),
        ("2021-22 (OT)", 2022, 1, "", "outturn"),
        ("2022 (Rev)", 2022, 1, "", "revised"),
        ("2020 (Final)", 2020, 1, "", "final"),
        ("2025 (prov)", 2025, 1, "", "provisional"),
        ("2018-20", 2020, 3, "", ""),
        ("2014-16", 2016, 3, "", ""),
        ("2021/22-23/24", 2024, 3, "", ""),
        ("2021/22 Q4", 2022, 1, "q4", ""),
        ("Q4 2021/22", 2022, 1, "q4", ""),
        ("March 2022", 2022, 1, "march", ""),
        ("Mar-22", 2022, 1, "march", ""),
        ("2022-03", 2022, 1, "march", ""),
        ("31 March 2022", 2022, 1, "", ""),
        ("Year ending March 2022", 2022, 1, "", ""),
    ],
)
def test_a_year_label_is_read_to_the_year_it_ends_in(label, year, span, part, status):
    assert read_year(label) == PublishedPeriod(year, span, part, status)


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("0", "is not a year"),
        ("", "is not a year"),
        ("22", "is not a year"),
        ("1066", "is not a year from"),
        ("2011-12", "could be years or a month"),
        ("2022/21", "do not follow"),
        ("202121", "do not follow"),
        ("2021/22-21/22", "do not follow"),
        ("2022 (guess)", "not a known status"),
        ("Smarch 2022", "no month"),
        ("latest", "is not a year"),
    ],
)
def test_a_label_that_names_no_year_is_refused_with_the_reason(label, why):
    with pytest.raises(TrigpointError, match=why):
        read_year(label)


def test_what_the_publishers_years_are_tells_years_from_a_month():
    assert read_year("2011-12", kind="Financial Year") == PublishedPeriod(2012)


def test_time_is_read_by_its_identifier():
    assert read_time("2022", "Reporting year") == PublishedPeriod(2022)
    assert read_time("202122", "Academic year") == PublishedPeriod(2022)
    assert read_time("202122", "Financial year Q4") == PublishedPeriod(2022, 1, "financial year q4")
    assert read_time("2022", "March") == PublishedPeriod(2022, 1, "march")
    for period, identifier in [
        ("2022", "Academic year"),
        ("202122", "Calendar year"),
        ("2021/22", "Tax year"),
    ]:
        with pytest.raises(TrigpointError, match="digits"):
            read_time(period, identifier)
