"""The error raised when something cannot be stored, or what is stored is not what was written."""

from trigpoint.model.errors import TrigpointError

RESTORE = "Put its folder back from a backup; nothing in the store is ever edited."


class StoreError(TrigpointError):
    """What is in the store, or the disk under it, is not as it must be."""
