#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random programs of 5 to 50 ops, with conds and loops, in TensorFlow and as Tenon compiles
them at -O0 and -O3, with static and with open dimensions.

usage: random_graphs.py [--tenon FILE] [--seed N] [--count N] [--batch N] [--save FILE.npz]
       (needs tensorflow-cpu 2.21)

A program is made from its seed alone. All values stay near 1, so that differences are
errors and not cancellations; ops with steps (Floor, comparisons, ArgMax) act on integers,
which are exact. --save keeps the programs with TensorFlow's answers, for CI. What differs
is said with its seed; `--seed N --count 1` makes it again.
"""
import argparse
import sys
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from batch import FORMS, LEVELS, check
from draw import Case
import oracle

import numpy as np
import tensorflow as tf

MODES = [(level, form) for form in FORMS for level in LEVELS]


class Program:
    """The tensors of a program so far, of which each step takes some."""

    def __init__(self, random, values, depth=0):
        self.random, self.values, self.depth = random, list(values), depth

    def pick(self, test=lambda value: True):
        fitting = [value for value in self.values if test(value)]
        return fitting[self.random.randint(len(fitting))] if fitting else None

    def real(self):
        return self.pick(lambda value: value.dtype == tf.float32)

    def whole(self):
        return self.pick(lambda value: value.dtype == tf.int32)

    def like(self, value):
        return self.pick(lambda other: other.dtype == value.dtype and other.shape.as_list() == value.shape.as_list())

    def axis(self, value):
        return self.random.randint(-value.shape.rank, value.shape.rank)

    def step(self):
        kinds = list(STEPS)
        if self.depth < 2:
            kinds += [cond, loop]
        made = kinds[self.random.randint(len(kinds))](self)
        for value in made if isinstance(made, (list, tuple)) else [made]:
            if value is not None and value.shape.num_elements() <= 4096:
                self.values.append(value)

    def run(self, steps):
        for _ in range(steps):
            self.step()
        return self.values


def tame(value):
    """Back to near 1."""
    return tf.tanh(value)


def unary(p):
    x = p.real()
    ops = (tf.tanh, tf.sigmoid, tf.nn.relu, tf.sin, tf.cos, tf.abs, lambda v: tf.exp(-tf.abs(v)), tf.square, tf.negative,
           tf.nn.softplus, tf.nn.elu, lambda v: tf.sqrt(tf.abs(v) + 1.0), lambda v: tf.math.log(tf.abs(v) + 1.0),
           lambda v: 1.0 / (1.0 + tf.abs(v)), tf.math.erf, lambda v: v * 0.5 + 0.25)
    return tame(ops[p.random.randint(len(ops))](x))


def binary(p):
    x = p.real()
    y = p.like(x) if p.random.randint(2) else p.pick(
        lambda other: other.dtype == tf.float32 and broadcasts(x.shape.as_list(), other.shape.as_list()))
    ops = (tf.add, tf.subtract, tf.multiply, tf.maximum, tf.minimum, lambda a, b: a / (1.0 + tf.abs(b)), tf.math.squared_difference,
           tf.math.atan2)
    return tame(ops[p.random.randint(len(ops))](x, y))


def broadcasts(a, b):
    return all(x == y or 1 in (x, y) for x, y in zip(a[::-1], b[::-1]))


def of_integers(p):
    x = p.whole()
    y = p.like(x)
    ops = (tf.add, tf.subtract, tf.multiply, tf.maximum, lambda a, b: a // 3 + b % 5, tf.bitwise.bitwise_xor,
           lambda a, b: tf.where(a < b, a, b), lambda a, b: tf.cast(tf.equal(a, b), tf.int32), lambda a, b: a - tf.truncatediv(b, 2))
    return ops[p.random.randint(len(ops))](x, y) % 100


def to_real(p):
    return tf.cast(p.whole() % 7, tf.float32) * 0.125


def select(p):
    x, c = p.real(), p.whole()
    y = p.like(x)
    return tf.where(tf.reduce_sum(c) % 2 > 0, x, y)


def reduction(p):
    x = p.pick(lambda value: value.shape.rank and value.dtype in (tf.float32, tf.int32))
    if x is None:
        return None
    keep = bool(p.random.randint(2))
    if x.dtype == tf.int32:
        op = (tf.reduce_sum, tf.reduce_max, tf.reduce_min, tf.argmax)[p.random.randint(4)]
        if op is tf.argmax:
            return tf.argmax(x, p.axis(x), tf.int32)
        return op(x, p.axis(x), keepdims=keep) % 100
    return (tf.reduce_mean, tf.reduce_max, tf.reduce_min)[p.random.randint(3)](x, p.axis(x), keepdims=keep)


def shaped(p):
    x = p.pick(lambda value: value.shape.rank)
    if x is None:
        return None
    rank, axis = x.shape.rank, p.axis(x)
    kind = p.random.randint(10)
    if kind == 0:
        return tf.transpose(x, p.random.permutation(rank))
    if kind == 1:
        return tf.reshape(x, [-1])
    if kind == 2:
        return tf.expand_dims(x, p.random.randint(rank + 1))
    if kind == 3:
        return tf.reverse(x, [axis])
    if kind == 4:
        return tf.concat([x, p.like(x)], axis)
    if kind == 5:
        return tf.stack([x, p.like(x)], axis)
    if kind == 6:
        return tf.pad(x, p.random.randint(0, 3, (rank, 2)))
    if kind == 7:
        begin = [p.random.randint(size) for size in x.shape.as_list()]
        return tf.strided_slice(x, begin, x.shape.as_list(), [p.random.randint(1, 3) for _ in begin])
    if kind == 8:
        return tf.tile(x, p.random.randint(1, 3, rank))
    return tf.gather(x, p.random.randint(0, x.shape[axis], p.random.randint(1, 4)), axis=axis)


def product(p):
    x = p.pick(lambda value: value.dtype == tf.float32 and value.shape.rank and value.shape.rank >= 2)
    if x is None:
        return None
    y = p.pick(lambda value: value.dtype == tf.float32 and value.shape.rank == 2 and value.shape[0] == x.shape[-1])
    if y is None or x.shape.rank != 2:
        return tame(tf.matmul(x, x, transpose_b=True) * 0.25)
    return tame(tf.matmul(x, y) * 0.25)


def normal(p):
    x = p.pick(lambda value: value.dtype == tf.float32 and value.shape.rank)
    if x is None:
        return None
    kind = p.random.randint(4)
    if kind == 0:
        return tf.nn.softmax(x)
    if kind == 1:
        return tame(tf.nn.log_softmax(x))
    if kind == 2:
        return tame(tf.cumsum(x, p.axis(x)) * 0.25)
    mean, variance = tf.nn.moments(x, [-1], keepdims=True)
    return tame((x - mean) * tf.math.rsqrt(variance + 0.1))


def condition(p):
    value = p.whole()
    return tf.reduce_sum(value) % 3 > 0


def cond(p):
    x, y = p.real(), p.whole()
    seeds = p.random.randint(1 << 30, size=2)
    values = [value for value in p.values[-6:]] + [x, y]

    def branch(seed):
        inner = Program(np.random.RandomState(seed), values, p.depth + 1)
        inner.run(inner.random.randint(1, 5))
        return tame(inner.like(x) * 1.0), inner.like(y) % 100
    return tf.compat.v1.cond(condition(p), lambda: branch(seeds[0]), lambda: branch(seeds[1]))


def loop(p):
    x, y = p.real(), p.whole()
    seed = p.random.randint(1 << 30)
    outer = [value for value in p.values[-4:]]
    times = p.random.randint(0, 4) + tf.reduce_max(y) % 2 if p.random.randint(2) else tf.constant(p.random.randint(0, 5))

    def body(i, a, b):
        inner = Program(np.random.RandomState(seed), outer + [a, b], p.depth + 1)
        inner.run(inner.random.randint(1, 5))
        return i + 1, tf.ensure_shape(tame(inner.like(a) + 0.5 * a), x.shape), tf.ensure_shape((inner.like(b) + b + i) % 100, y.shape)
    return tf.compat.v1.while_loop(lambda i, a, b: i < times, body, [0, x, y])[1:]


STEPS = [unary, unary, binary, binary, binary, of_integers, of_integers, to_real, select, reduction, shaped, shaped, shaped, product, normal]


def program(seed):
    """A case that is a whole program."""
    random = np.random.RandomState(seed)
    size = lambda: random.randint(1, 6)
    m, n, k = size(), size(), size()
    feeds = {"a": (m, n), "b": (n, k), "c": (m, n), "d": (n,), "e": (2, m, n), "s": ()}
    inputs = {key: random.uniform(-1, 1, shape).astype("float32") for key, shape in feeds.items()}
    inputs |= {"i": random.randint(0, 20, (m, n)).astype("int32"), "j": random.randint(0, 20, (n,)).astype("int32"),
               "t": np.int32(random.randint(0, 20))}
    functional, steps, state = bool(random.randint(2)), random.randint(5, 51), random.randint(1 << 30)

    def build(tf, **inputs):
        switch = tf.compat.v1.enable_control_flow_v2 if functional else tf.compat.v1.disable_control_flow_v2
        switch()
        made = Program(np.random.RandomState(state), inputs.values()).run(steps)[len(inputs):]
        return made[-3:] if made else [inputs["a"] + 1.0]
    return Case(f"seed {seed}", inputs, build=build)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenon", default="build/release/bin/tenon")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--save")
    options = parser.parse_args()
    agreed, start, differ = Counter(), time.time(), 0
    for first in range(options.seed, options.seed + options.count, options.batch):
        dropped = []
        seeds = range(first, min(first + options.batch, options.seed + options.count))
        batch, owners = oracle.answers([program(seed) for seed in seeds], dropped)
        for case, why in dropped:
            print(f"{case.op}: TensorFlow: {why[:300]}", flush=True)
        for level, form in MODES:
            bad = check(batch, level, form, options.tenon)
            agreed[f"{level}-{form}"] += len(owners) - len(bad)
            differ += len(bad)
            for scope, what in bad.items():
                print(f"{level}-{form} {owners[scope].op}: {what[:600]}", flush=True)
        if options.save:
            batch.save(options.save)
        if first % 100 < options.batch:
            print(f"up to seed {seeds[-1]}: {dict(agreed)}", file=sys.stderr, flush=True)
    print(f"{options.count} programs in {time.time() - start:.0f} s; agree: {dict(agreed)}")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
