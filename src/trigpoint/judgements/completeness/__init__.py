"""How far a fresh figure may still move, from all that was said of earlier ones as they grew older."""

from trigpoint.judgements.completeness.fresh_figure import judge

__all__ = ["judge"]
