"""docs/reference says what the code declares."""

import json

import pytest
from tools.reference.__main__ import PAGES, main
from tools.reference.pages import REFERENCE, Page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_is_what_its_declarations_give(page):
    assert page.path.exists(), "run `make reference`"
    assert page.path.read_text(encoding="utf-8") == page.render(), "run `make reference`"


def test_every_page_of_the_reference_is_generated():
    assert {path.name for path in REFERENCE.iterdir()} - {page.name for page in PAGES} <= {
        "catalogue.schema.json"
    }


def test_a_page_that_no_longer_follows_is_found(tmp_path, monkeypatch, capsys):
    page = Page(str(tmp_path / "page.md"), lambda: "what the code says now\n")
    monkeypatch.setattr("tools.reference.__main__.PAGES", (page,))
    page.path.write_text("what it said before\n", encoding="utf-8")
    assert main(["--check"]) == 1
    assert "page.md is not what its declarations give" in capsys.readouterr().err
    page.write()
    assert main(["--check"]) == 0


def test_the_data_package_points_only_at_what_is_in_it():
    package = json.loads((REFERENCE / "records.datapackage.json").read_text(encoding="utf-8"))
    fields = {
        resource["name"]: {field["name"] for field in resource["schema"]["fields"]}
        for resource in package["resources"]
    }
    references = 0
    for resource in package["resources"]:
        assert set(resource["schema"]["primaryKey"]) <= fields[resource["name"]]
        for key in resource["schema"]["foreignKeys"]:
            references += 1
            assert key["fields"] in fields[resource["name"]]
            assert key["reference"]["fields"] in fields[key["reference"]["resource"]]
    assert references > 10
