# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Ops that TensorFlow has no CPU kernel for, by others that give the same: TensorFlow runs
these, and the graph that is kept has the op itself."""
from tensorflow.python.framework import tensor_util

STAND_INS = {"TopK": "TopKV2", **{f"Segment{kind}V2": f"UnsortedSegment{kind}" for kind in ("Max", "Min", "Prod", "Sum")}}


def put_back(definition, ops):
    """Turns nodes of stand-ins for one of `ops` into nodes of it."""
    originals = {STAND_INS[op]: op for op in ops if op in STAND_INS}
    values = {node.name: node.attr["value"].tensor for node in definition.node if node.op == "Const"}
    for node in definition.node:
        if node.op not in originals:
            continue
        node.op = originals[node.op]
        if node.op == "TopK":
            node.attr["k"].i = int(tensor_util.MakeNdarray(values[node.input.pop()]))
            for name in ("Tk", "index_type"):
                node.attr.pop(name, None)
