# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Images, quantization, random numbers, recurrent cells."""
import itertools

import numpy as np

from draw import ALL, INTS, NUMBERS, REALS, Case, Const, Draw, convert

INDEX = ("int32", "int64")
MANY = ("float32", "float64", "float16", "bfloat16", "uint8", "int8", "int16", "int32", "int64", "uint16")


def resizes():
    draw = Draw("ResizeBilinear")
    sizes = (((2, 5, 7, 3), (9, 4)), ((1, 4, 4, 1), (8, 8)), ((1, 6, 3, 2), (3, 5)), ((1, 1, 1, 2), (2, 3)), ((1, 5, 5, 1), (1, 1)),
             ((1, 4, 6, 1), (4, 6)))
    for dtype in MANY:
        for shape, size in sizes:
            image = draw.any(dtype, *shape, low=0, high=9)
            for align, centers in ((False, False), (True, False), (False, True)):
                how = {"align_corners": align, "half_pixel_centers": centers}
                for op in ("ResizeBilinear", "ResizeBicubic", "ResizeNearestNeighbor"):
                    yield Case(op, {"images": image, "size": Const(list(size)), **how})
                yield Case("ResizeBilinear", {"images": image, "size": np.array(size, "int32"), **how}, dynamic=False)
                grads = draw.real(shape[0], *size, shape[-1])
                for op in ("ResizeBilinearGrad", "ResizeBicubicGrad"):
                    yield Case(op, {"grads": grads, "original_image": image, **how}, tolerance=1e-6 if dtype == "float64" else None)
                yield Case("ResizeNearestNeighborGrad", {"grads": convert(grads, dtype), "size": Const(list(shape[1:3])), **how})
            for align in (False, True):
                yield Case("ResizeArea", {"images": image, "size": Const(list(size)), "align_corners": align})
        image = draw.any(dtype, 2, 7, 8, 3, low=0, high=9)
        boxes = np.array([[0, 0, 1, 1], [0.2, 0.1, 0.7, 0.9], [0.9, 0.8, 0.1, 0.2], [-0.3, -0.2, 1.2, 1.4]], "float32")
        for method in ("bilinear", "nearest"):
            for size, value in (((3, 4), 0.0), ((1, 1), 2.5), ((5, 2), -1.0)):
                yield Case("CropAndResize", {"image": image, "boxes": boxes, "box_ind": np.array([0, 1, 1, 0], "int32"),
                                             "crop_size": Const(list(size)), "method": method, "extrapolation_value": value})
        for size, strides, rates, padding in (((3, 2), (1, 1), (1, 1), "VALID"), ((3, 3), (2, 1), (1, 1), "SAME"),
                                              ((2, 2), (1, 2), (2, 2), "VALID"), ((2, 2), (2, 2), (1, 2), "SAME")):
            where = {key: [1, *value, 1] for key, value in (("ksizes", size), ("strides", strides), ("rates", rates))}
            yield Case("ExtractImagePatches", {"images": image, **where, "padding": padding})


def colours():
    draw = Draw("RGBToHSV")
    for dtype in REALS:
        for shape in ((4, 5, 3), (3,), (2, 3, 3, 3), (0, 3)):
            image = draw.any(dtype, *shape, low=0, high=1)
            yield Case("RGBToHSV", {"images": image}, dynamic=False)
            yield Case("HSVToRGB", {"images": image}, dynamic=False)
            if len(shape) > 2:
                yield Case("AdjustContrastv2", {"images": image, "contrast_factor": np.float32(1.7)})
                for delta in (0.1, -0.3, 0.9):
                    yield Case("AdjustHue", {"images": image, "delta": np.float32(delta)}, dynamic=False)
                for scale in (0.0, 0.5, 3.0):
                    yield Case("AdjustSaturation", {"images": image, "scale": np.float32(scale)}, dynamic=False)
        grey = convert([[0.5, 0.5, 0.5], [0, 0, 0], [1, 1, 1], [1, 0, 0], [0, 1, 1]], dtype)
        yield Case("RGBToHSV", {"images": grey}, dynamic=False)
        yield Case("HSVToRGB", {"images": grey}, dynamic=False)


def fake_quants():
    draw = Draw("FakeQuantWithMinMaxArgs")
    for (low, high), bits, narrow in itertools.product(((-6.0, 6.0), (-1.3, 0.7), (0.5, 4.0), (-3.0, -1.0), (0.0, 1.0)), (2, 4, 8, 16),
                                                       (False, True)):
        x, g = draw.real(3, 17, low=-7, high=7), draw.real(3, 17)
        how = {"num_bits": bits, "narrow_range": narrow}
        yield Case("FakeQuantWithMinMaxArgs", {"inputs": x, "min": low, "max": high, **how})
        yield Case("FakeQuantWithMinMaxArgsGradient", {"gradients": g, "inputs": x, "min": low, "max": high, **how})
        ends = {"min": np.float32(low), "max": np.float32(high)}
        yield Case("FakeQuantWithMinMaxVars", {"inputs": x, **ends, **how})
        yield Case("FakeQuantWithMinMaxVarsGradient", {"gradients": g, "inputs": x, **ends, **how})
        each = {"min": low - draw.real(17, low=0, high=1), "max": high + draw.real(17, low=0, high=1)}
        for shape in ((3, 17), (17,), (2, 1, 2, 17)):
            x, g = draw.real(*shape, low=-7, high=7), draw.real(*shape)
            yield Case("FakeQuantWithMinMaxVarsPerChannel", {"inputs": x, **each, **how})
            yield Case("FakeQuantWithMinMaxVarsPerChannelGradient", {"gradients": g, "inputs": x, **each, **how})


def quantizes():
    draw = Draw("QuantizeAndDequantizeV2")
    for dtype in REALS:
        for signed, bits, given, narrow in itertools.product((False, True), (4, 8), (False, True), (False, True)):
            x = draw.any(dtype, 4, 7, low=-3, high=3)
            how = {"signed_input": signed, "range_given": given}
            ends = {"input_min": convert(-2, dtype), "input_max": convert(2.5, dtype)}
            if not narrow:
                yield Case("QuantizeAndDequantize", {"input": x, **how, "num_bits": bits, "input_min": -2.0, "input_max": 2.5})
            yield Case("QuantizeAndDequantizeV3", {"input": x, **ends, **how, "num_bits": Const(bits), "narrow_range": narrow})
            for mode in ("HALF_TO_EVEN", "HALF_UP"):
                for op in ("QuantizeAndDequantizeV2", "QuantizeAndDequantizeV4"):
                    yield Case(op, {"input": x, **ends, **how, "num_bits": bits, "narrow_range": narrow, "round_mode": mode})
            each = {"input_min": draw.any(dtype, 7, low=-3, high=-1), "input_max": draw.any(dtype, 7, low=1, high=3)}
            for op in ("QuantizeAndDequantizeV2", "QuantizeAndDequantizeV4"):
                yield Case(op, {"input": x, **each, **how, "num_bits": bits, "narrow_range": narrow, "axis": 1})
        for shape in ((4, 7), (9,), ()):
            g, x = draw.any(dtype, *shape), draw.any(dtype, *shape, low=-3, high=3)
            yield Case("QuantizeAndDequantizeV4Grad", {"gradients": g, "input": x, "input_min": convert(-2, dtype),
                                                       "input_max": convert(2.5, dtype)})
        yield Case("QuantizeAndDequantizeV4Grad", {
            "gradients": draw.any(dtype, 4, 7), "input": draw.any(dtype, 4, 7, low=-3, high=3), "axis": 1,
            "input_min": draw.any(dtype, 7, low=-3, high=-1), "input_max": draw.any(dtype, 7, low=1, high=3)})


def randoms():
    draw = Draw("StatelessRandomUniform")
    shapes = ([], [7], [5, 33], [0, 3], [2, 1, 3])
    exact = ("StatelessRandomUniform", "StatelessRandomUniformV2", "RandomUniform")
    for dtype, shape, index in itertools.product(REALS + INTS, shapes, INDEX):
        where = {"shape": Const(shape, index), "dtype": dtype}
        key = {"key": np.array([0x123456789abcdef0], "uint64"), "counter": np.array([0xfffffffffffffffd, 5], "uint64"), "alg": Const(1)}
        seed = {"seed": np.array([12, -345], index)}
        for kind in ("RandomUniform", "RandomNormal", "TruncatedNormal", "RandomUniformFullInt"):
            tolerance = 0 if f"Stateless{kind}" in exact else None
            yield Case(f"Stateless{kind}V2", {**where, **key}, tolerance=tolerance)
            yield Case(f"Stateless{kind}", {**where, **seed}, tolerance=tolerance)
        ends = {"minval": convert(0 if dtype.startswith("u") else -9, dtype), "maxval": convert(100, dtype)}
        yield Case("StatelessRandomUniformInt", {**where, **seed, **ends})
        yield Case("StatelessRandomUniformIntV2", {"shape": Const(shape, index), **key, **ends})
        for seeds in ((87654321, -(1 << 40) - 5), (3, 0), (0, 4)):
            how = {"seed": seeds[0], "seed2": seeds[1]}
            for op in ("RandomUniform", "RandomStandardNormal", "TruncatedNormal"):
                yield Case(op, {**where, **how}, tolerance=0 if op in exact else None)
            yield Case("RandomUniformInt", {"shape": Const(shape, index), **ends, **how})
    for dtype in ALL:
        for shape in ((9,), (7, 3), (1, 2), (0, 2)):
            yield Case("RandomShuffle", {"value": draw.any(dtype, *shape), "seed": 5, "seed2": 6})
    yield Case("StatelessRandomGetAlg", {})
    for index in INDEX:
        for seed in ([3, -4], [0, 0], [2147483647, -2147483648]):
            yield Case("StatelessRandomGetKeyCounter", {"seed": np.array(seed, index)})
            yield Case("StatelessRandomGetKeyCounterAlg", {"seed": np.array(seed, index)})


def cells():
    draw = Draw("LSTMBlockCell")
    for dtype in ("float32", "float16"):
        for batch, inputs, size, peephole, clip in itertools.product((1, 3), (2, 5), (4,), (False, True), (-1.0, 0.3)):
            r = lambda *shape: draw.any(dtype, *shape, low=-1, high=1)
            state = {"cs_prev": r(batch, size), "h_prev": r(batch, size), "w": r(inputs + size, 4 * size), "wci": r(size), "wcf": r(size),
                     "wco": r(size), "b": r(4 * size), "use_peephole": peephole, "cell_clip": clip}
            yield Case("LSTMBlockCell", {"x": r(batch, inputs), **state, "forget_bias": 1.0})
            # What is beyond the length TensorFlow leaves as it was in memory.
            x = {"seq_len_max": Const(3, "int64"), "x": r(3, batch, inputs)}
            yield Case("BlockLSTM", {**x, **state, "forget_bias": 0.5})
            yield Case("BlockLSTMV2", {**x, **state})
            yield Case("GRUBlockCell", {"x": r(batch, inputs), "h_prev": r(batch, size), "w_ru": r(inputs + size, 2 * size),
                                        "w_c": r(inputs + size, size), "b_ru": r(2 * size), "b_c": r(size)})


def cases():
    for each in (resizes, colours, fake_quants, quantizes, randoms, cells):
        yield from each()
