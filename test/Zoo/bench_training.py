#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Time of a training step beside TensorFlow's session, tf.function and JAX.

usage: bench_training.py [--tenon PATH] [--rivals A,B] [--threads 1,2] [--optimizers sgd,adam]
                         [--rounds N] [--seconds S] [NAME-GLOB…]

A step is forward, backward and update on a batch that stays. Contestants take turns as
in bench.py, and before the first one all have made the same losses.
"""
import argparse
import collections
import fnmatch
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

import bench
import check_zoo
import training_rivals
from training_models import MODELS

TOLERANCE = 1e-3
UNITS = {"ns": 1e-9, "µs": 1e-6, "us": 1e-6, "ms": 1e-3, "s": 1}
HERE = Path(__file__).resolve().parent


def rival_process(name, folder, model, optimizer, threads):
    return [sys.executable, HERE / "training_rivals.py", name, folder, model, optimizer, str(threads)]


class Tenon:
    """The signature `train` of the module that --minimize makes of the graph of the loss,
    for the batch's size, which tf.function and JAX know as well."""
    name = "tenon"

    def __init__(self, tenon, folder, optimizer, threads):
        product = folder / "trainer.so"
        if not product.exists():
            with np.load(folder / "batch.npz") as batch:
                feeds = [option for name, value in batch.items()
                         for option in ("--feed", f"{name}={'x'.join(map(str, value.shape))}")]
            check_zoo.run([tenon, "compile", folder / "infer.pb", *feeds, "--fetch", "loss", "--minimize", "loss",
                           "--optimizer", f"{optimizer}({training_rivals.RATE})", "--cpu", "native", "-o", product])
        cores = ",".join(map(str, sorted(os.sched_getaffinity(0))[:threads]))
        common = ["taskset", "-c", cores, tenon, "run", product, "--signature", "train", "--first", "init",
                  "--inputs", folder / "batch.npz", "--threads", threads]
        check_zoo.run([*common, "--steps", training_rivals.STEPS, "--outputs", folder / "out.npz"])
        with np.load(folder / "out.npz") as outputs:
            error = np.abs(outputs["loss"] / np.load(folder / "losses.npy") - 1).max()
        if not error < TOLERANCE:
            raise RuntimeError(f"tenon is {error:.1e} off")
        self.command = [*common, "--repeat"]
        self.guess = self.run(5)["median"]

    def run(self, repeat):
        said = check_zoo.run([*self.command, repeat]).stdout
        found = {name: float(number) * UNITS[unit]
                 for name, number, unit in re.findall(r"(min|median) ([\d.]+) (ns|µs|us|ms|s)\b", said)}
        if len(found) != 2:
            raise RuntimeError(f"no times in: {said[:200]}")
        return found

    def measure(self, seconds):
        return self.run(int(max(8, seconds / max(self.guess, 1e-6))))

    def end(self):
        pass


def rounds_of(folder, model, optimizer, threads, options, log):
    contestants, missing = [Tenon(options.tenon, folder, optimizer, threads)], {}
    try:
        for name in options.rivals:
            try:
                contestants.append(bench.Contestant(
                    name, rival_process(name, folder, model, optimizer, threads), log))
            except (RuntimeError, OSError) as error:
                missing[name] = str(error)
        rounds = collections.defaultdict(list)
        for _ in range(options.rounds):
            for contestant in contestants:
                rounds[contestant.name].append(contestant.measure(options.seconds))
        return rounds, missing
    finally:
        for contestant in contestants[1:]:
            contestant.end()


def row(model, threads, times, names):
    cell = lambda name: "{:.3f} ({:.3f})".format(*times[name]) if name in times else "–"
    best = min((name for name in names if name in times), key=lambda name: times[name][0], default=None)
    ratio = f"{times[best][0] / times['tenon'][0]:.2f}×" if best else "–"
    return f"| {model} | {threads} | " + " | ".join([cell("tenon"), *map(cell, names), best or "–", ratio]) + " |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--tenon", default="tenon")
    parser.add_argument("--rivals", type=lambda text: text.split(","), default=list(training_rivals.RIVALS))
    parser.add_argument("--threads", type=lambda text: [int(n) for n in text.split(",")], default=[1, 2])
    parser.add_argument("--optimizers", type=lambda text: text.split(","), default=["sgd", "adam"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.5)
    options = parser.parse_args()
    names = options.names or ["*"]
    wanted = [name for name in MODELS if any(fnmatch.fnmatch(name, pattern) for pattern in names)]
    failed = 0
    print(f"\n{bench.cpu_name()}, {os.cpu_count()} cores; a training step, median (minimum), ms; {options.rounds} "
          "interleaved rounds\n")
    print("| model | threads | Tenon | " + " | ".join(options.rivals) + " | best rival | best rival / Tenon |\n|" +
          "---|" * (5 + len(options.rivals)))
    with tempfile.TemporaryDirectory() as scratch:
        log = open(Path(scratch) / "rivals.log", "w")
        for model in wanted:
            for optimizer in options.optimizers:
                folder = Path(scratch) / f"{model}_{optimizer}"
                folder.mkdir()
                subprocess.run(rival_process("write", folder, model, optimizer, 1), check=True, stderr=log)
                for threads in options.threads:
                    try:
                        rounds, missing = rounds_of(folder, model, optimizer, threads, options, log)
                        times = bench.summary(rounds, False)
                        print(row(f"{model} {optimizer}", threads, times, options.rivals), flush=True)
                        for reason in missing.values():
                            print(f"without an answer: {reason}")
                    except RuntimeError as error:
                        failed += 1
                        print(f"| {model} {optimizer} | {threads} | failed: {str(error).splitlines()[-1]} |", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
