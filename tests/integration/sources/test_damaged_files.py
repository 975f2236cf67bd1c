"""Files damaged at random are read or refused in one line; nothing else ever comes of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trigpoint.model.errors import TrigpointError
from trigpoint.sources import read_mapping
from trigpoint.sources.extract import read_extract
from trigpoint.tables import EARLY_HELP

from .council import EXTRACT, EXTRACTED_ON, GOOD, Council, families_workbook
from .stranger_files import families_parquet

GOOD_FILES = {
    "families.csv": GOOD["families.csv"].replace("South", '"South"').encode(),
    "families.xlsx": families_workbook()(),
    "families.parquet": families_parquet()(),
}
DAMAGE = st.lists(
    st.tuples(
        st.floats(0, 1), st.integers(0, 8), st.binary(max_size=6) | st.sampled_from([b'"', b",", b"\r\n"])
    ),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module", params=GOOD_FILES)
def mapped(request, tmp_path_factory):
    """The folder of a council whose families are in a file of one type, its mapping and the good file."""
    folder = tmp_path_factory.mktemp("damaged")
    Council(mapping=(("families.csv", request.param),)).build(folder)
    mapping = read_mapping(folder / "sources.yaml", EARLY_HELP)
    return folder / EXTRACT / request.param, mapping, GOOD_FILES[request.param]


@settings(max_examples=40, deadline=None)
@given(damage=DAMAGE)
def test_a_damaged_file_is_read_or_refused_in_one_line(damage, mapped):
    path, mapping, data = mapped
    for where, cut, put in damage:
        start = int(where * len(data))
        data = data[:start] + put + data[start + cut :]
    path.write_bytes(data)
    try:
        extract = read_extract(path.parent, mapping, EARLY_HELP, EXTRACTED_ON)
    except TrigpointError as error:
        assert "\n" not in str(error) and path.name in str(error)
    else:
        families = extract.records.tables["families"]
        assert families.num_rows <= extract.tables[0].rows_read
        assert families["family_id"].null_count == families["recorded_on"].null_count == 0
