"""Quality: what families said, complaints, compliments and audits."""

from trigpoint.tables.declare import code, day, key, recorded_on, reference, whole_number, yes_no
from trigpoint.tables.schema import TableDeclaration

COMPLAINTS = TableDeclaration(
    name="complaints",
    title="Complaints",
    meaning="One row for each complaint about the service.",
    key=("complaint_id",),
    event="received_on",
    columns=(
        key("complaint_id", "The complaint's identifier."),
        day("received_on", "The day it was received.", required=True),
        code("stage", "Whether it is a formal complaint.", "Formal", "Informal", required=True),
        day("due_on", "The day an answer was due.", required=True, not_before="received_on"),
        day("closed_on", "The day it was closed; empty while open.", not_before="received_on"),
        yes_no("upheld", "Whether it was upheld, in whole or part; empty while open."),
        recorded_on(),
    ),
)

COMPLIMENTS = TableDeclaration(
    name="compliments",
    title="Compliments",
    meaning="One row for each compliment received.",
    key=("compliment_id",),
    event="received_on",
    columns=(
        key("compliment_id", "The compliment's identifier."),
        day("received_on", "The day it was received.", required=True),
        recorded_on(),
    ),
)

AUDITS = TableDeclaration(
    name="audits",
    title="Audits",
    meaning="One row for each case audit.",
    key=("audit_id",),
    event="completed_on",
    columns=(
        key("audit_id", "The audit's identifier."),
        code("audited_by", "Who did the audit.", "Team manager", "Service manager", "Peer", required=True),
        day("completed_on", "The day it was completed; empty while open."),
        code("grade", "The judgement.", "Outstanding", "Good", "Requires improvement", "Inadequate"),
        recorded_on(),
    ),
)

CLOSURE_SURVEYS = TableDeclaration(
    name="closure_surveys",
    title="Closure surveys",
    meaning="One row for each answer a family gave to a whole family working question when its case closed.",
    key=("closure_survey_id", "question"),
    event="answered_on",
    columns=(
        key("closure_survey_id", "The family's survey; the same for all its answers."),
        whole_number("question", "The number of the question.", required=True, least=1, most=20),
        reference("family_id", "The family.", "families"),
        day("answered_on", "The day of the answer.", required=True),
        yes_no("positive", "Whether the answer was positive; empty where the question was left blank."),
        recorded_on(),
    ),
)

TABLES = (COMPLAINTS, COMPLIMENTS, AUDITS, CLOSURE_SURVEYS)
