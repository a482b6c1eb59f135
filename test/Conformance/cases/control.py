# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Conds, loops, calls, lists and stacks: small programs, of each type of element.

A program is built by a function of TensorFlow and of the case's inputs, and counts for
the op it is about.
"""
import numpy as np

from draw import ALL, NUMBERS, Case, Const, Draw

LISTS = ("float32", "float64", "float16", "bfloat16", "int32", "int64", "uint8", "bool", "complex64")


def program(op, build, dynamic=True, **inputs):
    return Case(op, inputs, build=build, dynamic=dynamic)


def function(tf, body, *like):
    """`body` as a graph function of tensors like these."""
    specs = [tf.TensorSpec(x.shape, x.dtype) for x in like]
    return tf.function(body, autograph=False).get_concrete_function(*specs)


def calls(op):
    def build(tf, x, y):
        f = function(tf, lambda a, b: (tf.add(a, b), tf.identity(b)), x, y)
        return getattr(tf.raw_ops, op)(args=[x, y], Tout=[x.dtype, y.dtype], f=f)
    return build


def branches(op):
    def build(tf, p, x, y):
        then = function(tf, lambda a, b: (a + b, tf.zeros_like(a)), x, y)
        other = function(tf, lambda a, b: (b, a * b), x, y)
        return getattr(tf.raw_ops, op)(cond=p, input=[x, y], Tout=[x.dtype, x.dtype], then_branch=then, else_branch=other)
    return build


def choices(op):
    def build(tf, p, x, y):
        each = [function(tf, body, x, y) for body in (lambda a, b: a + b, lambda a, b: b, lambda a, b: a * b)]
        return getattr(tf.raw_ops, op)(branch_index=p, input=[x, y], Tout=[x.dtype], branches=each)
    return build


def loops(op):
    def build(tf, n, x):
        i = tf.constant(0)
        again = function(tf, lambda i, n, a: i < n, i, n, x)
        body = function(tf, lambda i, n, a: (i + 1, n, a + a), i, n, x)
        return getattr(tf.raw_ops, op)(input=[i, n, x], cond=again, body=body, output_shapes=[[], [], x.shape])
    return build


def functional():
    draw = Draw("If")
    for dtype in NUMBERS:
        for shape in ((), (5,), (2, 3), (0, 2)):
            x, y = draw.any(dtype, *shape), draw.any(dtype, *shape)
            for op in ("PartitionedCall", "StatefulPartitionedCall"):
                yield program(op, calls(op), x=x, y=y)
            for op in ("If", "StatelessIf"):
                for taken in (np.bool_(True), np.bool_(False), np.int32(0), np.int32(3), np.float32(0)):
                    yield program(op, branches(op), p=np.array(taken), x=x, y=y)
            for op in ("Case", "StatelessCase"):
                for branch in (0, 1, 2, 7, -1):
                    yield program(op, choices(op), p=np.int32(branch), x=x, y=y)
            for op in ("While", "StatelessWhile"):
                for count in (0, 1, 4):
                    yield program(op, loops(op), n=np.int32(count), x=x)


def tensor_lists():
    draw = Draw("TensorListReserve")

    def reserved(tf, x, n=3, shape=None):
        shape = x.shape if shape is None else shape
        return tf.raw_ops.TensorListReserve(element_shape=tf.constant(shape.as_list(), tf.int32), num_elements=n, element_dtype=x.dtype)

    def stacked(tf, handle, x, n=-1):
        return tf.raw_ops.TensorListStack(input_handle=handle, element_shape=tf.constant(x.shape.as_list(), tf.int32),
                                          element_dtype=x.dtype, num_elements=n)

    def dims(tf, x, drop=1):
        return tf.constant(x.shape.as_list()[drop:], tf.int32)

    def reserve(tf, x):
        handle = reserved(tf, x)
        return [stacked(tf, handle, x), tf.raw_ops.TensorListLength(input_handle=handle)]

    def set_get(tf, x, i):
        handle = tf.raw_ops.TensorListSetItem(input_handle=reserved(tf, x), index=i, item=x)
        item = tf.raw_ops.TensorListGetItem(input_handle=handle, index=i, element_shape=dims(tf, x, 0), element_dtype=x.dtype)
        return [item, stacked(tf, handle, x, 3)]

    def push_pop(tf, x, y):
        handle = tf.raw_ops.EmptyTensorList(element_shape=dims(tf, x, 0), max_num_elements=-1, element_dtype=x.dtype)
        for each in (x, y, x):
            handle = tf.raw_ops.TensorListPushBack(input_handle=handle, tensor=each)
        handle, last = tf.raw_ops.TensorListPopBack(input_handle=handle, element_shape=dims(tf, x, 0), element_dtype=x.dtype)
        return [last, stacked(tf, handle, x), tf.raw_ops.TensorListLength(input_handle=handle)]

    def unstack(tf, x, i):
        handle = tf.raw_ops.TensorListFromTensor(tensor=x, element_shape=dims(tf, x))
        picked = tf.raw_ops.TensorListGather(input_handle=handle, indices=i, element_shape=dims(tf, x), element_dtype=x.dtype)
        one = tf.raw_ops.TensorListGetItem(input_handle=handle, index=1, element_shape=dims(tf, x), element_dtype=x.dtype)
        return [picked, one, tf.raw_ops.TensorListElementShape(input_handle=handle, shape_type=tf.int32)]

    def resize(tf, x):
        handle = tf.raw_ops.TensorListFromTensor(tensor=x, element_shape=dims(tf, x))
        return [stacked(tf, tf.raw_ops.TensorListResize(input_handle=handle, size=n), x[0]) for n in (2, 5)]

    def joined(tf, x, y):
        lists = [tf.raw_ops.TensorListFromTensor(tensor=each, element_shape=dims(tf, x)) for each in (x, y)]
        return stacked(tf, tf.raw_ops.TensorListConcatLists(input_a=lists[0], input_b=lists[1], element_dtype=x.dtype), x[0])

    def scatter(op):
        def build(tf, x, i):
            more = {"num_elements": 5} if op == "TensorListScatterV2" else {}
            handle = getattr(tf.raw_ops, op)(tensor=x, indices=i, element_shape=dims(tf, x), **more)
            return stacked(tf, handle, x[0])
        return build

    def scatter_into(tf, x, y, i):
        handle = tf.raw_ops.TensorListFromTensor(tensor=x, element_shape=dims(tf, x))
        return stacked(tf, tf.raw_ops.TensorListScatterIntoExistingList(input_handle=handle, tensor=y, indices=i), x[0])

    def concat(op):
        def build(tf, x):
            handle = tf.raw_ops.TensorListFromTensor(tensor=x, element_shape=dims(tf, x))
            if op == "TensorListConcat":
                return list(tf.raw_ops.TensorListConcat(input_handle=handle, element_dtype=x.dtype, element_shape=x.shape[1:]))
            return list(tf.raw_ops.TensorListConcatV2(input_handle=handle, element_shape=dims(tf, x), element_dtype=x.dtype,
                                                      leading_dims=tf.zeros([0], tf.int64)))
        return build

    def split(tf, x):
        handle = tf.raw_ops.TensorListSplit(tensor=x, element_shape=tf.constant([-1] + x.shape.as_list()[1:], tf.int32),
                                            lengths=tf.constant([2, 2, 2], tf.int64))
        return stacked(tf, handle, x[:2])

    for dtype in LISTS:
        for shape in ((), (4,), (2, 3)):
            x, y = draw.any(dtype, *shape), draw.any(dtype, *shape)
            many, more = draw.any(dtype, 3, *shape), draw.any(dtype, 2, *shape)
            yield program("TensorListReserve", reserve, x=x)
            yield program("TensorListLength", reserve, x=x)
            for i in (0, 2):
                yield program("TensorListSetItem", set_get, x=x, i=np.int32(i), dynamic=False)
                yield program("TensorListGetItem", set_get, x=x, i=Const(i), dynamic=False)
            for op in ("EmptyTensorList", "TensorListPushBack", "TensorListPopBack", "TensorListStack"):
                yield program(op, push_pop, x=x, y=y, dynamic=False)
            for op in ("TensorListFromTensor", "TensorListGather", "TensorListElementShape"):
                yield program(op, unstack, x=many, i=np.array([2, 0], "int32"), dynamic=False)
            yield program("TensorListResize", resize, x=many, dynamic=False)
            yield program("TensorListConcatLists", joined, x=many, y=more, dynamic=False)
            for op in ("TensorListScatter", "TensorListScatterV2"):
                yield program(op, scatter(op), x=many, i=np.array([2, 0, 1], "int32"), dynamic=False)
                yield program(op, scatter(op), x=many, i=Const([2, 0, 1]), dynamic=False)
            yield program("TensorListScatterIntoExistingList", scatter_into, x=many, y=more, i=np.array([2, 0], "int32"), dynamic=False)
            if shape:
                for op in ("TensorListConcat", "TensorListConcatV2"):
                    yield program(op, concat(op), x=many, dynamic=False)
                yield program("TensorListSplit", split, x=draw.any(dtype, 6, *shape[1:]), dynamic=False)


def tensor_arrays():
    draw = Draw("TensorArrayV3")

    def array(tf, x, size=3):
        return tf.raw_ops.TensorArrayV3(size=size, dtype=x.dtype, element_shape=x.shape, clear_after_read=False)

    def write_read(tf, x, y):
        handle, flow = array(tf, x, 2)
        for i, each in enumerate((x, y)):
            flow = tf.raw_ops.TensorArrayWriteV3(handle=handle, index=i, value=each, flow_in=flow)
        read = tf.raw_ops.TensorArrayReadV3(handle=handle, index=1, flow_in=flow, dtype=x.dtype)
        both = tf.raw_ops.TensorArrayGatherV3(handle=handle, indices=[1, 0, 1], flow_in=flow, dtype=x.dtype, element_shape=x.shape)
        size = tf.raw_ops.TensorArraySizeV3(handle=handle, flow_in=flow)
        with tf.control_dependencies([read, both, size]):
            closed = tf.raw_ops.TensorArrayCloseV3(handle=handle)
        with tf.control_dependencies([closed]):
            return [tf.identity(read), both, size]

    def scatter(tf, x, i):
        handle, flow = array(tf, x[0])
        flow = tf.raw_ops.TensorArrayScatterV3(handle=handle, indices=i, value=x, flow_in=flow)
        return tf.raw_ops.TensorArrayReadV3(handle=handle, index=2, flow_in=flow, dtype=x.dtype)

    def split_concat(tf, x):
        handle, flow = array(tf, x[:2])
        flow = tf.raw_ops.TensorArraySplitV3(handle=handle, value=x, lengths=tf.constant([2, 2, 2], tf.int64), flow_in=flow)
        return list(tf.raw_ops.TensorArrayConcatV3(handle=handle, flow_in=flow, dtype=x.dtype, element_shape_except0=x.shape[1:]))

    for dtype in LISTS:
        for shape in ((), (4,), (2, 3)):
            x, y = draw.any(dtype, *shape), draw.any(dtype, *shape)
            for op in ("TensorArrayV3", "TensorArrayWriteV3", "TensorArrayReadV3", "TensorArrayGatherV3", "TensorArraySizeV3",
                       "TensorArrayCloseV3"):
                yield program(op, write_read, x=x, y=y, dynamic=False)
            yield program("TensorArrayScatterV3", scatter, x=draw.any(dtype, 3, *shape), i=Const([2, 0, 1]), dynamic=False)
            if shape:
                for op in ("TensorArraySplitV3", "TensorArrayConcatV3"):
                    yield program(op, split_concat, x=draw.any(dtype, 6, *shape[1:]), dynamic=False)


def stacks():
    draw = Draw("StackV2")

    def build(tf, x, y, version=""):
        ops = tf.raw_ops
        size = {"max_size": 4} if version else {}
        handle = getattr(ops, f"Stack{version}")(**size, elem_type=x.dtype)
        push, pop = getattr(ops, f"StackPush{version}"), getattr(ops, f"StackPop{version}")
        one = push(handle=handle, elem=x)
        with tf.control_dependencies([one]):
            two = push(handle=handle, elem=y)
        with tf.control_dependencies([two]):
            first = pop(handle=handle, elem_type=x.dtype)
        with tf.control_dependencies([first]):
            second = pop(handle=handle, elem_type=x.dtype)
        with tf.control_dependencies([second]):
            closed = getattr(ops, f"StackClose{version}")(handle=handle)
        with tf.control_dependencies([closed]):
            return [tf.identity(first), tf.identity(second)]

    second = lambda tf, x, y: build(tf, x, y, "V2")
    for dtype in LISTS:
        for shape in ((), (4,), (2, 3)):
            x, y = draw.any(dtype, *shape), draw.any(dtype, *shape)
            for op in ("StackV2", "StackPushV2", "StackPopV2", "StackCloseV2"):
                yield program(op, second, x=x, y=y)
            for op in ("Stack", "StackPush", "StackPop", "StackClose"):
                yield program(op, build, x=x, y=y)


def graph_things():
    draw = Draw("NoOp")

    def after(op):
        def build(tf, x):
            with tf.control_dependencies([getattr(tf.raw_ops, op)()]):
                return tf.identity(x)
        return build

    def asserted(tf, p, x):
        with tf.control_dependencies([tf.raw_ops.Assert(condition=p, data=[x, tf.shape(x)])]):
            return tf.identity(x)

    def variable(op):
        def build(tf, x):
            ref = getattr(tf.raw_ops, op)(shape=x.shape, dtype=x.dtype)
            with tf.control_dependencies([tf.raw_ops.Assign(ref=ref, value=x)]):
                return tf.raw_ops.Identity(input=ref)
        return build

    def resource(tf, x):
        handle = tf.raw_ops.VarHandleOp(dtype=x.dtype, shape=x.shape)
        with tf.control_dependencies([tf.raw_ops.AssignVariableOp(resource=handle, value=x)]):
            return tf.raw_ops.ReadVariableOp(resource=handle, dtype=x.dtype)

    for dtype in ALL:
        for shape in ((), (3,), (0, 2)):
            x = draw.any(dtype, *shape)
            for op in ("NoOp", "ControlTrigger"):
                yield program(op, after(op), x=x)
            yield program("Assert", asserted, p=np.array(True), x=x)
            yield program("Placeholder", lambda tf, x: tf.identity(x), x=x)
            for op in ("Variable", "VariableV2"):
                yield program(op, variable(op), x=x)
            yield program("VarHandleOp", resource, x=x, dynamic=False)
    for dtype in ("float32", "int32"):
        yield program("PlaceholderV2", lambda tf, x: tf.identity(x), x=draw.any(dtype, 3))


def cases():
    for each in (functional, tensor_lists, tensor_arrays, stacks, graph_things):
        yield from each()
