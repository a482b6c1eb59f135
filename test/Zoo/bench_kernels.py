#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Time and rates of single kernels, on Google Benchmark.

usage: bench_kernels.py [--tenon PATH] [--threads N] [--cpu NAME] [--seconds S] [--list] [REGEX]

Writes a module with a signature for each kernel whose name REGEX finds, compiles it, and
runs kernels.cpp on it. Constant operands, w, are packed by the compiler as those of a
graph are; others are feeds. machine/… are what one core can do.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np


def tensor(*dims):
    return f"tensor<{'x'.join(map(str, dims))}{'x' if dims else ''}f32>"


class Kernel:
    """A signature's feeds and constants, {name: dims}, and its lines, the last of which defines %y."""

    def __init__(self, name, feeds, constants, lines, result):
        self.name, self.feeds, self.constants = name, feeds, constants
        self.lines, self.result = lines, result


def matmul(m, k, n, batch=(), constant=True, flags=""):
    name = "x".join(map(str, (*batch, m, k, n))) + ("" if constant else "_feeds") + flags.replace("transpose", "")
    x, w = (*batch, m, k), (*batch, n, k) if "rhs" in flags else (*batch, k, n)
    y = (*batch, m, n)
    line = f"%y = tenon.matmul %x, %w {flags} : {tensor(*x)}, {tensor(*w)} -> {tensor(*y)}"
    feeds = {"x": x} if constant else {"x": x, "w": w}
    return Kernel("matmul/" + name.replace(" ", ""), feeds, {"w": w} if constant else {}, [line], y)


def conv(size, channels, window, filters, stride=1, depthwise=False):
    x = (1, size, size, channels)
    w = (window, window, channels, 1 if depthwise else filters)
    y = (1, -(-size // stride), -(-size // stride), filters)
    op = "depthwise_conv2d" if depthwise else "conv2d"
    line = (f"%y = tenon.{op} %x, %w strides [{stride}, {stride}] padding same : "
            f"{tensor(*x)}, {tensor(*w)} -> {tensor(*y)}")
    name = f"{'depthwise' if depthwise else 'conv'}/{size}x{size}x{channels}_{window}x{window}x{filters}_s{stride}"
    return Kernel(name, {"x": x}, {"w": w}, [line], y)


def max_pool(size, channels, window, stride):
    x, y = (1, size, size, channels), (1, -(-size // stride), -(-size // stride), channels)
    line = (f"%y = tenon.max_pool2d %x window [{window}, {window}] strides [{stride}, {stride}] padding same : "
            f"{tensor(*x)} -> {tensor(*y)}")
    return Kernel(f"pool/max_{size}x{size}x{channels}_{window}x{window}_s{stride}", {"x": x}, {}, [line], y)


def softmax(rows, columns):
    t = tensor(rows, columns)
    return Kernel(f"rows/softmax_{rows}x{columns}", {"x": (rows, columns)}, {},
                  [f"%y = tenon.softmax %x axis 1 : {t} -> {t}"], (rows, columns))


def normalize(rows, columns):
    """Layer norm without scale and offset."""
    t, r = tensor(rows, columns), tensor(rows, 1)
    mean = f"axes [1] keep_dims : {t} -> {r}"
    lines = [f"%m = tenon.reduce mean %x {mean}",
             f"%c = tenon.sub %x, %m : {t}, {r} -> {t}",
             f"%q = tenon.mul %c, %c : {t}, {t} -> {t}",
             f"%v = tenon.reduce mean %q {mean}",
             "%e = tenon.constant dense<1.0e-5> : tensor<f32>",
             f"%s = tenon.add %v, %e : {r}, tensor<f32> -> {r}",
             f"%i = tenon.rsqrt %s : {r} -> {r}",
             f"%y = tenon.mul %c, %i : {t}, {r} -> {t}"]
    return Kernel(f"rows/normalize_{rows}x{columns}", {"x": (rows, columns)}, {}, lines, (rows, columns))


def reduce(rows, columns, axis):
    y = (columns,) if axis == 0 else (rows,)
    line = f"%y = tenon.reduce sum %x axes [{axis}] : {tensor(rows, columns)} -> {tensor(*y)}"
    return Kernel(f"rows/sum_{rows}x{columns}_axis{axis}", {"x": (rows, columns)}, {}, [line], y)


def elementwise(op, count=1 << 18, operands=1):
    t = tensor(count)
    names = ["x", "z"][:operands]
    line = f"%y = tenon.{op} {', '.join('%' + n for n in names)} : {', '.join([t] * operands)} -> {t}"
    return Kernel(f"elementwise/{op}_{count}", {n: (count,) for n in names}, {}, [line], (count,))


def transpose(rows, columns):
    line = f"%y = tenon.transpose %x perm [1, 0] : {tensor(rows, columns)} -> {tensor(columns, rows)}"
    return Kernel(f"elementwise/transpose_{rows}x{columns}", {"x": (rows, columns)}, {}, [line], (columns, rows))


KERNELS = [
    matmul(512, 512, 512), matmul(1024, 1024, 1024), matmul(128, 768, 3072), matmul(1, 1024, 1024),
    matmul(1, 4096, 4096), matmul(16, 1024, 1024), matmul(4096, 1024, 16), matmul(512, 512, 512, constant=False),
    matmul(256, 256, 256, constant=False, flags="transpose_rhs"), matmul(128, 64, 128, (12,), constant=False),
    conv(224, 3, 7, 64, 2), conv(56, 64, 3, 64), conv(28, 128, 3, 128), conv(14, 256, 3, 256), conv(7, 512, 3, 512),
    conv(56, 64, 1, 256), conv(14, 1024, 1, 256), conv(56, 128, 3, 128, 2), conv(28, 32, 5, 64),
    conv(112, 32, 3, 32, depthwise=True), conv(28, 192, 3, 192, depthwise=True), conv(56, 144, 3, 144, 2, True),
    max_pool(112, 64, 3, 2),
    softmax(4096, 1024), softmax(128, 128), normalize(4096, 1024), normalize(128, 768),
    reduce(1024, 1024, 0), reduce(1024, 1024, 1),
    elementwise("add", operands=2), elementwise("mul", operands=2), elementwise("exp"),
    elementwise("log"), elementwise("tanh"), elementwise("sigmoid"), elementwise("erf"), elementwise("sin"),
    transpose(1024, 1024),
]


def write_module(kernels, folder):
    """A module with the kernels, and the file of their constants beside it."""
    functions, offsets, sizes = [], [], []
    random, end = np.random.default_rng(0), 0
    with open(folder / "weights.bin", "wb") as weights:
        for kernel in kernels:
            arguments = ", ".join(f'%{name}: {tensor(*dims)} {{tenon.name = "{name}:0", tenon.key = "{name}"}}'
                                  for name, dims in kernel.feeds.items())
            lines = []
            for name, dims in kernel.constants.items():
                lines.append(f"%{name} = tenon.weight {len(sizes)} : {tensor(*dims)}")
                values = random.uniform(-1, 1, dims).astype(np.float32)
                offsets.append(end)
                sizes.append(weights.write(values.tobytes()))
                end += sizes[-1]
            body = "\n  ".join(lines + kernel.lines)
            y = tensor(*kernel.result)
            functions.append(f'func.func @f{len(functions)}({arguments})\n    -> ({y} {{tenon.name = "y:0", tenon.key = "y"}})'
                             f' attributes {{tenon.signature = "{kernel.name}"}} {{\n  {body}\n  return %y : {y}\n}}')

    def array(numbers):
        return f"array<i64: {', '.join(map(str, numbers))}>" if numbers else "array<i64>"

    attributes = ("attributes {tenon.weights = {file = \"weights.bin\", "
                  f"ids = {array(range(len(sizes)))}, offsets = {array(offsets)}, sizes = {array(sizes)}}}}} ")
    path = folder / "kernels.mlir"
    path.write_text(f"module {attributes}{{\n" + "\n".join(functions) + "\n}\n")
    return path


def build_program(tenon, folder):
    """kernels.cpp with Tenon's runtime."""
    here, program = Path(__file__).resolve().parent, folder / "kernels"
    libraries = Path(shutil.which(tenon) or tenon).resolve().parents[1] / "lib"
    subprocess.run([os.environ.get("CXX", "clang++-22"), "-std=c++20", "-O2", "-march=native",
                    f"-I{here.parents[1]}/runtime/include", here / "kernels.cpp", "-o", program, f"-L{libraries}",
                    "-ltenon_runtime", "-lbenchmark", "-ldl", "-lpthread"], check=True)
    return program


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("regex", nargs="?", default="")
    parser.add_argument("--tenon", default="tenon")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    kernels = [kernel for kernel in KERNELS if re.search(options.regex, kernel.name)]
    if options.list or not kernels:
        print("\n".join(kernel.name for kernel in kernels or KERNELS), file=sys.stdout if kernels else sys.stderr)
        return 0 if kernels else f"no kernel's name has {options.regex}; these are all"
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        module, product = write_module(kernels, folder), folder / "kernels.so"
        subprocess.run([options.tenon, "compile", module, "--cpu", options.cpu, "-o", product], check=True)
        program = build_program(options.tenon, folder)
        return subprocess.run([program, product, str(options.threads),
                               f"--benchmark_min_time={options.seconds}"]).returncode


if __name__ == "__main__":
    sys.exit(main())
