# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of complex numbers: every op that takes them."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
OPS = {}


def number(cases, *shape, dtype="complex64", low=-2.0, high=2.0):
    return (cases.real(*shape, low=low, high=high, dtype="float64") +
            1j * cases.real(*shape, low=low, high=high, dtype="float64")).astype(dtype)


def unary(cases):
    """All in one: name and what else it takes."""
    for name in ("Neg", "Square", "Sign", "Exp", "Expm1", "Log", "Log1p", "Sqrt", "Rsqrt", "Sin", "Cos", "Tan",
                 "Sinh", "Cosh", "Tanh", "Asin", "Acos", "Atan", "Asinh", "Acosh", "Atanh", "Reciprocal", "Sigmoid"):
        op = getattr(raw, name)
        cases.add(name.lower(), lambda x, op=op: op(x=x), x=number(cases, 3, 5))
    cases.add("double", lambda x: raw.Exp(x=x), x=number(cases, 5, dtype="complex128"))
    cases.add("scalar", lambda x: raw.Log(x=x), x=number(cases))
    cases.add("empty", lambda x: raw.Exp(x=x), x=number(cases, 0, 3))


def parts(cases):
    x = number(cases, 3, 5)
    for name in ("Real", "Imag", "Angle", "ComplexAbs", "Conj"):
        op = getattr(raw, name)
        key = "x" if name == "ComplexAbs" else "input"
        cases.add(name.lower(), lambda x, op=op, key=key: op(**{key: x}), x=x)
    cases.add("double", lambda x: raw.Imag(input=x, Tout="float64"), x=number(cases, 4, dtype="complex128"))
    cases.add("complex", lambda a, b: raw.Complex(real=a, imag=b), a=cases.real(3, 5), b=cases.real(5))
    cases.add("both_stretched", lambda a, b: raw.Complex(real=a, imag=b), a=cases.real(2, 1, 3), b=cases.real(4, 1))
    cases.add("large", lambda x: raw.ComplexAbs(x=x), x=(number(cases, 7) * 1e30).astype("complex64"))


def binary(cases):
    shapes = {"same": ((3, 5), (3, 5)), "row": ((4, 7), (7,)), "scalar": ((), (3,)), "column": ((3, 1), (1, 4))}
    for name in ("AddV2", "Sub", "Mul", "RealDiv", "Pow", "SquaredDifference", "DivNoNan", "Xlogy", "Xdivy"):
        op = getattr(raw, name)
        for tag, (a, b) in shapes.items():
            if tag != "same" and name not in ("AddV2", "Mul"):
                continue
            cases.add(f"{name.lower()}_{tag}", lambda x, y, op=op: op(x=x, y=y), x=number(cases, *a), y=number(cases, *b))
    same = number(cases, 6)
    other = np.where(np.arange(6) % 2 == 0, same, same.conj())
    cases.add("equal", lambda x, y: raw.Equal(x=x, y=y), x=same, y=other)
    cases.add("not_equal", lambda x, y: raw.NotEqual(x=x, y=y), x=same, y=other)
    cases.add("cast", lambda x: [tf.cast(x, "complex64"), tf.cast(tf.cast(x, "complex128"), "float32")], x=cases.real(5))
    cases.add("select", lambda c, x, y: raw.SelectV2(condition=c, t=x, e=y), c=cases.truth(4), x=number(cases, 4),
              y=number(cases, 3, 4))


def moved(cases):
    def case(tag, build, *shape, **more):
        cases.add(tag, build, x=number(cases, *shape), **more)
    case("transpose", lambda x: raw.Transpose(x=x, perm=tf.constant([1, 0])), 3, 5)
    case("conjugate_transpose", lambda x: raw.ConjugateTranspose(x=x, perm=tf.constant([1, 0])), 3, 5)
    case("reshape", lambda x: tf.reshape(x, [5, 3]), 3, 5)
    case("slice", lambda x: x[1:, ::2], 3, 5)
    case("concat", lambda x: tf.concat([x, 2j * tf.cast(x, "complex64")], 0), 3, 5)
    case("tile", lambda x: tf.tile(x, [2, 1]), 2, 3)
    case("pad", lambda x: tf.pad(x, [[1, 0], [0, 2]]), 2, 3)
    case("gather", lambda x: tf.gather(x, [2, 0]), 3, 2)
    case("sum", lambda x: tf.reduce_sum(x, 1), 3, 7)
    case("mean", lambda x: tf.reduce_mean(x, 0), 3, 7)
    case("shape", lambda x: tf.shape(x), 3, 7)
    cases.add("matmul", lambda x, y: raw.MatMul(a=x, b=y), x=number(cases, 3, 4), y=number(cases, 4, 5))
    cases.add("adjoint", lambda x, y: raw.BatchMatMulV2(x=x, y=y, adj_x=True, adj_y=True), x=number(cases, 2, 4, 3),
              y=number(cases, 2, 5, 4))
    cases.add("constant", lambda x: x + tf.constant(np.linspace(0, 9, 3000) * (1 + 2j), "complex64"), x=number(cases, 3000))


OPS = {"unary": unary, "parts": parts, "binary": binary, "moved": moved}
