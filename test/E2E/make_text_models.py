#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Saves small models with strings, tables and sparse tensors, for end-to-end tests.

    make_text_models.py FOLDER [NAME…]

As make_saved_models.py, whose format of a test it has: text-models.test runs what is kept
in saved_models.
"""
import shutil
import sys
from pathlib import Path

import numpy as np

from make_saved_models import finish, numbers, tf, tf1

MODELS = {}


def model(function):
    MODELS[function.__name__] = function
    return function


def texts(*words):
    return np.array([word.encode() for word in words], "S")


class Looker(tf.Module):
    """Words to numbers by a file, and numbers to names by tensors."""

    def __init__(self, path):
        super().__init__()
        words = tf.lookup.TextFileInitializer(str(path), tf.string, tf.lookup.TextFileIndex.WHOLE_LINE,
                                              tf.int64, tf.lookup.TextFileIndex.LINE_NUMBER)
        self.words = tf.lookup.StaticVocabularyTable(words, num_oov_buckets=3)
        names = tf.lookup.KeyValueTensorInitializer(tf.constant([0, 2, 5], tf.int64), tf.constant(["zero", "two", "five"]))
        self.names = tf.lookup.StaticHashTable(names, "other")
        self.weights = tf.Variable(numbers(8, 3))

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string, "word")])
    def serve(self, word):
        ids = self.words.lookup(word)
        return {"ids": ids, "names": self.names.lookup(ids), "rows": tf.gather(self.weights, ids)}


@model
def table_with_asset(folder):
    path = folder / "words.txt"
    path.write_text("".join(f"{word}\n" for word in ("apple", "pear", "plum", "fig")))
    module = Looker(path)
    tf.saved_model.save(module, str(folder / "saved_model"), signatures=module.serve)
    word = texts("plum", "unknown", "apple", "", "fig", "another", "Apple")
    outputs = {k: v.numpy() for k, v in module.serve(tf.constant(word)).items()}
    outputs["names"] = outputs["names"].astype("S")
    finish(folder, "saved_model", {"word": word}, outputs)
    path.unlink()


@model
def text_classifier(folder):
    """Cleans, splits and hashes a text, and averages its words' vectors (frozen)."""
    graph = tf.Graph()
    with graph.as_default():
        text = tf1.placeholder(tf.string, [None], "text")
        clean = tf.strings.regex_replace(tf.strings.lower(text), r"[^a-z0-9' ]", " ")
        pieces = tf1.strings.split(clean)
        ids = tf.strings.to_hash_bucket_fast(pieces.values, 50)
        table = tf.constant(numbers(50, 8))
        mean = tf.nn.safe_embedding_lookup_sparse(table, tf.SparseTensor(pieces.indices, ids, pieces.dense_shape), combiner="mean")
        scores = tf.nn.softmax(tf.nn.relu(mean @ tf.constant(numbers(8, 16))) @ tf.constant(numbers(16, 3)), name="scores")
        labels = tf.gather(tf.constant(["bad", "fair", "good"]), tf.argmax(scores, 1), name="label")
        lengths = tf.strings.length(clean, name="length")
    (folder / "graph.pb").write_bytes(graph.as_graph_def().SerializeToString())
    feed = texts("A fine film, really!", "", "Dull; dull... DULL", "It's   2 hours\tof my life?")
    with tf1.Session(graph=graph) as session:
        got = session.run([scores, labels, lengths], {text: feed})
    finish(folder, "graph.pb", {"text:0": feed},
           {"scores": got[0], "label": got[1].astype("S"), "length": got[2]},
           "--fetch", "scores", "--fetch", "label", "--fetch", "length")


@model
def wide_and_deep(folder):
    """Sparse features into a linear part and, by embeddings, into a deep one (TF1, saved as a SavedModel)."""
    with tf.Graph().as_default():
        tf1.set_random_seed(3)
        ids = tf1.sparse_placeholder(tf.int64, [None, 20], "ids")
        dense = tf1.placeholder(tf.float32, [None, 4], "dense")
        ones = tf.SparseTensor(ids.indices, tf.ones_like(ids.values, tf.float32), ids.dense_shape)
        wide = tf.sparse.sparse_dense_matmul(ones, tf1.get_variable("wide", [20, 1]))
        table = tf1.get_variable("table", [30, 6])
        deep = tf.nn.safe_embedding_lookup_sparse(table, ids, combiner="sqrtn")
        deep = tf.nn.relu(tf.concat([deep, dense], 1) @ tf1.get_variable("w", [10, 8]))
        logits = wide + deep @ tf1.get_variable("out", [8, 1]) + tf1.get_variable("b", [1])
        counts = tf1.sparse_reduce_sum(ones, 1, keepdims=True)
        y = tf.sigmoid(logits + counts * 0.1, name="y")
        indices = np.array([[0, 1], [0, 7], [2, 0], [2, 3], [2, 19], [4, 5]], "int64")
        values = np.array([3, 29, 0, 7, 7, 12], "int64")
        shape, x = np.array([5, 20], "int64"), numbers(5, 4)
        with tf1.Session() as session:
            session.run(tf1.global_variables_initializer())
            got = session.run(y, {ids: (indices, values, shape), dense: x})
            tf1.saved_model.simple_save(session, str(folder / "saved_model"), {"ids": ids, "dense": dense}, {"y": y})
    finish(folder, "saved_model", {"ids/indices": indices, "ids/values": values, "ids/dense_shape": shape, "dense": x}, {"y": got})


def main(folder, wanted):
    for name, function in MODELS.items():
        if wanted and name not in wanted:
            continue
        place = Path(folder) / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        function(place)
        print(name)


if __name__ == "__main__":
    main(sys.argv[1], set(sys.argv[2:]))
