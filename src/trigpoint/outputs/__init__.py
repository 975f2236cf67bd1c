"""Writers: one frozen Scorecard in, the bytes of each format out. Nothing is worked out here."""

from trigpoint.outputs.reports import write_reports

__all__ = ["write_reports"]
