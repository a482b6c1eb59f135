#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes or checks docs/TensorFlowOps.md, the table of TensorFlow's ops that compile.

usage: op_list.py TENON [--check]

What compiles is what `tenon show --ops` says of a graph with a node of each op of
OpTable.inc. An op is tested if a graph of test/E2E/ops has a node of it, or if it is in
TESTED_ELSEWHERE, which names the test. --check fails if the page differs from what would
be written, and if an op that compiles is not tested.
"""
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "TensorFlowOps.md"

# Ops without a meaning of their own in a graph that is run op by op.
TESTED_ELSEWHERE = {}
for test, ops in {
}.items():
    TESTED_ELSEWHERE |= {op: test for op in ops.split()}

# What an op does not do yet; the compiler's errors say it of a node.
LIMITS = {
}

HEAD = """# TensorFlow's ops

Written by `test/Docs/op_list.py`; not to be edited. {compiled} of the {all} ops of TensorFlow 2.21's list compile, in
{families} families. *Graphs* counts the nodes of the op among the op tests (`test/E2E/ops`), each of which is compared with
TensorFlow at `-O0` and `-O3`, with static and with open dimensions; or names the test that has the op. An op that is not
here is an error that names the node; `tenon show GRAPH --ops` lists them before anything is compiled.
"""

FUNCTION = """library { function { signature { name: "f" } } }
"""
FUNCTIONAL = {
    "If": ("then_branch", "else_branch"), "StatelessIf": ("then_branch", "else_branch"),
    "While": ("cond", "body"), "StatelessWhile": ("cond", "body"),
    "PartitionedCall": ("f",), "StatefulPartitionedCall": ("f",),
}


def all_ops():
    table = (ROOT / "compiler/Import/TensorFlow/OpTable.inc").read_text()
    return re.findall(r'^OP\("([A-Za-z]\w*)"', table, re.M)


def node(op):
    text = f'node {{ name: "n/{op}" op: "{op}" '
    for attribute in FUNCTIONAL.get(op, ()):
        text += f'attr {{ key: "{attribute}" value {{ func {{ name: "f" }} }} }} '
    if op in ("Case", "StatelessCase"):
        text += 'attr { key: "branches" value { list { func { name: "f" } } } } '
    return text + "}\n"


def compiled_ops(tenon):
    """The ops that `tenon show --ops` does not list among those that can't be compiled."""
    ops = all_ops()
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "all.pbtxt"
        graph.write_text(FUNCTION + "".join(map(node, ops)))
        shown = subprocess.run([tenon, "show", str(graph), "--ops"], capture_output=True, text=True)
    if shown.returncode:
        sys.exit(f"tenon show failed: {shown.stderr}")
    missing = shown.stdout.split("\nops that can't be compiled yet:\n", 1)[1]
    return sorted(set(ops) - set(re.findall(r"^  (\w+)", missing, re.M)))


def tests():
    """{op: {family: nodes}} over the graphs of the op tests."""
    found = {}
    for path in sorted((ROOT / "test/E2E/ops").glob("*/*.pbtxt")):
        for op, count in Counter(re.findall(r'^\s+op: "(\w+)"', path.read_text(), re.M)).items():
            families = found.setdefault(op, Counter())
            # A graph named after the op says where it belongs.
            families[path.parent.name] += count + (1000000 if path.stem == op else 0)
    return found


def write(ops, found):
    by_family = {}
    for op in ops:
        counts = found.get(op)
        family = counts.most_common(1)[0][0] if counts else "other"
        by_family.setdefault(family, []).append(op)
    text = HEAD.format(compiled=len(ops), all=len(all_ops()), families=len(by_family))
    for family in sorted(by_family, key=lambda name: (name == "other", name)):
        text += f"\n## {family}\n\n| op | graphs | limits |\n|---|---|---|\n"
        for op in by_family[family]:
            nodes = sum(count % 1000000 for count in found.get(op, {}).values())
            where = nodes or f"`{TESTED_ELSEWHERE[op]}`" if op in TESTED_ELSEWHERE else nodes
            text += f"| {op} | {where} | {LIMITS.get(op, '')} |\n"
    return text


def main(tenon, *rest):
    ops, found = compiled_ops(tenon), tests()
    untested = [op for op in ops if op not in found and op not in TESTED_ELSEWHERE]
    text = write(ops, found)
    if rest != ("--check",):
        PAGE.write_text(text)
        print(f"{len(ops)} ops, {len(untested)} without a test: {' '.join(untested)}")
        return 0
    for op in untested:
        print(f"error: op '{op}' compiles, but no graph of test/E2E/ops has it")
    if not PAGE.exists() or PAGE.read_text() != text:
        print("error: docs/TensorFlowOps.md is not what test/Docs/op_list.py writes")
        return 1
    return 1 if untested else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
