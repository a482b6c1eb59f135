# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the element-wise ops that look at bits, and of a few rare ones."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
SPECIAL = np.array([np.nan, np.inf, -np.inf, 0.0, -0.0, 1.0, -1.0, 1e-45, 3e38], "f")


def bitcast(cases):
    def case(tag, values, to):
        cases.add(tag, lambda x: raw.Bitcast(input=x, type=to), x=values)
    case("to_int", cases.real(3, 5), "int32")
    case("to_float", cases.whole(7, low=0, high=1 << 30), "float32")
    case("unsigned", cases.whole(7), "uint32")
    case("double", cases.real(5, dtype="float64"), "int64")
    case("half", cases.real(5, dtype="float16"), "int16")
    cases.add("narrower", lambda x: raw.Bitcast(input=x, type="uint8"), x=cases.real(3, 5))
    cases.add("wider", lambda x: raw.Bitcast(input=x, type="float32"),
              x=cases.whole(3, 4, low=0, high=100, dtype="uint8"), dynamic=False)


def population_count(cases):
    for dtype in ("int8", "uint8", "int16", "int32", "int64"):
        cases.add(dtype, lambda x: raw.PopulationCount(x=x), x=cases.whole(3, 5, dtype=dtype))


def next_after(cases):
    build = lambda x, y: raw.NextAfter(x1=x, x2=y)
    cases.add("same", build, x=cases.real(5, 7), y=cases.real(5, 7), tolerance=0)
    cases.add("special", build, x=SPECIAL[:, None], y=SPECIAL[None, :], tolerance=0)
    cases.add("double", build, x=cases.real(7, dtype="float64"), y=cases.real(7, dtype="float64"), tolerance=0)


def approximate(cases):
    x = cases.real(3, 5)
    cases.add("default", lambda x, y: raw.ApproximateEqual(x=x, y=y), x=x, y=x + np.float32(1e-5) * cases.real(3, 5))
    cases.add("loose", lambda x, y: raw.ApproximateEqual(x=x, y=y, tolerance=0.5), x=x, y=cases.real(3, 5))


def bucketize(cases):
    build = lambda x: raw.Bucketize(input=x, boundaries=[-1.0, 0.0, 0.5, 4.0])
    cases.add("reals", build, x=cases.real(5, 7))
    cases.add("special", build, x=SPECIAL)
    cases.add("ints", build, x=cases.whole(9))
    cases.add("none", lambda x: raw.Bucketize(input=x, boundaries=[]), x=cases.real(3))


def cross(cases):
    cases.add("vectors", lambda x, y: raw.Cross(a=x, b=y), x=cases.real(7, 3), y=cases.real(7, 3), dynamic=False)
    cases.add("ints", lambda x, y: raw.Cross(a=x, b=y), x=cases.whole(3), y=cases.whole(3), dynamic=False)


def euclidean(cases):
    for tag, axes in {"row": [1], "all": [0, 1], "none": []}.items():
        cases.add(tag, lambda x: raw.EuclideanNorm(input=x, axis=tf.constant(axes, tf.int32)), x=cases.real(5, 7))
    cases.add("ints", lambda x: raw.EuclideanNorm(input=x, axis=tf.constant([1]), keep_dims=True), x=cases.whole(5, 7))
    cases.add("complex", lambda x: raw.EuclideanNorm(input=x, axis=tf.constant([1])),
              x=(cases.real(3, 4) + 1j * cases.real(3, 4)).astype("complex64"))


def cumulative(name):
    def fill(cases):
        def case(tag, shape, axis=0, dtype="float32", **more):
            cases.add(tag, lambda x: getattr(raw, name)(x=x, axis=tf.constant(axis), **more),
                      x=cases.real(*shape, low=-3, high=3).astype(dtype))
        case("vector", (17,))
        case("rows", (3, 9), 1)
        case("reverse", (3, 9), 1, reverse=True)
        case("exclusive", (7,), exclusive=True)
        case("both", (2, 3, 5), -1, exclusive=True, reverse=True)
        case("middle", (2, 5, 3), 1)
        case("empty", (0, 3), 1)
        case("double", (9,), dtype="float64")
        if name != "CumulativeLogsumexp":
            case("ints", (5, 7), 1, "int32")
    return fill


def in_top_k(cases):
    x = cases.real(6, 5)
    x[3, 2] = np.inf
    targets = np.array([0, 4, 2, 1, 7, 3], "i")
    cases.add("two", lambda x, t, k: raw.InTopKV2(predictions=x, targets=t, k=k), x=x, t=targets, k=np.int32(2))
    cases.add("ties", lambda x, t, k: raw.InTopKV2(predictions=x, targets=t, k=k),
              x=cases.whole(6, 5, low=0, high=3).astype("f"), t=targets % 5, k=np.int32(2))


OPS = {"InTopKV2": in_top_k, "ApproximateEqual": approximate, "Bitcast": bitcast, "Bucketize": bucketize, "Cross": cross,
       "CumulativeLogsumexp": cumulative("CumulativeLogsumexp"),
       "Cumprod": cumulative("Cumprod"), "Cumsum": cumulative("Cumsum"), "EuclideanNorm": euclidean, "NextAfter": next_after,
       "PopulationCount": population_count}
