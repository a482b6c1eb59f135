# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Orthogonal decompositions and Fourier transforms: shapes, types, lengths.

Vectors whose signs are nobody's promise are not compared here, but what they make is in test/E2E/ops/ortho.
"""
import numpy as np

from draw import Case, Const, Draw

LENGTHS = (1, 2, 3, 5, 8, 11, 16, 17, 30, 34, 97, 128)


def decompositions():
    draw = Draw("Qr")
    for dtype in ("float32", "float64"):
        for shape in ((3, 3), (5, 2), (2, 5), (1, 1), (4, 1), (1, 4), (2, 4, 3), (2, 1, 3, 5), (12, 9), (0, 3, 3)):
            a = draw.any(dtype, *shape)
            for full in (False, True):
                yield Case("Qr", {"input": a, "full_matrices": full})
            for prefix in ("", "Batch"):
                yield Case(f"{prefix}Svd", {"input": a, "compute_uv": False}, outputs=1)
                for columns in (1, 3):
                    for fast in (False, True):
                        b = draw.any(dtype, *shape[:-1], columns)
                        yield Case(f"{prefix}MatrixSolveLs", {
                            "matrix": a, "rhs": b, "fast": fast, "l2_regularizer": Const(0.5, "float64")}, dynamic=not fast,
                            tolerance=1e-4 if dtype == "float32" else None)
                if shape[-1] == shape[-2]:
                    symmetric = a + np.swapaxes(a, -1, -2)
                    yield Case(f"{prefix}SelfAdjointEigV2", {"input": symmetric, "compute_v": False}, outputs=1)


def transforms():
    draw = Draw("FFT")
    shapes = {1: [(2, length) for length in LENGTHS] + [(4,), (0, 4), (2, 2, 3)],
              2: [(4, 4), (3, 5), (2, 1, 6), (2, 7, 17), (1, 1), (0, 2, 2)],
              3: [(2, 4, 4), (3, 5, 2), (2, 1, 6, 3), (1, 1, 1), (0, 2, 2, 2)]}
    for count, all_shapes in shapes.items():
        name = "FFT" + {1: "", 2: "2D", 3: "3D"}[count]
        for shape in all_shapes:
            for dtype, real in (("complex64", "float32"), ("complex128", "float64")):
                x = draw.any(dtype, *shape)
                for prefix in ("", "I"):
                    yield Case(prefix + name, {"input": x})
                length = Const(np.array(shape[-count:], "int32"))
                y = draw.any(real, *shape)
                yield Case(f"R{name}", {"input": y, "fft_length": length, "Tcomplex": dtype})
                half = np.fft.rfftn(y, axes=range(-count, 0)).astype(dtype)
                yield Case(f"IR{name}", {"input": half, "fft_length": length, "Treal": real})


def cases():
    yield from decompositions()
    yield from transforms()
