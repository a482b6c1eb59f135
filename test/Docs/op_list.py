#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes or checks docs/TensorFlowOps.md, the table of TensorFlow's ops that compile.

usage: op_list.py TENON [--check]

What compiles is what `tenon show --ops` says of a graph with a node of each op of
OpTable.inc. Its tests are the graphs of test/E2E with a node of it. --check fails if there
are none of an op, or if the page differs from what would be written.
"""
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "TensorFlowOps.md"

HEAD = """# TensorFlow's ops

Written by `test/Docs/op_list.py`; not to be edited. {compiled} of the {all} ops of TensorFlow 2.21's list compile. *Nodes* counts those of the op in the graphs of `test/E2E`, where results
are compared with TensorFlow's at `-O0` and `-O3`, with static and with open dimensions. What an op does not do yet is an
error that names the node; so is an op that is not here, and `tenon show GRAPH --ops` lists those before anything is
compiled.
"""

UNTESTED = "not tested yet"
NAMESAKE = 1000000  # a graph named after the op says where it belongs

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
    """{op: {folder: nodes}} over the graphs of the end-to-end tests."""
    found = {}
    for path in sorted((ROOT / "test/E2E").glob("**/*.pbtxt")):
        for op, count in Counter(re.findall(r'^\s+op: "(\w+)"', path.read_text(), re.M)).items():
            families = found.setdefault(op, Counter())
            families[path.parent.name] += count + (NAMESAKE if path.stem == op else 0)
    return found


def write(ops, found):
    by_family = {}
    for op in ops:
        family = found[op].most_common(1)[0][0] if op in found else UNTESTED
        by_family.setdefault(family, []).append(op)
    text = HEAD.format(compiled=len(ops), all=len(all_ops()))
    for family in sorted(by_family, key=lambda name: (name == UNTESTED, name)):
        text += f"\n## {family}\n\n| op | nodes |\n|---|---|\n"
        for op in by_family[family]:
            text += f"| {op} | {sum(count % NAMESAKE for count in found.get(op, {}).values())} |\n"
    return text


def main(tenon, *rest):
    ops, found = compiled_ops(tenon), tests()
    text = write(ops, found)
    if rest != ("--check",):
        PAGE.write_text(text)
        return 0
    untested = [op for op in ops if op not in found]
    if untested:
        print(f"error: no test in test/E2E has a node of {', '.join(untested)}: add a case to test/E2E/families")
        return 1
    if not PAGE.exists() or PAGE.read_text() != text:
        print("error: docs/TensorFlowOps.md is not what test/Docs/op_list.py writes")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
