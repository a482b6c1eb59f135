# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The lit format of the op tests: ops/FAMILY/OP.pbtxt has no RUN line; each is run by
`tenon run` in every mode below and compared with TensorFlow's answers in OP.npz.

Modes are {O0, O3} x {static, dynamic, constant}: shapes as in the file, every dimension
of every feed unknown, and every placeholder replaced by a constant of its value; and
{gpu} x {static, dynamic}, on the emulated GPU.
`lit -Dmodes=O3-static,O0-static` runs only these; `-Dcases=same,row` only these cases.
"""
import os
import subprocess
import tempfile

import lit.formats
import lit.Test
import numpy as np
from compare import case_of, difference, open_feeds
from op_test import GPU, OpTest

FORMS = ("static", "dynamic", "constant")
LEVELS = ("O0", "O3")
MODES = [f"{level}-{form}" for form in FORMS for level in LEVELS] + ["gpu-static", "gpu-dynamic"]


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
            command += [graph, *(GPU if level == "gpu" else [f"-{level}"])]
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
