# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a model that make_saved_models.py made, at -O0 and -O3, and compares with what
TensorFlow gave.   usage: saved_model.py FOLDER"""
import subprocess
import sys
from pathlib import Path

import numpy as np

folder = Path(sys.argv[1])
graph, *options = (folder / "options.txt").read_text().split("\n")[:-1]
for level in ("-O0", "-O3"):
    subprocess.run(["tenon", "run", str(folder / graph), *options, level, "--inputs",
                    str(folder / "inputs.npz"), "--outputs", "outputs.npz"], check=True)
    answers, wanted = np.load("outputs.npz"), np.load(folder / "outputs.npz")
    for name in wanted.files:
        got, want = answers[name], wanted[name]
        are_strings = got.dtype.kind == want.dtype.kind == "S"
        assert got.shape == want.shape and (are_strings or got.dtype == want.dtype), (level, name, got, want)
        if are_strings:
            assert (got == want).all(), (level, name, got, want)
            continue
        difference = np.abs(got - want).max()
        assert difference <= 1e-5 * np.abs(want).max(), (level, name, difference)
