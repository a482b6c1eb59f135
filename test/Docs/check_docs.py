#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs what the documentation shows, so that it cannot rot.

usage: check_docs.py FILE.md…        (in an empty folder, with tenon on PATH)

In each block marked ```console, a line `$ command` is run by bash (a trailing backslash
continues it) and must exit 0; the lines up to the next command must occur in its output,
in order, whole but for spaces at the ends; `…` stands for any text, alone on a line for
any lines. Files that commands name are those of test/E2E/demo and of this folder's Inputs.
"""
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def commands(text):
    """(line number, command, expected lines) of each console block."""
    for block in re.finditer(r"^```console\n(.*?)^```$", text, re.M | re.S):
        line = text.count("\n", 0, block.start(1)) + 1
        found = None
        for number, content in enumerate(block[1].replace("\\\n", "\\\x00").split("\n"), line):
            content = content.replace("\\\x00", "\\\n")
            if content.startswith("$ "):
                if found:
                    yield found
                found = (number, content[2:], [])
            elif found and content.strip():
                found[2].append(content.strip())
        if found:
            yield found


def missing(expected, output):
    """The first expected line that does not occur in turn, or None."""
    lines = [line.strip() for line in output.splitlines()]
    at = 0
    for want in expected:
        if want == "…":
            continue
        pattern = re.compile(".*?".join(re.escape(part.strip()) if part.strip() else ""
                                        for part in re.split(r"\s*…\s*", want)) + ("$" if want[-1] != "…" else ""))
        while at < len(lines) and not pattern.match(lines[at]):
            at += 1
        if at == len(lines):
            return want
        at += 1
    return None


def main(paths):
    for folder in (HERE.parent / "E2E" / "demo", HERE / "Inputs"):
        for path in folder.glob("*.*"):
            if path.suffix != ".py":
                shutil.copy(path, ".")
    bad = 0
    for path in paths:
        for line, command, expected in commands(Path(path).read_text()):
            done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=300)
            output = done.stdout + done.stderr
            lost = missing(expected, output)
            if done.returncode or lost is not None:
                bad += 1
                why = f"exit status {done.returncode}" if done.returncode else f"not in the output: {lost}"
                print(f"{path}:{line}: {command}\n  {why}\n{output}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
