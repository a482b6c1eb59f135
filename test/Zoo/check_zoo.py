#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles the zoo's models with tenon, runs them and compares with TensorFlow's answers.

usage: check_zoo.py [--zoo FOLDER] [--tenon PATH] [--quick | --all-models] [--junit FILE]
                    [NAME-GLOB…]

Each form of a model (frozen graph, SavedModel, …) is compiled at -O0 and -O3, for
x86-64-v3 and for this machine's CPU, and run at 1 and 2 threads. It passes if no output
is further than 1e-4 of its largest magnitude from TensorFlow's, and if the bits are the
same at both thread counts. Small ones are compiled for aarch64 as well, as executables, where
qemu-user runs these. Models that are missing are made first, by make_zoo.py.
--quick: the small models, of which CI runs all; --all-models: the large ones as well.
"""
import argparse
import collections
import fnmatch
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np

import exporters

QUICK = ("mnist_softmax_*", "mlp_*", "lenet_b1", "keras_export", "same_names", "meta_checkpoint", "cond",
         "fed_intermediate", "keras_lstm_*", "dynamic_rnn_*", "bidirectional_*", "beam_search_*", "nested_loops_*")
# Models whose rows do not depend on each other and whose batch is free.
ROW_WISE = ("mlp_dyn", "keras_export", "same_names", "meta_checkpoint", "keras_lstm_dyn", "dynamic_rnn_dyn",
            "bidirectional_dyn", "nested_loops_dyn")
BATCHES = (1, 7, 256)
TOLERANCE = 1e-4
# Models that are executables for aarch64 as well, and what runs them here.
AARCH64 = ("mlp_b1", "lenet_b1")
EMULATOR = ("qemu-aarch64", "-L", "/usr/aarch64-linux-gnu")
Done = collections.namedtuple("Done", "seconds peak_mb stdout")


def run(command):
    """Runs to the end and says how long it took and how much memory; raises on failure."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        out.seek(0), err.seek(0)
        if process.returncode:
            said = err.read().decode(errors="replace").strip()[:800]
            raise RuntimeError(f"exit status {process.returncode}: {' '.join(map(str, command))}\n{said}")
        return Done(seconds, usage.ru_maxrss / 1024, out.read().decode(errors="replace"))


class Model:
    def __init__(self, folder):
        self.folder, self.name = folder, folder.name
        self.meta = json.loads((folder / "meta.json").read_text())
        self.feeds = dict(np.load(folder / "inputs.npz"))
        self.wants = dict(np.load(folder / "outputs.npz"))

    def variants(self):
        """[(name, path, options, {output as tenon names it: wanted})]"""
        if "variants" in self.meta:
            return [(v["name"], self.folder / v["path"], v["options"], self.wants) for v in self.meta["variants"]]
        outputs = self.meta["outputs"]
        fetches = [word for tensor in outputs.values() for word in ("--fetch", tensor)]
        frozen = {tensor: self.wants[key] for key, tensor in outputs.items()}
        return [("frozen", self.folder / "frozen.pb", fetches, frozen),
                ("saved_model", self.folder / "saved_model", [], self.wants)]


def apart(got, want):
    """Largest difference over the largest magnitude; raises where they can't be compared."""
    if got.shape != want.shape or got.dtype != want.dtype:
        raise RuntimeError(f"is {got.dtype}{list(got.shape)}, not {want.dtype}{list(want.shape)}")
    if not want.size:
        return 0.0
    got, want = got.astype(np.float64), want.astype(np.float64)
    difference = np.abs(got - want).max() / (np.abs(want).max() or 1.0)
    return np.inf if np.isnan(difference) else float(difference)


def resized(arrays, size):
    """The same rows, repeated or cut to `size` rows."""
    return {k: a[np.arange(size) % len(a)] if a.ndim else a for k, a in arrays.items()}


class Checker:
    def __init__(self, tenon, scratch):
        self.tenon, self.scratch = tenon, Path(scratch)

    def compile(self, path, options, product="model.so"):
        product = self.scratch / product
        product.unlink(missing_ok=True)
        return product, run([self.tenon, "compile", path, *options, "-o", product])

    def outputs(self, product, feeds, program, *options):
        """What `product` answers: run by tenon, or by itself with the words of `program`."""
        inputs, outputs = self.scratch / "inputs.npz", self.scratch / "outputs.npz"
        np.savez(inputs, **feeds)
        outputs.unlink(missing_ok=True)
        run([*(program or (self.tenon, "run", product)), "--inputs", inputs, "--outputs", outputs, *options])
        with np.load(outputs) as members:
            return {name: members[name] for name in members.files}

    def compare(self, product, feeds, wants, program=None):
        one, two = (self.outputs(product, feeds, program, "--threads", n) for n in (1, 2))
        worst = 0.0
        for name, want in wants.items():
            if name not in one:
                raise RuntimeError(f"{name} is not among the outputs: {', '.join(one)}")
            if one[name].tobytes() != two[name].tobytes():
                raise RuntimeError(f"{name} differs between 1 and 2 threads")
            worst = max(worst, apart(one[name], want))
        if worst > TOLERANCE:
            raise RuntimeError(f"largest difference {worst:.2e} of the largest magnitude")
        return worst

    def has_aarch64(self):
        archive = Path(self.tenon).resolve().parent.parent / "lib/aarch64-linux-gnu/libtenon_main.a"
        return archive.exists() and shutil.which(EMULATOR[0]) is not None

    def check(self, model, report):
        for form, path, options, wants in model.variants():
            for cpu in ("x86-64-v3", "native"):
                for level in ("-O0", "-O3"):
                    with report.case(f"{model.name} {form} {cpu} {level}") as case:
                        product, done = self.compile(path, [*options, level, "--cpu", cpu])
                        worst = self.compare(product, model.feeds, wants)
                        case.note = f"{worst:.1e}, compiled in {done.seconds:.1f} s"
            if model.name in AARCH64 and self.has_aarch64():
                with report.case(f"{model.name} {form} aarch64") as case:
                    program, _ = self.compile(path, [*options, "--target", "aarch64-linux-gnu"], "program")
                    case.note = f"{self.compare(program, model.feeds, wants, (*EMULATOR, program)):.1e}"
            if model.name in ROW_WISE:
                with report.case(f"{model.name} {form} batches") as case:
                    product, _ = self.compile(path, options)
                    case.note = f"{BATCHES}: " + ", ".join(
                        f"{self.compare(product, resized(model.feeds, n), resized(wants, n)):.1e}" for n in BATCHES)


class Report:
    """Test cases, printed as they end and written as JUnit XML."""

    def __init__(self):
        self.suite = ET.Element("testsuite", name="zoo")
        self.failed = 0

    def case(self, name):
        return Case(self, name)

    def write(self, path):
        if path:
            ET.ElementTree(self.suite).write(path)


class Case:
    def __init__(self, report, name):
        self.report, self.name, self.note = report, name, ""

    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, kind, error, trace):
        element = ET.SubElement(self.report.suite, "testcase", name=self.name)
        element.set("time", f"{time.perf_counter() - self.start:.2f}")
        if error is None:
            print(f"pass  {self.name:48} {self.note}", flush=True)
        elif isinstance(error, (RuntimeError, OSError, KeyError, ValueError)):
            ET.SubElement(element, "failure").text = str(error)
            self.report.failed += 1
            print(f"FAIL  {self.name:48} {error}", flush=True)
        else:
            return False
        return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=[])
    parser.add_argument("--zoo", type=Path, default=exporters.root())
    parser.add_argument("--tenon", default="tenon")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--all-models", action="store_true")
    parser.add_argument("--junit")
    options = parser.parse_args()
    names = options.names or (QUICK if options.quick else ["*"])

    import make_zoo
    report = Report()
    for name in make_zoo.make(names, options.zoo):
        with report.case(f"make {name}"):
            raise RuntimeError("make_zoo.py failed")
    wanted = [name for name in make_zoo.MODELS if any(fnmatch.fnmatch(name, pattern) for pattern in names)]
    models = [Model(options.zoo / name) for name in wanted if (options.zoo / name / "meta.json").exists()]
    with tempfile.TemporaryDirectory() as scratch:
        checker = Checker(options.tenon, scratch)
        for model in models:
            checker.check(model, report)
    report.write(options.junit)
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
