# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Restores what make_checkpoints.py wrote and saves it again, in each form.
usage: checkpoints.py FOLDER"""
import subprocess
import sys
from pathlib import Path

import numpy as np

FOLDER = Path(sys.argv[1])
TYPES = ("float32", "float64", "float16", "bfloat16", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32",
         "uint64", "bool", "complex64", "complex128")
FETCHES = {"types": [*TYPES, "scope/scalar", "empty"], "sharded": ["v0", "v1"], "sliced": ["table"]}


def run(case, restore, save, *options):
    fetches = [word for name in FETCHES[case] for word in ("--fetch", f"{name}_value")]
    subprocess.run(["tenon", "run", FOLDER / case / "model.meta", "-O0", *fetches, "--restore", restore, "--save", save,
                    "--outputs", "out.npz", *options], check=True)
    with np.load("out.npz") as outputs:
        return {name: outputs[name] for name in outputs.files}


def same(one, other):
    return one.keys() == other.keys() and all(one[key].dtype == other[key].dtype and np.array_equal(one[key], other[key])
                                              for key in one)


for case in FETCHES:
    source = FOLDER / case / "model"
    first = run(case, source, case)
    if case != "sharded":
        for ending in (".index", ".data-00000-of-00001"):
            written, wanted = (Path(f"{path}{ending}").read_bytes() for path in (case, source))
            assert written == wanted, (case, ending)
    assert same(run(case, case, f"{case}.npz"), first), case
    assert same(run(case, f"{case}.npz", f"{case}-again"), first), case
    assert Path(f"{case}-again.index").read_bytes() == Path(f"{case}.index").read_bytes()
    if case != "types":  # which has complex128, of which .safetensors knows nothing
        run(case, case, f"{case}.safetensors")
        assert same(run(case, f"{case}.safetensors", case), first), case

# Only a part is needed by what is fetched; the other shard's variable is carried over.
fetch = ["tenon", "run", FOLDER / "sharded" / "model.meta", "--fetch", "v0_value", "--restore"]
subprocess.run([*fetch, FOLDER / "sharded" / "model", "--save", "part"], check=True)
assert Path("part.index").read_bytes() == Path("sharded.index").read_bytes()
