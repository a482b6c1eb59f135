# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a module of the demo's graph on some batch sizes, at 1 and 2 threads: each row must
be TensorFlow's for that picture, and the bits the same.   usage: rows.py MODULE SIZE…"""
import subprocess
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
demo = np.load(HERE.parent / "demo" / "digits.npz")
module, sizes = sys.argv[1], map(int, sys.argv[2:])
for size in sizes:
    rows = np.arange(size) % len(demo["image"])
    np.savez("pictures.npz", image=demo["image"][rows])
    answers = []
    for threads in ("1", "2"):
        subprocess.run(["tenon", "run", module, "--inputs", "pictures.npz", "--outputs", "answers.npz",
                        "--threads", threads], check=True)
        answers.append(np.load("answers.npz")["digit"])
    assert answers[0].tobytes() == answers[1].tobytes(), f"batch {size}: other bits at 2 threads"
    assert answers[0].shape == (size, 10), answers[0].shape
    apart = np.abs(answers[0] - demo["digit"][rows]).max(initial=0)
    assert apart < 1e-5, f"batch {size}: {apart}"
    print(f"batch {size}: right")
