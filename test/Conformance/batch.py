# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Batches of cases: one graph with many small cases, run by one `tenon run`.

A case is the nodes below a scope of its own, c0, c1, …; a batch is kept as an .npz with
`graph` (a serialized GraphDef), feed/TENSOR, want/TENSOR and `options` (JSON). Nothing
here needs TensorFlow.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "E2E"))
from compare import TOLERANCE, case_of, difference, open_feeds

HALF = {"|V2": 1.6e-2}
LEVELS = ("O0", "O3")
FORMS = ("static", "dynamic")


class Batch:
    def __init__(self, graph, feeds, wants, options):
        self.graph, self.feeds, self.wants, self.options = graph, feeds, wants, options

    @staticmethod
    def load(path):
        with np.load(path) as members:
            arrays = {name: members[name] for name in members.files}
        take = lambda kind: {n[len(kind):]: a for n, a in arrays.items() if n.startswith(kind)}
        return Batch(arrays["graph"].tobytes(), take("feed/"), take("want/"), json.loads(str(arrays["options"])))

    def save(self, path):
        np.savez_compressed(path, graph=np.frombuffer(self.graph, np.uint8), options=np.array(json.dumps(self.options)),
                            **{f"feed/{n}": a for n, a in self.feeds.items()},
                            **{f"want/{n}": a for n, a in self.wants.items()})

    def cases(self):
        return list(dict.fromkeys(map(case_of, self.wants)))

    def tolerance(self, name):
        stated = self.options.get("tolerance", {}).get(case_of(name))
        dtype = str(self.wants[name].dtype)
        return stated if stated is not None else HALF.get(dtype, TOLERANCE.get(dtype, 0.0))


def outcome(batch, level, form, cases, tenon="tenon", env=None, timeout=120):
    """({case: what is wrong}, None), or (None, what the run said) if there is no answer."""
    cases = set(cases)
    fetches = [name for name in batch.wants if case_of(name) in cases]
    feeds = {n: a for n, a in batch.feeds.items() if case_of(n) in cases}
    with tempfile.TemporaryDirectory() as folder:
        graph, inputs, outputs = (f"{folder}/{name}" for name in ("graph.pb", "inputs.npz", "outputs.npz"))
        Path(graph).write_bytes(batch.graph)
        command = [tenon, "run", graph, f"-{level}", "--outputs", outputs]
        if feeds:
            np.savez(inputs, **feeds)
            command += ["--inputs", inputs]
        if form == "dynamic":
            command += open_feeds(feeds)
        for name in fetches:
            command += ["--fetch", name]
        try:
            done = subprocess.run(command, env=env, capture_output=True, text=True, errors="replace", timeout=timeout)
        except subprocess.TimeoutExpired:
            return None, f"still running after {timeout} s"
        if done.returncode:
            return None, f"exit status {done.returncode}: {done.stderr.strip()[:2000]}"
        with np.load(outputs) as members:
            got = {name: members[name] for name in members.files}
    wrong = {}
    for name in fetches:
        what = "is not among the outputs"
        if name in got:
            what = difference(got[name], batch.wants[name], batch.tolerance(name))
        if what:
            wrong[case_of(name)] = f"{name} {what}"
    return wrong, None


def check(batch, level, form, tenon="tenon", env=None, cases=None):
    """{case: what is wrong}; a case that spoils the run of all is found and left out."""
    left_out = set(batch.options[f"not_{form}"])
    todo = [c for c in cases or batch.cases() if c not in left_out]
    bad = {}
    while todo:
        wrong, said = outcome(batch, level, form, todo, tenon, env)
        if said is None:
            return bad | wrong
        if len(todo) == 1:
            return bad | {todo[0]: said}
        named = set(re.findall(r"\"(c\d+)[/\"]", said) + re.findall(r"'(c\d+)[/']", said)) & set(todo)
        if not named:
            half = len(todo) // 2
            for part in (todo[:half], todo[half:]):
                bad |= check(batch, level, form, tenon, env, part)
            return bad
        for case in named:
            wrong, said_alone = outcome(batch, level, form, [case], tenon, env)
            bad |= {case: said_alone} if said_alone else wrong
        todo = [c for c in todo if c not in named]
    return bad
