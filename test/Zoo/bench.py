#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Latency of the zoo's models beside that of other compilers and libraries.

usage: bench.py [--zoo FOLDER] [--tenon PATH] [--rivals A,B] [--threads 1,2] [--rounds N]
                [--seconds S] [--cpu-time] [NAME-GLOB…]

Each rival is a process that is stopped while it is not its turn (rivals.py); in every
round each runs once, so that all meet the same noise. The table has medians and minima
over the rounds. --cpu-time: processor time instead of the clock's, the least round's
mean: on a machine with other work it repeats better, at one thread.
"""
import argparse
import collections
import fnmatch
import json
import os
import platform
import re
import resource
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

import check_zoo
import exporters
import rivals

UNITS = {"ns": 1e-9, "µs": 1e-6, "us": 1e-6, "ms": 1e-3, "s": 1}


class Rival:
    """A process of rivals.py, stopped between its turns."""

    def __init__(self, name, model, threads, log):
        here = Path(__file__).resolve().parent
        self.name = name
        self.process = subprocess.Popen([sys.executable, here / "rivals.py", name, model.folder, str(threads)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True)
        self.facts = self.answer()
        if self.facts["error"] > check_zoo.TOLERANCE:
            raise RuntimeError(f"{name} is {self.facts['error']:.1e} off")
        self.process.send_signal(signal.SIGSTOP)

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with status {self.process.wait()}")
        return json.loads(line)

    def measure(self, seconds):
        self.process.send_signal(signal.SIGCONT)
        print(seconds, file=self.process.stdin, flush=True)
        result = self.answer()
        self.process.send_signal(signal.SIGSTOP)
        return result

    def end(self):
        self.process.kill()
        self.process.wait()


class Tenon:
    name = "tenon"

    def __init__(self, checker, product, feeds, threads):
        self.inputs = checker.scratch / "inputs.npz"
        np.savez(self.inputs, **feeds)
        cores = ",".join(map(str, sorted(os.sched_getaffinity(0))[:threads]))
        self.command = ["taskset", "-c", cores, checker.tenon, "run", product, "--inputs", self.inputs,
                        "--threads", threads, "--repeat"]
        self.guess = self.run(5)[0]["median"]

    def run(self, repeat):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        said = check_zoo.run([*self.command, repeat]).stdout
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found = {name: float(number) * UNITS[unit]
                 for name, number, unit in re.findall(r"(min|median) ([\d.]+) (ns|µs|us|ms|s)\b", said)}
        if len(found) != 2:
            raise RuntimeError(f"no times in: {said[:200]}")
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return found, cpu

    def measure(self, seconds):
        repeat = int(max(8, seconds / max(self.guess, 1e-6)))
        # What starting takes is in both.
        _, few = self.run(repeat // 4)
        result, many = self.run(repeat)
        result["cpu"] = max(many - few, 0) / (repeat - repeat // 4)
        return result


def bench(checker, model, threads, product, options, log):
    """{contestant: [the measurements of each round]}, and why others are missing."""
    contestants, missing = [Tenon(checker, product, model.feeds, threads)], {}
    try:
        for name in options.rivals:
            try:
                contestants.append(Rival(name, model, threads, log))
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


def summary(rounds, cpu_time):
    """(median, minimum) of each contestant in milliseconds."""
    if cpu_time:
        return {name: (min(r["cpu"] for r in all_) * 1e3,) * 2 for name, all_ in rounds.items()}
    return {name: (float(np.median([r["median"] for r in all_])) * 1e3, min(r["min"] for r in all_) * 1e3)
            for name, all_ in rounds.items()}


def size_beyond_weights(product, scratch):
    """Bytes of the stripped file without the section of weights."""
    stripped = scratch / "stripped.so"
    check_zoo.run(["llvm-strip-22", "-o", stripped, product])
    listing = check_zoo.run(["llvm-size-22", "-A", "-d", stripped]).stdout
    weights = sum(int(size) for size in re.findall(r"^\.\S*weights\S*\s+(\d+)", listing, re.M))
    return stripped.stat().st_size - weights


def cpu_name():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def row(model, threads, times, names, facts):
    """The table's row, and the ratio of the best rival's median to Tenon's."""
    # tenon run prints thousandths of a millisecond: below one, the ratio is a bound.
    least = [max(value, 0.001) for value in times["tenon"]]
    rivals_ = {name: value for name, value in times.items() if name != "tenon"}
    pair = lambda a, b, form: form.format(a) if a == b else f"{form.format(a)} ({form.format(b)})"
    cell = lambda name: pair(*times[name], "{:.3f}") if name in times else "–"
    best, ratio, ratios = "–", None, "–"
    if rivals_:
        best = min(rivals_, key=lambda name: rivals_[name][0])
        ratio = rivals_[best][0] / least[0]
        bound = "> " if times["tenon"][0] < 0.001 else ""
        ratios = bound + pair(ratio, min(value[1] for value in rivals_.values()) / least[1], "{:.2f}×")
    return f"| {model} | {threads} | " + " | ".join([cell("tenon"), *map(cell, names), best, ratios, *facts]) + " |", ratio


def run_bench(checker, models, options, log):
    names = options.rivals
    what = "processor time, least round's mean" if options.cpu_time else "median (minimum)"
    print(f"\n{cpu_name()}, {os.cpu_count()} cores; {what}, ms; {options.rounds} interleaved rounds; sizes without weights\n")
    print("| model | threads | Tenon | " + " | ".join(names) + " | best rival | best rival / Tenon | KB beyond weights | "
          "compile s | compiler's peak MB |\n|" + "---|" * (8 + len(names)))
    # All are compiled before a rival is loaded: a process's peak memory counts that of
    # the one it was started from.
    compiled = {}
    for model in models:
        _, path, flags = model.variants()[0][:3]
        compiled[model.name] = checker.compile(path, flags, product=f"{model.name}.so")
    ratios, failed, notes = collections.defaultdict(dict), 0, []
    for model in models:
        exporters.to_onnx(model.folder)
        exporters.to_tflite(model.folder)
        product, done = compiled[model.name]
        facts = [f"{size_beyond_weights(product, checker.scratch) / 1024:.0f}", f"{done.seconds:.2f}", f"{done.peak_mb:.0f}"]
        for threads in options.threads:
            try:
                rounds, missing = bench(checker, model, threads, product, options, log)
                line, ratio = row(model.name, threads, summary(rounds, options.cpu_time), names, facts)
                print(line, flush=True)
                notes += [f"{model.name}: {reason}" for reason in missing.values()]
                if ratio:
                    ratios[threads][model.name] = ratio
            except RuntimeError as error:
                failed += 1
                print(f"| {model.name} | {threads} | failed: {str(error).splitlines()[-1]} |", flush=True)
    for threads, of in ratios.items():
        mean = np.exp(np.mean(np.log(list(of.values()))))
        least = ", ".join(f"{name} {of[name]:.2f}" for name in sorted(of, key=of.get)[:5])
        print(f"\n{threads} threads: geometric mean {mean:.2f} over {len(of)} models; least: {least}")
    if notes:
        print("\nwithout an answer: " + "; ".join(sorted(set(notes))))
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--zoo", type=Path, default=exporters.root())
    parser.add_argument("--tenon", default="tenon")
    parser.add_argument("--rivals", type=lambda text: text.split(","), default=list(rivals.RIVALS))
    parser.add_argument("--threads", type=lambda text: [int(n) for n in text.split(",")], default=[1, 2])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--cpu-time", action="store_true")
    options = parser.parse_args()
    unknown = [name for name in options.rivals if name not in rivals.RIVALS]
    if unknown:
        parser.error(f"no rival '{unknown[0]}'; there are {', '.join(rivals.RIVALS)}")
    names = options.names or ["*"]

    import make_zoo
    failed = len(list(make_zoo.make(names, options.zoo)))
    wanted = [name for name in make_zoo.MODELS if any(fnmatch.fnmatch(name, pattern) for pattern in names)]
    models = [check_zoo.Model(options.zoo / name) for name in wanted if (options.zoo / name / "meta.json").exists()]
    models = [model for model in models if "outputs" in model.meta]
    with tempfile.TemporaryDirectory() as scratch, open(options.zoo / "rivals.log", "w") as log:
        checker = check_zoo.Checker(options.tenon, scratch)
        failed += run_bench(checker, models, options, log)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
