"""Early help casework: from a contact to the closing of an episode."""

from trigpoint.tables.declare import code, day, key, recorded_on, reference
from trigpoint.tables.schema import TableDeclaration

SERVICES = ("Early help", "Youth offending", "Family group conferencing")

CONTACTS = TableDeclaration(
    name="contacts",
    title="Contacts",
    meaning="One row for each contact about a family, whoever made it.",
    key=("contact_id",),
    event="received_on",
    columns=(
        key("contact_id", "The contact's identifier."),
        reference("family_id", "The family the contact is about.", "families"),
        day("received_on", "The day the contact was received.", required=True),
        code(
            "source",
            "Who made the contact, or how it came.",
            "School",
            "Health",
            "Police",
            "Family or self",
            "Voluntary or community",
            "Step down from social care",
            "Co-working",
            "Partner recording",
            "Other",
            required=True,
        ),
        code(
            "outcome",
            "What was decided.",
            "Referral accepted",
            "Information and advice",
            "Passed to social care",
            "Recorded only",
        ),
        recorded_on(),
    ),
)

INITIAL_CONTACTS = TableDeclaration(
    name="initial_contacts",
    title="Initial contacts",
    meaning="One row for each first contact a worker owes a family after the family is allocated to them.",
    key=("initial_contact_id",),
    event="allocated_on",
    columns=(
        key("initial_contact_id", "The initial contact's identifier."),
        reference("family_id", "The family to be contacted.", "families"),
        code("service", "The service that owes the contact.", *SERVICES, required=True),
        day("allocated_on", "The day the family was allocated to a worker.", required=True),
        day("made_on", "The day the contact was made; empty while it is owed.", not_before="allocated_on"),
        recorded_on(),
    ),
)

ASSESSMENTS = TableDeclaration(
    name="assessments",
    title="Early help assessments",
    meaning="One row for each early help assessment of a family.",
    key=("assessment_id",),
    event="triage_decided_on",
    columns=(
        key("assessment_id", "The assessment's identifier."),
        reference("family_id", "The family assessed.", "families"),
        code("service", "The service that owes the assessment.", *SERVICES, required=True),
        code("assessed_by", "Who did it.", "Early help", "Partner", required=True),
        day("triage_decided_on", "The day triage decided on an assessment; the clock starts.", required=True),
        day("completed_on", "The day it was completed; empty while open.", not_before="triage_decided_on"),
        recorded_on(),
    ),
)

EPISODES = TableDeclaration(
    name="episodes",
    title="Episodes",
    meaning="One row for each child of each spell that a family is open to early help.",
    key=("episode_id", "child_id"),
    event="opened_on",
    columns=(
        key("episode_id", "The family's episode; the same for all its children."),
        reference("child_id", "The child.", "children"),
        reference("family_id", "The family.", "families"),
        day("opened_on", "The day the episode opened.", required=True),
        day("closed_on", "The day it closed; empty while it is open.", not_before="opened_on"),
        code(
            "closure_reason",
            "Why it closed.",
            "Needs met",
            "Step down to universal services",
            "Refer to LCS",
            "Family declined",
            "Moved away",
            "Other",
        ),
        recorded_on(),
    ),
)

STEP_DOWNS = TableDeclaration(
    name="step_downs",
    title="Step downs",
    meaning="One row for each child of each step down from social care to early help.",
    key=("step_down_id", "child_id"),
    event="agreed_on",
    columns=(
        key("step_down_id", "The family's step down; the same for all its children."),
        reference("child_id", "The child.", "children"),
        reference("family_id", "The family.", "families"),
        day("agreed_on", "The day the step down was agreed.", required=True),
        code("route", "The social care team it came from.", "Duty", "Locality", required=True),
        recorded_on(),
    ),
)

STEP_UPS = TableDeclaration(
    name="step_ups",
    title="Step ups",
    meaning="One row for each child of each step up from early help to social care.",
    key=("step_up_id", "child_id"),
    event="referred_on",
    columns=(
        key("step_up_id", "The family's step up; the same for all its children."),
        reference("child_id", "The child.", "children"),
        reference("family_id", "The family.", "families"),
        day("referred_on", "The day the family was referred to social care.", required=True),
        code("outcome", "What social care decided.", "Accepted", "Returned to early help"),
        recorded_on(),
    ),
)

HANDOVER_VISITS = TableDeclaration(
    name="handover_visits",
    title="Joint handover visits",
    meaning="One row for each joint visit owed to a family that has stepped down from social care.",
    key=("handover_visit_id",),
    event="stepped_down_on",
    columns=(
        key("handover_visit_id", "The visit's identifier."),
        reference("family_id", "The family.", "families"),
        day("stepped_down_on", "The day of the step down; the clock starts.", required=True),
        day("visited_on", "The day of the visit; empty while it is owed.", not_before="stepped_down_on"),
        recorded_on(),
    ),
)

TABLES = (
    CONTACTS,
    INITIAL_CONTACTS,
    ASSESSMENTS,
    EPISODES,
    STEP_DOWNS,
    STEP_UPS,
    HANDOVER_VISITS,
)
