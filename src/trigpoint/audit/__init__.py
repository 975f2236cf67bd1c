"""Does a printed scorecard agree with itself?"""

from trigpoint.audit.auditing import audit
from trigpoint.audit.findings import Certainty, Check, Finding

__all__ = ["Certainty", "Check", "Finding", "audit"]
