# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of lists of tensors: TensorArrays in both forms, as TensorLists and with handles,
and the list ops themselves."""
import numpy as np
import tensorflow as tf

from families.control import with_frames, with_functions

tf1 = tf.compat.v1
raw = tf.raw_ops


def array_cases(cases):
    loop = lambda *args, **kwargs: tf1.while_loop(*args, **kwargs)
    array = lambda size, **kwargs: tf.TensorArray(tf.float32, size=size, **kwargs)

    def running(x, n):
        rows = array(n).unstack(x)

        def body(i, total, out):
            total = total + rows.read(i)
            return i + 1, total, out.write(i, total * 2.0)

        return loop(lambda i, *_: i < n, body, [0, tf.zeros([3]), array(n)])[2].stack()

    cases.add("static_size", lambda x: running(x, 5), x=cases.real(5, 3), dynamic=False)
    cases.add("open_size", lambda x: running(x, tf.shape(x)[0]), x=cases.real(4, 3))

    def batched(x):
        rows = array(5).unstack(tf.transpose(x, [1, 0, 2]))

        def body(i, state, out):
            state = tf.tanh(state + rows.read(i))
            return i + 1, state, out.write(i, state)

        zero = tf.zeros([tf.shape(x)[0], 3])
        out = loop(lambda i, *_: i < 5, body, [0, zero, array(5)])[2]
        return tf.transpose(out.stack(), [1, 0, 2])

    cases.add("batched", batched, x=cases.real(2, 5, 3))
    cases.add("straight", lambda x, y: array(3).write(0, x).write(2, y).write(1, x * y).stack(),
              x=cases.real(4), y=cases.real(4))
    cases.add("gather", lambda x: array(4).unstack(x).gather([2, 0, 3]), x=cases.real(4, 3), dynamic=False)
    cases.add("scatter", lambda x: array(4).scatter([2, 0, 3, 1], x).stack(), x=cases.real(4, 3), dynamic=False)
    cases.add("concat", lambda x: array(2).write(0, x).write(1, x + 1.0).concat(), x=cases.real(3, 2))
    cases.add("split", lambda x: array(3, infer_shape=False).split(x, [2, 2, 2]).read(1), x=cases.real(6, 3))
    cases.add("size", lambda x: array(3).write(0, x).size(), x=cases.real(2))

    def history(n):
        out = array(12, clear_after_read=False, element_shape=[]).write(0, 1.0).write(1, 1.0)
        body = lambda i, out: (i + 1, out.write(i, out.read(i - 1) + out.read(i - 2)))
        return loop(lambda i, _: i < n, body, [2, out])[1].stack()

    cases.add("history", history, n=np.int32(10))

    def nested(x):
        def row(i, out):
            def element(j, total):
                return j + 1, total + x[i, j] * tf.cast(j, tf.float32)
            return i + 1, out.write(i, loop(lambda j, _: j < 3, element, [0, 0.0])[1])
        return loop(lambda i, _: i < 2, row, [0, array(2)])[1].stack()

    cases.add("nested", nested, x=cases.real(2, 3))

    def chosen(x):
        def body(i, out):
            return i + 1, tf1.cond(tf.equal(i % 2, 0), lambda: out.write(i, x * 2.0), lambda: out.write(i, -x))
        return loop(lambda i, _: i < 4, body, [0, array(4, element_shape=[3])])[1].stack()

    cases.add("in_cond", chosen, x=cases.real(3), dynamic=False)

    def growing(x, n):
        out = array(0, dynamic_size=True)
        return loop(lambda i, _: i < n, lambda i, out: (i + 1, out.write(i, x * tf.cast(i, tf.float32))),
                    [0, out])[1].stack()

    cases.add("growing", lambda x: growing(x, 4), x=cases.real(3))
    cases.add("map", lambda x: tf.map_fn(lambda row: tf.reduce_sum(row) * row, x), x=cases.real(4, 3))
    cases.add("scan", lambda x: tf.scan(lambda a, b: a * 0.5 + b, x), x=cases.real(5, 2))
    cases.add("fold", lambda x: tf.foldl(lambda a, b: a * 0.5 + b, x), x=cases.real(5, 2))
    cases.add("gradient", lambda x: tf.gradients(
        loop(lambda i, a: i < 5, lambda i, a: (i + 1, tf.sin(a) * x), [0, x])[1], x)[0], x=cases.real(4), dynamic=False)


def list_ops(cases):
    reserve = lambda n, shape=-1: raw.TensorListReserve(element_shape=shape, num_elements=n, element_dtype=tf.float32)
    empty = lambda: raw.EmptyTensorList(element_shape=-1, max_num_elements=-1, element_dtype=tf.float32)
    put = lambda l, i, x: raw.TensorListSetItem(input_handle=l, index=i, item=x)
    get = lambda l, i: raw.TensorListGetItem(input_handle=l, index=i, element_shape=-1, element_dtype=tf.float32)
    push = lambda l, x: raw.TensorListPushBack(input_handle=l, tensor=x)
    pop = lambda l: raw.TensorListPopBack(input_handle=l, element_shape=-1, element_dtype=tf.float32)
    stack = lambda l: raw.TensorListStack(input_handle=l, element_shape=-1, element_dtype=tf.float32)
    rows = lambda x: raw.TensorListFromTensor(tensor=x, element_shape=-1)
    cases.add("set", lambda x, i: stack(put(reserve(4), i, x)), x=cases.real(3), i=np.int32(2))
    cases.add("unset", lambda x, i: get(put(reserve(4), i, x), 1), x=cases.real(3), i=np.int32(2))
    cases.add("unwritten", lambda x: stack(reserve(tf.shape(x)[0], [2, 3])), x=cases.real(3))
    cases.add("versions", lambda x, i: (lambda l: stack(l) + stack(put(l, i, x)))(put(reserve(2), 0, x)),
              x=cases.real(3), i=np.int32(1))
    cases.add("get", lambda x, i: get(rows(x), i), x=cases.real(4, 2), i=np.int32(3))
    cases.add("push", lambda x: stack(push(push(empty(), x), -x)), x=cases.real(3))
    cases.add("pop", lambda x: pop(push(push(empty(), x), -x))[1], x=cases.real(3))
    cases.add("pop_all", lambda x: pop(pop(rows(x))[0])[1], x=cases.real(4, 3))
    cases.add("length", lambda x: raw.TensorListLength(input_handle=rows(x)), x=cases.real(4, 3))
    cases.add("shape", lambda x: raw.TensorListElementShape(input_handle=rows(x), shape_type=tf.int32),
              x=cases.real(4, 3), dynamic=False)
    cases.add("gather", lambda x, i: raw.TensorListGather(
        input_handle=rows(x), indices=i, element_shape=-1, element_dtype=tf.float32),
        x=cases.real(4, 3), i=np.int32([3, 1, 1]))
    cases.add("scatter", lambda x, i: stack(raw.TensorListScatterV2(
        tensor=x, indices=i, element_shape=-1, num_elements=5)), x=cases.real(3, 2), i=np.int32([3, 1, 0]))
    cases.add("scatter_into", lambda x, y, i: stack(raw.TensorListScatterIntoExistingList(
        input_handle=rows(y), tensor=x, indices=i)), x=cases.real(2, 2), y=cases.real(4, 2), i=np.int32([3, 1]))
    cases.add("concat", lambda x: list(raw.TensorListConcatV2(
        input_handle=rows(x), element_shape=-1, leading_dims=tf.constant([], tf.int64), element_dtype=tf.float32)),
        x=cases.real(3, 2, 2))
    cases.add("concat_lists", lambda x, y: stack(raw.TensorListConcatLists(
        input_a=rows(x), input_b=rows(y), element_dtype=tf.float32)), x=cases.real(2, 3), y=cases.real(1, 3))
    cases.add("split", lambda x: stack(raw.TensorListSplit(
        tensor=x, element_shape=-1, lengths=np.int64([2, 2]))), x=cases.real(4, 3))
    cases.add("resize", lambda x: stack(raw.TensorListResize(input_handle=rows(x), size=5)), x=cases.real(3, 2))
    cases.add("shrink", lambda x: stack(raw.TensorListResize(input_handle=rows(x), size=2)), x=cases.real(3, 2))

    def whole_numbers(x):
        handle = raw.TensorListReserve(element_shape=[2], num_elements=3, element_dtype=tf.int64)
        return raw.TensorListStack(input_handle=put(handle, 1, x), element_shape=-1, element_dtype=tf.int64)

    cases.add("whole_numbers", whole_numbers, x=cases.whole(2, dtype="int64"))

    def pushed(n, x):
        body = lambda i, l: (i + 1, push(l, x * tf.cast(i, tf.float32)))
        return tf1.while_loop(lambda i, _: i < n, body, [0, empty()])[1]

    cases.add("push_in_loop", lambda x: stack(pushed(4, x)), x=cases.real(3))
    cases.add("count_in_loop", lambda x, y: raw.TensorListLength(input_handle=pushed(tf.shape(y)[0], x)),
              x=cases.real(3), y=cases.real(3))

    def reversed_sum(n, x):
        def body(i, total, l):
            l, last = pop(l)
            return i + 1, total * 0.5 + tf.reshape(last, [3]), l
        return tf1.while_loop(lambda i, *_: i < n, body, [0, tf.zeros_like(x), pushed(n, x)])[1]

    cases.add("pop_in_loop", lambda x, y: reversed_sum(tf.shape(y)[0], x), x=cases.real(3), y=cases.real(4))

    def some_pushed(x):
        body = lambda i, l: (i + 1, tf1.cond(tf.equal(i % 3, 0), lambda: push(l, x), lambda: l))
        return tf1.while_loop(lambda i, _: i < 7, body, [0, push(empty(), -x)])[1]

    cases.add("push_in_cond", lambda x: raw.TensorListLength(input_handle=some_pushed(x)), x=cases.real(3))


OPS = {"TensorArray": with_functions(array_cases), "TensorArrayV3": with_frames(array_cases),
       "TensorList": with_functions(list_ops)}
