# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the ops that change variables: fetched is what is there after one of them."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
OPS = {}
NUMBER = {"lr": 0.1, "rho": 0.9, "momentum": 0.8, "epsilon": 1e-3, "beta1": 0.9, "beta2": 0.99, "beta1_power": 0.7,
          "beta2_power": 0.9, "l1": 0.01, "l2": 0.02, "l2_shrinkage": 0.03, "lr_power": -0.5,
          "alpha": 0.3, "beta": 0.8, "sign_decay": 0.9, "logbase": 1.0, "global_step": np.int64(2)}
OPTIMIZERS = {
    "AdaMax": ("var m v", "beta1_power lr beta1 beta2 epsilon"), "Adadelta": ("var accum accum_update", "lr rho epsilon"),
    "Adagrad": ("var accum", "lr"), "AdagradV2": ("var accum", "lr epsilon"),
    "Adam": ("var m v", "beta1_power beta2_power lr beta1 beta2 epsilon"),
    "CenteredRMSProp": ("var mg ms mom", "lr rho momentum epsilon"), "Ftrl": ("var accum linear", "lr l1 l2 lr_power"),
    "FtrlV2": ("var accum linear", "lr l1 l2 l2_shrinkage lr_power"), "Momentum": ("var accum", "lr momentum"),
    "RMSProp": ("var ms mom", "lr rho momentum epsilon"), "KerasMomentum": ("var accum", "lr momentum"),
    "AdagradDA": ("var gradient_accumulator gradient_squared_accumulator", "lr l1 l2 global_step"),
    "ProximalAdagrad": ("var accum", "lr l1 l2"), "AddSign": ("var m", "lr alpha sign_decay beta"),
    "PowerSign": ("var m", "lr logbase sign_decay beta"), "ProximalGradientDescent": ("var", "alpha l1 l2"),
}
DENSE_ONLY = {"AdaMax", "Adam", "AddSign", "PowerSign"}


def handle(value):
    """A variable of its own: of no shared name, TensorFlow takes all for one."""
    return raw.VarHandleOp(dtype=value.dtype, shape=value.shape, shared_name=tf.compat.v1.get_default_graph().unique_name("variable"))


def changed(op, resource, starts, **arguments):
    """What is in the variables that begin as `starts` after the op."""
    handles, written = {}, []
    for key, value in starts.items():
        if resource:
            handles[key] = handle(value)
            written.append(raw.AssignVariableOp(resource=handles[key], value=tf.constant(value)))
        else:
            handles[key] = raw.VariableV2(shape=value.shape, dtype=value.dtype)
            written.append(raw.Assign(ref=handles[key], value=tf.constant(value)))
    with tf.control_dependencies(written):
        done = getattr(raw, op)(**handles, **arguments)
    with tf.control_dependencies([done]):
        return [raw.ReadVariableOp(resource=each, dtype=starts[key].dtype) if resource else raw.Identity(input=each)
                for key, each in handles.items()]


def optimizer(op, variables, numbers, **attributes):
    constants = lambda: {n: tf.constant(NUMBER[n]) for n in numbers.split()}

    def fill_rows(cases):
        """Rows of which one comes twice, and rows that are unique by how they were found."""
        starts = {v: cases.real(5, 3, low=0.1, high=1) + np.float32(v == "ms") for v in variables.split()}
        for tag, rows in {"twice": [3, 1, 3, 0], "one": [2], "none": [], "unique": [4, 0, 4]}.items():
            def build(grad, indices, tag=tag):
                if tag == "unique":
                    indices, places = tf.unique(indices)
                    grad = tf.math.unsorted_segment_sum(grad, places, tf.shape(indices)[0])
                return changed(op, op.startswith("Resource"), starts, grad=grad, indices=indices, **attributes, **constants())
            cases.add(tag, build, grad=cases.real(len(rows), 3), indices=np.array(rows, "int32"), dynamic=False)

    def fill(cases):
        for tag, shape in {"vector": (7,), "matrix": (3, 5), "scalar": ()}.items():
            # The mean square is at least the square of the mean.
            starts = {v: cases.real(*shape, low=0.1, high=1) + np.float32(v == "ms") for v in variables.split()}
            key = "delta" if op.endswith("ApplyProximalGradientDescent") else "grad"
            cases.add(tag, lambda grad: changed(op, op.startswith("Resource"), starts, **{key: grad}, **attributes,
                                                **constants()), grad=cases.real(*shape))
    OPS[op] = fill_rows if "Sparse" in op else fill


for name, (variables, numbers) in OPTIMIZERS.items():
    for prefix in ("Resource",) if name == "KerasMomentum" else ("", "Resource"):
        optimizer(f"{prefix}Apply{name}", variables, numbers)
        if name not in DENSE_ONLY:
            optimizer(f"{prefix}SparseApply{name}", variables, numbers)


def descent(op):
    def fill(cases):
        start = cases.real(3, 5)
        cases.add("matrix", lambda delta, alpha: changed(op, op.startswith("Resource"), {"var": start}, alpha=alpha, delta=delta),
                  delta=cases.real(3, 5), alpha=np.float32(0.3))
    OPS[op] = fill


def assigned(op, key):
    def fill(cases):
        for tag, shape in {"matrix": (3, 5), "scalar": (), "empty": (0, 2)}.items():
            start = cases.real(*shape)
            cases.add(tag, lambda value: changed(op, key == "resource", {key: start}, value=value), value=cases.real(*shape))
        whole = cases.whole(4)
        cases.add("ints", lambda value: changed(op, key == "resource", {key: whole}, value=value), value=cases.whole(4))
    OPS[op] = fill


def scattered(op, key, rows=lambda indices: indices):
    def fill(cases):
        for tag, indices in {"rows": [3, 0], "one": [1], "none": []}.items():
            start = cases.real(5, 3, low=1)
            cases.add(tag, lambda indices, updates: changed(op, op.startswith("Resource"), {key: start}, indices=indices,
                                                            updates=updates),
                      indices=rows(np.array(indices, "int32")), updates=cases.real(len(indices), 3, low=0.5), dynamic=False)
        whole = cases.whole(4)
        cases.add("ints", lambda indices, updates: changed(op, op.startswith("Resource"), {key: whole}, indices=indices,
                                                           updates=updates),
                  indices=rows(np.array([2, 1], "int64")), updates=cases.whole(2, low=1, high=4), dynamic=False)
    OPS[op] = fill


for prefix in ("", "Resource"):
    descent(f"{prefix}ApplyGradientDescent")
    for kind in ("Add", "Sub", "Mul", "Div", "Max", "Min", "Update"):
        scattered(f"{prefix}Scatter{kind}", "resource" if prefix else "ref")
    for kind in ("Add", "Sub", "Max", "Min", "Update"):
        scattered(f"{prefix}ScatterNd{kind}", "ref", lambda indices: indices.reshape(-1, 1))
for name in ("Assign", "AssignAdd", "AssignSub"):
    assigned(name, "ref")
    assigned(name + "VariableOp", "resource")


def gathered(op):
    def fill(cases):
        def case(tag, start, indices, **attributes):
            def build(i):
                variable = handle(start)
                with tf.control_dependencies([raw.AssignVariableOp(resource=variable, value=tf.constant(start))]):
                    return getattr(raw, op)(resource=variable, indices=i, dtype=start.dtype, **attributes)
            cases.add(tag, build, i=np.array(indices, "int32"), dynamic=op == "ResourceGather")
        if op == "ResourceGather":
            case("rows", cases.real(5, 3), [3, 0, 3])
            case("one", cases.real(5, 3), 2)
            case("batches", cases.real(2, 4), [[0, 3, 1], [2, 2, 0]], batch_dims=1)
        else:
            case("rows", cases.real(5, 3), [[3], [0]])
            case("elements", cases.real(5, 3), [[3, 1], [0, 2]])
    OPS[op] = fill


gathered("ResourceGather")
gathered("ResourceGatherNd")


def of_handle(op, after):
    def fill(cases):
        for tag, shape in {"matrix": (3, 5), "scalar": ()}.items():
            start = cases.real(*shape)
            def build(x):
                variable = handle(start)
                with tf.control_dependencies([raw.AssignVariableOp(resource=variable, value=x)]):
                    return after(variable)
            cases.add(tag, build, x=start, dynamic=False)
    OPS[op] = fill


def copied(handle):
    with tf.control_dependencies([raw.DisableCopyOnRead(resource=handle)]):
        return raw.ReadVariableOp(resource=handle, dtype="float32")


of_handle("VarHandleOp", lambda handle: raw.ReadVariableOp(resource=handle, dtype="float32") * 2.0)
of_handle("VariableShape", lambda handle: [raw.VariableShape(input=handle), raw.VariableShape(input=handle, out_type="int64")])
of_handle("DisableCopyOnRead", copied)


def reference(op):
    def fill(cases):
        def build(x):
            ref = getattr(raw, op if op != "RefIdentity" else "VariableV2")(shape=[3], dtype="float32")
            ref = raw.Assign(ref=ref, value=x)
            if op == "RefIdentity":
                ref = raw.RefIdentity(input=ref)
            return raw.Identity(input=ref)
        cases.add("assigned", build, x=cases.real(3), dynamic=False)
    OPS[op] = fill


for name in ("Variable", "VariableV2", "RefIdentity"):
    reference(name)
