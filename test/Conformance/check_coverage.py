#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Fails unless the generator has a case of each op that docs/TensorFlowOps.md lists."""
import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from catalog import all_cases

listed = re.findall(r"^\| (\w+) \| \d+ \|$", (HERE.parents[1] / "docs" / "TensorFlowOps.md").read_text(), re.M)
counts = Counter(case.op for case in all_cases())
missing = [op for op in listed if not counts[op]]
for op in missing:
    print(f"error: no case of '{op}' in test/Conformance/cases")
print(f"{sum(counts.values())} cases of {len(counts)} ops")
sys.exit(1 if missing or not listed else 0)
