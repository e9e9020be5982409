"""Scores a labelled folder of the CUMCM att1 layout with the committed ONNX; trains nothing.

    python models/train/evaluate.py --model invoice-default --data FOLDER [--as-of 2020-02-29]

Prints one JSON line. auc and ks count every labelled firm, also those the product would refer to a
person (`referred`). brier and logloss need a base rate: the shipped PD rests on the platform's
prior, a labelled sample of this kind on that of the training sample, so the log odds are moved by
the difference; `brierShipped` is that of the PD as shipped.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime

from invoice_features import features, month_end, read_companies, read_sales
from metrics import auc, brier, ks, logit, logloss, sigmoid


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--as-of", help="default: the end of the month of the last invoice")
    options = arguments.parse_args()
    models = Path(__file__).resolve().parents[1]
    active = json.loads((models / "active.json").read_text())
    version = next((m["version"] for m in active["models"] if m["name"] == options.model), None)
    if version is None:
        raise SystemExit(f"no model {options.model} in models/active.json")
    folder = models / options.model / version
    told = json.loads((folder / "features.json").read_text())
    onnx = (folder / "model.onnx").read_bytes()
    if hashlib.sha256(onnx).hexdigest() != told["sha256"]:
        raise SystemExit("model.onnx is not the file features.json names")
    card = json.loads((folder / "scorecard.json").read_text())
    companies, sales = read_companies(options.data), read_sales(options.data)
    as_of = options.as_of or month_end(sales["day"].max())
    table = features(sales, companies["firm"].tolist(), as_of)
    x = table[told["input"]["features"]].to_numpy(dtype=np.float64)
    session = onnxruntime.InferenceSession(onnx, providers=["CPUExecutionProvider"])
    z, pd = (o[:, 0] for o in session.run(["logit", "pd"], {"x": x}))
    bad = companies["bad"].to_numpy()
    referred = np.zeros(len(bad), dtype=bool)
    for need in told["minKnown"]:
        referred |= ~(table[need["feature"]].to_numpy() >= need["atLeast"])
    base = card["sample"]["bad"] / card["sample"]["n"]
    p = sigmoid(z + logit(base) - logit(told["prior"]["value"]))
    line = {
        "model": told["name"],
        "version": told["version"],
        "n": len(bad),
        "bad": int(bad.sum()),
        "auc": auc(bad, z),
        "ks": ks(bad, z),
        "brier": brier(bad, p),
        "logloss": logloss(bad, p),
        "baseRate": base,
        "brierShipped": brier(bad, pd),
        "asOf": as_of,
        "referred": int(referred.sum()),
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main()
