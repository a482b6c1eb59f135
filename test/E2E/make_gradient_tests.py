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


# Ops of which TensorFlow differentiates some outputs only, or of which the others are vectors that
# may have the other sign.
OUTPUTS = {"SoftmaxCrossEntropyWithLogits": (0,), "BlockLSTM": (1, 6), "BlockLSTMV2": (1, 6),
           "Svd": (0,), "SelfAdjointEigV2": (0,)}
# Ops, cases and feeds, as OP, OP/case or OP//feed, that say nothing, or where our choice is another:
# - numbers made of bits, through which no gradient goes;
# - mean and variance that are feeds here, but that TensorFlow takes for those of the image;
# - equal maxima in a volume, of which each has the gradient, but that gradient's takes one;
# - boxes, which have TensorFlow's gradient of the bilinear method with the nearest one, too;
# - equal channels, for which TensorFlow has rules of its own;
# - LSTM blocks with peepholes and of the second version, of which central differences of
#   TensorFlow's own results say otherwise than its gradients;
# - gradients of numbers that quantization cuts off, and of its bounds by roundings;
# - singular vectors of equal values, which are any that span their space; and all of them where
#   a matrix has one row or column more, of which we have no derivative;
# - the shape of the incomplete gamma function, of which we have no derivative.
LEFT_OUT = {"NextAfter", "FusedBatchNormGrad", "FusedBatchNormGradV2", "FusedBatchNormGradV3",
            "MaxPool3DGrad/ties", "CropAndResize/nearest", "RGBToHSV/grey", "QuantizeAndDequantizeV2",
            "QuantizeAndDequantizeV3", "QuantizeAndDequantizeV4", "FakeQuantWithMinMaxVars//a",
            "FakeQuantWithMinMaxVars//b", "FakeQuantWithMinMaxVars/nothing", "BlockLSTM/peephole", "BlockLSTMV2",
            "FakeQuantWithMinMaxVarsPerChannel//a",
            "FakeQuantWithMinMaxVarsPerChannel//b", "Igamma//x", "Igammac//x", "Svd/rank_one_False",
            "Svd/rank_one_True", "Svd/zeros_True", "Svd/batch_full"}


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
                except (LookupError, NotImplementedError, TypeError, ValueError, tf.errors.OpError):
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
        op = self.path.name
        if LEFT_OUT & {op, f"{op}/{case}"}:
            return {}
        sources = [s for s in sources if f"{op}//{s.op.name.split('/')[1]}" not in LEFT_OUT]
        results = [r for r in results if r.value_index in OUTPUTS.get(op, (r.value_index,))]
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
