"""The files of a model: features.json, scorecard.json, golden.csv, as the platform reads and checks them."""

import csv
import hashlib
import io
import json
from pathlib import Path

import numpy as np
import onnxruntime

from export_onnx import FACTOR, GRAIN, OFFSET, SCORE, build_scorecard, to_grain
from metrics import sigmoid
from scorecard import bin_of

GOLDEN_PRIORS = (0.03, 0.01, 0.25)


def dump(path: Path, data) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def card_of(model, spec: dict, x: dict, bad: np.ndarray, source: str) -> list[dict]:
    """A fitted scorecard as data: bins, points (higher is safer), counts of the sample, IV."""
    rows = []
    for f in model.choice.features:
        edges = [float(e) for e in spec[f]["edges"]]
        k, size = bin_of(x[f], edges), len(edges) + 2
        n, b = np.bincount(k, minlength=size), np.bincount(k, weights=bad, minlength=size).astype(int)
        # half a firm in each cell keeps an empty bin finite
        share_b = (b + 0.5) / (b.sum() + 0.5 * size)
        share_g = (n - b + 0.5) / ((n - b).sum() + 0.5 * size)
        rows.append(
            {
                "key": f,
                "label": spec[f]["label"],
                "unit": spec[f]["unit"],
                "source": source,
                "edges": edges,
                "points": [to_grain(-FACTOR * model.weight[f] * w) for w in model.woe[f]],
                "missing": 0.0,
                "lever": spec[f].get("lever", False),
                "why": spec[f]["why"],
                "weight": round(model.weight[f], 6),
                "iv": round(float(((share_b - share_g) * np.log(share_b / share_g)).sum()), 6),
                "count": n.tolist(),
                "bad": b.tolist(),
            }
        )
    return rows


def base_points(prior: float) -> float:
    return to_grain(OFFSET - FACTOR * float(np.log(prior / (1 - prior))))


def met(value: float, need: dict) -> bool:
    return bool(np.isfinite(value) and value >= need["atLeast"])


def evaluate(cards: list[dict], sources: list[dict], features: list[str], x: list[float], prior: float) -> dict:
    """The scorecard in Python for one row; must equal the graph."""
    at = dict(zip(features, x))
    known, points, sums = [], [], []
    for s in sources:
        mine = [c for c in cards if c["source"] == s["key"]]
        present = sum(np.isfinite(at[c["key"]]) for c in mine)
        known.append(float(present >= s["leastFeatures"] and all(met(at[n["feature"]], n) for n in s["needs"])))
    of = {s["key"]: i for i, s in enumerate(sources)}
    sums = [0.0] * len(sources)
    for c in cards:
        v, s = at[c["key"]], of[c["source"]]
        given = c["points"][int(np.searchsorted(c["edges"], v, side="left"))] if np.isfinite(v) else c["missing"]
        points.append(given * known[s] + 0.0)
        sums[s] += points[-1]
    score = base_points(prior) + sum(sums)
    pd = float(sigmoid((OFFSET - score) / FACTOR))
    return {"pd": pd, "score": score, "points": points, "evidence": [0.0 - p / FACTOR for p in sums], "known": known}


def golden_inputs(features: list[str], edges: dict[str, list[float]], seed: int) -> list[list[float]]:
    """Invented rows: every edge with its neighbours, a missing value in each place, infinity, random ones."""
    rng = np.random.default_rng(seed)
    middle = [edges[f][len(edges[f]) // 2] for f in features]
    nan, inf = float("nan"), float("inf")
    rows = [list(middle), [nan] * len(features), [inf] * len(features), [-inf] * len(features)]
    for i, f in enumerate(features):
        for e in edges[f]:
            for v in (e, np.nextafter(e, -inf), np.nextafter(e, inf)):
                rows.append([float(v) if j == i else m for j, m in enumerate(middle)])
        rows.append([nan if j == i else m for j, m in enumerate(middle)])
    for _ in range(60):
        row = [float(rng.uniform(min(0.0, edges[f][0]), 1.2 * edges[f][-1] + 1)) for f in features]
        rows.append([nan if rng.uniform() < 0.15 else v for v in row])
    return rows


def run_onnx(onnx: bytes, x: np.ndarray, prior) -> dict:
    session = onnxruntime.InferenceSession(onnx, providers=["CPUExecutionProvider"])
    given = session.run(None, {"x": x, "prior": np.broadcast_to(np.asarray(prior, float).reshape(-1, 1), (len(x), 1)).copy()})
    return {o.name: g for o, g in zip(session.get_outputs(), given)}


def number(v: float) -> str:
    return "" if np.isnan(v) else repr(float(v))


def golden_csv(features: list[str], outputs: list[str], rows: list[list[float]], given: list[list[float]], priors) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*features, "prior", *outputs])
    for x, p, g in zip(rows, priors, given):
        writer.writerow([number(v) for v in [*x, p, *g]])
    return text.getvalue()


def digest(table, keys: list[str]) -> dict:
    """Sums over the sample that a second implementation of the features must meet; no row is given."""
    weights = np.arange(1, len(table) + 1)
    out = {}
    for k in keys:
        v = table[k].to_numpy(dtype=float)
        seen = ~np.isnan(v)
        out[k] = {
            "known": int(seen.sum()),
            "sum": float(v[seen].sum()),
            "squares": float((v[seen] ** 2).sum()),
            "byPosition": float((v[seen] * weights[seen]).sum()),
        }
    return out


def write_scorecard(folder: Path, manifest: dict, cards: list[dict], sample: dict | None, seed: int) -> str:
    """Writes the model and its files; the graph must equal the Python scorecard on the golden rows.

    manifest: name, version, label, subject, sources, minSources, snapshotMaxAgeDays. @returns sha256
    """
    sources = manifest["sources"]
    scored = [c["key"] for c in cards]
    gates = sorted({n["feature"] for s in sources for n in s["needs"]} - set(scored))
    features = [*scored, *gates]
    onnx = build_scorecard(features, cards, sources)
    sha = hashlib.sha256(onnx).hexdigest()
    edges = {c["key"]: c["edges"] for c in cards}
    for s in sources:
        for n in s["needs"]:
            edges.setdefault(n["feature"], [float(n["atLeast"])])
    rows = golden_inputs(features, edges, seed)
    priors = [GOLDEN_PRIORS[i % len(GOLDEN_PRIORS)] for i in range(len(rows))]
    given = []
    for x, p in zip(rows, priors):
        e = evaluate(cards, sources, features, x, p)
        given.append([e["pd"], e["score"], *e["points"], *e["evidence"], *e["known"]])
    graph = run_onnx(onnx, np.array(rows), priors)
    apart = np.abs(np.concatenate([graph[o] for o in ("pd", "score", "points", "evidence", "known")], axis=1) - np.array(given))
    if not apart.max() < 1e-6:
        raise SystemExit(f"the graph and the scorecard differ by {apart.max()}")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(onnx)
    outputs = [*[f"points:{k}" for k in scored], *[f"{o}:{s['key']}" for o in ("evidence", "known") for s in sources]]
    text = golden_csv(features, ["pd", "score", *outputs], rows, given, priors)
    (folder / "golden.csv").write_text(text, encoding="utf-8")
    write_manifest(folder, manifest, "scorecard", sha, features)
    card = {"name": manifest["name"], "version": manifest["version"], "features": cards}
    dump(folder / "scorecard.json", card | ({"sample": sample} if sample else {}))
    return sha


def write_manifest(folder: Path, manifest: dict, kind: str, sha: str, features: list[str]) -> None:
    outputs = ["pd", "score", "points", "evidence", "known"] if kind == "scorecard" else ["pd", "score"]
    dump(
        folder / "features.json",
        {
            "name": manifest["name"],
            "version": manifest["version"],
            "label": manifest["label"],
            "subject": manifest["subject"],
            "kind": kind,
            "sha256": sha,
            "features": features,
            "outputs": outputs,
            "sources": manifest["sources"],
            "minSources": manifest["minSources"],
            "snapshotMaxAgeDays": manifest["snapshotMaxAgeDays"],
            "score": {**SCORE, "offset": OFFSET, "factor": FACTOR},
        },
    )
