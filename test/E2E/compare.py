# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Whether a tensor is TensorFlow's."""
import numpy as np

# Largest difference allowed, over the largest magnitude of the wanted tensor.
TOLERANCE = {"float16": 2e-3, "float32": 1e-5, "float64": 1e-10, "complex64": 1e-5,
             "complex128": 1e-10}


def case_of(tensor):
    return tensor.split("/")[0].split(":")[0]


def open_feeds(feeds):
    """Options of `tenon run` that leave every dimension of these feeds open."""
    options = []
    for name, value in feeds.items():
        dims = "x".join("?" * value.ndim)
        options += ["--feed", f"{name}={dims}" if dims else name]
    return options


def plain(array):
    """bfloat16 comes as two bytes an element."""
    if array.dtype.kind == "V":
        bits = array.reshape(-1).view(np.uint16).astype(np.uint32) << 16
        return bits.view(np.float32).reshape(array.shape)
    return array


def difference(got, want, tolerance):
    """None, or what is wrong with `got`."""
    if got.dtype != want.dtype and not (got.dtype.kind == want.dtype.kind == "S"):
        return f"has element type {got.dtype}, not {want.dtype}"
    if got.shape != want.shape:
        return f"has shape {got.shape}, not {want.shape}"
    got, want = plain(got), plain(want)
    if want.size == 0:
        return None
    if want.dtype.kind not in "fc":
        wrong = got != want
        error = ""
    else:
        finite = np.isfinite(want)
        wide = np.complex128 if want.dtype.kind == "c" else np.float64
        scale = np.abs(want[finite].astype(wide)).max(initial=0.0) or 1.0
        with np.errstate(all="ignore"):
            apart = np.abs(got.astype(wide) - want.astype(wide)) / scale
        wrong = np.where(finite, ~(apart <= tolerance), ~((got == want) | (np.isnan(got) & np.isnan(want))))
        error = f"; largest difference {np.nanmax(np.where(finite, apart, 0.0)):.2e} of {scale:.3g}"
    if not wrong.any():
        return None
    at = tuple(int(i) for i in np.argwhere(wrong)[0])
    return f"{wrong.sum()} of {want.size} differ, first at {at}: {got[at]}, not {want[at]}{error}"
