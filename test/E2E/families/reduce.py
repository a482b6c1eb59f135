# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the reductions and arg-reductions."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
AXES = {"row": [1], "column": [0], "both": [0, 1], "none": [], "negative": [-1]}


def reduction(name, ints=True, special=True):
    def fill(cases):
        def build(axes, keep=False):
            return lambda x: getattr(raw, name)(input=x, axis=tf.constant(axes, tf.int32), keep_dims=keep)
        for tag, axes in AXES.items():
            cases.add(tag, build(axes), x=cases.real(17, 33))
        cases.add("row_kept", build([1], True), x=cases.real(5, 7))
        cases.add("both_kept", build([0, 1], True), x=cases.real(5, 7))
        for tag, axes in {"first": [0], "middle": [1], "last": [2], "outer": [0, 2], "inner": [1, 2],
                          "all": [0, 1, 2]}.items():
            cases.add(f"rank3_{tag}", build(axes), x=cases.real(3, 7, 5))
        cases.add("rank4_space", build([1, 2]), x=cases.real(2, 3, 5, 7))
        cases.add("rank4_space_kept", build([1, 2], True), x=cases.real(2, 3, 5, 7))
        cases.add("vector", build([0]), x=cases.real(67))
        cases.add("long", build([0]), x=cases.real(1025, low=0.9, high=1.1))
        cases.add("one", build([0]), x=cases.real(1))
        cases.add("scalar", build([]), x=cases.real())
        cases.add("scalar_axis", build(1), x=cases.real(3, 5))
        cases.add("axis64", lambda x: getattr(raw, name)(input=x, axis=tf.constant([0], tf.int64)),
                  x=cases.real(5, 3))
        cases.add("of_nothing", build([0]), x=cases.real(0, 3))
        cases.add("to_nothing", build([1]), x=cases.real(0, 3))
        cases.add("double", build([1]), x=cases.real(5, 9, dtype="float64"))
        if special:
            cases.add("special", build([1]), x=np.array(
                [[1, np.nan, 2], [np.inf, 1, 2], [-np.inf, 1, 2], [np.inf, -np.inf, 0]], "f"))
        if ints:
            for dtype in ("int32", "int64"):
                cases.add(dtype, build([1]), x=cases.whole(3, 7, low=-3, high=4, dtype=dtype))
    return fill


def truth_reduction(name):
    def fill(cases):
        build = lambda axes, keep=False: lambda x: getattr(raw, name)(
            input=x, axis=tf.constant(axes, tf.int32), keep_dims=keep)
        for tag, axes in AXES.items():
            cases.add(tag, build(axes), x=cases.truth(7, 3))
        cases.add("kept", build([0], True), x=cases.truth(3, 5))
        cases.add("of_nothing", build([0]), x=cases.truth(0, 3))
    return fill


def arg_reduction(name):
    def fill(cases):
        build = lambda axis, dtype="int64": lambda x: getattr(raw, name)(
            input=x, dimension=tf.constant(axis), output_type=dtype)
        cases.add("row", build(1), x=cases.real(17, 33))
        cases.add("column", build(0), x=cases.real(17, 33))
        cases.add("negative", build(-1), x=cases.real(5, 7))
        cases.add("vector", build(0), x=cases.real(67))
        cases.add("middle", build(1), x=cases.real(2, 5, 3))
        cases.add("int32_out", build(1, "int32"), x=cases.real(3, 5))
        cases.add("ties", build(1), x=cases.whole(5, 9, low=0, high=3).astype("f"))
        cases.add("int32_in", build(1), x=cases.whole(3, 7))
    return fill


def l2_loss(cases):
    cases.add("matrix", lambda x: raw.L2Loss(t=x), x=cases.real(5, 7))
    cases.add("scalar", lambda x: raw.L2Loss(t=x), x=cases.real())


def bias_add_grad(cases):
    for tag, shape in {"matrix": (5, 7), "image": (2, 3, 3, 17)}.items():
        cases.add(tag, lambda x: raw.BiasAddGrad(out_backprop=x), x=cases.real(*shape))


OPS = {name: reduction(name) for name in ("Sum", "Prod", "Max", "Min")}
OPS |= {"Mean": reduction("Mean", ints=False), "Any": truth_reduction("Any"), "All": truth_reduction("All"),
        "ArgMax": arg_reduction("ArgMax"), "ArgMin": arg_reduction("ArgMin"), "L2Loss": l2_loss,
        "BiasAddGrad": bias_add_grad}
