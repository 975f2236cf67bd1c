"""The fast engine: every measure over one row set is counted in as few scans as possible, by DuckDB."""

from trigpoint.engines.duckdb.engine import DuckDBEngine

__all__ = ["DuckDBEngine"]
