#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints `PASSED FAILED` of a JUnit file, for tools/dev.

usage: count_tests.py FILE.xml EXIT-STATUS

A file that is missing or empty makes the command one test, which its exit status
decides; a command that failed although all its tests passed counts as one more failure.
"""
import sys
import xml.etree.ElementTree as ET


def count(path):
    passed = failed = 0
    for case in ET.parse(path).getroot().iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is None and case.get("status") not in ("notrun", "disabled"):
            passed += 1
    return passed, failed


path, status = sys.argv[1], int(sys.argv[2])
try:
    passed, failed = count(path)
except (OSError, ET.ParseError):
    passed, failed = (1, 0) if status == 0 else (0, 1)
if status and not failed:
    failed = 1
print(passed, failed)
