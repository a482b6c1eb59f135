# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the ops that read and write at index vectors, and of segments."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
OPS = {}


def distinct(cases, *shape, high):
    """Different index vectors, each below `high`."""
    count, size = shape
    flat = cases.random.permutation(int(np.prod(high)))[:count]
    return np.stack(np.unravel_index(flat, high), -1).astype("int32")


def gather_nd(cases):
    build = lambda p, i: raw.GatherNd(params=p, indices=i)
    def case(tag, params, indices, dtype="int32", dynamic=False):
        size = indices[-1]
        i = np.stack([cases.random.randint(0, params[k], indices[:-1]) for k in range(size)], -1) if size else \
            np.zeros(indices, "i")
        cases.add(tag, build, p=cases.real(*params), i=i.astype(dtype).reshape(indices), dynamic=dynamic)
    case("rows", (7, 5), (4, 1))
    case("elements", (7, 5), (9, 2))
    case("slices", (3, 4, 5), (2, 3, 2), "int64")
    case("one", (3, 4), (2,))
    case("nothing", (3, 4), (0, 2))
    case("whole", (3, 4), (2, 0))


def scatter_nd(cases):
    def case(tag, shape, indices, dtype="float32", dynamic=False):
        size = indices[-1]
        i = np.stack([cases.random.randint(0, shape[k], indices[:-1]) for k in range(size)], -1).astype("int32")
        updates = cases.real(*indices[:-1], *shape[size:], low=-9, high=9).astype(dtype)
        cases.add(tag, lambda i, u: raw.ScatterNd(indices=i, updates=u, shape=tf.constant(shape)), i=i, u=updates,
                  dynamic=dynamic)
    case("rows", (7, 5), (4, 1))
    case("repeated", (3, 5), (17, 1))
    case("elements", (7, 5), (9, 2))
    case("slices", (3, 4, 5), (2, 3, 2))
    case("ints", (7,), (9, 1), "int32")
    case("nothing", (3, 4), (0, 1))


def tensor_scatter(name, dtypes=("float32", "int32")):
    def fill(cases):
        build = lambda t, i, u: getattr(raw, name)(tensor=t, indices=i, updates=u)
        for dtype in dtypes:
            cases.add(f"rows_{dtype}", build, t=cases.real(7, 5, low=-9, high=9).astype(dtype),
                      i=distinct(cases, 4, 1, high=(7,)), u=cases.real(4, 5, low=-9, high=9).astype(dtype),
                      dynamic=False)
        cases.add("elements", build, t=cases.real(7, 5), i=distinct(cases, 9, 2, high=(7, 5)), u=cases.real(9),
                  dynamic=False)
        if name != "TensorScatterUpdate":
            cases.add("repeated", build, t=cases.real(3, 5), i=cases.whole(17, 1, low=0, high=3),
                      u=cases.real(17, 5), dynamic=False)
        cases.add("nothing", build, t=cases.real(3, 5), i=np.zeros((0, 1), "i"), u=cases.real(0, 5), dynamic=False)
    OPS[name] = fill


for kind in ("Update", "Add", "Sub", "Max", "Min"):
    tensor_scatter(f"TensorScatter{kind}")


def unsorted(name):
    def fill(cases):
        def case(tag, data, ids, count, dtype="float32"):
            ids = np.asarray(ids, "int32")
            cases.add(tag, lambda d, i: getattr(raw, name)(data=d, segment_ids=i, num_segments=tf.constant(count)),
                      d=cases.real(*data, low=-3, high=3).astype(dtype), i=ids)
        case("rows", (6, 5), [0, 2, 0, 3, 2, 2], 5)
        case("vector", (5,), [1, 0, 1, 1, 0], 2)
        case("negative", (4, 3), [0, -1, 1, -1], 2)
        case("matrix", (2, 3, 4), [[0, 1, 0], [2, 2, 1]], 3)
        case("ints", (5, 2), [1, 0, 1, 1, 3], 4, "int32")
        case("int64", (5, 2), [1, 0, 1, 1, 3], 4, "int64")
    OPS[name] = fill


def by_segment(name):
    def fill(cases):
        def case(tag, data, ids, dtype="float32"):
            cases.add(tag, lambda d: getattr(raw, name)(data=d, segment_ids=tf.constant(ids)),
                      d=cases.real(*data, low=-3, high=3).astype(dtype))
        case("rows", (6, 5), [0, 0, 1, 1, 1, 2])
        case("gaps", (4, 3), [0, 2, 2, 5])
        case("vector", (5,), [0, 0, 1, 2, 2])
        case("double", (3, 2), [0, 1, 1], "float64")
        # How many segments there are, only the run knows.
        cases.add("fed", lambda d, i: getattr(raw, name)(data=d, segment_ids=i), d=cases.real(6, 3),
                  i=np.array([0, 0, 1, 3, 3, 3], "i"))
    OPS[name] = fill


for kind in ("Sum", "Prod", "Max", "Min"):
    unsorted(f"UnsortedSegment{kind}")
    by_segment(f"Segment{kind}")
by_segment("SegmentMean")


def sparse_segment(name):
    def fill(cases):
        cases.add("rows", lambda d, i: getattr(raw, name)(data=d, indices=i, segment_ids=tf.constant([0, 0, 1, 1, 1, 3])),
                  d=cases.real(7, 5), i=cases.whole(6, low=0, high=7))
        cases.add("count", lambda d, i, s: getattr(raw, name + "WithNumSegments")(
            data=d, indices=i, segment_ids=s, num_segments=tf.constant(5)), d=cases.real(7, 5),
            i=cases.whole(6, low=0, high=7), s=np.array([0, 0, 1, 1, 1, 3], "i"))
    OPS[name] = fill


for kind in ("Sum", "Mean", "SqrtN"):
    sparse_segment(f"SparseSegment{kind}")


def dynamic_stitch(cases):
    cases.add("two", lambda x, y: raw.DynamicStitch(indices=[tf.constant([0, 3]), tf.constant([[1, 2], [4, 0]])],
                                                    data=[x, y]), x=cases.real(2, 3), y=cases.real(2, 2, 3))


def stitch_fed(cases, before=dynamic_stitch):
    before(cases)
    cases.add("fed", lambda i, x: raw.DynamicStitch(indices=[i], data=[x]), i=np.array([2, 0, 1], "i"),
              x=cases.real(3, 4))


def sparse_to_dense(cases):
    build = lambda i, v: raw.SparseToDense(sparse_indices=i, output_shape=tf.constant([3, 5]), sparse_values=v,
                                           default_value=tf.constant(-1.0))
    cases.add("matrix", build, i=np.array([[0, 1], [1, 3], [2, 0]], "i"), v=cases.real(3), dynamic=False)
    cases.add("vector", lambda i, v: raw.SparseToDense(sparse_indices=i, output_shape=tf.constant([7]),
                                                       sparse_values=v, default_value=tf.constant(0.0)),
              i=np.array([1, 3, 6], "i"), v=cases.real())


def sparse_matmul(cases):
    def case(tag, flip_a, flip_b):
        cases.add(tag, lambda v, b: raw.SparseTensorDenseMatMul(
            a_indices=tf.constant([[0, 1], [1, 3], [2, 0], [2, 3]], tf.int64), a_values=v, a_shape=tf.constant([3, 4], tf.int64),
            b=b, adjoint_a=flip_a, adjoint_b=flip_b), v=cases.real(4),
            b=cases.real(*((3, 5) if flip_a else (4, 5))[::-1 if flip_b else 1]))
    case("plain", False, False)
    case("first", True, False)
    case("second", False, True)


def invert_permutation(cases):
    cases.add("fed", lambda p: raw.InvertPermutation(x=p), p=np.array([2, 0, 3, 1], "i"))
    cases.add("int64", lambda p: raw.InvertPermutation(x=p), p=np.array([1, 2, 0], "int64"))


def bincount(cases):
    cases.add("counts", lambda x: raw.Bincount(arr=x, size=tf.constant(6), weights=tf.zeros([0], tf.int32)),
              x=cases.whole(17, low=0, high=9))
    cases.add("weights", lambda x, w: raw.Bincount(arr=x, size=tf.constant(6), weights=w),
              x=cases.whole(17, low=0, high=6), w=cases.real(17))


def histogram(cases):
    for dtype in ("float32", "int32"):
        cases.add(dtype, lambda x, r: raw.HistogramFixedWidth(values=x, value_range=r, nbins=tf.constant(5)),
                  x=cases.real(7, 9, low=-9, high=9).astype(dtype), r=np.array([-5, 6], dtype))


def inplace(name):
    def fill(cases):
        # Not the feed itself, over which TensorFlow writes.
        cases.add("rows", lambda x, i, v: getattr(raw, name)(x=x * 2.0, i=i, v=v), x=cases.real(5, 3),
                  i=np.array([3, 0], "i"), v=cases.real(2, 3))
    return fill


def sparse_dense_matmul(cases):
    cases.add("plain", lambda a, b: raw.SparseMatMul(a=a, b=b), a=cases.real(3, 4), b=cases.real(4, 5))
    cases.add("turned", lambda a, b: raw.SparseMatMul(a=a, b=b, transpose_a=True, transpose_b=True),
              a=cases.real(4, 3), b=cases.real(5, 4))


OPS |= {"HistogramFixedWidth": histogram, "SparseMatMul": sparse_dense_matmul,
        **{name: inplace(name) for name in ("InplaceAdd", "InplaceSub", "InplaceUpdate")}}
OPS |= {"GatherNd": gather_nd, "ScatterNd": scatter_nd, "DynamicStitch": stitch_fed,
        "SparseToDense": sparse_to_dense, "SparseTensorDenseMatMul": sparse_matmul,
        "InvertPermutation": invert_permutation, "Bincount": bincount}
