#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that each op of a dialect has a summary and an example that parses.

usage: check_examples.py OPS.td…        (with mlir-tblgen and tenon-opt on PATH)

Examples are parsed in the body of a module, where a value may be used before it is
defined; those that an example only uses are defined behind it, with the types that the
parser says it needs. What is no terminator and names no symbol is verified, too.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 40  # values in one example


def ops(definitions):
    """(name, summary, text) of each op."""
    include = subprocess.run(["llvm-config", "--includedir"], capture_output=True, text=True, check=True).stdout.strip()
    page = subprocess.run(["mlir-tblgen", "-gen-op-doc", f"-I{include}", f"-I{ROOT}", definitions],
                          capture_output=True, text=True, check=True).stdout
    for section in re.split(r"^### ", page, flags=re.M)[1:]:
        name = re.match(r"`(\S+)`", section)[1]
        summary = re.search(r"^_(.+)_$", section, re.M)
        yield name, summary and summary[1], section


class Example:
    def __init__(self, op, text, is_terminator):
        self.op, self.text = op, text
        self.types = {}  # of values that are only used
        self.error = None
        self.verifies = not is_terminator and "@" not in text

    def module(self):
        ends = [f'{name} = "example.value"() : () -> ({kind})' for name, kind in self.types.items()]
        return "\n".join([self.text, *ends])


def parse(examples, *options):
    """Sets the first error of each example, as (what, token there, note's text)."""
    for example in examples:
        example.error = None
    with tempfile.NamedTemporaryFile("w", suffix=".mlir") as file:
        starts, line = [], 1
        for example in examples:
            starts.append(line)
            text = example.module() + "\n// -----\n"
            file.write(text)
            line += text.count("\n")
        file.flush()
        lines = Path(file.name).read_text().split("\n")
        said = subprocess.run(["tenon-opt", file.name, "--split-input-file", "--allow-unregistered-dialect",
                               "-o", "/dev/null", *options], capture_output=True, text=True).stderr
        found = re.findall(r"^\S+?:(\d+):(\d+): (error|note): (.*)$", said, re.M)
        for (line, column, kind, what), follows in zip(found, [*found[1:], None]):
            if kind != "error":
                continue
            example = examples[sum(start <= int(line) for start in starts) - 1]
            if not example.error:
                token = re.match(r"%?[\w$.-]*", lines[int(line) - 1][int(column) - 1:])[0]
                example.error = (what, token, follows[3] if follows and follows[2] == "note" else "")


def settle(examples):
    """Parses; defines what examples only use."""
    for _ in range(ROUNDS):
        parse(examples, "--mlir-very-unsafe-disable-verifier-on-parsing")
        changed = False
        for example in examples:
            what, token, note = example.error or ("", "", "")
            wanted = re.search(r"previously used here with type '(.*)'", note)
            if "undeclared SSA value" in what and token not in example.types:
                example.types[token] = "none"
            elif wanted and example.types.get(token) == "none":
                example.types[token] = wanted[1]
            else:
                continue
            changed = True
        if not changed:
            return


def main(files):
    examples, bad = [], []
    for definitions in files:
        for name, summary, section in ops(definitions):
            texts = re.findall(r"^```mlir\n(.*?)^```$", section, re.M | re.S)
            if not summary:
                bad.append(f"{name} has no summary")
            if not any(name in text for text in texts):
                bad.append(f"{name} has no example")
            examples += [Example(name, text, "Terminator" in section) for text in texts]
    settle(examples)
    parsed = [e for e in examples if not e.error]
    bad += [f"{e.op}: {e.error[0]} {e.error[1]}\n{e.module()}" for e in examples if e.error]
    verified = [e for e in parsed if e.verifies]
    parse(verified)
    bad += [f"{e.op}: {e.error[0]}\n{e.module()}" for e in verified if e.error]
    print(f"{len(examples)} examples, {len(verified)} verified")
    for text in bad:
        print(text)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
