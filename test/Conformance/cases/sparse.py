# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Ops on sparse and on ragged tensors. Their ranks must be known, so that few have open dimensions."""
import itertools

import numpy as np

from draw import ALL, INTS, NUMBERS, REALS, Case, Const, Draw

INDEX = ("int32", "int64")
SHAPES = ((7,), (3, 4), (2, 3, 4), (1, 1), (4, 2))


def coo(draw, dtype, shape, share=0.4):
    """indices, values and shape of a sparse tensor, in order."""
    indices = np.argwhere(draw.random.uniform(0, 1, shape) < share).astype("int64")
    return indices, draw.any(dtype, len(indices)), np.array(shape, "int64")


def fixed(op, **arguments):
    return Case(op, arguments, dynamic=False)


def one_operand():
    for dtype, shape, share in itertools.product(ALL, SHAPES, (0.0, 0.4, 1.0)):
        draw = Draw(f"SparseReorder {dtype} {shape} {share}")
        i, v, s = coo(draw, dtype, shape, share)
        mixed = draw.permutation(len(i))
        yield fixed("SparseReorder", input_indices=i[mixed], input_values=v[mixed], input_shape=s)
        half = [size // 2 for size in shape]
        yield fixed("SparseSlice", indices=i, values=v, shape=s, start=Const(half, "int64"), size=Const([9] * len(shape), "int64"))
        yield fixed("SparseSlice", indices=i, values=v, shape=s, start=Const([0] * len(shape), "int64"),
                    size=Const([max(size, 1) for size in half], "int64"))
        for axis in range(len(shape)):
            for count in {1, 2, shape[axis]}:
                if count <= shape[axis]:
                    yield fixed("SparseSplit", split_dim=Const(np.int64(axis)), indices=i, values=v, shape=s, num_split=count)
        default = draw.any(dtype)
        if len(shape) == 2:
            yield fixed("SparseFillEmptyRows", indices=i, values=v, dense_shape=s, default_value=default)
    for shape, share in itertools.product(SHAPES, (0.0, 0.4, 1.0)):
        i, _, s = coo(Draw(f"SparseReshape {shape}"), "float32", shape, share)
        size = int(np.prod(shape))
        for new in ([size], [-1], [size, 1], [1, -1], [1, size, 1], list(shape[::-1])):
            yield fixed("SparseReshape", input_indices=i, input_shape=s, new_shape=Const(new, "int64"))


def with_others():
    for dtype, shape in itertools.product(ALL, SHAPES):
        draw = Draw(f"SparseConcat {dtype} {shape}")
        for axis, count in itertools.product(range(-len(shape), len(shape)), (1, 2, 3)):
            parts = [coo(draw, dtype, shape) for _ in range(count)]
            yield fixed("SparseConcat", indices=[p[0] for p in parts], values=[p[1] for p in parts], shapes=[p[2] for p in parts],
                        concat_dim=axis)
    for dtype, shape in itertools.product(NUMBERS, SHAPES):
        draw = Draw(f"SparseDenseCwise {dtype} {shape}")
        for dense in (shape, shape[1:], (1,) * len(shape), shape[:-1] + (1,), ()):
            i, v, s = coo(draw, dtype, shape)
            for op in ("Add", "Mul", "Div"):
                yield fixed(f"SparseDenseCwise{op}", sp_indices=i, sp_values=v, sp_shape=s, dense=draw.any(dtype, *dense, low=0.5, nonzero=True))


def reductions():
    for op in ("SparseReduceSum", "SparseReduceMax"):
        for dtype, shape in itertools.product(NUMBERS, SHAPES):
            draw = Draw(f"{op} {dtype} {shape}")
            for axes, keep, share in itertools.product(([0], [-1], list(range(len(shape)))), (False, True), (0.4, 1.0)):
                i, v, s = coo(draw, dtype, shape, share)
                yield fixed(op, input_indices=i, input_values=v, input_shape=s, reduction_axes=Const(np.array(axes, "int32")), keep_dims=keep)


def ragged():
    splits = ([0, 2, 2, 5], [0, 5], [0, 0, 0], [0, 1, 2, 3])
    for dtype, bounds, kind in itertools.product(ALL, splits, INDEX):
        draw = Draw(f"Ragged {dtype} {bounds} {kind}")
        p, count = np.array(bounds, kind), bounds[-1]
        for inner in ((), (2,)):
            v = draw.any(dtype, count, *inner)
            default = draw.any(dtype, *inner)
            for shape in ([-1, -1], [2, 2], [5, -1], [-1, 6]):
                yield fixed("RaggedTensorToTensor", shape=Const(np.array(shape + list(inner), kind)), values=v, default_value=default,
                            row_partition_tensors=[p], row_partition_types=["ROW_SPLITS"])
            yield fixed("RaggedTensorToSparse", rt_nested_splits=[p], rt_dense_values=v)
            for where in ([0], [], [len(bounds) - 2, 0, 0]):
                yield fixed("RaggedGather", params_nested_splits=[p], params_dense_values=v, indices=np.array(where, kind), OUTPUT_RAGGED_RANK=1)
    for dtype, kind in itertools.product(("int32", "int64", "float32", "float64"), INDEX):
        for starts, limits, steps in (([0, 5, 8], [3, 5, 12], [1, 1, 2]), ([3, 9], [0, 2], [-1, -3]), ([0, 1], [4, 9], 2), (2, 7, 2),
                                      ([3, 4], [1, 6], [1, 1]), ([], [], [])):
            yield fixed("RaggedRange", starts=np.array(starts, dtype), limits=np.array(limits, dtype), deltas=np.array(steps, dtype), Tsplits=kind)
    for dtype, weight, bounds, binary in itertools.product(INDEX, ("int32", "int64", "float32", "float64"), splits, (False, True)):
        draw = Draw(f"RaggedBincount {dtype} {weight} {bounds}")
        values = draw.whole(bounds[-1], low=0, high=9, dtype=dtype)
        for weights in (np.zeros(0, weight), draw.any(weight, bounds[-1])):
            yield fixed("RaggedBincount", splits=np.array(bounds, "int64"), values=values, size=Const(np.array(6, dtype)), weights=weights,
                        binary_output=binary)


def cases():
    for each in (one_operand, with_others, reductions, ragged):
        yield from each()
