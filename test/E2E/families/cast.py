# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of Cast: every pair of element types, and values out of range."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
DTYPES = ("bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64")


def cast(cases):
    for source in DTYPES:
        for target in DTYPES:
            if source == target:
                continue
            low = 0 if source in ("bool", "uint8") or target == "uint8" else -100
            values = cases.whole(7, low=low, high=100, dtype="float64")
            if source.startswith("float"):
                values = values + np.array([0, 0.5, 0.25, 0, 0.75, 0, 0.99])
            cases.add(f"{source}_to_{target}", lambda x: raw.Cast(x=x, DstT=target),
                      x=values.astype(source))
    far = np.array([np.nan, np.inf, -np.inf, 1e30, -1e30, 3e9, 1.5, -1.5], "f")
    for target in ("int32", "int64"):
        cases.add(f"out_of_range_to_{target}", lambda x: raw.Cast(x=x, DstT=target), x=far)
    cases.add("wraps", lambda x: raw.Cast(x=x, DstT="int8"), x=np.array([300, -200, 128], "i"))
    cases.add("to_bool", lambda x: raw.Cast(x=x, DstT="bool"),
              x=np.array([0.0, -0.0, 0.25, np.nan, np.inf], "f"))
    cases.add("bfloat16", lambda x: raw.Cast(x=raw.Cast(x=x, DstT="bfloat16"), DstT="float32"),
              x=cases.real(33))
    cases.add("matrix", lambda x: raw.Cast(x=x, DstT="int32"), x=cases.real(17, 33, low=-90, high=90))
    cases.add("empty", lambda x: raw.Cast(x=x, DstT="int32"), x=cases.real(0, 3))


OPS = {"Cast": cast}
