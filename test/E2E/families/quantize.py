# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the ops that round to quantized steps."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
RANGES = {"default": dict(), "narrow": dict(narrow_range=True), "four_bits": dict(num_bits=4)}


def fake_args(cases):
    for tag, more in RANGES.items():
        for k, (low, high) in enumerate([(-6.0, 6.0), (-0.7, 1.3), (0.0, 3.1)]):
            cases.add(f"{tag}_{k}", lambda x: raw.FakeQuantWithMinMaxArgs(inputs=x, min=low, max=high, **more),
                      x=cases.real(5, 7, low=-8, high=8))


def fake_args_grad(cases):
    cases.add("default", lambda dy, x: raw.FakeQuantWithMinMaxArgsGradient(gradients=dy, inputs=x, min=-1.0, max=2.0),
              dy=cases.real(5, 7), x=cases.real(5, 7, low=-3, high=3))


def fake_vars(cases):
    for tag, more in RANGES.items():
        cases.add(tag, lambda x, a, b: raw.FakeQuantWithMinMaxVars(inputs=x, min=a, max=b, **more),
                  x=cases.real(5, 7, low=-3, high=3), a=np.float32(-0.73), b=np.float32(1.9))
    cases.add("nothing", lambda x, a, b: raw.FakeQuantWithMinMaxVars(inputs=x, min=a, max=b), x=cases.real(5),
              a=np.float32(0), b=np.float32(0))


def fake_channels(cases):
    for tag, more in RANGES.items():
        cases.add(tag, lambda x, a, b: raw.FakeQuantWithMinMaxVarsPerChannel(inputs=x, min=a, max=b, **more),
                  x=cases.real(5, 7, low=-3, high=3), a=cases.real(7, low=-2, high=-0.1), b=cases.real(7, low=0.1, high=2))


def fake_vars_grad(cases):
    cases.add("default", lambda dy, x, a, b: list(raw.FakeQuantWithMinMaxVarsGradient(gradients=dy, inputs=x, min=a, max=b)),
              dy=cases.real(5, 7), x=cases.real(5, 7, low=-3, high=3), a=np.float32(-0.73), b=np.float32(1.9))


def fake_channels_grad(cases):
    cases.add("default", lambda dy, x, a, b: list(raw.FakeQuantWithMinMaxVarsPerChannelGradient(
        gradients=dy, inputs=x, min=a, max=b)), dy=cases.real(5, 7), x=cases.real(5, 7, low=-3, high=3),
        a=cases.real(7, low=-2, high=-0.1), b=cases.real(7, low=0.1, high=2))


def quantize(name):
    def fill(cases):
        def case(tag, a=-0.8, b=1.4, **more):
            if name.endswith("V3"):
                op = lambda x, a, b: raw.QuantizeAndDequantizeV3(input=x, input_min=a, input_max=b,
                                                                 num_bits=tf.constant(8), **more)
            else:
                op = lambda x, a, b: getattr(raw, name)(input=x, input_min=a, input_max=b, **more)
            cases.add(tag, op, x=cases.real(5, 7), a=np.float32(a), b=np.float32(b))
        case("given", range_given=True)
        case("found", range_given=False)
        case("unsigned", a=0.0, signed_input=False, range_given=True)
        case("narrow", narrow_range=True, range_given=True)
        if not name.endswith("V3"):
            case("half_up", round_mode="HALF_UP", range_given=True)
        if name.endswith("V3"):
            cases.add("axis", lambda x, a, b: raw.QuantizeAndDequantizeV3(
                input=x, input_min=a, input_max=b, axis=1, range_given=True, num_bits=tf.constant(8)),
                x=cases.real(5, 7), a=cases.real(7, low=-2, high=-0.1), b=cases.real(7, low=0.1, high=2))
    return fill


OPS = {"FakeQuantWithMinMaxArgs": fake_args, "FakeQuantWithMinMaxArgsGradient": fake_args_grad,
       "FakeQuantWithMinMaxVars": fake_vars, "FakeQuantWithMinMaxVarsGradient": fake_vars_grad,
       "FakeQuantWithMinMaxVarsPerChannel": fake_channels,
       "FakeQuantWithMinMaxVarsPerChannelGradient": fake_channels_grad,
       **{name: quantize(name) for name in ("QuantizeAndDequantizeV2", "QuantizeAndDequantizeV3",
                                            "QuantizeAndDequantizeV4")}}
