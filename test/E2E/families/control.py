# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of conds and loops in both forms."""
import numpy as np
import tensorflow as tf

tf1 = tf.compat.v1
raw = tf.raw_ops


def cond_cases(cases):
    taken = lambda p, x: tf1.cond(p, lambda: x + 1.0, lambda: x * 2.0)
    for tag, value in (("true", True), ("false", False)):
        cases.add(tag, taken, p=np.bool_(value), x=cases.real(5))
        cases.add(f"constants_{tag}", lambda p: tf1.cond(p, lambda: tf.constant(1.0), lambda: tf.constant(2.0)),
                  p=np.bool_(value))
        cases.add(f"nested_{tag}", lambda p, q, x: tf1.cond(
            p, lambda: tf1.cond(q, lambda: x + 1.0, lambda: x + 2.0), lambda: tf.exp(x)),
            p=np.bool_(value), q=np.bool_(not value), x=cases.real(3, 3))
    cases.add("two_results", lambda p, x: tf1.cond(p, lambda: (x, tf.exp(x)), lambda: (-x, x)),
              p=np.bool_(False), x=cases.real(3))
    cases.add("computed", lambda x: tf1.cond(tf.reduce_sum(x) > 0.0, lambda: tf.sqrt(tf.abs(x)), lambda: -x),
              x=cases.real(9))


def loop_cases(cases):
    loop = lambda *args, **kwargs: tf1.while_loop(*args, **kwargs)
    counted = lambda n, x: loop(lambda i, a: i < n, lambda i, a: (i + 1, a * 1.5 + 1.0), [0, x])
    for n in (0, 1, 5):
        cases.add(f"counted_{n}", counted, n=np.int32(n), x=cases.real(4))
    cases.add("down", lambda x: loop(lambda i, a: i > 0, lambda i, a: (i - 2, a + x), [7, x])[1], x=cases.real(3, 2))
    cases.add("swap", lambda x, y: loop(lambda i, a, b: i < 3, lambda i, a, b: (i + 1, b, a), [0, x, y])[1:],
              x=cases.real(5), y=cases.real(5))
    cases.add("fibonacci", lambda n: loop(lambda i, a, b: i < n, lambda i, a, b: (i + 1, b, a + b),
                                          [np.int64(0), np.int64(0), np.int64(1)])[1], n=np.int64(20))
    cases.add("until", lambda x: loop(lambda a, _: tf.reduce_sum(a) < 10.0, lambda a, n: (a * 1.5, n + 1), [x, 0]),
              x=cases.real(3, low=0.5))
    cases.add("flag", lambda x: loop(lambda go, a: go, lambda go, a: (tf.reduce_max(a) > 0.5, a * 0.5),
                                     [tf.constant(True), x])[1], x=cases.real(6))
    cases.add("unchanged", lambda x, y: loop(lambda i, a, b: i < 2, lambda i, a, b: (i + 1, a + b, b), [0, x, y])[1:],
              x=cases.real(4), y=cases.real(4))
    cases.add("matmul", lambda x, w: loop(lambda i, h: i < 4, lambda i, h: (i + 1, tf.tanh(tf.matmul(h, w))), [0, x])[1],
              x=cases.real(2, 3), w=cases.real(3, 3))
    cases.add("in_turn", lambda x: loop(lambda i, a: i < 3, lambda i, a: (i + 1, a + 1.0),
                                        [0, loop(lambda i, a: i < 2, lambda i, a: (i + 1, a * x), [0, x])[1]])[1],
              x=cases.real(4))


def bounded(cases):
    cases.add("bounded", lambda x: tf1.while_loop(lambda a, _: tf.reduce_max(a) < 100.0, lambda a, n: (a * 2.0, n + 1),
                                                  [x, 0], maximum_iterations=3), x=cases.real(4))


def nested_cases(cases):
    def inner(i, a, x):
        return tf1.while_loop(lambda j, b: j < i, lambda j, b: (j + 1, b + x), [0, a])[1]

    cases.add("loop_in_loop", lambda x: tf1.while_loop(
        lambda i, a: i < 4, lambda i, a: (i + 1, inner(i, a, x) * 0.5), [0, x])[1], x=cases.real(4))

    def branches(i, a):
        deep = lambda: tf1.cond(tf.reduce_sum(a) > 3.0, lambda: a * 0.5, lambda: a + 1.0)
        return i + 1, tf1.cond(tf.equal(i % 2, 0), deep, lambda: a * 2.0)

    cases.add("cond_in_loop", lambda x: tf1.while_loop(lambda i, a: i < 7, branches, [0, x])[1], x=cases.real(4))
    for tag in (True, False):
        cases.add(f"loop_in_cond_{tag}", lambda p, x: tf1.cond(p, lambda: inner(3, x, x), lambda: x - 1.0),
                  p=np.bool_(tag), x=cases.real(4))

    def grown(x, n):
        return tf1.while_loop(lambda i, a: i < n, lambda i, a: (i + 1, tf.concat([a, x], 0)), [0, x],
                              shape_invariants=[tf.TensorShape([]), tf.TensorShape([None])])[1]

    for tag in (True, False):
        cases.add(f"grown_in_cond_{tag}", lambda p, x, n: tf1.cond(p, lambda: grown(x, n), lambda: x * 2.0),
                  p=np.bool_(tag), x=cases.real(3), n=np.int32(2))

    def all_three(i, a):
        return i + 1, tf1.cond(i > 1, lambda: inner(i, a, a * 0.25), lambda: a)

    cases.add("loop_in_cond_in_loop", lambda x: tf1.while_loop(lambda i, a: i < 4, all_three, [0, x])[1],
              x=cases.real(2, 3))


def case_cases(cases):
    choose = lambda i, x: tf.switch_case(i, [lambda: x + 1.0, lambda: x * 2.0, lambda: tf.exp(x)])
    for i in (0, 1, 2, 5, -1):
        cases.add(f"branch_{i}".replace("-", "minus_"), choose, i=np.int32(i), x=cases.real(5))
    # With open sizes only the branch that is taken knows how much there is.
    for i in (0, 1, 2):
        cases.add(f"sizes_{i}", lambda i, x, y: tf.switch_case(i, [lambda: x + y, lambda: y, lambda: tf.concat([x, y], 0)]),
                  i=np.int32(i), x=cases.real(5), y=cases.real(5))


def with_functions(*fills):
    def fill(cases):
        tf1.enable_control_flow_v2()
        try:
            for each in fills:
                each(cases)
        finally:
            tf1.disable_control_flow_v2()
    return fill


def with_frames(*fills):
    def fill(cases):
        tf1.disable_control_flow_v2()
        for each in fills:
            each(cases)
    return fill


def function_call(cases):
    @tf.function
    def inner(x, y):
        return tf.nn.relu(x - y)

    @tf.function
    def outer(x, y):
        return inner(x, y) + inner(y, x)

    cases.add("nested", lambda x, y: outer(x, y), x=cases.real(3, 5), y=cases.real(5))


OPS = {"Switch": with_frames(cond_cases), "If": with_functions(cond_cases), "Case": with_functions(case_cases),
       "PartitionedCall": function_call, "While": with_functions(loop_cases, bounded),
       "Enter": with_frames(loop_cases), "NestedWhile": with_functions(nested_cases),
       "NestedEnter": with_frames(nested_cases)}
