# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Leaves out each wait of the threads of a GPU kernel, one at a time, and runs the rest on
the emulator in several orders of threads, with two blocks: one of them must end with an error or give
another answer.

usage: gpu_waits.py MODULE.mlir
"""
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np

SEEDS = range(1, 9)


def run(*options, seed=None):
    """The outputs; or what was said."""
    environment = dict(os.environ, TENON_EMULATOR_BLOCKS="2")
    if seed is not None:
        environment["TENON_EMULATOR_SEED"] = str(seed)
    done = subprocess.run(["tenon", "run", sys.argv[1], "--gpu", "emulated", "--inputs", "in.npz",
                           "--outputs", "out.npz", *options], env=environment, capture_output=True, text=True)
    if done.returncode:
        return done.stderr
    with np.load("out.npz") as outputs:
        return {name: outputs[name] for name in outputs.files}


def equal(a, b):
    return not isinstance(a, str) and all(np.array_equal(a[name], b[name]) for name in b)


shapes = re.findall(r"%\w+: tensor<([\dx]+)xf32>.*tenon.name = \"(\w+):0\"",
                    Path(sys.argv[1]).read_text())
random = np.random.default_rng(1)
np.savez("in.npz", **{name: random.standard_normal([int(size) for size in shape.split("x")]).astype(np.float32)
                      for shape, name in shapes})
wanted = run()
assert not isinstance(wanted, str), wanted
for seed in SEEDS:
    assert equal(run(seed=seed), wanted), f"seed {seed} gives another answer"
waits = 0
while True:
    first = run("--leave-out-wait", str(waits))
    if isinstance(first, str) and re.search(r"has \d+ waits", first):
        break
    seen = not equal(first, wanted)
    for seed in SEEDS:
        seen = seen or not equal(run("--leave-out-wait", str(waits), seed=seed), wanted)
    assert seen, f"nothing shows that wait {waits} is missing"
    waits += 1
print(f"{waits} waits, each of which is needed")
