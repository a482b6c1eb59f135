# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the ops that move elements without computing on them."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops


def reshape(cases):
    def case(tag, shape, to, dtype="int32"):
        cases.add(tag, lambda x: raw.Reshape(tensor=x, shape=tf.constant(to, dtype)), x=cases.real(*shape))
    case("flat", (3, 5), [15])
    case("split", (15,), [3, 5])
    case("guess", (4, 6), [-1, 8])
    case("guess_last", (4, 6), [2, -1])
    case("to_scalar", (1, 1), np.zeros(0, "i"))
    case("from_scalar", (), [1, 1])
    case("ones", (2, 3), [1, 2, 1, 3])
    case("int64", (4, 3), [3, 4], "int64")
    case("empty", (0, 3), [3, 0])
    cases.add("like_other", lambda x, y: raw.Reshape(tensor=x, shape=raw.Shape(input=y)),
              x=cases.real(12), y=cases.real(3, 4))
    cases.add("computed", lambda x: tf.reshape(x, [tf.shape(x)[0], -1]), x=cases.real(5, 2, 3))


def expand_dims(cases):
    for axis in (0, 1, 2, -1, -2):
        cases.add(f"axis_{axis}".replace("-", "minus_"),
                  lambda x: raw.ExpandDims(input=x, axis=tf.constant(axis)), x=cases.real(3, 5))
    cases.add("scalar", lambda x: raw.ExpandDims(input=x, axis=tf.constant(0)), x=cases.real())


def squeeze(cases):
    cases.add("all", lambda x: raw.Squeeze(input=x), x=cases.real(1, 3, 1, 5), dynamic=False)
    cases.add("one", lambda x: raw.Squeeze(input=x, axis=[0]), x=cases.real(1, 3, 1))
    cases.add("two", lambda x: raw.Squeeze(input=x, axis=[1, 2]), x=cases.real(3, 1, 1, 5))
    cases.add("negative", lambda x: raw.Squeeze(input=x, axis=[-1]), x=cases.real(3, 1))
    cases.add("to_scalar", lambda x: raw.Squeeze(input=x, axis=[0]), x=cases.real(1))


def transpose(cases):
    for tag, shape, order in (("matrix", (17, 33), [1, 0]), ("identity", (3, 5), [0, 1]),
                              ("to_nchw", (2, 3, 5, 7), [0, 3, 1, 2]), ("to_nhwc", (2, 7, 3, 5), [0, 2, 3, 1]),
                              ("heads", (2, 5, 3, 4), [0, 2, 1, 3]), ("reverse", (2, 3, 4), [2, 1, 0]),
                              ("vector", (7,), [0]), ("empty", (0, 3), [1, 0]), ("one", (1, 9), [1, 0])):
        cases.add(tag, lambda x: raw.Transpose(x=x, perm=tf.constant(order)), x=cases.real(*shape))
    cases.add("int64", lambda x: raw.Transpose(x=x, perm=tf.constant([1, 0])), x=cases.whole(3, 5, dtype="int64"))
    cases.add("bool", lambda x: raw.Transpose(x=x, perm=tf.constant([1, 0])), x=cases.truth(3, 5))


def concat(cases):
    def case(tag, axis, *shapes, dtype="float32"):
        feeds = {f"x{i}": cases.real(*s, low=-9, high=9).astype(dtype) for i, s in enumerate(shapes)}
        cases.add(tag, lambda **x: raw.ConcatV2(values=list(x.values()), axis=tf.constant(axis)), **feeds)
    case("rows", 0, (2, 5), (3, 5))
    case("columns", 1, (3, 1), (3, 7), (3, 17))
    case("last", -1, (2, 3, 5), (2, 3, 1))
    case("channels", 3, (1, 3, 3, 8), (1, 3, 3, 17), (1, 3, 3, 4))
    case("vectors", 0, (1,), (7,), (33,))
    case("empty_part", 0, (0, 3), (2, 3))
    case("empty_last", 1, (3, 5), (3, 2), (3, 0))
    case("int32", 0, (3,), (4,), dtype="int32")
    cases.add("same_twice", lambda x: raw.ConcatV2(values=[x, x], axis=tf.constant(0)), x=cases.real(3, 5))
    cases.add("of_computed", lambda x, y: raw.ConcatV2(values=[tf.exp(x), y * 2.0], axis=tf.constant(1)),
              x=cases.real(3, 5), y=cases.real(3, 2))


def pack(cases):
    for axis in (0, 1, -1):
        cases.add(f"axis_{axis}".replace("-", "minus_"),
                  lambda x, y, z: raw.Pack(values=[x, y, z], axis=axis),
                  x=cases.real(3, 5), y=cases.real(3, 5), z=cases.real(3, 5))
    cases.add("scalars", lambda x, y: raw.Pack(values=[x, y]), x=cases.real(), y=cases.real())
    cases.add("one", lambda x: raw.Pack(values=[x]), x=cases.whole(3))


def unpack(cases):
    for axis in (0, 1):
        cases.add(f"axis_{axis}", lambda x: raw.Unpack(value=x, num=3, axis=axis), x=cases.real(3, 3, 2))
    cases.add("vector", lambda x: raw.Unpack(value=x, num=2), x=cases.whole(2))


def split(cases):
    # The number of parts must divide a size that is known.
    cases.add("columns", lambda x: raw.Split(axis=tf.constant(1), value=x, num_split=3), x=cases.real(5, 9), dynamic=False)
    cases.add("rows", lambda x: raw.Split(axis=tf.constant(0), value=x, num_split=2), x=cases.real(4, 7), dynamic=False)
    cases.add("negative", lambda x: raw.Split(axis=tf.constant(-1), value=x, num_split=2), x=cases.real(2, 3, 4), dynamic=False)
    cases.add("second_only", lambda x: raw.Split(axis=tf.constant(0), value=x, num_split=3)[1], x=cases.real(6), dynamic=False)


def split_v(cases):
    cases.add("sizes", lambda x: raw.SplitV(value=x, size_splits=tf.constant([1, 4, 2]), axis=tf.constant(1),
                                            num_split=3), x=cases.real(3, 7))
    cases.add("rest", lambda x: raw.SplitV(value=x, size_splits=tf.constant([2, -1]), axis=tf.constant(0),
                                           num_split=2), x=cases.real(5, 3))


def slice_(cases):
    def case(tag, shape, begin, size, dtype="int32"):
        cases.add(tag, lambda x: raw.Slice(input=x, begin=tf.constant(begin, dtype), size=tf.constant(size, dtype)),
                  x=cases.real(*shape))
    case("middle", (7, 9), [2, 3], [3, 5])
    case("to_end", (7, 9), [2, 3], [-1, -1])
    case("all", (3, 5), [0, 0], [3, 5])
    case("nothing", (3, 5), [1, 0], [0, 5])
    case("int64", (7,), [2], [4], "int64")
    case("rank4", (2, 5, 5, 3), [0, 1, 1, 0], [2, 3, 3, -1])
    cases.add("computed_begin", lambda x, i: raw.Slice(input=x, begin=raw.Pack(values=[i, tf.constant(0)]),
                                                      size=tf.constant([2, 3])), x=cases.real(7, 3), i=np.int32(4))


def strided_slice(cases):
    def case(tag, shape, *index, **options):
        cases.add(tag, lambda x: x[index], x=cases.real(*shape), **options)
    s = slice
    case("range", (7, 9), s(2, 5), s(1, 8))
    case("step", (9, 7), s(None, None, 2), s(1, None, 3), dynamic=False)
    case("negative_index", (7, 5), -2)
    case("negative_bounds", (9, 5), s(-5, -1))
    case("reverse", (7, 5), s(None, None, -1))
    case("reverse_step", (9,), s(7, 1, -2), dynamic=False)
    case("take_column", (5, 7), s(None), 3)
    case("scalar", (5, 7), 2, 3)
    case("new_axis", (5, 7), s(None), tf.newaxis, s(None))
    case("new_axis_end", (5,), Ellipsis, tf.newaxis)
    case("ellipsis", (2, 3, 4, 5), 0, Ellipsis, s(1, 3))
    case("ellipsis_first", (2, 3, 5), Ellipsis, 1)
    case("clamped", (5, 3), s(2, 99), s(-99, 2))
    case("nothing", (5, 3), s(3, 3))
    case("mixed", (4, 5, 6), s(1, None), tf.newaxis, 2, s(None, None, 2))
    cases.add("variable_index", lambda x, i: x[i], x=cases.real(7, 5), i=np.int32(3))
    cases.add("first_of_shape", lambda x: tf.shape(x)[0] * 2, x=cases.real(7, 5))
    cases.add("up_to_value", lambda x, n: tf.reduce_sum(x[:n]), x=cases.real(9), n=np.int32(4))


def pad(name):
    def fill(cases):
        def build(pads, dtype="int32"):
            constant = lambda: tf.constant(pads, dtype)
            if name == "PadV2":
                return lambda x: raw.PadV2(input=x, paddings=constant(), constant_values=tf.cast(tf.constant(7), x.dtype))
            return lambda x: raw.Pad(input=x, paddings=constant())
        cases.add("matrix", build([[1, 2], [0, 3]]), x=cases.real(3, 5))
        cases.add("image", build([[0, 0], [3, 3], [3, 3], [0, 0]]), x=cases.real(1, 5, 5, 3))
        cases.add("none", build([[0, 0]]), x=cases.real(5))
        cases.add("empty", build([[1, 1], [0, 0]]), x=cases.real(0, 3))
        cases.add("int64_pads", build([[2, 1]], "int64"), x=cases.real(3))
        cases.add("int32", build([[2, 1]]), x=cases.whole(3))
    return fill


def mirror_pad(cases):
    for mode in ("REFLECT", "SYMMETRIC"):
        cases.add(mode.lower(), lambda x: raw.MirrorPad(input=x, paddings=tf.constant([[1, 2], [2, 0]]), mode=mode),
                  x=cases.real(3, 5))


def tile(cases):
    for tag, shape, times in (("rows", (3, 5), [2, 1]), ("both", (3, 5), [2, 3]), ("vector", (7,), [4]),
                              ("once", (3, 5), [1, 1]), ("never", (3,), [0]), ("rank4", (1, 2, 1, 3), [2, 1, 3, 1])):
        cases.add(tag, lambda x: raw.Tile(input=x, multiples=tf.constant(times)), x=cases.real(*shape))


def broadcast_to(cases):
    for tag, shape, to in (("row", (7,), [3, 7]), ("column", (3, 1), [3, 7]), ("scalar", (), [2, 3]),
                           ("same", (3, 5), [3, 5]), ("rank4", (2, 1, 3, 1), [2, 5, 3, 7])):
        cases.add(tag, lambda x: raw.BroadcastTo(input=x, shape=tf.constant(to)), x=cases.real(*shape))
    cases.add("like", lambda x, y: raw.BroadcastTo(input=x, shape=raw.Shape(input=y)), x=cases.real(5), y=cases.real(3, 5))


def concat_v1(cases):
    cases.add("columns", lambda x, y: raw.Concat(concat_dim=tf.constant(1), values=[x, y]),
              x=cases.real(3, 5), y=cases.real(3, 2))


def ensure_shape(cases):
    cases.add("partly", lambda x: raw.EnsureShape(input=x, shape=[None, 5]), x=cases.real(3, 5))


def invert_permutation(cases):
    cases.add("constant", lambda x: raw.Transpose(x=x, perm=raw.InvertPermutation(x=tf.constant([2, 0, 1]))),
              x=cases.real(2, 3, 4))


def broadcast_args(cases):
    cases.add("shapes", lambda x, y: raw.BroadcastTo(input=x, shape=raw.BroadcastArgs(
        s0=raw.Shape(input=x), s1=raw.Shape(input=y))), x=cases.real(3, 1), y=cases.real(1, 5), dynamic=False)


def shape_queries(cases):
    for out in ("int32", "int64"):
        cases.add(f"shape_{out}", lambda x: raw.Shape(input=x, out_type=out), x=cases.real(3, 5, 7))
    cases.add("scalar", lambda x: raw.Shape(input=x), x=cases.real())
    cases.add("rank", lambda x: raw.Rank(input=x), x=cases.real(3, 5))
    cases.add("size", lambda x: raw.Size(input=x), x=cases.real(3, 5))
    cases.add("shape_n", lambda x, y: raw.ShapeN(input=[x, y]), x=cases.real(3, 5), y=cases.real(7))
    cases.add("used", lambda x: tf.cast(tf.shape(x)[1], tf.float32) * x, x=cases.real(3, 5))


def range_(cases):
    cases.add("ints", lambda: raw.Range(start=tf.constant(2), limit=tf.constant(17), delta=tf.constant(3)))
    cases.add("reals", lambda: raw.Range(start=tf.constant(0.0), limit=tf.constant(1.0), delta=tf.constant(0.25)))
    cases.add("down", lambda: raw.Range(start=tf.constant(9), limit=tf.constant(1), delta=tf.constant(-2)))
    cases.add("nothing", lambda: raw.Range(start=tf.constant(3), limit=tf.constant(3), delta=tf.constant(1)))
    cases.add("of_shape", lambda x: raw.Range(start=tf.constant(0), limit=tf.shape(x)[0], delta=tf.constant(1)),
              x=cases.real(5, 2))


def fill(cases):
    cases.add("real", lambda v: raw.Fill(dims=tf.constant([3, 5]), value=v), v=cases.real())
    cases.add("int64", lambda v: raw.Fill(dims=tf.constant([7]), value=v), v=np.int64(-3))
    cases.add("scalar", lambda v: raw.Fill(dims=tf.constant(np.zeros(0, "i")), value=v), v=cases.real())
    cases.add("like", lambda x: raw.Fill(dims=tf.shape(x), value=tf.constant(2.5)), x=cases.real(4, 3))


def reverse(cases):
    for tag, axes in (("rows", [0]), ("columns", [1]), ("both", [0, 1]), ("negative", [-1])):
        cases.add(tag, lambda x: raw.ReverseV2(tensor=x, axis=tf.constant(axes)), x=cases.real(5, 7))


OPS = {"Reshape": reshape, "ExpandDims": expand_dims, "Squeeze": squeeze, "Transpose": transpose,
       "ConcatV2": concat, "Pack": pack, "Unpack": unpack, "Split": split, "SplitV": split_v,
       "Slice": slice_, "StridedSlice": strided_slice, "Pad": pad("Pad"), "PadV2": pad("PadV2"),
       "MirrorPad": mirror_pad, "Tile": tile, "BroadcastTo": broadcast_to, "Concat": concat_v1,
       "EnsureShape": ensure_shape, "InvertPermutation": invert_permutation,
       "BroadcastArgs": broadcast_args, "Shape": shape_queries,
       "Range": range_, "Fill": fill, "ReverseV2": reverse}
