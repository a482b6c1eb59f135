#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One rival on one model of the zoo, in a process of its own.

usage: rivals.py RIVAL FOLDER THREADS

Pins itself to THREADS cores, loads the model, compares its answer with
TensorFlow's, and prints a line of JSON: load (seconds), resident (MB) and error (largest
difference over largest magnitude). Then, for each line of standard input, a number of
seconds, it runs the model for so long on the first THREADS cores and prints min, median and cpu: seconds of a run
on the clock, and of all its threads' processor time.
"""
import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="", JAX_PLATFORMS="cpu")

import numpy as np


def graph_function(folder, meta):
    """The frozen graph as a tf.function of its feeds, in the order of meta["inputs"]."""
    import tensorflow as tf
    definition = tf.compat.v1.GraphDef()
    definition.ParseFromString((folder / "frozen.pb").read_bytes())
    wrapped = tf.compat.v1.wrap_function(
        lambda: tf.compat.v1.import_graph_def(definition, name=""), [])
    pruned = wrapped.prune(list(meta["inputs"].values()), list(meta["outputs"].values()))
    return tf.function(lambda *feeds: pruned(*feeds), jit_compile=True)


# Each returns (a call, what gives the answers in the order of meta["outputs"]).


def tensorflow(folder, meta, feeds, threads):
    import tensorflow as tf
    tf1 = tf.compat.v1
    definition, graph = tf1.GraphDef(), tf.Graph()
    definition.ParseFromString((folder / "frozen.pb").read_bytes())
    with graph.as_default():
        tf1.import_graph_def(definition, name="")
    session = tf1.Session(graph=graph, config=tf1.ConfigProto(
        intra_op_parallelism_threads=threads, inter_op_parallelism_threads=threads))
    call = session.make_callable(list(meta["outputs"].values()), feed_list=list(meta["inputs"].values()))
    return lambda: call(*feeds), lambda: call(*feeds)


def tensorflow_jit(folder, meta, feeds, threads):
    import tensorflow as tf
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(threads)
    tensors = [tf.constant(feed) for feed in feeds]
    call = graph_function(folder, meta).get_concrete_function(*tensors)
    return lambda: call(*tensors), lambda: [value.numpy() for value in call(*tensors)]


def jax(folder, meta, feeds, threads):
    import jax
    from jax.experimental import jax2tf
    compiled = jax.jit(jax2tf.call_tf(graph_function(folder, meta))).lower(*feeds).compile()
    arrays = [jax.device_put(feed) for feed in feeds]
    call = lambda: jax.block_until_ready(compiled(*arrays))
    return call, lambda: [np.asarray(value) for value in call()]


def onnxruntime(folder, meta, feeds, threads):
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    named = {node.name: feed for node, feed in zip(session.get_inputs(), feeds)}
    call = lambda: session.run(None, named)
    return call, call


def openvino(folder, meta, feeds, threads):
    import openvino
    model = openvino.Core().compile_model(str(folder / "model.onnx"), "CPU", {
        "INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": 1, "PERFORMANCE_HINT": "LATENCY",
        "INFERENCE_PRECISION_HINT": "f32"})
    request = model.create_infer_request()
    for port, feed in zip(model.inputs, feeds):
        request.set_tensor(port, openvino.Tensor(feed, shared_memory=True))

    def answers():
        request.infer()
        return [request.get_tensor(port).data for port in model.outputs]
    return request.infer, answers


def litert(folder, meta, feeds, threads):
    from ai_edge_litert.interpreter import Interpreter
    interpreter = Interpreter(str(folder / "model.tflite"), num_threads=threads)
    runner = interpreter.get_signature_runner()
    ins, outs = runner.get_input_details(), runner.get_output_details()
    del runner  # invoke() refuses to run while it is referenced
    for key, feed in zip(meta["inputs"], feeds):
        if list(ins[key]["shape"]) != list(feed.shape):
            interpreter.resize_tensor_input(ins[key]["index"], feed.shape)
    interpreter.allocate_tensors()
    for key, feed in zip(meta["inputs"], feeds):
        interpreter.set_tensor(ins[key]["index"], feed)

    def answers():
        interpreter.invoke()
        return [interpreter.get_tensor(outs[key]["index"]) for key in meta["outputs"]]
    return interpreter.invoke, answers


def iree(folder, meta, feeds, threads):
    import iree.runtime as runtime
    module, tools = folder / "model.vmfb", Path(sys.executable).parent
    if not module.exists():
        source = folder / "model.onnx.mlir"
        subprocess.run([tools / "iree-import-onnx", folder / "model.onnx", "-o", source, "--opset-version", "17"],
                       check=True, stdout=sys.stderr)
        subprocess.run([tools / "iree-compile", source, "--iree-hal-target-device=local",
                        "--iree-hal-local-target-device-backends=llvm-cpu", "--iree-llvmcpu-target-cpu=host",
                        "--iree-opt-level=O3", "--iree-opt-data-tiling=true", "--iree-llvmcpu-enable-ukernels=all",
                        "--iree-llvmcpu-fail-on-out-of-bounds-stack-allocation=false", "-o", module],
                       check=True, stdout=sys.stderr)
    device = runtime.get_device("local-sync" if threads == 1 else "local-task")
    config = runtime.Config(device=device)
    loaded = runtime.load_vm_module(runtime.VmModule.mmap(config.vm_instance, str(module)), config)
    function = loaded[next(name for name in loaded.vm_module.function_names if not name.startswith("__") and
                           "$" not in name)]
    arrays = [runtime.asdevicearray(device, feed) for feed in feeds]

    def answers():
        result = function(*arrays)
        return [value.to_host() for value in (result if isinstance(result, (list, tuple)) else [result])]
    return lambda: function(*arrays), answers


RIVALS = {rival.__name__: rival for rival in (onnxruntime, openvino, litert, tensorflow, tensorflow_jit, jax, iree)}

SLOW_TO_LOAD = ("tensorflow_jit", "jax")


def measure(call, seconds):
    times, cpu, end = [], time.process_time(), time.perf_counter() + seconds
    while len(times) < 3 or (time.perf_counter() < end and len(times) < 20000):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return {"min": min(times), "median": float(np.median(times)), "cpu": (time.process_time() - cpu) / len(times)}


def main():
    end_with_parent = 1  # PR_SET_PDEATHSIG: a stopped process would stay
    ctypes.CDLL(None).prctl(end_with_parent, signal.SIGKILL)
    rival, folder, threads = RIVALS[sys.argv[1]], Path(sys.argv[2]), int(sys.argv[3])
    said = os.fdopen(os.dup(1), "w")  # libraries print what they like
    os.dup2(2, 1)
    # All rivals load at the same time, those that take longest away from the others.
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, cores[-threads:] if sys.argv[1] in SLOW_TO_LOAD else cores[:threads])
    meta = json.loads((folder / "meta.json").read_text())
    with np.load(folder / "inputs.npz") as members:
        feeds = [members[key] for key in meta["inputs"]]
    with np.load(folder / "outputs.npz") as members:
        wants = [members[key].astype(np.float64) for key in meta["outputs"]]
    start = time.perf_counter()
    call, answers = rival(folder, meta, feeds, threads)
    got = answers()
    load = time.perf_counter() - start
    for thread in os.listdir("/proc/self/task"):
        os.sched_setaffinity(int(thread), cores[:threads])
    error = max(float(np.abs(np.asarray(g, np.float64) - w).max() / (np.abs(w).max() or 1)) for g, w in zip(got, wants))
    status = Path("/proc/self/status").read_text()
    resident = int(status.split("VmHWM:")[1].split()[0]) / 1024
    say = lambda value: print(json.dumps(value), file=said, flush=True)
    say({"load": load, "resident": resident, "error": error})
    for line in sys.stdin:
        say(measure(call, float(line)))


if __name__ == "__main__":
    main()
