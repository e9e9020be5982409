"""Invoice features of CUMCM 2020 C enterprises, by the definitions of src/modules/features/domain.

The same numbers come out of the TypeScript features (invoice-default.real.test.ts holds both to
1e-9): the 24 whole months ending with asOf's month, valid sales invoices with tax, money in fen.
"""

from pathlib import Path

import numpy as np
import pandas as pd

WINDOW = 24
KEYS = [
    "sales-24m",
    "sales-months-24m",
    "sales-volatility-24m",
    "top1-buyer-share-24m",
    "void-rate-24m",
]


def find(folder: Path, ending: str) -> Path:
    """The one file of the folder whose name ends so, gzip or not."""
    found = sorted(p for p in folder.iterdir() if p.name.endswith((ending, ending + ".gz")))
    if len(found) == 0:
        raise SystemExit(f"no file *{ending}[.gz] in {folder}")
    if len(found) > 1:
        found = [p for p in found if p.name.startswith("att1_")]
    if len(found) != 1:
        raise SystemExit(f"several files *{ending}[.gz] in {folder}")
    return found[0]


def read_companies(folder: Path) -> pd.DataFrame:
    """Enterprises with their label, in file order. Neither rating nor name is read: both leak."""
    table = pd.read_csv(find(folder, "_companies.csv"), dtype=str, encoding="utf-8-sig")
    labelled = table["是否违约"].isin(["是", "否"])
    table = table[labelled]
    return pd.DataFrame(
        {"firm": table["企业代号"].values, "bad": (table["是否违约"] == "是").astype(int).values}
    )


def read_sales(folder: Path) -> pd.DataFrame:
    """Sales invoices without exact duplicate rows; total in integral fen."""
    table = pd.read_csv(find(folder, "_invoices_out.csv"), dtype=str, encoding="utf-8-sig")
    table = table.drop_duplicates()
    return pd.DataFrame(
        {
            "firm": table["企业代号"],
            "day": table["开票日期"],
            "month": table["开票日期"].str[:4].astype(int) * 12
            + table["开票日期"].str[5:7].astype(int)
            - 1,
            "buyer": table["购方单位代号"],
            "total": np.rint(pd.to_numeric(table["价税合计"]) * 100).astype("int64"),
            "valid": table["发票状态"] == "有效发票",
        }
    )


def month_end(day: str) -> str:
    return str((pd.Timestamp(day) + pd.offsets.MonthEnd(0)).date())


def features(sales: pd.DataFrame, firms: list[str], as_of: str) -> pd.DataFrame:
    """One row per firm, NaN = unknown. A firm with no invoice, void or valid, in the window is unknown."""
    last = int(as_of[:4]) * 12 + int(as_of[5:7]) - 1
    known = sales[sales["day"] <= as_of]
    groups = dict(tuple(known.groupby("firm", sort=False)))
    rows = [one_firm(groups[f], last) if f in groups else {} for f in firms]
    return pd.DataFrame(rows, index=firms, columns=KEYS, dtype="float64")


def one_firm(invoices: pd.DataFrame, last: int) -> dict[str, float]:
    window = invoices[invoices["month"] > last - WINDOW]
    if len(window) == 0:
        return {}
    valid = window[window["valid"]]
    # a month without an invoice is a month without sales
    by_month = np.zeros(WINDOW)
    sums = valid.groupby("month")["total"].sum()
    by_month[sums.index.to_numpy() - (last - WINDOW + 1)] = sums.to_numpy()
    mean = by_month.sum() / WINDOW
    row: dict[str, float] = {
        "sales-24m": float(valid["total"].sum()),
        "sales-months-24m": float(valid["month"].nunique()),
        "void-rate-24m": float((~window["valid"]).sum() / len(window)),
    }
    if mean > 0:
        row["sales-volatility-24m"] = float(np.sqrt(((by_month - mean) ** 2).sum() / WINDOW) / mean)
    by_buyer = valid.groupby("buyer")["total"].sum().clip(lower=0)
    if by_buyer.sum() > 0:
        row["top1-buyer-share-24m"] = float(by_buyer.max() / by_buyer.sum())
    return row


def active_firms(sales: pd.DataFrame, firms: list[str], cut: str) -> np.ndarray:
    """Firms with a valid sales invoice in the last three months to `cut`: not silent yet."""
    start = str((pd.Timestamp(cut) - pd.offsets.MonthEnd(3)).date())
    recent = sales[sales["valid"] & (sales["day"] > start) & (sales["day"] <= cut)]
    return np.isin(np.array(firms), recent["firm"].unique())
