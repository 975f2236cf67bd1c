"""Family group conferencing: referrals, conferences and reviews."""

from trigpoint.tables.declare import code, day, key, recorded_on, reference
from trigpoint.tables.schema import TableDeclaration

CONFERENCE_REFERRALS = TableDeclaration(
    name="conference_referrals",
    title="Family group conference referrals",
    meaning="One row for each child of each referral for a family group conference.",
    key=("conference_referral_id", "child_id"),
    event="received_on",
    columns=(
        key("conference_referral_id", "The family's referral; the same for all its children."),
        reference("child_id", "The child.", "children"),
        reference("family_id", "The family.", "families"),
        day("received_on", "The day the referral was received.", required=True),
        day("accepted_on", "The day it was accepted; empty where it was not.", not_before="received_on"),
        day("allocated_on", "The day it was given to a coordinator.", not_before="accepted_on"),
        day("closed_on", "The day the case was closed; empty while open.", not_before="received_on"),
        code(
            "closure_reason",
            "Why it was closed.",
            "Conference held",
            "Family declined",
            "Plan made another way",
            "Withdrawn before work began",
            "Not accepted",
        ),
        recorded_on(),
    ),
)

CONFERENCES = TableDeclaration(
    name="conferences",
    title="Family group conferences",
    meaning="One row for each child of each family group conference that took place.",
    key=("conference_id", "child_id"),
    event="held_on",
    columns=(
        key("conference_id", "The conference; the same for all the children of the family."),
        reference("child_id", "The child.", "children"),
        reference("family_id", "The family.", "families"),
        day("allocated_on", "The day the referral was given to a coordinator.", required=True),
        day("held_on", "The day the conference took place.", required=True, not_before="allocated_on"),
        recorded_on(),
    ),
)

CONFERENCE_REVIEWS = TableDeclaration(
    name="conference_reviews",
    title="Family group conference reviews",
    meaning="One row for each review of a family's plan.",
    key=("conference_review_id",),
    event="held_on",
    columns=(
        key("conference_review_id", "The review's identifier."),
        reference("family_id", "The family.", "families"),
        day("held_on", "The day the review took place.", required=True),
        recorded_on(),
    ),
)

TABLES = (CONFERENCE_REFERRALS, CONFERENCES, CONFERENCE_REVIEWS)
