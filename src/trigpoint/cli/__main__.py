"""So that `python -m trigpoint.cli` is the same as `trigpoint`."""

from trigpoint.cli import main

main()
