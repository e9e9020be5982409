"""Monotone WOE scorecard: fixed round edges, bins shrunk to a trend, logistic with weights >= 0.

Edges are round numbers a person can read, not fitted ones: with 27 defaults a fitted edge is noise.
A bin holds edge[k-1] < x <= edge[k]; a missing value has a bin of its own, worth no evidence.
"""

from dataclasses import dataclass

import numpy as np

from metrics import logit, logloss, sigmoid


@dataclass(frozen=True)
class Choice:
    """What is selected inside a fold: features, shrinkage of bins to the trend, L2 of the weights."""

    features: tuple[str, ...]
    shrink: float
    l2: float


@dataclass(frozen=True)
class Model:
    choice: Choice
    woe: dict[str, np.ndarray]  # evidence for default per bin, natural log odds
    weight: dict[str, float]
    intercept: float
    base_rate: float

    def logit(self, x: dict[str, np.ndarray], edges: dict[str, list[float]]) -> np.ndarray:
        z = np.full(len(next(iter(x.values()))), self.intercept)
        for f in self.choice.features:
            z += self.weight[f] * values_of(x[f], edges[f], self.woe[f])
        return z


def bin_of(x: np.ndarray, edges: list[float]) -> np.ndarray:
    """Bin of each value; missing is the bin after the last."""
    return np.where(np.isnan(x), len(edges) + 1, np.searchsorted(edges, x, side="left"))


def values_of(x: np.ndarray, edges: list[float], woe: np.ndarray) -> np.ndarray:
    return np.append(woe, 0.0)[bin_of(x, edges)]


def isotonic(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Pool adjacent violators, rising."""
    blocks: list[list[float]] = []
    for value, weight in zip(values, weights):
        blocks.append([value, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            v2, w2, n2 = blocks.pop()
            v1, w1, n1 = blocks.pop()
            blocks.append([(v1 * w1 + v2 * w2) / (w1 + w2), w1 + w2, n1 + n2])
    return np.concatenate([np.full(int(n), v) for v, _, n in blocks])


def fit_logistic(w: np.ndarray, bad: np.ndarray, l2: float, intercept: float | None = None) -> np.ndarray:
    """Newton with a ridge on the weights; a weight below 0 is dropped and the rest refitted.

    With `intercept` given it is held: no evidence then means exactly the base rate.
    """
    n, p = w.shape
    active = list(range(p))
    free = 0 if intercept is not None else 1
    held = np.zeros(n) if intercept is None else np.full(n, intercept)
    while True:
        x = np.column_stack([np.ones((n, free)), w[:, active]])
        ridge = np.diag([1e-9] * free + [l2] * len(active))
        theta = np.zeros(len(active) + free)
        theta[:free] = logit(bad.mean())
        for _ in range(50):
            q = sigmoid(held + x @ theta)
            gradient = x.T @ (q - bad) + ridge @ theta
            step = np.linalg.solve((x.T * (q * (1 - q))) @ x + ridge, gradient)
            theta -= step
            if np.abs(step).max() < 1e-10:
                break
        negative = [(t, a) for a, t in zip(active, theta[free:]) if t < 0]
        if not negative:
            full = np.zeros(p + 1)
            full[0] = theta[0] if free else intercept
            for a, t in zip(active, theta[free:]):
                full[a + 1] = t
            return full
        active.remove(min(negative)[1])


def fit_bins(x: np.ndarray, bad: np.ndarray, edges: list[float], sign: int, shrink: float) -> np.ndarray:
    """Evidence per bin: rate shrunk with `shrink` firms' weight to a logistic trend, made monotone."""
    seen = ~np.isnan(x)
    k = bin_of(x[seen], edges)
    size = len(edges) + 1
    n = np.bincount(k, minlength=size).astype(float)
    b = np.bincount(k, weights=bad[seen], minlength=size)
    position = np.arange(size, dtype=float)
    centre = (position * n).sum() / n.sum()
    spread = np.sqrt(((position - centre) ** 2 * n).sum() / n.sum()) or 1.0
    t = sign * (position - centre) / spread
    theta = fit_logistic(t[k][:, None], bad[seen], 1.0)
    trend = sigmoid(theta[0] + theta[1] * t)
    rate = (b + shrink * trend) / (n + shrink)
    rising = isotonic(rate[::sign], (n + shrink)[::sign])[::sign]
    return np.log(rising / (1 - rising)) - logit(bad.mean())


def fit(x: dict[str, np.ndarray], bad: np.ndarray, spec: dict, choice: Choice) -> Model:
    woe = {f: fit_bins(x[f], bad, spec[f]["edges"], spec[f]["sign"], choice.shrink) for f in choice.features}
    w = np.column_stack([values_of(x[f], spec[f]["edges"], woe[f]) for f in choice.features])
    theta = fit_logistic(w, bad, choice.l2, intercept=logit(bad.mean()))
    weight = {f: float(theta[i + 1]) for i, f in enumerate(choice.features)}
    return Model(choice, woe, weight, float(theta[0]), float(bad.mean()))


def rows_of(x: dict[str, np.ndarray], rows: np.ndarray) -> dict[str, np.ndarray]:
    return {f: v[rows] for f, v in x.items()}


def folds(bad: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """Stratified fold number per row."""
    fold = np.empty(len(bad), dtype=int)
    for label in (0, 1):
        rows = rng.permutation(np.flatnonzero(bad == label))
        fold[rows] = np.arange(len(rows)) % k
    return fold


def select(x: dict, bad: np.ndarray, spec: dict, choices: list[Choice], seed: int, repeats: int) -> Choice:
    """The choice with the least log loss over repeated inner 5 folds; the simpler one on a tie."""
    if len(choices) == 1:
        return choices[0]
    edges = {k: v["edges"] for k, v in spec.items()}
    rng = np.random.default_rng(seed)
    fold_sets = [folds(bad, 5, rng) for _ in range(repeats)]
    losses = []
    for choice in choices:
        loss = 0.0
        for fold in fold_sets:
            z = np.empty(len(bad))
            for k in range(5):
                test, train = np.flatnonzero(fold == k), np.flatnonzero(fold != k)
                z[test] = fit(rows_of(x, train), bad[train], spec, choice).logit(rows_of(x, test), edges)
            loss += logloss(bad, sigmoid(z))
        losses.append(loss)
    return choices[int(np.argmin(losses))]
