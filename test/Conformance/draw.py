# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What a case of the conformance sweep is, and the numbers in it.

A case is one op with its inputs and attributes; nothing here needs TensorFlow. Arrays
are fed, `Const` arrays are constants of the graph in every form, lists of either are one
list input, and all else are attributes. bfloat16 is two bytes an element, as in files.
"""
import zlib

import numpy as np

REALS = ("float32", "float64", "float16", "bfloat16")
SIGNED = ("int8", "int16", "int32", "int64")
UNSIGNED = ("uint8", "uint16", "uint32", "uint64")
INTS = SIGNED + UNSIGNED
COMPLEX = ("complex64", "complex128")
NUMBERS = REALS + INTS + COMPLEX
ALL = NUMBERS + ("bool",)
BFLOAT16 = np.dtype("V2")
SPECIAL = (np.nan, np.inf, -np.inf, 0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3e38)


class Const:
    """A value that is a constant of the graph in every form."""

    def __init__(self, value, dtype=None):
        if dtype is None and not isinstance(value, (np.ndarray, np.generic)):
            value = np.asarray(value)
            dtype = "int32" if value.size == 0 or value.dtype == np.int64 else \
                "float32" if value.dtype == np.float64 else None
        self.value = np.asarray(value) if dtype is None else convert(value, dtype)


def to_bfloat16(values):
    """Rounded to nearest even; NaN stays NaN."""
    bits = np.asarray(values, "float32").view(np.uint32)
    rounded = (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16
    rounded = np.where(np.isnan(values), 0x7FC0, rounded)
    return rounded.astype(np.uint16).view(BFLOAT16)


def convert(values, dtype):
    if dtype == "bfloat16":
        return to_bfloat16(values)
    with np.errstate(all="ignore"):
        return np.asarray(values).astype(dtype)


class Case:
    """state: values of variables in front of the op; build: makes a program instead of an op."""

    def __init__(self, op, arguments, tolerance=None, dynamic=True, state=None, build=None, outputs=None):
        self.op, self.arguments, self.tolerance = op, arguments, tolerance
        self.dynamic, self.state, self.build = dynamic, state, build
        self.outputs = outputs  # how many are compared


class Draw:
    """Numbers of the cases of one op: the same ones each time."""

    def __init__(self, op):
        self.random = np.random.RandomState(zlib.crc32(op.encode()))

    def real(self, *shape, low=-2.0, high=2.0, dtype="float32"):
        return convert(self.random.uniform(low, high, shape), dtype)

    def whole(self, *shape, low=-9, high=10, dtype="int32"):
        return self.random.randint(max(low, 0) if dtype in UNSIGNED else low, high, shape).astype(dtype)

    def truth(self, *shape):
        return self.random.randint(0, 2, shape).astype(bool)

    def any(self, dtype, *shape, low=-2.0, high=2.0, nonzero=False):
        """Values of any type between low and high; integers at least between -9 and 9."""
        if dtype == "bool":
            return self.truth(*shape)
        if dtype in INTS:
            first, last = (int(low), int(high)) if high > 10 else (max(-9, int(low) if low >= 0 else -9), 10)
            values = self.whole(*shape, low=first, high=last, dtype=dtype)
            return np.where(values == 0, 3, values).astype(dtype) if nonzero else values
        if dtype in COMPLEX:
            return (self.real(*shape, low=low, high=high) + 1j * self.real(*shape, low=low, high=high)).astype(dtype)
        return self.real(*shape, low=low, high=high, dtype=dtype)

    def permutation(self, count, dtype="int32"):
        return self.random.permutation(count).astype(dtype)
