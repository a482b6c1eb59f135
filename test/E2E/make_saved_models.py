#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Saves small models with TensorFlow, as its users do, for end-to-end tests.

    make_saved_models.py FOLDER [NAME…]

The ones that saved-models.test runs are kept in saved_models. Each model is a folder FOLDER/NAME with the saved graph, inputs.npz, outputs.npz
(TensorFlow's own results for them) and options.txt: the arguments, one a line,
with which `tenon run` is to give the same. Needs TensorFlow 2 with Keras 3.
"""
import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import numpy as np
import tensorflow as tf

tf1 = tf.compat.v1
MODELS = {}


def model(function):
    MODELS[function.__name__] = function
    return function


def finish(folder, graph, inputs, outputs, *options):
    """Writes what a test needs beside the graph, which is named from `folder`."""
    np.savez(folder / "inputs.npz", **inputs)
    np.savez(folder / "outputs.npz", **{k: np.asarray(v) for k, v in outputs.items()})
    (folder / "options.txt").write_text("\n".join((graph,) + options) + "\n")


def numbers(*shape):
    return np.random.RandomState(7).standard_normal(shape).astype("f")


# ---------------------------------------------------------------- TensorFlow 2


@model
def keras_export(folder):
    """A Keras 3 model after a step of training: its handles are not its weights."""
    import keras
    keras.utils.set_random_seed(5)
    layers = keras.layers
    net = keras.Sequential([
        keras.Input((12, 12, 3)),
        layers.Conv2D(8, 3, strides=2, padding="same", use_bias=False),
        layers.BatchNormalization(),
        layers.ReLU(),
        layers.DepthwiseConv2D(3),
        layers.MaxPooling2D(2),
        layers.Flatten(),
        layers.Dense(16, activation="gelu"),
        layers.Dropout(0.5),
        layers.Dense(4, activation="softmax"),
    ])
    net.compile("adam", "categorical_crossentropy")
    x = numbers(32, 12, 12, 3)
    net.fit(x, np.eye(4, dtype="f")[np.arange(32) % 4], verbose=0)
    net.export(str(folder / "saved_model"), verbose=False)
    served = tf.saved_model.load(str(folder / "saved_model")).signatures["serving_default"]
    key = list(served.structured_input_signature[1])[0]
    out = served(**{key: tf.constant(x[:5])})
    finish(folder, "saved_model", {key: x[:5]}, out)


class ThreeOfOneName(tf.Module):
    """Variables that only the restore op tells apart, and a nested call."""

    def __init__(self):
        super().__init__()
        self.parts = [tf.Variable(numbers(4, 4) * s, name="v") for s in (1., 2., 3.)]

    @tf.function
    def step(self, x, i):
        return tf.tanh(x @ self.parts[i])

    @tf.function(input_signature=[tf.TensorSpec([None, 4], tf.float32, "x")])
    def serve(self, x):
        for i in range(3):
            x = self.step(x, i)
        return {"y": x}


@model
def three_of_one_name(folder):
    module = ThreeOfOneName()
    tf.saved_model.save(module, str(folder / "saved_model"), signatures=module.serve)
    x = numbers(3, 4)
    finish(folder, "saved_model", {"x": x}, module.serve(tf.constant(x)))


class Counter(tf.Module):
    """Two signatures that share a variable, one of which writes it in a branch."""

    def __init__(self):
        super().__init__()
        self.count = tf.Variable(10., name="count")

    @tf.function(input_signature=[tf.TensorSpec([], tf.float32, "x")])
    def add(self, x):
        if x > 0.:
            self.count.assign_add(x)
        else:
            self.count.assign(0.)
        return {"count": self.count.read_value()}

    @tf.function(input_signature=[])
    def get(self):
        return {"value": self.count * 2.}


@model
def counter(folder):
    module = Counter()
    tf.saved_model.save(module, str(folder / "saved_model"),
                        signatures={"add": module.add, "get": module.get})
    module.count.assign(10.)
    finish(folder, "saved_model", {"x": np.float32(2.5)},
           module.add(tf.constant(2.5)), "--signature", "add")


class Branches(tf.Module):
    """A cond whose branches give different sizes inside, and a nested one."""

    @tf.function(input_signature=[tf.TensorSpec([None, 4], tf.float32, "x"),
                                  tf.TensorSpec([], tf.bool, "flip")])
    def serve(self, x, flip):
        y = tf.cond(flip, lambda: tf.reverse(x, [1]), lambda: x[:2] * 3.)
        z = tf.cond(tf.reduce_sum(x) < 9.,
                    lambda: tf.cond(flip, lambda: x + 1., lambda: x - 1.),
                    lambda: tf.zeros_like(x))
        return {"y": tf.reduce_sum(tf.exp(y), 0), "z": z}


@model
def branches(folder):
    module = Branches()
    tf.saved_model.save(module, str(folder / "saved_model"), signatures=module.serve)
    x = numbers(3, 4)
    finish(folder, "saved_model", {"x": x, "flip": np.bool_(True)},
           module.serve(tf.constant(x), tf.constant(True)))


@model
def fed_inside(folder):
    """A tensor in the middle of a graph is fed; what makes it is cut off."""
    with tf1.Graph().as_default() as graph, tf1.Session() as session:
        x = tf1.placeholder(tf.float32, [None, 6], "x")
        a, b = tf.split(tf.nn.relu(x), 2, axis=1, name="halves")
        y = tf.add(a * 2., tf.exp(b), name="y")
        half = numbers(3, 3)
        value = session.run(y, {x: numbers(3, 6), b: half})
        (folder / "graph.pb").write_bytes(graph.as_graph_def().SerializeToString())
    finish(folder, "graph.pb", {"x:0": numbers(3, 6), "halves:1": half}, {"y": value},
           "--fetch", "y", "--feed", "x=bx6", "--feed", "halves:1=bx3")


# ---------------------------------------------------------------- TensorFlow 1


def save_meta(folder, session):
    saver = tf1.train.Saver()
    saver.save(session, str(folder / "model"))


@model
def meta_and_checkpoint(folder):
    """The usual file of a TensorFlow 1 user: model.meta, model.index beside it."""
    with tf1.Graph().as_default(), tf1.variable_scope("", use_resource=False), \
            tf1.Session() as session:
        x = tf1.placeholder(tf.float32, [None, 8], "x")
        w = tf1.get_variable("w", initializer=numbers(8, 3))
        b = tf1.get_variable("b", initializer=numbers(3))
        y = tf.nn.softmax(tf.matmul(x, w) + b, name="y")
        session.run(tf1.global_variables_initializer())
        value = session.run(y, {x: numbers(5, 8)})
        save_meta(folder, session)
    finish(folder, "model.meta", {"x:0": numbers(5, 8)}, {"y": value}, "--fetch", "y")


@model
def partitioned(folder):
    """A variable that the checkpoint keeps in slices, restored whole."""
    with tf1.Graph().as_default(), tf1.variable_scope(
            "", partitioner=tf1.fixed_size_partitioner(3), use_resource=True), \
            tf1.Session() as session:
        x = tf1.placeholder(tf.int32, [None], "ids")
        table = tf1.get_variable("table", [10, 4],
                                 initializer=lambda shape, partition_info, **_:
                                 numbers(10, 4)[partition_info.var_offset[0]:][:shape[0]])
        y = tf.identity(tf.gather(tf.convert_to_tensor(table), x), "y")
        session.run(tf1.global_variables_initializer())
        ids = np.array([9, 0, 4, 4], "i")
        value = session.run(y, {x: ids})
        save_meta(folder, session)
    finish(folder, "model.meta", {"ids:0": ids}, {"y": value}, "--fetch", "y")


@model
def v1_updates(folder):
    """Reference variables that a step writes: in a branch, after an Assert, in order."""
    tf1.disable_control_flow_v2()
    try:
        with tf1.Graph().as_default(), tf1.variable_scope("", use_resource=False), \
                tf1.Session() as session:
            x = tf1.placeholder(tf.float32, [None, 4], "x")
            is_training = tf1.placeholder(tf.bool, [], "is_training")
            moving = tf1.get_variable("moving", initializer=numbers(4))
            steps = tf1.get_variable("steps", initializer=np.int32(3))
            mean = tf.reduce_mean(x, 0)
            update = tf1.cond(is_training,
                              lambda: tf1.assign_sub(moving, (moving - mean) * 0.1),
                              lambda: moving + 0.)
            is_right = tf1.Assert(tf.reduce_all(x < 9.), ["too much", x])
            with tf1.control_dependencies([update, is_right]):
                count = tf1.assign_add(steps, 2)
            with tf1.control_dependencies([count]):
                y = tf.multiply(x - moving, tf.cast(steps, tf.float32), name="y")
            session.run(tf1.global_variables_initializer())
            save_meta(folder, session)
            feed = {x: numbers(6, 4), is_training: True}
            values = np.stack([session.run(y, feed) for _ in range(3)])
    finally:
        tf1.enable_control_flow_v2()
    finish(folder, "model.meta", {"x:0": numbers(6, 4), "is_training:0": np.bool_(True)},
           {"y": values}, "--fetch", "y", "--steps", "3")


def switch_merge(build, folder, shapes, inputs, *options):
    """Saves a frozen graph whose conditionals are Switch and Merge nodes."""
    tf1.disable_control_flow_v2()
    try:
        with tf1.Graph().as_default() as graph, tf1.Session() as session:
            feeds = {k: tf1.placeholder(t, s, k) for k, (s, t) in shapes.items()}
            outputs = build(**feeds)
            session.run(tf1.global_variables_initializer())
            values = session.run(outputs, {feeds[k]: v for k, v in inputs.items()})
            definition = tf1.graph_util.convert_variables_to_constants(
                session, graph.as_graph_def(), [t.op.name for t in outputs.values()])
            (folder / "graph.pb").write_bytes(definition.SerializeToString())
    finally:
        tf1.enable_control_flow_v2()
    fetches = [word for name in outputs for word in ("--fetch", name)]
    finish(folder, "graph.pb", {f"{k}:0": v for k, v in inputs.items()}, values,
           *fetches, *options)


@model
def v1_cond(folder):
    """Constants that only a control edge ties to their branch; nesting."""
    def build(x, p, q):
        a = tf1.cond(p, lambda: tf.constant(1.), lambda: tf.constant(2.))
        b = tf1.cond(p, lambda: tf1.cond(q, lambda: x + a, lambda: x * a),
                     lambda: x - 5.)
        return {"a": tf.identity(a, "a"), "b": tf.identity(b, "b")}

    switch_merge(build, folder, {"x": ([2, 3], tf.float32), "p": ([], tf.bool), "q": ([], tf.bool)},
                 {"x": numbers(2, 3), "p": np.bool_(True), "q": np.bool_(False)})


@model
def v1_is_training(folder):
    """Batch normalization and dropout by a flag, fed as false."""
    def build(x, is_training):
        mean, variance = tf.nn.moments(x, [0])
        moving = tf1.get_variable("moving", initializer=numbers(4))
        chosen = tf1.cond(is_training, lambda: (mean, variance),
                          lambda: (moving, tf.ones([4])))
        y = tf.nn.batch_normalization(x, *chosen, None, None, 1e-3)
        y = tf1.cond(is_training, lambda: y * 2., lambda: y)
        return {"y": tf.identity(y, "y")}

    switch_merge(build, folder, {"x": ([None, 4], tf.float32), "is_training": ([], tf.bool)},
                 {"x": numbers(6, 4), "is_training": np.bool_(False)})


def main():
    root = Path(sys.argv[1])
    for name in sys.argv[2:] or MODELS:
        folder = root / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        MODELS[name](folder)
        # What only TensorFlow's tools look at; names the folder it was made in.
        for left in [*folder.rglob("checkpoint"), *folder.rglob("fingerprint.pb")]:
            left.unlink()
        print("made", name, flush=True)


if __name__ == "__main__":
    main()
