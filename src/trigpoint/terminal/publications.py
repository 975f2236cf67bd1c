"""Releases, neighbour models and what a publisher changed, as lines and as data."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.table import Table

from trigpoint.comparators.adding import Added, AddedModel, AddedRelease
from trigpoint.comparators.finding import Found
from trigpoint.comparators.keeping import KeptRelease
from trigpoint.comparators.keeping_models import KeptModel
from trigpoint.comparators.revising import ReleaseChanges
from trigpoint.comparators.working_out import WorkedOut
from trigpoint.terminal.listings import MOST_ROWS, count_of, plain_table

FIRST_CHANGES = 5
IN_WORDS = {
    "known": "with a value",
    "no_data": "not published",
    "suppressed": "suppressed",
    "low_reliability": "of low reliability",
    "not_applicable": "not applicable",
    "rounds_to_zero": "nearly 0",
}


def added_lines(added: Added) -> Iterator[str]:
    """What was kept of some files, what was left out, and what a revised release changed."""
    for model in added.models:
        yield from model_lines(model)
    for release in added.releases:
        yield from release_lines(release)
    for left in added.left_alone:
        yield f"Left alone: {left}"


def added_facts(added: Added) -> dict[str, Any]:
    """What was kept of some files, for a script to read."""
    return {
        "releases": [
            {
                **release_facts(one.kept),
                "is_new": one.is_new,
                "changes": changes_facts(one.changes) if one.changes else None,
            }
            for one in added.releases
        ],
        "models": [
            {**model_facts(one.kept), "is_new": one.is_new, "remark": one.remark} for one in added.models
        ],
        "left_alone": added.left_alone,
    }


def model_lines(added: AddedModel) -> Iterator[str]:
    """One neighbour model."""
    did = "Kept" if added.is_new else "Nothing new: kept already is"
    yield f"{did} the neighbour model of {added.kept.id}: {added.kept.councils} councils."
    if added.remark:
        yield f"  {added.remark}"


def release_lines(added: AddedRelease) -> Iterator[str]:
    """One release: how much of what, and what it changed of the edition before it."""
    kept = added.kept
    did = "Kept" if added.is_new else "Nothing new: kept already is"
    size = f"{count_of(kept.rows, 'figure')} of {count_of(len(kept.indicators), 'indicator')}"
    yield f"{did} '{kept.id}': {size}, {_years(kept)}."
    yield f"  {states_in_words(kept)}."
    yield from (f"  {remark}" for remark in kept.remarks)
    if added.changes is not None:
        yield from (f"  {line}" for line in changes_lines(added.changes, FIRST_CHANGES))


def states_in_words(kept: KeptRelease) -> str:
    """'1,200 with a value, 31 suppressed'."""
    ordered = [(state, kept.states.get(state, 0)) for state in IN_WORDS]
    return ", ".join(f"{count:,} {IN_WORDS[state]}" for state, count in ordered if count)


def changes_lines(changed: ReleaseChanges, most: int = MOST_ROWS) -> Iterator[str]:
    """How many figures a later release gives differently, and the first of them, councils before regions."""
    rows = sorted(changed.cells.to_pylist(), key=lambda row: row["level"] != "council")
    of_councils = sum(row["level"] == "council" for row in rows)
    differ = "differs" if len(rows) == 1 else "differ"
    yield f"Beside '{changed.before}', {count_of(len(rows), 'figure')} {differ}, {of_councils:,} of councils."
    for row in rows[:most]:
        what = f"{row['indicator']} {row['breakdown']}".strip()
        before, now = (row[name] or "nothing" for name in ("printed_before", "printed_now"))
        yield f"- {what}, {row['area_name']}, {row['year']}: {before}, now {now}"
    if len(rows) > most:
        yield f"  All of them: trigpoint comparators changes '{changed.before}' '{changed.now}' --json"
    for words, names in (("No longer there", changed.indicators_gone), ("New", changed.indicators_new)):
        if names:
            more = f" and {len(names) - FIRST_CHANGES} more" if len(names) > FIRST_CHANGES else ""
            yield f"{words}: {', '.join(names[:FIRST_CHANGES])}{more}"


def worked_out_lines(found: WorkedOut) -> Iterator[str]:
    """Whether published figures are the quotient of the numbers said to be behind them."""
    for level, compared in found.compared.items():
        of_what = f"of {compared:,} published figures ({level.replace('_', ' ')})"
        yield f"{found.agreeing[level]:,} {of_what} are this quotient, rounded."
    yield from (f"- {text}" for text in found.differing)


def kept_tables(releases: Sequence[KeptRelease], models: Sequence[KeptModel]) -> Iterator[Table]:
    """Every release and every neighbour model."""
    table = plain_table("Release", "Published on", "Kept on", "Figures", "Indicators", "Years", "From")
    for one in releases:
        published = one.published_on.isoformat() if one.published_on else ""
        sources = one.sources[0] if len(one.sources) == 1 else count_of(len(one.sources), "file")
        day, size = one.kept_at.date().isoformat(), str(len(one.indicators))
        table.add_row(one.id, published, day, f"{one.rows:,}", size, _years(one), sources)
    yield table
    table = plain_table("Neighbour model", "Councils", "From")
    for model in models:
        table.add_row(model.id, str(model.councils), model.source)
    yield table


def indicators_table(found: Sequence[Found]) -> Table:
    """Indicators by name, the first few of them."""
    table = plain_table("Indicator", "In words", "Release", "Years", "Good is", "Breakdowns")
    for one in found[:MOST_ROWS]:
        years = one.indicator.years
        between = f"{years[0].label} to {years[-1].label}" if len(years) > 1 else years[0].label
        several = len(one.indicator.breakdowns)
        table.add_row(
            one.indicator.indicator,
            one.indicator.name,
            one.release.id,
            between,
            one.indicator.polarity or "not said",
            "" if several == 1 else str(several),
        )
    return table


def release_facts(one: KeptRelease) -> dict[str, Any]:
    """A kept release for a script to read."""
    return {
        "release": one.id,
        "data_set": one.data_set,
        "edition": one.edition,
        "published_on": one.published_on,
        "kept_at": one.kept_at.isoformat(),
        "rows": one.rows,
        "indicators": len(one.indicators),
        "first_year": one.first_year,
        "last_year": one.last_year,
        "states": one.states,
        "remarks": one.remarks,
        "sources": one.sources,
        "digest": one.digest,
    }


def model_facts(one: KeptModel) -> dict[str, Any]:
    """A kept neighbour model for a script to read."""
    return {"model": one.id, "councils": one.councils, "source": one.source}


def changes_facts(changed: ReleaseChanges) -> dict[str, Any]:
    """What differs between two releases, every figure of it."""
    return {
        "before": changed.before,
        "now": changed.now,
        "indicators_gone": changed.indicators_gone,
        "indicators_new": changed.indicators_new,
        "cells": changed.cells.to_pylist(),
    }


def indicator_facts(one: Found) -> dict[str, Any]:
    """An indicator for a script to read."""
    return {
        "indicator": one.indicator.indicator,
        "name": one.indicator.name,
        "release": one.release.id,
        "polarity": one.indicator.polarity,
        "years": [year.label for year in one.indicator.years],
        "breakdowns": one.indicator.breakdowns,
    }


def _years(one: KeptRelease) -> str:
    return f"{one.first_year}" if one.first_year == one.last_year else f"{one.first_year} to {one.last_year}"
