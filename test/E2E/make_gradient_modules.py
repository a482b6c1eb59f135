#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes mlir/gradients-*.mlir: the gradient of each op, and the gradient of its gradient,
against central differences in f64, with sizes that are known and that are not.

A function computes the op at x, x + h d and x - h d. With L the sum of the results, each
element weighted, L(x + h d) - L(x - h d) over 2 h must be the sum of gradient times d; the
same of the sum of weighted gradients. Every op that the dialect declares is in some
function or in EXEMPT, with its reason; --check says which is not, and fails.

usage: make_gradient_modules.py [--check]
"""
import functools
import re
import sys
from pathlib import Path

import numpy as np
from make_check_tests import Function, Value, write

STEP = 1e-4
IN_FILE = 12
OPS = {}  # family: [function]


class Gradient(Function):
    """The check of one case."""

    def __init__(self, name, body, shapes, low, high, is_open):
        super().__init__(name, sum(map(ord, name)))
        self.is_open = is_open
        sources = [self.random.uniform(low, high, shape) for shape in shapes]
        away = [self.random.uniform(-1, 1, shape) for shape in shapes]
        again = [self.random.uniform(-1, 1, shape) for shape in shapes]
        losses, slopes, points = [], [], []
        for sign in (0, 1, -1):
            xs = [self.hidden(x + sign * STEP * d) for x, d in zip(sources, away)]
            y = body(self, *xs)
            if not losses:
                weights = self.numbers(self.random.uniform(0.5, 1.5, [s or 1 for s in self.known(y)]))
            losses.append(self.total([y], [weights]))
            gradients = self.gradients(losses[-1], xs)
            if not slopes:
                factors = [self.numbers(a) for a in again]
            slopes.append(self.total(gradients, factors))
            points.append(xs)
            if sign == 0:
                first = gradients
        self.compare(first, away, losses)
        self.compare(self.gradients(slopes[0], points[0]), away, slopes)

    def numbers(self, array):
        return self.constant(np.asarray(array, np.float64))

    def hidden(self, array):
        value = self.numbers(array)
        return self.opaque(value, [None] * len(value.shape)) if self.is_open and value.shape else value

    def known(self, y):
        """The sizes of y; where they are hidden one weight serves all."""
        return [1 if size is None else size for size in y.shape]

    def total(self, values, weights):
        """The sum of all elements, weighted."""
        sums = []
        for value, weight in zip(values, weights):
            rank = len(value.shape)
            y = self.op("tenon.mul %s, %s", [value, weight],
                        [a if b == 1 else b for a, b in zip(value.shape, weight.shape)])
            sums.append(self.op(f"tenon.reduce sum %s axes {list(range(rank))}", [y], []) if rank else y)
        result = sums[0]
        for other in sums[1:]:
            result = self.binary("add", result, other)
        return result

    def gradients(self, target, sources):
        name, self.count = f"%g{self.count}", self.count + 1
        types = ", ".join(s.type for s in sources)
        self.lines.append(f"{name}:{len(sources)} = tenon.gradients {target.name} by "
                          f"({', '.join(s.name for s in sources)}) : {target.type}, ({types}) -> ({types})")
        return [Value(f"{name}#{i}", s.shape, "f64") for i, s in enumerate(sources)]

    def compare(self, gradients, away, totals):
        slope = self.total(gradients, [self.numbers(d) for d in away])
        change = self.binary("sub", totals[1], totals[2])
        scale = self.numbers(1 / (2 * STEP))
        self.close(slope, self.binary("mul", change, scale), 1e-5)


def add(family, name, body, *shapes, low=-1.5, high=1.5, is_open=True, is_static=True):
    forms = OPS.setdefault(family, [])
    if is_static:
        forms.append(Gradient(name, body, shapes, low, high, False))
    if is_open:
        forms.append(Gradient(name + "_open", body, shapes, low, high, True))


def joined(a, b):
    """The sizes two operands broadcast to; a hidden one may be anything."""
    a, b = [1] * (len(b.shape) - len(a.shape)) + a.shape, [1] * (len(a.shape) - len(b.shape)) + b.shape
    return [y if x == 1 else x if y in (1, x) or x is not None and y is None else y for x, y in zip(a, b)]


def elementwise():
    ranges = {"log": (0.3, 2), "log1p": (-0.5, 2), "sqrt": (0.3, 2), "rsqrt": (0.3, 2),
              "asin": (-0.8, 0.8), "acos": (-0.8, 0.8), "acosh": (1.3, 3), "atanh": (-0.8, 0.8),
              "reciprocal": (0.4, 2), "abs": (0.2, 1)}
    for name in ("abs neg exp expm1 log log1p sqrt rsqrt tanh sigmoid erf erfc sin cos tan asin acos atan "
                 "sinh cosh asinh acosh atanh reciprocal").split():
        low, high = ranges.get(name, (-1.2, 1.2))
        add("elementwise", name, lambda f, x, name=name: f.unary(name, x), (3, 5), low=low, high=high,
            is_open=False)

    def binary(name):
        return lambda f, a, b: f.op(f"tenon.{name} %s, %s", [a, b], joined(a, b))
    for name in "add sub mul div pow atan2 max min".split():
        for tag, shapes in {"": ((3, 4), (3, 4)), "_row": ((3, 4), (4,)), "_cross": ((3, 1), (1, 4)),
                            "_scalar": ((), (2, 3))}.items():
            add("binary", name + tag, binary(name), *shapes, low=0.3, high=2, is_static=not tag,
                is_open=tag == "_row" or (bool(tag) and name in ("mul", "pow")))
    for name in ("floor_mod", "trunc_mod"):
        add("binary", name, binary(name), (3, 4), (4,), low=0.6, high=2.4, is_open=False)

    def select(f, a, b):
        return f.op("tenon.select %s, %s, %s",
                    [f.constant(np.array([[1], [0], [1]], bool)), a, b], [3, 4], "f64")
    add("binary", "select", select, (3, 4), (4,), is_open=False)


def matmul():
    for ta in (0, 1):
        for tb in (0, 1):
            for tag, a, b in (("", (3, 4), (4, 5)), ("_batch", (2, 3, 4), (2, 4, 5)),
                              ("_shared", (2, 3, 4), (4, 5)), ("_stretched", (2, 1, 3, 4), (5, 4, 3))):
                def body(f, x, y, ta=ta, tb=tb):
                    batch = joined(Value("", x.shape[:-2]), Value("", y.shape[:-2]))
                    sizes = batch + [x.shape[-1 if ta else -2], y.shape[-2 if tb else -1]]
                    return f.op(f"tenon.matmul %s, %s{' transpose_lhs' * ta}{' transpose_rhs' * tb}",
                                [x, y], sizes)
                turn = lambda shape, flag: (*shape[:-2], shape[-1], shape[-2]) if flag else shape
                add("matmul", f"matmul{tag}_{ta}{tb}", body, turn(a, ta), turn(b, tb), is_static=not tag,
                    is_open=bool(tag))


def windows(size, window, stride=1, dilation=1, padding="valid", amounts=(0, 0)):
    if padding == "same":
        return -(-size // stride)
    return (size + sum(amounts) - (window - 1) * dilation - 1) // stride + 1


def conv():
    def case(name, op, image, filter, stride=(1, 1), dilation=(1, 1), padding="valid", amounts=None):
        def body(f, x, w):
            sizes = [windows(image[1 + i], filter[i], stride[i], dilation[i], padding,
                             amounts[2 * i:2 * i + 2] if amounts else (0, 0)) for i in (0, 1)]
            channels = filter[3] * (filter[2] if op == "depthwise_conv2d" else 1)
            text = f"tenon.{op} %s, %s strides {list(stride)} dilations {list(dilation)} padding {padding}"
            if amounts:
                text += f" amounts {amounts}"
            return f.op(text, [x, w], [image[0], *sizes, channels])
        add("conv", name, body, image, filter, is_open=False)
    case("plain", "conv2d", (2, 5, 6, 3), (3, 2, 3, 4))
    case("strides", "conv2d", (2, 7, 6, 2), (3, 3, 2, 3), (2, 3))
    case("strides_left_over", "conv2d", (1, 8, 8, 2), (3, 3, 2, 3), (2, 2))
    case("dilations", "conv2d", (1, 7, 8, 2), (2, 3, 2, 2), dilation=(3, 2))
    case("same", "conv2d", (1, 5, 6, 2), (3, 2, 2, 3), (2, 1), padding="same")
    case("same_dilated", "conv2d", (1, 7, 6, 1), (3, 3, 1, 2), dilation=(2, 2), padding="same")
    case("explicit", "conv2d", (1, 5, 4, 2), (3, 3, 2, 2), (2, 2), padding="explicit", amounts=[2, 0, 1, 2])
    case("explicit_wide", "conv2d", (1, 4, 4, 1), (2, 2, 1, 1), padding="explicit", amounts=[3, 2, 2, 3])
    case("groups", "conv2d", (2, 4, 5, 6), (2, 3, 2, 9), (1, 2))
    case("one_by_one", "conv2d", (2, 3, 3, 4), (1, 1, 4, 5), (2, 2))
    case("depthwise", "depthwise_conv2d", (2, 5, 6, 3), (3, 3, 3, 1), padding="same")
    case("depthwise_many", "depthwise_conv2d", (2, 5, 6, 3), (2, 3, 3, 2), (2, 2))

    def pool(name, op, image, window, stride, padding="valid", amounts=None):
        def body(f, x):
            sizes = [windows(image[1 + i], window[i], stride[i], 1, padding,
                             amounts[2 * i:2 * i + 2] if amounts else (0, 0)) for i in (0, 1)]
            text = f"tenon.{op} %s window {list(window)} strides {list(stride)} padding {padding}"
            if amounts:
                text += f" amounts {amounts}"
            return f.op(text, [x], [image[0], *sizes, image[3]])
        add("pool", name, body, image, is_open=False)
    for op in ("max_pool2d", "avg_pool2d"):
        pool(f"{op}_apart", op, (2, 6, 6, 3), (2, 2), (2, 2))
        pool(f"{op}_overlap", op, (1, 7, 6, 2), (3, 3), (2, 2), "same")
        pool(f"{op}_left_over", op, (1, 7, 8, 2), (2, 3), (3, 2))
        pool(f"{op}_explicit", op, (1, 5, 5, 2), (3, 3), (2, 2), "explicit", [1, 1, 0, 1])


def reduce():
    for kind in ("sum", "mean", "max", "min", "prod"):
        for tag, axes, keep in (("", [1], ""), ("_kept", [0, 2], " keep_dims"), ("_all", [0, 1, 2], "")):
            def body(f, x, kind=kind, axes=axes, keep=keep):
                sizes = [1 if i in axes else s for i, s in enumerate(x.shape) if keep or i not in axes]
                return f.op(f"tenon.reduce {kind} %s axes {axes}{keep}", [x], sizes)
            add("reduce", kind + tag, body, (2, 3, 4), low=0.4, high=1.6)
    for name in ("softmax", "log_softmax"):
        for axis in (0, 1):
            # The sum of a softmax alone has no slope.
            add("softmax", f"{name}_{axis}", lambda f, x, name=name, axis=axis: f.unary("tanh", f.op(
                f"tenon.{name} %s axis {axis}", [x], x.shape)), (3, 4))

    def reduce_to_shape(f, x, shape, sizes):
        y = f.unary("tanh", x)
        return f.op("tenon.reduce_to_shape %s, %s", [y, f.constant(np.array(shape), "tenon.constant")], sizes)
    add("reduce", "reduce_to_shape", lambda f, x: reduce_to_shape(f, x, [3, 1], [3, 1]), (2, 3, 4))

    def to_hidden(f, x, like):
        """Sizes that only the run knows: 1 or those of x."""
        shape = f.op("tenon.shape_of %s", [like], [2], "i64")
        y = f.op("tenon.reduce_to_shape %s, %s", [f.unary("tanh", x), shape], [None, None])
        return f.op("tenon.mul %s, %s", [y, like], [None, None])
    for tag, like in (("rows", (3, 1)), ("columns", (1, 4)), ("none", (3, 4)), ("all", (1, 1))):
        forms = OPS["reduce"]
        forms.append(Gradient(f"reduce_to_hidden_{tag}", to_hidden, [(3, 4), like], -1, 1, True))


def shape():
    def tanh(text, sizes, *inputs, is_open=True, name=None, more=(), low=-1.5):
        """`text` of tanh of the inputs, so that second derivatives are not zero."""
        def body(f, *xs):
            ys = [f.unary("tanh", x) for x in xs]
            consts = [f.constant(np.asarray(c), "tenon.constant") for c in more]
            return f.op(text, ys + consts, sizes(xs[0].shape) if callable(sizes) else sizes)
        add("shape", name or re.search(r"tenon\.(\w+)", text)[1], body, *inputs, is_open=is_open)
    tanh("tenon.reshape %s, %s", [2, 6], (3, 4), more=[[2, 6]])
    tanh("tenon.expand_dims %s axes [0, 2]", lambda s: [1, s[0], 1, s[1]], (3, 4))
    tanh("tenon.squeeze %s axes [1]", lambda s: [s[0], s[2]], (3, 1, 4))
    tanh("tenon.transpose %s perm [2, 0, 1]", lambda s: [s[2], s[0], s[1]], (2, 3, 4))
    tanh("tenon.reverse %s axes [1]", lambda s: s, (3, 4))
    tanh("tenon.broadcast_to %s, %s", [2, 3, 4], (3, 1), more=[[2, 3, 4]])
    tanh("tenon.tile %s, %s", lambda s: [s[0] and 2 * s[0], s[1] and 3 * s[1]], (2, 3), more=[[2, 3]])
    tanh("tenon.concat axis 1 (%s, %s)", lambda s: [s[0], s[1] and 5], (2, 3), (2, 2))
    tanh("tenon.slice %s begin [1, 0] size [2, -1] strides [1, 1]", lambda s: [2, s[1]], (4, 3))
    tanh("tenon.slice %s begin [1, -1] size [2, 2] strides [2, -2]", [2, 2], (5, 4), is_open=False,
         name="slice_strides")
    tanh("tenon.slice %s begin [-3, 1] size [2, -1] strides [1, 1]", lambda s: [2, s[1] and s[1] - 1], (4, 3),
         name="slice_from_end")
    tanh("tenon.dynamic_slice %s, %s, %s", [2, 2], (4, 3), more=[[1, 1], [2, 2]])
    tanh("tenon.dynamic_update_slice %s, %s, %s", lambda s: s, (4, 3), (2, 2), more=[[1, 1]], is_open=False)
    tanh("tenon.pad %s low [1, 0] high [2, 1] mode constant", lambda s: [s[0] and s[0] + 3, s[1] and s[1] + 1],
         (2, 3))
    tanh("tenon.pad %s low [1, 0] high [2, 1] mode constant value %s",
         lambda s: [s[0] and s[0] + 3, s[1] and s[1] + 1], (2, 3), (), name="pad_value")
    for mode, low, high in (("reflect", [1, 2], [2, 1]), ("symmetric", [3, 2], [1, 3])):
        tanh(f"tenon.pad %s low {low} high {high} mode {mode}", [3 + low[0] + high[0], 3 + low[1] + high[1]],
             (3, 3), is_open=False, name=f"pad_{mode}")
    def top_k(f, x):
        y, name = f.unary("tanh", x), f"%t{f.count}"
        k, result = f.constant(np.int32(2), "tenon.constant"), Value(name + "#0", x.shape[:-1] + [2], "f64")
        f.lines.append(f"{name}:2 = tenon.top_k {y.name}, {k.name} : {y.type}, {k.type} -> {result.type}, "
                       f"{result.type.replace('f64', 'i32')}")
        return result
    add("shape", "top_k", top_k, (3, 5))
    indices = np.array([[2, 0], [2, 1]], np.int32)
    tanh("tenon.gather %s, %s axis 0", lambda s: [2, 2, s[1]], (3, 4), more=[indices], name="gather")
    tanh("tenon.gather %s, %s axis 1", lambda s: [s[0], 2, 2, s[2]], (2, 3, 4), more=[indices], name="gather_axis")
    tanh("tenon.gather %s, %s axis 2 batch_dims 1", lambda s: [2, s[1], 2, s[3]], (2, 2, 3, 2), more=[indices],
         name="gather_batch")

    def one_hot(f, on, off):
        depth = f.constant(np.int32(4), "tenon.constant")
        places = f.constant(np.array([1, 3, 7], np.int32), "tenon.constant")
        return f.op("tenon.one_hot %s, %s, %s, %s axis 1",
                    [places, depth, f.unary("tanh", on), f.unary("tanh", off)], [3, 4], "f64")
    add("shape", "one_hot", one_hot, (), (), is_open=False)


def control():
    def branch(f, x, y, flag):
        c = f.constant(np.array(flag), "check.unfoldable_constant")
        name, f.count = f"%b{f.count}", f.count + 1
        result = Value(name, x.shape, "f64")
        f.lines.append(f"{name} = tenon.if {c.name} : tensor<i1> -> {result.type} {{")
        product = f.op("tenon.mul %s, %s", [x, f.unary("tanh", y)], x.shape)
        f.lines += [f"tenon.yield {product.name} : {product.type}", "} else {"]
        power = f.unary("exp", x)
        f.lines += [f"tenon.yield {power.name} : {power.type}", "}"]
        return f.unary("tanh", result)
    def loop(f, x, y):
        """Three times x becomes tanh(x) y + x, and z becomes z x."""
        zero, limit, one = (f.constant(np.int32(n), "tenon.constant") for n in (0, 3, 1))
        n, v, w = (Value(f"%{letter}{f.count}", like.shape, like.element)
                   for letter, like in zip("nvw", (zero, x, x)))
        name, f.count = f"%l{f.count}", f.count + 1
        types = f"tensor<i32>, {x.type}, {x.type}"
        arguments = ", ".join(f"{a.name}: {a.type}" for a in (n, v, w))
        f.lines += [f"{name}:3 = tenon.while ({zero.name}, {x.name}, {y.name}) : ({types}) -> ({types}) cond {{",
                    f"^bb0({arguments}):"]
        go = f.op("tenon.compare lt %s, %s", [n, limit], [], "i1")
        f.lines += [f"tenon.condition {go.name} : tensor<i1>", "} body {", f"^bb0({arguments}):"]
        after = f.binary("add", n, one)
        product = f.binary("mul", f.unary("tanh", v), y)
        first, second = f.binary("add", product, v), f.binary("mul", w, v)
        f.lines += [f"tenon.yield {after.name}, {first.name}, {second.name} : {types}", "}"]
        return f.binary("add", *(Value(f"{name}#{i}", x.shape, "f64") for i in (1, 2)))
    add("control", "while", loop, (3, 4), (3, 4), low=-1, high=1, is_open=False)
    def until(f, x, y):
        """x becomes x + tanh(x) y until its sum is more than a bound: nothing counts it."""
        limit = f.numbers(9)
        v, w = Value(f"%v{f.count}", x.shape, "f64"), Value(f"%w{f.count}", y.shape, "f64")
        name, f.count = f"%l{f.count}", f.count + 1
        types = f"{x.type}, {y.type}"
        f.lines += [f"{name}:2 = tenon.while ({x.name}, {y.name}) : ({types}) -> ({types}) cond {{",
                    f"^bb0({v.name}: {v.type}, {w.name}: {w.type}):"]
        sum = f.op("tenon.reduce sum %s axes [0, 1]", [v], [])
        go = f.op("tenon.compare lt %s, %s", [sum, limit], [], "i1")
        f.lines += [f"tenon.condition {go.name} : tensor<i1>", "} body {",
                    f"^bb0({v.name}: {v.type}, {w.name}: {w.type}):"]
        after = f.binary("add", v, f.binary("mul", f.unary("tanh", v), w))
        f.lines += [f"tenon.yield {after.name}, {w.name} : {types}", "}"]
        return f.unary("tanh", Value(f"{name}#0", x.shape, "f64"))
    add("control", "while_uncounted", until, (2, 2), (2, 2), low=0.5, high=1, is_open=False)
    for flag in (True, False):
        add("control", f"if_{flag}".lower(), lambda f, x, y, flag=flag: branch(f, x, y, flag), (3, 4), (3, 4),
            is_open=False)


def index():
    rows = np.array([[2, 0], [0, 1], [2, 0]], np.int32)  # with a place that occurs twice
    apart = np.array([[2], [0]], np.int32)

    def case(name, text, sizes, *inputs, more=(), after=None, **options):
        """Indices are operands after the first `after` inputs."""
        def body(f, *xs):
            ys = [f.unary("tanh", x) for x in xs]
            at = len(ys) if after is None else after
            consts = [f.constant(np.asarray(c), "tenon.constant") for c in more]
            return f.op(text, ys[:at] + consts + ys[at:], sizes(xs[0].shape))
        add("index", name, body, *inputs, **options)
    case("gather_nd", "tenon.gather_nd %s, %s", lambda s: [3, s[2]], (3, 2, 4), more=[rows])
    case("gather_nd_all", "tenon.gather_nd %s, %s", lambda s: [3], (3, 2), more=[rows])
    case("gather_nd_batch", "tenon.gather_nd %s, %s batch_dims 1", lambda s: [2, 3, s[2]], (2, 3, 2),
         more=[np.array([[[0], [2], [2]], [[1], [0], [1]]], np.int32)])
    case("scatter_update", "tenon.scatter update %s, %s, %s", lambda s: s, (3, 4), (2, 4), more=[apart], after=1)
    for kind in ("add", "sub", "mul", "min", "max"):
        case(f"scatter_{kind}", f"tenon.scatter {kind} %s, %s, %s", lambda s: s, (3, 2, 2), (3, 2), more=[rows],
             after=1, low=0.3)
    case("scatter_drop", "tenon.scatter add %s, %s, %s drop", lambda s: s, (3, 4), (3, 4), after=1,
         more=[np.array([[-1], [1], [3]], np.int32)])
    for kind in ("sum", "prod", "logsumexp"):
        for flags in ("", " exclusive", " reverse", " exclusive reverse"):
            if (kind, "exclusive" in flags) != ("logsumexp", True):  # the first one is infinite
                case("_".join(["cumulate", kind, *flags.split()]), f"tenon.cumulate {kind} %s axis 1{flags}",
                     lambda s: s, (2, 4), low=0.3, is_open=not flags)


def special():
    ranges = {"erfinv": (-0.8, 0.8), "ndtri": (0.1, 0.9), "digamma": (1.2, 3), "spence": (0.3, 3)}
    for name in ("lgamma digamma erfinv ndtri bessel_i0 bessel_i0e bessel_i1 bessel_i1e bessel_j0 bessel_j1 "
                 "bessel_k0 bessel_k0e bessel_k1 bessel_k1e bessel_y0 bessel_y1 dawsn expint fresnel_cos "
                 "fresnel_sin spence").split():
        low, high = ranges.get(name, (0.6, 2.5))
        add("special", name, lambda f, x, name=name: f.op(f"tenon.special {name}(%s)", [x], x.shape), (3, 4),
            low=low, high=high, is_open=False)
    for name, orders in (("polygamma", [1, 2, 3]), ("zeta", [2.5, 3, 4]), ("igamma", [0.7, 2, 5]),
                         ("igammac", [0.7, 2, 5])):
        add("special", name, lambda f, x, name=name, orders=orders: f.op(
            f"tenon.special {name}(%s, %s)", [f.numbers(orders), x], x.shape), (2, 3), low=1.2, high=3,
            is_open=name == "igamma")
    add("special", "betainc", lambda f, x: f.op(
        "tenon.special betainc(%s, %s, %s)", [f.numbers([0.7, 2, 3]), f.numbers([1.5, 2, 0.8]), x], x.shape),
        (2, 3), low=0.2, high=0.8, is_open=False)


def linalg():
    def heavy(f, x):
        """x with a diagonal that makes it invertible."""
        return f.op("tenon.add %s, %s", [x, f.numbers(4 * np.eye(3))], x.shape)

    def cholesky(f, x):
        y = heavy(f, f.op("tenon.matmul %s, %s transpose_rhs", [x, x], x.shape))
        return f.op("tenon.cholesky %s", [y], x.shape)
    add("linalg", "cholesky", cholesky, (2, 3, 3))
    for flags in ("", " lower", " transpose", " lower transpose"):
        add("linalg", "_".join(["triangular_solve", *flags.split()]), lambda f, a, b, flags=flags: f.op(
            f"tenon.triangular_solve %s, %s{flags}", [heavy(f, a), b], b.shape), (2, 3, 3), (2, 3, 2),
            is_open=flags == " lower")
    for flags in ("", " transpose"):
        add("linalg", "_".join(["matrix_solve", *flags.split()]), lambda f, a, b, flags=flags: f.op(
            f"tenon.matrix_solve %s, %s{flags}", [heavy(f, a), b], b.shape), (2, 3, 3), (2, 3, 2),
            is_open=not flags)

    def determinant(f, x):
        y, name = heavy(f, x), f"%d{f.count}"
        det, sign, log = (Value(f"{name}#{i}", x.shape[:-2], "f64") for i in range(3))
        f.lines.append(f"{name}:3 = tenon.determinant {y.name} : {y.type} -> {det.type}, {sign.type}, {log.type}")
        return f.binary("add", f.unary("tanh", f.binary("mul", det, f.numbers(0.01))), log)
    add("linalg", "determinant", determinant, (2, 3, 3))


def ortho():
    def parts(f, name, x, shapes, flags=""):
        """All results in one, so that each has a slope and none is symmetric."""
        results = [Value(f"%o{f.count}#{i}", shape, "f64") for i, shape in enumerate(shapes)]
        f.lines.append(f"%o{f.count}:{len(results)} = tenon.ortho_{name} {x.name}{flags} : {x.type} -> "
                       + ", ".join(result.type for result in results))
        f.count += 1
        totals = []
        for i, result in enumerate(results):
            y = f.unary("tanh", f.binary("mul", result, f.numbers(0.3 + 0.2 * i)))
            weights = f.numbers(np.random.default_rng(i).uniform(0.5, 1.5, [1 if s is None else s for s in y.shape]))
            totals.append(f.total([y], [weights]))
        return functools.reduce(lambda a, b: f.binary("add", a, b), totals)

    def factored(name, shapes, flags=""):
        """Of a matrix whose singular values are apart."""
        def body(f, x):
            rows, columns = x.shape[-2:]
            apart = f.numbers(np.diag([6.0, 3, 1.2, 0.4])[:rows or 4, :columns or 4])
            return parts(f, name, f.binary("add", x, apart), shapes(x.shape), flags)
        return body
    least = lambda s: min(s[-2:])
    for rows, columns in ((4, 3), (3, 3), (3, 4)):
        tag = f"_{rows}x{columns}"
        add("ortho", "qr" + tag, factored("qr", lambda s: ([*s[:-1], least(s)], [*s[:-2], least(s), s[-1]])),
            (2, rows, columns), low=-0.5, high=0.5, is_open=False)
        add("ortho", "svd" + tag, factored("svd", lambda s: ([*s[:-2], least(s)], [*s[:-1], least(s)],
                                                            [*s[:-2], s[-1], least(s)])),
            (2, rows, columns), low=-0.2, high=0.2, is_open=False)
    add("ortho", "eigh", factored("eigh", lambda s: (s[:-1], s)), (2, 4, 4), low=-0.3, high=0.3)

    for flags in ("", " inverse"):
        def fourier(f, a, b, flags=flags):
            results = [Value(f"%o{f.count}#{i}", a.shape, "f64") for i in range(2)]
            f.lines.append(f"%o{f.count}:2 = tenon.ortho_fourier {a.name}, {b.name}{flags} : {a.type}, {b.type} -> "
                           f"{a.type}, {a.type}")
            f.count += 1
            return f.binary("add", f.unary("tanh", results[0]), f.binary("mul", *results))
        add("ortho", "_".join(["fourier", *flags.split()]), fourier, (2, 5), (2, 5))


def complexes():
    """Of the parts of what an op makes of complex numbers."""
    def make(f, real, imag):
        return f.op("tenon.complex %s, %s", [real, imag], joined(real, imag), "complex<f64>")

    def parts(f, z):
        real = f.op("tenon.cast %s", [z], z.shape, "f64")
        return f.binary("add", f.unary("tanh", real), f.binary("mul", real, f.op("tenon.imag %s", [z], z.shape, "f64")))
    for name in "neg exp log sqrt rsqrt tanh sigmoid sin cos sinh cosh reciprocal sign".split():
        add("complex", name, lambda f, a, b, name=name: parts(f, f.unary(name, make(f, a, b))), (2, 3), (2, 3),
            low=0.3, high=1.3, is_open=False)
    add("complex", "abs", lambda f, a, b: f.op("tenon.abs %s", [make(f, a, b)], a.shape, "f64"), (2, 3), (2, 3),
        low=0.3, is_open=False)
    for name in "add sub mul div pow".split():
        def body(f, a, b, c, name=name):
            z, w = make(f, a, b), make(f, c, a)
            return parts(f, f.op(f"tenon.{name} %s, %s", [z, w], z.shape))
        add("complex", name, body, (2, 3), (2, 3), (2, 3), low=0.4, high=1.2, is_open=name == "mul")

    def matmul(f, a, b, c, d):
        z = f.op("tenon.matmul %s, %s transpose_lhs", [make(f, a, b), make(f, c, d)], [2, 4])
        return parts(f, z)
    add("complex", "matmul", matmul, (3, 2), (3, 2), (3, 4), (3, 4), is_open=False)

    def shapes(f, a, b):
        z = f.op("tenon.transpose %s perm [1, 0]", [make(f, a, b)], [3, 2])
        z = f.op("tenon.concat axis 0 (%s, %s)", [z, f.unary("exp", z)], [6, 2])
        return parts(f, f.op("tenon.reduce sum %s axes [0]", [z], [2]))
    add("complex", "shapes", shapes, (2, 3), (2, 3), is_open=False)


NO_FLOATS = "its result is not of floats"
NO_SLOPE = "its slope is zero where it has one"
NO_OPERANDS = "it has no operands of floats"
WITH_OTHERS = "other functions have it, and check it with theirs"
EXEMPT = {
    **dict.fromkeys("is_nan is_inf is_finite logical_not logical_and logical_or bitwise_not bitwise_and bitwise_or "
                    "bitwise_xor shift_left shift_right compare arg_reduce shape_of where broadcast_axes philox "
                    "shuffle".split(), NO_FLOATS),
    **dict.fromkeys("floor ceil round floor_div stop_gradient".split(), NO_SLOPE),
    **dict.fromkeys("constant weight read range truncated_normal".split(), NO_OPERANDS),
    **dict.fromkeys("gradients minimize variable assign assign_add assign_sub check".split(),
                    "it is gone before there are gradients, or has no result"),
    **dict.fromkeys("yield condition".split(), WITH_OTHERS),
    "bitcast": "bits are no numbers",
    **dict.fromkeys("image_decode image_encode image_read".split(), "bytes of a file, and integers"),
    **dict.fromkeys("unique list_diff non_max_suppression".split(), "TensorFlow has no gradient of it, either"),
}


def is_complete():
    """Whether every op is in some function or exempt, and not both."""
    text = "\n".join(function.text() for functions in OPS.values() for function in functions)
    tested = set(re.findall(r"tenon\.(\w+)", text)) - {"constant", "yield", "condition", "shape_of", "compare",
                                                       "gradients"}
    dialect = Path(__file__).resolve().parents[2] / "dialects" / "Tenon"
    declared = set()
    for file in dialect.glob("*.td"):
        if file.name != "Strings.td":  # no numbers, no slopes
            declared |= set(re.findall(r'^def Tenon_\w+Op\b[^"]*"(\w+)"', file.read_text(), re.M))
    wrong = {"no gradient is tested of": declared - tested - set(EXEMPT),
             "a gradient is tested of what is exempt:": tested & set(EXEMPT),
             "exempt, but not declared:": set(EXEMPT) - declared}
    for what, names in wrong.items():
        if names:
            print(what, ", ".join(sorted(names)))
    return not any(wrong.values())


def main():
    for family in (elementwise, matmul, conv, reduce, shape, index, special, linalg, ortho, complexes, control):
        family()
    for family, functions in OPS.items() if sys.argv[1:] != ["--check"] else ():
        for number, first in enumerate(range(0, len(functions), IN_FILE), 1):
            write(f"gradients-{family}-{number}",
                  "The gradient of each op, and that gradient's, against differences.",
                  functions[first:first + IN_FILE], "make_gradient_modules.py")
    return 0 if is_complete() else 1


if __name__ == "__main__":
    sys.exit(main())
