"""The engine against the scripts a careful analyst would otherwise write. `make bench` runs it.

Three programs read the same Parquet files, work out every measure of the library that comes from records, for
36 months and 6 breakdowns, and write their figures to a file; the three files must be the same.
"""
