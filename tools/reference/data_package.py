"""The same specification as a Tabular Data Package (Table Schema), for tools that check records."""

import json
from typing import Any

from tools.reference.records import VERSION
from trigpoint.model.nodes import ValueType
from trigpoint.tables import EARLY_HELP
from trigpoint.tables.schema import EARLIEST_DATE, LATEST_DATE, ColumnDeclaration, TableDeclaration

FIELD_TYPES = {
    ValueType.TEXT: "string",
    ValueType.INTEGER: "integer",
    ValueType.NUMBER: "number",
    ValueType.DATE: "date",
    ValueType.BOOLEAN: "boolean",
}


def render() -> str:
    package = {
        "profile": "tabular-data-package",
        "name": "early-help-records",
        "title": "Early help records",
        "version": VERSION,
        "licenses": [{"name": "MIT", "title": "MIT Licence"}],
        "resources": [_resource(table) for table in EARLY_HELP],
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _resource(table: TableDeclaration) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.meaning,
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(column) for column in table.columns if column.points_at],
        },
    }


def _field(column: ColumnDeclaration) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.codes:
        constraints["enum"] = [str(code) for code in column.codes]
    if column.type is ValueType.DATE:
        constraints |= {"minimum": EARLIEST_DATE.isoformat(), "maximum": LATEST_DATE.isoformat()}
    if column.least is not None:
        constraints["minimum"] = column.least
    if column.most is not None:
        constraints["maximum"] = column.most
    # Table Schema has no word for the order of two dates, so it is said in the description.
    order = f" Not before {column.not_before}." if column.not_before else ""
    field = {"name": column.name, "type": FIELD_TYPES[column.type], "description": column.meaning + order}
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(column: ColumnDeclaration) -> dict[str, Any]:
    (key,) = EARLY_HELP[column.points_at].key
    reference = {"resource": column.points_at.replace("_", "-"), "fields": key}
    return {"fields": column.name, "reference": reference}
