"""Registration and lawsuit features of SMEsD enterprises, by the definitions of src/modules/features/domain.

Not used, on purpose: `months` and `age_months` (measured from different origins for bankrupt and
surviving firms), degrees and the presence of a neighbour (an artefact of how the data were collected),
area and industry (the two classes were drawn from different places).
"""

from pathlib import Path

import numpy as np
import pandas as pd

WAN = 1_000_000  # fen in 万元
LOAN = 0  # the causes of 金融借款、民间借贷、追偿权 disputes
PLAINTIFF, DEFENDANT_LOST = (0, 1), 3
# direct relations between enterprises and through a person; trade and loans (12-19) are left out
GRAPH_TYPES = range(0, 12)


def read(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Companies in file order, and their lawsuits."""
    return pd.read_csv(folder / "smesd_companies.csv.gz"), pd.read_csv(folder / "smesd_lawsuits.csv.gz")


def features(companies: pd.DataFrame, lawsuits: pd.DataFrame) -> pd.DataFrame:
    """One row per company, in order. The data set lists every suit it knows, so that none means none."""
    keys = list(zip(companies["split"], companies["idx"]))

    def count(rows: pd.Series) -> list[float]:
        by = lawsuits[rows].groupby(["split", "idx"]).size().to_dict()
        return [float(by.get(k, 0)) for k in keys]

    lost = lawsuits["result"] == DEFENDANT_LOST
    return pd.DataFrame(
        {
            "registered-capital": companies["reg_cap"].to_numpy() * WAN,
            "cases-loan-lost": count(lost & (lawsuits["cause"] == LOAN)),
            "cases-other-lost": count(lost & (lawsuits["cause"] != LOAN)),
            "cases-plaintiff": count(lawsuits["result"].isin(PLAINTIFF)),
        }
    )


def neighbour_features(companies: pd.DataFrame, own: pd.DataFrame, edges: pd.DataFrame) -> pd.DataFrame:
    """What related enterprises of the data set are like; NaN without one, which is no evidence.

    Related: an edge, or two through a person (shareholder, supervisor, executive). Capital in fen.
    """
    table = pd.DataFrame(index=range(len(companies)), columns=["capital", "loan-lost", "any-lost"], dtype=float)
    capital, loan = own["registered-capital"].to_numpy(), own["cases-loan-lost"].to_numpy()
    lost = loan + own["cases-other-lost"].to_numpy()
    for split, rows in companies.groupby("split").groups.items():
        at = {int(companies.at[r, "idx"]): r for r in rows}
        part = edges[(edges["split"] == split) & edges["type"].isin(GRAPH_TYPES)]
        near: dict[int, set[int]] = {}
        for s, d in zip(part["src"], part["dst"]):
            near.setdefault(int(s), set()).add(int(d))
            near.setdefault(int(d), set()).add(int(s))
        for node, row in at.items():
            found = set()
            for one in near.get(node, ()):
                found |= {one} if one in at else {two for two in near.get(one, ()) if two in at}
            found.discard(node)
            if found:
                others = [at[f] for f in sorted(found)]
                table.loc[row] = [capital[others].mean(), loan[others].mean(), (lost[others] > 0).mean()]
    return table.rename(columns=lambda c: f"neighbours-{c}").reset_index(drop=True).astype(np.float64)
