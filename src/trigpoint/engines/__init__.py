"""Engines: a measure and records in, counts out.

`reference` is plain Python loops, slow and obviously right; `duckdb` compiles all measures over one row set
into as few scans as possible. They must agree: tests/spec runs on both, tests/generative tries to part them.
"""
