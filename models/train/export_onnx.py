"""Scorecards and tree ensembles as ONNX graphs of one shape.

Inputs `x` [rows, features] and `prior` [rows, 1] (the portfolio's PD), float64; NaN and infinity are
unknown. A scorecard gives `pd, score, points, evidence, known`; boosted trees give `pd, score`.

Points are multiples of 1/64 below 512, so that the tree operator's float32 output, their sums and the
base score are exact and a second implementation agrees at every bin edge. A source that is not known
gives no points: it changes nothing.
"""

import numpy as np
import onnx
from onnx import TensorProto as T
from onnx import helper as h
from onnx import numpy_helper as nh

GRAIN = 64
SCORE = {"points": 600, "odds": 50, "pdo": 20}
FACTOR = float(SCORE["pdo"] / np.log(2))
OFFSET = float(SCORE["points"] - FACTOR * np.log(SCORE["odds"]))
LARGEST = float(np.finfo(np.float64).max)
IDS = "treeids nodeids featureids modes truenodeids falsenodeids missing_value_tracks_true".split()


def to_grain(points: float) -> float:
    return float(np.rint(points * GRAIN) / GRAIN) + 0.0


class Trees:
    """Nodes of a TreeEnsembleRegressor, gathered tree by tree."""

    def __init__(self) -> None:
        self.nodes: dict[str, list] = {f"nodes_{k}": [] for k in IDS}
        self.target: dict[str, list] = {f"target_{k}": [] for k in ("treeids", "nodeids", "ids")}
        self.values: list[float] = []
        self.weights: list[float] = []
        self.count = 0

    def add(self, rows: list[tuple[int, str, float, int, int, int]], leaves: list[tuple[int, int, float]]) -> None:
        """rows: feature, mode, value, true node, false node, missing tracks true; leaves: node, target, weight."""
        for at, (feature, mode, value, yes, no, missing) in enumerate(rows):
            for key, entry in zip(IDS, (self.count, at, feature, mode, yes, no, missing)):
                self.nodes[f"nodes_{key}"].append(entry)
            self.values.append(value)
        for node, target, weight in leaves:
            self.target["target_treeids"].append(self.count)
            self.target["target_nodeids"].append(node)
            self.target["target_ids"].append(target)
            self.weights.append(weight)
        self.count += 1

    def node(self, targets: int, output: str):
        return h.make_node(
            "TreeEnsembleRegressor",
            ["clean"],
            [output],
            domain="ai.onnx.ml",
            n_targets=targets,
            post_transform="NONE",
            aggregate_function="SUM",
            nodes_values_as_tensor=nh.from_array(np.array(self.values, dtype=np.float64), "nodes_values"),
            target_weights_as_tensor=nh.from_array(np.array(self.weights, dtype=np.float64), "target_weights"),
            **self.nodes,
            **self.target,
        )


def bin_tree(trees: Trees, feature: int, card: dict) -> None:
    """One feature's bins as one tree and one target: a bin holds edge[k-1] < x <= edge[k]."""
    rows: list = []
    leaves: list = []

    def leaf(points: float) -> int:
        rows.append((feature, "LEAF", 0.0, 0, 0, 0))
        leaves.append((len(rows) - 1, feature, points))
        return len(rows) - 1

    def branch(low: int, high: int) -> int:
        if low == high:
            return leaf(card["points"][low])
        at, middle = len(rows), (low + high) // 2
        rows.append(None)
        left, right = branch(low, middle), branch(middle + 1, high)
        rows[at] = (feature, "BRANCH_LEQ", card["edges"][middle], left, right, 0)
        return at

    # NaN <= max is false: a missing value leaves at the root to a bin of its own
    rows.append(None)
    finite, missing = branch(0, len(card["edges"])), leaf(card["missing"])
    rows[0] = (feature, "BRANCH_LEQ", LARGEST, finite, missing, 0)
    trees.add(rows, leaves)


class Graph:
    def __init__(self) -> None:
        self.nodes: list = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value, kind=np.float64) -> str:
        self.constants.setdefault(name, nh.from_array(np.array(value, dtype=kind), name))
        return name

    def op(self, kind: str, inputs: list[str], output: str, **attributes) -> str:
        self.nodes.append(h.make_node(kind, inputs, [output], **attributes))
        return output

    def clean(self) -> None:
        """x with everything that is not a finite number made NaN, and 1.0 where it is finite."""
        self.op("Abs", ["x"], "size")
        self.op("LessOrEqual", ["size", self.constant("largest", LARGEST)], "finite")
        self.op("Where", ["finite", "x", self.constant("unknown", np.nan)], "clean")

    def bytes(self, width: int, outputs: list[tuple[str, int]]) -> bytes:
        graph = h.make_graph(
            self.nodes,
            "xinyidai",
            [
                h.make_tensor_value_info("x", T.DOUBLE, ["rows", width]),
                h.make_tensor_value_info("prior", T.DOUBLE, ["rows", 1]),
            ],
            [h.make_tensor_value_info(o, T.DOUBLE, ["rows", w]) for o, w in outputs],
            [self.constants[k] for k in sorted(self.constants)],
        )
        opsets = [h.make_opsetid("", 17), h.make_opsetid("ai.onnx.ml", 3)]
        model = h.make_model(graph, opset_imports=opsets, producer_name="xinyidai")
        model.ir_version = 8
        onnx.checker.check_model(model)
        return model.SerializeToString(deterministic=True)

    def prior_odds(self) -> str:
        """ln(prior / (1 - prior))"""
        self.op("Sub", [self.constant("one", 1.0), "prior"], "good")
        self.op("Div", ["prior", "good"], "odds")
        return self.op("Log", ["odds"], "prior_logit")


def build_scorecard(features: list[str], cards: list[dict], sources: list[dict]) -> bytes:
    """features: columns of x, those of `cards` first, in their order; then columns only needed by gates."""
    width, scored, kinds = len(features), len(cards), len(sources)
    g = Graph()
    g.clean()
    trees = Trees()
    for i, card in enumerate(cards):
        bin_tree(trees, i, card)
    g.nodes.append(trees.node(scored, "bins"))
    g.op("Cast", ["bins"], "all_points", to=T.DOUBLE)

    member = np.zeros((width, kinds))
    for i, card in enumerate(cards):
        member[i, [s["key"] for s in sources].index(card["source"])] = 1
    g.op("Cast", ["finite"], "present", to=T.DOUBLE)
    g.op("MatMul", ["present", g.constant("member", member)], "present_features")
    least = g.constant("least", [[float(s["leastFeatures"]) for s in sources]])
    g.op("GreaterOrEqual", ["present_features", least], "enough")
    needs = [(features.index(n["feature"]), n["atLeast"], s) for s, source in enumerate(sources) for n in source["needs"]]
    last = "enough"
    if needs:
        g.op("Gather", ["clean", g.constant("gate_columns", [n[0] for n in needs], np.int64)], "gate_values", axis=1)
        g.op("GreaterOrEqual", ["gate_values", g.constant("gate_least", [[n[1] for n in needs]])], "gates")
        g.op("Cast", ["gates"], "met", to=T.DOUBLE)
        of = np.zeros((len(needs), kinds))
        for i, n in enumerate(needs):
            of[i, n[2]] = 1
        g.op("MatMul", ["met", g.constant("gate_source", of)], "met_gates")
        g.op("GreaterOrEqual", ["met_gates", g.constant("gate_count", of.sum(axis=0, keepdims=True))], "passed")
        last = g.op("And", ["enough", "passed"], "is_known")
    g.op("Cast", [last], "known", to=T.DOUBLE)
    g.op("MatMul", ["known", g.constant("spread", member[:scored].T)], "counts")
    g.op("Mul", ["all_points", "counts"], "signed_points")
    g.op("Add", ["signed_points", g.constant("nought", 0.0)], "points")  # no negative zero
    g.op("MatMul", ["points", g.constant("collect", member[:scored])], "source_points")
    g.op("Div", ["source_points", g.constant("factor", FACTOR)], "safety")
    g.op("Sub", ["nought", "safety"], "evidence")

    g.op("Mul", [g.prior_odds(), "factor"], "prior_points")
    g.op("Sub", [g.constant("offset", OFFSET), "prior_points"], "exact_base")
    g.op("Mul", ["exact_base", g.constant("grain", float(GRAIN))], "grains")
    g.op("Round", ["grains"], "whole_grains")
    g.op("Div", ["whole_grains", "grain"], "base")
    g.op("ReduceSum", ["points", g.constant("axis", [1], np.int64)], "gained", keepdims=1)
    g.op("Add", ["base", "gained"], "score")
    g.op("Sub", ["offset", "score"], "distance")
    g.op("Div", ["distance", "factor"], "logit")
    g.op("Sigmoid", ["logit"], "pd")
    return g.bytes(width, [("pd", 1), ("score", 1), ("points", scored), ("evidence", kinds), ("known", kinds)])


def build_trees(width: int, booster: dict, base_rate: float) -> bytes:
    """A LightGBM dump (binary objective) with its base rate replaced by the portfolio's prior."""
    g = Graph()
    g.clean()
    trees = Trees()
    for info in booster["tree_info"]:
        rows: list = []
        leaves: list = []

        def walk(node: dict) -> int:
            at = len(rows)
            rows.append(None)
            if "leaf_value" in node and "split_feature" not in node:
                rows[at] = (0, "LEAF", 0.0, 0, 0, 0)
                leaves.append((at, 0, node["leaf_value"]))
                return at
            if node["decision_type"] != "<=":
                raise ValueError(node["decision_type"])
            left, right = walk(node["left_child"]), walk(node["right_child"])
            # without missing values in training LightGBM takes NaN for 0
            to_left = node["default_left"] if node["missing_type"] == "NaN" else 0.0 <= node["threshold"]
            rows[at] = (node["split_feature"], "BRANCH_LEQ", node["threshold"], left, right, int(to_left))
            return at

        walk(info["tree_structure"])
        trees.add(rows, leaves)
    g.nodes.append(trees.node(1, "margin32"))
    g.op("Cast", ["margin32"], "margin", to=T.DOUBLE)
    g.op("Sub", [g.prior_odds(), g.constant("base_logit", float(np.log(base_rate / (1 - base_rate))))], "shift")
    g.op("Add", ["margin", "shift"], "logit")
    g.op("Sigmoid", ["logit"], "pd")
    g.op("Mul", ["logit", g.constant("factor", FACTOR)], "lost")
    g.op("Sub", [g.constant("offset", OFFSET), "lost"], "score")
    return g.bytes(width, [("pd", 1), ("score", 1)])
