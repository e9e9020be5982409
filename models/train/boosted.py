"""The challenger: gradient-boosted trees with the same monotone directions, by LightGBM."""

import hashlib
from pathlib import Path

import lightgbm
import numpy as np

from export_onnx import build_trees
from model_files import GOLDEN_PRIORS, golden_csv, golden_inputs, run_onnx, write_manifest

PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 4,
    "min_data_in_leaf": 10,
    "lambda_l2": 5.0,
    "bagging_freq": 0,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbosity": -1,
    "boost_from_average": True,
}
ROUNDS = 120


def fit(x: np.ndarray, bad: np.ndarray, signs: list[int], seed: int, **other) -> lightgbm.Booster:
    """signs: +1 where a higher value is riskier."""
    parameters = {**PARAMETERS, "monotone_constraints": signs, "seed": seed, **other}
    return lightgbm.train(parameters, lightgbm.Dataset(x, bad), num_boost_round=ROUNDS)


def logit_of(booster: lightgbm.Booster, x: np.ndarray) -> np.ndarray:
    return booster.predict(x[:, : booster.num_feature()], raw_score=True)


def write_trees(folder: Path, manifest: dict, booster: lightgbm.Booster, features: list[str], edges: dict, base: float, seed: int) -> str:
    """Writes the challenger's files; the graph must give what LightGBM gives. @returns sha256"""
    onnx = build_trees(len(features), booster.dump_model(), base)
    rows = golden_inputs(features, edges, seed)
    priors = [GOLDEN_PRIORS[i % len(GOLDEN_PRIORS)] for i in range(len(rows))]
    x = np.array(rows)
    graph = run_onnx(onnx, x, priors)
    # LightGBM itself would take infinity for a number; the graph takes it for unknown
    p = np.array(priors)
    margin = logit_of(booster, np.where(np.isfinite(x), x, np.nan)) + np.log(p / (1 - p)) - np.log(base / (1 - base))
    apart = np.abs(graph["pd"][:, 0] - 1 / (1 + np.exp(-margin))).max()
    if not apart < 1e-6:
        raise SystemExit(f"the graph and LightGBM differ by {apart}")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(onnx)
    given = np.concatenate([graph["pd"], graph["score"]], axis=1).tolist()
    (folder / "golden.csv").write_text(golden_csv(features, ["pd", "score"], rows, given, priors), encoding="utf-8")
    sha = hashlib.sha256(onnx).hexdigest()
    write_manifest(folder, manifest, "trees", sha, features)
    return sha
