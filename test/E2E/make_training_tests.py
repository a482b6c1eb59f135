#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes training/: a perceptron and a convnet with batch norm as graphs for inference, and
for each optimizer what 20 steps of TensorFlow make of them, with TensorFlow's own training
graph.

usage: make_training_tests.py        (needs tensorflow-cpu 2.21)

MODEL/infer.pb, data.npz: the graph, and its feeds.   MODEL/NAME.pb: the graph with the ops
of the optimizer, whose step is the node `train_step`.   MODEL/NAME.npz: `loss`, of each
step, and all variables after the last one, by name.   mnist/: TensorFlow's first example, a
softmax regression, for inference, frozen and with its training nodes, and what 100 steps
make of it.   schedules/, embedding/: the same of graphs with schedules of the rate and
clipping, and with sparse gradients.
"""
import os
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import numpy as np
import tensorflow as tf
from mnist_data import batch
from tensorflow.python.framework.convert_to_constants import (
    convert_variables_to_constants_from_session_graph as freeze)

tf1 = tf.compat.v1
HERE = Path(__file__).parent / "training"
STEPS = 20
RANDOM = np.random.RandomState(7)


def normal(*shape, scale=1.0):
    return RANDOM.normal(size=shape).astype("float32") * np.float32(scale)


class Perceptron:
    name = "mlp"
    data = {"x:0": normal(8, 6), "y:0": np.eye(3, dtype="float32")[RANDOM.randint(0, 3, 8)]}
    start = {"hidden/w": normal(6, 5, scale=0.4), "hidden/b": np.zeros(5, "float32"),
             "out/w": normal(5, 3, scale=0.4), "out/b": np.zeros(3, "float32")}

    @staticmethod
    def logits(x, w1, b1, w2, b2):
        return tf.matmul(tf.tanh(tf.matmul(x, w1) + b1), w2) + b2


class Convnet:
    """Batch norm normalises by the batch; its moving averages are updated with the loss.
    Labels are smooth, so that losses do not end in rounding errors."""
    name = "convnet"
    data = {"x:0": normal(6, 7, 7, 2),
            "y:0": np.eye(3, dtype="float32")[RANDOM.randint(0, 3, 6)] * np.float32(0.7) +
                   np.float32(0.1)}
    start = {"conv/w": normal(3, 3, 2, 4, scale=0.3), "norm/scale": np.ones(4, "float32"),
             "norm/offset": np.zeros(4, "float32"), "deep/w": normal(3, 3, 4, 3, scale=0.3),
             "out/w": normal(12, 3, scale=0.4), "out/b": np.zeros(3, "float32")}

    @staticmethod
    def logits(x, conv, scale, offset, deep, w, b):
        image = tf.nn.conv2d(x, conv, 1, "SAME")
        normal, mean, variance = tf1.nn.fused_batch_norm(image, scale, offset, is_training=True)
        updates = []
        if not tf.executing_eagerly():
            use_resource = any(v.op.type == "VarHandleOp" for v in tf1.global_variables())
            for name, value, first in ("mean", mean, 0.0), ("variance", variance, 1.0):
                average = tf1.get_variable(f"norm/moving_{name}", trainable=False,
                                           initializer=np.full(4, first, "float32"),
                                           use_resource=use_resource)
                updates.append(tf1.assign_sub(average, (average - value) * 0.1))
        image = tf.nn.max_pool2d(tf.nn.relu(normal), 3, 2, "SAME")
        image = tf.nn.relu(tf.nn.conv2d(image, deep, 2, "SAME"))
        with tf.control_dependencies(updates):
            image = tf.identity(image)
        return tf.matmul(tf.reshape(image, [-1, 12]), w) + b


class Embedding:
    """Rows of a table, some of them several times: sparse gradients."""
    name = "embedding"
    data = {"x:0": RANDOM.randint(0, 9, (6, 4)).astype("int32"),
            "y:0": np.eye(3, dtype="float32")[RANDOM.randint(0, 3, 6)]}
    start = {"table": normal(9, 5), "out/w": normal(5, 3, scale=0.4), "out/b": np.zeros(3, "float32")}

    @staticmethod
    def logits(x, table, w, b):
        return tf.matmul(tf.reduce_mean(tf.nn.embedding_lookup(table, x), 1), w) + b


def build(model, resource):
    """The model in the default graph: (loss, variables)."""
    x = tf1.placeholder(model.data["x:0"].dtype, [None, *model.data["x:0"].shape[1:]], "x")
    y = tf1.placeholder(tf.float32, [None, 3], "y")
    variables = [tf1.get_variable(name, initializer=value, use_resource=resource)
                 for name, value in model.start.items()]
    logits = tf.identity(model.logits(x, *variables), name="logits")
    losses = tf1.nn.softmax_cross_entropy_with_logits(labels=y, logits=logits)
    return tf.reduce_mean(losses, name="loss"), variables


def adamax(loss, variables):
    """By TensorFlow's op, for which TensorFlow has no class. No step is before the last
    gradient, as a reference reads what a step has written."""
    gradients = tf.tuple(tf1.gradients(loss, variables))
    scalar = tf1.get_variable("beta1_power", initializer=np.float32(0.9), use_resource=False)
    steps = []
    for variable, gradient in zip(variables, gradients):
        m, v = (tf1.get_variable(f"{variable.op.name}/AdaMax{suffix}", use_resource=False,
                                 initializer=np.zeros(variable.shape, "float32"), trainable=False)
                for suffix in ("", "_1"))
        steps.append(tf.raw_ops.ApplyAdaMax(var=variable, m=m, v=v, beta1_power=scalar, lr=0.02,
                                            beta1=0.9, beta2=0.999, epsilon=1e-7, grad=gradient))
    with tf1.control_dependencies(steps):
        return scalar.assign(scalar * 0.9, use_locking=False).op


TRAIN = tf1.train
OPTIMIZERS = {
    "sgd": lambda: TRAIN.GradientDescentOptimizer(0.5),
    "momentum": lambda: TRAIN.MomentumOptimizer(0.1, 0.9),
    "nesterov": lambda: TRAIN.MomentumOptimizer(0.1, 0.9, use_nesterov=True),
    "adam": lambda: TRAIN.AdamOptimizer(0.01),
    "adagrad": lambda: TRAIN.AdagradOptimizer(0.1),
    "adadelta": lambda: TRAIN.AdadeltaOptimizer(1.0),
    "rmsprop": lambda: TRAIN.RMSPropOptimizer(0.01, momentum=0.5),
    "centered": lambda: TRAIN.RMSPropOptimizer(0.01, momentum=0.5, centered=True),
    "ftrl": lambda: TRAIN.FtrlOptimizer(0.1, l1_regularization_strength=0.01,
                                        l2_regularization_strength=0.02),
}


def save(model, name, losses, values):
    np.savez_compressed(HERE / model.name / f"{name}.npz", loss=np.array(losses, "float32"), **values)


def write(folder, name, definition):
    (HERE / folder / f"{name}.pb").write_bytes(definition.SerializeToString(deterministic=True))


def train(model, name, make_step, resource):
    with tf1.Graph().as_default() as graph, tf1.Session() as session:
        loss, variables = build(model, resource)
        step = make_step(loss, variables)
        tf1.group(step, name="train_step")
        session.run(tf1.global_variables_initializer())
        write(model.name, name, graph.as_graph_def())
        losses = [session.run([loss, "train_step"], model.data)[0] for _ in range(STEPS)]
        values = {v.op.name: session.run(v) for v in tf1.global_variables()}
    if not name.endswith("_resource"):
        save(model, name, losses, values)


def train_adamw(model):
    """Keras' own, eagerly; slots are not compared."""
    variables = [tf.Variable(value) for value in model.start.values()]
    optimizer = tf.keras.optimizers.AdamW(0.01, weight_decay=0.02)
    losses = []
    for _ in range(STEPS):
        with tf.GradientTape() as tape:
            logits = model.logits(model.data["x:0"], *variables)
            loss = tf.reduce_mean(
                tf.nn.softmax_cross_entropy_with_logits(model.data["y:0"], logits))
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        losses.append(float(loss))
    save(model, "adamw", losses, {name: v.numpy() for name, v in zip(model.start, variables)})


def train_mnist():
    """The softmax regression of the tutorial, on one batch."""
    (HERE / "mnist").mkdir(exist_ok=True)
    data = batch()
    with tf1.Graph().as_default() as graph, tf1.Session() as session:
        x = tf1.placeholder(tf.float32, [None, 784], "x")
        labels = tf1.placeholder(tf.float32, [None, 10], "y_")
        w = tf1.Variable(tf.zeros([784, 10]), name="W", use_resource=False)
        b = tf1.Variable(tf.zeros([10]), name="b", use_resource=False)
        y = tf.add(tf.matmul(x, w), b, name="y")
        losses = tf1.nn.softmax_cross_entropy_with_logits_v2(labels=labels, logits=y)
        loss = tf.reduce_mean(losses, name="cross_entropy")
        is_right = tf.equal(tf.argmax(y, 1), tf.argmax(labels, 1))
        accuracy = tf.reduce_mean(tf.cast(is_right, tf.float32), name="accuracy")
        write("mnist", "infer", graph.as_graph_def())
        session.run(tf1.global_variables_initializer())
        write("mnist", "frozen", freeze(session, graph.as_graph_def(), ["cross_entropy", "accuracy"]))
        step = TRAIN.GradientDescentOptimizer(0.5).minimize(loss, name="train_step")
        tf1.global_variables_initializer()
        write("mnist", "train", graph.as_graph_def())
        losses = [session.run([loss, step], data)[0] for _ in range(100)]
        np.savez_compressed(HERE / "mnist/want.npz", cross_entropy=np.array(losses), W=session.run(w),
                            b=session.run(b), accuracy=session.run(accuracy, data))


def with_schedule(rate):
    """Of `rate`, a function of the global step."""
    def make_step(loss, variables):
        step = tf1.train.get_or_create_global_step()
        return TRAIN.GradientDescentOptimizer(rate(step)).minimize(loss, step, variables)
    return make_step


def with_clipping(clip):
    def make_step(loss, variables):
        optimizer = TRAIN.MomentumOptimizer(0.3, 0.9)
        gradients = tf.tuple(tf1.gradients(loss, variables))
        return optimizer.apply_gradients(zip(clip(gradients), variables))
    return make_step


SCHEDULES = {
    "exponential": with_schedule(lambda step: TRAIN.exponential_decay(0.5, step, 6, 0.7)),
    "staircase": with_schedule(lambda step: TRAIN.exponential_decay(0.5, step, 6, 0.7, staircase=True)),
    "piecewise": with_schedule(lambda step: TRAIN.piecewise_constant(step, [4, 11], [0.5, 0.2, 0.05])),
    "cosine": with_schedule(lambda step: TRAIN.cosine_decay(0.5, step, 15, alpha=0.1)),
    "polynomial": with_schedule(lambda step: TRAIN.polynomial_decay(0.5, step, 15, 0.05, power=2.0)),
    "clip_global_norm": with_clipping(lambda gradients: tf.clip_by_global_norm(gradients, 0.3)[0]),
    "clip_norm": with_clipping(lambda gradients: [tf.clip_by_norm(g, 0.2) for g in gradients]),
    "clip_value": with_clipping(lambda gradients: [tf.clip_by_value(g, -0.05, 0.05) for g in gradients]),
}

def train_others():
    """Schedules, clipping, and sparse gradients."""
    for folder in ("schedules", Embedding.name):
        (HERE / folder).mkdir(exist_ok=True)
    schedules = type("Schedules", (Perceptron,), {"name": "schedules"})
    for name, make_step in SCHEDULES.items():
        train(schedules, name, make_step, False)
    for name in ("sgd", "momentum", "adam", "rmsprop", "ftrl"):
        train(Embedding, name, lambda loss, variables: OPTIMIZERS[name]().minimize(loss), name == "adam")
    for model in schedules, Embedding:
        np.savez_compressed(HERE / model.name / "data.npz", **model.data)


def train_all(model):
    (HERE / model.name).mkdir(exist_ok=True)
    np.savez_compressed(HERE / model.name / "data.npz", **model.data)
    train_adamw(model)
    with tf1.Graph().as_default() as graph:
        build(model, False)
        write(model.name, "infer", graph.as_graph_def())
    for name, make in OPTIMIZERS.items():
        for resource in (False, True)[:1 + (name == "adam")]:
            train(model, name + ("_resource" if resource else ""),
                  lambda loss, variables: make().minimize(loss), resource)
    train(model, "adamax", adamax, False)


def main():
    HERE.mkdir(exist_ok=True)
    train_mnist()
    for model in Perceptron, Convnet:
        train_all(model)
    train_others()


if __name__ == "__main__":
    main()
