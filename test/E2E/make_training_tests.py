#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes training/: a small perceptron as a graph for inference, and for each optimizer
what 20 steps of TensorFlow make of it, with TensorFlow's own training graph.

usage: make_training_tests.py        (needs tensorflow-cpu 2.21)

mlp.pb, data.npz: the graph, and its feeds.   NAME.pb: the graph with the ops of the
optimizer, whose step is the node `train_step`.   NAME.npz: `loss`, of each step, and all
variables after the last one, by name.   mnist/: TensorFlow's first example, a softmax
regression, for inference, frozen and with its training nodes, and what 100 steps make of it.
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
DATA = {"x:0": RANDOM.normal(size=(8, 6)).astype("float32"),
        "y:0": np.eye(3, dtype="float32")[RANDOM.randint(0, 3, 8)]}
START = {"hidden/w": RANDOM.normal(size=(6, 5)).astype("float32") * 0.4,
         "hidden/b": np.zeros(5, "float32"),
         "out/w": RANDOM.normal(size=(5, 3)).astype("float32") * 0.4,
         "out/b": np.zeros(3, "float32")}


def build(resource):
    """The perceptron in the default graph: (loss, variables)."""
    x = tf1.placeholder(tf.float32, [None, 6], "x")
    y = tf1.placeholder(tf.float32, [None, 3], "y")
    variables = [tf1.get_variable(name, initializer=value, use_resource=resource)
                 for name, value in START.items()]
    w1, b1, w2, b2 = variables
    hidden = tf.tanh(tf.matmul(x, w1) + b1)
    logits = tf.add(tf.matmul(hidden, w2), b2, name="logits")
    losses = tf1.nn.softmax_cross_entropy_with_logits(labels=y, logits=logits)
    return tf.reduce_mean(losses, name="loss"), variables


def adamax(loss, variables):
    """By TensorFlow's op, for which TensorFlow has no class."""
    scalar = tf1.get_variable("beta1_power", initializer=np.float32(0.9), use_resource=False)
    steps = []
    for variable, gradient in zip(variables, tf1.gradients(loss, variables)):
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


def save(name, losses, values):
    np.savez_compressed(HERE / f"{name}.npz", loss=np.array(losses, "float32"), **values)


def train(name, make_step, resource):
    with tf1.Graph().as_default() as graph, tf1.Session() as session:
        loss, variables = build(resource)
        step = make_step(loss, variables)
        tf1.group(step, name="train_step")
        session.run(tf1.global_variables_initializer())
        definition = graph.as_graph_def()
        losses = [session.run([loss, "train_step"], DATA)[0] for _ in range(STEPS)]
        values = {v.op.name: session.run(v) for v in tf1.global_variables()}
    (HERE / f"{name}.pb").write_bytes(definition.SerializeToString())
    if not name.endswith("_resource"):
        save(name, losses, values)


def train_adamw():
    """Keras' own, eagerly; slots are not compared."""
    variables = [tf.Variable(value) for value in START.values()]
    w1, b1, w2, b2 = variables
    optimizer = tf.keras.optimizers.AdamW(0.01, weight_decay=0.02)
    losses = []
    for _ in range(STEPS):
        with tf.GradientTape() as tape:
            logits = tf.matmul(tf.tanh(tf.matmul(DATA["x:0"], w1) + b1), w2) + b2
            loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(DATA["y:0"], logits))
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        losses.append(float(loss))
    save("adamw", losses, {name: v.numpy() for name, v in zip(START, variables)})


def train_mnist():
    """The softmax regression of the tutorial, on one batch."""
    folder = HERE / "mnist"
    folder.mkdir(exist_ok=True)
    data = batch()

    def write(name, definition):
        (folder / f"{name}.pb").write_bytes(definition.SerializeToString())

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
        write("infer", graph.as_graph_def())
        session.run(tf1.global_variables_initializer())
        write("frozen", freeze(session, graph.as_graph_def(), ["cross_entropy", "accuracy"]))
        step = TRAIN.GradientDescentOptimizer(0.5).minimize(loss, name="train_step")
        tf1.global_variables_initializer()
        write("train", graph.as_graph_def())
        losses = [session.run([loss, step], data)[0] for _ in range(100)]
        np.savez_compressed(folder / "want.npz", cross_entropy=np.array(losses), W=session.run(w),
                            b=session.run(b), accuracy=session.run(accuracy, data))


def main():
    HERE.mkdir(exist_ok=True)
    np.savez_compressed(HERE / "data.npz", **DATA)
    train_mnist()
    train_adamw()
    with tf1.Graph().as_default() as graph:
        build(False)
        (HERE / "mlp.pb").write_bytes(graph.as_graph_def().SerializeToString())
    for name, make in OPTIMIZERS.items():
        for resource in (False, True)[:1 + (name == "adam")]:
            train(name + ("_resource" if resource else ""),
                  lambda loss, variables: make().minimize(loss), resource)
    train("adamax", adamax, False)


if __name__ == "__main__":
    main()
