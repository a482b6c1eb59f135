# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""TensorFlow's first example, a softmax regression, trains as in TensorFlow: 100 steps of
the graph for inference, of the frozen one, of the one with TensorFlow's training nodes, and
of a compiled trainer.   usage: mnist.py FOLDER"""
import subprocess
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from mnist_data import batch

FOLDER = Path(sys.argv[1])
MINIMIZE = ["--minimize", "cross_entropy", "--optimizer", "sgd(0.5)"]
FROZEN = [*MINIMIZE, "--trainable", "W|b"]


def run(graph, *options, then="accuracy"):
    subprocess.run(["tenon", "run", graph, *options, "--inputs", "data.npz", "--first", "init", "--steps", "100",
                    "--then", then, "--outputs", "out.npz", "--save", "saved.npz"], check=True)
    with np.load("out.npz") as outputs, np.load("saved.npz") as saved, np.load(FOLDER / "want.npz") as want:
        assert np.allclose(outputs["cross_entropy"], want["cross_entropy"], atol=1e-5), graph
        assert outputs[f"{then}/accuracy"] == want["accuracy"], graph
        for name in ("W", "b"):
            apart = np.abs(saved[name] - want[name]).max()
            assert apart < 1e-5, (graph, name, apart)


np.savez("data.npz", **batch())
for level in (["-O0"], ["-O3"], ["--gpu", "emulated"]):
    run(FOLDER / "infer.pb", *level, *MINIMIZE)
    run(FOLDER / "frozen.pb", *level, *FROZEN)
    run(FOLDER / "train.pb", *level, "--target-node", "train_step", "--fetch", "cross_entropy")
subprocess.run(["tenon", "compile", FOLDER / "frozen.pb", "--fetch", "accuracy", *FROZEN, "-o", "trainer.so"],
               check=True)
run("./trainer.so", "--signature", "train", then="serving_default")
