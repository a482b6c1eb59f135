#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The zoo: reference models made by TensorFlow, with random weights and fixed seeds.

usage: make_zoo.py [-f] [--zoo FOLDER] [NAME-GLOB…]    default: all that are missing; -f: again
"""
import argparse
import fnmatch
import math
import sys
import traceback
from pathlib import Path

import exporters
from exporters import F, export_v1, export_v2, np, tf, tf1
import loops
import saved_models

MODELS = {}  # name → function of the folder to write


# ---------------------------------------------------------------- TensorFlow 1
def var(name, shape, scale=None):
    scale = scale or 1 / math.sqrt(math.prod(shape[:-1]))
    seed = len(tf1.global_variables()) + 11
    return tf1.get_variable(name, shape, F, tf1.random_normal_initializer(0.0, scale, seed=seed))


def dense(x, units, name, activation=lambda y: y):
    return activation(tf.matmul(x, var(name + "_w", [x.shape[-1], units])) + var(name + "_b", [units], 0.1))


def mnist_softmax(x):
    return {"y": tf.nn.softmax(tf.matmul(x, var("W", [784, 10])) + var("b", [10], 0.1), name="y")}


def mlp(x):
    hidden = dense(dense(x, 512, "l1", tf.nn.relu), 512, "l2", tf.nn.relu)
    return {"y": tf.identity(dense(hidden, 10, "l3"), "y")}


def lenet(x):
    for i, channels in ((1, 32), (2, 64)):
        x = tf.nn.conv2d(x, var(f"c{i}_w", [5, 5, x.shape[-1], channels]), 1, "SAME")
        x = tf.nn.relu(tf.nn.bias_add(x, var(f"c{i}_b", [channels], 0.1)))
        x = tf.nn.max_pool2d(x, 2, 2, "SAME")
    x = tf.reshape(x, [-1, 7 * 7 * 64])
    return {"y": tf.nn.softmax(dense(dense(x, 1024, "f1", tf.nn.relu), 10, "f2"), name="y")}


def v1(name, build, **shapes):
    MODELS[name] = lambda folder: export_v1(folder, build, {k: (shape, F) for k, shape in shapes.items()})


for size in (1, 100):
    v1(f"mnist_softmax_b{size}", mnist_softmax, x=[size, 784])
for size in (1, 32, 256):
    v1(f"mlp_b{size}", mlp, x=[size, 784])
v1("mlp_dyn", mlp, x=[None, 784])
for size in (1, 64):
    v1(f"lenet_b{size}", lenet, x=[size, 28, 28, 1])


# ---------------------------------------------------------------- kernels
def ew20(x, y):
    """20 cheap element-wise ops: bound by memory if fused."""
    t = x * 1.5 + y
    t = tf.maximum(t, -3.0) - x * y
    t = tf.minimum(t, 3.0) + tf.abs(x)
    t = tf.nn.relu(t) * 0.25 - tf.square(y)
    t = tf.where(t > 0.0, t, 0.1 * t)
    t = -t + 2.0 * x
    return {"z": tf.identity(tf.maximum(t * t, y) + 1.0, "z")}


def ew20_math(x, y):
    """20 ops of which 8 transcendental."""
    t = tf.tanh(x) + tf.sigmoid(y)
    t = tf.exp(-tf.square(t)) * x
    t = tf.math.log(1.0 + tf.abs(t)) + tf.math.rsqrt(tf.square(y) + 1.0)
    t = tf.math.erf(t) * tf.nn.softplus(x)
    return {"z": tf.identity(tf.sin(t) + tf.maximum(tf.sqrt(tf.abs(y)), t), "z")}


def layer_norm(x, gain, bias, epsilon=1e-5):
    mean, variance = tf.nn.moments(x, [-1], keepdims=True)
    return (x - mean) * (tf.math.rsqrt(variance + epsilon) * gain) + bias


v1("ew20", ew20, x=[4, 1024, 1024], y=[4, 1024, 1024])
v1("ew20_math", ew20_math, x=[4, 1024, 1024], y=[4, 1024, 1024])
v1("softmax_4096x1024", lambda x: {"y": tf.nn.softmax(x, name="y")}, x=[4096, 1024])
v1("layernorm_4096x1024",
   lambda x: {"y": tf.identity(layer_norm(x, var("g", [1024], 1.0), var("b", [1024], 0.1)), "y")}, x=[4096, 1024])
for tag, m, k, n in (("512", 512, 512, 512), ("1024", 1024, 1024, 1024), ("m16_4096", 16, 4096, 4096),
                     ("m4096_n16", 4096, 4096, 16), ("gemv_4096", 1, 4096, 4096)):
    v1(f"matmul_{tag}", lambda x, k=k, n=n: {"y": tf.matmul(x, var("w", [k, n]), name="y")}, x=[m, k])
for size in (512, 1024):
    v1(f"matmul_{size}_ab", lambda a, b: {"y": tf.matmul(a, b, name="y")}, a=[size, size], b=[size, size])


# ---------------------------------------------------------------- Keras applications
def keras_application(folder, make, shape):
    import keras
    keras.utils.set_random_seed(5)
    model = make(keras.applications)
    random = np.random.RandomState(9)
    for layer in model.layers:
        if isinstance(layer, keras.layers.BatchNormalization):  # make it do something
            for weight, low, high in ((layer.gamma, 0.7, 1.0), (layer.beta, -0.1, 0.1),
                                      (layer.moving_mean, -0.1, 0.1), (layer.moving_variance, 0.6, 1.4)):
                if weight is not None:
                    weight.assign(random.uniform(low, high, weight.shape).astype("f"))
        if isinstance(layer, keras.layers.Dense):  # spread the scores, so that errors show
            layer.kernel.assign(layer.kernel * 8)
    module = tf.Module()
    module.vars = [weight.value for weight in model.weights]
    export_v2(folder, lambda x: {"y": model(x, training=False)}, {"x": (shape, F)}, module=module)


for name, make, shape in (("resnet50", lambda a: a.ResNet50(weights=None), [1, 224, 224, 3]),
                          ("mobilenet_v2", lambda a: a.MobileNetV2(weights=None), [1, 224, 224, 3]),
                          ("inception_v3", lambda a: a.InceptionV3(weights=None), [1, 299, 299, 3])):
    MODELS[name] = lambda folder, make=make, shape=shape: keras_application(folder, make, shape)


# ---------------------------------------------------------------- recurrent
def recurrent(folder, make, shape):
    import keras
    keras.utils.set_random_seed(5)
    x = keras.Input(batch_shape=shape)
    model = keras.Model(x, make(keras.layers)(x))
    module = tf.Module()
    module.vars = [weight.value for weight in model.weights]
    export_v2(folder, lambda x: {"y": model(x, training=False)}, {"x": (shape, F)}, module=module)


def lstm_v1(x):
    """A while_loop of TensorFlow 1: frames of Enter, Merge and Switch in the frozen graph."""
    w, b = var("k", [128 + 256, 1024]), var("bias", [1024], 0.1)
    xs = tf.transpose(x, [1, 0, 2])

    def body(t, h, c):
        i, f, g, o = tf.split(tf.matmul(tf.concat([xs[t], h], 1), w) + b, 4, 1)
        c = tf.sigmoid(f) * c + tf.sigmoid(i) * tf.tanh(g)
        return t + 1, tf.sigmoid(o) * tf.tanh(c), c

    z = tf.zeros([1, 256])
    return {"h": tf.identity(tf1.while_loop(lambda t, h, c: t < 50, body, (0, z, z))[1], "h")}


def make_lstm_v1(folder):
    tf1.disable_control_flow_v2()
    try:
        export_v1(folder, lstm_v1, {"x": ([1, 50, 128], F)})
    finally:
        tf1.enable_control_flow_v2()


for name, make_layer in (("lstm", lambda layers: layers.LSTM(256)),
                         ("gru_sequence", lambda layers: layers.GRU(256, return_sequences=True))):
    MODELS[name] = lambda folder, make_layer=make_layer: recurrent(folder, make_layer, [1, 50, 128])
MODELS["lstm_v1"] = make_lstm_v1


# ---------------------------------------------------------------- transformers
class Params(tf.Module):
    """Variables made at their first use."""

    def __init__(self):
        super().__init__()
        self.random, self.made = np.random.RandomState(13), {}

    def __call__(self, name, shape, scale=0.02, mean=0.0):
        if name not in self.made:
            self.made[name] = tf.Variable((mean + scale * self.random.standard_normal(shape)).astype("f"), name=name)
        return self.made[name]

    def dense(self, x, units, name):
        return tf.nn.bias_add(tf.matmul(x, self(name + "_w", [int(x.shape[-1]), units])), self(name + "_b", [units]))

    def layer_norm(self, x, name):
        size = [int(x.shape[-1])]
        return layer_norm(x, self(name + "_g", size, 0.02, 1.0), self(name + "_b", size), 1e-12)


def bert(folder, layers=4, heads=12, width=768, inner=3072, length=128, words=4096):
    params = Params()

    def model(ids, mask):
        x = tf.gather(params("word", [words, width], 1.0), tf.reshape(ids, [-1])) + params("pos", [length, width], 1.0)
        x = params.layer_norm(x, "emb")
        bias = (1.0 - tf.reshape(tf.cast(mask, F), [1, 1, 1, length])) * -10000.0
        for i in range(layers):
            split = lambda t: tf.transpose(
                tf.reshape(params.dense(x, width, f"{i}{t}"), [1, length, heads, width // heads]), [0, 2, 1, 3])
            q, k, v = split("q"), split("k"), split("v")
            a = tf.nn.softmax(tf.matmul(q, k, transpose_b=True) * (1 / math.sqrt(width // heads)) + bias)
            a = tf.reshape(tf.transpose(tf.matmul(a, v), [0, 2, 1, 3]), [length, width])
            x = params.layer_norm(x + params.dense(a, width, f"{i}o"), f"{i}ln1")
            h = params.dense(x, inner, f"{i}f1")
            h = 0.5 * h * (1.0 + tf.math.erf(h * math.sqrt(0.5)))
            x = params.layer_norm(x + params.dense(h, width, f"{i}f2"), f"{i}ln2")
        return {"y": tf.reshape(x, [1, length, width])}

    random = np.random.RandomState(7)
    feeds = dict(ids=random.randint(0, words, [1, length]).astype("i"), mask=(np.arange(length) < 100).astype("i")[None])
    model(**{k: tf.constant(v) for k, v in feeds.items()})  # makes the variables before tracing
    export_v2(folder, lambda ids, mask: model(ids, mask), {k: ([1, length], tf.int32) for k in feeds}, feeds, params)


def gpt_step(folder, layers=6, heads=8, width=512, length=256, words=4096):
    """One decode step against a key/value cache: logits and the cache's new rows."""
    params, size = Params(), width // heads

    def model(token, pos, kcache, vcache):
        x = tf.gather(params("word", [words, width], 1.0), token) + tf.gather(params("pos", [length, width], 1.0), pos)
        bias = tf.where(tf.range(length) < pos[0], 0.0, -1e9)[None, None, :]
        keys, values = [], []
        for i in range(layers):
            qkv = tf.split(params.dense(params.layer_norm(x, f"{i}ln1"), 3 * width, f"{i}qkv"), 3, 1)
            q, k, v = (tf.reshape(t, [heads, 1, size]) for t in qkv)
            scores = tf.concat([tf.matmul(q, kcache[i], transpose_b=True) * 0.125 + bias,
                                tf.matmul(q, k, transpose_b=True) * 0.125], -1)
            a = tf.nn.softmax(scores)
            a = tf.matmul(a[:, :, :length], vcache[i]) + a[:, :, length:] * v
            x = x + params.dense(tf.reshape(a, [1, width]), width, f"{i}o")
            h = tf.nn.gelu(params.dense(params.layer_norm(x, f"{i}ln2"), 4 * width, f"{i}f1"), approximate=True)
            x = x + params.dense(h, width, f"{i}f2")
            keys.append(k)
            values.append(v)
        logits = tf.matmul(params.layer_norm(x, "lnf"), params("word", [words, width]), transpose_b=True)
        return {"logits": logits, "k": tf.stack(keys), "v": tf.stack(values)}

    random = np.random.RandomState(7)
    cache = lambda: random.standard_normal([layers, heads, length, size]).astype("f")
    feeds = dict(token=np.array([5], "i"), pos=np.array([200], "i"), kcache=cache(), vcache=cache())
    model(**{k: tf.constant(v) for k, v in feeds.items()})
    export_v2(folder, lambda token, pos, kcache, vcache: model(token, pos, kcache, vcache),
              {k: (list(v.shape), tf.as_dtype(v.dtype)) for k, v in feeds.items()}, feeds, params)


MODELS |= {"bert4": bert, "gpt_step": gpt_step, **saved_models.MODELS, **loops.MODELS}


def make(names, zoo, again=False):
    """The names that could not be made."""
    bad = []
    for name, build in MODELS.items():
        wanted = any(fnmatch.fnmatch(name, pattern) for pattern in names)
        if not wanted or ((zoo / name / "meta.json").exists() and not again):
            continue
        try:
            build(zoo / name)
            print("made", name, flush=True)
        except Exception:
            traceback.print_exc()
            bad.append(name)
    return bad


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=["*"])
    parser.add_argument("-f", dest="again", action="store_true")
    parser.add_argument("--zoo", type=Path, default=exporters.root())
    options = parser.parse_args()
    sys.exit("failed: " + " ".join(bad) if (bad := make(options.names, options.zoo, options.again)) else 0)
