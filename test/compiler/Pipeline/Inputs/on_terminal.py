# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a command with a terminal for its output, and prints what the terminal got, as a
literal of Python's.   usage: on_terminal.py COMMAND…"""
import os
import pty
import sys

seen = b""
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
while True:
    try:
        data = os.read(terminal, 4096)
    except OSError:  # the other end is closed
        break
    if not data:
        break
    seen += data
print("terminal:", seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
