#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What share of the FMA peak a model's direct convolutions reach.

The model is compiled with --no-winograd, and its kernels are timed one by one at one
thread. A convolution's operations are read from its kernel as it is after fusion, so that
strides moved back count as they run: two for each element of the result and tap. What
padding skips counts in the first share, as convolutions are usually credited, and not in
the second. The average is over all launches of a run, each as much as the others.
"""
import collections
import math
import re

import numpy as np

ROUNDS = 5
Convolution = collections.namedtuple("Convolution", "shape terms operations inside")


def shape_of(text):
    return [int(size) for size in text.split("x")[:-1]]


def inside_share(line, maps, pads, weights, result):
    """The share of a kernel's multiply-adds that read the input, not its padding."""
    share = 1.0
    operand = re.search(r"ins\(%(\w+),", line)[1]
    if operand not in pads:
        return share
    low, sizes = pads[operand]
    # Loops are the result's dimensions, then the taps: those of the weights but the last.
    extents = result + weights[1:-1]
    for before, size, expression in zip(low, sizes, maps[0]):
        terms = re.findall(r"d(\d+)(?: \* (\d+))?", expression)
        if len(terms) != 2 and not before:
            continue
        (position, stride), (tap, dilation) = [(int(loop), int(factor or 1)) for loop, factor in terms]
        at = np.add.outer(np.arange(extents[position]) * stride, np.arange(extents[tap]) * dilation) - before
        share *= ((at >= 0) & (at < size)).mean()
    return share


def convolutions(fused):
    """{kernel: Convolution} of the text after fusion: products with constant panels."""
    maps = {name: re.split(r",\s*(?![^()]*\))", results) for name, results in
            re.findall(r"^(#map\d*) = affine_map<\(.*?\) -> \((.*)\)>$", fused, re.M)}
    found, kernel, pads = {}, None, {}
    for line in fused.splitlines():
        if start := re.match(r'\s*rt\.kernel @(\S+) schedule = "contraction"', line):
            kernel, pads, source = start[1], {}, None
        if pad := re.match(r"\s*%(\w+) = tensor\.pad %\w+ low\[(.*?)\]", line):
            source = (pad[1], [int(size) for size in pad[2].split(",")])
        if kernel and (sizes := re.match(r"\s*\} : tensor<(\S+)> to tensor<", line)) and source:
            pads[source[0]] = (source[1], shape_of(sizes[1]))
        if kernel and "linalg.generic" in line and '"reduction"' in line:
            names = re.search(r"indexing_maps = \[(.*?)\]", line)[1].split(", ")
            ins, outs = line.split(" outs(")
            shapes = [shape_of(text) for text in re.findall(r"tensor<([^<>]+)>", ins)]
            result = shape_of(re.findall(r"tensor<([^<>]+)>", outs)[0])
            if len(shapes) == 2 and len(result) > 1 and "mod" in maps[names[1]][-1]:
                terms = math.prod(shapes[1][1:-1])
                share = inside_share(line, [maps[name] for name in names], pads, shapes[1], result)
                operations = 2 * math.prod(result) * terms
                found[kernel] = Convolution("×".join(map(str, result)), terms, operations, operations * share)
            kernel = None
    return found


def report(contestant, fused, seconds):
    """Lines of text: each convolution's share of the peak, and the average."""
    found, rounds = convolutions(fused), [contestant.measure(f"kernels {seconds}") for _ in range(ROUNDS)]
    peak = max(r["fma"] for r in rounds)
    rows, total = [], np.zeros(3)
    for name, (launches, _) in rounds[0]["kernels"].items():
        if name not in found:
            continue
        time = float(np.median([r["kernels"][name][1] for r in rounds]))
        shares = found[name].operations / time / peak, found[name].inside / time / peak
        total += launches * np.array([1, *shares])
        rows.append((shares[0], f"{found[name].shape} of {found[name].terms} terms, {launches} launches, "
                                f"{time * 1e3:.3f} ms: {shares[0]:.0%} ({shares[1]:.0%} without padding)"))
    mean = total[1:] / total[0]
    return [text for _, text in sorted(rows)] + [
        f"{total[0]:.0f} direct convolutions, 1 thread, {peak / 1e9:.0f} GFLOP/s at the FMA peak: "
        f"{mean[0]:.1%} of it on average ({mean[1]:.1%} without what padding skips)"]
