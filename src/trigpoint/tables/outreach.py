"""Outreach and engagement: programmes, youth work, young people's activity, children's centres."""

from trigpoint.tables.declare import code, day, key, recorded_on, reference, text, whole_number, yes_no
from trigpoint.tables.people import LOCALITIES
from trigpoint.tables.schema import TableDeclaration

PARENTING_PROGRAMMES = TableDeclaration(
    name="parenting_programmes",
    title="Parenting programmes",
    meaning="One row for each parenting programme delivered.",
    key=("parenting_programme_id",),
    event="finished_on",
    columns=(
        key("parenting_programme_id", "The programme's identifier."),
        text("title", "The programme's name."),
        day("started_on", "The day of its first session.", required=True),
        day("finished_on", "The day of its last session.", not_before="started_on"),
        whole_number("sessions", "How many sessions it has.", required=True, least=1, most=60),
        recorded_on(),
    ),
)

PROGRAMME_ATTENDANCES = TableDeclaration(
    name="programme_attendances",
    title="Parenting programme attendance",
    meaning="One row for each family that attended a parenting programme.",
    key=("parenting_programme_id", "family_id"),
    columns=(
        reference("parenting_programme_id", "The programme.", "parenting_programmes"),
        reference("family_id", "The family.", "families"),
        whole_number("sessions_attended", "How many sessions it came to.", required=True, least=0, most=60),
        recorded_on(),
    ),
)

YOUTH_SESSIONS = TableDeclaration(
    name="youth_sessions",
    title="Youth sessions",
    meaning="One row for each youth work session undertaken.",
    key=("youth_session_id",),
    event="held_on",
    columns=(
        key("youth_session_id", "The session's identifier."),
        day("held_on", "The day of the session.", required=True),
        code("locality", "Where it was held.", *LOCALITIES),
        recorded_on(),
    ),
)

YOUTH_OFFENDING_CONTACTS = TableDeclaration(
    name="youth_offending_contacts",
    title="Youth offending team contacts",
    meaning="One row for each programme contact delivered by the youth offending team.",
    key=("youth_offending_contact_id",),
    event="contacted_on",
    columns=(
        key("youth_offending_contact_id", "The contact's identifier."),
        reference("child_id", "The young person.", "children"),
        day("contacted_on", "The day of the contact.", required=True),
        text("programme", "The programme it was part of."),
        recorded_on(),
    ),
)

YOUNG_PEOPLE_ACTIVITY = TableDeclaration(
    name="young_people_activity",
    title="Young people's activity",
    meaning="One row for each young person of academic age 16 or 17 in each month, and what they were doing.",
    key=("young_person_id", "month"),
    event="month",
    columns=(
        key("young_person_id", "The young person's identifier in the client caseload system."),
        day("month", "The first day of the month.", required=True),
        whole_number("academic_age", "Age on 31 August before the month.", required=True, least=15, most=19),
        code(
            "activity",
            "What the young person was doing.",
            "Full-time education",
            "Apprenticeship",
            "Employment with training",
            "Employment without training",
            "Part-time education",
            "NEET",
            "Not known",
            required=True,
        ),
        yes_no("looked_after", "Whether looked after by the council.", required=True),
        yes_no("lives_in_area", "Whether living in the council's area.", required=True),
        code("gender", "Gender as recorded.", "Female", "Male", "Other"),
        code("locality", "Where the young person lives.", *LOCALITIES),
        recorded_on(),
    ),
)

CENTRE_CHILDREN = TableDeclaration(
    name="centre_children",
    title="Children in reach of a children's centre",
    meaning="One row for each young child living in the area, with the small area they live in.",
    key=("centre_child_id",),
    event="lived_from",
    columns=(
        key("centre_child_id", "The child's identifier in the children's centre system."),
        day("born_on", "Date of birth.", required=True),
        day("lived_from", "The day from which the child has lived in the area.", required=True),
        day("lived_to", "The day the child moved away; empty while living here.", not_before="lived_from"),
        text("small_area", "The lower layer super output area (LSOA 2011) of the home."),
        whole_number(
            "deprivation_decile",
            "The small area's decile in the Index of Multiple Deprivation 2019; 1 is most deprived.",
            least=1,
            most=10,
        ),
        day("registered_on", "The day of registration; empty where not registered.", not_before="born_on"),
        code("gender", "Gender as recorded.", "Female", "Male", "Other"),
        code("locality", "Where the child lives.", *LOCALITIES),
        recorded_on(),
    ),
)

CENTRE_ATTENDANCES = TableDeclaration(
    name="centre_attendances",
    title="Children's centre attendance",
    meaning="One row for each activity a child came to.",
    key=("centre_attendance_id",),
    event="attended_on",
    columns=(
        key("centre_attendance_id", "The attendance's identifier."),
        reference("centre_child_id", "The child.", "centre_children"),
        day("attended_on", "The day of the activity.", required=True),
        text("centre", "The children's centre."),
        recorded_on(),
    ),
)

TABLES = (
    PARENTING_PROGRAMMES,
    PROGRAMME_ATTENDANCES,
    YOUTH_SESSIONS,
    YOUTH_OFFENDING_CONTACTS,
    YOUNG_PEOPLE_ACTIVITY,
    CENTRE_CHILDREN,
    CENTRE_ATTENDANCES,
)
