"""The same figures as a plain SQL script: `python -m bench.sql_script FOLDER FILE`.

Written as a careful analyst would: the Parquet files become DuckDB tables once, with a calendar of working
days; then there is one query a measure, which groups by month and each breakdown in one go (GROUPING SETS).
"""

import sys
from pathlib import Path

import duckdb
import holidays

SET_UP = """
    CREATE TABLE months AS
    SELECT m::DATE AS first_day, (m + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE AS last_day
    FROM range(TIMESTAMP '2019-04-01', TIMESTAMP '2022-04-01', INTERVAL 1 MONTH) AS t(m);
    CREATE MACRO known(value) AS coalesce(value, 'Not known');
    CREATE MACRO age(born_on, day) AS year(day) - year(born_on)
        - (month(day) * 100 + day(day) < month(born_on) * 100 + day(born_on))::INT;
    CREATE MACRO band(years) AS CASE
        WHEN years IS NULL THEN 'Not known' WHEN years < 0 THEN 'Under 0' WHEN years < 5 THEN '0-4'
        WHEN years < 11 THEN '5-10' WHEN years < 16 THEN '11-15' WHEN years < 18 THEN '16-17' ELSE '18+' END;
"""

# How a table's rows come to have attributes: what to join, and each breakdown's expression.
FAMILY = ("LEFT JOIN families f USING (family_id)", {"locality": "f.locality"})
CHILD = (
    "LEFT JOIN children c USING (child_id) LEFT JOIN families f ON f.family_id = r.family_id",
    {
        "locality": "f.locality",
        "age_band": "c.born_on",
        "gender": "c.gender",
        "ethnicity": "c.ethnicity",
        "disability": "c.disability",
    },
)
CHILD_ONLY = (
    "LEFT JOIN children c USING (child_id)",
    {name: sql for name, sql in CHILD[1].items() if name != "locality"},
)
PLACE = ("", {"locality": "r.locality"})
PERSON = ("", {"locality": "r.locality", "gender": "r.gender"})
CENTRE_CHILD = ("", {"locality": "r.locality", "age_band": "r.born_on", "gender": "r.gender"})
NOTHING = ("", {})


def within(start: str, end: str, days: int) -> str:
    """Whether at most so many working days lie between two dates, by the numbered calendar."""
    return f"""(SELECT number FROM calendar WHERE day = {end})
        - (SELECT number FROM calendar WHERE day = {start}) <= {days}"""


def due(start: str, days: int) -> str:
    """The n-th working day after a date."""
    return f"""(SELECT w.day FROM calendar w JOIN calendar s ON w.number = s.number + {days}
        WHERE s.day = r.{start} AND w.works)"""


def opened(start: str, end: str) -> str:
    return f"{start} <= m.last_day AND ({end} IS NULL OR {end} > m.last_day)"


def all_and(condition: str, key: str = "") -> tuple[str, str]:
    """A share: how many meet the condition, and how many there are; of rows, or of different keys."""
    return condition, key


ROWS = ("", "")


def different(key: str) -> tuple[str, str]:
    return "", key


YOUNG = "r.lives_in_area AND r.academic_age IN (16, 17)"
WINTER = f"{YOUNG} AND month(r.month) IN (12, 1, 2)"
WAITING = opened("r.accepted_on", "coalesce(r.allocated_on, r.closed_on)")
CASE_OPEN = opened("r.accepted_on", "r.closed_on")
DEPRIVED = f"{opened('r.lived_from', 'r.lived_to')} AND deprivation_decile <= 3"
DEPRIVED += " AND age(r.born_on, m.last_day) BETWEEN 0 AND 5"
CONVERTED = "r.closure_reason NOT IN ('Withdrawn before work began', 'Not accepted')"
BACK_SOON = """EXISTS (SELECT 1 FROM episodes e WHERE e.family_id = r.family_id
    AND e.closed_on <= r.received_on AND e.closed_on > r.received_on - INTERVAL 12 MONTH)"""
CAME = """EXISTS (SELECT 1 FROM centre_attendances a WHERE a.centre_child_id = r.centre_child_id
    AND a.attended_on > m.last_day - INTERVAL 12 MONTH AND a.attended_on <= m.last_day)"""
PROGRAMME = "LEFT JOIN parenting_programmes p USING (parenting_programme_id)"
FAMILY_OF_PROGRAMME = (f"{FAMILY[0]} {PROGRAMME}", FAMILY[1])
PARTICIPATES = "r.activity IN ('Full-time education', 'Apprenticeship', 'Employment with training')"

# A measure of events: table, attributes, the day, which rows, what is counted.
EVENTS = {
    "contacts": ("contacts", FAMILY, "r.received_on", "true", ROWS),
    "re_referrals": (
        *("contacts", FAMILY, "r.received_on", "r.outcome = 'Referral accepted'"),
        all_and(BACK_SOON),
    ),
    "initial_contacts_in_time": (
        *("initial_contacts", FAMILY, due("allocated_on", 3), "r.service = 'Early help'"),
        all_and(within("r.allocated_on", "r.made_on", 3)),
    ),
    "conference_initial_contacts_in_time": (
        *("initial_contacts", FAMILY, due("allocated_on", 3), "r.service = 'Family group conferencing'"),
        all_and(within("r.allocated_on", "r.made_on", 3)),
    ),
    "assessments_in_time": (
        *("assessments", FAMILY, due("triage_decided_on", 48), "r.service <> 'Youth offending'"),
        all_and(within("r.triage_decided_on", "r.completed_on", 48)),
    ),
    "partner_assessments": ("assessments", FAMILY, "r.completed_on", "r.assessed_by = 'Partner'", ROWS),
    "handover_visits_in_time": (
        *("handover_visits", FAMILY, due("stepped_down_on", 7), "true"),
        all_and(within("r.stepped_down_on", "r.visited_on", 7)),
    ),
    "families_closed": ("episodes", CHILD, "r.closed_on", "true", different("r.episode_id")),
    "step_ups_families": (
        *("episodes", CHILD, "r.closed_on", "r.closure_reason = 'Refer to LCS'"),
        different("r.episode_id"),
    ),
    "step_ups_children": (
        *("episodes", CHILD, "r.closed_on", "r.closure_reason = 'Refer to LCS'"),
        different("r.child_id"),
    ),
    "step_downs_families": ("step_downs", CHILD, "r.agreed_on", "true", different("r.step_down_id")),
    "step_downs_children": ("step_downs", CHILD, "r.agreed_on", "true", ROWS),
    "step_downs_from_duty": (
        *("step_downs", CHILD, "r.agreed_on", "true"),
        all_and("r.route = 'Duty'", "r.step_down_id"),
    ),
    "step_downs_from_locality": (
        *("step_downs", CHILD, "r.agreed_on", "true"),
        all_and("r.route = 'Locality'", "r.step_down_id"),
    ),
    "not_known": ("young_people_activity", PERSON, "r.month", YOUNG, all_and("r.activity = 'Not known'")),
    "neet": ("young_people_activity", PERSON, "r.month", YOUNG, all_and("r.activity = 'NEET'")),
    "not_known_annual": (
        *("young_people_activity", PERSON, "r.month", WINTER),
        all_and("r.activity = 'Not known'"),
    ),
    "neet_annual": ("young_people_activity", PERSON, "r.month", WINTER, all_and("r.activity = 'NEET'")),
    "duty_to_participate": ("young_people_activity", PERSON, "r.month", YOUNG, all_and(PARTICIPATES)),
    "neet_looked_after": (
        *("young_people_activity", PERSON, "r.month", f"{YOUNG} AND r.activity = 'NEET'"),
        all_and("r.looked_after"),
    ),
    "not_known_looked_after": (
        *("young_people_activity", PERSON, "r.month", f"{YOUNG} AND r.activity = 'Not known'"),
        all_and("r.looked_after"),
    ),
    "youth_sessions": ("youth_sessions", PLACE, "r.held_on", "true", ROWS),
    "youth_offending_contacts": ("youth_offending_contacts", CHILD_ONLY, "r.contacted_on", "true", ROWS),
    "parenting_programmes_delivered": ("parenting_programmes", NOTHING, "r.finished_on", "true", ROWS),
    "parenting_programme_families": (
        *("programme_attendances", FAMILY_OF_PROGRAMME, "p.finished_on", "true"),
        different("r.family_id"),
    ),
    "parenting_programme_completion": (
        *("programme_attendances", FAMILY_OF_PROGRAMME, "p.finished_on", "true"),
        all_and("5 * r.sessions_attended >= 4 * p.sessions"),
    ),
    "conference_referrals_families": (
        *("conference_referrals", CHILD, "r.received_on", "true"),
        different("r.conference_referral_id"),
    ),
    "conference_referrals_children": ("conference_referrals", CHILD, "r.received_on", "true", ROWS),
    "conference_referrals_accepted_families": (
        *("conference_referrals", CHILD, "r.accepted_on", "true"),
        different("r.conference_referral_id"),
    ),
    "conference_referrals_accepted_children": ("conference_referrals", CHILD, "r.accepted_on", "true", ROWS),
    "conference_conversion": (
        *("conference_referrals", CHILD, "r.closed_on", CONVERTED),
        all_and("r.closure_reason = 'Conference held'", "r.conference_referral_id"),
    ),
    "conference_cases_closed": (
        *("conference_referrals", CHILD, "r.closed_on", "true"),
        different("r.conference_referral_id"),
    ),
    "conferences_held_families": ("conferences", CHILD, "r.held_on", "true", different("r.conference_id")),
    "conferences_held_children": ("conferences", CHILD, "r.held_on", "true", ROWS),
    "conferences_in_time": (
        *("conferences", CHILD, "r.held_on", "true"),
        all_and(within("r.allocated_on", "r.held_on", 20), "r.conference_id"),
    ),
    "conference_reviews": ("conference_reviews", FAMILY, "r.held_on", "true", ROWS),
    "positive_family_responses": (
        *("closure_surveys", FAMILY, "r.answered_on", "r.positive IS NOT NULL"),
        all_and("r.positive"),
    ),
    "formal_complaints_received": ("complaints", NOTHING, "r.received_on", "r.stage = 'Formal'", ROWS),
    "formal_complaints_upheld": (
        "complaints",
        NOTHING,
        "r.closed_on",
        "r.stage = 'Formal' AND r.upheld",
        ROWS,
    ),
    "formal_complaints_in_time": (
        *("complaints", NOTHING, "r.closed_on", "r.stage = 'Formal'"),
        all_and("r.closed_on <= r.due_on"),
    ),
    "compliments_received": ("compliments", NOTHING, "r.received_on", "true", ROWS),
    "team_manager_audits": ("audits", NOTHING, "r.completed_on", "r.audited_by = 'Team manager'", ROWS),
}
# A measure of what is open at a month's end: table, attributes, whether a row is open, what is counted.
SPELLS = {
    "families_open": ("episodes", CHILD, opened("r.opened_on", "r.closed_on"), different("r.family_id")),
    "children_open": ("episodes", CHILD, opened("r.opened_on", "r.closed_on"), different("r.child_id")),
    "children_open_rate": ("episodes", CHILD, opened("r.opened_on", "r.closed_on"), different("r.child_id")),
    "centre_registration": (
        "centre_children",
        CENTRE_CHILD,
        DEPRIVED,
        all_and("r.registered_on <= m.last_day"),
    ),
    "centre_access": ("centre_children", CENTRE_CHILD, DEPRIVED, all_and(CAME)),
    "conference_referrals_waiting_families": (
        *("conference_referrals", CHILD, WAITING),
        different("r.conference_referral_id"),
    ),
    "conference_referrals_waiting_children": ("conference_referrals", CHILD, WAITING, ROWS),
    "conference_cases_open": (
        "conference_referrals",
        CHILD,
        CASE_OPEN,
        different("r.conference_referral_id"),
    ),
}
OF_A_POPULATION = {"children_open_rate": "children_0_17"}


def event_query(table: str, attributes: tuple, day: str, where: str, counts: tuple[str, str]) -> str:
    source = f"""{table} r {attributes[0]} JOIN months m ON {day} BETWEEN m.first_day AND m.last_day
        WHERE {where}"""
    return grouped(source, attributes[1], day, counts)


def spell_query(table: str, attributes: tuple, is_open: str, counts: tuple[str, str]) -> str:
    source = f"{table} r {attributes[0]} JOIN months m ON {is_open}"
    return grouped(source, attributes[1], "m.last_day", counts)


def grouped(source: str, breakdowns: dict[str, str], day: str, counts: tuple[str, str]) -> str:
    """month, breakdown, group, numerator, denominator; '' and '' for the whole."""
    meets, key = counts
    groups = {name: f"known({sql})" for name, sql in breakdowns.items()}
    if "age_band" in groups:
        groups["age_band"] = f"band(age({breakdowns['age_band']}, {day}))"
    inner = ["strftime(m.first_day, '%Y-%m') AS month", *(f"{sql} AS {name}" for name, sql in groups.items())]
    inner += [f"{meets or 'true'} AS meets", f"{key or '0'} AS key"]
    sets = ", ".join(["(month)", *(f"(month, {name})" for name in groups)])
    which = "".join(f"WHEN grouping({name}) = 0 THEN '{name}' " for name in groups)
    breakdown = f"CASE {which}ELSE '' END" if groups else "''"
    group = f"coalesce({', '.join(groups)}, '')" if groups else "''"
    many = "count(DISTINCT key)" if key else "count(*)"
    denominator = many if meets else "NULL"
    return f"""
        SELECT month, {breakdown}, {group}, {many} FILTER (WHERE meets), {denominator}
        FROM (SELECT {", ".join(inner)} FROM {source})
        GROUP BY GROUPING SETS ({sets})"""


CALENDAR = """
    CREATE TABLE calendar AS
    SELECT day, works, sum(works::INT) OVER (ORDER BY day)::INT AS number
    FROM (
        SELECT d::DATE AS day, isodow(d) < 6 AND d::DATE NOT IN (SELECT unnest($bank_holidays)) AS works
        FROM range(TIMESTAMP '2010-01-01', TIMESTAMP '2030-01-01', INTERVAL 1 DAY) AS t(d)
    )
"""


def set_up(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    for path in sorted(folder.glob("*.parquet")):
        connection.execute(f"CREATE TABLE {path.stem} AS SELECT * FROM read_parquet('{path}')")
    connection.execute(SET_UP)
    bank_holidays = sorted(holidays.country_holidays("GB", subdiv="ENG", years=range(2010, 2030)))
    connection.execute(CALENDAR, {"bank_holidays": bank_holidays})


def figures(connection: duckdb.DuckDBPyConnection) -> list[str]:
    queries = {name: (event_query(*parts), parts[-1]) for name, parts in EVENTS.items()}
    queries |= {name: (spell_query(*parts), parts[-1]) for name, parts in SPELLS.items()}
    months = {f"{day:%Y-%m}" for (day,) in connection.execute("SELECT first_day FROM months").fetchall()}
    lines = []
    for measure, (query, (meets, _)) in queries.items():
        rows = connection.execute(query).fetchall()
        rows += [(month, "", "", 0, 0 if meets else None) for month in months - {row[0] for row in rows}]
        if measure in OF_A_POPULATION:
            rows = of_population(connection, rows, OF_A_POPULATION[measure])
        lines += [measure + "".join("\t" + ("" if v is None else str(v)) for v in row) + "\n" for row in rows]
    return lines


def of_population(connection: duckdb.DuckDBPyConnection, rows: list[tuple], population: str) -> list[tuple]:
    """The rows with what they are out of: the mid-year of the calendar year the financial year begins in."""
    query = 'SELECT mid_year, breakdown, "group", persons FROM populations WHERE population = ?'
    persons = {tuple(key): number for *key, number in connection.execute(query, [population]).fetchall()}
    found = []
    for month, breakdown, group, numerator, _ in rows:
        year = int(month[:4]) - (int(month[5:]) < 4)
        key = (year, breakdown or "whole", group or "whole")
        found.append((month, breakdown, group, numerator, persons.get(key)))
    return found


def main(folder: Path, file: Path) -> None:
    connection = duckdb.connect()
    set_up(connection, folder)
    file.write_text("".join(sorted(figures(connection))), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
