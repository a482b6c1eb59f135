# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the softmax family and of normalisations built of small ops."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops


def softmax(name):
    def fill(cases):
        build = lambda x: getattr(raw, name)(logits=x)
        for tag, shape in {"matrix": (5, 7), "odd": (17, 33), "row": (1, 10), "column": (9, 1),
                           "rank3": (2, 3, 5), "rank4": (2, 2, 3, 7), "vector": (17,), "wide": (3, 300),
                           "no_rows": (0, 5)}.items():
            cases.add(tag, build, x=cases.real(*shape, low=-4, high=4))
        cases.add("large", build, x=cases.real(3, 17, low=50, high=100))
        cases.add("very_negative", build, x=np.array([[-1e9, 0, 1], [-1e9, -1e9, 2]], "f"))
        cases.add("double", build, x=cases.real(3, 5, dtype="float64"))
        special = cases.real(5, 35)
        for row, (column, value) in enumerate(((0, np.nan), (34, np.nan), (20, np.inf), (3, -np.inf))):
            special[row, column] = value
        special[4] = -np.inf
        cases.add("special", build, x=special)
    return fill


def cross_entropy(cases):
    build = lambda x, y: list(raw.SoftmaxCrossEntropyWithLogits(features=x, labels=y))
    for tag, shape in {"matrix": (5, 7), "wide": (3, 130), "one": (1, 1)}.items():
        labels = cases.real(*shape, low=0.01, high=1)
        cases.add(tag, build, x=cases.real(*shape), y=labels / labels.sum(1, keepdims=True))


def sparse_cross_entropy(cases):
    build = lambda x, y: list(raw.SparseSoftmaxCrossEntropyWithLogits(features=x, labels=y))
    cases.add("int32", build, x=cases.real(5, 7), y=cases.whole(5, low=0, high=7), dynamic=False)
    cases.add("int64", build, x=cases.real(3, 17), y=cases.whole(3, low=0, high=17, dtype="int64"),
              dynamic=False)


def layer_norm(cases):
    def build(x, g, b):
        mean, variance = tf.nn.moments(x, [-1], keepdims=True)
        return (x - mean) * (tf.math.rsqrt(variance + 1e-5) * g) + b
    for tag, shape in {"matrix": (7, 33), "rank3": (2, 5, 64), "one_row": (1, 17)}.items():
        n = shape[-1]
        cases.add(tag, build, x=cases.real(*shape), g=cases.real(n), b=cases.real(n))


def attention(cases):
    def build(q, k, v, mask):
        scores = tf.matmul(q, k, transpose_b=True) * 0.25 + (1.0 - tf.cast(mask, tf.float32)) * -1e4
        return tf.matmul(tf.nn.softmax(scores), v)
    cases.add("heads", build, q=cases.real(1, 2, 7, 16), k=cases.real(1, 2, 7, 16),
              v=cases.real(1, 2, 7, 16), mask=(np.arange(7) < 5).astype("i").reshape(1, 1, 1, 7))


OPS = {"Softmax": softmax("Softmax"), "LogSoftmax": softmax("LogSoftmax"),
       "SoftmaxCrossEntropyWithLogits": cross_entropy,
       "SparseSoftmaxCrossEntropyWithLogits": sparse_cross_entropy,
       "layer_norm": layer_norm, "attention": attention}
