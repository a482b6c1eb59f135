# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles op tests to executables for other CPUs, runs them, and compares with
TensorFlow's answers.

    run_on_target.py [--target TRIPLE] --cpu NAMES [--under COMMAND]… OP…

OP is FAMILY/OP of test/E2E/ops. Each executable runs once under each COMMAND: an
emulator with its options, which gets the program and its arguments.
"""
import argparse
import os
import shlex
import subprocess
import sys
import tempfile

import numpy as np
from compare import difference
from op_test import OpTest


def check(options, name, folder):
    """What is wrong with op test `name`."""
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "ops")
    op = OpTest(os.path.join(root, name + ".pbtxt"))
    program, inputs = os.path.join(folder, "program"), os.path.join(folder, "inputs.npz")
    np.savez(inputs, **op.feeds)
    command = ["tenon", "compile", op.path, "-o", program, "--cpu", options.cpu]
    if options.target:
        command += ["--target", options.target]
    for tensor in op.wants:
        command += ["--fetch", tensor]
    subprocess.run(command, check=True)
    for emulator in options.under or [""]:
        outputs = os.path.join(folder, "outputs.npz")
        subprocess.run([*shlex.split(emulator), program, "--inputs", inputs, "--outputs", outputs],
                       check=True, timeout=300)
        with np.load(outputs) as got:
            for tensor, want in op.wants.items():
                what = difference(got[tensor], want, op.tolerance(tensor, want.dtype))
                if what:
                    yield f"{name}: {tensor} {what} ({options.cpu} under '{emulator}')"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--target")
    parser.add_argument("--cpu", required=True)
    parser.add_argument("--under", action="append")
    parser.add_argument("ops", nargs="+")
    options = parser.parse_args()
    wrong = []
    for name in options.ops:
        with tempfile.TemporaryDirectory() as folder:
            wrong += check(options, name, folder)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


sys.exit(main())
