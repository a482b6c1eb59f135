# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Fails unless two .npz have the same arrays, to within a bound.

usage: same_arrays.py A.npz B.npz BOUND
"""
import sys

import numpy as np

with np.load(sys.argv[1]) as a, np.load(sys.argv[2]) as b:
    assert sorted(a.files) == sorted(b.files), f"{a.files} and {b.files}"
    assert a.files, "there is nothing to compare"
    for name in a.files:
        np.testing.assert_allclose(a[name], b[name], rtol=0, atol=float(sys.argv[3]), err_msg=name)
