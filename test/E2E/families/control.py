# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of conds in both forms, and of effects' order."""
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


def with_functions(cases):
    tf1.enable_control_flow_v2()
    try:
        cond_cases(cases)
    finally:
        tf1.disable_control_flow_v2()


def with_switches(cases):
    tf1.disable_control_flow_v2()
    cond_cases(cases)


def function_call(cases):
    @tf.function
    def inner(x, y):
        return tf.nn.relu(x - y)

    @tf.function
    def outer(x, y):
        return inner(x, y) + inner(y, x)

    cases.add("nested", lambda x, y: outer(x, y), x=cases.real(3, 5), y=cases.real(5))


OPS = {"Switch": with_switches, "If": with_functions, "PartitionedCall": function_call}
