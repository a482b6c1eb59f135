#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One rival on training steps of one model, in a process of its own.

usage: training_rivals.py RIVAL FOLDER MODEL OPTIMIZER THREADS
       training_rivals.py write FOLDER MODEL OPTIMIZER 1

The second form writes FOLDER/infer.pb, the graph of the loss, batch.npz and losses.npy, what
TensorFlow's session makes of the first steps. The first form pins itself to the first
THREADS cores, makes these steps, and prints a line of JSON: error (of the losses). Then, for each line
of standard input, a number of seconds, it makes steps for so long and prints min,
median and cpu as rivals.py does.
"""
import json
import os
import sys
from pathlib import Path

os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="", JAX_PLATFORMS="cpu")

import numpy as np

import rivals
from training_models import MODELS

RATE, STEPS = 0.01, 3
ADAM = (0.9, 0.999, 1e-8)


def tensorflow_backend():
    import tensorflow as tf

    class Backend:
        matmul, relu, tanh, sigmoid, softmax = tf.matmul, tf.nn.relu, tf.tanh, tf.sigmoid, tf.nn.softmax
        rsqrt, reshape, transpose, concat, zeros = tf.math.rsqrt, tf.reshape, tf.transpose, tf.concat, tf.zeros
        mean = staticmethod(lambda x, axes, keep=False: tf.reduce_mean(x, axes, keep))
        conv = staticmethod(lambda x, w, stride: tf.nn.conv2d(x, w, stride, "SAME"))
        max_pool = staticmethod(lambda x: tf.nn.max_pool2d(x, 2, 2, "VALID"))
        batch_norm = staticmethod(lambda x, scale, offset: tf.compat.v1.nn.fused_batch_norm(x, scale, offset)[0])
        cross_entropy = staticmethod(lambda logits, y: tf.reduce_mean(
            tf.nn.softmax_cross_entropy_with_logits(y, logits)))
    return tf, Backend


def jax_backend():
    import jax
    import jax.numpy as jnp
    from jax import lax

    def batch_norm(x, scale, offset):
        mean = jnp.mean(x, (0, 1, 2))
        variance = jnp.mean(jnp.square(x), (0, 1, 2)) - jnp.square(mean)
        return (x - mean) * (lax.rsqrt(variance + 1e-3) * scale) + offset

    class Backend:
        matmul, relu, tanh, sigmoid, softmax = jnp.matmul, jax.nn.relu, jnp.tanh, jax.nn.sigmoid, jax.nn.softmax
        rsqrt, reshape, transpose, concat, zeros = lax.rsqrt, jnp.reshape, jnp.transpose, jnp.concatenate, jnp.zeros
        mean = staticmethod(lambda x, axes, keep=False: jnp.mean(x, axes, keepdims=keep))
        conv = staticmethod(lambda x, w, stride: lax.conv_general_dilated(
            x, w, (stride, stride), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC")))
        max_pool = staticmethod(lambda x: lax.reduce_window(
            x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID"))
        cross_entropy = staticmethod(lambda logits, y: -jnp.mean(jnp.sum(y * jax.nn.log_softmax(logits), -1)))
    Backend.batch_norm = staticmethod(batch_norm)
    return jax, jnp, Backend


# Each returns a call that makes a step, and one that makes a step and gives its loss.


def session_graph(model, optimizer):
    """(graph, placeholders, loss, step) of TensorFlow 1."""
    tf, backend = tensorflow_backend()
    tf1 = tf.compat.v1
    graph = tf1.Graph()
    with graph.as_default():
        feeds = {name: tf1.placeholder(tf.float32, [None, *value.shape[1:]], name)
                 for name, value in model.batch().items()}
        variables = {name: tf1.get_variable(name, initializer=value, use_resource=True)
                     for name, value in model.start().items()}
        loss = tf.identity(model.loss(backend, variables, **feeds), name="loss")
        inference = graph.as_graph_def()
        kinds = {"sgd": tf1.train.GradientDescentOptimizer, "adam": tf1.train.AdamOptimizer}
        step = kinds[optimizer](RATE).minimize(loss)
        init = tf1.global_variables_initializer()
    return tf1, graph, inference, feeds, loss, step, init


def tf1_session(model, optimizer, threads):
    tf1, graph, _, feeds, loss, step, init = session_graph(model, optimizer)
    session = tf1.Session(graph=graph, config=tf1.ConfigProto(
        intra_op_parallelism_threads=threads, inter_op_parallelism_threads=threads))
    session.run(init)
    call = session.make_callable([loss, step], feed_list=list(feeds.values()))
    batch = list(model.batch().values())
    return lambda: call(*batch), lambda: call(*batch)[0]


def tf_function(model, optimizer, threads, jit=False):
    tf, backend = tensorflow_backend()
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(threads)
    variables = {name: tf.Variable(value, name=name) for name, value in model.start().items()}
    slots = {name: [tf.Variable(tf.zeros_like(v)) for _ in range(2)] for name, v in variables.items()}
    powers = [tf.Variable(beta) for beta in ADAM[:2]]

    @tf.function(jit_compile=jit)
    def step(**batch):
        with tf.GradientTape() as tape:
            loss = model.loss(backend, variables, **batch)
        gradients = tape.gradient(loss, list(variables.values()))
        for (name, variable), gradient in zip(variables.items(), gradients):
            if optimizer == "sgd":
                tf.raw_ops.ResourceApplyGradientDescent(var=variable.handle, alpha=RATE, delta=gradient)
            else:
                m, v = slots[name]
                tf.raw_ops.ResourceApplyAdam(
                    var=variable.handle, m=m.handle, v=v.handle, beta1_power=powers[0], beta2_power=powers[1],
                    lr=RATE, beta1=ADAM[0], beta2=ADAM[1], epsilon=ADAM[2], grad=gradient)
        if optimizer == "adam":
            for power, beta in zip(powers, ADAM):
                power.assign(power * beta)
        return loss
    batch = {name: tf.constant(value) for name, value in model.batch().items()}
    call = step.get_concrete_function(**batch)
    return lambda: call(**batch), lambda: call(**batch).numpy()


def tf_function_jit(model, optimizer, threads):
    return tf_function(model, optimizer, threads, jit=True)


def jax_jit(model, optimizer, threads):
    jax, jnp, backend = jax_backend()

    def step(state, batch):
        p, m, v, powers = state
        loss, g = jax.value_and_grad(lambda p: model.loss(backend, p, **batch))(p)
        if optimizer == "sgd":
            return ({name: p[name] - RATE * g[name] for name in p}, m, v, powers), loss
        b1, b2, epsilon = ADAM
        rate = RATE * jnp.sqrt(1 - powers[1]) / (1 - powers[0])
        m = {name: b1 * m[name] + (1 - b1) * g[name] for name in p}
        v = {name: b2 * v[name] + (1 - b2) * jnp.square(g[name]) for name in p}
        p = {name: p[name] - rate * m[name] / (jnp.sqrt(v[name]) + epsilon) for name in p}
        return (p, m, v, (powers[0] * b1, powers[1] * b2)), loss
    start = {name: jnp.asarray(value) for name, value in model.start().items()}
    zeros = lambda: {name: jnp.zeros_like(value) for name, value in start.items()} if optimizer == "adam" else {}
    state = [(start, zeros(), zeros(), (jnp.float32(ADAM[0]), jnp.float32(ADAM[1])))]
    batch = {name: jnp.asarray(value) for name, value in model.batch().items()}
    compiled = jax.jit(step, donate_argnums=0).lower(state[0], batch).compile()

    def call():
        state[0], loss = compiled(state[0], batch)
        return jax.block_until_ready(loss)
    return call, call


RIVALS = {rival.__name__: rival for rival in (tf1_session, tf_function, tf_function_jit, jax_jit)}


def write(folder, model, optimizer):
    *_, inference, _, _, _, _ = session_graph(model, optimizer)
    (folder / "infer.pb").write_bytes(inference.SerializeToString())
    np.savez(folder / "batch.npz", **{f"{name}:0": value for name, value in model.batch().items()})
    _, loss = tf1_session(model, optimizer, 1)
    np.save(folder / "losses.npy", np.array([loss() for _ in range(STEPS)]))


def main():
    name, folder, model, optimizer, threads = sys.argv[1:]
    folder, model, threads = Path(folder), MODELS[model], int(threads)
    if name == "write":
        return write(folder, model, optimizer)
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])
    call, loss = RIVALS[name](model, optimizer, threads)
    want = np.load(folder / "losses.npy")
    error = np.abs(np.array([float(loss()) for _ in want]) / want - 1).max()
    print(json.dumps({"error": float(error)}), flush=True)
    for line in sys.stdin:
        print(json.dumps(rivals.measure(call, float(line))), flush=True)


if __name__ == "__main__":
    main()
