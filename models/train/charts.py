"""The two pictures of a card, from predictions by models that never saw the firm."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402

from export_onnx import FACTOR, OFFSET  # noqa: E402
from metrics import logit, sigmoid  # noqa: E402


def wilson(bad: int, n: int) -> tuple[float, float]:
    """95 % interval of a rate (Wilson 1927)."""
    z, p = 1.959964, bad / n
    centre, half = p + z * z / (2 * n), z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (centre - half) / (1 + z * z / n), (centre + half) / (1 + z * z / n)


def save(figure, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=110, metadata={"Software": None})
    plt.close(figure)


def reliability(bad: np.ndarray, z: np.ndarray, groups: int, path: Path) -> None:
    """Groups of equal size by predicted rate: observed share with its interval against the mean prediction."""
    p, order = sigmoid(z), np.argsort(z, kind="stable")
    figure, axes = plt.subplots(figsize=(5.2, 4.4))
    axes.plot([0, 1], [0, 1], color="#9aa0a6", linewidth=1, linestyle="--", label="perfect")
    for i, rows in enumerate(np.array_split(order, groups)):
        low, high = wilson(int(bad[rows].sum()), len(rows))
        axes.plot([p[rows].mean()] * 2, [low, high], color="#1f5fae", linewidth=1.4)
        axes.plot(p[rows].mean(), bad[rows].mean(), "o", color="#1f5fae", label="group, 95 % interval" if i == 0 else None)
    axes.set(xlabel="predicted default rate (at the sample's base rate)", ylabel="observed default rate", xlim=(0, 1), ylim=(0, 1))
    axes.set_title(f"Reliability, out of sample: {len(bad)} firms, {int(bad.sum())} bad", fontsize=10)
    axes.legend(frameon=False, fontsize=9)
    save(figure, path)


def score_distribution(bad: np.ndarray, z: np.ndarray, prior: float, path: Path) -> None:
    """Scores at the platform's prior; shares within each class."""
    score = OFFSET - FACTOR * (z - logit(bad.mean()) + logit(prior))
    figure, axes = plt.subplots(figsize=(5.2, 4.4))
    edges = np.arange(np.floor(score.min() / 20) * 20, score.max() + 20, 20)
    for label, name, colour in ((0, "good", "#1f5fae"), (1, "bad", "#c0392b")):
        part = score[bad == label]
        axes.hist(part, edges, weights=np.full(len(part), 100 / len(part)), alpha=0.6, label=f"{name} ({len(part)})", color=colour)
    axes.set(xlabel=f"score (points, prior {prior:.0%})", ylabel="share of the class (%)")
    axes.set_title("Score distribution, out of sample", fontsize=10)
    axes.legend(frameon=False, fontsize=9)
    save(figure, path)
