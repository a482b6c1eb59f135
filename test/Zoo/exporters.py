# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How the zoo's models are written: a folder each, with frozen.pb, saved_model/,
inputs.npz, outputs.npz (TensorFlow's answers) and meta.json.

meta.json: inputs, outputs  key of the .npz → tensor of frozen.pb
           flops            2 × multiply-adds of all products and convolutions
           variants         where it is not frozen.pb and saved_model/: what to compile
"""
import json
import math
import os
import shutil
import traceback
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import numpy as np
import tensorflow as tf
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

tf.get_logger().setLevel("ERROR")
tf1 = tf.compat.v1
F = tf.float32


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def random_inputs(shapes, seed=7):
    """An unknown dimension is sampled at 32."""
    random = np.random.RandomState(seed)
    return {k: random.standard_normal([size or 32 for size in shape]).astype(tf.as_dtype(t).as_numpy_dtype)
            for k, (shape, t) in shapes.items()}


def export_v1(folder, build, shapes, feeds=None):
    """TensorFlow 1: build(**placeholders) → {key: tensor}; shapes: {key: (shape, dtype)}."""
    fresh(folder)
    with tf.Graph().as_default() as graph, tf1.Session() as session:
        tf1.set_random_seed(1)
        ins = {k: tf1.placeholder(t, shape, k) for k, (shape, t) in shapes.items()}
        outs = build(**ins)
        session.run(tf1.global_variables_initializer())
        feeds = feeds or random_inputs(shapes)
        answers = session.run(outs, {ins[k]: v for k, v in feeds.items()})
        frozen = tf1.graph_util.convert_variables_to_constants(
            session, graph.as_graph_def(), [t.op.name for t in outs.values()])
        tf1.saved_model.simple_save(session, str(folder / "saved_model"), ins, outs)
    finish(folder, frozen, {k: t.name for k, t in ins.items()}, {k: t.name for k, t in outs.items()}, feeds, answers)


def export_v2(folder, function, shapes, feeds=None, module=None):
    """TensorFlow 2: function(**tensors) → {key: tensor}, closing over module's variables."""
    fresh(folder)
    signature = {k: tf.TensorSpec(shape, t, k) for k, (shape, t) in shapes.items()}
    module = module or tf.Module()
    module.serve = tf.function(function)
    concrete = module.serve.get_concrete_function(**signature)
    feeds = feeds or random_inputs(shapes)
    answers = {k: v.numpy() for k, v in concrete(**{k: tf.constant(v) for k, v in feeds.items()}).items()}
    tf.saved_model.save(module, str(folder / "saved_model"), signatures={"serving_default": concrete})
    frozen = convert_variables_to_constants_v2(concrete, lower_control_flow=False)
    # Outputs given as a dictionary are flattened in sorted order.
    outs = {k: t.name for k, t in zip(sorted(concrete.structured_outputs), frozen.outputs)}
    ins = {t.op.name: t.name for t in frozen.inputs}
    finish(folder, frozen.graph.as_graph_def(), ins, outs, feeds, answers)


def finish(folder, frozen, ins, outs, feeds, answers):
    (folder / "frozen.pb").write_bytes(frozen.SerializeToString())
    write_answers(folder, feeds, answers, inputs=ins, outputs=outs, flops=count_flops(frozen, feeds))


def write_answers(folder, feeds, answers, **meta):
    np.savez(folder / "inputs.npz", **feeds)
    np.savez(folder / "outputs.npz", **answers)
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n")


def count_flops(definition, feeds):
    batch = next(iter(feeds.values())).shape[:1]
    sizes = lambda tensor: [size or (batch[0] if batch else 1) for size in tensor.shape.as_list()]
    total = 0
    with tf.Graph().as_default() as graph:
        tf1.import_graph_def(definition, name="")
        for op in graph.get_operations():
            if op.type == "Conv2D":
                total += 2 * math.prod(sizes(op.outputs[0])) * math.prod(sizes(op.inputs[1])[:3])
            elif op.type == "DepthwiseConv2dNative":
                total += 2 * math.prod(sizes(op.outputs[0])) * math.prod(sizes(op.inputs[1])[:2])
            elif op.type in ("MatMul", "BatchMatMul", "BatchMatMulV2"):
                transposed = op.get_attr("transpose_a" if op.type == "MatMul" else "adj_x")
                total += 2 * math.prod(sizes(op.outputs[0])) * sizes(op.inputs[0])[-2 if transposed else -1]
    return total


def to_onnx(folder):
    """model.onnx beside frozen.pb, for ONNX Runtime; None or why there is none."""
    target = folder / "model.onnx"
    if target.exists():
        return None
    try:
        import tf2onnx
        meta = json.loads((folder / "meta.json").read_text())
        definition = tf1.GraphDef()
        definition.ParseFromString((folder / "frozen.pb").read_bytes())
        with tf.Graph().as_default():
            model, _ = tf2onnx.convert.from_graph_def(
                definition, input_names=list(meta["inputs"].values()),
                output_names=list(meta["outputs"].values()), opset=17)
        rename = {tensor: key for kind in ("inputs", "outputs") for key, tensor in meta[kind].items()}
        graph = model.graph
        for value in [*graph.input, *graph.output, *graph.value_info]:
            value.name = rename.get(value.name, value.name)
        for node in graph.node:
            node.input[:] = [rename.get(name, name) for name in node.input]
            node.output[:] = [rename.get(name, name) for name in node.output]
        target.write_bytes(model.SerializeToString())
    except Exception as error:
        traceback.print_exc()
        return f"{type(error).__name__}: {str(error)[:200]}"
    return None


def to_tflite(folder):
    """model.tflite beside frozen.pb, for LiteRT; None or why there is none."""
    target = folder / "model.tflite"
    if target.exists():
        return None
    try:
        target.write_bytes(tf.lite.TFLiteConverter.from_saved_model(str(folder / "saved_model")).convert())
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:200]}"
    return None


def root(default="build/zoo"):
    return Path(os.environ.get("ZOO", default))
