# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the rarer ops that move elements: diagonals, sequences, parts of unknown size."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
OPS = {}
ALIGN = ("LEFT_RIGHT", "RIGHT_LEFT", "LEFT_LEFT", "RIGHT_RIGHT")


def diag(cases):
    cases.add("vector", lambda x: raw.MatrixDiag(diagonal=x), x=cases.real(5), dynamic=False)
    cases.add("rows", lambda x: raw.MatrixDiag(diagonal=x), x=cases.real(3, 4), dynamic=False)


def diag_v3(cases):
    def case(tag, shape, k, rows=-1, columns=-1, align="RIGHT_LEFT", fill=0.0):
        cases.add(tag, lambda x: raw.MatrixDiagV3(diagonal=x, k=tf.constant(k), num_rows=tf.constant(rows),
                                                  num_cols=tf.constant(columns), padding_value=tf.constant(fill),
                                                  align=align), x=cases.real(*shape), dynamic=False)
    case("main", (3, 4), 0)
    case("above", (4,), 1, fill=-2.0)
    case("wide", (4,), 0, 4, 6)
    case("rows_given", (3,), -1, rows=5)
    for align in ALIGN:
        case(f"band_{align}", (2, 3, 4), [-1, 1], align=align)


def diag_part(cases):
    cases.add("main", lambda x: raw.MatrixDiagPart(input=x), x=cases.real(2, 4, 4), dynamic=False)
    cases.add("wide", lambda x: raw.MatrixDiagPart(input=x), x=cases.real(3, 5), dynamic=False)


def diag_part_v3(cases):
    def case(tag, shape, k, align="RIGHT_LEFT"):
        cases.add(tag, lambda x: raw.MatrixDiagPartV3(input=x, k=tf.constant(k), padding_value=tf.constant(9.0),
                                                      align=align), x=cases.real(*shape), dynamic=False)
    case("above", (2, 4, 5), 2)
    case("below", (4, 5), -1)
    for align in ALIGN:
        case(f"band_{align}", (2, 4, 5), [-2, 1], align)


def set_diag(cases):
    cases.add("main", lambda x, d: raw.MatrixSetDiag(input=x, diagonal=d), x=cases.real(2, 4, 4), d=cases.real(2, 4),
              dynamic=False)


def set_diag_v3(cases):
    for align in ALIGN:
        cases.add(f"band_{align}", lambda x, d: raw.MatrixSetDiagV3(input=x, diagonal=d, k=tf.constant([-1, 1]), align=align),
                  x=cases.real(2, 4, 5), d=cases.real(2, 3, 4), dynamic=False)


def band_part(cases):
    for tag, (low, high) in {"lower": (-1, 0), "upper": (0, -1), "band": (1, 2), "all": (-1, -1)}.items():
        cases.add(tag, lambda x: raw.MatrixBandPart(input=x, num_lower=tf.constant(low), num_upper=tf.constant(high)),
                  x=cases.real(2, 5, 4))
    cases.add("fed", lambda x, l, h: raw.MatrixBandPart(input=x, num_lower=l, num_upper=h), x=cases.real(5, 4),
              l=np.int32(1), h=np.int32(-1))


def tensor_diag(cases):
    cases.add("matrix", lambda x: raw.Diag(diagonal=x), x=cases.real(2, 3), dynamic=False)


def tensor_diag_part(cases):
    cases.add("matrix", lambda x: raw.DiagPart(input=x), x=cases.real(2, 3, 2, 3), dynamic=False)


def reverse_v1(cases):
    cases.add("one", lambda x: raw.Reverse(tensor=x, dims=tf.constant([False, True])), x=cases.real(3, 5))


def reverse_sequence(cases):
    def case(tag, shape, lengths, axis, batch=0):
        cases.add(tag, lambda x, n: raw.ReverseSequence(input=x, seq_lengths=n, seq_dim=axis, batch_dim=batch),
                  x=cases.real(*shape), n=np.array(lengths, "int64"))
    case("rows", (3, 5), [2, 0, 5], 1)
    case("deep", (2, 4, 3), [3, 4], 1)
    case("swapped", (4, 2, 3), [3, 1], 0, 1)


def split(cases):
    for tag, (shape, axis, count) in {"rows": ((6, 5), 0, 3), "last": ((2, 8), -1, 4), "one": ((3, 2), 0, 1)}.items():
        cases.add(tag, lambda x: raw.Split(axis=tf.constant(axis), value=x, num_split=count), x=cases.real(*shape))


def split_v(cases):
    def case(tag, shape, sizes, axis):
        cases.add(tag, lambda x: raw.SplitV(value=x, size_splits=tf.constant(sizes), axis=tf.constant(axis),
                                            num_split=len(sizes)), x=cases.real(*shape))
    case("sizes", (6, 5), [1, 3, 2], 0)
    case("rest", (2, 8), [3, -1, 1], 1)
    case("nothing", (3, 2), [0, 3], 0)


def strided_slice(cases):
    def case(tag, shape, build):
        cases.add(tag, build, x=cases.real(*shape))
    case("step", (9, 5), lambda x: x[1::2])
    case("step_end", (9, 5), lambda x: x[:7:3, ::2])
    case("backwards", (9,), lambda x: x[::-1])
    case("backwards_step", (9, 4), lambda x: x[7:1:-2])
    case("backwards_last", (9, 4), lambda x: x[-2::-3])
    case("negative", (9, 4), lambda x: x[-5:-1, 1])
    case("past", (5,), lambda x: x[2:99])
    case("empty", (5,), lambda x: x[3:1])
    case("ellipsis", (3, 4, 5), lambda x: x[..., tf.newaxis, 1:3])
    case("to_size", (9, 3), lambda x: x[1:tf.shape(x)[0] - 1:2])


def strided_slice_grad(cases):
    def case(tag, shape, build):
        x = cases.real(*shape)
        def gradient(x):
            return tf1.gradients(build(x) * 3.0, x)
        cases.add(tag, gradient, x=x, dynamic=False)
    tf1 = tf.compat.v1
    case("plain", (9, 5), lambda x: x[1:4])
    case("step", (9, 5), lambda x: x[1::2, 1])
    case("backwards", (9, 4), lambda x: x[7:1:-2])
    case("new_axis", (3, 4, 5), lambda x: x[..., tf.newaxis, 1:3])


def broadcast_args(cases):
    cases.add("fed", lambda x, y: raw.BroadcastArgs(s0=tf.shape(x), s1=tf.shape(y)), x=cases.real(3, 1, 5), y=cases.real(4, 1))
    cases.add("constants", lambda: raw.BroadcastArgs(s0=tf.constant([2, 1]), s1=tf.constant([3])), dynamic=False)


def roll(cases):
    cases.add("one", lambda x: raw.Roll(input=x, shift=tf.constant([2]), axis=tf.constant([0])), x=cases.real(5, 3))
    cases.add("two", lambda x: raw.Roll(input=x, shift=tf.constant([-1, 7]), axis=tf.constant([0, 1])), x=cases.real(5, 3))
    cases.add("fed", lambda x, s: raw.Roll(input=x, shift=s, axis=tf.constant(1)), x=cases.real(2, 5), s=np.int32(-2))


def concat_offset(cases):
    cases.add("three", lambda x, y, z: raw.ConcatOffset(concat_dim=tf.constant(1), shape=[tf.shape(x), tf.shape(y), tf.shape(z)]),
              x=cases.real(3, 1), y=cases.real(3, 4), z=cases.real(3, 2))


def lin_space(cases):
    build = lambda n: lambda a, b: raw.LinSpace(start=a, stop=b, num=tf.constant(n))
    cases.add("seven", build(7), a=np.float32(-1), b=np.float32(2.5))
    cases.add("one", build(1), a=np.float32(3), b=np.float32(9))
    cases.add("double", build(5), a=np.float64(3), b=np.float64(-9))


def unravel(cases):
    cases.add("vector", lambda i: raw.UnravelIndex(indices=i, dims=tf.constant([3, 4, 5])), i=cases.whole(7, low=0, high=60))
    cases.add("scalar", lambda i: raw.UnravelIndex(indices=i, dims=tf.constant([3, 4])), i=np.int32(7))


def mirror_grad(cases):
    for mode in ("REFLECT", "SYMMETRIC"):
        def gradient(x, mode=mode):
            y = raw.MirrorPad(input=x, paddings=tf.constant([[1, 2], [2, 1]]), mode=mode)
            return tf.compat.v1.gradients(y * tf.reshape(tf.range(0.0, 56.0), [7, 8]), x)
        cases.add(mode.lower(), gradient, x=cases.real(4, 5), dynamic=False)
        cases.add(f"of_sizes_{mode.lower()}", lambda x: raw.MirrorPadGrad(input=x, paddings=tf.constant([[1, 2], [2, 1]]), mode=mode),
                  x=cases.real(7, 8))


def dim_map(cases):
    cases.add("axes", lambda x: raw.DataFormatDimMap(x=x), x=np.array([0, 1, 2, 3, -1], "i"))


def vec_permute(cases):
    cases.add("vector", lambda x: raw.DataFormatVecPermute(x=x), x=np.array([7, 4, 9, 3], "i"), dynamic=False)
    cases.add("back", lambda x: raw.DataFormatVecPermute(x=x, src_format="NCHW", dst_format="NHWC"),
              x=cases.whole(4, 2), dynamic=False)


def sparse_cross_entropy(cases):
    cases.add("rows", lambda x, y: list(raw.SparseSoftmaxCrossEntropyWithLogits(features=x, labels=y)),
              x=cases.real(5, 7), y=cases.whole(5, low=0, high=7))


OPS |= {"MatrixDiag": diag, "MatrixDiagV3": diag_v3, "MatrixDiagPart": diag_part, "MatrixDiagPartV3": diag_part_v3,
        "MatrixSetDiag": set_diag, "MatrixSetDiagV3": set_diag_v3, "MatrixBandPart": band_part, "Diag": tensor_diag,
        "DiagPart": tensor_diag_part, "Reverse": reverse_v1, "ReverseSequence": reverse_sequence, "Split": split,
        "SplitV": split_v, "StridedSlice": strided_slice, "StridedSliceGrad": strided_slice_grad,
        "BroadcastArgs": broadcast_args, "Roll": roll, "ConcatOffset": concat_offset, "LinSpace": lin_space,
        "UnravelIndex": unravel, "MirrorPadGrad": mirror_grad, "DataFormatDimMap": dim_map,
        "DataFormatVecPermute": vec_permute, "SparseSoftmaxCrossEntropyWithLogits": sparse_cross_entropy}
