#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes mlir/*.mlir, tests of what -O3 makes of groups of ops.

What is expected is computed here by NumPy, or in the file by a formulation that comes
to other kernels: behind check.opaque, nothing is fused. Inputs are small integers where
sums must be exact at any order. Run it after a change; same script, same files.
"""
import os

import numpy as np

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "mlir")
NAMES = {"bool": "i1", "float16": "f16", "float32": "f32", "float64": "f64", "int8": "i8", "int32": "i32",
         "int64": "i64"}


class Value:
    """A name of the program, with what it is if the script knows."""

    def __init__(self, name, shape, element="f32", array=None):
        self.name, self.shape, self.element, self.array = name, list(shape), element, array

    @property
    def type(self):
        sizes = "".join("?x" if size is None else f"{size}x" for size in self.shape)
        return f"tensor<{sizes}{self.element}>"


class Function:
    def __init__(self, name, seed):
        self.name, self.lines, self.count = name, [], 0
        self.random = np.random.RandomState(seed)

    def text(self):
        return f"func.func @{self.name}() {{\n" + "".join(
            f"  {line}\n" for line in self.lines) + "  return\n}\n"

    def note(self, text):
        self.lines.append(f"// {text}")

    def op(self, text, operands, shape, element=None):
        """`text` with %s for each operand, and no types."""
        result = Value(f"%{self.count}", shape, element or operands[0].element)
        self.count += 1
        types = ", ".join(o.type for o in operands)
        self.lines.append(f"{result.name} = {text % tuple(o.name for o in operands)} : "
                          f"{types} -> {result.type}")
        return result

    def constant(self, array, op="check.unfoldable_constant"):
        array = np.asarray(array, order="C")
        result = Value(f"%{self.count}", array.shape, NAMES[str(array.dtype)], array)
        self.count += 1
        if array.size == 0:
            content = "dense<>"
        elif array.size == 1:
            content = f"dense<{str(array.reshape(-1)[0]).lower()}>" if array.dtype.kind in "ib" else \
                f"dense<{float(array.reshape(-1)[0]):.9e}>"
        elif array.dtype.kind == "b":
            content = f"dense<{str(array.tolist()).lower()}>"
        else:
            content = f'dense<"0x{array.tobytes().hex().upper()}">'
        self.lines.append(f"{result.name} = {op} {content} : {result.type}")
        return result

    def integers(self, *shape):
        return self.constant(self.random.randint(-4, 5, shape).astype(np.float32))

    def reals(self, *shape):
        return self.constant(self.random.uniform(-2, 2, shape).astype(np.float32))

    def opaque(self, value, shape=None):
        return self.op("check.opaque %s", [value], shape or value.shape)

    def unary(self, name, x):
        return self.op(f"tenon.{name} %s", [x], x.shape)

    def binary(self, name, a, b):
        shape = a.shape if len(a.shape) >= len(b.shape) else b.shape
        return self.op(f"tenon.{name} %s, %s", [a, b], shape)

    def matmul(self, a, b):
        return self.op("tenon.matmul %s, %s", [a, b], a.shape[:-1] + b.shape[-1:])

    def relu(self, x):
        return self.binary("max", x, self.constant(np.float32(0), "tenon.constant"))

    def close(self, actual, expected, tolerance=1e-5):
        if not isinstance(expected, Value):
            expected = self.constant(np.asarray(expected, np.float32))
        self.lines.append(f"check.expect_close {actual.name}, {expected.name} tolerance "
                          f"{tolerance:.1e} : {actual.type}, {expected.type}")

    def equal(self, actual, expected):
        if not isinstance(expected, Value):
            expected = self.constant(expected)
        self.lines.append(f"check.expect_eq {actual.name}, {expected.name} : "
                          f"{actual.type}, {expected.type}")


def write(name, title, functions, script="make_check_tests.py"):
    with open(os.path.join(FOLDER, name + ".mlir"), "w") as file:
        file.write(f"// {title}\n// Made by {script}.\n")
        for function in functions:
            file.write("\n" + function.text())


# ------------------------------------------------------------------------------ rows


def softmax(x):
    e = np.exp(x.astype(np.float64) - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def softmax_rows():
    functions = []
    for columns in (1, 3, 7, 8, 17, 33, 65):
        f = Function(f"columns_{columns}", columns)
        x, scale = f.reals(3, columns), f.reals(columns)
        y = f.op("tenon.softmax %s axis 1", [x], x.shape)
        f.close(y, softmax(x.array))
        z = f.op("tenon.log_softmax %s axis 1", [x], x.shape)
        f.close(z, np.log(softmax(x.array)), 1e-5)
        f.note("With what comes before and after in the same kernel.")
        y = f.op("tenon.softmax %s axis 1", [f.binary("mul", x, scale)], x.shape)
        f.close(f.binary("add", y, x), softmax(x.array * scale.array) + x.array)
        f.note("The same of open sizes.")
        d = f.opaque(x, [None, None])
        f.close(f.op("tenon.softmax %s axis 1", [d], d.shape), softmax(x.array))
        functions.append(f)
    f = Function("inner_axis", 99)
    x = f.reals(2, 5, 7)
    y = f.op("tenon.softmax %s axis 1", [x], x.shape)
    f.close(y, softmax(x.array.transpose(0, 2, 1)).transpose(0, 2, 1))
    functions.append(f)
    write("softmax-rows", "Softmax over rows of odd lengths, alone and in a group.", functions)


def row_groups():
    functions = []
    for rows, columns in ((1, 5), (4, 19), (3, 64), (7, 33)):
        f = Function(f"normalize_{rows}x{columns}", rows * 100 + columns)
        x, g, b = f.reals(rows, columns), f.reals(columns), f.reals(columns)
        mean = f.op("tenon.reduce mean %s axes [1] keep_dims", [x], [rows, 1])
        centred = f.binary("sub", x, mean)
        square = f.binary("mul", centred, centred)
        variance = f.op("tenon.reduce mean %s axes [1] keep_dims", [square], [rows, 1])
        epsilon = f.constant(np.float32(1e-3), "tenon.constant")
        inverse = f.unary("rsqrt", f.binary("add", variance, epsilon))
        y = f.binary("add", f.binary("mul", f.binary("mul", centred, inverse), g), b)
        a = x.array.astype(np.float64)
        m, v = a.mean(-1, keepdims=True), a.var(-1, keepdims=True)
        f.close(y, (a - m) / np.sqrt(v + 1e-3) * g.array + b.array)
        f.note("Its parts are results too.")
        f.close(mean, m)
        f.close(variance, v)
        f.close(f.op("tenon.reduce max %s axes [0]", [y], [columns]),
                ((a - m) / np.sqrt(v + 1e-3) * g.array + b.array).max(0))
        functions.append(f)
    write("row-groups", "Normalized rows, whose statistics are results as well.", functions)


# ---------------------------------------------------------------------------- groups


def multi_results():
    f = Function("epilogue", 1)
    x, w, b = f.integers(5, 12), f.integers(12, 21), f.integers(21)
    sums = x.array @ w.array + b.array
    y = f.binary("add", f.matmul(x, w), b)
    z = f.relu(y)
    t = f.binary("mul", z, z)
    f.equal(z, np.maximum(sums, 0))
    f.equal(y, sums)
    f.equal(t, np.maximum(sums, 0) ** 2)
    g = Function("elementwise", 2)
    a, c = g.integers(3, 11), g.integers(11)
    s, p = g.binary("add", a, c), g.binary("mul", a, c)
    d = g.binary("sub", s, p)
    g.equal(s, a.array + c.array)
    g.equal(p, a.array * c.array)
    g.equal(d, a.array + c.array - a.array * c.array)
    g.equal(g.op("tenon.reduce sum %s axes [0, 1]", [d], []), (a.array + c.array - a.array * c.array).sum())
    h = Function("two_products", 3)
    x, v, w = h.integers(6, 9), h.integers(9, 17), h.integers(9, 17)
    y, z = h.matmul(x, v), h.matmul(x, w)
    h.equal(h.binary("mul", y, h.relu(z)), (x.array @ v.array) * np.maximum(x.array @ w.array, 0))
    h.equal(y, x.array @ v.array)
    write("multi-results", "Groups with several results.", [f, g, h])


def in_place():
    functions = []
    for rows in (1, 6):
        f = Function(f"residual_{rows}", rows)
        x = f.integers(rows, 18)
        value, array = x, x.array
        for _ in range(3):
            w = f.integers(18, 18)
            value = f.binary("add", value, f.relu(f.matmul(value, w)))
            array = array + np.maximum(array @ w.array, 0)
        f.close(value, array, 1e-6)
        f.note("The first input is read again at the end.")
        f.close(f.binary("sub", value, x), array - x.array, 1e-6)
        functions.append(f)
    f = Function("old_value_needed", 7)
    x = f.opaque(f.integers(4, 13))
    source = x
    y = f.binary("mul", x, x)
    t = f.op("tenon.transpose %s perm [1, 0]", [x], [13, 4])
    z = f.op("tenon.transpose %s perm [1, 0]", [t], [4, 13])
    f.equal(f.binary("sub", y, z), f.opaque(f.binary("sub", f.opaque(y), f.opaque(source))))
    functions.append(f)
    write("in-place", "Results that could take the place of an operand.", functions)


def concats():
    f = Function("computed_parts", 1)
    x, w, v = f.integers(4, 6), f.integers(6, 9), f.integers(6, 3)
    y, z = f.relu(f.matmul(x, w)), f.matmul(x, v)
    c = f.op("tenon.concat axis 1 (%s, %s, %s)", [y, x, z], [4, 18])
    want = np.concatenate([np.maximum(x.array @ w.array, 0), x.array, x.array @ v.array], 1)
    f.equal(c, want)
    f.note("A part is needed on its own as well.")
    f.equal(f.binary("add", y, y), 2 * np.maximum(x.array @ w.array, 0))
    g = Function("axes", 2)
    a, b = g.integers(2, 3, 5), g.integers(2, 3, 5)
    s = g.binary("add", a, b)
    for axis in range(3):
        shape = [2, 3, 5]
        shape[axis] *= 3
        c = g.op(f"tenon.concat axis {axis} (%s, %s, %s)", [a, s, a], shape)
        g.equal(c, np.concatenate([a.array, a.array + b.array, a.array], axis))
    h = Function("nested", 3)
    a, b = h.integers(3, 4), h.integers(3, 2)
    inner = h.op("tenon.concat axis 1 (%s, %s)", [h.unary("neg", a), b], [3, 6])
    outer = h.op("tenon.concat axis 1 (%s, %s)", [inner, a], [3, 10])
    h.equal(h.relu(outer), np.maximum(np.concatenate([-a.array, b.array, a.array], 1), 0))
    h.equal(inner, np.concatenate([-a.array, b.array], 1))
    e = Function("open_sizes", 4)
    a, b = e.integers(3, 4), e.integers(2, 4)
    p, q = e.opaque(a, [None, 4]), e.opaque(b, [None, 4])
    c = e.op("tenon.concat axis 0 (%s, %s)", [e.relu(p), e.unary("neg", q)], [None, 4])
    e.equal(c, np.concatenate([np.maximum(a.array, 0), -b.array]))
    write("concats", "Concatenations whose parts are computed in place.", [f, g, h, e])


# --------------------------------------------------------------------------- matmuls


def matmul_rows():
    functions = []
    for depth, columns in ((19, 37), (64, 64), (5, 130)):
        f = Function(f"open_{depth}x{columns}", depth)
        w, b = f.integers(depth, columns), f.integers(columns)
        for rows in range(1, 14) if depth == 19 else (1, 4, 7, 13):
            x = f.integers(rows, depth)
            d = f.opaque(x, [None, depth])
            y = f.relu(f.binary("add", f.matmul(d, w), b))
            # The sum by another path: products and a reduction in kernels of their own.
            column = f.op("tenon.expand_dims %s axes [2]", [x], [rows, depth, 1])
            product = f.opaque(f.op("tenon.mul %s, %s", [column, w], [rows, depth, columns]))
            total = f.opaque(f.op("tenon.reduce sum %s axes [1]", [product], [rows, columns]))
            f.equal(y, f.relu(f.opaque(f.binary("add", total, b))))
        functions.append(f)
    f = Function("transposed", 7)
    for rows in (1, 5, 8):
        x, y = f.integers(rows, 11), f.integers(23, 11)
        f.equal(f.op("tenon.matmul %s, %s transpose_rhs", [x, y], [rows, 23]), x.array @ y.array.T)
        z = f.integers(11, rows)
        f.equal(f.op("tenon.matmul %s, %s transpose_lhs transpose_rhs", [z, y], [rows, 23]),
                z.array.T @ y.array.T)
    functions.append(f)
    f = Function("batches", 8)
    x, y = f.integers(3, 5, 7), f.integers(3, 7, 18)
    f.equal(f.op("tenon.matmul %s, %s", [x, y], [3, 5, 18]), x.array @ y.array)
    z = f.integers(7, 18)
    f.equal(f.op("tenon.matmul %s, %s", [x, z], [3, 5, 18]), x.array @ z.array)
    functions.append(f)
    write("matmul-rows", "Products of 1 to 13 rows that the compiler does not know.", functions)


# ---------------------------------------------------------------------- convolutions


def out_size(size, low, high, kernel, stride, dilation=1):
    return (size + low + high - (kernel - 1) * dilation - 1) // stride + 1


def paddings(most):
    """Every choice of no padding and `most` at the four sides, and unequal ones."""
    sides = [[most * (i >> bit & 1) for bit in range(4)] for i in range(16)]
    return sides + [[1, most, most, 1], [most, 1, 0, most]]


def some_paddings(most):
    return [[0, 0, most, 0], [0, most, 0, 0], [1, most, most, 1], [most, 1, 0, most]]


def same_amounts(size, kernel, stride, dilation):
    out = -(-size // stride)
    total = max((out - 1) * stride + (kernel - 1) * dilation + 1 - size, 0)
    return total // 2, total - total // 2


def convolve(f, op, x, w, channels, strides, dilation, padding, amounts=None):
    kernel = w.shape[0]
    if padding == "same":
        rows, columns = (-(-size // s) for size, s in zip(x.shape[1:3], strides))
    else:
        low_h, high_h, low_w, high_w = amounts or (0, 0, 0, 0)
        rows = out_size(x.shape[1], low_h, high_h, kernel, strides[0], dilation)
        columns = out_size(x.shape[2], low_w, high_w, kernel, strides[1], dilation)
    text = f"{op} %s, %s strides {list(strides)} dilations [{dilation}, {dilation}] padding {padding}"
    if amounts:
        text += f" amounts {list(amounts)}"
    return f.op(text, [x, w], [x.shape[0], rows, columns, channels])


def border(kernel, stride, dilation):
    """Convolutions with padding against padded images."""
    name = f"stride_{stride}" + (f"_dilation_{dilation}" if dilation > 1 else "")
    f = Function(name, kernel * 10 + stride)
    size = (kernel - 1) * dilation + 1
    x, w = f.integers(1, size + 2, size + 9, 3), f.integers(kernel, kernel, 3, 18)
    b = f.integers(18)
    conv = "tenon.conv2d"
    strides = (stride, stride)
    choose = paddings if kernel == 3 and dilation == 1 else some_paddings
    amounts = choose((size - 1) // 2)
    same = [*same_amounts(x.shape[1], kernel, stride, dilation),
            *same_amounts(x.shape[2], kernel, stride, dilation)]
    for padding, amount in [("explicit", a) for a in amounts] + [("same", same)]:
        y = convolve(f, conv, x, w, 18, strides, dilation, padding,
                     amount if padding == "explicit" else None)
        y = f.relu(f.binary("add", y, b))
        low, high = [0, amount[0], amount[2], 0], [0, amount[1], amount[3], 0]
        shape = [n + l + h for n, l, h in zip(x.shape, low, high)]
        wide = f.opaque(f.op(f"tenon.pad %s low {low} high {high} mode constant", [x], shape))
        z = f.opaque(convolve(f, conv, wide, w, 18, strides, dilation, "valid"))
        f.equal(y, f.relu(f.opaque(f.binary("add", z, b))))
    return f


def conv_borders():
    for kernel in (3, 5, 7):
        functions = [border(kernel, 1, 1), border(kernel, 2, 1), border(kernel, 1, 2)]
        write(f"conv-borders-{kernel}x{kernel}",
              f"Convolutions of {kernel}x{kernel} with padding, against padded images.", functions)


def conv_numpy(x, w, strides=(1, 1), dilation=1):
    """Without padding; x in NHWC, w in HWIO."""
    kernel = w.shape[0]
    rows = out_size(x.shape[1], 0, 0, kernel, strides[0], dilation)
    columns = out_size(x.shape[2], 0, 0, kernel, strides[1], dilation)
    y = np.zeros((x.shape[0], rows, columns, w.shape[3]), np.float32)
    for i in range(kernel):
        for j in range(kernel):
            part = x[:, i * dilation:i * dilation + rows * strides[0]:strides[0],
                     j * dilation:j * dilation + columns * strides[1]:strides[1]]
            y += part[:, :rows, :columns] @ w[i, j]
    return y


def depthwise_numpy(x, w, strides=(1, 1)):
    channels, multiplier = w.shape[2:]
    parts = [conv_numpy(x[..., c:c + 1], w[:, :, c:c + 1, :], strides) for c in range(channels)]
    return np.concatenate(parts, -1)


def conv_values():
    functions = []
    for kernel in (1, 3, 5, 7):
        f = Function(f"plain_{kernel}x{kernel}", kernel)
        x, w = f.integers(2, 8, 9, 5), f.integers(kernel, kernel, 5, 7)
        for strides in ((1, 1), (2, 1), (2, 2), (9, 9)):
            y = convolve(f, "tenon.conv2d", x, w, 7, strides, 1, "valid")
            f.equal(y, conv_numpy(x.array, w.array, strides))
        functions.append(f)
    f = Function("grouped", 11)
    x, w = f.integers(1, 5, 6, 6), f.integers(3, 3, 2, 9)
    y = convolve(f, "tenon.conv2d", x, w, 9, (1, 1), 1, "valid")
    f.equal(y, np.concatenate([conv_numpy(x.array[..., 2 * g:2 * g + 2], w.array[..., 3 * g:3 * g + 3])
                               for g in range(3)], -1))
    functions.append(f)
    for multiplier in (1, 2):
        f = Function(f"depthwise_{multiplier}", 20 + multiplier)
        x, w = f.integers(1, 7, 9, 10), f.integers(3, 3, 10, multiplier)
        op, channels = "tenon.depthwise_conv2d", 10 * multiplier
        wide = np.pad(x.array, ((0, 0), (1, 2), (2, 1), (0, 0)))
        for stride in (1, 2):
            y = convolve(f, op, x, w, channels, (stride, stride), 1, "valid")
            f.equal(y, depthwise_numpy(x.array, w.array, (stride, stride)))
            y = convolve(f, op, x, w, channels, (stride, stride), 1, "explicit", (1, 2, 2, 1))
            f.equal(f.relu(y), np.maximum(depthwise_numpy(wide, w.array, (stride, stride)), 0))
        functions.append(f)
    write("conv-values", "Convolutions against NumPy, grouped and depthwise ones too.", functions)


def pool_numpy(x, kernel, stride, amounts, how):
    pads = ((0, 0), amounts[:2], amounts[2:], (0, 0))
    wide = np.pad(x.astype(np.float64), pads, constant_values=np.nan)
    rows = out_size(x.shape[1], *amounts[:2], kernel, stride)
    columns = out_size(x.shape[2], *amounts[2:], kernel, stride)
    y = np.empty((x.shape[0], rows, columns, x.shape[3]))
    for i in range(rows):
        for j in range(columns):
            window = wide[:, i * stride:i * stride + kernel, j * stride:j * stride + kernel]
            y[:, i, j] = how(window, axis=(1, 2))
    return y.astype(np.float32)


def pools():
    functions = []
    for kernel, stride in ((2, 2), (3, 1), (3, 2), (5, 3)):
        f = Function(f"window_{kernel}_stride_{stride}", kernel * 10 + stride)
        x = f.integers(2, 7, 9, 5)
        for amounts in some_paddings(kernel // 2) + [[0, 0, 0, 0]]:
            rows = out_size(7, *amounts[:2], kernel, stride)
            columns = out_size(9, *amounts[2:], kernel, stride)
            text = f" %s window [{kernel}, {kernel}] strides [{stride}, {stride}] padding explicit"
            text += f" amounts {amounts}"
            y = f.op("tenon.max_pool2d" + text, [x], [2, rows, columns, 5])
            f.equal(y, pool_numpy(x.array, kernel, stride, amounts, np.nanmax))
            y = f.op("tenon.avg_pool2d" + text, [x], [2, rows, columns, 5])
            f.close(y, pool_numpy(x.array, kernel, stride, amounts, np.nanmean), 1e-6)
        functions.append(f)
    write("pools", "Pooling with padding, which takes no part in maximum or average.", functions)


# ---------------------------------------------------------------------------- blocks


def open_windows():
    functions = []
    for stride in (1, 2, 3):
        f = Function(f"stride_{stride}", stride)
        x = f.integers(2, 9, 11, 4)
        v, w = f.integers(3, 3, 4, 10), f.integers(3, 3, 4, 2)
        d = f.opaque(x, [None, None, None, 4])
        wide = np.pad(x.array, ((0, 0), (1, 2), (0, 1), (0, 0)))
        how = f"strides [{stride}, {stride}] padding explicit amounts [1, 2, 0, 1]"
        strides, sizes = (stride, stride), [None] * 3
        y = f.op(f"tenon.conv2d %s, %s {how}", [d, v], sizes + [10])
        f.equal(f.relu(y), np.maximum(conv_numpy(wide, v.array, strides), 0))
        y = f.op(f"tenon.depthwise_conv2d %s, %s {how}", [d, w], sizes + [8])
        f.equal(f.relu(y), np.maximum(depthwise_numpy(wide, w.array, strides), 0))
        for op, reduce in (("max", np.nanmax), ("avg", np.nanmean)):
            y = f.op(f"tenon.{op}_pool2d %s window [3, 3] {how}", [d], sizes + [4])
            f.close(y, pool_numpy(x.array, 3, stride, [1, 2, 0, 1], reduce), 1e-6)
        functions.append(f)
    write("open-windows", "Windows over images of sizes that the compiler does not know.",
          functions)


def outer(f, *shape):
    """A tensor of two terms a·b, so that it takes little room in the file."""
    def term():
        parts = [f.random.uniform(-1, 1, size).astype(np.float32)
                 for size in ((*shape[:-1], 1), shape[-1:])]
        constants = [f.constant(part, "tenon.constant") for part in parts]
        return f.op("tenon.mul %s, %s", constants, shape)
    return f.binary("add", term(), term())


def winograd():
    """Constant filters, which are transformed, against the same that come at run time.
    The bound is that of the schedule: 2e-5 of the largest output."""
    functions = []
    cases = (("whole_tiles", (1, 12, 16, 16), 16, "same", None),
             ("cut_tiles", (1, 13, 15, 16), 32, "same", None),
             ("no_padding", (1, 15, 16, 16), 16, "valid", None),
             ("unequal_padding", (1, 12, 13, 16), 48, "explicit", (2, 0, 1, 3)),
             ("several_blocks", (1, 30, 31, 16), 16, "same", None),
             ("images", (3, 14, 14, 16), 96, "same", None),
             ("small_tiles", (1, 7, 7, 64), 64, "same", None),
             ("small_tiles_of_images", (2, 6, 5, 80), 96, "same", None))
    for number, (name, shape, channels, padding, amounts) in enumerate(cases):
        f = Function(name, 70 + number)
        x, w, b = f.opaque(outer(f, *shape)), outer(f, 3, 3, shape[3], channels), f.reals(channels)
        r = None
        results = []
        for filters in (w, f.opaque(w)):
            y = convolve(f, "tenon.conv2d", x, filters, channels, (1, 1), 1, padding, amounts)
            r = r or f.opaque(f.relu(f.opaque(y)))
            results.append(f.relu(f.binary("add", f.binary("add", y, b), r)))
            results.append(y)
        f.close(results[0], results[2], 2e-5)
        f.close(results[1], results[3], 2e-5)
        functions.append(f)
    write("winograd", "Convolutions by transformed filters, against direct ones.", functions)


def filter_gradient(name, seed, image, channels, kernel, stride=1, dilation=1, amounts=(0, 0, 0, 0)):
    """By the filter, with a step of training behind it, which is fused."""
    f = Function(name, seed)
    x, w = f.integers(*image), f.integers(kernel, kernel, image[3], channels)
    y = convolve(f, "tenon.conv2d", x, w, channels, (stride, stride), dilation, "explicit", amounts)
    g = f.integers(*y.shape)
    loss = f.op("tenon.reduce sum %s axes [0, 1, 2, 3]", [f.binary("mul", y, g)], [])
    gradient = Value(f"%{f.count}", w.shape)
    f.count += 1
    f.lines.append(f"{gradient.name} = tenon.gradients {loss.name} by ({w.name}) : {loss.type}, ({w.type}) -> "
                   f"({w.type})")
    padded = np.pad(x.array, ((0, 0), amounts[:2], amounts[2:], (0, 0)))
    rows, columns = y.shape[1:3]
    expected = np.zeros(w.shape, np.float32)
    for i in range(kernel):
        for j in range(kernel):
            part = padded[:, i * dilation:, j * dilation:][:, :rows * stride:stride, :columns * stride:stride]
            expected[i, j] = np.einsum("nyxc,nyxf->cf", part[:, :rows, :columns], g.array)
    f.equal(f.binary("sub", w, gradient), w.array - expected)
    return f


def filter_sums():
    functions = [filter_gradient("same", 1, (3, 6, 7, 5), 21, 3, amounts=(1, 1, 1, 1)),
                 filter_gradient("strides", 2, (2, 13, 13, 18), 3, 3, stride=2, amounts=(0, 1, 2, 0)),
                 filter_gradient("one_by_one", 3, (2, 6, 6, 33), 16, 1),
                 filter_gradient("dilated", 4, (2, 10, 10, 2), 40, 3, dilation=2)]
    write("filter-sums", "Gradients of filters: sums over images, one after the other.", functions)


def matmul_blocks():
    """Constant right sides larger than a cache, which are packed, against others."""
    functions = []
    for depth, columns, all_rows in ((320, 1040, (7, 49, 61, 100)), (2064, 280, (3, 13, 16, 49))):
        f = Function(f"depth_{depth}", depth)
        w, b = outer(f, depth, columns), f.reals(columns)
        other = f.opaque(w)
        for rows in all_rows:
            x = f.opaque(outer(f, rows, depth))
            y, z = (f.relu(f.binary("add", f.matmul(x, right), b)) for right in (w, other))
            f.close(y, f.opaque(z))
        functions.append(f)
    write("matmul-blocks", "Products of many rows, and of a few with many terms.", functions)


def moved_strides():
    """A strided 1x1 convolution behind a residual block, against the same in single kernels."""
    functions = []
    for rows, columns, stride in ((7, 8, 2), (6, 9, 3)):
        f = Function(f"stride_{stride}", 50 + stride)
        x, v = f.integers(1, rows, columns, 5), f.integers(3, 3, 5, 5)
        filters, b = [f.integers(1, 1, 5, 18), f.integers(1, 1, 5, 18)], f.integers(5)
        results = []
        for keep in (lambda value: value, f.opaque):
            y = keep(x)
            z = keep(f.op("tenon.conv2d %s, %s padding same", [y, v], x.shape))
            z = keep(f.relu(keep(f.binary("add", z, b))))
            y = keep(f.relu(keep(f.binary("add", z, y))))
            results.append([convolve(f, "tenon.conv2d", y, w, 18, (stride, stride), 1, "valid")
                            for w in filters])
        for moved, plain in zip(*results):
            f.equal(f.relu(moved), f.relu(f.opaque(plain)))
        functions.append(f)
    write("moved-strides", "Strides that move back through a residual block.", functions)


def blocks():
    a = Function("attention", 1)
    q, k, v = a.reals(2, 5, 6), a.reals(2, 7, 6), a.reals(2, 7, 6)
    scores = a.op("tenon.matmul %s, %s transpose_rhs", [q, k], [2, 5, 7])
    weights = a.op("tenon.softmax %s axis 2", [scores], [2, 5, 7])
    y = a.op("tenon.matmul %s, %s", [weights, v], [2, 5, 6])
    a.close(y, softmax(q.array @ k.array.transpose(0, 2, 1)) @ v.array)
    g = Function("gates", 2)
    x, w = g.integers(4, 6), g.integers(6, 20)
    y = g.relu(g.matmul(x, w))
    halves = [g.op(f"tenon.slice %s begin [0, {at}] size [4, 10] strides [1, 1]", [y], [4, 10])
              for at in (0, 10)]
    want = np.maximum(x.array @ w.array, 0)
    g.equal(g.binary("mul", *halves), want[:, :10] * want[:, 10:])
    turned = g.op("tenon.concat axis 1 (%s, %s)", halves[::-1], [4, 20])
    g.equal(turned, np.concatenate([want[:, 10:], want[:, :10]], 1))
    r = Function("residual_convolutions", 3)
    x, v, w = r.integers(1, 6, 7, 8), r.integers(3, 3, 8, 8), r.integers(3, 3, 8, 8)
    pad = lambda array: np.pad(array, ((0, 0), (1, 1), (1, 1), (0, 0)))
    y = r.relu(r.op("tenon.conv2d %s, %s padding same", [x, v], x.shape))
    z = r.op("tenon.conv2d %s, %s padding same", [y, w], x.shape)
    inner = np.maximum(conv_numpy(pad(x.array), v.array), 0)
    r.equal(r.relu(r.binary("add", z, x)), np.maximum(conv_numpy(pad(inner), w.array) + x.array, 0))
    c = Function("branches_of_convolutions", 4)
    x, v, w = c.integers(1, 6, 7, 8), c.integers(1, 1, 8, 5), c.integers(3, 3, 8, 3)
    y = c.relu(c.op("tenon.conv2d %s, %s padding same", [x, v], [1, 6, 7, 5]))
    z = c.op("tenon.conv2d %s, %s padding same", [x, w], [1, 6, 7, 3])
    c.equal(c.op("tenon.concat axis 3 (%s, %s)", [y, z], [1, 6, 7, 8]),
            np.concatenate([np.maximum(conv_numpy(x.array, v.array), 0),
                            conv_numpy(pad(x.array), w.array)], -1))
    write("blocks", "Parts of models in which groups follow each other.", [a, g, r, c])


# ------------------------------------------------------------------- sizes and types


def open_sizes():
    functions = []
    for batch in (0, 1, 3):
        f = Function(f"images_{batch}", 30 + batch)
        x, w, b = f.integers(batch, 6, 9, 3), f.integers(3, 3, 3, 17), f.integers(17)
        wide = np.pad(x.array, ((0, 0), (1, 1), (1, 1), (0, 0)))
        want = np.maximum(conv_numpy(wide, w.array) + b.array, 0)
        least = f.opaque(x, [None, 6, 9, 3])
        most = f.opaque(x, [None, None, None, None])
        for d in (least, most):
            y = f.op("tenon.conv2d %s, %s padding same", [d, w], d.shape[:3] + [17])
            y = f.relu(f.binary("add", y, b))
            f.equal(y, want)
            p = f.op("tenon.max_pool2d %s window [2, 2] strides [2, 2] padding valid", [y],
                     [None, 3, 4, 17] if d is least else [None, None, None, 17])
            f.equal(p, pool_numpy(want, 2, 2, [0, 0, 0, 0], np.nanmax))
            m = f.op("tenon.reduce sum %s axes [1, 2]", [y], [None, 17])
            f.equal(m, want.sum((1, 2)))
        functions.append(f)
    for rows, columns in ((0, 5), (1, 1), (5, 0), (4, 19)):
        f = Function(f"rows_{rows}x{columns}", 40 + columns)
        x = f.integers(rows, columns)
        d = f.opaque(x, [None, None])
        f.equal(f.op("tenon.reduce sum %s axes [1]", [d], [None]), x.array.sum(1))
        f.equal(f.op("tenon.reduce sum %s axes [0]", [f.relu(d)], [None]),
                np.maximum(x.array, 0).sum(0))
        f.equal(f.op("tenon.transpose %s perm [1, 0]", [f.unary("neg", d)], [None, None]),
                -x.array.T)
        f.equal(f.op("tenon.concat axis 0 (%s, %s)", [d, f.relu(d)], [None, None]),
                np.concatenate([x.array, np.maximum(x.array, 0)]))
        product = f.op("tenon.matmul %s, %s transpose_rhs", [d, d], [None, None])
        f.equal(f.relu(product), np.maximum(x.array @ x.array.T, 0))
        functions.append(f)
    write("open-sizes", "Sizes that the compiler does not know, none among them.", functions)


def element_types():
    functions = []
    for dtype in (np.float64, np.float16, np.int32, np.int64, np.int8):
        name = NAMES[np.dtype(dtype).name]
        f = Function(f"matmul_{name}", 50)
        integers = lambda *shape: f.constant(f.random.randint(-3, 4, shape).astype(dtype))
        x, w, b = integers(5, 7), integers(7, 21), integers(21)
        y = f.binary("add", f.matmul(x, w), b)
        want = (x.array.astype(np.int64) @ w.array.astype(np.int64) + b.array).astype(dtype)
        f.equal(y, want.astype(dtype))
        f.equal(f.binary("mul", y, y), (want * want).astype(dtype))
        f.equal(f.op("tenon.reduce max %s axes [1]", [y], [5]), want.max(1))
        f.equal(f.op("tenon.reduce sum %s axes [0]", [x], [7]), x.array.sum(0).astype(dtype))
        functions.append(f)
    f = Function("not_a_number", 60)
    array = np.array([[1, np.nan, 3, -np.inf, 5], [np.inf, 2, -1, 0, 4]], np.float32)
    x = f.constant(array)
    f.equal(f.op("tenon.reduce max %s axes [1]", [x], [2]), array.max(1))
    f.equal(f.op("tenon.reduce min %s axes [0]", [x], [5]), array.min(0))
    f.equal(f.relu(x), np.maximum(array, 0))
    f.equal(f.op("tenon.reduce sum %s axes [1]", [x], [2]), array.sum(1))
    functions.append(f)
    write("element-types", "Products and reductions of other element types; NaN and infinity.",
          functions)


# ------------------------------------------------------------------------------ others


def unreachable():
    f = Function("expm1_log1p", 1)
    x = f.reals(3, 7)
    f.close(f.unary("expm1", x), np.expm1(x.array.astype(np.float64)))
    f.close(f.unary("log1p", f.unary("abs", x)), np.log1p(np.abs(x.array.astype(np.float64))))
    g = Function("pad_modes", 2)
    x = g.integers(4, 5)
    for mode in ("reflect", "symmetric"):
        y = g.op(f"tenon.pad %s low [2, 1] high [1, 3] mode {mode}", [x], [7, 9])
        g.equal(g.unary("neg", y), -np.pad(x.array, ((2, 1), (1, 3)), mode))
    h = Function("slices", 3)
    x = h.integers(6, 9)
    y = h.op("tenon.slice %s begin [5, 1] size [3, 4] strides [-2, 2]", [x], [3, 4])
    h.equal(y, x.array[5::-2, 1:9:2])
    z = h.op("tenon.reverse %s axes [0, 1]", [h.relu(x)], [6, 9])
    h.equal(z, np.maximum(x.array, 0)[::-1, ::-1])
    i = Function("reductions", 4)
    x = i.integers(3, 4, 17)
    for kind, how in (("sum", np.sum), ("max", np.max), ("min", np.min)):
        for axes in ((0,), (1,), (2,), (0, 2), (0, 1, 2)):
            shape = [n for axis, n in enumerate(x.shape) if axis not in axes]
            y = i.op(f"tenon.reduce {kind} %s axes {list(axes)}", [x], shape)
            i.equal(i.binary("add", y, y), (2 * how(x.array, axis=axes)).astype(np.float32))
    j = Function("arg_reduce", 5)
    x = j.integers(4, 21)
    y = j.op("tenon.arg_reduce max %s axis 1", [x], [4], "i32")
    j.equal(y, x.array.argmax(1).astype(np.int32))
    y = j.op("tenon.arg_reduce min %s axis 0", [x], [21], "i64")
    j.equal(y, x.array.argmin(0).astype(np.int64))
    write("ops", "Ops, or forms of them, that importers make rarely.", [f, g, h, i, j])


def main():
    os.makedirs(FOLDER, exist_ok=True)
    softmax_rows()
    row_groups()
    multi_results()
    in_place()
    concats()
    matmul_rows()
    conv_borders()
    conv_values()
    pools()
    open_windows()
    matmul_blocks()
    filter_sums()
    winograd()
    moved_strides()
    blocks()
    open_sizes()
    element_types()
    unreachable()


if __name__ == "__main__":
    main()
