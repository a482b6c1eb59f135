#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes the gradient tests: for each op test ops/FAMILY/OP.pbtxt, gradients/FAMILY/OP.npz
with TensorFlow's gradients of its cases.

usage: make_gradient_tests.py [OP or FAMILY]…    (needs tensorflow-cpu 2.21; default: all)

The loss of a case is the sum of its float fetches, each times weights_of its shape. A
member FETCHES|FEED is the gradient of that by a feed. Cases without a gradient in
TensorFlow, or with one that is not finite, are left out.
"""
import sys

import make_op_tests
import numpy as np
from gradient_loss import weights_of
from make_op_tests import HERE, tf, tf1


# Ops of which TensorFlow differentiates only the first output by all operands.
FIRST_ONLY = "SoftmaxCrossEntropyWithLogits"


def is_float(tensor):
    return tensor.dtype.is_floating and tensor.shape.is_fully_defined()


class GradientCases(make_op_tests.Cases):
    """Instead of the answers, the gradients of the cases."""

    def write(self):
        path = HERE / "gradients" / self.path.relative_to(HERE / "ops")
        members = {}
        cases = {}
        for name in self.fetches:
            cases.setdefault(name.split("/")[0].split(":")[0], []).append(name)
        with self.graph.as_default(), tf1.Session(graph=self.graph) as session:
            for case, fetches in cases.items():
                try:
                    members |= self.gradients(session, case, fetches)
                except (LookupError, TypeError, tf.errors.OpError):
                    pass  # TensorFlow has none
        path.with_suffix(".npz").unlink(missing_ok=True)
        if members:
            path.parent.mkdir(parents=True, exist_ok=True)
            np.savez_compressed(path.with_suffix(".npz"), **members)

    def gradients(self, session, case, fetches):
        results = [self.graph.get_tensor_by_name(name) for name in fetches]
        results = [result for result in results if is_float(result)]
        sources = [self.graph.get_tensor_by_name(name) for name in self.feeds
                   if name.startswith(case + "/")]
        sources = [source for source in sources if is_float(source) and source.shape.num_elements()]
        if self.path.name == FIRST_ONLY:
            results = results[:1]
        if not results or not sources:
            return {}
        loss = tf.add_n([tf.reduce_sum(tf.cast(result, tf.float64) * weights_of(result.shape))
                         for result in results])
        gradients = tf1.gradients(loss, sources)
        found = [(s, g) for s, g in zip(sources, gradients) if g is not None]
        values = session.run([tf.convert_to_tensor(g) for _, g in found], self.feeds)
        names = ",".join(result.name for result in results)
        # What is zero but for rounding says nothing.
        return {f"{names}|{s.name}": v for (s, _), v in zip(found, values)
                if np.isfinite(v.astype(np.float64)).all() and np.abs(v).max(initial=0) > 1e-5}


if __name__ == "__main__":
    make_op_tests.Cases = GradientCases
    sys.exit(make_op_tests.main(set(sys.argv[1:])))
