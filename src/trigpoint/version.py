"""The version of Trigpoint that a vintage and a run are marked with."""

from importlib.metadata import version

VERSION = version("trigpoint")
