"""What is known of a receivable on its invoice day, from the buyer's invoices with the platform's sellers.

Only invoices whose settlement or due date lies before that day count. The invoice's own dispute is
not used: it is known later.
"""

from pathlib import Path

import numpy as np
import pandas as pd

KEYS = [
    "buyer-settled-invoices",
    "buyer-late-share",
    "buyer-mean-days-late",
    "buyer-disputed-share",
    "buyer-overdue-open",
    "amount-to-buyer-mean",
]


def read(folder: Path) -> pd.DataFrame:
    table = pd.read_csv(folder / "ibm-accounts-receivable.csv")
    for column in ("InvoiceDate", "DueDate", "SettledDate"):
        table[column] = pd.to_datetime(table[column], format="%m/%d/%Y")
    return table.sort_values(["InvoiceDate", "invoiceNumber"], kind="stable").reset_index(drop=True)


def features(table: pd.DataFrame) -> pd.DataFrame:
    """One row per invoice, NaN = unknown."""
    out = pd.DataFrame(np.nan, index=table.index, columns=KEYS)
    for rows in table.groupby("customerID").groups.values():
        mine = table.loc[rows]
        for row in rows:
            day = table.at[row, "InvoiceDate"]
            settled = mine[mine["SettledDate"] < day]
            known = mine[mine["InvoiceDate"] < day]
            overdue = known[(known["DueDate"] < day) & (known["SettledDate"] >= day)]
            out.at[row, "buyer-settled-invoices"] = len(settled)
            out.at[row, "buyer-overdue-open"] = len(overdue)
            if len(settled):
                out.at[row, "buyer-late-share"] = (settled["DaysLate"] > 0).mean()
                out.at[row, "buyer-mean-days-late"] = settled["DaysLate"].mean()
                out.at[row, "buyer-disputed-share"] = (settled["Disputed"] == "Yes").mean()
                out.at[row, "amount-to-buyer-mean"] = table.at[row, "InvoiceAmount"] / settled["InvoiceAmount"].mean()
    return out
