# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reductions, cumulative ops, softmaxes, sorting: every type, all axes, empty dimensions."""
import numpy as np

from draw import ALL, COMPLEX, NUMBERS, REALS, Case, Const, Draw, convert

INDEX = ("int32", "int64")
REDUCTIONS = ("Sum", "Mean", "Prod", "Max", "Min", "EuclideanNorm", "All", "Any")
AXES = (((5, 7), [0]), ((5, 7), [1]), ((5, 7), [0, 1]), ((5, 7), []), ((33,), [-1]), ((), []), ((2, 3, 4), [0, 2]),
        ((2, 3, 4), [1]), ((2, 3, 4), [-1, -2]), ((2, 1, 3, 2), [1, 3]), ((1, 1), [0]), ((0, 3), [0]), ((3, 0), [0]),
        ((2, 2, 1, 2, 3), [0, 1, 4]))


def reductions():
    for op in REDUCTIONS:
        draw = Draw(op)
        for dtype in ALL:
            for shape, axes in AXES:
                # TensorFlow's mean of no complex numbers is 0, not NaN.
                if op == "Mean" and dtype in COMPLEX and 0 in shape:
                    continue
                for keep in (False, True):
                    yield Case(op, {"input": draw.any(dtype, *shape), "reduction_indices": Const(axes), "keep_dims": keep})
            yield Case(op, {"input": draw.any(dtype, 4, 3), "reduction_indices": Const([1], "int64")})
            yield Case(op, {"input": draw.any(dtype, 4, 3), "reduction_indices": Const(1)})
            if dtype in REALS and op not in ("All", "Any"):
                special = convert([[np.nan, 1, 2], [np.inf, 1, -2], [-np.inf, np.inf, 0]], dtype)
                yield Case(op, {"input": special, "reduction_indices": Const([1])})
    for op in ("ArgMax", "ArgMin"):
        draw = Draw(op)
        for dtype in ALL:
            for shape, axis in (((7,), 0), ((5, 7), 0), ((5, 7), 1), ((5, 7), -1), ((2, 3, 4), 1), ((1, 1), 0), ((0, 3), 1)):
                for out in ("int32", "int64"):
                    yield Case(op, {"input": draw.any(dtype, *shape), "dimension": Const(axis), "output_type": out})
            ties = convert(draw.whole(4, 9, low=0, high=3), dtype)
            yield Case(op, {"input": ties, "dimension": Const(1, "int64")})
            if dtype in REALS:
                special = convert([[np.nan, 1, 2], [np.inf, 1, np.inf], [-np.inf, np.nan, 0]], dtype)
                yield Case(op, {"input": special, "dimension": Const(1)})


def cumulative():
    for op in ("Cumsum", "Cumprod", "CumulativeLogsumexp"):
        draw = Draw(op)
        for dtype in NUMBERS:
            for shape, axis in (((9,), 0), ((3, 5), 0), ((3, 5), 1), ((2, 3, 4), -2), ((0, 3), 1), ((1,), 0)):
                for exclusive in (False, True):
                    for reverse in (False, True):
                        yield Case(op, {"x": draw.any(dtype, *shape), "axis": Const(axis), "exclusive": exclusive,
                                        "reverse": reverse})
            yield Case(op, {"x": draw.any(dtype, 4, 3), "axis": Const(1, "int64")})


def softmaxes():
    draw = Draw("Softmax")
    for dtype in REALS:
        for shape in ((7,), (3, 5), (2, 3, 4), (1, 1), (0, 4), (2, 1, 3, 33)):
            for op in ("Softmax", "LogSoftmax"):
                yield Case(op, {"logits": draw.any(dtype, *shape, low=-9, high=9)})
                yield Case(op, {"logits": draw.any(dtype, *shape, low=-80, high=80)})
        for features, labels in (((3, 5), (3, 5)), ((1, 7), (1, 7)), ((4, 3), (1, 3)), ((1, 3), (4, 3)), ((0, 3), (0, 3))):
            yield Case("SoftmaxCrossEntropyWithLogits", {"features": draw.any(dtype, *features, low=-9, high=9),
                                                         "labels": draw.any(dtype, *labels, low=0, high=1)})
        for rows, columns in ((3, 5), (1, 1), (7, 17), (0, 3)):
            for index in INDEX:
                yield Case("SparseSoftmaxCrossEntropyWithLogits", {
                    "features": draw.any(dtype, rows, columns, low=-9, high=9),
                    "labels": draw.whole(rows, low=0, high=columns, dtype=index)})


def sorting():
    draw = Draw("TopK")
    for dtype in ALL:
        distinct = lambda *shape: convert(draw.permutation(int(np.prod(shape))).reshape(shape) % 120, dtype)
        few = lambda *shape: convert(draw.whole(*shape, low=0, high=4), dtype)
        for shape, k in (((7,), 3), ((4, 9), 2), ((2, 3, 5), 5), ((3, 4), 1), ((3, 4), 0), ((0, 3), 2)):
            for sort in (True, False):
                values = distinct(*shape)
                if sort or k in (1, shape[-1], 0):
                    yield Case("TopK", {"input": values, "k": k, "sorted": sort})
                    yield Case("TopKV2", {"input": values, "k": Const(k), "sorted": sort})
            yield Case("TopKV2", {"input": few(*shape), "k": np.int32(k)})
        for shape in ((9,), (1,), (0,)):
            for index in INDEX:
                yield Case("Unique", {"x": few(*shape), "out_idx": index})
                yield Case("UniqueWithCounts", {"x": few(*shape), "out_idx": index})
                yield Case("ListDiff", {"x": few(*shape), "y": few(2), "out_idx": index})
        for shape, axis in (((9,), [0]), ((6, 2), [0]), ((2, 7), [1]), ((5,), [])):
            for index in INDEX:
                yield Case("UniqueV2", {"x": few(*shape), "axis": Const(axis, index)})
                yield Case("UniqueWithCountsV2", {"x": few(*shape), "axis": Const(axis), "out_idx": index})
        for shape in ((9,), (3, 4), (2, 3, 2), (), (0, 3)):
            yield Case("Where", {"input": few(*shape)})
        for shape, groups, count in (((7,), (7,), 3), ((4, 3), (4,), 2), ((2, 3), (2, 3), 3), ((0, 2), (0,), 2), ((3,), (), 2)):
            yield Case("DynamicPartition", {"data": draw.any(dtype, *shape), "partitions": draw.whole(*groups, low=0, high=count),
                                            "num_partitions": count})
    for dtype in INDEX:
        scores = draw.real(6, 5)
        for k in (1, 2, 5):
            targets = draw.whole(6, low=0, high=5, dtype=dtype)
            yield Case("InTopK", {"predictions": scores, "targets": targets, "k": k})
            yield Case("InTopKV2", {"predictions": scores, "targets": targets, "k": np.array(k, dtype)})
    for dtype in ("float32", "float64", "int32", "int64"):
        for bins in (1, 5):
            for out in INDEX:
                yield Case("HistogramFixedWidth", {"values": draw.any(dtype, 7, 9, low=-9, high=9),
                                                   "value_range": convert([-5, 6], dtype), "nbins": Const(bins), "dtype": out})


def suppression():
    draw = Draw("NonMaxSuppression")
    for dtype in ("float32", "float16"):
        for count in (1, 9, 30):
            corners = draw.real(count, 2, low=0, high=3)
            boxes = convert(np.concatenate([corners, corners + draw.real(count, 2, low=0.3, high=2)], 1), dtype)
            scores = convert(draw.permutation(count) / count, dtype)
            for most in (1, 4, 40):
                given = {"boxes": boxes, "scores": scores, "max_output_size": np.int32(most)}
                if dtype == "float32":
                    yield Case("NonMaxSuppression", {**given, "iou_threshold": 0.4})
                overlap = {"iou_threshold": Const(0.4, dtype)}
                yield Case("NonMaxSuppressionV2", {**given, **overlap})
                overlap["score_threshold"] = Const(0.3, dtype)
                yield Case("NonMaxSuppressionV3", {**given, **overlap})
                constant = {**given, "max_output_size": Const(most)}
                for pad in (False, True):
                    yield Case("NonMaxSuppressionV4", {**constant, **overlap, "pad_to_max_output_size": pad})
                    for sigma in (0.0, 0.5):
                        yield Case("NonMaxSuppressionV5", {**constant, **overlap, "soft_nms_sigma": Const(sigma, dtype),
                                                           "pad_to_max_output_size": pad})


def cases():
    for each in (reductions, cumulative, softmaxes, sorting, suppression):
        yield from each()
