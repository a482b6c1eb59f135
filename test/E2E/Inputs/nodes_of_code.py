# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that disassembly with source lines has code of these nodes, and only lines that
the listing has.   usage: nodes_of_code.py LISTING DISASSEMBLY NODE…"""
import re
import sys
from pathlib import Path

listing, code, *wanted = sys.argv[1:]
names = [line.split(": ")[0] for line in Path(listing).read_text().splitlines()]
lines = {int(line) for line in re.findall(rf"^; \S*{re.escape(listing)}:(\d+)",
                                          Path(code).read_text(), re.MULTILINE)}
assert max(lines) <= len(names), f"line {max(lines)} of {len(names)}"
found = {names[line - 1] for line in lines if line}
missing = [name for name in wanted if name not in found]
assert not missing, f"no code of {missing}, but of {sorted(found)}"
print("code of", ", ".join(sorted(found)))
