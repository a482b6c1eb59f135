# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the signatures of variables.mlir, compiled as MODULE, and compares with what they
mean.   usage: variables.py MODULE"""
import json
import subprocess
import sys

import numpy as np

FIRST = np.arange(1, 7, dtype="f").reshape(2, 3), np.full((2, 3), 10, "f")


def run(*options):
    subprocess.run(["tenon", "run", sys.argv[1], "--first", "init", *options, "--outputs", "out.npz"],
                   check=True)
    with np.load("out.npz") as members:
        return {name.removesuffix(":0"): members[name] for name in members.files}


def expect(got, **wanted):
    for name, value in wanted.items():
        name = name.replace("get_", "get/")
        assert np.array_equal(got[name], value), (name, got[name], value)


def swap_if(a, b, p, q):
    y = z = -a
    if p and q:
        y, a, b = a + b, b, a
    elif p:
        y, a = a, a + b
    if p:
        z, b = a, b - y
    return a + y, b, y, z


def flag(name, value):
    return "--input", f"{name}={json.dumps(bool(value))}"


for steps in (1, 2, 3):
    a, b = FIRST if steps == 2 else FIRST[::-1]
    expect(run("--signature", "swap", "--steps", str(steps), "--then", "get"), get_a=a, get_b=b)
x = np.arange(12, dtype="f").reshape(4, 3)
for p in (False, True):
    for q in (False, True):
        a, b = FIRST
        a, b, *first = swap_if(a, b, p, q)
        a, b, *second = swap_if(a, b, p, q)
        y, z = (np.stack(pair) for pair in zip(first, second))
        expect(run("--signature", "swap_if", *flag("p", p), *flag("q", q), "--steps", "2", "--then", "get"),
               get_a=a, get_b=b, y=y, z=z)
    y = x + x if p else x * FIRST[0].sum(0)
    expect(run("--signature", "branch", *flag("p", p), "--input", "x=" + json.dumps(x.tolist())),
           y=y, y2=y, w=x if p else np.zeros_like(x))
