# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks what a row of a profile says of one launch: FLOPs and bytes, or - for none.

    check_rates.py PROFILE KERNEL FLOPS BYTES
"""
import sys

path, kernel, *wanted = sys.argv[1:]
with open(path) as file:
    rows = [line.split() for line in file if f"  {kernel}:" in line]
assert len(rows) == 1, rows
total, _, launches, *rates = rows[0][:5]
for rate, want in zip(rates, wanted):
    if want == "-":
        assert rate == "-", rate
        continue
    got = float(rate) * 1e6 * float(total) / int(launches)
    assert abs(got - float(want)) < 0.05 * float(want), f"{got:.0f} a launch, not {want}"
