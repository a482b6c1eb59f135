# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the ops that read by index."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops


def gather(cases):
    build = lambda p, i: raw.Gather(params=p, indices=i)
    cases.add("rows", build, p=cases.real(7, 5), i=cases.whole(9, low=0, high=7))
    cases.add("int64", build, p=cases.real(7, 5), i=cases.whole(3, low=0, high=7, dtype="int64"))


def gather_v2(cases):
    def case(tag, params, indices, axis=0, batch_dims=0, dtype="int32", values="float32"):
        limit = params[axis]
        cases.add(tag, lambda p, i: raw.GatherV2(params=p, indices=i, axis=tf.constant(axis), batch_dims=batch_dims),
                  p=cases.real(*params, low=-9, high=9).astype(values),
                  i=cases.whole(*indices, low=0, high=limit, dtype=dtype))
    case("rows", (7, 5), (9,))
    case("one_row", (7, 5), ())
    case("matrix_of_rows", (7, 5), (2, 3))
    case("columns", (5, 7), (4,), 1)
    case("last", (2, 3, 5), (4,), -1)
    case("middle", (2, 5, 3), (3,), 1)
    case("vector", (33,), (17,))
    case("batched", (3, 7, 5), (3, 4), 1, 1)
    case("int64", (7, 5), (3,), dtype="int64")
    case("of_ints", (7, 2), (3,), values="int32")
    case("nothing", (7, 5), (0,))
    table = cases.real(50, 17)
    cases.add("table", lambda i: raw.GatherV2(params=tf.constant(table), indices=i, axis=tf.constant(0)),
              i=cases.whole(2, 5, low=0, high=50))


def one_hot(cases):
    def case(tag, indices, axis=-1, dtype="float32", on=1, off=0):
        cases.add(tag, lambda i: raw.OneHot(indices=i, depth=tf.constant(5), on_value=tf.constant(on, dtype),
                                            off_value=tf.constant(off, dtype), axis=axis), i=np.asarray(indices))
    case("vector", np.array([0, 4, 2, 2], "i"))
    case("out_of_range", np.array([-1, 5, 3], "i"))
    case("matrix", np.array([[1, 2, 3], [0, 0, 4]], "i"))
    case("first", np.array([[1, 2, 3], [0, 0, 4]], "i"), 0)
    case("middle", np.array([[1, 2, 3], [0, 0, 4]], "i"), 1)
    case("int64", np.array([1, 3], "int64"))
    case("values", np.array([1, 3], "i"), on=7, off=-2)
    case("int32_out", np.array([1, 3], "i"), dtype="int32")
    case("scalar", np.int32(3))


OPS = {"Gather": gather, "GatherV2": gather_v2, "OneHot": one_hot}
