#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes or checks docs/Conformance.md: how many cases there are of each op.

usage: check_coverage.py [--check]

--check fails if there is none of an op that docs/TensorFlowOps.md lists, or if the page
differs from what would be written.
"""
import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
DOCS = HERE.parents[1] / "docs"
PAGE = DOCS / "Conformance.md"
sys.path.insert(0, str(HERE))
from batch import Batch
from catalog import all_cases

HEAD = """# Conformance

Written by `test/Conformance/check_coverage.py`; not to be edited. *Cases* counts those that
`test/Conformance` makes of an op, {cases} in all, before TensorFlow has refused the types that it has no
kernel for; *in CI* those whose answers are in `test/Conformance/samples`, {sampled} in all. These
agree within the bounds that [Testing](Testing.md) states; wider ones are stated, with their reason,
where `test/Conformance/cases` makes the cases. Of the others only a part has been run so far, least of
those on strings, tables, sparse tensors and records. Ops with none have op tests only.

| op | cases | in CI |
|---|---|---|
"""

# Ops that only the op tests of test/E2E cover: what they take are files, or what the codecs of images make of them,
# whose bits differ between libraries. None may be added without a reason: a new op comes with its cases.
E2E_ONLY = set("""
    DecodeBmp DecodeImage DecodeJpeg DecodePng EncodeJpeg EncodePng InitializeTableFromTextFile
    InitializeTableFromTextFileV2 ReadFile
""".split())


def main(*words):
    counts = Counter(case.op for case in all_cases())
    sampled = Counter()
    for path in (HERE / "samples").glob("[0-9]*.npz"):
        sampled.update(Batch.load(path).options["ops"].values())
    listed = re.findall(r"^\| (\w+) \| \d+ \|$", (DOCS / "TensorFlowOps.md").read_text(), re.M)
    missing = [op for op in listed if not counts[op] and op not in E2E_ONLY]
    for op in missing:
        print(f"error: no case of '{op}' in test/Conformance/cases")
    text = HEAD.format(cases=sum(counts.values()), sampled=sum(sampled.values()))
    text += "".join(f"| {op} | {counts[op]} | {sampled[op]} |\n" for op in sorted(set(counts) | E2E_ONLY))
    if words != ("--check",):
        PAGE.write_text(text)
    elif not PAGE.exists() or PAGE.read_text() != text:
        print("error: docs/Conformance.md is not what test/Conformance/check_coverage.py writes")
        return 1
    return 1 if missing or not listed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
