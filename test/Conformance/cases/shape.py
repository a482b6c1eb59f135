# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Ops that move elements: every type, each attribute, ranks 0 to 5, empty dimensions."""
import itertools

import numpy as np

from draw import ALL, INTS, NUMBERS, Case, Const, Draw, convert

SHAPES = ((), (1,), (7,), (3, 17), (0, 3), (2, 1, 3, 5), (2, 1, 2, 1, 3))
FEW = ("float32", "int64", "bool", "complex64", "bfloat16", "uint8")
INDEX = ("int32", "int64")


def reshapes():
    draw = Draw("Reshape")
    for dtype in ALL:
        for shape, to in (((3, 5), [15]), ((15,), [3, -1]), ((4, 6), [2, -1, 3]), ((1, 1), []), ((), [1, 1]),
                          ((2, 3), [1, 2, 1, 3]), ((0, 3), [3, 0]), ((0, 3), [0, 7]), ((2, 3, 4), [-1]), ((6,), [6])):
            for index in INDEX:
                yield Case("Reshape", {"tensor": draw.any(dtype, *shape), "shape": Const(to, index)})
        yield Case("Reshape", {"tensor": draw.any(dtype, 4, 6), "shape": np.array([8, 3], "int32")}, dynamic=False)
        for shape in ((3, 5), (), (0, 2), (2, 1, 3)):
            for axis in range(-len(shape) - 1, len(shape) + 1):
                yield Case("ExpandDims", {"input": draw.any(dtype, *shape), "dim": Const(axis)})
        for shape, axes in (((1, 3, 1, 5), [0]), ((1, 3, 1, 5), [0, 2]), ((3, 1), [-1]), ((1,), [0]), ((0, 1), [1])):
            yield Case("Squeeze", {"input": draw.any(dtype, *shape), "squeeze_dims": axes})
        yield Case("Squeeze", {"input": draw.any(dtype, 1, 3, 1, 5)}, dynamic=False)
        for shape in SHAPES:
            yield Case("EnsureShape", {"input": draw.any(dtype, *shape), "shape": list(shape)})
            for out in INDEX:
                yield Case("Shape", {"input": draw.any(dtype, *shape), "out_type": out})
                yield Case("ShapeN", {"input": [draw.any(dtype, *shape), draw.any(dtype, 2, 3)], "out_type": out})


def transposes():
    draw = Draw("Transpose")
    for dtype in ALL:
        for shape in ((), (7,), (3, 5), (0, 3), (2, 3, 4), (1, 4, 1)):
            for order in itertools.permutations(range(len(shape))):
                yield Case("Transpose", {"x": draw.any(dtype, *shape), "perm": Const(list(order))})
                yield Case("ConjugateTranspose", {"x": draw.any(dtype, *shape), "perm": Const(list(order), "int64")})
    for order in itertools.permutations(range(4)):
        yield Case("Transpose", {"x": draw.real(2, 3, 4, 5), "perm": Const(list(order))})
    yield Case("Transpose", {"x": draw.real(2, 1, 2, 3, 2), "perm": Const([4, 2, 0, 3, 1])})


def joins():
    draw = Draw("ConcatV2")
    for dtype in ALL:
        for shapes, axis in ((((3, 5), (2, 5)), 0), (((3, 5), (3, 2), (3, 0)), 1), (((3, 5), (3, 1)), -1),
                             (((2,), (0,), (3,)), 0), (((2, 1, 3), (2, 4, 3)), 1), (((2, 2), (2, 2)), -2),
                             (((0, 3), (0, 3)), 0)):
            values = [draw.any(dtype, *shape) for shape in shapes]
            for index in INDEX:
                yield Case("ConcatV2", {"values": values, "axis": Const(axis, index)})
            yield Case("Concat", {"concat_dim": Const(axis), "values": values})
        for shape in ((), (3,), (2, 5), (0, 2)):
            for axis in range(-len(shape) - 1, len(shape) + 1):
                for count in (1, 3):
                    yield Case("Pack", {"values": [draw.any(dtype, *shape) for _ in range(count)], "axis": axis})
        for shape in ((3,), (2, 5), (2, 0, 3), (1, 4)):
            for axis in range(-len(shape), len(shape)):
                if shape[axis]:
                    yield Case("Unpack", {"value": draw.any(dtype, *shape), "num": shape[axis], "axis": axis})
        for shape, axis, count in (((6,), 0, 3), ((4, 6), 1, 2), ((4, 6), -2, 4), ((2, 0), 1, 2), ((3, 2), 0, 1)):
            yield Case("Split", {"split_dim": Const(axis), "value": draw.any(dtype, *shape), "num_split": count})
        for shape, axis, sizes in (((6,), 0, [1, 2, 3]), ((4, 6), 1, [5, 1]), ((4, 6), -2, [2, -1]), ((3,), 0, [0, 3]),
                                   ((2, 5), 1, [5])):
            for index in INDEX:
                yield Case("SplitV", {"value": draw.any(dtype, *shape), "size_splits": Const(sizes, index),
                                      "split_dim": Const(axis), "num_split": len(sizes)})
    for dtype in INDEX:
        for axis in (0, 1, -1):
            shapes = [np.array(s, dtype) for s in ([2, 3], [2, 3], [2, 3])]
            yield Case("ConcatOffset", {"concat_dim": Const(axis), "shape": shapes})


def slices():
    draw = Draw("Slice")
    for dtype in ALL:
        for shape, begin, size in (((7,), [2], [3]), ((4, 5), [1, 0], [2, -1]), ((4, 5), [0, 5], [4, 0]), ((), [], []),
                                   ((2, 3, 4), [1, 1, 1], [-1, -1, -1]), ((0, 3), [0, 1], [0, 2])):
            for index in INDEX:
                yield Case("Slice", {"input": draw.any(dtype, *shape), "begin": Const(begin, index),
                                     "size": Const(size, index)})
        yield Case("Slice", {"input": draw.any(dtype, 4, 5), "begin": np.array([1, 2], "int32"),
                             "size": np.array([2, 3], "int32")}, dynamic=False)
    strided = (  # shape, begin, end, strides, masks: begin end ellipsis new shrink
        ((7,), [2], [5], [1], ()), ((7,), [0], [7], [2], ()), ((7,), [6], [0], [-2], ()), ((7,), [-3], [-1], [1], ()),
        ((7,), [5], [2], [1], ()), ((7,), [-9], [99], [3], ()), ((7,), [3], [4], [1], (0, 0, 0, 0, 1)),
        ((7,), [0], [0], [-1], (1, 1)), ((7,), [0], [0], [1], (1, 1)), ((4, 6), [1], [3], [1], ()),
        ((4, 6), [0, 1], [0, 5], [1, 2], (1, 1)), ((4, 6), [-1, 0], [0, 0], [1, 1], (0, 2, 0, 0, 1)),
        ((2, 3, 4), [0, 1], [0, 3], [1, 1], (0, 0, 1)), ((2, 3, 4), [1, 0, 2], [2, 0, 3], [1, 1, 1], (0, 0, 2, 0, 5)),
        ((2, 3, 4), [0, 0, 0], [1, 1, 1], [1, 1, 1], (7, 7, 0, 2)), ((4,), [0, 0], [1, 1], [1, 1], (3, 3, 0, 1)),
        ((4,), [0, 0], [1, 1], [1, 1], (3, 3, 0, 2)), ((2, 3), [0, 0, 0], [9, 9, 9], [1, 1, 1], (0, 0, 2, 1)),
        ((2, 3), [0, -1], [2, -2], [1, -1], ()), ((0, 3), [0], [0], [1], (1, 1)), ((3, 0), [1], [3], [1], ()),
        ((), [], [], [], ()), ((), [0], [1], [1], (0, 0, 0, 1)), ((5, 1, 3), [4, 0], [0, 1], [-1, 1], (0, 0, 0, 0, 2)),
    )
    names = ("begin_mask", "end_mask", "ellipsis_mask", "new_axis_mask", "shrink_axis_mask")
    for dtype in ALL:
        for (shape, begin, end, strides, masks), index in itertools.product(strided, INDEX):
            where = {"begin": Const(begin, index), "end": Const(end, index), "strides": Const(strides, index),
                     **dict(zip(names, masks))}
            yield Case("StridedSlice", {"input": draw.any(dtype, *shape), **where})
            if not masks and len(shape) == len(begin):
                taken = np.zeros(shape)[tuple(slice(*s) for s in zip(begin, end, strides))].shape
                yield Case("StridedSliceGrad", {"shape": Const(list(shape), index), "dy": draw.any(dtype, *taken),
                                                **where}, dynamic=False)
        yield Case("StridedSliceGrad", {
            "shape": Const([4, 6]), "begin": Const([0, 1]), "end": Const([0, 5]), "strides": Const([1, 2]),
            "begin_mask": 1, "end_mask": 1, "dy": draw.any(dtype, 4, 2)}, dynamic=False)
        yield Case("StridedSliceGrad", {
            "shape": Const([2, 3, 4]), "begin": Const([0, 1]), "end": Const([0, 2]), "strides": Const([1, 1]),
            "ellipsis_mask": 1, "shrink_axis_mask": 2, "dy": draw.any(dtype, 2, 3)}, dynamic=False)


def pads():
    draw = Draw("Pad")
    for dtype in ALL:
        for shape, paddings in (((5,), [[1, 2]]), ((3, 4), [[0, 1], [2, 0]]), ((2, 3, 2), [[1, 1], [0, 0], [0, 2]]),
                                ((0, 2), [[1, 1], [0, 1]]), ((), np.zeros((0, 2))), ((2, 1, 3, 2), [[0, 0], [1, 2], [2, 1], [0, 0]])):
            for index in INDEX:
                where = Const(paddings, index)
                yield Case("Pad", {"input": draw.any(dtype, *shape), "paddings": where})
                yield Case("PadV2", {"input": draw.any(dtype, *shape), "paddings": where,
                                     "constant_values": draw.any(dtype)})
        yield Case("Pad", {"input": draw.any(dtype, 3, 4), "paddings": np.array([[1, 0], [2, 1]], "int32")}, dynamic=False)
        for mode in ("REFLECT", "SYMMETRIC"):
            for shape, paddings in (((5,), [[1, 2]]), ((3, 4), [[2, 1], [0, 3]]), ((3, 2, 3), [[1, 1], [0, 1], [0, 2]])):
                given = draw.any(dtype, *shape)
                yield Case("MirrorPad", {"input": given, "paddings": Const(paddings), "mode": mode})
                grown = [s + sum(p) for s, p in zip(shape, paddings)]
                yield Case("MirrorPadGrad", {"input": draw.any(dtype, *grown), "paddings": Const(paddings), "mode": mode})


def repeats():
    draw = Draw("Tile")
    for dtype in ALL:
        for shape, times in (((3,), [2]), ((2, 3), [1, 3]), ((2, 3), [2, 2]), ((2, 3), [0, 1]), ((), []), ((0, 2), [3, 1]),
                             ((2, 1, 3), [1, 4, 1])):
            for index in INDEX:
                yield Case("Tile", {"input": draw.any(dtype, *shape), "multiples": Const(times, index)})
        yield Case("Tile", {"input": draw.any(dtype, 2, 3), "multiples": np.array([2, 1], "int32")})
        for shape, to in (((3,), [2, 3]), ((1, 3), [4, 3]), ((), [2, 2]), ((), []), ((2, 1), [2, 0]), ((1,), [1, 1, 5])):
            for index in INDEX:
                yield Case("BroadcastTo", {"input": draw.any(dtype, *shape), "shape": Const(to, index)})
        for dims in ([2, 3], [], [0, 2], [1, 1, 4]):
            for index in INDEX:
                yield Case("Fill", {"dims": Const(dims, index), "value": draw.any(dtype)})
        yield Case("Fill", {"dims": np.array([3, 2], "int32"), "value": draw.any(dtype)})
        for shape, axes in (((5,), [0]), ((3, 4), [1]), ((3, 4), [0, 1]), ((3, 4), []), ((2, 3, 2), [-2]), ((), []), ((0, 3), [1])):
            for index in INDEX:
                yield Case("ReverseV2", {"tensor": draw.any(dtype, *shape), "axis": Const(axes, index)})
            flags = np.isin(np.arange(len(shape)), [a % len(shape) for a in axes] if shape else [])
            yield Case("Reverse", {"tensor": draw.any(dtype, *shape), "dims": Const(flags)})
        for shape, shift, axis in (((7,), 2, 0), ((3, 5), -1, 1), ((3, 5), [1, -7], [0, 1]), ((3, 5), [2, 2], [1, 1]),
                                   ((0, 2), 1, 0), ((2, 3, 4), [5], [-1])):
            yield Case("Roll", {"input": draw.any(dtype, *shape), "shift": Const(shift), "axis": Const(axis)})
            yield Case("Roll", {"input": draw.any(dtype, *shape), "shift": np.array(shift, "int32"),
                                "axis": Const(axis, "int64")})
        for shape, along, batch, lengths in (((4, 5), 1, 0, [0, 5, 3, 1]), ((5, 3), 0, 1, [2, 0, 5]),
                                             ((2, 3, 4), 2, 0, [4, 1]), ((0, 3), 1, 0, [])):
            for index in INDEX:
                yield Case("ReverseSequence", {"input": draw.any(dtype, *shape), "seq_lengths": np.array(lengths, index),
                                               "seq_dim": along, "batch_dim": batch})


def blocks():
    draw = Draw("DepthToSpace")
    for dtype in ALL:
        for block in (2, 3):
            for layout in ("NHWC", "NCHW"):
                deep, flat = (2, 2, 3, 2 * block * block), (1, 2 * block, 3 * block, 3)
                if layout == "NCHW":
                    deep, flat = (2, 2 * block * block, 2, 3), (1, 3, 2 * block, 3 * block)
                yield Case("DepthToSpace", {"input": draw.any(dtype, *deep), "block_size": block, "data_format": layout})
                yield Case("SpaceToDepth", {"input": draw.any(dtype, *flat), "block_size": block, "data_format": layout})
        for index in INDEX:
            for block, pad, shape in ((2, [[0, 0], [0, 0]], (1, 4, 2, 3)), (2, [[1, 1], [0, 2]], (2, 2, 4, 1)),
                                      (3, [[0, 1], [1, 0]], (1, 5, 2, 1))):
                yield Case("SpaceToBatch", {"input": draw.any(dtype, *shape), "paddings": Const(pad, index),
                                            "block_size": block})
                many = (block * block * shape[0], shape[1], shape[2], shape[3])
                yield Case("BatchToSpace", {"input": draw.any(dtype, *many), "crops": Const(pad, index), "block_size": block})
            for sizes, pad, shape in (([2], [[0, 0]], (1, 4)), ([2], [[1, 1]], (2, 4, 3)), ([2, 3], [[0, 1], [1, 0]], (1, 3, 5, 2)),
                                      ([1, 2], [[0, 0], [0, 1]], (2, 3, 3)), ([], np.zeros((0, 2)), (2, 3))):
                yield Case("SpaceToBatchND", {"input": draw.any(dtype, *shape), "block_shape": Const(sizes, index),
                                              "paddings": Const(pad, index)})
                many = (int(np.prod(sizes)) * shape[0], *shape[1:])
                yield Case("BatchToSpaceND", {"input": draw.any(dtype, *many), "block_shape": Const(sizes, index),
                                              "crops": Const(pad, index)})


def sequences():
    draw = Draw("Range")
    for dtype in NUMBERS:
        for start, limit, delta in ((0, 5, 1), (2, 11, 3), (5, 0, -2), (3, 3, 1), (0, 1, 1), (-4, 4, 1)):
            given = {"start": start, "limit": limit, "delta": delta}
            yield Case("Range", {key: Const(value, dtype) for key, value in given.items()})
            yield Case("Range", {key: convert(value, dtype) for key, value in given.items()})
        for start, stop, count in ((0, 1, 5), (3, -2, 4), (1, 1, 3), (-1, 9, 1), (0.5, 7, 2)):
            for index in INDEX:
                yield Case("LinSpace", {"start": convert(start, dtype), "stop": convert(stop, dtype), "num": Const(count, index)})
        yield Case("LinSpace", {"start": convert(0, dtype), "stop": convert(2, dtype), "num": np.int32(6)})
    for dtype in INDEX:
        for one, two in (([2, 3], [3]), ([], [4]), ([1, 5], [2, 1]), ([2, 1, 3], [4, 1]), ([0, 2], [1]), ([3], [3])):
            one, two = np.array(one, dtype), np.array(two, dtype)
            for op in ("BroadcastArgs", "BroadcastGradientArgs"):
                yield Case(op, {"s0": one, "s1": two})
                yield Case(op, {"s0": Const(one), "s1": Const(two)})
        for source, target in (("NHWC", "NCHW"), ("NCHW", "NHWC")):
            where = {"src_format": source, "dst_format": target}
            yield Case("DataFormatDimMap", {"x": np.array([0, 1, 2, 3, -1, -3], dtype), **where})
            yield Case("DataFormatDimMap", {"x": np.array(2, dtype), **where})
            yield Case("DataFormatVecPermute", {"x": np.array([5, 6, 7, 8], dtype), **where})
            yield Case("DataFormatVecPermute", {"x": draw.whole(4, 2, dtype=dtype), **where}, dynamic=False)
            yield Case("DataFormatVecPermute", {"x": np.array([5, 6], dtype), **where})
        yield Case("UnravelIndex", {"indices": draw.whole(5, low=0, high=23, dtype=dtype), "dims": Const([2, 3, 4], dtype)})
        yield Case("UnravelIndex", {"indices": draw.whole(low=0, high=5, dtype=dtype), "dims": np.array([2, 3], dtype)})
        for count in (1, 7, 0):
            yield Case("InvertPermutation", {"x": draw.permutation(count, dtype)})


def diagonals():
    draw = Draw("MatrixDiag")
    aligns = ("LEFT_RIGHT", "RIGHT_LEFT", "LEFT_LEFT", "RIGHT_RIGHT")
    for dtype in ALL:
        for shape in ((3,), (2, 3), (1,), (0,)):
            yield Case("Diag", {"diagonal": draw.any(dtype, *shape)})
            yield Case("DiagPart", {"input": draw.any(dtype, *shape, *shape)}, dynamic=False)
            yield Case("MatrixDiag", {"diagonal": draw.any(dtype, *shape)})
        for shape in ((3, 3), (2, 3, 5), (4, 2), (1, 1), (0, 2, 2), (2, 0)):
            yield Case("MatrixDiagPart", {"input": draw.any(dtype, *shape)})
            yield Case("MatrixSetDiag", {"input": draw.any(dtype, *shape),
                                         "diagonal": draw.any(dtype, *shape[:-2], min(shape[-2:]))})
            for low, up in ((0, 0), (1, -1), (-1, 1), (-1, -1), (5, 1)):
                for index in INDEX:
                    yield Case("MatrixBandPart", {"input": draw.any(dtype, *shape), "num_lower": Const(low, index),
                                                  "num_upper": Const(up, index)})
        for shape, k in (((3, 4), 0), ((3, 4), 1), ((3, 4), [-1, 1]), ((2, 4, 3), [-2, 0]), ((4, 3), [1, 2])):
            rows, columns = shape[-2:]
            low, high = (k, k) if isinstance(k, int) else k
            length = min(rows + min(high, 0), columns - max(low, 0))
            band = () if low == high else (high - low + 1,)
            where = {"k": Const(k), "padding_value": draw.any(dtype)}
            given = draw.any(dtype, *shape)
            diagonal = draw.any(dtype, *shape[:-2], *band, length)
            yield Case("MatrixDiagPartV2", {"input": given, **where}, dynamic=False)
            yield Case("MatrixSetDiagV2", {"input": given, "diagonal": diagonal, "k": Const(k)}, dynamic=False)
            sizes = {"num_rows": Const(rows), "num_cols": Const(columns)}
            yield Case("MatrixDiagV2", {"diagonal": diagonal, **where, **sizes}, dynamic=False)
            yield Case("MatrixDiagV2", {"diagonal": diagonal, **where, "num_rows": Const(-1), "num_cols": Const(-1)},
                       dynamic=False)
            for align in aligns:
                yield Case("MatrixDiagPartV3", {"input": given, **where, "align": align}, dynamic=False)
                yield Case("MatrixDiagV3", {"diagonal": diagonal, **where, **sizes, "align": align}, dynamic=False)
                yield Case("MatrixSetDiagV3", {"input": given, "diagonal": diagonal, "k": Const(k), "align": align},
                           dynamic=False)


def cases():
    for each in (reshapes, transposes, joins, slices, pads, repeats, blocks, sequences, diagonals):
        yield from each()
