# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Element-wise ops: every type, ranks 0 to 5, empty dimensions, special values, broadcasts."""
import numpy as np

from draw import ALL, COMPLEX, INTS, NUMBERS, REALS, SIGNED, SPECIAL, UNSIGNED, Case, Const, Draw, convert

SHAPES = ((), (1,), (7,), (3, 17), (0, 3), (2, 1, 3, 5), (2, 1, 2, 1, 3))
BROADCASTS = (((5, 7), (5, 7)), ((), ()), ((3, 17), ()), ((), (33,)), ((4, 7), (7,)), ((4, 1), (1, 17)),
              ((2, 1, 3), (4, 1)), ((0, 3), (1, 3)), ((2, 1, 3, 7), (2, 5, 1, 7)), ((1,), (2, 1, 2, 1, 3)))

# op: range of its values, and the name of its input where it is not x.
UNARY = {
    "Abs": (-9, 9), "Acos": (-1, 1), "Acosh": (1, 9), "Asin": (-1, 1), "Asinh": (-9, 9), "Atan": (-9, 9),
    "Atanh": (-0.99, 0.99), "BesselI0": (-9, 9), "BesselI0e": (-20, 20), "BesselI1": (-9, 9),
    "BesselI1e": (-20, 20), "BesselJ0": (-9, 9), "BesselJ1": (-9, 9), "BesselK0": (0.1, 9),
    "BesselK0e": (0.1, 20), "BesselK1": (0.1, 9), "BesselK1e": (0.1, 20), "BesselY0": (0.1, 9),
    "BesselY1": (0.1, 9), "Ceil": (-9, 9), "ComplexAbs": (-3, 3), "Conj": (-3, 3, "input"), "Cos": (-7, 7),
    "Cosh": (-4, 4), "Dawsn": (-9, 9), "Digamma": (0.1, 9), "Erf": (-4, 4), "Erfc": (-3, 3), "Erfinv": (-0.99, 0.99),
    "Exp": (-4, 4), "Expint": (0.1, 9), "Expm1": (-2, 2), "Floor": (-9, 9), "FresnelCos": (-5, 5),
    "FresnelSin": (-5, 5), "Identity": (-9, 9, "input"), "Inv": (0.2, 4), "Invert": (-9, 9), "IsFinite": (-9, 9),
    "IsInf": (-9, 9), "IsNan": (-9, 9), "Lgamma": (0.1, 20), "Log": (0.01, 9), "Log1p": (-0.9, 9),
    "LogicalNot": (0, 1), "Ndtri": (0.01, 0.99), "Neg": (-9, 9), "OnesLike": (-9, 9), "PopulationCount": (-9, 9),
    "PreventGradient": (-9, 9, "input"), "Reciprocal": (0.2, 4), "Rint": (-9, 9), "Round": (-9, 9),
    "Rsqrt": (0.1, 9), "Sigmoid": (-9, 9), "Sign": (-9, 9), "Sin": (-7, 7), "Sinh": (-4, 4),
    "Snapshot": (-9, 9, "input"), "Spence": (0.1, 9), "Sqrt": (0, 9), "Square": (-9, 9),
    "StopGradient": (-9, 9, "input"), "Tan": (-1.4, 1.4), "Tanh": (-4, 4), "ZerosLike": (-9, 9),
    "Elu": (-9, 9, "features"), "Relu": (-9, 9, "features"), "Relu6": (-9, 9, "features"),
    "Selu": (-9, 9, "features"), "Softplus": (-20, 20, "features"), "Softsign": (-9, 9, "features"),
    "LeakyRelu": (-9, 9, "features"), "Rank": (-9, 9, "input"), "Size": (-9, 9, "input"),
    "L2Loss": (-2, 2, "t"), "CheckNumerics": (-9, 9, "tensor"), "CheckNumericsV2": (-9, 9, "tensor"),
}
ATTRIBUTES = {"LeakyRelu": ({}, {"alpha": 0.0}, {"alpha": 1.5}, {"alpha": -0.5}),
              "Size": ({}, {"out_type": "int64"}),
              "CheckNumerics": ({"message": "bad"},), "CheckNumericsV2": ({"message": "bad"},)}
NOT_SPECIAL = {"CheckNumerics", "CheckNumericsV2", "L2Loss"}

# op: ranges of both operands; their names where they are not x and y.
BINARY = {
    "Add": (-9, 9, -9, 9), "AddV2": (-9, 9, -9, 9), "Atan2": (-9, 9, -9, 9, "y", "x"),
    "BitwiseAnd": (-9, 9, -9, 9), "BitwiseOr": (-9, 9, -9, 9), "BitwiseXor": (-9, 9, -9, 9),
    "Div": (-9, 9, 0.5, 3), "DivNoNan": (-9, 9, 0.5, 3), "Equal": (-9, 9, -9, 9), "FloorDiv": (-9, 9, 0.5, 3),
    "FloorMod": (-9, 9, 0.5, 3), "Greater": (-9, 9, -9, 9), "GreaterEqual": (-9, 9, -9, 9),
    "Igamma": (0.3, 9, 0.1, 9, "a", "x"), "Igammac": (0.3, 9, 0.1, 9, "a", "x"), "LeftShift": (0, 9, 0, 6),
    "Less": (-9, 9, -9, 9), "LessEqual": (-9, 9, -9, 9), "LogicalAnd": (0, 1, 0, 1), "LogicalOr": (0, 1, 0, 1),
    "Maximum": (-9, 9, -9, 9), "Minimum": (-9, 9, -9, 9), "Mod": (-9, 9, 0.5, 3), "Mul": (-9, 9, -9, 9),
    "MulNoNan": (-9, 9, -9, 9), "NextAfter": (-9, 9, -9, 9, "x1", "x2"), "NotEqual": (-9, 9, -9, 9),
    "Pow": (0.1, 3, 0, 3), "RealDiv": (-9, 9, 0.5, 3), "RightShift": (0, 9, 0, 6),
    "SquaredDifference": (-9, 9, -9, 9), "Sub": (-9, 9, -9, 9), "TruncateDiv": (-9, 9, 0.5, 3),
    "TruncateMod": (-9, 9, 0.5, 3), "Xdivy": (-9, 9, 0.5, 3), "Xlog1py": (-9, 9, 0.5, 3), "Xlogy": (-9, 9, 0.5, 3),
    "Zeta": (1.5, 9, 0.5, 9, "x", "q"), "ApproximateEqual": (-1, 1, -1, 1),
}
NONZERO = {"Div", "FloorDiv", "FloorMod", "Mod", "TruncateDiv", "TruncateMod", "RealDiv", "DivNoNan", "Xdivy"}
SAME_SHAPE = {"ApproximateEqual"}
# Steep or a mod of numbers near its steps: special values are compared, large ones are not.
FEW_SPECIAL = {"FloorMod", "Mod", "TruncateMod", "Igamma", "Igammac", "Zeta"}

# Gradients of element-wise ops: two operands of one shape.
GRADIENTS = {
    "EluGrad": ("gradients", "outputs"), "InvGrad": ("y", "dy"), "LeakyReluGrad": ("gradients", "features"),
    "ReciprocalGrad": ("y", "dy"), "Relu6Grad": ("gradients", "features"), "ReluGrad": ("gradients", "features"),
    "RsqrtGrad": ("y", "dy"), "SeluGrad": ("gradients", "outputs"), "SigmoidGrad": ("y", "dy"),
    "SoftplusGrad": ("gradients", "features"), "SoftsignGrad": ("gradients", "features"),
    "SqrtGrad": ("y", "dy"), "TanhGrad": ("y", "dy"),
}


def extremes(dtype):
    info = np.iinfo(dtype)
    return np.array([info.min, info.min + 1, -1 if info.min else 1, 0, 1, 2, info.max - 1, info.max], dtype)


def unary(op, low, high, key="x"):
    draw = Draw(op)
    for attributes in ATTRIBUTES.get(op, ({},)):
        # TensorFlow's round of an integer is 0.
        for dtype in ALL if op != "Round" else REALS:
            for shape in SHAPES:
                yield Case(op, {key: draw.any(dtype, *shape, low=low, high=high), **attributes})
            # TensorFlow's erf of infinity is NaN in float64.
            if dtype in REALS and op not in NOT_SPECIAL and (op, dtype) != ("Erf", "float64"):
                yield Case(op, {key: convert(SPECIAL, dtype), **attributes})
            if dtype in INTS and op != "L2Loss":
                yield Case(op, {key: extremes(dtype), **attributes})


def binary(op, low, high, low2, high2, first="x", second="y"):
    draw = Draw(op)
    for dtype in ALL:
        for one, two in BROADCASTS:
            if op in SAME_SHAPE and one != two:
                continue
            y = draw.any(dtype, *two, low=low2, high=high2, nonzero=op in NONZERO)
            if op in ("LeftShift", "RightShift", "Pow") and dtype in INTS:
                y = draw.whole(*two, low=0, high=6, dtype=dtype)
            yield Case(op, {first: draw.any(dtype, *one, low=low, high=high), second: y})
        if dtype in REALS and op not in FEW_SPECIAL and op not in SAME_SHAPE:
            values = convert(SPECIAL, dtype)
            yield Case(op, {first: values.reshape(-1, 1), second: values.reshape(1, -1)})
        if dtype in INTS and op not in NONZERO and op not in {"LeftShift", "RightShift", "Pow"} | SAME_SHAPE:
            values = extremes(dtype)
            yield Case(op, {first: values.reshape(-1, 1), second: values.reshape(1, -1)})
        if dtype in INTS and op in NONZERO:
            values = extremes(dtype)
            divisors = values[values != 0]
            if dtype in SIGNED:
                values = values[1:]  # the smallest by -1 is a trap in C
            yield Case(op, {first: values.reshape(-1, 1), second: divisors.reshape(1, -1)})


def gradient(op, first, second):
    draw = Draw(op)
    for attributes in ({}, {"alpha": 0.5}) if op == "LeakyReluGrad" else ({},):
        for dtype in NUMBERS:
            for shape in SHAPES:
                yield Case(op, {first: draw.any(dtype, *shape, low=0.5, high=4),
                                second: draw.any(dtype, *shape, low=0.5, high=4), **attributes})
            yield Case(op, {first: draw.any(dtype, 31, low=-4, high=4), second: draw.any(dtype, 31, low=-4, high=4),
                            **attributes})


def cast():
    draw = Draw("Cast")
    for source in ALL:
        for target in ALL:
            # What a negative real number is as an unsigned one, TensorFlow's kernels do not agree about.
            low = 0 if target in UNSIGNED else -2
            yield Case("Cast", {"x": draw.any(source, 3, 7, low=low, high=9), "DstT": target})
            yield Case("Cast", {"x": draw.any(source, low=0, high=9), "DstT": target})
            yield Case("Cast", {"x": draw.any(source, 0, 2), "DstT": target})
            if source in INTS:
                yield Case("Cast", {"x": extremes(source), "DstT": target})
            elif source in REALS and target not in INTS:
                yield Case("Cast", {"x": convert(SPECIAL, source), "DstT": target})
            elif source in REALS:
                yield Case("Cast", {"x": draw.real(31, low=0 if target in UNSIGNED else -120, high=120, dtype=source),
                                    "DstT": target})


def bitcast():
    draw = Draw("Bitcast")
    size = {t: 2 if t == "bfloat16" else np.dtype(t).itemsize for t in NUMBERS}
    for source in NUMBERS:
        for target in NUMBERS:
            if size[source] == size[target]:
                yield Case("Bitcast", {"input": draw.any(source, 3, 5), "type": target})
                yield Case("Bitcast", {"input": draw.any(source), "type": target})
            elif size[source] > size[target]:
                yield Case("Bitcast", {"input": draw.any(source, 3, 5), "type": target})
            else:
                last = size[target] // size[source]
                yield Case("Bitcast", {"input": draw.any(source, 3, last, low=0, high=2), "type": target},
                           dynamic=False)


def complex_parts():
    draw = Draw("Complex")
    for dtype, real in zip(COMPLEX, ("float32", "float64")):
        for op in ("Real", "Imag", "Angle"):
            for shape in SHAPES:
                yield Case(op, {"input": draw.any(dtype, *shape), "Tout": real})
            yield Case(op, {"input": np.array([0, 1, -1, 1j, -1j, 2 - 1j], dtype), "Tout": real})
        for one, two in BROADCASTS:
            yield Case("Complex", {"real": draw.any(real, *one), "imag": draw.any(real, *two), "Tout": dtype})
        yield Case("ComplexAbs", {"x": draw.any(dtype, 5), "Tout": real})


def select():
    draw = Draw("Select")
    for dtype in ALL:
        for condition, values in (((3, 5), (3, 5)), ((), (3, 5)), ((5,), (5, 2, 3)), ((), ()), ((0, 2), (0, 2)),
                                  ((1,), (1, 3)), ((7,), (7,))):
            yield Case("Select", {"condition": draw.truth(*condition), "t": draw.any(dtype, *values),
                                  "e": draw.any(dtype, *values)})
        for c, t, e in (((3, 5), (3, 5), (3, 5)), ((), (3, 5), (3, 5)), ((7,), (4, 7), (4, 7)), ((4, 7), (), ()),
                        ((4, 1, 1), (3, 1), (5,)), ((0, 3), (3,), (1,)), ((), (), ()), ((2, 1), (1, 3), ())):
            yield Case("SelectV2", {"condition": draw.truth(*c), "t": draw.any(dtype, *t), "e": draw.any(dtype, *e)})


def several():
    draw = Draw("several")
    for dtype in NUMBERS:
        for count in (1, 2, 5):
            for shape in ((3, 17), (), (0, 2), (2, 1, 3)):
                yield Case("AddN", {"inputs": [draw.any(dtype, *shape) for _ in range(count)]})
            exact = [draw.any(dtype, 3, 5, low=-9, high=9) for _ in range(count)]
            if count < 3:
                yield Case("AccumulateNV2", {"inputs": exact, "shape": [3, 5]})
        for shape in ((3, 17), (2, 3, 3, 7), (1, 1), (0, 4), (2, 5, 3)):
            yield Case("BiasAdd", {"value": draw.any(dtype, *shape), "bias": draw.any(dtype, shape[-1])})
            yield Case("BiasAddV1", {"value": draw.any(dtype, *shape), "bias": draw.any(dtype, shape[-1])})
            yield Case("BiasAddGrad", {"out_backprop": draw.any(dtype, *shape)})
        for shape in ((2, 3, 4, 5), (2, 3), (1, 2, 3), (2, 3, 2, 2, 2)):
            yield Case("BiasAdd", {"value": draw.any(dtype, *shape), "bias": draw.any(dtype, shape[1]),
                                   "data_format": "NCHW"})
            yield Case("BiasAddGrad", {"out_backprop": draw.any(dtype, *shape), "data_format": "NCHW"})
        for bounds in ((), (3, 5)) if dtype not in COMPLEX else ():
            yield Case("ClipByValue", {"t": draw.any(dtype, 3, 5, low=-9, high=9),
                                       "clip_value_min": draw.any(dtype, *bounds, low=-1, high=0),
                                       "clip_value_max": draw.any(dtype, *bounds, low=0, high=1)})
        yield Case("Cross", {"a": draw.any(dtype, 4, 3), "b": draw.any(dtype, 4, 3)}, dynamic=False)
        yield Case("Cross", {"a": draw.any(dtype, 3), "b": draw.any(dtype, 3)}, dynamic=False)
        for limits in ((-1.0, 0.0, 0.5, 4.0), (), (0.25,)):
            yield Case("Bucketize", {"input": draw.any(dtype, 5, 7), "boundaries": list(limits)})
        yield Case("IdentityN", {"input": [draw.any(dtype, 3), draw.truth(2, 2), draw.any("int32")]})
        yield Case("PlaceholderWithDefault", {"input": draw.any(dtype, 3), "shape": [3]})
    for dtype in REALS:
        for a, b, x in (((7,), (7,), (7,)), ((), (), (5,)), ((3, 5), (3, 5), (3, 5)), ((), (), ()), ((4,), (4,), ())):
            yield Case("Betainc", {"a": draw.any(dtype, *a, low=0.5, high=5), "b": draw.any(dtype, *b, low=0.5, high=5),
                                   "x": draw.any(dtype, *x, low=0.05, high=0.95)})
        for one, two in BROADCASTS:
            order = convert(draw.whole(*one, low=1, high=5), dtype)
            yield Case("Polygamma", {"a": order, "x": draw.any(dtype, *two, low=0.5, high=9)})
    for dtype in ALL:
        for shape in SHAPES:
            yield Case("Const", {"value": Const(draw.any(dtype, *shape))})


def cases():
    for op, row in UNARY.items():
        yield from unary(op, *row)
    for op, row in BINARY.items():
        yield from binary(op, *row)
    for op, row in GRADIENTS.items():
        yield from gradient(op, *row)
    for each in (cast, bitcast, complex_parts, select, several):
        yield from each()
