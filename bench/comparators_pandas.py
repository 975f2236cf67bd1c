"""The same comparisons as a pandas script: `python -m bench.comparators_pandas FOLDER FILE`.

Written as a careful analyst who knows NumPy would: the tables are read once and pivoted to a sheet of
measures and years by councils, and each council's ten neighbours are picked from it all at once. It does
less than the other program: no lists of tied or missing neighbours, no pooled figures, only year labels
that are in these files.
"""

import re
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd

ENGLAND = 970
LONDON, PARTS_OF_LONDON = 986, (987, 988)
REGIONS = {
    "North East": 980,
    "North West": 981,
    "Yorkshire and the Humber": 982,
    "East Midlands": 983,
    "West Midlands": 984,
    "East of England": 985,
    "London (Inner)": 987,
    "London (Outer)": 988,
    "South East": 989,
    "South West": 990,
}


def year_ending(label: str) -> float:
    """2022 for 2022, 2021/22, 2021-22 (OT) and 2020-22; missing for what is no year."""
    numbers = re.findall(r"\d{4}|(?<=[-/])\d{2}", label)
    if not numbers or len(numbers[0]) != 4:
        return np.nan
    return float(numbers[-1]) if len(numbers[-1]) == 4 else float(numbers[0][:2] + numbers[-1])


def span(label: str) -> int:
    """Years taken together: 3 for 2020-22 and 2021/22-23/24, 1 for 2021/22."""
    numbers = re.findall(r"\d{4}|(?<=[-/])\d{2}", label)
    if len(numbers) < 2:
        return 1
    first, last = int(numbers[0]), int(year_ending(label))
    if len(numbers) == 4:
        return last - first
    return 1 if last - first == 1 else last - first + 1


def read(folder: Path) -> pd.DataFrame:
    """Every row of the tables once, with its number or nothing."""
    files = sorted(set(folder.glob("lait_*.csv")) - {folder / "lait_data_dictionary.csv"})
    columns = ["short_desc", "year", "la_number", "value"]
    rows = pd.concat([pd.read_csv(file, usecols=columns, dtype=str, encoding="utf-8-sig") for file in files])
    rows = rows.drop_duplicates()
    labels = pd.Series(rows["year"].unique())
    rows["ending"] = rows["year"].map(dict(zip(labels, labels.map(year_ending), strict=True)))
    rows["span"] = rows["year"].map(dict(zip(labels, labels.map(span), strict=True)))
    rows = rows[rows["ending"].notna()]
    rows["la_number"] = rows["la_number"].astype(int)
    rows["value"] = pd.to_numeric(rows["value"].where(rows["value"] != "-")).round(9)
    return rows


def ways(folder: Path) -> tuple[pd.Series, pd.Series]:
    """Which way is good, and whether bands are shown, by measure."""
    about = pd.read_csv(
        folder / "lait_data_dictionary.csv", dtype=str, encoding="utf-8-sig", keep_default_na=False
    )
    by_measure = about.groupby("Measure_short")
    way = by_measure["Polarity"].first().map({"High": 1, "Low": -1}).fillna(0)
    return way, ~by_measure["No_Quartile"].agg(lambda flags: (flags == "N").any())


def main() -> None:
    folder, written = map(Path, sys.argv[1:])
    warnings.simplefilter("ignore", RuntimeWarning)  # a row without any value has no mean
    rows, (way_of, banded_of) = read(folder), ways(folder)
    sheet = rows.pivot(index=["short_desc", "span", "ending", "year"], columns="la_number", values="value")
    key = sheet.index.to_frame(index=False)
    way = key["short_desc"].map(way_of).fillna(0).to_numpy()[:, None]
    banded = key["short_desc"].map(banded_of).fillna(True).to_numpy(dtype=bool)[:, None]

    near = pd.read_csv(folder / "statistical_neighbours_long.csv", encoding="utf-8-sig")
    near = near[near["model"] == "April 2021"].sort_values(["la_code", "sn_rank"])
    councils = near["la_code"].unique()
    home = near.drop_duplicates("la_code").set_index("la_code")["region"].map(REGIONS)
    ten = near["sn_la_code"].to_numpy().reshape(len(councils), 10)

    everyone = sheet.reindex(columns=sorted({*sheet.columns, *councils}))
    values = everyone.to_numpy()
    place = {number: at for at, number in enumerate(everyone.columns)}
    own = values[:, [place[number] for number in councils]]
    beside = values[:, np.vectorize(place.get)(ten)]
    with_value = (~np.isnan(beside)).sum(axis=2)
    mean, middle = np.nanmean(beside, axis=2), np.nanmedian(beside, axis=2)
    best = np.where(way > 0, np.nanmax(beside, axis=2), np.nanmin(beside, axis=2))
    best = np.where(way == 0, np.nan, best)

    among = everyone.loc[:, [number for number in everyone.columns if number < ENGLAND]]
    q1, q2, q3 = (np.nanpercentile(among.to_numpy(), per, axis=1)[:, None].round(9) for per in (25, 50, 75))
    rising = among.rank(axis=1, method="min").reindex(columns=councils).to_numpy()
    falling = among.rank(axis=1, method="min", ascending=False).reindex(columns=councils).to_numpy()
    rank = np.where(way == 0, np.nan, np.where(way > 0, falling, rising))
    above = (own > q1).astype(int) + (own > q2) + (own > q3)
    letter = np.array(list("ABCD"))[np.where(way > 0, 3 - above, above)]
    band = np.where(np.isnan(own) | (way == 0) | ~banded, None, letter)

    england = everyone.get(ENGLAND).to_numpy()[:, None]
    lowest, highest = among.min(axis=1).to_numpy()[:, None], among.max(axis=1).to_numpy()[:, None]
    none = np.isnan(lowest)
    england = np.where(((england >= lowest) & (england <= highest)) | none, england, np.nan)

    published = everyone.reindex(columns=[*range(980, 991)])
    apart = published.notna().groupby(key["short_desc"].to_numpy()).any()
    apart = apart.loc[key["short_desc"]].to_numpy()
    regions = published.to_numpy()
    wider = np.array([LONDON if number in PARTS_OF_LONDON else number for number in home[councils]]) - 980
    ours = home[councils].to_numpy() - 980
    used = np.where(apart[:, ours], ours, wider)
    region = np.take_along_axis(regions, used, axis=1)

    before = pd.MultiIndex.from_arrays([key["short_desc"], key["span"], key["ending"] - 1])
    earlier = pd.DataFrame(own, index=pd.MultiIndex.from_frame(key[["short_desc", "span", "ending"]]))
    change = (own - earlier.reindex(before).to_numpy()).round(9)

    series = len(key)
    pd.DataFrame(
        {
            "indicator": np.repeat(key["short_desc"].to_numpy(), len(councils)),
            "period": np.repeat(key["year"].to_numpy(), len(councils)),
            "council": np.tile(councils.astype(str), series),
            "value": own.ravel(),
            "change": change.ravel(),
            "mean": mean.ravel(),
            "median": middle.ravel(),
            "with_value": with_value.ravel(),
            "best": best.ravel(),
            "region": region.ravel(),
            "england": np.repeat(england.ravel(), len(councils)),
            "q1": np.repeat(q1.ravel(), len(councils)),
            "q2": np.repeat(q2.ravel(), len(councils)),
            "q3": np.repeat(q3.ravel(), len(councils)),
            "rank": rank.ravel(),
            "band": band.ravel(),
        }
    ).to_parquet(written, index=False)


if __name__ == "__main__":
    main()
