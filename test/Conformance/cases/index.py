# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Gathers, scatters, segments, one-hots and what is sparse: types of values and indices."""
import itertools

import numpy as np

from draw import ALL, INTS, NUMBERS, REALS, Case, Const, Draw, convert

INDEX = ("int32", "int64")


def at(draw, shape, *lead, depth, dtype, distinct=False):
    """Index vectors of `depth` numbers into `shape`."""
    if distinct:
        flat = draw.random.permutation(int(np.prod(shape[:depth])))[:int(np.prod(lead))]
        return np.stack(np.unravel_index(flat, shape[:depth]), -1).astype(dtype).reshape(*lead, depth)
    columns = [draw.random.randint(0, shape[k], lead) for k in range(depth)]
    return (np.stack(columns, -1) if depth else np.zeros((*lead, 0))).astype(dtype).reshape(*lead, depth)


def gathers():
    draw = Draw("GatherV2")
    for dtype, index in itertools.product(ALL, INDEX):
        for shape, where in (((7,), ()), ((7,), (3,)), ((4, 5), (2, 3)), ((4, 5), (0,)), ((3, 0), (2,)), ((2, 3, 4), (5,))):
            yield Case("Gather", {"params": draw.any(dtype, *shape), "indices": draw.whole(*where, low=0, high=shape[0], dtype=index)})
        for shape, where, axis, batch in (((4, 5), (3,), 1, 0), ((4, 5), (2, 2), -1, 0), ((2, 3, 4), (), 1, 0), ((2, 5), (2, 3), 1, 1),
                                          ((2, 3, 4), (2, 2), 2, 1), ((2, 3, 4), (2, 3, 2), 2, 2), ((3, 5), (0,), 0, 0)):
            yield Case("GatherV2", {"params": draw.any(dtype, *shape), "axis": Const(axis), "batch_dims": batch,
                                    "indices": draw.whole(*where, low=0, high=shape[axis], dtype=index)})
        for shape, lead, depth in (((7, 5), (4,), 1), ((7, 5), (9,), 2), ((3, 4, 5), (2, 3), 2), ((3, 4), (), 2), ((3, 4), (0,), 2),
                                   ((3, 4), (2,), 0), ((4,), (3,), 1)):
            yield Case("GatherNd", {"params": draw.any(dtype, *shape), "indices": at(draw, shape, *lead, depth=depth, dtype=index)},
                       dynamic=False)
    for dtype in ALL:
        for index in ("int32", "int64", "uint8"):
            for shape, depth, axis in (((5,), 4, -1), ((2, 3), 5, 0), ((2, 3), 3, 1), ((), 4, -1), ((0,), 3, -1)):
                given = draw.whole(*shape, low=0 if index == "uint8" else -1, high=6, dtype=index)
                yield Case("OneHot", {"indices": given, "depth": Const(depth), "on_value": draw.any(dtype), "off_value": draw.any(dtype),
                                      "axis": axis})


def scatters():
    draw = Draw("ScatterNd")
    targets = (((7, 5), (4,), 1), ((7, 5), (9,), 2), ((3, 4, 5), (2, 2), 2), ((4,), (3,), 1), ((3, 5), (0,), 1))
    for dtype, index in itertools.product(ALL, INDEX):
        for shape, lead, depth in targets:
            where = at(draw, shape, *lead, depth=depth, dtype=index, distinct=True)
            updates = draw.any(dtype, *lead, *shape[depth:])
            yield Case("ScatterNd", {"indices": where, "updates": updates, "shape": Const(shape, index)}, dynamic=False)
            given = draw.any(dtype, *shape)
            for kind in ("Update", "Add", "Sub", "Max", "Min"):
                yield Case(f"TensorScatter{kind}", {"tensor": given, "indices": where, "updates": updates}, dynamic=False)
            yield Case("ScatterNdNonAliasingAdd", {"input": given, "indices": where, "updates": updates}, dynamic=False)
        repeated = draw.whole(17, 1, low=0, high=3, dtype=index)
        yield Case("ScatterNd", {"indices": repeated, "updates": draw.any(dtype, 17, 5), "shape": Const([3, 5], index)}, dynamic=False)
        for kind in ("Add", "Sub", "Max", "Min"):
            yield Case(f"TensorScatter{kind}", {"tensor": draw.any(dtype, 3, 5), "indices": repeated, "updates": draw.any(dtype, 17, 5)},
                       dynamic=False)
    for dtype in ALL:
        for rows in ([3, 0], [1], []):
            given = {"i": np.array(rows, "int32"), "v": draw.any(dtype, len(rows), 3)}
            for op in ("InplaceAdd", "InplaceSub", "InplaceUpdate"):
                yield Case(op, {"x": Const(draw.any(dtype, 5, 3)), **given})
        for op in ("DynamicStitch", "ParallelDynamicStitch"):
            yield Case(op, {"indices": [Const([0, 3]), Const([[1, 2], [4, 0]]) if op == "DynamicStitch" else Const([[1, 2], [4, 5]])],
                            "data": [draw.any(dtype, 2, 3), draw.any(dtype, 2, 2, 3)]})
            yield Case(op, {"indices": [np.array([2, 0, 1], "int32")], "data": [draw.any(dtype, 3, 4)]})
            yield Case(op, {"indices": [np.array(1, "int32"), np.array([0], "int32")], "data": [draw.any(dtype), draw.any(dtype, 1)]})


def segments():
    draw = Draw("SegmentSum")
    ids = ([0, 0, 1, 1, 1, 2], [0, 2, 2, 5, 5, 5], [1, 1, 1, 1, 1, 1])
    for dtype, index in itertools.product(NUMBERS, INDEX):
        for row, shape in itertools.product(ids, ((6,), (6, 5), (6, 2, 3), (6, 0))):
            for kind in ("Sum", "Prod", "Max", "Min", "Mean"):
                given = draw.any(dtype, *shape)
                yield Case(f"Segment{kind}", {"data": given, "segment_ids": Const(row, index)})
                yield Case(f"Segment{kind}", {"data": given, "segment_ids": np.array(row, index)})
                if kind != "Mean":
                    for count in (6, 8):
                        yield Case(f"Segment{kind}V2", {"data": given, "segment_ids": np.array(row, index), "num_segments": Const(count)})
        for shape, row, count in (((6, 5), [0, 2, 0, 3, 2, 2], 5), ((5,), [1, 0, 1, 1, 0], 2), ((4, 3), [0, -1, 1, -1], 2),
                                  ((2, 3, 4), [[0, 1, 0], [2, 2, 1]], 3), ((0, 2), [], 3), ((3, 2), [0, 0, 0], 1)):
            for kind in ("Sum", "Prod", "Max", "Min"):
                given = {"data": draw.any(dtype, *shape), "segment_ids": np.array(row, index)}
                yield Case(f"UnsortedSegment{kind}", {**given, "num_segments": Const(count)})
                yield Case(f"UnsortedSegment{kind}", {**given, "num_segments": np.int32(count)})
        for row, kind in itertools.product(([0, 0, 1, 1, 1, 3], [0, 1, 2, 3, 4, 5]), ("Sum", "Mean", "SqrtN")):
            given = {"data": draw.any(dtype, 7, 5), "indices": draw.whole(6, low=0, high=7, dtype=index)}
            for segment in INDEX:
                yield Case(f"SparseSegment{kind}", {**given, "segment_ids": Const(row, segment)})
                yield Case(f"SparseSegment{kind}", {**given, "segment_ids": np.array(row, segment)})
                for count in (6, 8):
                    yield Case(f"SparseSegment{kind}WithNumSegments", {**given, "segment_ids": np.array(row, segment),
                                                                       "num_segments": Const(count)})
            yield Case(f"SparseSegment{kind}Grad", {"grad": draw.any(dtype, 6, 5), "indices": draw.whole(6, low=0, high=7, dtype=index),
                                                    "segment_ids": np.array(row, "int32"), "output_dim0": Const(7)})


def sparse():
    draw = Draw("SparseToDense")
    for dtype, index in itertools.product(ALL, INDEX):
        where = np.array([[0, 1], [1, 3], [2, 0], [2, 3]], index)
        yield Case("SparseToDense", {"sparse_indices": where, "output_shape": Const([3, 5], index), "sparse_values": draw.any(dtype, 4),
                                     "default_value": draw.any(dtype)}, dynamic=False)
        yield Case("SparseToDense", {"sparse_indices": np.array([1, 3, 6], index), "output_shape": Const([7], index),
                                     "sparse_values": draw.any(dtype), "default_value": draw.any(dtype)})
        yield Case("SparseToDense", {"sparse_indices": np.array(2, index), "output_shape": Const([4], index),
                                     "sparse_values": draw.any(dtype), "default_value": draw.any(dtype)})
        given = {"a_indices": where, "a_values": draw.any(dtype, 4), "a_shape": Const([3, 4], index), "b": draw.any(dtype, 3, 4)}
        yield Case("SparseTensorDenseAdd", given)
        yield Case("SparseTensorDenseAdd", {**given, "a_indices": Const(where)})
        for one, two in itertools.product((False, True), repeat=2):
            b = draw.any(dtype, *((3, 5) if one else (4, 5))[::-1 if two else 1])
            yield Case("SparseTensorDenseMatMul", {**given, "a_shape": Const([3, 4], "int64"), "b": b, "adjoint_a": one, "adjoint_b": two})
    for dtype in ("int32", "int64", "float32", "float64"):
        for size in (6, 1, 0):
            yield Case("Bincount", {"arr": draw.whole(17, low=0, high=9), "size": Const(size), "weights": draw.any(dtype, 17)})
            yield Case("Bincount", {"arr": draw.whole(17, low=0, high=9), "size": Const(size), "weights": Const(convert([], dtype))})
            for binary, index in itertools.product((False, True), INDEX):
                for shape in ((17,), (3, 5)):
                    arr = draw.whole(*shape, low=0, high=6, dtype=index)
                    for weights in (draw.any(dtype, *shape), Const(convert([], dtype))):
                        yield Case("DenseBincount", {"input": arr, "size": Const(size, index), "weights": weights, "binary_output": binary})


def cases():
    for each in (gathers, scatters, segments, sparse):
        yield from each()
