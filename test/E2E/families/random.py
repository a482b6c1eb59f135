# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the stateless random ops: uniform kinds to the bit, normal ones nearly."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
SHAPES = {"scalar": [], "seven": [7], "matrix": [5, 33], "empty": [0, 3]}


def v2(name, dtypes, tolerance):
    def fill(cases):
        def case(tag, shape, dtype):
            cases.add(tag, lambda k, c: getattr(raw, name)(shape=tf.constant(shape, tf.int32), key=k, counter=c,
                                                           alg=tf.constant(1), dtype=dtype),
                      k=np.array([0x123456789abcdef0], "uint64"), c=np.array([0xfffffffffffffffd, 5], "uint64"),
                      tolerance=tolerance)
        for tag, shape in SHAPES.items():
            case(tag, shape, dtypes[0])
        for dtype in dtypes[1:]:
            case(dtype, [9], dtype)
    return fill


def v1(name, dtypes, tolerance):
    def fill(cases):
        for dtype in dtypes:
            cases.add(dtype, lambda s: getattr(raw, name)(shape=tf.constant([3, 5]), seed=s, dtype=dtype),
                      s=np.array([12, -345], "int32"), tolerance=tolerance)
        cases.add("seed64", lambda s: getattr(raw, name)(shape=tf.constant([6]), seed=s, dtype=dtypes[0]),
                  s=np.array([1 << 40, -5], "int64"), tolerance=tolerance)
    return fill


def integers_v2(cases):
    for dtype in ("int32", "int64"):
        cases.add(dtype, lambda k, c, a, b: raw.StatelessRandomUniformIntV2(
            shape=tf.constant([3, 7]), key=k, counter=c, alg=tf.constant(1), minval=a, maxval=b),
            k=np.array([77], "uint64"), c=np.array([1, 2], "uint64"), a=np.array(-9, dtype), b=np.array(100, dtype))


def integers(cases):
    for dtype in ("int32", "int64"):
        cases.add(dtype, lambda s, a, b: raw.StatelessRandomUniformInt(shape=tf.constant([3, 7]), seed=s, minval=a, maxval=b),
                  s=np.array([3, 4], "int32"), a=np.array(-9, dtype), b=np.array(100, dtype))


def key_counter(cases):
    cases.add("seed", lambda s: list(raw.StatelessRandomGetKeyCounter(seed=s)), s=np.array([3, -4], "int64"))
    cases.add("dropout", lambda x: tf.nn.experimental.stateless_dropout(x, 0.4, seed=[1, 2]), x=cases.real(5, 7))


def stateful(name, tolerance):
    def fill(cases):
        def case(tag, shape, dtype="float32"):
            cases.add(tag, lambda: getattr(raw, name)(shape=tf.constant(shape, tf.int32), dtype=dtype, seed=87654321,
                                                      seed2=-(1 << 40) - 5), tolerance=tolerance)
        for tag, shape in SHAPES.items():
            case(tag, shape)
        for dtype in ("float64", "float16"):
            case(dtype, [9], dtype)
        cases.add("like", lambda x: getattr(raw, name)(shape=tf.shape(x), dtype="float32", seed=3), x=cases.real(5, 3),
                  tolerance=tolerance)
    return fill


def uniform_int(cases):
    for dtype in ("int32", "int64"):
        cases.add(dtype, lambda a, b: raw.RandomUniformInt(shape=tf.constant([3, 7]), minval=a, maxval=b, seed=5, seed2=6),
                  a=np.array(-9, dtype), b=np.array(100, dtype))


def shuffle(cases):
    for tag, shape in {"vector": (9,), "matrix": (7, 3), "one": (1, 2), "empty": (0, 2)}.items():
        cases.add(tag, lambda x: raw.RandomShuffle(value=x, seed=5, seed2=6), x=cases.real(*shape))


REAL, WHOLE = ("float32", "float64", "float16"), ("int32", "int64", "uint32", "uint64")
OPS = {"StatelessRandomUniformV2": v2("StatelessRandomUniformV2", REAL, 0),
       "StatelessRandomUniformFullIntV2": v2("StatelessRandomUniformFullIntV2", WHOLE, 0),
       "StatelessRandomNormalV2": v2("StatelessRandomNormalV2", REAL, None),
       "StatelessRandomUniform": v1("StatelessRandomUniform", REAL, 0),
       "StatelessRandomNormal": v1("StatelessRandomNormal", REAL, None),
       "StatelessRandomUniformIntV2": integers_v2, "StatelessRandomUniformInt": integers,
       "StatelessTruncatedNormalV2": v2("StatelessTruncatedNormalV2", REAL, None),
       "StatelessTruncatedNormal": v1("StatelessTruncatedNormal", REAL, None),
       "TruncatedNormal": stateful("TruncatedNormal", None), "RandomShuffle": shuffle,
       "StatelessRandomGetKeyCounter": key_counter, "RandomUniform": stateful("RandomUniform", 0),
       "RandomStandardNormal": stateful("RandomStandardNormal", None), "RandomUniformInt": uniform_int}
