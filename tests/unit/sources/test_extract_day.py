"""The day an extract was taken, from the folder's extract.yaml."""

from datetime import date

import pytest

from trigpoint.model.errors import TrigpointError
from trigpoint.sources import read_extract_day


def test_the_day_is_read(tmp_path):
    (tmp_path / "extract.yaml").write_text("extracted_on: 2022-04-14\n", encoding="utf-8")
    assert read_extract_day(tmp_path) == date(2022, 4, 14)


def test_a_folder_need_not_say(tmp_path):
    assert read_extract_day(tmp_path) is None


@pytest.mark.parametrize("text", ["extracted_on: 14/04/2022", "extracted: 2022-04-14", "2022-04-14", ""])
def test_anything_else_is_a_mistake(text, tmp_path):
    (tmp_path / "extract.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(TrigpointError, match=r"extract\.yaml.*extracted_on: 2022-04-14"):
        read_extract_day(tmp_path)
