# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the matrix products."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops


def matmul(cases):
    sizes = {"square": (7, 7, 7), "odd": (17, 33, 9), "row": (1, 33, 17), "column": (17, 33, 1),
             "ones": (1, 1, 1), "wide": (3, 5, 130), "deep": (2, 300, 3), "tiles": (64, 64, 64)}
    for tag, (m, k, n) in sizes.items():
        cases.add(tag, lambda a, b: raw.MatMul(a=a, b=b), a=cases.real(m, k), b=cases.real(k, n))
    for ta in (False, True):
        for tb in (False, True):
            cases.add(f"transpose_{ta:d}{tb:d}",
                      lambda a, b: raw.MatMul(a=a, b=b, transpose_a=ta, transpose_b=tb),
                      a=cases.real(*((9, 5) if ta else (5, 9))), b=cases.real(*((33, 9) if tb else (9, 33))))
    weight, bias = cases.real(33, 17), cases.real(17)
    cases.add("weight", lambda x: raw.MatMul(a=x, b=tf.constant(weight)), x=cases.real(7, 33))
    cases.add("weight_transposed",
              lambda x: raw.MatMul(a=x, b=tf.constant(weight), transpose_b=True), x=cases.real(7, 17))
    cases.add("dense", lambda x: tf.nn.relu(raw.BiasAdd(
        value=raw.MatMul(a=x, b=tf.constant(weight)), bias=tf.constant(bias))), x=cases.real(7, 33))
    cases.add("dense_one", lambda x: tf.nn.softmax(
        raw.MatMul(a=x, b=tf.constant(weight)) + tf.constant(bias)), x=cases.real(1, 33))
    cases.add("no_rows", lambda a, b: raw.MatMul(a=a, b=b), a=cases.real(0, 3), b=cases.real(3, 4))
    cases.add("no_terms", lambda a, b: raw.MatMul(a=a, b=b), a=cases.real(2, 0), b=cases.real(0, 4))
    cases.add("double", lambda a, b: raw.MatMul(a=a, b=b),
              a=cases.real(5, 9, dtype="float64"), b=cases.real(9, 3, dtype="float64"))
    cases.add("int32", lambda a, b: raw.MatMul(a=a, b=b), a=cases.whole(5, 9), b=cases.whole(9, 3))
    # TensorFlow cuts sums off to bfloat16, towards zero; rounded to the nearest they are up to
    # one place of the last bit away.
    for dtype, bound in (("bfloat16", 2**-7), ("half", 2e-3)):
        low = lambda a, b, dtype=dtype: raw.Cast(
            x=raw.MatMul(a=raw.Cast(x=a, DstT=dtype), b=raw.Cast(x=b, DstT=dtype)), DstT="float32")
        for tag, (m, k, n) in {"odd": (7, 33, 35), "row": (1, 35, 17), "tiles": (13, 16, 64)}.items():
            cases.add(f"{dtype}_{tag}", low, a=cases.real(m, k), b=cases.real(k, n), tolerance=bound)


def batch_matmul(name, broadcast):
    def fill(cases):
        build = lambda x, y: getattr(raw, name)(x=x, y=y)
        shapes = {"rank2": ((5, 7), (7, 9)), "rank3": ((2, 5, 7), (2, 7, 9)),
                  "rank4": ((2, 3, 5, 17), (2, 3, 17, 5)), "ones": ((2, 1, 1), (2, 1, 1)),
                  "empty": ((0, 2, 3), (0, 3, 2))}
        if broadcast:
            shapes |= {"shared_right": ((3, 5, 7), (7, 9)), "shared_left": ((5, 7), (3, 7, 9)),
                       "stretch": ((2, 1, 4, 5), (3, 5, 6)), "stretch_left": ((1, 4, 5), (3, 5, 6))}
        for tag, (a, b) in shapes.items():
            cases.add(tag, build, x=cases.real(*a), y=cases.real(*b))
        for ax in (False, True):
            for ay in (False, True):
                cases.add(f"adjoint_{ax:d}{ay:d}",
                          lambda x, y: getattr(raw, name)(x=x, y=y, adj_x=ax, adj_y=ay),
                          x=cases.real(2, *((9, 5) if ax else (5, 9))),
                          y=cases.real(2, *((17, 9) if ay else (9, 17))))
        cases.add("double", build, x=cases.real(2, 3, 4, dtype="float64"),
                  y=cases.real(2, 4, 3, dtype="float64"))
    return fill


def batch_matmul_v3(cases):
    cases.add("ints", lambda x, y: raw.BatchMatMulV3(x=x, y=y, Tout="int32"),
              x=cases.whole(2, 3, 4), y=cases.whole(2, 4, 3))
    cases.add("reals", lambda x, y: raw.BatchMatMulV3(x=x, y=y, Tout="float32"),
              x=cases.real(2, 3, 4), y=cases.real(4, 3))


OPS = {"MatMul": matmul, "BatchMatMul": batch_matmul("BatchMatMul", False),
       "BatchMatMulV2": batch_matmul("BatchMatMulV2", True), "BatchMatMulV3": batch_matmul_v3}
