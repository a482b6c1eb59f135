#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Latency of the zoo's models beside that of other compilers and libraries.

usage: bench.py [--zoo FOLDER] [--tenon PATH] [--rivals A,B] [--threads 1,2] [--rounds N]
                [--seconds S] [--limit S] [--cpu-time] [NAME-GLOB…]

Each contestant is a process that is stopped while it is not its turn (rivals.py, and
contestant.cpp for Tenon); in every round each runs once, so that all meet the same noise.
The table has medians and minima over the rounds. After a round Tenon's process measures
what its cores can do: multiply-adds in registers, and adding up as many bytes as the
weights have, at least 64 MB. Shares of these count a model's products and convolutions
(not what Winograd saves), and its weights. A rival that fails, is wrong, or takes longer
than --limit seconds to load, compile and answer once, is a dash; the reasons follow the
table, and what the rivals say themselves is in rivals.log beside the zoo. With resnet50
comes what share of the FMA peak its direct convolutions reach (convolutions.py), with
mnist_softmax_b1 how long a call of its C++ class takes (embedded.cpp). --cpu-time: processor time instead of the clock's, the least round's
mean: on a machine with other work it repeats better, at one thread.
"""
import argparse
import collections
import contextlib
import fnmatch
import json
import os
import platform
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

import check_zoo
import convolutions
import exporters
import rivals

# Weights that are read from memory in each run, not from a cache.
STREAMED_BYTES = 32 << 20
# Seconds in which a contestant has to answer in its turn.
MEASURE_LIMIT = 60
OWN_COLUMNS = ["of FMA peak", "of read bandwidth", "load ms", "first answer − a run, ms",
               "MB resident beyond weights, arena, feeds and fetches", "KB beyond weights", "compile s", "compiler's peak MB"]


class Contestant:
    """A process that is stopped between its turns. It is a group of its own, so that what it
    started ends with it."""

    def __init__(self, name, command, log):
        self.name = name
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=log, text=True, start_new_session=True)

    def start(self, until):
        """Waits for its first words, at most until then."""
        self.facts = self.answer(max(until - time.monotonic(), 1))
        if self.facts.get("error", 0) > check_zoo.TOLERANCE:
            raise RuntimeError(f"{self.name} is {self.facts['error']:.1e} off")
        self.process.send_signal(signal.SIGSTOP)

    def answer(self, limit):
        if not select.select([self.process.stdout], [], [], limit)[0]:
            raise RuntimeError(f"{self.name} takes longer than {limit:.0f} s")
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with status {self.process.wait()}")
        return json.loads(line)

    def measure(self, request):
        self.process.send_signal(signal.SIGCONT)
        print(request, file=self.process.stdin, flush=True)
        result = self.answer(MEASURE_LIMIT)
        self.process.send_signal(signal.SIGSTOP)
        return result

    def end(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def rival(name, model, threads, log):
    here = Path(__file__).resolve().parent
    return Contestant(name, [sys.executable, here / "rivals.py", name, model.folder, threads], log)


def build_contestant(tenon, scratch):
    """The program that times Tenon's products: contestant.cpp with Tenon's runtime."""
    root = Path(__file__).resolve().parents[2]
    libraries = Path(shutil.which(tenon) or tenon).resolve().parents[1] / "lib"
    program = scratch / "contestant"
    check_zoo.run([os.environ.get("CXX", "clang++-22"), "-std=c++20", "-O2", "-march=native", f"-I{root}",
                   f"-I{root}/runtime/include", root / "test/Zoo/contestant.cpp", "-o", program, f"-L{libraries}",
                   "-ltenon_io", "-ltenon_runtime", "-ldl", "-lpthread"])
    return program


def tenon(checker, program, product, feeds, threads, log):
    inputs = checker.scratch / "inputs.npz"
    np.savez(inputs, **feeds)
    cores = ",".join(map(str, sorted(os.sched_getaffinity(0))[:threads]))
    command = ["taskset", "-c", cores, program, product, inputs, threads]
    # The first process that maps a new file waits for its pages.
    subprocess.run([str(word) for word in (*command, 0)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   check=True)
    contestant = Contestant("tenon", [*command, time.clock_gettime_ns(time.CLOCK_MONOTONIC)], log)
    contestant.start(time.monotonic() + MEASURE_LIMIT)
    return contestant


def start_rivals(model, threads, options, log, missing):
    """The rivals that have an answer; they load at the same time."""
    started = [rival(name, model, threads, log) for name in options.rivals if name not in missing]
    ready, until = [], time.monotonic() + options.limit
    for contestant in started:
        try:
            contestant.start(until)
            ready.append(contestant)
        except (RuntimeError, OSError, ValueError) as error:
            missing[contestant.name] = str(error)
            contestant.end()
    return ready


def bench(checker, model, threads, program, product, options, log, missing):
    """{contestant: [the measurements of each round]}, and what Tenon said. Adds to `missing`
    why rivals have no answer; those in it are left out."""
    own = tenon(checker, program, product, model.feeds, threads, log)
    contestants = [own]
    try:
        contestants += start_rivals(model, threads, options, log, missing)
        rounds = collections.defaultdict(list)
        for _ in range(options.rounds):
            for contestant in list(contestants):
                try:
                    rounds[contestant.name].append(contestant.measure(options.seconds))
                except (RuntimeError, OSError, ValueError) as error:
                    if contestant is own:
                        raise
                    missing[contestant.name] = str(error)
                    rounds.pop(contestant.name, None)
                    contestants.remove(contestant)
                    contestant.end()
        return rounds, own.facts
    finally:
        for contestant in contestants:
            contestant.end()


def summary(rounds, cpu_time):
    """(median, minimum) of each contestant in milliseconds."""
    if cpu_time:
        return {name: (min(r["cpu"] for r in all_) * 1e3,) * 2 for name, all_ in rounds.items()}
    return {name: (float(np.median([r["median"] for r in all_])) * 1e3, min(r["min"] for r in all_) * 1e3)
            for name, all_ in rounds.items()}


def own_facts(model, rounds, facts):
    """Tenon's columns: shares of what the cores can do, and what loading takes."""
    seconds = float(np.median([r["median"] for r in rounds]))
    fma = max(r["fma"] for r in rounds)
    read = float(np.median([r["read"] for r in rounds]))
    flops = model.meta.get("flops", 0)
    megabytes = (facts["resident"] - facts["weights"] - facts["arena"] - facts["tensors"]) / 2**20
    streams = facts["weights"] >= STREAMED_BYTES
    return [f"{flops / seconds / fma:.0%}" if flops else "–",
            f"{facts['weights'] / seconds / read:.0%}" if streams else "–",
            f"{facts['load'] * 1e3:.1f}", f"{(facts['first'] - seconds) * 1e3:.1f}", f"{megabytes:.1f}"]


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
    rivals_ = {name: value for name, value in times.items() if name != "tenon"}
    pair = lambda a, b, form: form(a) if a == b else f"{form(a)} ({form(b)})"
    milliseconds = lambda value: f"{value:.3f}" if value >= 0.01 else f"{value:.5f}"
    cell = lambda name: pair(*times[name], milliseconds) if name in times else "–"
    best, ratio, ratios = "–", None, "–"
    if rivals_:
        best = min(rivals_, key=lambda name: rivals_[name][0])
        ratio = rivals_[best][0] / times["tenon"][0]
        ratios = pair(ratio, min(value[1] for value in rivals_.values()) / times["tenon"][1], "{:.2f}×".format)
    return f"| {model} | {threads} | " + " | ".join([cell("tenon"), *map(cell, names), best, ratios, *facts]) + " |", ratio


def run_bench(checker, models, options, log):
    names = options.rivals
    what = "processor time, least round's mean" if options.cpu_time else "median (minimum)"
    print(f"\n{cpu_name()}, {os.cpu_count()} cores; {what}, ms; {options.rounds} interleaved rounds; sizes without weights\n")
    columns = ["model", "threads", "Tenon", *names, "best rival", "best rival / Tenon", *OWN_COLUMNS]
    print("| " + " | ".join(columns) + " |\n|" + "---|" * len(columns))
    # All are compiled before a rival is loaded: a process's peak memory counts that of
    # the one it was started from.
    compiled, program = {}, build_contestant(checker.tenon, checker.scratch)
    ratios, failed, notes = collections.defaultdict(dict), 0, []
    for model in models:
        _, path, flags = model.variants()[0][:3]
        try:
            compiled[model.name] = checker.compile(path, flags, product=f"{model.name}.so")
        except RuntimeError as error:
            failed += 1
            notes.append(f"{model.name}: does not compile: {str(error).splitlines()[-1]}")
    for model in (model for model in models if model.name in compiled):
        missing = {}
        notes += export(model)
        product, done = compiled[model.name]
        facts = [f"{size_beyond_weights(product, checker.scratch) / 1024:.0f}", f"{done.seconds:.2f}", f"{done.peak_mb:.0f}"]
        for threads in options.threads:
            try:
                rounds, said = bench(checker, model, threads, program, product, options, log, missing)
                own = own_facts(model, rounds["tenon"], said)
                line, ratio = row(model.name, threads, summary(rounds, options.cpu_time), names, [*own, *facts])
                print(line, flush=True)
                if ratio:
                    ratios[threads][model.name] = ratio
            except (RuntimeError, OSError, ValueError) as error:
                failed += 1
                print(f"| {model.name} | {threads} | failed: {str(error).splitlines()[-1]} |", flush=True)
        notes += [f"{model.name}: {reason}" for reason in missing.values()]
    for threads, of in ratios.items():
        mean = np.exp(np.mean(np.log(list(of.values()))))
        least = ", ".join(f"{name} {of[name]:.2f}" for name in sorted(of, key=of.get)[:5])
        print(f"\n{threads} threads: geometric mean {mean:.2f} over {len(of)} models; least: {least}")
    if notes:
        print("\nwithout an answer: " + "; ".join(sorted(set(notes))))
    return failed + run_parts(checker, models, program, log)


def export(model):
    """Writes the forms that rivals read; returns why one is missing."""
    reasons = []
    for form in (exporters.to_onnx, exporters.to_tflite):
        try:
            form(model.folder)
        except Exception as error:  # the exporters are other people's
            reasons.append(f"{model.name}: {form.__name__}: {(str(error).splitlines() or [type(error).__name__])[-1]}")
    return reasons


def run_parts(checker, models, program, log):
    """Prints what is measured beside the table; returns how many failed."""
    failed = 0
    for model in models:
        try:
            if model.name == "resnet50":
                print("\n" + "\n".join(direct_convolutions(checker, model, program, log)), flush=True)
            if model.name == "mnist_softmax_b1":
                print(f"\n{model.name} called from C++: {called_from_cpp(checker, model)}", flush=True)
        except (RuntimeError, OSError, ValueError) as error:
            failed += 1
            print(f"\n{model.name}: failed: {str(error).splitlines()[-1]}", flush=True)
    return failed


def direct_convolutions(checker, model, program, log):
    _, path, flags = model.variants()[0][:3]
    flags = [*flags, "--cpu", "native", "--no-winograd"]
    product, _ = checker.compile(path, flags, product="direct.so")
    fused = check_zoo.run([checker.tenon, "compile", path, *flags, "--stop-after", "fuse", "-o", "-"]).stdout
    contestant = tenon(checker, program, product, model.feeds, 1, log)
    try:
        return convolutions.report(contestant, fused, seconds=1)
    finally:
        contestant.end()


def called_from_cpp(checker, model):
    _, path, flags = model.variants()[0][:3]
    checker.compile(path, [*flags, "--class", "bench::Model"], product="model.o")
    program, scratch = checker.scratch / "embedded", checker.scratch
    check_zoo.run([os.environ.get("CXX", "clang++-22"), "-O2", f"-I{scratch}", Path(__file__).with_name("embedded.cpp"),
                   scratch / "model.o", "-lm", "-o", program])
    return check_zoo.run(["taskset", "-c", min(os.sched_getaffinity(0)), program]).stdout.strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--zoo", type=Path, default=exporters.root())
    parser.add_argument("--tenon", default="tenon")
    parser.add_argument("--rivals", type=lambda text: text.split(","), default=list(rivals.RIVALS))
    parser.add_argument("--threads", type=lambda text: [int(n) for n in text.split(",")], default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=0.4)
    parser.add_argument("--limit", type=float, default=240)
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
