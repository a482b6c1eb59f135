# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The lit format of the op tests: ops/FAMILY/OP.pbtxt has no RUN line; each is run by
`tenon run` in every mode below and compared with TensorFlow's answers in OP.npz.

Modes are {O0, O3} x {static, dynamic, constant}: shapes as in the file, every dimension
of every feed unknown, and every placeholder replaced by a constant of its value; and
{gpu} x {static, dynamic}, on the emulated GPU.
`lit -Dmodes=O3-static,O0-static` runs only these; `-Dcases=same,row` only these cases.
"""
import json
import os
import re
import subprocess
import tempfile

import lit.formats
import lit.Test
import numpy as np
from compare import TOLERANCE, case_of, difference, open_feeds

FORMS = ("static", "dynamic", "constant")
LEVELS = ("O0", "O3")
MODES = [f"{level}-{form}" for form in FORMS for level in LEVELS] + ["gpu-static", "gpu-dynamic"]
TF_TYPES = {"float32": "DT_FLOAT", "float64": "DT_DOUBLE", "int32": "DT_INT32", "uint8": "DT_UINT8",
            "int16": "DT_INT16", "int8": "DT_INT8", "int64": "DT_INT64", "bool": "DT_BOOL",
            "uint16": "DT_UINT16", "float16": "DT_HALF", "uint32": "DT_UINT32", "uint64": "DT_UINT64",
            "complex64": "DT_COMPLEX64", "complex128": "DT_COMPLEX128"}


class OpTest:
    """One .pbtxt with its .npz."""

    def __init__(self, path):
        self.path = path
        with open(path) as file:
            self.text = file.read()
        with np.load(path[:-len(".pbtxt")] + ".npz") as members:
            arrays = {name: members[name] for name in members.files}
        self.feeds = {n[len("feed/"):]: a for n, a in arrays.items() if n.startswith("feed/")}
        self.wants = {n[len("want/"):]: a for n, a in arrays.items() if n.startswith("want/")}
        found = re.search(r"^# options: (.*)$", self.text, re.M)
        self.options = json.loads(found[1]) if found else {}
        self.cases = list(dict.fromkeys(case_of(name) for name in self.wants))

    def tolerance(self, name, dtype):
        stated = self.options.get("tolerance", {}).get(case_of(name))
        return stated if stated is not None else TOLERANCE.get(str(dtype), 0.0)

    def with_constants(self):
        """The graph with each placeholder turned into a Const."""
        nodes = re.split(r"^(?=node \{$)", self.text, flags=re.M)
        return "".join(self.constant(node) if '\n  op: "Placeholder"\n' in node else node
                       for node in nodes)

    def constant(self, node):
        name = re.search(r'^  name: "(.*)"$', node, re.M)[1]
        value = self.feeds[f"{name}:0"]
        dims = "".join(f" dim {{ size: {size} }}" for size in value.shape)
        if value.dtype.kind == "S":
            dtype = "DT_STRING"
            content = "".join(f' string_val: "{octal(text)}"' for text in value.reshape(-1))
        else:
            dtype = TF_TYPES[str(value.dtype)]
            content = f' tensor_content: "{octal(value.tobytes())}"'
        # Whatever follows the node in its piece of the file stays.
        rest = node[node.index("\n}\n") + len("\n}\n"):]
        return (f'node {{\n  name: "{name}"\n  op: "Const"\n'
                f'  attr {{ key: "dtype" value {{ type: {dtype} }} }}\n'
                f'  attr {{ key: "value" value {{ tensor {{ dtype: {dtype} tensor_shape {{{dims} }}'
                f'{content} }} }} }}\n}}\n{rest}')


def octal(bytes):
    return "".join(f"\\{byte:03o}" for byte in bytes)


def run_cases(test, command, cases):
    """Runs `command`; what is wrong with it, or None."""
    try:
        done = subprocess.run(command, env=test.config.environment, capture_output=True,
                              text=True, errors="replace", timeout=300)
    except subprocess.TimeoutExpired:
        return f"cases {' '.join(cases)}: still running after 300 s"
    if done.returncode == 0:
        return None
    said = "\n  ".join(done.stderr.strip().splitlines()[:12])
    return f"cases {' '.join(cases)}: exit status {done.returncode}\n  {said}"


class OpFormat(lit.formats.FileBasedTest):
    def execute(self, test, lit_config):
        op = OpTest(test.getSourcePath())
        modes = lit_config.params.get("modes")
        modes = modes.split(",") if modes else MODES
        only = lit_config.params.get("cases")
        only = set(only.split(",")) if only else set(op.cases)
        failures = []
        for mode in modes:
            level, form = mode.split("-")
            left_out = op.options.get(f"not_{form}", [])
            cases = [c for c in op.cases if c in only and c not in left_out]
            if not cases:
                continue
            found = self.run(op, level, form, cases, test)
            # One bad case can spoil its whole graph: find it, once.
            if found and found[0][0] is None and not failures and len(cases) > 1:
                alone = [f for case in cases for f in self.run(op, level, form, [case], test)]
                found = alone or found
            failures += [f"{mode}: {name or 'run'} {what}" for name, what in found]
        if failures:
            return lit.Test.Result(lit.Test.FAIL, "\n".join(failures) + "\n")
        return lit.Test.Result(lit.Test.PASS)

    def run(self, op, level, form, cases, test):
        """[(tensor or None, what is wrong)]."""
        fetches = [name for name in op.wants if case_of(name) in cases]
        feeds = {n: a for n, a in op.feeds.items() if case_of(n) in cases}
        with tempfile.TemporaryDirectory() as folder:
            graph, outputs = op.path, os.path.join(folder, "outputs.npz")
            command = ["tenon", "run"]
            if form == "constant":
                graph, feeds = os.path.join(folder, "graph.pbtxt"), {}
                with open(graph, "w") as file:
                    file.write(op.with_constants())
            command += [graph, *(["--gpu", "emulated"] if level == "gpu" else [f"-{level}"])]
            command += ["--outputs", outputs]
            if feeds:
                inputs = os.path.join(folder, "inputs.npz")
                np.savez(inputs, **feeds)
                command += ["--inputs", inputs]
            if form == "dynamic":
                command += open_feeds(feeds)
            for name in fetches:
                command += ["--fetch", name]
            failure = run_cases(test, command, cases)
            if failure:
                return [(None, failure)]
            with np.load(outputs) as members:
                got = {name: members[name] for name in members.files}
        wrong = []
        for name in fetches:
            if name not in got:
                what = f"is not among the outputs: {', '.join(got)}"
            else:
                want = op.wants[name]
                what = difference(got[name], want, op.tolerance(name, want.dtype))
            if what:
                wrong.append((name, what))
        return wrong
