"""Scores a labelled folder of the data set's layout with the committed ONNX; trains nothing.

    python models/train/evaluate.py --model invoice-default --data FOLDER [--as-of 2020-02-29]
    python models/train/evaluate.py --model legal-distress --data FOLDER
    python models/train/evaluate.py --model receivable-lateness --data FOLDER

Prints one JSON line. auc and ks count every labelled row; one the product would refer to a person
(`referred`) has no evidence and ranks at the base rate. brier and logloss need a base rate: the
training sample's own (`baseRate`), which is what a labelled sample of this kind has.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import pandas as pd

import invoice_features
import legal_features
import receivable_features
from metrics import auc, brier, ks, logit, logloss, sigmoid
from model_files import run_onnx


def invoice(options) -> tuple[pd.DataFrame, np.ndarray, dict]:
    companies, sales = invoice_features.read_companies(options.data), invoice_features.read_sales(options.data)
    as_of = options.as_of or invoice_features.month_end(sales["day"].max())
    return invoice_features.features(sales, companies["firm"].tolist(), as_of), companies["bad"].to_numpy(), {"asOf": as_of}


def legal(options) -> tuple[pd.DataFrame, np.ndarray, dict]:
    companies, lawsuits = legal_features.read(options.data)
    return legal_features.features(companies, lawsuits), companies["label"].to_numpy(), {}


def receivable(options) -> tuple[pd.DataFrame, np.ndarray, dict]:
    table = receivable_features.read(options.data)
    return receivable_features.features(table), (table["DaysLate"] > 15).to_numpy().astype(int), {"lateDays": 15}


READERS = {
    "invoice-default": invoice,
    "invoice-default-boosted": invoice,
    "legal-distress": legal,
    "receivable-lateness": receivable,
}


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--model", required=True, choices=sorted(READERS))
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--as-of", help="invoices only; default: the end of the month of the last invoice")
    options = arguments.parse_args()
    models = Path(__file__).resolve().parents[1]
    active = json.loads((models / "active.json").read_text(encoding="utf-8"))
    version = next((m["version"] for m in active["models"] if m["name"] == options.model), None)
    if version is None:
        raise SystemExit(f"no model {options.model} in models/active.json")
    folder = models / options.model / version
    told = json.loads((folder / "features.json").read_text(encoding="utf-8"))
    onnx = (folder / "model.onnx").read_bytes()
    if hashlib.sha256(onnx).hexdigest() != told["sha256"]:
        raise SystemExit("model.onnx is not the file features.json names")
    table, bad, more = READERS[options.model](options)
    base = base_rate(models, folder, told)
    given = run_onnx(onnx, table[told["features"]].to_numpy(dtype=np.float64), base)
    score, pd_given = given["score"][:, 0], given["pd"][:, 0]
    z = np.array([logit(p) for p in np.clip(pd_given, 1e-15, 1 - 1e-15)])
    if "known" in given:
        more["referred"] = int((given["known"].sum(axis=1) == 0).sum())
    print(
        json.dumps(
            {
                "model": told["name"],
                "version": told["version"],
                "n": len(bad),
                "bad": int(bad.sum()),
                "auc": auc(bad, -score),
                "ks": ks(bad, -score),
                "brier": brier(bad, sigmoid(z)),
                "logloss": logloss(bad, sigmoid(z)),
                "baseRate": base,
                **more,
            }
        )
    )


def base_rate(models: Path, folder: Path, told: dict) -> float:
    """Of the training sample; boosted trees share the sample of the model they challenge."""
    if told["kind"] == "trees":
        champion = json.loads((models / "active.json").read_text(encoding="utf-8"))
        name = told["name"].removesuffix("-boosted")
        folder = models / name / next(m["version"] for m in champion["models"] if m["name"] == name)
    sample = json.loads((folder / "scorecard.json").read_text(encoding="utf-8"))["sample"]
    return sample["bad"] / sample["n"]


if __name__ == "__main__":
    main()
