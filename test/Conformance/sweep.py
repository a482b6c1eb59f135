#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs every case of every op, or of the OPs, in TensorFlow and as Tenon compiles it, at
-O0 and -O3, with static and with open dimensions, and says where they differ.

usage: sweep.py [--tenon FILE] [--modes O0-static,…] [--log FILE] [--every N] [--page] [--samples] [OP]…
       (needs tensorflow-cpu 2.21)

--page writes docs/Conformance.md and --samples test/Conformance/samples, which CI runs
without TensorFlow: both of all ops. A case that TensorFlow refuses is no case; one that
Tenon refuses with an error must be among the known ones in refusals.txt.
"""
import argparse
import re
import sys
import time
from collections import Counter
from itertools import groupby, islice
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from batch import FORMS, LEVELS, check
from catalog import all_cases, describe
import oracle

MODES = [f"{level}-{form}" for form in FORMS for level in LEVELS]
SIZE = 48


def is_refusal(said):
    """Whether it is an error of the compiler that names its node, and no failure inside it."""
    inside = ("failed to verify", "--run-reproducer", "does not dominate")
    return bool(re.match(r"exit status 1: error: (.*\(node '|node ')", said)) and not any(word in said for word in inside)


def batches(wanted, every):
    """Batches of cases that TensorFlow answers, as (batch, owners), and what it refused."""
    for _, cases in groupby(islice(all_cases(wanted), 0, None, every), oracle.apart):
        while waiting := list(islice(cases, SIZE)):
            dropped = []
            yield *oracle.answers(waiting, dropped), dropped


def kind(said):
    """The message without what differs from case to case."""
    said = re.sub(r"exit status 1: |in '/\S*': ", "", said).splitlines()[0]
    said = re.sub(r"\"?c\d+/[^\s\":,')]*", "N", said)
    return re.sub(r"-?\d+(\.\d+)?(e[-+]\d+)?", "#", said)[:200]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenon", default="build/release/bin/tenon")
    parser.add_argument("--modes", default=",".join(MODES))
    parser.add_argument("--every", type=int, default=1, help="take every Nth case only")
    parser.add_argument("--log")
    parser.add_argument("ops", nargs="*")
    options = parser.parse_args()
    log = open(options.log, "w") if options.log else sys.stdout
    counts, agreed, dropped_by_tensorflow = Counter(), Counter(), Counter()
    refused, differing, start = Counter(), Counter(), time.time()
    try:
        for batch, owners, dropped in batches(set(options.ops), options.every):
            for case, why in dropped:
                dropped_by_tensorflow[case.op, kind(why)] += 1
            counts.update(case.op for case in owners.values())
            for mode in options.modes.split(","):
                level, form = mode.split("-")
                bad = check(batch, level, form, options.tenon)
                agreed[mode] += len([c for c in batch.cases() if c not in batch.options[f"not_{form}"]]) - len(bad)
                for scope, what in bad.items():
                    (refused if is_refusal(what) else differing)[owners[scope].op, mode, kind(what)] += 1
                    if not is_refusal(what):
                        print(f"{mode} {describe(owners[scope])}: {what}", file=log, flush=True)
    except KeyboardInterrupt:
        print("interrupted: so far")
    for (op, why), count in sorted(dropped_by_tensorflow.items()):
        print(f"TensorFlow refuses {count} of {op}: {why}", file=log)
    for found, verb in ((refused, "refused"), (differing, "WRONG")):
        for (op, mode, what), count in sorted(found.items()):
            print(f"{op} {mode}: {count} {verb}: {what}")
    print(f"{sum(counts.values())} cases of {len(counts)} ops in {time.time() - start:.0f} s; {sum(refused.values())} refused, "
          f"{sum(differing.values())} wrong; agree:", ", ".join(f"{mode} {count}" for mode, count in agreed.items()))
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
