"""Writes the reference pages, or with --check says which are not current."""

import sys

from tools.reference import catalogue_schema, command_line, data_package, language, measures, records
from tools.reference.pages import REFERENCE, Page

PAGES = (
    Page("records.md", records.render),
    Page("records.datapackage.json", data_package.render),
    Page("measures.md", measures.render),
    Page("language.md", language.render),
    Page("catalogue.schema.json", catalogue_schema.render),
    Page("command-line.md", command_line.render),
)


def main(arguments: list[str]) -> int:
    stale = [page for page in PAGES if page.is_stale()]
    if "--check" in arguments:
        for page in stale:
            sys.stderr.write(f"{page.path} is not what its declarations give: run `make reference`\n")
        return 1 if stale else 0
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for page in stale:
        page.write()
        sys.stdout.write(f"wrote {page.path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
