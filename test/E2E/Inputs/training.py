# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Trains the model of FOLDER with every optimizer for 20 steps and compares losses,
variables and slots with TensorFlow's: with gradients and steps by `--minimize`, or of
TensorFlow's own training graphs.

usage: training.py FOLDER minimize|graphs
"""
import subprocess
import sys
from pathlib import Path

import numpy as np

FOLDER = Path(sys.argv[1])
SPECS = {"sgd": "sgd(0.5)", "momentum": "momentum(0.1, 0.9)", "nesterov": "momentum(0.1, 0.9, nesterov)",
         "adam": "adam(0.01)", "adamw": "adamw(0.01, 0.02)", "adamax": "adamax(0.02)",
         "adagrad": "adagrad(0.1)", "adadelta": "adadelta(1.0)", "rmsprop": "rmsprop(0.01, momentum=0.5)",
         "centered": "rmsprop(0.01, momentum=0.5, centered)", "ftrl": "ftrl(0.1, l1=0.01, l2=0.02)"}


def train(graph, level, *options):
    subprocess.run(["tenon", "run", graph, *level.split(), "--first", "init", "--steps", "20", "--inputs",
                    FOLDER / "data.npz", "--outputs", "out.npz", "--save", "saved.npz", *options], check=True)
    with np.load("out.npz") as outputs, np.load("saved.npz") as saved:
        return outputs["loss"], {name: saved[name] for name in saved.files}


def compare(what, name, losses, variables):
    with np.load(FOLDER / f"{name}.npz") as members:
        wants = {key: members[key] for key in members.files}
    assert np.allclose(losses, wants.pop("loss"), rtol=1e-5), (what, losses)
    for key, want in wants.items():
        apart = np.abs(variables[key] - want).max() / (np.abs(want).max() or 1.0)
        assert apart < 1e-4, (what, key, apart)


for level in ("-O0", "-O3", "--gpu emulated"):
    # Steps are the same ops for the emulated GPU, which takes longer: of two optimizers.
    names = ("momentum", "adam") if "gpu" in level else SPECS
    if sys.argv[2] == "minimize":
        for name in names:
            spec = SPECS[name]
            compare(f"{spec} {level}", name,
                    *train(FOLDER / "infer.pb", level, "--minimize", "loss", "--optimizer", spec))
    else:
        for graph in sorted(FOLDER.glob("*.pb")):
            name = graph.stem.removesuffix("_resource")
            if name in names or (names is SPECS and name != "infer"):
                compare(f"{graph} {level}", name,
                        *train(graph, level, "--fetch", "loss", "--target-node", "train_step"))
