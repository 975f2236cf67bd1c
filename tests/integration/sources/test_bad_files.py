"""Every broken file gives one clear message or its exact rows of quarantine."""

import pytest

from trigpoint.model.errors import TrigpointError

from .bad_files import CASES, QUARANTINING, STOPPING
from .cases import Quarantines, Stops

LONGEST_SENTENCE = 500


@pytest.mark.parametrize("case", STOPPING, ids=lambda case: case.name)
def test_one_clear_message(case: Stops, tmp_path):
    with pytest.raises(TrigpointError) as raised:
        case.council.read(tmp_path)
    sentence = str(raised.value)
    for words in case.says:
        assert words in sentence
    assert raised.value.place is not None
    assert raised.value.message.endswith(".")
    assert "\n" not in sentence and len(sentence) < LONGEST_SENTENCE


@pytest.mark.parametrize("case", QUARANTINING, ids=lambda case: case.name)
def test_the_exact_quarantine(case: Quarantines, tmp_path):
    extract = case.council.read(tmp_path)
    assert extract.quarantine.to_pylist() == list(case.findings)
    for table in extract.tables:
        left_out = {
            f["row"] for f in case.findings if f["table"] == table.table and f["treatment"] == "row left out"
        }
        assert table.rows_kept == table.rows_read - table.rows_repeated - len(left_out)
        assert extract.records.tables[table.table].num_rows == table.rows_kept


def test_the_corpus_is_large_and_its_names_differ():
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))
    assert len(names) >= 100
