# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of older and newer versions of ops, and of ops that few graphs have."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
tf1 = tf.compat.v1
OPS = {}
# The first version of graphs that has these ops no more.
REMOVED = {"BatchNormWithGlobalNormalization": 9, "BatchNormWithGlobalNormalizationGrad": 9, "Conv3DBackpropFilter": 10,
           "Conv3DBackpropInput": 10, "BatchCholesky": 13, "BatchMatrixDeterminant": 13, "BatchMatrixInverse": 13, "BatchMatrixSolve": 13,
           "BatchMatrixTriangularSolve": 13, "QuantizeAndDequantize": 22, "PlaceholderV2": 23}


def op(name, *rows, **options):
    """A row is a tag, attributes and constants of the op, and a function that gives its feeds."""
    def fill(cases):
        if name in REMOVED:
            cases.of_version(REMOVED[name] - 1)
        for tag, more, feeds in rows:
            build = lambda **inputs: getattr(raw, name)(**inputs, **{k: v() if callable(v) else v for k, v in more.items()})
            def results(**inputs):
                out = build(**inputs)
                return list(out) if isinstance(out, tuple) else out
            cases.add(tag, results, **feeds(cases), **options)
    OPS[name] = fill


def constant(value, dtype=None):
    return lambda: tf.constant(value, dtype)


def regular(cases, *shape):
    return cases.real(*shape) + 3 * np.eye(shape[-1], dtype="f")


def definite(cases, *shape):
    a = cases.real(*shape)
    return (a @ np.swapaxes(a, -1, -2) + shape[-1] * np.eye(shape[-1])).astype("f")


# Matrices.
op("BatchCholesky", ("batch", {}, lambda c: {"input": definite(c, 3, 4, 4)}), ("one", {}, lambda c: {"input": definite(c, 5, 5)}))
op("BatchMatrixDeterminant", ("batch", {}, lambda c: {"input": regular(c, 3, 4, 4)}))
op("BatchMatrixInverse", *[(f"adjoint_{flag}", {"adjoint": flag}, lambda c: {"input": regular(c, 2, 3, 3)}) for flag in (False, True)])
for name in ("BatchMatrixSolve", "BatchMatrixTriangularSolve"):
    op(name, *[(f"adjoint_{flag}", {"adjoint": flag}, lambda c: {"matrix": regular(c, 2, 4, 4), "rhs": c.real(2, 4, 3)})
               for flag in (False, True)])
BANDS = (("main", 0, (4,), (4, 5)), ("above", 1, (4,), (4, 5)), ("band", [-1, 1], (3, 4), (4, 5)))
op("MatrixDiagV2", *[(tag, {"k": constant(k), "num_rows": constant(4), "num_cols": constant(5), "padding_value": constant(7.0)},
                      lambda c, shape=shape: {"diagonal": c.real(2, *shape)}) for tag, k, shape, _ in BANDS], dynamic=False)
op("MatrixDiagPartV2", *[(tag, {"k": constant(k), "padding_value": constant(7.0)}, lambda c, whole=whole: {"input": c.real(2, *whole)})
                         for tag, k, _, whole in BANDS], dynamic=False)
op("MatrixSetDiagV2", *[(tag, {"k": constant(k)},
                         lambda c, shape=shape, whole=whole: {"input": c.real(2, *whole), "diagonal": c.real(2, *shape)})
                        for tag, k, shape, whole in BANDS], dynamic=False)
EQUATIONS = {"matmul": ("ij,jk->ik", (3, 5), (5, 4)), "heads": ("bhqd,bhkd->bhqk", (2, 3, 4, 5), (2, 3, 6, 5)),
             "dots": ("...ij,jk->...ik", (2, 3, 4), (4, 5)), "outer": ("i,j->ji", (3,), (4,)), "sum": ("abc->b", (2, 3, 4))}


def einsum(cases):
    for tag, (equation, *shapes) in EQUATIONS.items():
        feeds = {f"x{i}": cases.real(*shape) for i, shape in enumerate(shapes)}
        cases.add(tag, lambda **x: raw.Einsum(inputs=list(x.values()), equation=equation), **feeds)


OPS["Einsum"] = einsum

# Blocks of images.
LAYOUTS = {"nhwc": ("NHWC", (2, 4, 6, 8)), "deep": ("NHWC", (1, 2, 2, 12))}
for name in ("DepthToSpace", "SpaceToDepth"):
    op(name, *[(tag, {"block_size": 2, "data_format": layout}, lambda c, shape=shape: {"input": c.real(*shape)})
               for tag, (layout, shape) in LAYOUTS.items()], dynamic=False)
op("SpaceToBatchND", ("one", {"block_shape": constant([2]), "paddings": constant([[1, 1]])}, lambda c: {"input": c.real(2, 4, 3)}),
   ("two", {"block_shape": constant([2, 3]), "paddings": constant([[0, 1], [1, 0]])}, lambda c: {"input": c.real(1, 3, 5, 2)}), dynamic=False)
op("BatchToSpaceND", ("one", {"block_shape": constant([2]), "crops": constant([[1, 1]])}, lambda c: {"input": c.real(4, 4, 3)}),
   ("two", {"block_shape": constant([2, 3]), "crops": constant([[0, 1], [1, 0]])}, lambda c: {"input": c.real(6, 3, 5, 2)}), dynamic=False)

# Norms, convolutions, pools.
moments = lambda c: {"t": c.real(2, 3, 4, 5), "m": c.real(5), "v": c.real(5, low=0.5)}
SCALED = [(f"scaled_{flag}", {"variance_epsilon": 0.01, "scale_after_normalization": flag}) for flag in (False, True)]
op("BatchNormWithGlobalNormalization", *[(tag, more, lambda c: {**moments(c), "beta": c.real(5), "gamma": c.real(5)}) for tag, more in SCALED])
op("BatchNormWithGlobalNormalizationGrad", *[(tag, more, lambda c: {**moments(c), "gamma": c.real(5), "backprop": c.real(2, 3, 4, 5)})
                                             for tag, more in SCALED])
for name in ("Conv3DBackpropFilter", "Conv3DBackpropInput"):
    op(name, *[(padding.lower(), {"strides": [1, 1, 1, 1, 1], "padding": padding},
                lambda c, size=size: {"input": c.real(1, 4, 5, 3, 2), "filter": c.real(2, 3, 2, 2, 3), "out_backprop": c.real(1, *size, 3)})
               for padding, size in (("SAME", (4, 5, 3)), ("VALID", (3, 3, 2)))], dynamic=False)


def pool_grad_grad(cases):
    x = cases.random.permutation(2 * 4 * 4 * 4 * 3).reshape(2, 4, 4, 4, 3).astype("f")
    how = {"ksize": [1, 2, 2, 2, 1], "strides": [1, 2, 2, 2, 1], "padding": "VALID"}
    cases.add("valid", lambda x, g: raw.MaxPool3DGradGrad(orig_input=x, orig_output=raw.MaxPool3D(input=x, **how), grad=g, **how),
              x=x, g=cases.real(2, 4, 4, 4, 3), dynamic=False)


OPS["MaxPool3DGradGrad"] = pool_grad_grad

# Counts and places.
op("DenseBincount", ("vector", {"size": constant(6)}, lambda c: {"input": c.whole(17, low=0, high=8), "weights": c.real(17)}),
   ("whether", {"size": constant(6), "binary_output": True, "weights": constant([], "float32")}, lambda c: {"input": c.whole(9, low=0, high=6)}))
op("InTopK", ("two", {"k": 2}, lambda c: {"predictions": c.real(6, 5), "targets": c.whole(6, low=0, high=5)}))


def top_k(cases):
    for tag, shape, k in (("vector", (9,), 3), ("rows", (3, 5), 2), ("all", (2, 3), 3)):
        x = cases.random.permutation(int(np.prod(shape))).reshape(shape).astype("f")
        cases.add(tag, lambda x: list(raw.TopKV2(input=x, k=k)), x=x)


def parallel_stitch(cases):
    cases.add("two", lambda x, y: raw.ParallelDynamicStitch(indices=[tf.constant([0, 3]), tf.constant([[1, 2], [4, 5]])], data=[x, y]),
              x=cases.real(2, 3), y=cases.real(2, 2, 3))


OPS |= {"TopK": top_k, "ParallelDynamicStitch": parallel_stitch}
op("ScatterNdNonAliasingAdd", ("rows", {}, lambda c: {"input": c.real(5, 3), "indices": np.array([[3], [0], [3]], "i"), "updates": c.real(3, 3)}),
   dynamic=False)


def segment(kind):
    def fill(cases):
        for tag, shape, ids in (("rows", (6, 3), [0, 0, 1, 3, 3, 4]), ("vector", (4,), [0, 0, 2, 2])):
            cases.add(tag, lambda x, i: getattr(raw, f"UnsortedSegment{kind}")(data=x, segment_ids=i, num_segments=tf.constant(5)),
                      x=cases.real(*shape), i=np.array(ids, "i"))
    return fill


OPS |= {f"Segment{kind}V2": segment(kind) for kind in ("Max", "Min", "Prod", "Sum")}
for kind in ("Mean", "SqrtN", "Sum"):
    op(f"SparseSegment{kind}Grad", ("rows", {"output_dim0": constant(7)}, lambda c: {
        "grad": c.real(4, 5), "indices": c.whole(6, low=0, high=7), "segment_ids": np.array([0, 0, 1, 1, 1, 3], "i")}))
op("SparseTensorDenseAdd", ("matrix", {"a_shape": constant([3, 4])}, lambda c: {
    "a_indices": np.array([[0, 1], [2, 3]], "i"), "a_values": c.real(2), "b": c.real(3, 4)}), dynamic=False)

# Quantization and random numbers.
op("QuantizeAndDequantize", *[(f"signed_{signed}_given_{given}", {"signed_input": signed, "range_given": given, "input_min": -1.0, "input_max": 1.5},
                               lambda c: {"input": c.real(4, 7)}) for signed in (False, True) for given in (False, True)])
op("QuantizeAndDequantizeV4Grad", ("matrix", {}, lambda c: {
    "gradients": c.real(4, 7), "input": c.real(4, 7), "input_min": np.float32(-1), "input_max": np.float32(1.5)}))
op("StatelessRandomGetAlg", ("any", {}, lambda c: {}))
op("StatelessRandomGetKeyCounterAlg", ("seed", {}, lambda c: {"seed": np.array([3, -4], "int64")}))
op("StatelessRandomUniformFullInt", *[(dtype, {"shape": constant([3, 5]), "dtype": dtype}, lambda c: {"seed": np.array([12, -345], "i")})
                                      for dtype in ("int32", "int64", "uint32", "uint64")])

# What only orders, checks or names.
op("CheckNumericsV2", ("finite", {"message": "bad"}, lambda c: {"tensor": c.real(3, 5)}))


def after(make):
    def fill(cases):
        def build(x):
            with tf.control_dependencies([make(x)]):
                return tf.identity(x) * 2.0
        cases.add("before", build, x=cases.real(3))
    return fill


OPS |= {"NoOp": after(lambda x: raw.NoOp()), "Assert": after(lambda x: raw.Assert(condition=tf.reduce_max(x) < 99.0, data=[x]))}


def placeholder(cases):
    cases.of_version(REMOVED["PlaceholderV2"] - 1)
    cases.add("sum", lambda x: raw.PlaceholderWithDefault(input=x, shape=[3]) + 1.0, x=cases.real(3))
    with cases.graph.as_default():
        fed = raw.PlaceholderV2(dtype="float32", shape=[3], name="v2/x")
        with tf1.name_scope("v2"):
            cases.fetches.append((fed * 2.0).name)
    cases.feeds[fed.name] = cases.real(3)
    cases.options["not_constant"] = ["v2"]


OPS["PlaceholderV2"] = placeholder

# Stacks, arrays and lists.


def stack(version):
    def build(x, y):
        size = {"max_size": 4} if version else {}
        handle = getattr(raw, f"Stack{version}")(**size, elem_type="float32")
        last = [handle]
        for each in (x, y):
            with tf.control_dependencies(last):
                last = [getattr(raw, f"StackPush{version}")(handle=handle, elem=each)]
        out = []
        for _ in range(2):
            with tf.control_dependencies(last):
                last = [getattr(raw, f"StackPop{version}")(handle=handle, elem_type="float32")]
            out += last
        with tf.control_dependencies(last):
            closed = getattr(raw, f"StackClose{version}")(handle=handle)
        with tf.control_dependencies([closed]):
            return [tf.identity(each) for each in out]
    return lambda cases: cases.add("two", build, x=cases.real(3), y=cases.real(3))


OPS |= {"Stack": stack(""), "StackCloseV2": stack("V2")}


def array_close(cases):
    def build(x):
        handle, flow = raw.TensorArrayV3(size=2, dtype="float32", element_shape=[3])
        for i in (0, 1):
            flow = raw.TensorArrayWriteV3(handle=handle, index=i, value=x * (i + 1.0), flow_in=flow)
        both = raw.TensorArrayGatherV3(handle=handle, indices=[1, 0], flow_in=flow, dtype="float32", element_shape=[3])
        with tf.control_dependencies([both]):
            closed = raw.TensorArrayCloseV3(handle=handle)
        with tf.control_dependencies([closed]):
            return tf.identity(both)
    cases.add("two", build, x=cases.real(3), dynamic=False)


def list_concat(cases):
    cases.add("rows", lambda x: list(raw.TensorListConcat(
        input_handle=raw.TensorListFromTensor(tensor=x, element_shape=[2, 3]), element_dtype="float32", element_shape=[2, 3])),
        x=cases.real(4, 2, 3), dynamic=False)


def list_scatter(cases):
    cases.add("rows", lambda x: raw.TensorListStack(
        input_handle=raw.TensorListScatter(tensor=x, indices=tf.constant([2, 0, 1]), element_shape=[4]), element_shape=[4],
        element_dtype="float32"), x=cases.real(3, 4), dynamic=False)


OPS |= {"TensorArrayCloseV3": array_close, "TensorListConcat": list_concat, "TensorListScatter": list_scatter}

# Functions, with effects as far as their names say.


def function(body, *like):
    return tf.function(body, autograph=False).get_concrete_function(*[tf.TensorSpec(x.shape, x.dtype) for x in like])


def call(cases):
    cases.add("sum", lambda x, y: raw.StatefulPartitionedCall(args=[x, y], Tout=["float32"], f=function(lambda a, b: a + b * 2.0, x, y)),
              x=cases.real(3), y=cases.real(3))


def cond(cases):
    for tag, p in {"true": True, "false": False}.items():
        cases.add(tag, lambda p, x: raw.If(cond=p, input=[x], Tout=["float32"], then_branch=function(lambda a: a + 1.0, x),
                                           else_branch=function(lambda a: a * 2.0, x)), p=np.bool_(p), x=cases.real(3))


def case(cases):
    for i in (0, 1, 7):
        cases.add(f"branch_{i}", lambda p, x: raw.Case(branch_index=p, input=[x], Tout=["float32"], branches=[
            function(lambda a: a + 1.0, x), function(lambda a: a * 2.0, x)]), p=np.int32(i), x=cases.real(3))


def loop(cases):
    for count in (0, 3):
        def build(n, x):
            i = tf.constant(0)
            return raw.While(input=[i, n, x], cond=function(lambda i, n, a: i < n, i, n, x),
                             body=function(lambda i, n, a: (i + 1, n, a * 1.5 + 1.0), i, n, x), output_shapes=[[], [], x.shape])
        cases.add(f"times_{count}", build, n=np.int32(count), x=cases.real(3))


OPS |= {"StatefulPartitionedCall": call, "If": cond, "Case": case, "While": loop}
