# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the convolutions and batch normalisation."""
import tensorflow as tf

raw = tf.raw_ops


def conv2d(cases):
    def case(tag, image, filter, stride=(1, 1), padding="VALID", dilation=(1, 1), explicit=None,
             fed=False, dtype="float32", after=lambda y: y):
        values = cases.real(*filter, dtype=dtype)
        def build(x, f=None):
            more = {"explicit_paddings": explicit} if explicit else {}
            return after(raw.Conv2D(input=x, filter=tf.constant(values) if f is None else f,
                                    strides=[1, *stride, 1], padding=padding,
                                    dilations=[1, *dilation, 1], **more))
        feeds = {"x": cases.real(*image, dtype=dtype)}
        cases.add(tag, build, **(feeds | {"f": values} if fed else feeds))
    case("valid", (1, 7, 7, 3), (3, 3, 3, 5))
    case("same", (2, 7, 9, 3), (3, 3, 3, 17), padding="SAME")
    case("same_even", (1, 8, 8, 2), (2, 4, 2, 3), padding="SAME")
    case("one_by_one", (2, 5, 5, 17), (1, 1, 17, 33))
    case("one_by_one_stride", (1, 7, 7, 8), (1, 1, 8, 16), (2, 2), "SAME")
    case("stride", (1, 9, 8, 3), (3, 3, 3, 4), (2, 2))
    case("stride_same", (2, 9, 8, 3), (3, 3, 3, 4), (2, 2), "SAME")
    case("stride_uneven", (1, 9, 9, 2), (3, 3, 2, 4), (2, 1), "SAME")
    case("seven_stride", (1, 17, 17, 3), (7, 7, 3, 8), (2, 2), "SAME")
    case("dilated", (1, 9, 9, 3), (3, 3, 3, 4), dilation=(2, 2))
    case("dilated_same", (1, 9, 9, 3), (3, 3, 3, 4), dilation=(2, 3), padding="SAME")
    case("explicit", (1, 6, 7, 3), (3, 3, 3, 4), padding="EXPLICIT", explicit=[0, 0, 1, 2, 0, 3, 0, 0])
    case("explicit_stride", (1, 6, 7, 3), (3, 3, 3, 4), (2, 2), "EXPLICIT", explicit=[0, 0, 1, 1, 1, 1, 0, 0])
    case("rows_only", (1, 9, 5, 3), (7, 1, 3, 4), padding="SAME")
    case("columns_only", (1, 5, 9, 3), (1, 7, 3, 4), padding="SAME")
    case("one_channel", (1, 9, 9, 1), (5, 5, 1, 1), padding="SAME")
    case("whole_image", (2, 5, 5, 3), (5, 5, 3, 4))
    case("groups", (1, 7, 7, 8), (3, 3, 2, 12), padding="SAME")
    case("no_images", (0, 7, 7, 3), (3, 3, 3, 5))
    case("fed_filter", (1, 7, 7, 3), (3, 3, 3, 5), padding="SAME", fed=True)
    case("many_channels", (1, 6, 6, 33), (3, 3, 33, 24), padding="SAME")
    case("double", (1, 5, 5, 2), (3, 3, 2, 3), dtype="float64")
    bias = cases.real(5)
    case("bias_relu", (1, 7, 7, 3), (3, 3, 3, 5), padding="SAME",
         after=lambda y: tf.nn.relu(raw.BiasAdd(value=y, bias=tf.constant(bias))))


def depthwise(cases):
    def case(tag, image, filter, stride=1, padding="VALID", fed=False, explicit=None):
        values = cases.real(*filter)
        def build(x, f=None):
            more = {"explicit_paddings": explicit} if explicit else {}
            return raw.DepthwiseConv2dNative(
                input=x, filter=tf.constant(values) if f is None else f,
                strides=[1, stride, stride, 1], padding=padding, **more)
        feeds = {"x": cases.real(*image)}
        cases.add(tag, build, **(feeds | {"f": values} if fed else feeds))
    case("valid", (1, 7, 7, 3), (3, 3, 3, 1))
    case("same", (2, 7, 9, 17), (3, 3, 17, 1), padding="SAME")
    case("stride", (1, 9, 9, 33), (3, 3, 33, 1), 2, "SAME")
    case("stride_valid", (1, 9, 8, 4), (3, 3, 4, 1), 2)
    case("multiplier", (1, 7, 7, 3), (3, 3, 3, 2), padding="SAME")
    case("five", (1, 9, 9, 8), (5, 5, 8, 1), padding="SAME")
    case("explicit", (1, 6, 6, 4), (3, 3, 4, 1), padding="EXPLICIT", explicit=[0, 0, 1, 0, 0, 1, 0, 0])
    case("fed_filter", (1, 7, 7, 3), (3, 3, 3, 1), padding="SAME", fed=True)


def batch_norm(name):
    def fill(cases):
        for tag, shape in {"image": (2, 3, 5, 7), "one": (1, 1, 1, 1), "wide": (1, 2, 2, 33)}.items():
            n = shape[-1]
            cases.add(tag, lambda x, scale, offset, mean, variance: getattr(raw, name)(
                x=x, scale=scale, offset=offset, mean=mean, variance=variance, epsilon=1e-3,
                is_training=False)[0], x=cases.real(*shape), scale=cases.real(n), offset=cases.real(n),
                mean=cases.real(n), variance=cases.real(n, low=0.1))
    return fill


OPS = {"Conv2D": conv2d, "DepthwiseConv2dNative": depthwise,
       "FusedBatchNorm": batch_norm("FusedBatchNorm"),
       "FusedBatchNormV2": batch_norm("FusedBatchNormV2"),
       "FusedBatchNormV3": batch_norm("FusedBatchNormV3")}
