"""The same figures as a pandas script: `python -m bench.pandas_script FOLDER FILE`.

Written as a careful analyst would: each table is read once and joined once to the attributes of its child and
family; events get a month; what is open at a month's end is picked out month by month; each measure is then
one or two group-bys for each breakdown. Columns that repeat are categories, which makes pandas faster here.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import holidays
import numpy as np
import pandas as pd

BREAKDOWNS = ["locality", "age_band", "gender", "ethnicity", "disability"]
MONTHS = pd.period_range("2019-04", "2022-03", freq="M")
AGES = [-999, 0, 5, 11, 16, 18, 999]
AGE_BANDS = ["Under 0", "0-4", "5-10", "11-15", "16-17", "18+"]
BANK_HOLIDAYS = np.array(
    sorted(holidays.country_holidays("GB", subdiv="ENG", years=range(2010, 2030))), "datetime64[D]"
)
PARTICIPATES = ["Full-time education", "Apprenticeship", "Employment with training"]

lines: list[str] = []


# ---- days -----------------------------------------------------------------------------------------------


def working_days(start: pd.Series, end: pd.Series) -> pd.Series:
    """Working days after the first date up to and including the second; missing where either is."""
    known = start.notna() & end.notna()
    after = pd.Series(np.nan, index=start.index)
    first, last = (each[known].to_numpy("datetime64[D]") + 1 for each in (start, end))
    after[known] = np.busday_count(first, last, holidays=BANK_HOLIDAYS)
    return after


def add_working_days(day: pd.Series, days: int) -> pd.Series:
    """The n-th working day after a day."""
    moved = np.busday_offset(day.to_numpy("datetime64[D]"), days, roll="backward", holidays=BANK_HOLIDAYS)
    return pd.Series(moved.astype("datetime64[s]"), index=day.index)


def age_on(born_on: pd.Series, day: pd.Series) -> pd.Series:
    before_birthday = (day.dt.month * 100 + day.dt.day) < (born_on.dt.month * 100 + born_on.dt.day)
    return day.dt.year - born_on.dt.year - before_birthday


# ---- tables ---------------------------------------------------------------------------------------------


class Tables:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.children = self.read("children")[["child_id", "born_on", "gender", "ethnicity", "disability"]]
        self.families = self.read("families")[["family_id", "locality"]]

    def read(self, name: str) -> pd.DataFrame:
        rows = pd.read_parquet(self.folder / f"{name}.parquet").drop(columns="recorded_on")
        for column in rows.columns:
            if column.endswith(("_on", "_from", "_to")) or column == "month":
                rows[column] = pd.to_datetime(rows[column]).astype("datetime64[s]")
        return rows

    def of_families(self, name: str) -> pd.DataFrame:
        return categories(self.read(name).merge(self.families, on="family_id", how="left"))

    def of_children(self, name: str) -> pd.DataFrame:
        rows = self.read(name).merge(self.children, on="child_id", how="left")
        if "family_id" in rows:
            rows = rows.merge(self.families, on="family_id", how="left")
        return categories(rows)


def categories(rows: pd.DataFrame) -> pd.DataFrame:
    for breakdown in BREAKDOWNS:
        if breakdown in rows:
            rows[breakdown] = rows[breakdown].fillna("Not known").astype("category")
    return rows


def with_age_band(rows: pd.DataFrame, day: pd.Series) -> pd.DataFrame:
    if "born_on" not in rows:
        return rows
    bands = pd.cut(age_on(rows["born_on"], day), AGES, right=False, labels=AGE_BANDS)
    return rows.assign(age_band=bands.cat.add_categories("Not known").fillna("Not known"))


def events(rows: pd.DataFrame, day: pd.Series) -> pd.DataFrame:
    """The rows whose day falls in the months asked for, with their month."""
    within = (day >= MONTHS[0].start_time) & (day <= MONTHS[-1].end_time)
    rows, day = rows[within], day[within]
    return with_age_band(rows.assign(month=day.dt.to_period("M")), day)


def open_at_month_ends(rows: pd.DataFrame, opened: pd.Series, closed: pd.Series) -> pd.DataFrame:
    """The rows open at each month's end, once for each month."""
    return pd.concat([_open_at(rows, opened, closed, month) for month in MONTHS])


def _open_at(rows: pd.DataFrame, opened: pd.Series, closed: pd.Series, month: pd.Period) -> pd.DataFrame:
    last_day = month.end_time.normalize()
    found = rows[(opened <= last_day) & ~(closed <= last_day)]
    found = found.assign(month=month, last_day=last_day.as_unit("s"))
    return with_age_band(found, found["last_day"])


# ---- figures --------------------------------------------------------------------------------------------


def groupings(rows: pd.DataFrame) -> Iterator[tuple[str, list[str]]]:
    yield "", ["month"]
    for breakdown in BREAKDOWNS:
        if breakdown in rows:
            yield breakdown, ["month", breakdown]


def counted(rows: pd.DataFrame, by: list[str], key: str) -> pd.Series:
    grouped = rows.groupby(by, observed=True)
    return grouped[key].nunique() if key else grouped.size()


def write(measure: str, breakdown: str, numerators: pd.Series, denominators: pd.Series | None) -> None:
    if not breakdown:
        numerators = numerators.reindex(MONTHS, fill_value=0)
        denominators = None if denominators is None else denominators.reindex(MONTHS, fill_value=0)
    outs = ("" for _ in numerators) if denominators is None else denominators.tolist()
    for index, numerator, denominator in zip(numerators.index, numerators.tolist(), outs, strict=True):
        month, group = index if breakdown else (index, "")
        lines.append(f"{measure}\t{month}\t{breakdown}\t{group}\t{numerator}\t{denominator}\n")


def count(measure: str, rows: pd.DataFrame, key: str = "") -> None:
    for breakdown, by in groupings(rows):
        write(measure, breakdown, counted(rows, by, key), None)


def share(measure: str, rows: pd.DataFrame, meets: pd.Series, key: str = "") -> None:
    good = rows[meets]
    for breakdown, by in groupings(rows):
        denominators = counted(rows, by, key)
        numerators = counted(good, by, key).reindex(denominators.index, fill_value=0)
        write(measure, breakdown, numerators, denominators)


def rate(measure: str, rows: pd.DataFrame, key: str, populations: pd.DataFrame) -> None:
    chosen = populations[populations["population"] == "children_0_17"]
    persons = chosen.set_index(["mid_year", "breakdown", "group"])["persons"].to_dict()
    for breakdown, by in groupings(rows):
        numerators = counted(rows, by, key)
        if not breakdown:
            numerators = numerators.reindex(MONTHS, fill_value=0)
        people = [persons.get(population_key(breakdown, index), "") for index in numerators.index]
        write(measure, breakdown, numerators, pd.Series(people, numerators.index, dtype=object))


def population_key(breakdown: str, index: object) -> tuple[int, str, str]:
    month, group = index if breakdown else (index, "whole")
    return month.year - (month.month < 4), breakdown or "whole", group


# ---- the measures ---------------------------------------------------------------------------------------


def early_help(tables: Tables) -> None:
    contacts = tables.of_families("contacts")
    contacts = events(contacts, contacts["received_on"])
    count("contacts", contacts)
    accepted = contacts[contacts["outcome"] == "Referral accepted"].reset_index(drop=True)
    closures = tables.read("episodes")[["family_id", "closed_on"]].dropna().drop_duplicates()
    pairs = accepted[["family_id", "received_on"]].reset_index().merge(closures, on="family_id")
    year_before = pairs["received_on"] - pd.DateOffset(months=12)
    within = (pairs["closed_on"] <= pairs["received_on"]) & (pairs["closed_on"] > year_before)
    share("re_referrals", accepted, accepted.index.isin(pairs.loc[within, "index"]))

    initial = tables.of_families("initial_contacts")
    for measure, service in [
        ("initial_contacts_in_time", "Early help"),
        ("conference_initial_contacts_in_time", "Family group conferencing"),
    ]:
        theirs = initial[initial["service"] == service]
        due = events(theirs, add_working_days(theirs["allocated_on"], 3))
        share(measure, due, working_days(due["allocated_on"], due["made_on"]) <= 3)

    assessments = tables.of_families("assessments")
    ours = assessments[assessments["service"] != "Youth offending"]
    due = events(ours, add_working_days(ours["triage_decided_on"], 48))
    share("assessments_in_time", due, working_days(due["triage_decided_on"], due["completed_on"]) <= 48)
    by_partners = assessments[assessments["assessed_by"] == "Partner"]
    count("partner_assessments", events(by_partners, by_partners["completed_on"]))

    visits = tables.of_families("handover_visits")
    due = events(visits, add_working_days(visits["stepped_down_on"], 7))
    share("handover_visits_in_time", due, working_days(due["stepped_down_on"], due["visited_on"]) <= 7)


def episodes(tables: Tables) -> None:
    rows = tables.of_children("episodes")
    still_open = open_at_month_ends(rows, rows["opened_on"], rows["closed_on"])
    count("families_open", still_open, "family_id")
    count("children_open", still_open, "child_id")
    rate("children_open_rate", still_open, "child_id", tables.read("populations"))
    closed = events(rows, rows["closed_on"])
    count("families_closed", closed, "episode_id")
    stepped_up = closed[closed["closure_reason"] == "Refer to LCS"]
    count("step_ups_families", stepped_up, "episode_id")
    count("step_ups_children", stepped_up, "child_id")

    step_downs = tables.of_children("step_downs")
    agreed = events(step_downs, step_downs["agreed_on"])
    count("step_downs_families", agreed, "step_down_id")
    count("step_downs_children", agreed)
    share("step_downs_from_duty", agreed, agreed["route"] == "Duty", "step_down_id")
    share("step_downs_from_locality", agreed, agreed["route"] == "Locality", "step_down_id")


def outreach(tables: Tables) -> None:
    children = categories(tables.read("centre_children"))
    deprived = children[children["deprivation_decile"] <= 3]
    here = open_at_month_ends(deprived, deprived["lived_from"], deprived["lived_to"])
    here = here[age_on(here["born_on"], here["last_day"]).between(0, 5)]
    share("centre_registration", here, here["registered_on"] <= here["last_day"])
    came = tables.read("centre_attendances")[["centre_child_id", "attended_on"]]
    share("centre_access", here, lately_seen(here, came))

    activity = categories(tables.read("young_people_activity"))
    young = activity[activity["lives_in_area"] & activity["academic_age"].isin([16, 17])]
    young = events(young, young["month"])
    winter = young[young["month"].dt.month.isin([12, 1, 2])]
    for suffix, rows in (("", young), ("_annual", winter)):
        share(f"not_known{suffix}", rows, rows["activity"] == "Not known")
        share(f"neet{suffix}", rows, rows["activity"] == "NEET")
    share("duty_to_participate", young, young["activity"].isin(PARTICIPATES))
    neet, not_known = (young[young["activity"] == each] for each in ("NEET", "Not known"))
    share("neet_looked_after", neet, neet["looked_after"])
    share("not_known_looked_after", not_known, not_known["looked_after"])

    sessions = categories(tables.read("youth_sessions"))
    count("youth_sessions", events(sessions, sessions["held_on"]))
    contacts = tables.of_children("youth_offending_contacts")
    count("youth_offending_contacts", events(contacts, contacts["contacted_on"]))


def lately_seen(here: pd.DataFrame, came: pd.DataFrame) -> pd.Series:
    """Whether each child came to an activity in the 12 months up to the month's end."""
    seen = []
    for last_day in here["last_day"].unique():
        window = (came["attended_on"] > last_day - pd.DateOffset(months=12)) & (
            came["attended_on"] <= last_day
        )
        then = here.loc[here["last_day"] == last_day, "centre_child_id"]
        seen.append(then.isin(came.loc[window, "centre_child_id"]))
    return pd.concat(seen).to_numpy()


def programmes(tables: Tables) -> None:
    held = tables.read("parenting_programmes")
    count("parenting_programmes_delivered", events(held, held["finished_on"]))
    attended = tables.of_families("programme_attendances").merge(
        held, on="parenting_programme_id", how="left"
    )
    attended = events(attended, attended["finished_on"])
    count("parenting_programme_families", attended, "family_id")
    completed = 5 * attended["sessions_attended"] >= 4 * attended["sessions"]
    share("parenting_programme_completion", attended, completed)


def conferencing(tables: Tables) -> None:
    referrals = tables.of_children("conference_referrals")
    received, accepted = (events(referrals, referrals[day]) for day in ("received_on", "accepted_on"))
    left = referrals["allocated_on"].fillna(referrals["closed_on"])
    waiting = open_at_month_ends(referrals, referrals["accepted_on"], left)
    for measure, rows in (("", received), ("_accepted", accepted), ("_waiting", waiting)):
        count(f"conference_referrals{measure}_families", rows, "conference_referral_id")
        count(f"conference_referrals{measure}_children", rows)
    cases = open_at_month_ends(referrals, referrals["accepted_on"], referrals["closed_on"])
    count("conference_cases_open", cases, "conference_referral_id")
    closed = events(referrals, referrals["closed_on"])
    count("conference_cases_closed", closed, "conference_referral_id")
    left_out = closed["closure_reason"].isin(["Withdrawn before work began", "Not accepted"])
    reached = closed[~left_out & closed["closure_reason"].notna()]
    held = reached["closure_reason"] == "Conference held"
    share("conference_conversion", reached, held, "conference_referral_id")

    conferences = tables.of_children("conferences")
    conferences = events(conferences, conferences["held_on"])
    count("conferences_held_families", conferences, "conference_id")
    count("conferences_held_children", conferences)
    in_time = working_days(conferences["allocated_on"], conferences["held_on"]) <= 20
    share("conferences_in_time", conferences, in_time, "conference_id")
    reviews = tables.of_families("conference_reviews")
    count("conference_reviews", events(reviews, reviews["held_on"]))


def quality(tables: Tables) -> None:
    answers = tables.of_families("closure_surveys")
    answers = events(answers, answers["answered_on"])
    answers = answers[answers["positive"].notna()]
    share("positive_family_responses", answers, answers["positive"].astype(bool))
    complaints = tables.read("complaints")
    formal = complaints[complaints["stage"] == "Formal"]
    count("formal_complaints_received", events(formal, formal["received_on"]))
    closed = events(formal, formal["closed_on"])
    count("formal_complaints_upheld", closed[closed["upheld"].fillna(False).astype(bool)])
    share("formal_complaints_in_time", closed, closed["closed_on"] <= closed["due_on"])
    compliments = tables.read("compliments")
    count("compliments_received", events(compliments, compliments["received_on"]))
    audits = tables.read("audits")
    by_managers = audits[audits["audited_by"] == "Team manager"]
    count("team_manager_audits", events(by_managers, by_managers["completed_on"]))


def main(folder: Path, file: Path) -> None:
    tables = Tables(folder)
    for area in (early_help, episodes, outreach, programmes, conferencing, quality):
        area(tables)
    file.write_text("".join(sorted(lines)), encoding="utf-8")


if __name__ == "__main__":
    assert date(2022, 6, 3) in BANK_HOLIDAYS.tolist()  # the jubilee: a calendar without it is the wrong one
    main(Path(sys.argv[1]), Path(sys.argv[2]))
