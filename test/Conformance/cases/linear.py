# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Products, convolutions, pools, norms, matrix ops: types, layouts, paddings, strides.

TensorFlow adds up products of bfloat16 and float16 in that type: the bounds are wider.
"""
import itertools

import numpy as np

from draw import COMPLEX, INTS, NUMBERS, REALS, Case, Const, Draw, convert

NARROW = {"float16": 5e-3, "|V2": 4e-2}
FEW = ("float32", "float64", "float16", "bfloat16", "int32", "int64", "complex64", "complex128")


def products():
    draw = Draw("MatMul")
    for dtype in NUMBERS:
        for rows, inner, columns in ((3, 5, 7), (1, 9, 1), (17, 33, 8), (1, 1, 1), (0, 3, 2), (2, 0, 3), (2, 3, 0)):
            for ta, tb in itertools.product((False, True), repeat=2):
                a = draw.any(dtype, *((inner, rows) if ta else (rows, inner)))
                b = draw.any(dtype, *((columns, inner) if tb else (inner, columns)))
                yield Case("MatMul", {"a": a, "b": b, "transpose_a": ta, "transpose_b": tb})
                if dtype in ("float32", "bfloat16"):
                    yield Case("SparseMatMul", {"a": a, "b": b, "transpose_a": ta, "transpose_b": tb}, tolerance=1e-2
                               if dtype == "bfloat16" else None)
        for lead, lead2 in (((), ()), ((2,), (2,)), ((2, 3), (2, 3)), ((2, 1), (1, 3)), ((3,), ()), ((0,), (0,)), ((1,), (4,))):
            for ta, tb in itertools.product((False, True), repeat=2):
                a = draw.any(dtype, *lead, *((5, 3) if ta else (3, 5)))
                b = draw.any(dtype, *lead2, *((4, 5) if tb else (5, 4)))
                given = {"x": a, "y": b, "adj_x": ta, "adj_y": tb}
                if lead == lead2 and lead:
                    yield Case("BatchMatMul", given)
                yield Case("BatchMatMulV2", given)
                for out in {dtype, "int32", "float32"} if dtype in ("int8", "uint8", "bfloat16") else {dtype}:
                    yield Case("BatchMatMulV3", {**given, "Tout": out})
    for dtype in FEW:
        for equation, *shapes in (("ij,jk->ik", (3, 5), (5, 4)), ("bij,bjk->bik", (2, 3, 4), (2, 4, 5)), ("ij->ji", (3, 5)),
                                  ("ij->", (3, 5)), ("ij->i", (3, 5)), ("i,j->ij", (3,), (4,)), ("i,i->", (5,), (5,)),
                                  ("ij,ij->ij", (3, 4), (3, 4)), ("abcd,adbe->abce", (2, 3, 4, 5), (2, 5, 3, 2)),
                                  ("bhqd,bhkd->bhqk", (2, 3, 4, 5), (2, 3, 6, 5)), ("...ij,jk->...ik", (2, 3, 4), (4, 5)),
                                  ("...i,...i->...", (2, 3), (2, 3)), ("ii->i", (3, 3)), ("ij,kj->ik", (3, 5), (4, 5)),
                                  ("abc->cab", (2, 3, 4)), ("i->", (0,)), ("ij,jk->ik", (2, 0), (0, 3))):
            yield Case("Einsum", {"inputs": [draw.any(dtype, *shape) for shape in shapes], "equation": equation})


def turned(array, layout):
    """Channels last to first."""
    return np.moveaxis(array, -1, 1) if layout[1] == "C" else array


def along(layout, spatial, around=1):
    return [around, around, *spatial] if layout[1] == "C" else [around, *spatial, around]


def convolutions():
    draw = Draw("Conv2D")
    rows = ((2, 7, 9, 3, 3, 3, 4, (1, 1), (1, 1)), (1, 8, 8, 2, 2, 3, 5, (2, 1), (1, 1)), (1, 9, 9, 4, 3, 3, 8, (1, 1), (2, 2)),
            (2, 5, 5, 8, 1, 1, 16, (1, 1), (1, 1)), (1, 7, 7, 1, 5, 5, 2, (3, 3), (1, 1)), (0, 5, 5, 2, 3, 3, 2, (1, 1), (1, 1)),
            (1, 6, 1, 3, 3, 1, 2, (2, 2), (1, 1)))
    for dtype in FEW:
        for (n, h, w, c, kh, kw, o, strides, rates), padding in itertools.product(rows, ("SAME", "VALID", "EXPLICIT")):
            where = {"strides": along("NHWC", strides), "dilations": along("NHWC", rates), "padding": padding}
            if padding == "EXPLICIT":
                where["explicit_paddings"] = [0, 0, 1, 0, 2, 1, 0, 0]
            x, f = draw.any(dtype, n, h, w, c), draw.any(dtype, kh, kw, c, o)
            yield Case("Conv2D", {"input": x, "filter": f, **where})
            yield Case("Conv2D", {"input": x, "filter": Const(f), **where})
            pads = {"SAME": None, "VALID": (0, 0), "EXPLICIT": (1, 3)}[padding]
            size = [-(-s // t) if pads is None else (s + pads[i] - (k - 1) * r - 1) // t + 1
                    for i, (s, k, t, r) in enumerate(zip((h, w), (kh, kw), strides, rates))]
            g = draw.any(dtype, n, *size, o)
            if min(size) > 0:
                yield Case("Conv2DBackpropFilter", {"input": x, "filter_sizes": Const(f.shape), "out_backprop": g, **where})
                yield Case("Conv2DBackpropInput", {"input_sizes": Const(x.shape), "filter": f, "out_backprop": g, **where},
                           dynamic=False)
            if strides[0] == strides[1]:
                f = draw.any(dtype, kh, kw, c, 2)
                g = draw.any(dtype, n, *size, c * 2)
                yield Case("DepthwiseConv2dNative", {"input": x, "filter": f, **where})
                # Of no image TensorFlow leaves the filter's gradient as it was in memory.
                if min(size) > 0 and rates == (1, 1) and n:
                    yield Case("DepthwiseConv2dNativeBackpropFilter", {
                        "input": x, "filter_sizes": Const(f.shape), "out_backprop": g, **where})
                    yield Case("DepthwiseConv2dNativeBackpropInput", {
                        "input_sizes": Const(x.shape), "filter": f, "out_backprop": g, **where}, dynamic=False)
        yield Case("Conv2D", {"input": draw.any(dtype, 1, 5, 5, 4), "filter": draw.any(dtype, 3, 3, 2, 6), "padding": "SAME",
                              "strides": [1, 1, 1, 1]})
        yield Case("Conv2D", {"input": draw.any(dtype, 1, 3, 5, 6), "filter": draw.any(dtype, 3, 3, 3, 4), "padding": "SAME",
                              "strides": [1, 1, 1, 1], "data_format": "NCHW"})
        for (c, strides, rates), padding in itertools.product(((3, (1, 1, 1), (1, 1, 1)), (2, (2, 1, 2), (1, 1, 1)),
                                                               (1, (1, 1, 1), (1, 2, 1))), ("SAME", "VALID")):
            where = {"strides": along("NDHWC", strides), "padding": padding, "dilations": along("NDHWC", rates)}
            x, f = draw.any(dtype, 2, 4, 6, 5, c), draw.any(dtype, 2, 3, 2, c, 4)
            yield Case("Conv3D", {"input": x, "filter": f, **where})
            size = [-(-s // t) if padding == "SAME" else (s - (k - 1) * r - 1) // t + 1
                    for s, k, t, r in zip((4, 6, 5), (2, 3, 2), strides, rates)]
            g = draw.any(dtype, 2, *size, 4)
            if rates == (1, 1, 1):
                yield Case("Conv3DBackpropFilter", {"input": x, "filter": f, "out_backprop": g, **where})
                yield Case("Conv3DBackpropInput", {"input": x, "filter": f, "out_backprop": g, **where})
                yield Case("Conv3DBackpropFilterV2", {"input": x, "filter_sizes": Const(f.shape), "out_backprop": g, **where})
                yield Case("Conv3DBackpropInputV2", {"input_sizes": Const(x.shape), "filter": f, "out_backprop": g, **where},
                           dynamic=False)
        for padding, strides, rates in itertools.product(("SAME", "VALID"), ((1, 1), (2, 1)), ((1, 1), (2, 2))):
            yield Case("Dilation2D", {"input": draw.any(dtype, 2, 7, 6, 3), "filter": draw.any(dtype, 3, 2, 3), "padding": padding,
                                      "strides": along("NHWC", strides), "rates": along("NHWC", rates)})


def pools():
    draw = Draw("MaxPool")
    for dtype in NUMBERS:
        distinct = lambda *shape: convert(draw.permutation(int(np.prod(shape))).reshape(shape) % 120 / 8
                                          if dtype in REALS else draw.permutation(int(np.prod(shape))).reshape(shape) % 120, dtype)
        for (window, strides), padding in itertools.product((((2, 2), (2, 2)), ((3, 2), (1, 2)), ((1, 1), (1, 1)), ((3, 3), (2, 2))),
                                                            ("SAME", "VALID")):
            shape = (2, 7, 6, 3)
            where = {"ksize": along("NHWC", window), "strides": along("NHWC", strides), "padding": padding}
            size = [-(-s // t) if padding == "SAME" else (s - k) // t + 1 for s, k, t in zip((7, 6), window, strides)]
            x, g = draw.any(dtype, *shape), draw.any(dtype, 2, *size, 3)
            yield Case("AvgPool", {"value": x, **where})
            yield Case("AvgPoolGrad", {"orig_input_shape": Const(shape), "grad": g, **where}, dynamic=False)
            x = distinct(*shape)
            yield Case("MaxPool", {"input": x, **where})
            yield Case("MaxPoolV2", {"input": x, "ksize": Const(where["ksize"]), "strides": Const(where["strides"]), "padding": padding})
            yield Case("MaxPoolGrad", {"orig_input": x, "orig_output": pooled(x, window, strides, padding), "grad": g, **where})
            yield Case("MaxPoolGradGrad", {"orig_input": x, "orig_output": pooled(x, window, strides, padding),
                                           "grad": draw.any(dtype, *shape), **where})
            for batch in (False, True):
                yield Case("MaxPoolWithArgmax", {"input": x, **where, "include_batch_in_index": batch})
            for index in ("int32", "int64"):
                yield Case("MaxPoolWithArgmax", {"input": x, **where, "Targmax": index})
            pad = [max(0, (o - 1) * t + k - s) // 2 if padding == "SAME" else 0 for s, k, t, o in zip((7, 6), window, strides, size)]
            rows, columns = (np.maximum(np.arange(o) * t - p, 0) for o, t, p in zip(size, strides, pad))
            first = (rows[:, None, None] * 6 + columns[None, :, None]) * 3 + np.arange(3) + np.zeros((2, 1, 1, 1), "int64")
            yield Case("MaxPoolGradWithArgmax", {"input": x, "grad": g, "argmax": first, **where})
        yield Case("MaxPool", {"input": distinct(1, 5, 5, 2), "ksize": [1, 3, 3, 1], "strides": [1, 1, 1, 1],
                               "padding": "EXPLICIT", "explicit_paddings": [0, 0, 1, 0, 0, 2, 0, 0]})
        yield Case("MaxPool", {"input": distinct(1, 2, 5, 5), "ksize": [1, 1, 3, 3], "strides": [1, 1, 1, 1], "padding": "SAME",
                               "data_format": "NCHW"})
        yield Case("MaxPool", {"input": distinct(0, 5, 5, 2), "ksize": [1, 3, 3, 1], "strides": [1, 1, 1, 1], "padding": "SAME"})
        for (window, strides), padding in itertools.product((((2, 2, 2), (2, 2, 2)), ((1, 3, 2), (1, 1, 2))), ("SAME", "VALID")):
            shape = (2, 4, 5, 6, 2)
            where = {"ksize": along("NDHWC", window), "strides": along("NDHWC", strides), "padding": padding}
            x = distinct(*shape)
            size = [-(-s // t) if padding == "SAME" else (s - k) // t + 1 for s, k, t in zip((4, 5, 6), window, strides)]
            g = draw.any(dtype, 2, *size, 2)
            yield Case("AvgPool3D", {"input": x, **where})
            yield Case("AvgPool3DGrad", {"orig_input_shape": Const(shape), "grad": g, **where}, dynamic=False)
            yield Case("MaxPool3D", {"input": x, **where})
            out = pooled(x, window, strides, padding)
            yield Case("MaxPool3DGrad", {"orig_input": x, "orig_output": out, "grad": g, **where})
            yield Case("MaxPool3DGradGrad", {"orig_input": x, "orig_output": out, "grad": draw.any(dtype, *shape), **where})


def pooled(x, window, strides, padding):
    """The largest of each window, which the gradients of pools are given."""
    if x.dtype.kind in "cV":
        return x[tuple([slice(None)] + [slice(0, 1)] * len(window) + [slice(None)])]
    spatial = x.shape[1:-1]
    size = [-(-s // t) if padding == "SAME" else (s - k) // t + 1 for s, k, t in zip(spatial, window, strides)]
    out = np.zeros((x.shape[0], *size, x.shape[-1]), x.dtype)
    for at in itertools.product(*map(range, size)):
        ranges = []
        for i, s, k, t, o in zip(at, spatial, window, strides, size):
            before = max(0, (o - 1) * t + k - s) // 2 if padding == "SAME" else 0
            ranges.append(slice(max(0, i * t - before), i * t - before + k))
        piece = x[(slice(None), *ranges)]
        out[(slice(None), *at)] = piece.max(axis=tuple(range(1, len(window) + 1)))
    return out


def norms():
    draw = Draw("FusedBatchNorm")
    # The outputs after the third are for TensorFlow's gradients, or not set at all.
    for dtype in REALS:
        stat = "float32" if dtype != "float64" else dtype
        for shape in ((2, 3, 4, 5), (1, 1, 1, 3), (3, 2, 2, 1)):
            c = shape[-1]
            p = lambda low=0.5, high=2: draw.any(stat, c, low=low, high=high)
            x = draw.any(dtype, *shape)
            for training, epsilon in itertools.product((False, True), (1e-3, 0.1)):
                some = {"is_training": training, "epsilon": epsilon}
                empty = np.zeros(0, stat)
                mean = {"mean": empty if training else p(-1, 1), "variance": empty if training else p()}
                given = {"x": x, "scale": p(), "offset": p(-1, 1), **mean, **some}
                yield Case("FusedBatchNorm", given, dynamic=not training, outputs=3)
                yield Case("FusedBatchNormV2", given, dynamic=not training, outputs=3)
                yield Case("FusedBatchNormV3", given, dynamic=not training, outputs=3)
                given = {"y_backprop": draw.any(dtype, *shape), "x": x, "scale": p(), "reserve_space_1": p(-1, 1),
                         "reserve_space_2": p(), **some}
                yield Case("FusedBatchNormGrad", given, outputs=3)
                yield Case("FusedBatchNormGradV2", given, outputs=3)
                yield Case("FusedBatchNormGradV3", {**given, "reserve_space_3": p()}, outputs=3)
            moments = {"t": x, "m": draw.any(dtype, c), "v": draw.any(dtype, c, low=0.5, high=2)}
            for scaled in (False, True):
                more = {"variance_epsilon": 0.01, "scale_after_normalization": scaled}
                yield Case("BatchNormWithGlobalNormalization", {**moments, "beta": draw.any(dtype, c), "gamma": draw.any(dtype, c), **more})
                yield Case("BatchNormWithGlobalNormalizationGrad", {**moments, "gamma": draw.any(dtype, c),
                                                                    "backprop": draw.any(dtype, *shape), **more})
        for radius, bias, alpha, beta in ((5, 1.0, 1.0, 0.5), (1, 2.0, 0.5, 0.75), (2, 1.0, 0.1, 1.0)):
            more = {"depth_radius": radius, "bias": bias, "alpha": alpha, "beta": beta}
            x = draw.any(dtype, 2, 3, 2, 7)
            yield Case("LRN", {"input": x, **more})
            yield Case("LRNGrad", {"input_grads": draw.any(dtype, 2, 3, 2, 7), "input_image": x,
                                   "output_image": draw.any(dtype, 2, 3, 2, 7), **more})


def decompositions():
    draw = Draw("Cholesky")
    for dtype in ("float32", "float64", "float16", "complex64", "complex128"):
        for shape in ((3, 3), (1, 1), (2, 4, 4), (0, 3, 3), (2, 1, 3, 3), (9, 9), (0, 0)):
            size, lead = shape[-1], shape[:-2]
            wide = draw.random.uniform(-1, 1, shape) + (1j * draw.random.uniform(-1, 1, shape) if dtype in COMPLEX else 0)
            positive = convert(wide @ np.conj(np.swapaxes(wide, -1, -2)) + 2 * np.eye(size), dtype)
            regular = convert(wide + 3 * np.eye(size), dtype)
            for prefix in ("", "Batch"):
                batch = "BatchCholesky" if prefix else "Cholesky"
                yield Case(batch, {"input": positive})
                yield Case(f"{prefix}MatrixDeterminant", {"input": regular})
                for adjoint in (False, True):
                    yield Case(f"{prefix}MatrixInverse", {"input": regular, "adjoint": adjoint})
                    for columns in (1, 4, 0):
                        rhs = draw.any(dtype, *lead, size, columns)
                        yield Case(f"{prefix}MatrixSolve", {"matrix": regular, "rhs": rhs, "adjoint": adjoint})
                        for lower in (False, True):
                            yield Case(f"{prefix}MatrixTriangularSolve", {"matrix": regular, "rhs": rhs, "adjoint": adjoint,
                                                                          "lower": lower})
            yield Case("LogMatrixDeterminant", {"input": regular})


def cases():
    for each in (products, convolutions, pools, norms, decompositions):
        for case in each():
            dtypes = {str(value.dtype) for value in case.arguments.values() if isinstance(value, np.ndarray)}
            if case.tolerance is None and dtypes & set(NARROW):
                case.tolerance = max(NARROW.get(dtype, 0) for dtype in dtypes)
            yield case
