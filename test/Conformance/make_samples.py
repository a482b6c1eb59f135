#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes samples/*.npz: some cases of each op, or of the OPs, with TensorFlow's answers.

usage: make_samples.py [--tenon FILE] [--each N] [OP]…        (needs tensorflow-cpu 2.21)

Taken are N cases of each op, evenly from all that TensorFlow answers. One that Tenon
refuses in a form is left out of it; one whose answer differs is said and not taken. With
OPs, only the files of these are written anew: bugs go to samples/OP.npz.
"""
import argparse
import sys
from itertools import groupby, islice
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from batch import FORMS, LEVELS, check
from catalog import all_cases, describe
import oracle
from sweep import SIZE, is_refusal

ELEMENTS = 600  # of all inputs of a case that is kept


def small(case):
    values = list(case.arguments.values()) + list((case.state or {}).values())
    flat = [v for value in values for v in (value if isinstance(value, list) else [value])]
    return sum(getattr(getattr(v, "value", v), "size", 0) for v in flat) <= ELEMENTS


def chosen(cases, each):
    """`each` of the cases that TensorFlow can build, evenly."""
    kept = []
    for start in range(each):
        part = cases[start * len(cases) // each:(start + 1) * len(cases) // each]
        for case in part[len(part) // 3:] + part[:len(part) // 3]:
            if oracle.answers([case], [])[1]:
                kept.append(case)
                break
    return kept


def write(number, cases, tenon):
    batch, owners = oracle.answers(cases, [])
    wrong, refused = set(), {form: set() for form in FORMS}
    for form in FORMS:
        for level in LEVELS:
            for scope, what in check(batch, level, form, tenon).items():
                if is_refusal(what):
                    refused[form].add(id(owners[scope]))
                else:
                    wrong.add(id(owners[scope]))
                    print(f"{level}-{form} {describe(owners[scope])}: {what}", flush=True)
    good = [case for case in owners.values() if id(case) not in wrong | refused["static"]]
    if not good:
        return 0
    batch, owners = oracle.answers(good, [])
    batch.options["not_dynamic"] = [s for s, c in owners.items() if not c.dynamic or id(c) in refused["dynamic"]]
    batch.save(HERE / "samples" / f"{number}.npz")
    return len(good)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenon", default="build/release/bin/tenon")
    parser.add_argument("--each", type=int, default=2)
    parser.add_argument("ops", nargs="*")
    options = parser.parse_args()
    waiting = []
    for _, cases in groupby(all_cases(set(options.ops)), lambda case: case.op):
        waiting += chosen([case for case in cases if small(case)], options.each)
    total = count = 0
    for _, cases in groupby(sorted(waiting, key=lambda case: str(oracle.apart(case))), oracle.apart):
        while part := list(islice(cases, SIZE)):
            name = f"{part[0].op}" if options.ops else f"{count:02}"
            total, count = total + write(name, part, options.tenon), count + 1
    print(f"{total} cases in {count} files")


if __name__ == "__main__":
    main()
