"""Vintages and runs on disk: immutable folders of Parquet and JSON, written beside and renamed in.

Import from `vintages` (loads of records) or `runs` (calculations over them).
"""
