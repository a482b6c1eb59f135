# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the special functions."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
OPS = {}
SPECIAL = np.array([np.nan, np.inf, -np.inf, 0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 2.0], "f")


def unary(name, low, high, far=None, special=True, halves=True):
    def fill(cases):
        op = getattr(raw, name)
        build = lambda x: op(x=x)
        cases.add("matrix", build, x=cases.real(5, 33, low=low, high=high))
        cases.add("scalar", build, x=cases.real(low=low, high=high))
        cases.add("empty", build, x=cases.real(0, 3))
        cases.add("double", build, x=cases.real(19, low=low, high=high, dtype="float64"), tolerance=1e-9)
        for tag, (l, h) in (far or {}).items():
            cases.add(tag, build, x=cases.real(33, low=l, high=h))
        if special:
            cases.add("special", build, x=SPECIAL)
        if halves:
            cases.add("half", build, x=cases.real(9, low=low, high=high, dtype="float16"))
    OPS[name] = fill


unary("Lgamma", -4.5, 6, {"large": (10, 1e4)})
unary("Digamma", 0.1, 6, {"large": (10, 1e4), "negative": (-3.9, -3.1)}, special=False)
unary("Erfinv", -0.999, 0.999, halves=False)
unary("Ndtri", 0.001, 0.999, halves=False)
for kind in ("I0", "I0e", "I1", "I1e"):
    unary(f"Bessel{kind}", -9, 9, {"large": (20, 60)}, special=False, halves=False)
for kind in ("J0", "J1"):
    unary(f"Bessel{kind}", -9, 9, {"large": (20, 60)}, special=False, halves=False)
for kind in ("K0", "K0e", "K1", "K1e", "Y0", "Y1"):
    unary(f"Bessel{kind}", 0.1, 9, {"large": (20, 60)}, special=False, halves=False)
unary("Dawsn", -5, 5, special=False, halves=False)
unary("Expint", 0.1, 5, {"large": (20, 60)}, special=False, halves=False)
unary("FresnelCos", -5, 5, special=False, halves=False)
unary("FresnelSin", -5, 5, special=False, halves=False)
unary("Spence", 0.01, 5, special=False, halves=False)


def binary(name, keys, first, second, whole=False):
    def fill(cases):
        op = getattr(raw, name)
        build = lambda x, y: op(**{keys[0]: x, keys[1]: y})
        def values(shape, range, dtype="float32"):
            x = cases.real(*shape, low=range[0], high=range[1], dtype=dtype)
            return np.floor(x) if whole and range is first else x
        for tag, (a, b) in {"same": ((5, 7), (5, 7)), "row": ((4, 7), (7,)), "outer": ((3, 1), (1, 5)),
                            "scalar": ((), (3,))}.items():
            cases.add(tag, build, x=values(a, first), y=values(b, second))
        cases.add("double", build, x=values((9,), first, "float64"), y=values((9,), second, "float64"), tolerance=1e-9)
    OPS[name] = fill


binary("Igamma", "ax", (0.1, 20), (0.01, 30))
binary("Igammac", "ax", (0.1, 20), (0.01, 30))
binary("Polygamma", "ax", (0, 5), (0.5, 9), whole=True)
binary("Zeta", "xq", (1.1, 9), (0.5, 9))


def betainc(cases):
    build = lambda a, b, x: raw.Betainc(a=a, b=b, x=x)
    cases.add("same", build, a=cases.real(5, 7, low=0.1, high=9), b=cases.real(5, 7, low=0.1, high=9),
              x=cases.real(5, 7, low=0, high=1))
    cases.add("double", build, a=cases.real(9, low=0.1, high=9, dtype="float64"),
              b=cases.real(9, low=0.1, high=9, dtype="float64"), x=cases.real(9, low=0, high=1, dtype="float64"),
              tolerance=1e-9)


OPS["Betainc"] = betainc
