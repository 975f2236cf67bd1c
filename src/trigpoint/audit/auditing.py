"""A printed scorecard checked against itself: every check, worst and surest first."""

from collections.abc import Callable, Iterator

from trigpoint.audit.arrows import check_arrows
from trigpoint.audit.colours import check_colours
from trigpoint.audit.figures import AuditedPage
from trigpoint.audit.findings import ORDER, Finding
from trigpoint.audit.flows import check_flows
from trigpoint.audit.frequencies import check_frequencies
from trigpoint.audit.percentages import check_percentages
from trigpoint.audit.targets import check_targets
from trigpoint.audit.units import check_units
from trigpoint.audit.wholes import check_wholes
from trigpoint.audit.years import check_years
from trigpoint.model.printed import PrintedScorecard

_CHECKS: tuple[Callable[[AuditedPage], Iterator[Finding]], ...] = (
    check_percentages,
    check_wholes,
    check_years,
    check_flows,
    check_units,
    check_targets,
    check_colours,
    check_arrows,
    check_frequencies,
)


def audit(scorecard: PrintedScorecard) -> tuple[Finding, ...]:
    """What in a printed scorecard cannot be right, or only with a reason it does not give; certain first.

    Nothing is reported that rounding explains, and no figure is compared with anything but what is printed
    on the same page.
    """
    page = AuditedPage.of(scorecard)
    findings = [finding for check in _CHECKS for finding in check(page)]
    return tuple(sorted(findings, key=lambda finding: ORDER[finding.certainty]))
