# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the ops on sparse and on ragged tensors."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops


class Sparse:
    """Cases whose feeds i and k are indices, s and t their shapes; their rank is known however they are fed."""

    def __init__(self, cases):
        self.cases = cases

    def add(self, tag, build, **feeds):
        ranks = {"i": len(feeds["s"]), "k": len(feeds.get("t", []))}

        def known(**inputs):
            for name, rank in ranks.items():
                if name in inputs:
                    inputs[name] = tf.reshape(inputs[name], [-1, rank])
            for name, rank in (("s", ranks["i"]), ("t", ranks["k"])):
                if name in inputs:
                    inputs[name] = tf.reshape(inputs[name], [rank])
            return build(**inputs)
        self.cases.add(tag, known, **feeds)

    def __getattr__(self, name):
        return getattr(self.cases, name)


def coo(cases, *shape, share=0.4, dtype="float32"):
    """indices, values and shape of a sparse tensor."""
    indices = np.argwhere(cases.real(*shape, low=0, high=1) < share).astype("int64")
    return indices, (cases.real(len(indices)) * 8).astype(dtype), np.array(shape, "int64")


def reorder(cases):
    cases = Sparse(cases)
    def case(tag, *shape, dtype="float32"):
        i, v, s = coo(cases, *shape, dtype=dtype)
        mixed = cases.random.permutation(len(i))
        cases.add(tag, lambda i, v, s: list(raw.SparseReorder(input_indices=i, input_values=v, input_shape=s)),
                  i=i[mixed], v=v[mixed], s=s)
    case("matrix", 5, 7)
    case("cube", 3, 4, 5)
    case("ints", 4, 4, dtype="int32")
    i, v, s = coo(cases, 3, 3)
    names = np.array([f"v{k}" for k in range(len(i))], "S")
    cases.add("strings", lambda i, v, s: list(raw.SparseReorder(input_indices=i, input_values=v, input_shape=s)),
              i=i[::-1].copy(), v=names, s=s)


def reshape(cases):
    cases = Sparse(cases)
    def case(tag, shape, new):
        i, v, s = coo(cases, *shape)
        cases.add(tag, lambda i, s: list(raw.SparseReshape(input_indices=i, input_shape=s, new_shape=tf.constant(new, tf.int64))), i=i, s=s)
    case("flat", (4, 6), [24])
    case("split", (4, 6), [2, 2, 3, 2])
    case("open", (4, 6), [3, -1])
    case("cube", (2, 3, 4), [-1, 4])


def concat(cases):
    cases = Sparse(cases)
    for axis in (0, 1, -1):
        i, v, s = coo(cases, 3, 4)
        k, w, t = coo(cases, 3, 4)
        cases.add(f"axis{axis}", lambda i, v, s, k, w, t: list(raw.SparseConcat(indices=[i, k], values=[v, w], shapes=[s, t], concat_dim=axis)),
                  i=i, v=v, s=s, k=k, w=w, t=t)


def slices(cases):
    cases = Sparse(cases)
    def case(tag, shape, start, size):
        i, v, s = coo(cases, *shape)
        cases.add(tag, lambda i, v, s: list(raw.SparseSlice(indices=i, values=v, shape=s, start=tf.constant(start, tf.int64), size=tf.constant(size, tf.int64))),
                  i=i, v=v, s=s)
    case("inside", (5, 6), [1, 2], [3, 2])
    case("beyond", (5, 6), [3, 4], [9, 9])
    case("whole", (5, 6), [0, 0], [5, 6])


def split(cases):
    cases = Sparse(cases)
    def case(tag, shape, axis, count):
        i, v, s = coo(cases, *shape)
        def build(i, v, s):
            parts = raw.SparseSplit(split_dim=tf.constant(axis, tf.int64), indices=i, values=v, shape=s, num_split=count)
            return [t for group in parts for t in group]
        cases.add(tag, build, i=i, v=v, s=s)
    case("even", (4, 6), 1, 3)
    case("rest", (5, 3), 0, 2)


def reduce(op):
    def fill(cases):
        cases = Sparse(cases)

        def case(tag, shape, axes, dtype="float32", **attributes):
            i, v, s = coo(cases, *shape, dtype=dtype)
            cases.add(tag, lambda i, v, s: op(input_indices=i, input_values=v, input_shape=s, reduction_axes=tf.constant(axes, tf.int32), **attributes),
                      i=i, v=v, s=s)
        case("rows", (5, 4), [1])
        case("columns", (5, 4), [0])
        case("keep", (5, 4), [1], keep_dims=True)
        case("all", (5, 4), [0, 1])
        case("cube", (3, 4, 2), [0, -1])
        case("ints", (5, 4), [1], dtype="int32")
    return fill


def fill_empty_rows(cases):
    cases = Sparse(cases)
    def case(tag, i, v, s, default):
        cases.add(tag, lambda i, v, s, d: list(raw.SparseFillEmptyRows(indices=i, values=v, dense_shape=s, default_value=d)),
                  i=np.array(i, "int64").reshape(-1, len(s)), v=v, s=np.array(s, "int64"), d=default)
    case("some", [[0, 1], [2, 0], [2, 3]], np.array([1, 2, 3], "f"), [5, 4], np.array(-1, "f"))
    case("none_empty", [[0, 1], [1, 0]], np.array([1, 2], "int64"), [2, 4], np.array(9, "int64"))
    case("all_empty", [], np.zeros(0, "f"), [3, 2], np.array(7, "f"))
    case("strings", [[1, 0]], np.array([b"there"], "S"), [3, 2], np.array(b"empty"))


def with_dense(op):
    def fill(cases):
        cases = Sparse(cases)
        for tag, shape in (("matrix", (4, 5)), ("row", (5,)), ("scalar", ())):
            i, v, s = coo(cases, 4, 5)
            cases.add(tag, lambda i, v, s, d: op(sp_indices=i, sp_values=v, sp_shape=s, dense=d), i=i, v=v, s=s, d=cases.real(*shape) + 3)
    return fill


def embedding(cases):
    """What tf.nn.embedding_lookup_sparse consists of."""
    cases = Sparse(cases)
    ids = np.array([[0, 0], [0, 1], [1, 0], [3, 2]], "int64")
    for combiner in ("sum", "mean", "sqrtn"):
        def build(p, i, v, s):
            return tf.nn.embedding_lookup_sparse(p, tf.SparseTensor(i, v, s), None, combiner=combiner)
        cases.add(combiner, build, p=cases.real(6, 4), i=ids, v=np.array([1, 3, 5, 0], "int64"), s=np.array([4, 3], "int64"))
    def safe(p, i, v, s):
        return tf.nn.safe_embedding_lookup_sparse(p, tf.SparseTensor(i, v, s), None, combiner="mean")
    cases.add("safe", safe, p=cases.real(6, 4), i=ids, v=np.array([1, 3, 5, 0], "int64"), s=np.array([4, 3], "int64"))


def to_tensor(cases):
    def case(tag, splits, values, default, shape=-1):
        def build(p, v):
            return raw.RaggedTensorToTensor(shape=tf.constant(shape, tf.int64), values=v, default_value=default,
                                            row_partition_tensors=[p], row_partition_types=["ROW_SPLITS"])
        cases.add(tag, build, p=np.array(splits, "int64"), v=values)
    case("splits", [0, 2, 2, 5], np.arange(5, dtype="f"), -1.0)
    case("strings", [0, 1, 4], np.array([b"a", b"b", b"", b"d"], "S"), b"?")
    case("cut", [0, 4, 5], np.arange(5, dtype="int32"), 0, [2, 2])
    case("padded", [0, 4, 5], np.arange(5, dtype="int32"), 0, [3, 6])
    case("half_padded", [0, 4, 5], np.arange(5, dtype="int32"), 0, [-1, 6])
    case("rows_of_vectors", [0, 1, 3], cases.real(3, 2), 0.0)
    case("empty", [0, 0, 0], np.zeros(0, "f"), 1.0)
    def ids(v, r):
        return raw.RaggedTensorToTensor(shape=tf.constant(-1, tf.int64), values=v, default_value=0.5,
                                        row_partition_tensors=[tf.constant(4, tf.int64), r], row_partition_types=["FIRST_DIM_SIZE", "VALUE_ROWIDS"])
    cases.add("row_ids", ids, v=cases.real(5), r=np.array([0, 0, 2, 2, 2], "int64"))
    def nested(v, a, b):
        return tf.RaggedTensor.from_nested_row_splits(v, [a, b], validate=False).to_tensor()
    cases.add("nested", nested, v=np.arange(6, dtype="int32"), a=np.array([0, 2, 3], "int64"), b=np.array([0, 1, 4, 6], "int64"))


def ragged_to_sparse(cases):
    cases.add("one", lambda p, v: list(raw.RaggedTensorToSparse(rt_nested_splits=[p], rt_dense_values=v)), p=np.array([0, 2, 2, 5], "int64"), v=cases.real(5))
    cases.add("two", lambda a, b, v: list(raw.RaggedTensorToSparse(rt_nested_splits=[a, b], rt_dense_values=v)),
              a=np.array([0, 2, 3], "int64"), b=np.array([0, 1, 4, 6], "int64"), v=cases.real(6))


def ragged_range(cases):
    def case(tag, *bounds, **attributes):
        cases.add(tag, lambda a, b, c: list(raw.RaggedRange(starts=a, limits=b, deltas=c, **attributes)),
                  **{name: np.array(bound, "int32") for name, bound in zip("abc", bounds)})
    case("up", [0, 5, 8], [3, 5, 12], [1, 1, 2])
    case("down", [3, 9], [0, 2], [-1, -3])
    case("scalar", [0, 1], [4, 9], 2)
    case("one", 2, 7, 2, Tsplits=tf.int32)
    case("backwards", [3, 4], [1, 6], [1, 1])


def ragged_gather(cases):
    cases.add("rows", lambda p, v, i: [t for part in raw.RaggedGather(params_nested_splits=[p], params_dense_values=v, indices=i, OUTPUT_RAGGED_RANK=1)
                                       for t in (part if isinstance(part, list) else [part])],
              p=np.array([0, 2, 2, 5], "int64"), v=cases.real(5), i=np.array([2, 0, 1, 2], "int32"))


def ragged_bincount(cases):
    def case(tag, splits, values, weights, **attributes):
        cases.add(tag, lambda p, v, w: raw.RaggedBincount(splits=p, values=v, size=tf.constant(6, values.dtype), weights=w, **attributes),
                  p=np.array(splits, "int64"), v=values, w=np.array(weights, "f"), dynamic=len(weights) > 0)
    values = np.array([1, 1, 5, 0, 9, 1], "int32")
    case("counts", [0, 3, 3, 6], values, [])
    case("binary", [0, 3, 3, 6], values, [], binary_output=True)
    case("weights", [0, 3, 3, 6], values.astype("int64"), [1, 2, 3, 4, 5, 6])


OPS = {
    "EmbeddingLookupSparse": embedding,
    "RaggedBincount": ragged_bincount,
    "RaggedGather": ragged_gather,
    "RaggedRange": ragged_range,
    "RaggedTensorToSparse": ragged_to_sparse,
    "RaggedTensorToTensor": to_tensor,
    "SparseConcat": concat,
    "SparseDenseCwiseAdd": with_dense(raw.SparseDenseCwiseAdd),
    "SparseDenseCwiseDiv": with_dense(raw.SparseDenseCwiseDiv),
    "SparseDenseCwiseMul": with_dense(raw.SparseDenseCwiseMul),
    "SparseFillEmptyRows": fill_empty_rows,
    "SparseReduceMax": reduce(raw.SparseReduceMax),
    "SparseReduceSum": reduce(raw.SparseReduceSum),
    "SparseReorder": reorder,
    "SparseReshape": reshape,
    "SparseSlice": slices,
    "SparseSplit": split,
}
