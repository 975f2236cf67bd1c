"""Which file, sheet and heading each column of our tables comes from, read from sources.yaml and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from trigpoint.language.documents import Document
from trigpoint.language.names import suggestion
from trigpoint.model.errors import Place, TrigpointError
from trigpoint.model.nodes import ValueType
from trigpoint.sources.date_formats import DateFormat, DateFormatError
from trigpoint.sources.headings import clean_heading
from trigpoint.sources.hints import listed
from trigpoint.sources.mapping_text import SourcesText, TableText, YesNoText, check_shape
from trigpoint.sources.yaml_text import read_yaml
from trigpoint.tables.schema import ColumnDeclaration, Schema, TableDeclaration

# Used where the mapping does not say which words are yes and no, whatever their case.
YES = frozenset({"yes", "y", "true", "1"})
NO = frozenset({"no", "n", "false", "0"})

SAVE_AS = {
    ".xls": "Save it as an Excel workbook (.xlsx).",
    ".xlsb": "Save it as an Excel workbook (.xlsx).",
    ".xlsm": "Save it as an Excel workbook without macros (.xlsx).",
    ".ods": "Save it as an Excel workbook (.xlsx) or as CSV.",
    ".txt": "Save it as CSV (.csv).",
    ".tsv": "Save it as CSV (.csv), with commas.",
}
FILE_TYPES = (".csv", ".xlsx", ".parquet")


@dataclass(frozen=True)
class ColumnSource:
    """Where one column comes from and how its cells are read.

    codes: the file's word for each of our codes; both are accepted. yes, no: the words of a yes-or-no
    column, or empty for the usual ones. date_format is None where cells must be typed as dates.
    """

    column: ColumnDeclaration
    heading: str
    place: Place
    date_format: DateFormat | None = None
    codes: Mapping[str, str] | None = None
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()


@dataclass(frozen=True)
class TableSource:
    """Where one table's rows come from. `missing` are the texts that mean unknown, "" always among them."""

    table: TableDeclaration
    file: str
    sheet: str
    header_row: int
    encoding: str
    missing: tuple[str, ...]
    columns: tuple[ColumnSource, ...]
    place: Place

    @property
    def file_type(self) -> str:
        return PurePosixPath(self.file).suffix.lower()


@dataclass(frozen=True)
class SourceMapping:
    """sources.yaml, checked against the tables it was read for.

    covers_from: the first day the extracts are complete from. not_collected: tables the council keeps no
    records for; they are empty. file: the mapping's own name, for messages.
    """

    file: str
    covers_from: date
    tables: tuple[TableSource, ...]
    not_collected: tuple[str, ...]


def read_mapping(path: Path, schema: Schema) -> SourceMapping:
    """Read sources.yaml. Raises TrigpointError with file, line and column of the first mistake."""
    text = read_yaml(path)
    shape = check_shape(text)
    for name in shape.tables:
        _check_table_name(name, schema, text.key_place(("tables", name)))
    for number, name in enumerate(shape.not_collected):
        place = text.place(("not_collected", number))
        _check_table_name(name, schema, place)
        if name in shape.tables:
            raise TrigpointError(f"Table {name!r} is mapped and is also not collected.", place=place)
    _check_all_tables(text, shape, schema)
    readers = (_TableReader(text, shape, schema[name]) for name in shape.tables)
    tables = tuple(reader.source() for reader in readers)
    return SourceMapping(str(path), shape.extracts.covers_from, tables, shape.not_collected)


def _check_table_name(name: str, schema: Schema, place: Place) -> None:
    if name not in schema:
        hint = suggestion(name, schema.tables, what="The tables")
        raise TrigpointError(f"There is no table {name!r}.", place=place, hint=hint)


def _check_all_tables(text: Document, shape: SourcesText, schema: Schema) -> None:
    absent = [table.name for table in schema if table.name not in (*shape.tables, *shape.not_collected)]
    if absent:
        raise TrigpointError(
            f"The mapping says nothing of {listed(absent)}.",
            place=text.key_place(("tables",)),
            hint=f"Map them below tables:, or write not_collected: [{', '.join(absent)}].",
        )


@dataclass(frozen=True)
class _TableReader:
    """Turns the text of one table into its source."""

    text: Document
    shape: SourcesText
    table: TableDeclaration

    @property
    def written(self) -> TableText:
        return self.shape.tables[self.table.name]

    def source(self) -> TableSource:
        written, shared = self.written, self.shape.extracts
        self.check_file()
        for setting, wanted in (("dates", "date"), ("yes_no", "yes-or-no"), ("codes", "code")):
            self.check_setting(setting, wanted)
        missing = shared.missing if written.missing is None else written.missing
        return TableSource(
            table=self.table,
            file=written.file,
            sheet=written.sheet,
            header_row=written.header_row,
            encoding=written.encoding or shared.encoding,
            missing=tuple(dict.fromkeys(["", *(token.strip() for token in missing)])),
            columns=self.columns(),
            place=self.place("file"),
        )

    def place(self, *path: str) -> Place:
        return self.text.place(("tables", self.table.name, *path))

    def key_place(self, *path: str) -> Place:
        return self.text.key_place(("tables", self.table.name, *path))

    def check_file(self) -> None:
        file, place = self.written.file, self.place("file")
        path = PurePosixPath(file.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in file:
            hint = "Write its name, or folder/name, within the folder of the extract."
            raise TrigpointError(f"{file!r} leads out of the extract's folder.", place=place, hint=hint)
        kind = path.suffix.lower()
        if kind not in FILE_TYPES:
            message = f"{file!r} is not of a type that is read: {', '.join(FILE_TYPES)}."
            raise TrigpointError(message, place=place, hint=SAVE_AS.get(kind))
        if self.written.sheet and kind != ".xlsx":
            raise TrigpointError(
                f"{file!r} has no sheets.", place=self.place("sheet"), hint="Leave sheet: out."
            )

    def check_setting(self, setting: str, wanted: str) -> None:
        for name in getattr(self.written, setting):
            place = self.key_place(setting, name)
            column = self.declared(name, place)
            if name not in self.written.columns:
                message = f"{setting} speaks of {self.table.name}.{name}, which columns: does not map."
                raise TrigpointError(message, place=place, hint="Map it to a heading, or leave this out.")
            if _kind(column) != wanted:
                message = f"{self.table.name}.{name} is a {_kind(column)} column, not a {wanted} column."
                raise TrigpointError(message, place=place, hint=f"Leave it out of {setting}:.")

    def declared(self, name: str, place: Place) -> ColumnDeclaration:
        column = self.table.column(name)
        if column is None:
            hint = suggestion(name, self.table.column_names(), what=f"The columns of {self.table.name}")
            raise TrigpointError(f"Table {self.table.name!r} has no column {name!r}.", place=place, hint=hint)
        return column

    def columns(self) -> tuple[ColumnSource, ...]:
        for name in self.written.columns:
            self.declared(name, self.key_place("columns", name))
        needed = [c.name for c in self.table.columns if c.required or c.name in self.table.key]
        unmapped = [name for name in needed if name not in self.written.columns]
        if unmapped:
            raise TrigpointError(
                f"Table {self.table.name!r} cannot do without {listed(unmapped)}.",
                place=self.key_place("columns"),
                hint=f"Add the file's heading: columns: {{{unmapped[0]}: ...}}.",
            )
        mapped = (column for column in self.table.columns if column.name in self.written.columns)
        return tuple(self.column(column) for column in mapped)

    def column(self, column: ColumnDeclaration) -> ColumnSource:
        words = self.written.yes_no.get(column.name)
        yes, no = self.yes_and_no(column, words) if words else (frozenset[str](), frozenset[str]())
        return ColumnSource(
            column=column,
            heading=clean_heading(self.written.columns[column.name]),
            place=self.place("columns", column.name),
            date_format=self.date_format(column) if column.type is ValueType.DATE else None,
            codes=self.codes(column) if column.codes else None,
            yes=yes,
            no=no,
        )

    def date_format(self, column: ColumnDeclaration) -> DateFormat | None:
        written = self.written.dates.get(column.name)
        if written is not None:
            place = self.place("dates", column.name)
        else:
            written, place = (
                self.shape.extracts.date_format,
                self.text.place(("extracts", "date_format")),
            )
        if not written:
            if not self.written.file.lower().endswith(".csv"):
                return None  # cells of a workbook or Parquet file can be typed as dates
            message = f"Nothing says how the dates of {self.table.name}.{column.name} are written."
            hint = 'Write date_format: "%d/%m/%Y" below extracts:, or the format they have.'
            raise TrigpointError(message, place=self.key_place("columns", column.name), hint=hint)
        try:
            return DateFormat.of(written)
        except DateFormatError as error:
            raise TrigpointError(f"The date format {written!r} {error}.", place=place) from None

    def codes(self, column: ColumnDeclaration) -> dict[str, str]:
        given = self.written.codes.get(column.name, {})
        for local, ours in given.items():
            if ours not in column.codes:
                message = f"{ours!r} is not a code of {self.table.name}.{column.name}."
                hint = suggestion(ours, column.codes, what="The codes")
                place = self.place("codes", column.name, local)
                raise TrigpointError(message, place=place, hint=hint)
        return {str(code): str(code) for code in column.codes} | {k.strip(): v for k, v in given.items()}

    def yes_and_no(
        self, column: ColumnDeclaration, words: YesNoText
    ) -> tuple[frozenset[str], frozenset[str]]:
        yes, no = (frozenset(word.strip() for word in given) for given in (words.yes, words.no))
        if yes & no:
            message = f"{sorted(yes & no)[0]!r} cannot mean both yes and no."
            raise TrigpointError(message, place=self.place("yes_no", column.name))
        return yes, no


def _kind(column: ColumnDeclaration) -> str:
    if column.codes:
        return "code"
    names = {ValueType.DATE: "date", ValueType.BOOLEAN: "yes-or-no"}
    return names.get(column.type, str(column.type))
