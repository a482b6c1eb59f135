#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The demo: a graph that TensorFlow saved becomes a native program.

usage: demo.py        (needs `tenon` on PATH and numpy; `tools/dev demo` sees to both)
Exits 1 if an answer is further than 1e-4 from TensorFlow's.
"""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
COLOUR = sys.stdout.isatty() and "NO_COLOR" not in os.environ


def heading(text):
    print(f"\n\033[1m{text}\033[0m" if COLOUR else f"\n{text}")


def tenon(*words, show_as=None):
    """Prints the command as a person would type it, runs it, gives back the seconds."""
    words = ["tenon", *map(str, words)]
    print("$", show_as or " ".join(words), flush=True)
    start = time.perf_counter()
    done = subprocess.run(words, check=False)
    if done.returncode:
        sys.exit(f"error: exit status {done.returncode}")
    return time.perf_counter() - start


def draw(picture):
    """Two pixel rows a line."""
    shades = np.array(list(" .:*#"))
    rows = picture[:, :, 0].reshape(14, 2, 28).mean(1)
    return ["".join(line) for line in shades[np.clip((rows * 5).astype(int), 0, 4)]]


def main():
    graph = HERE / "digits.pb"
    feeds = np.load(HERE / "digits.npz")
    pictures, wanted = feeds["image"], feeds["digit"]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        heading("A graph that TensorFlow saved: a convolutional net that reads digits")
        tenon("show", graph, show_as="tenon show digits.pb")

        heading("compiled ahead of time,")
        seconds = tenon("compile", graph, "--fetch", "digit", "-o", "digits.so",
                        show_as="tenon compile digits.pb --fetch digit -o digits.so")
        size = os.path.getsize("digits.so")
        print(f"digits.so: {size / 1024:.1f} KB, weights included (digits.pb has "
              f"{graph.stat().st_size / 1024:.1f} KB); compiled in {seconds:.2f} s")

        heading("runs without TensorFlow,")
        np.savez("pictures.npz", image=pictures)
        tenon("run", "digits.so", "--inputs", "pictures.npz", "--outputs", "answers.npz", "--repeat", 200)
        answers = np.load("answers.npz")["digit"]

    heading("and answers as TensorFlow does:")
    for left in range(0, 10, 5):
        for line in zip(*(draw(p)[2:] for p in pictures[left:left + 5])):
            print("  ".join(part[3:27] for part in line))
        for name, values in (("Tenon", answers), ("TensorFlow", wanted)):
            print("  ".join(f"{name}: {v.argmax()} ({v.max():.5f})".ljust(24) for v in values[left:left + 5]))
    apart = np.abs(answers - wanted).max() / np.abs(wanted).max()
    print(f"\nlargest difference from TensorFlow: {apart:.1e} of the largest value")
    if not apart <= 1e-4:
        sys.exit("error: that is more than 1e-4")


if __name__ == "__main__":
    main()
