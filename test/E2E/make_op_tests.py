#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the op tests: for each op ops/FAMILY/OP.pbtxt, a graph with many small cases,
and OP.npz beside it, with their feeds and the answers that TensorFlow gave.

usage: make_op_tests.py [OP or FAMILY]…        (needs tensorflow-cpu 2.21; default: all)

A case is a few nodes under a name scope of its own. Members of the .npz are feed/TENSOR
and want/TENSOR. A line `# options: {JSON}` at the head of the .pbtxt holds what differs
from op_format.py's defaults. The files are committed: running the tests needs neither
this script nor TensorFlow. The same script, seed and TensorFlow give the same files.
"""
import importlib
import json
import os
import sys
import zlib
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import numpy as np
import tensorflow as tf
from google.protobuf import text_format
from stand_ins import put_back

tf1 = tf.compat.v1
HERE = Path(__file__).parent
FAMILIES = ("elementwise", "cast", "matmul", "conv", "pool", "reduce", "softmax",
            "shape", "index", "control", "list", "constant", "sort", "gradient", "bits",
            "scatter", "image", "quantize", "random", "rnn", "layout", "complex", "special",
            "linalg", "variables", "versions", "string", "sparse", "parsing", "table",
            "ortho", "fourier", "media")


class Cases:
    """The cases of one op: one graph, filled by `add`."""

    def __init__(self, family, op):
        self.path = HERE / "ops" / family / op
        self.graph = tf1.Graph()
        self.op = op
        self.feeds, self.fetches, self.options = {}, [], {}
        self.random = np.random.RandomState(zlib.crc32(f"{family}/{op}".encode()))

    def add(self, case, build, tolerance=None, dynamic=True, constants=True, **feeds):
        """build(**placeholders) gives the case's fetch or a list of them.
        tolerance: over the largest magnitude, instead of the default of the dtype;
        dynamic, constants: whether the case makes sense with unknown dimensions and
        with its feeds as constants."""
        with self.graph.as_default():
            inputs = {}
            for key, value in feeds.items():
                value = np.asarray(value)
                inputs[key] = tf1.placeholder(value.dtype, value.shape, f"{case}/{key}")
                self.feeds[inputs[key].name] = value
            with tf1.name_scope(case):
                results = build(**inputs)
        if not isinstance(results, (list, tuple)):
            results = [results]
        self.fetches += [result.name for result in results]
        if tolerance is not None:
            self.options.setdefault("tolerance", {})[case] = tolerance
        if not dynamic:
            self.options.setdefault("not_dynamic", []).append(case)
        if not constants:
            self.options.setdefault("not_constant", []).append(case)

    def write(self):
        with tf1.Session(graph=self.graph) as session:
            session.run(self.graph.get_collection("table_initializer"))
            answers = session.run(self.fetches, self.feeds)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        definition = self.graph.as_graph_def()
        put_back(definition, [self.op])
        head = "# Made by make_op_tests.py.\n"
        if self.options:
            head += f"# options: {json.dumps(self.options)}\n"
        self.path.with_suffix(".pbtxt").write_text(
            head + text_format.MessageToString(definition))
        members = {f"feed/{name}": value for name, value in self.feeds.items()}
        # Strings come as objects, which no .npz keeps without running code.
        plain = [np.array(value, "S") if np.asarray(value).dtype.kind in "OS" else value for value in answers]
        members |= {f"want/{name}": value for name, value in zip(self.fetches, plain)}
        np.savez_compressed(self.path.with_suffix(".npz"), **members)

    def of_version(self, producer):
        """The graph as of TensorFlow's GraphDef version `producer`, which still had some ops."""
        old = tf1.GraphDef(versions={"producer": producer})
        with self.graph.as_default():
            tf.graph_util.import_graph_def(old, name="")

    # Numbers to feed.
    def real(self, *shape, low=-2.0, high=2.0, dtype="float32"):
        return self.random.uniform(low, high, shape).astype(dtype)

    def whole(self, *shape, low=-9, high=10, dtype="int32"):
        return self.random.randint(low, high, shape).astype(dtype)

    def truth(self, *shape):
        return self.random.randint(0, 2, shape).astype(bool)


def main(wanted):
    written, failed = 0, []
    for family in FAMILIES:
        for op, fill in importlib.import_module(f"families.{family}").OPS.items():
            if wanted and family not in wanted and op not in wanted:
                continue
            cases = Cases(family, op)
            try:
                fill(cases)
                cases.write()
                written += 1
            except Exception as error:
                failed.append(f"{family}/{op}: {str(error)[:300]}")
    print(f"{written} ops written", *failed, sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(set(sys.argv[1:])))
