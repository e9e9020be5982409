"""A scorecard as one ONNX graph: one tree and one target per feature, float64 inputs.

Points are multiples of 1/64, so that the operator's float32 output and their sum are exact and the
TypeScript scorecard agrees at every bin edge; log odds and PD follow in float64.
"""

import numpy as np
import onnx
from onnx import TensorProto as T
from onnx import helper as h
from onnx import numpy_helper as nh

GRAIN = 64


def build(features: list[dict], base: float, offset: float, factor: float) -> bytes:
    """features: [{edges, points (one per bin), missing}] in input order; base: score without evidence."""
    ids = "treeids nodeids featureids modes truenodeids falsenodeids missing_value_tracks_true".split()
    nodes: dict[str, list] = {f"nodes_{k}": [] for k in ids}
    target: dict[str, list] = {f"target_{k}": [] for k in ("treeids", "nodeids", "ids")}
    values: list[float] = []
    weights: list[float] = []
    for f, card in enumerate(features):
        tree: list[tuple[str, float, int, int]] = []

        def leaf(points: float) -> int:
            tree.append(("LEAF", 0.0, 0, 0))
            target["target_treeids"].append(f)
            target["target_nodeids"].append(len(tree) - 1)
            target["target_ids"].append(f)
            weights.append(points)
            return len(tree) - 1

        def branch(low: int, high: int) -> int:
            if low == high:
                return leaf(card["points"][low])
            at, middle = len(tree), (low + high) // 2
            tree.append(("", 0.0, 0, 0))
            left, right = branch(low, middle), branch(middle + 1, high)
            tree[at] = ("BRANCH_LEQ", card["edges"][middle], left, right)
            return at

        # NaN <= max is false: a missing value leaves at the root to a bin of its own
        tree.append(("", 0.0, 0, 0))
        finite, missing = branch(0, len(card["edges"])), leaf(card["missing"])
        tree[0] = ("BRANCH_LEQ", float(np.finfo(np.float64).max), finite, missing)
        for at, (mode, value, yes, no) in enumerate(tree):
            row = (f, at, f, mode, yes, no, 0)
            for key, entry in zip(ids, row):
                nodes[f"nodes_{key}"].append(entry)
            values.append(value)
    width = len(features)

    def constant(name: str, number: float):
        return nh.from_array(np.array([number], dtype=np.float64), name)

    graph = h.make_graph(
        [
            h.make_node(
                "TreeEnsembleRegressor",
                ["x"],
                ["tree_points"],
                domain="ai.onnx.ml",
                n_targets=width,
                post_transform="NONE",
                aggregate_function="SUM",
                nodes_values_as_tensor=nh.from_array(np.array(values, dtype=np.float64), "nodes_values"),
                target_weights_as_tensor=nh.from_array(np.array(weights, dtype=np.float64), "target_weights"),
                **nodes,
                **target,
            ),
            h.make_node("Cast", ["tree_points"], ["points"], to=T.DOUBLE),
            h.make_node("ReduceSum", ["points", "axis"], ["evidence"], keepdims=1),
            h.make_node("Add", ["evidence", "base"], ["score"]),
            h.make_node("Sub", ["offset", "score"], ["distance"]),
            h.make_node("Div", ["distance", "factor"], ["logit"]),
            h.make_node("Sigmoid", ["logit"], ["pd"]),
        ],
        "scorecard",
        [h.make_tensor_value_info("x", T.DOUBLE, ["rows", width])],
        [h.make_tensor_value_info("points", T.DOUBLE, ["rows", width])]
        + [h.make_tensor_value_info(o, T.DOUBLE, ["rows", 1]) for o in ("logit", "pd", "score")],
        [
            nh.from_array(np.array([1], dtype=np.int64), "axis"),
            constant("base", base),
            constant("offset", offset),
            constant("factor", factor),
        ],
    )
    opsets = [h.make_opsetid("", 17), h.make_opsetid("ai.onnx.ml", 3)]
    model = h.make_model(graph, opset_imports=opsets, producer_name="xinyidai")
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model.SerializeToString(deterministic=True)
