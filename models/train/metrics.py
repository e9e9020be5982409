"""Discrimination and calibration, without a library so that they are the same everywhere."""

import numpy as np


def auc(bad: np.ndarray, risk: np.ndarray) -> float:
    """Probability that a bad firm is riskier than a good one; ties count half."""
    order = np.argsort(risk, kind="stable")
    values, ranks = risk[order], np.empty(len(risk))
    start = 0
    while start < len(values):
        end = start
        while end < len(values) and values[end] == values[start]:
            end += 1
        ranks[order[start:end]] = (start + end + 1) / 2
        start = end
    n_bad = int(bad.sum())
    n_good = len(bad) - n_bad
    return float((ranks[bad == 1].sum() - n_bad * (n_bad + 1) / 2) / (n_bad * n_good))


def ks(bad: np.ndarray, risk: np.ndarray) -> float:
    """Largest distance between the two cumulative distributions, at distinct values only."""
    cuts = np.unique(risk)
    good_at = np.searchsorted(np.sort(risk[bad == 0]), cuts, side="right") / (bad == 0).sum()
    bad_at = np.searchsorted(np.sort(risk[bad == 1]), cuts, side="right") / (bad == 1).sum()
    return float(np.abs(good_at - bad_at).max())


def brier(bad: np.ndarray, pd: np.ndarray) -> float:
    return float(((pd - bad) ** 2).mean())


def logloss(bad: np.ndarray, pd: np.ndarray) -> float:
    p = np.clip(pd, 1e-15, 1 - 1e-15)
    return float(-(bad * np.log(p) + (1 - bad) * np.log(1 - p)).mean())


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


def logit(p: float) -> float:
    return float(np.log(p / (1 - p)))


def bootstrap(metric, bad: np.ndarray, risk: np.ndarray, seed: int, runs: int = 2000) -> list[float]:
    """95 % interval by resampling firms within each class."""
    rng = np.random.default_rng(seed)
    b, g = np.flatnonzero(bad == 1), np.flatnonzero(bad == 0)
    values = []
    for _ in range(runs):
        rows = np.concatenate([rng.choice(b, len(b)), rng.choice(g, len(g))])
        values.append(metric(bad[rows], risk[rows]))
    return [float(np.quantile(values, 0.025)), float(np.quantile(values, 0.975))]


def slope(bad: np.ndarray, z: np.ndarray) -> float:
    """Calibration slope: logistic of the outcome on the log odds; 1 = neither timid nor rash."""
    theta = np.zeros(2)
    x = np.column_stack([np.ones(len(z)), z])
    for _ in range(50):
        q = sigmoid(x @ theta)
        theta -= np.linalg.solve((x.T * (q * (1 - q))) @ x, x.T @ (q - bad))
    return float(theta[1])


def summary(bad: np.ndarray, z: np.ndarray, seed: int) -> dict:
    """What a card says of log odds given by a model that never saw the firm; intervals of 95 %."""
    p = sigmoid(z)
    return {
        "n": len(bad),
        "bad": int(bad.sum()),
        "auc": auc(bad, z),
        "aucInterval": bootstrap(auc, bad, z, seed),
        "ks": ks(bad, z),
        "ksInterval": bootstrap(ks, bad, z, seed),
        "brier": brier(bad, p),
        "brierInterval": bootstrap(brier, bad, p, seed),
        "logloss": logloss(bad, p),
        "slope": slope(bad, z),
    }
