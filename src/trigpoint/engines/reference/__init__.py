"""The reference engine: plain Python loops over rows. Slow, and meant to be obviously right."""

from trigpoint.engines.reference.engine import ReferenceEngine

__all__ = ["ReferenceEngine"]
