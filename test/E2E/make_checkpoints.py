#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checkpoints as TensorFlow writes them, for end-to-end tests, and whether TensorFlow
reads those that Tenon writes.   Needs TensorFlow 2.

    make_checkpoints.py FOLDER           writes those that checkpoints.test runs
    make_checkpoints.py --check TENON    lets TENON write checkpoints of all of these and a
                                         SavedModel, and TensorFlow restore them
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import numpy as np
import tensorflow as tf

tf1 = tf.compat.v1
HERE = Path(__file__).resolve().parent
TYPES = ("float32", "float64", "float16", "bfloat16", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32",
         "uint64", "bool", "complex64", "complex128")


def numbers(dtype, shape):
    values = np.random.RandomState(len(dtype)).uniform(-100, 100, shape)
    if dtype.startswith("uint"):
        values = abs(values)
    return values > 0 if dtype == "bool" else values.astype(tf.as_dtype(dtype).as_numpy_dtype)


def save(folder, session, **settings):
    session.run(tf1.global_variables_initializer())
    tf1.train.Saver(**settings).save(session, str(folder / "model"), write_state=False)


def types(folder):
    """A variable of each type, a scalar and one without elements; all of them are fetched."""
    with tf1.Graph().as_default(), tf1.Session() as session:
        for dtype in TYPES:
            variable = tf1.get_variable(dtype, initializer=numbers(dtype, (3, 2)), use_resource=True)
            tf.identity(variable, f"{dtype}_value")
        for name, value in (("scope/scalar", np.float32(0.1)), ("empty", np.zeros((0, 3), "f"))):
            tf.identity(tf1.get_variable(name, initializer=value, use_resource=True), f"{name}_value")
        save(folder, session)


def sharded(folder):
    """Variables of two devices, whose data is in a file each."""
    config = tf1.ConfigProto(device_count={"CPU": 2})
    with tf1.Graph().as_default(), tf1.Session(config=config) as session:
        for i in range(2):
            with tf1.device(f"/cpu:{i}"):
                variable = tf1.get_variable(f"v{i}", initializer=numbers("float32", (4, i + 1)), use_resource=False)
            tf.identity(variable, f"v{i}_value")
        save(folder, session, sharded=True)


def sliced(folder):
    """A variable in parts, which are variables of their own."""
    with tf1.Graph().as_default(), tf1.Session() as session, \
            tf1.variable_scope("", partitioner=tf1.fixed_size_partitioner(3), use_resource=True):
        whole = numbers("float32", (200, 4))
        table = tf1.get_variable("table", [200, 4], initializer=lambda shape, partition_info, **_:
                                 whole[partition_info.var_offset[0]:][:shape[0]])
        tf.identity(tf.convert_to_tensor(table), "table_value")
        save(folder, session)


def objects(folder):
    """Objects of TensorFlow 2, whose variables have the names of meta_and_checkpoint's."""
    layer = tf.Module()
    layer.kernel, layer.bias = tf.Variable(np.zeros((8, 3), "f"), name="w"), tf.Variable(np.zeros(3, "f"), name="b")
    tf.train.Checkpoint(layer=layer).write(str(folder / "model"))


CASES = {case.__name__: case for case in (types, sharded, sliced, objects)}
FETCHES = {"types": [*(f"{t}_value" for t in TYPES), "scope/scalar_value", "empty_value"],
           "sharded": ["v0_value", "v1_value"], "sliced": ["table_value"]}


def check_case(name, tenon, folder):
    """TensorFlow finds the same tensors in what Tenon restored and saved."""
    source = HERE / "checkpoints" / name / "model"
    fetches = [word for fetch in FETCHES[name] for word in ("--fetch", fetch)]
    subprocess.run([tenon, "run", f"{source}.meta", *fetches, "--restore", source, "--save", folder / "model"],
                   check=True)
    want, got = (tf.train.load_checkpoint(str(path)) for path in (source, folder / "model"))
    assert got.get_variable_to_shape_map() == want.get_variable_to_shape_map(), name
    assert got.get_variable_to_dtype_map() == want.get_variable_to_dtype_map(), name
    for key in want.get_variable_to_shape_map():
        assert got.get_tensor(key).tobytes() == want.get_tensor(key).tobytes(), (name, key)
    with tf1.Graph().as_default(), tf1.Session(config=tf1.ConfigProto(device_count={"CPU": 2})) as session:
        saver = tf1.train.import_meta_graph(f"{source}.meta")
        saver.restore(session, str(folder / "model"))


def check_training(tenon, folder):
    """TensorFlow goes on with a training that Tenon began, and with its state file."""
    from mnist_data import batch
    data = batch()
    np.savez(folder / "data.npz", **data)
    graph = HERE / "training" / "mnist" / "train.pb"
    train = ["--inputs", folder / "data.npz", "--first", "init", "--target-node", "train_step", "--fetch",
             "cross_entropy"]
    subprocess.run([tenon, "train", graph, *train, "--epochs", "20", "--batch-size", "100", "--checkpoints",
                    folder / "checkpoints", "--checkpoint-every", "10"], check=True, stdout=subprocess.DEVNULL)
    latest = tf.train.latest_checkpoint(str(folder / "checkpoints"))
    assert latest == str(folder / "checkpoints" / "model.ckpt-20"), latest
    with tf1.Graph().as_default(), tf1.Session() as session:
        graph_def = tf1.GraphDef.FromString(graph.read_bytes())
        tf1.import_graph_def(graph_def, name="")
        restored = {name: tf.train.load_variable(latest, name) for name in ("W", "b")}
        for name, value in restored.items():
            session.run(tf.raw_ops.Assign(ref=session.graph.get_tensor_by_name(f"{name}:0"), value=value))
        losses = [session.run(["cross_entropy:0", "train_step"], data)[0] for _ in range(10)]
    subprocess.run([tenon, "run", graph, *train, "--steps", "30", "--outputs", folder / "out.npz"], check=True)
    with np.load(folder / "out.npz") as out:
        assert np.allclose(out["cross_entropy"][20:], losses, atol=1e-5)


def check_saved_model(tenon, folder):
    """TensorFlow 2 loads a SavedModel whose variables were restored and exported."""
    source = HERE / "saved_models" / "counter" / "saved_model"
    subprocess.run([tenon, "run", source, "--signature", "add", "--input", "x=2.5", "--save", folder / "counter"],
                   check=True)
    subprocess.run([tenon, "export", source, folder / "exported", "--restore", folder / "counter"], check=True)
    model = tf.saved_model.load(str(folder / "exported"))
    assert model.signatures["get"]()["value"].numpy() == 25
    model.signatures["add"](x=tf.constant(1.0))
    assert model.signatures["get"]()["value"].numpy() == 27


def check_exported_graph(tenon, folder):
    """TensorFlow 1 and 2 load what Tenon made of a training graph, and go on with it."""
    from mnist_data import batch
    data = batch()
    np.savez(folder / "data.npz", **data)
    graph = HERE / "training" / "mnist" / "train.pb"
    subprocess.run([tenon, "run", graph, "--inputs", folder / "data.npz", "--first", "init", "--target-node",
                    "train_step", "--fetch", "cross_entropy", "--steps", "20", "--then", "accuracy", "--save",
                    folder / "trained", "--outputs", folder / "out.npz"], check=True)
    subprocess.run([tenon, "export", graph, folder / "exported", "--fetch", "accuracy", "--restore",
                    folder / "trained"], check=True)
    with np.load(folder / "out.npz") as out:
        accuracy = out["accuracy/accuracy"]
    with tf1.Graph().as_default(), tf1.Session() as session:
        tf1.saved_model.load(session, ["serve"], str(folder / "exported"))
        assert session.run("accuracy:0", data) == accuracy
        assert len(tf1.global_variables()) == 2
        before = session.run("cross_entropy:0", data)
        session.run("train_step", data)
        assert session.run("cross_entropy:0", data) < before
    model = tf.saved_model.load(str(folder / "exported"))
    feeds = {name.split(":")[0]: tf.constant(value) for name, value in data.items()}
    assert model.signatures["serving_default"](**feeds)["accuracy"].numpy() == accuracy


def check_exported_constants(tenon, folder):
    """Constants that Tenon trained are variables that TensorFlow trains on."""
    from mnist_data import batch
    data = batch()
    np.savez(folder / "data.npz", **data)
    graph = HERE / "training" / "mnist" / "frozen.pb"
    subprocess.run([tenon, "run", graph, "--minimize", "cross_entropy", "--optimizer", "sgd(0.5)", "--trainable", "W|b",
                    "--inputs", folder / "data.npz", "--first", "init", "--steps", "20", "--then", "cross_entropy",
                    "--save", folder / "trained", "--outputs", folder / "out.npz"], check=True)
    subprocess.run([tenon, "export", graph, folder / "exported", "--fetch", "accuracy", "--restore",
                    folder / "trained", "--trainable", "W|b"], check=True)
    with np.load(folder / "out.npz") as out:
        want = out["cross_entropy/cross_entropy"]
    with tf1.Graph().as_default() as graph, tf1.Session() as session:
        tf1.saved_model.load(session, ["serve"], str(folder / "exported"))
        loss = graph.get_tensor_by_name("cross_entropy:0")
        assert np.allclose(session.run(loss, data), want, atol=1e-6)
        assert len(tf1.trainable_variables()) == 2
        session.run(tf1.train.GradientDescentOptimizer(0.5).minimize(loss), data)
        assert session.run(loss, data) < want
    model = tf.saved_model.load(str(folder / "exported"))
    assert len(model.variables) == 2, model.variables


def main():
    if sys.argv[1] != "--check":
        for name, case in CASES.items():
            folder = Path(sys.argv[1]) / name
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            case(folder)
        return
    tenon = sys.argv[2]
    checks = [*(lambda t, f, name=name: check_case(name, t, f) for name in FETCHES), check_training, check_saved_model,
              check_exported_graph, check_exported_constants]
    for check in checks:
        with tempfile.TemporaryDirectory() as folder:
            check(tenon, Path(folder))
    print(f"{len(checks)} checks passed")


main()
