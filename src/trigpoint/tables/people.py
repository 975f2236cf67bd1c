"""Families and children: who the other tables are about."""

from trigpoint.tables.declare import code, day, key, recorded_on, reference
from trigpoint.tables.schema import TableDeclaration

LOCALITIES = ("North", "South", "Central")

FAMILIES = TableDeclaration(
    name="families",
    title="Families",
    meaning="One row for each family or household known to early help.",
    key=("family_id",),
    columns=(
        key("family_id", "The family's identifier in the source system."),
        code("locality", "The locality team's area the family lives in.", *LOCALITIES),
        recorded_on(),
    ),
)

CHILDREN = TableDeclaration(
    name="children",
    title="Children",
    meaning="One row for each child or young person of a family.",
    key=("child_id",),
    columns=(
        key("child_id", "The child's identifier in the source system, a pseudonym and never a name."),
        reference("family_id", "The family the child belongs to.", "families"),
        day("born_on", "Date of birth, or the expected date for an unborn child."),
        code("gender", "Gender as recorded.", "Female", "Male", "Other"),
        code(
            "ethnicity",
            "Broad ethnic group, as in the census of England and Wales.",
            "Asian or Asian British",
            "Black, Black British, Caribbean or African",
            "Mixed or multiple ethnic groups",
            "White",
            "Other ethnic group",
        ),
        code("disability", "Whether the child is recorded as disabled.", "Disabled", "Not disabled"),
        recorded_on(),
    ),
)

TABLES = (FAMILIES, CHILDREN)
