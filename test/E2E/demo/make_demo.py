#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes the demo's files with TensorFlow: digits.pb, a small convolutional net that reads
drawn digits, and digits.npz, ten pictures and TensorFlow's answers to them.

The digits are drawn from a 5x7 font, moved, thickened and covered with noise, so that no
data set is needed; the net learns them in some seconds.   usage: make_demo.py
"""
import os
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import numpy as np
import tensorflow as tf

tf1 = tf.compat.v1
HERE = Path(__file__).parent
FONT = """
.###. ..#.. .###. .###. ...#. ##### .###. ##### .###. .###.
#...# .##.. #...# #...# ..##. #.... #...# ....# #...# #...#
#..## ..#.. ....# ....# .#.#. ####. #.... ...#. #...# #...#
#.#.# ..#.. ...#. ..##. #..#. ....# ####. ..#.. .###. .####
##..# ..#.. ..#.. ....# ##### ....# #...# ..#.. #...# ....#
#...# ..#.. .#... #...# ...#. #...# #...# ..#.. #...# #...#
.###. .###. ##### .###. ...#. .###. .###. ..#.. .###. .###.
"""
ROWS = [line.split() for line in FONT.strip().splitlines()]
GLYPHS = np.array([[[c == "#" for c in row[digit]] for row in ROWS] for digit in range(10)], "f")


def draw(digit, random):
    height, width = random.randint(14, 22), random.randint(10, 18)
    rows = np.arange(height) * 7 // height
    columns = np.arange(width) * 5 // width
    picture = np.zeros((28, 28), "f")
    top, left = random.randint(2, 27 - height), random.randint(2, 27 - width)
    picture[top:top + height, left:left + width] = GLYPHS[digit][rows][:, columns]
    picture = picture * random.uniform(0.6, 1.0) + random.normal(0, 0.12, picture.shape)
    return np.clip(picture, 0, 1).astype("f")[..., None]


def batch(size, random):
    labels = random.randint(0, 10, size)
    return np.stack([draw(digit, random) for digit in labels]), labels


def net(image):
    def variable(name, shape):
        scale = float(np.sqrt(2 / np.prod(shape[:-1])))
        return tf1.get_variable(name, shape, tf.float32, tf1.random_normal_initializer(0, scale, seed=len(name)))

    def convolve(x, name, channels):
        x = tf.nn.conv2d(x, variable(name + "/filter", [3, 3, x.shape[-1], channels]), 1, "SAME")
        x = tf.nn.relu(tf.nn.bias_add(x, tf1.get_variable(name + "/bias", [channels], tf.float32, tf1.zeros_initializer())))
        return tf.nn.max_pool2d(x, 2, 2, "SAME")

    x = convolve(convolve(image, "conv1", 8), "conv2", 16)
    x = tf.reshape(x, [-1, 7 * 7 * 16])
    return tf.matmul(x, variable("dense/weights", [7 * 7 * 16, 10])) + tf1.get_variable(
        "dense/bias", [10], tf.float32, tf1.zeros_initializer())


def main():
    random = np.random.RandomState(7)
    with tf.Graph().as_default() as graph, tf1.Session() as session:
        tf1.disable_resource_variables()
        image = tf1.placeholder(tf.float32, [None, 28, 28, 1], "image")
        label = tf1.placeholder(tf.int32, [None], "label")
        logits = net(image)
        answer = tf.nn.softmax(logits, name="digit")
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=label, logits=logits))
        step = tf1.train.AdamOptimizer(2e-3).minimize(loss)
        session.run(tf1.global_variables_initializer())
        for _ in range(600):
            pictures, labels = batch(64, random)
            session.run(step, {image: pictures, label: labels})
        pictures, labels = batch(1000, random)
        right = (session.run(answer, {image: pictures}).argmax(1) == labels).mean()
        print(f"{right:.1%} of 1000 fresh pictures read right")

        pictures = np.stack([draw(digit, random) for digit in range(10)])
        frozen = tf1.graph_util.convert_variables_to_constants(session, graph.as_graph_def(), ["digit"])
        (HERE / "digits.pb").write_bytes(frozen.SerializeToString())
        np.savez_compressed(HERE / "digits.npz", image=pictures, digit=session.run(answer, {image: pictures}))


if __name__ == "__main__":
    main()
