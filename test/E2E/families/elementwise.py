# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the element-wise ops."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
OPS = {}
SHAPES = {"scalar": (), "one": (1,), "seven": (7,), "matrix": (17, 33), "empty": (0, 3),
          "rank4": (2, 3, 1, 5)}
# Feeds of binary ops by the way their shapes meet.
BROADCASTS = {
    "same": ((5, 7), (5, 7)), "scalars": ((), ()), "scalar_right": ((3, 17), ()),
    "scalar_left": ((), (33,)), "row": ((4, 7), (7,)), "column": ((4, 1), (1, 17)),
    "outer": ((2, 1, 3), (4, 1)), "one": ((1,), (5, 1)), "empty": ((0, 3), (1, 3)),
    "rank4": ((2, 1, 3, 7), (2, 5, 1, 7)),
}
SPECIAL = np.array([np.nan, np.inf, -np.inf, 0.0, -0.0, 1.0, -1.0, 0.5, -2.5], "f")


def unary(name, low=-2.0, high=2.0, ints=(), halves=True, special=True, far=None, **attributes):
    """Real-valued op over [low, high]; far: more ranges, as a dict of (low, high)."""
    def fill(cases):
        op = getattr(raw, name)
        build = lambda x: op(x=x, **attributes)
        for tag, shape in SHAPES.items():
            cases.add(tag, build, x=cases.real(*shape, low=low, high=high))
        for tag, (l, h) in (far or {}).items():
            cases.add(tag, build, x=cases.real(67, low=l, high=h))
        cases.add("double", build, x=cases.real(19, low=low, high=high, dtype="float64"))
        if halves:
            cases.add("half", build, x=cases.real(9, low=low, high=high, dtype="float16"))
        if special:
            cases.add("special", build, x=SPECIAL)
        for dtype in ints:
            cases.add(dtype, build, x=cases.whole(3, 5, dtype=dtype))
    OPS[name] = fill


INTS = ("int8", "int16", "int32", "int64")
unary("Abs", ints=INTS)
unary("Neg", ints=INTS)
unary("Sign", ints=("int32", "int64"))
unary("Square", ints=("int32", "int64"))
unary("Exp", far={"large": (20, 100), "small": (-110, -20)})
unary("Expm1", far={"tiny": (-1e-4, 1e-4), "large": (5, 80)})
unary("Log", 0.01, 4, far={"large": (1e3, 1e30), "small": (1e-30, 1e-3)})
unary("Log1p", -0.9, 4, far={"tiny": (-1e-4, 1e-4)})
unary("Sqrt", 0, 9)
unary("Rsqrt", 0.01, 9)
unary("Tanh", -4, 4, far={"tiny": (-1e-3, 1e-3), "large": (-40, 40)})
unary("Sigmoid", -8, 8, far={"large": (-100, 100)})
unary("Erf", -4, 4, far={"tiny": (-1e-3, 1e-3)})
unary("Erfc", -3, 3, far={"large": (3, 8)})
unary("Sin", -7, 7, far={"large": (-1000, 1000)})
unary("Cos", -7, 7, far={"large": (-1000, 1000)})
unary("Tan", -1.4, 1.4)
unary("Asin", -1, 1)
unary("Acos", -1, 1)
unary("Atan", -9, 9)
unary("Sinh", -4, 4)
unary("Cosh", -4, 4)
unary("Asinh", -9, 9)
unary("Acosh", 1, 9)
unary("Atanh", -0.99, 0.99)
unary("Floor", -5, 5)
unary("Ceil", -5, 5)
unary("Round", -5, 5, far={"ties": (-0.5, 0.5)})
unary("Rint", -5, 5, halves=False)
unary("Reciprocal", 0.2, 4)
unary("Inv", 0.2, 4)
unary("IsNan", special=True)
unary("IsInf", special=True)
unary("IsFinite", special=True)


def round_ties(cases, before=OPS["Round"]):
    before(cases)
    cases.add("halves", lambda x: raw.Round(x=x),
              x=np.array([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5], "f"))


OPS["Round"] = round_ties


def activation(name, ints=(), **attributes):
    def fill(cases):
        op = getattr(raw, name)
        build = lambda x: op(features=x, **attributes)
        for tag, shape in SHAPES.items():
            cases.add(tag, build, x=cases.real(*shape, low=-9, high=9))
        cases.add("special", build, x=SPECIAL)
        cases.add("double", build, x=cases.real(19, low=-9, high=9, dtype="float64"))
        for dtype in ints:
            cases.add(dtype, build, x=cases.whole(3, 5, dtype=dtype))
    OPS[name] = fill


activation("Relu", ints=("int32", "int64"))
activation("Relu6", ints=("int32",))
activation("LeakyRelu", alpha=0.3)
activation("Elu")
activation("Selu")
activation("Softplus")
activation("Softsign")


def binary(name, low=-3.0, high=3.0, real=True, ints=("int32", "int64"), special=True,
           nonzero=False, halves=True, right=None, keys="xy"):
    """nonzero: the right-hand side of integers is never 0. right: its range of reals."""
    def fill(cases):
        op = getattr(raw, name)
        build = lambda x, y: op(**{keys[0]: x, keys[1]: y})
        def integers(shape, dtype, divisor):
            values = cases.whole(*shape, dtype=dtype)
            return np.where(values == 0, 3, values).astype(dtype) if divisor else values
        if real:
            low2, high2 = right or (low, high)
            pair = lambda a, b, dtype: dict(x=cases.real(*a, low=low, high=high, dtype=dtype),
                                            y=cases.real(*b, low=low2, high=high2, dtype=dtype))
            for tag, (a, b) in BROADCASTS.items():
                cases.add(tag, build, **pair(a, b, "float32"))
            cases.add("double", build, **pair((3, 5), (5,), "float64"))
            if halves:
                cases.add("half", build, **pair((3, 5), (3, 1), "float16"))
        if real and special:
            cases.add("special", build, x=SPECIAL[:, None], y=SPECIAL[None, :])
        for dtype in ints:
            cases.add(dtype, build, x=integers((3, 7), dtype, False),
                      y=integers((7,), dtype, nonzero))
        if not real:
            for tag, (a, b) in BROADCASTS.items():
                cases.add(tag, build, x=integers(a, ints[0], False), y=integers(b, ints[0], nonzero))
    OPS[name] = fill


MANY = ("int8", "uint8", "int16", "int32", "int64")
binary("AddV2", ints=MANY)
binary("Add")
binary("Sub", ints=MANY)
binary("Mul", ints=MANY)
binary("RealDiv", right=(0.5, 3), ints=())
binary("Div", right=(0.5, 3), nonzero=True)
binary("FloorDiv", right=(0.5, 3), nonzero=True, halves=False)
binary("FloorMod", right=(0.5, 3), nonzero=True, special=False, halves=False)
binary("Mod", real=False, nonzero=True)
binary("TruncateDiv", real=False, nonzero=True)
binary("TruncateMod", real=False, nonzero=True)
binary("Maximum", ints=MANY)
binary("Minimum", ints=MANY)
binary("SquaredDifference")
binary("Atan2", ints=(), halves=False, keys="yx")
binary("DivNoNan", ints=(), halves=False, special=False)
binary("MulNoNan", ints=(), halves=False, special=False)
binary("Xlogy", 0.5, 3, ints=(), halves=False, special=False)
binary("Xlog1py", 0.5, 3, ints=(), halves=False, special=False)
binary("Xdivy", 0.5, 3, ints=(), halves=False, special=False)
binary("BitwiseAnd", real=False, ints=MANY)
binary("BitwiseOr", real=False, ints=MANY)
binary("BitwiseXor", real=False, ints=MANY)


def power(cases):
    build = lambda x, y: raw.Pow(x=x, y=y)
    for tag, (a, b) in BROADCASTS.items():
        cases.add(tag, build, x=cases.real(*a, low=0.1, high=3), y=cases.real(*b))
    cases.add("negative_base", build, x=cases.real(9, low=-3, high=0), y=cases.whole(9).astype("f"))
    cases.add("cube", lambda x: raw.Pow(x=x, y=tf.constant(3.0)), x=cases.real(33))
    cases.add("square", lambda x: raw.Pow(x=x, y=tf.constant(2.0)), x=cases.real(33))
    cases.add("root", lambda x: raw.Pow(x=x, y=tf.constant(0.5)), x=cases.real(33, low=0))
    cases.add("double", build, x=cases.real(7, low=0.1, dtype="float64"), y=cases.real(7, dtype="float64"))
    cases.add("int32", build, x=cases.whole(7), y=cases.whole(7, low=0, high=6))


def mul_no_nan(cases, before=OPS["MulNoNan"]):
    before(cases)
    cases.add("zero_wins", lambda x, y: raw.MulNoNan(x=x, y=y), x=SPECIAL, y=np.zeros(9, "f"))


def div_no_nan(cases, before=OPS["DivNoNan"]):
    before(cases)
    cases.add("zero_wins", lambda x, y: raw.DivNoNan(x=x, y=y), x=SPECIAL, y=np.zeros(9, "f"))


def invert(cases):
    for dtype in MANY:
        cases.add(dtype, lambda x: raw.Invert(x=x), x=cases.whole(7, dtype=dtype))


def shift(name):
    def fill(cases):
        for dtype in ("int8", "uint8", "int32", "int64"):
            cases.add(dtype, lambda x, y: getattr(raw, name)(x=x, y=y),
                      x=cases.whole(3, 5, dtype=dtype), y=cases.whole(5, low=0, high=7, dtype=dtype))
    OPS[name] = fill


def truncate_div(cases, before=OPS["TruncateDiv"]):
    before(cases)
    for dtype in ("float32", "float64", "float16"):
        cases.add(dtype, lambda x, y: raw.TruncateDiv(x=x, y=y), x=cases.real(3, 5, low=-9, high=9, dtype=dtype),
                  y=cases.real(5, low=0.5, dtype=dtype))


OPS |= {"TruncateDiv": truncate_div, "Pow": power, "MulNoNan": mul_no_nan, "DivNoNan": div_no_nan, "Invert": invert}
shift("LeftShift")
shift("RightShift")


def comparison(name, ints=MANY):
    def fill(cases):
        build = lambda x, y: getattr(raw, name)(x=x, y=y)
        for tag, (a, b) in BROADCASTS.items():
            cases.add(tag, build, x=cases.whole(*a, low=0, high=3).astype("f"),
                      y=cases.whole(*b, low=0, high=3).astype("f"))
        cases.add("special", build, x=SPECIAL[:, None], y=SPECIAL[None, :])
        for dtype in ints + ("float64",):
            cases.add(dtype, build, x=cases.whole(9, low=0, high=4, dtype=dtype),
                      y=cases.whole(9, low=0, high=4, dtype=dtype))
        cases.add("large_unsigned", build, x=np.array([200, 3, 255], "uint8"),
                  y=np.array([100, 250, 255], "uint8"))
        if name in ("Equal", "NotEqual"):
            cases.add("bool", build, x=cases.truth(3, 5), y=cases.truth(5))
    OPS[name] = fill


for name in ("Equal", "NotEqual", "Less", "LessEqual", "Greater", "GreaterEqual"):
    comparison(name)


def logical(name):
    def fill(cases):
        for tag, (a, b) in BROADCASTS.items():
            cases.add(tag, lambda x, y: getattr(raw, name)(x=x, y=y),
                      x=cases.truth(*a), y=cases.truth(*b))
    OPS[name] = fill


logical("LogicalAnd")
logical("LogicalOr")


def logical_not(cases):
    for tag, shape in SHAPES.items():
        cases.add(tag, lambda x: raw.LogicalNot(x=x), x=cases.truth(*shape))


def select(cases):
    build = lambda c, x, y: raw.Select(condition=c, x=x, y=y)
    cases.add("same", build, c=cases.truth(3, 5), x=cases.real(3, 5), y=cases.real(3, 5))
    cases.add("scalar", build, c=cases.truth(), x=cases.real(3, 5), y=cases.real(3, 5))
    cases.add("vector", build, c=cases.truth(5), x=cases.real(5, 2, 3), y=cases.real(5, 2, 3))
    cases.add("int64", build, c=cases.truth(5), x=cases.whole(5, dtype="int64"),
              y=cases.whole(5, dtype="int64"))


def select_v2(cases):
    build = lambda c, x, y: raw.SelectV2(condition=c, t=x, e=y)
    shapes = {"same": ((3, 5), (3, 5), (3, 5)), "scalar": ((), (3, 5), (3, 5)),
              "condition_row": ((7,), (4, 7), (4, 7)), "values": ((4, 7), (), ()),
              "all": ((4, 1, 1), (3, 1), (5,)), "empty": ((0, 3), (3,), (1,))}
    for tag, (c, x, y) in shapes.items():
        cases.add(tag, build, c=cases.truth(*c), x=cases.real(*x), y=cases.real(*y))
    cases.add("int32", build, c=cases.truth(9), x=cases.whole(9), y=cases.whole())
    cases.add("bool", build, c=cases.truth(9), x=cases.truth(9), y=cases.truth(9))


def add_n(cases):
    for count in (1, 2, 5):
        feeds = {f"x{i}": cases.real(3, 17) for i in range(count)}
        cases.add(f"of_{count}", lambda **x: raw.AddN(inputs=list(x.values())), **feeds)
    cases.add("int32", lambda x, y: raw.AddN(inputs=[x, y, x]), x=cases.whole(5), y=cases.whole(5))


def bias_add_v1(cases):
    cases.add("matrix", lambda x, b: raw.BiasAddV1(value=x, bias=b), x=cases.real(3, 5), b=cases.real(5))


def bias_add(cases):
    for tag, shape in {"matrix": (3, 17), "image": (2, 3, 3, 7), "one": (1, 1), "empty": (0, 4)}.items():
        cases.add(tag, lambda x, b: raw.BiasAdd(value=x, bias=b),
                  x=cases.real(*shape), b=cases.real(shape[-1]))
    cases.add("nchw", lambda x, b: raw.BiasAdd(value=x, bias=b, data_format="NCHW"),
              x=cases.real(2, 3, 4, 5), b=cases.real(3))


def same_value(name, key):
    def fill(cases):
        for tag, shape in SHAPES.items():
            cases.add(tag, lambda x: getattr(raw, name)(**{key: x}), x=cases.real(*shape))
        cases.add("int32", lambda x: getattr(raw, name)(**{key: x}), x=cases.whole(5))
    OPS[name] = fill


same_value("Identity", "input")
same_value("StopGradient", "input")
same_value("PreventGradient", "input")
same_value("Snapshot", "input")
same_value("ZerosLike", "x")
same_value("OnesLike", "x")


def identity_n(cases):
    cases.add("two", lambda x, y: raw.IdentityN(input=[x, y]), x=cases.real(3), y=cases.whole(2, 2))


def placeholder_with_default(cases):
    cases.add("fed", lambda x: raw.PlaceholderWithDefault(input=x, shape=[3]) + 1.0, x=cases.real(3))


def accumulate_n(cases):
    cases.add("of_3", lambda x, y, z: raw.AccumulateNV2(inputs=[x, y, z], shape=x.shape),
              **{key: cases.whole(3, 5).astype("f") for key in "xyz"})  # TensorFlow adds in any order


def clip(cases):
    for tag, shape in {"scalar_bounds": (), "bounds": (3, 5)}.items():
        cases.add(tag, lambda x, low, high: raw.ClipByValue(t=x, clip_value_min=low, clip_value_max=high),
                  x=cases.real(3, 5), low=cases.real(*shape, low=-1, high=0), high=cases.real(*shape, low=0, high=1))


def leaky_steep(cases, before=OPS["LeakyRelu"]):
    before(cases)
    cases.add("steep", lambda x: raw.LeakyRelu(features=x, alpha=1.5), x=cases.real(17))


def gradient_of(name, first, second):
    def fill(cases):
        for tag, shape in SHAPES.items():
            cases.add(tag, lambda x, y: getattr(raw, name)(**{first: x, second: y}),
                      x=cases.real(*shape, low=-9, high=9), y=cases.real(*shape, low=-9, high=9))
        if name in ("TanhGrad", "SigmoidGrad"):
            number = lambda: (cases.real(7) + 1j * cases.real(7)).astype("complex64")
            cases.add("complex", lambda x, y: getattr(raw, name)(**{first: x, second: y}), x=number(), y=number())
    OPS[name] = fill


gradient_of("ReluGrad", "gradients", "features")
gradient_of("Relu6Grad", "gradients", "features")
gradient_of("TanhGrad", "dy", "y")
gradient_of("SigmoidGrad", "dy", "y")


def checked(cases):
    cases.add("finite", lambda x: raw.CheckNumerics(tensor=x, message="bad"), x=cases.real(3, 5))


def chain(cases):
    """Many ops on one tensor: what fuses into one loop."""
    def build(x, y):
        t = x * 1.5 + y
        t = tf.maximum(t, -3.0) - x * y
        t = tf.minimum(t, 3.0) + tf.abs(x)
        t = tf.nn.relu(t) * 0.25 - tf.square(y)
        t = tf.where(t > 0.0, t, 0.1 * t)
        return tf.maximum(t * t, y) + tf.tanh(t)
    cases.add("same", build, x=cases.real(33, 17), y=cases.real(33, 17))
    cases.add("row", build, x=cases.real(33, 17), y=cases.real(17))
    cases.add("column", build, x=cases.real(7, 1), y=cases.real(1, 33))
    cases.add("two_fetches", lambda x: [tf.exp(x) + 1.0, tf.exp(x) * 2.0], x=cases.real(33))
    cases.add("fetch_inside", lambda x: [tf.exp(x), tf.sqrt(tf.exp(x))], x=cases.real(33))


OPS |= {"LogicalNot": logical_not, "Select": select, "SelectV2": select_v2, "AddN": add_n,
        "AccumulateNV2": accumulate_n, "ClipByValue": clip, "LeakyRelu": leaky_steep,
        "CheckNumerics": checked, "BiasAdd": bias_add, "BiasAddV1": bias_add_v1, "IdentityN": identity_n,
        "PlaceholderWithDefault": placeholder_with_default, "chain": chain}
