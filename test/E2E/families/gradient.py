# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the ops that TensorFlow's own gradients are made of."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
OPS = {}
SHAPES = {"scalar": (), "seven": (7,), "matrix": (5, 33), "empty": (0, 3)}


def pointwise(name, first, second, low=-9.0, high=9.0, **attributes):
    def fill(cases):
        build = lambda x, y: getattr(raw, name)(**{first: x, second: y}, **attributes)
        for tag, shape in SHAPES.items():
            cases.add(tag, build, x=cases.real(*shape, low=low, high=high),
                      y=cases.real(*shape, low=low, high=high))
        cases.add("double", build, x=cases.real(9, low=low, high=high, dtype="float64"),
                  y=cases.real(9, low=low, high=high, dtype="float64"))
    OPS[name] = fill


for activation in ("Elu", "Selu"):
    pointwise(f"{activation}Grad", "gradients", "outputs")
for activation in ("Softplus", "Softsign"):
    pointwise(f"{activation}Grad", "gradients", "features")
pointwise("LeakyReluGrad", "gradients", "features", alpha=0.3)
for root in ("SqrtGrad", "RsqrtGrad", "InvGrad", "ReciprocalGrad"):
    pointwise(root, "y", "dy", 0.5, 3.0)


def broadcast_args(cases):
    def case(tag, a, b, dtype="int32"):
        def build(x, y):
            r0, r1 = raw.BroadcastGradientArgs(s0=tf.shape(x), s1=tf.shape(y))
            d = x * y
            return [tf.reshape(raw.Sum(input=d, axis=r0), tf.shape(x)),
                    tf.reshape(raw.Sum(input=d, axis=r1), tf.shape(y))]
        cases.add(tag, build, x=cases.real(*a), y=cases.real(*b))
    case("same", (3, 5), (3, 5))
    case("row", (4, 7), (7,))
    case("scalar", (3, 17), ())
    case("column", (4, 1), (1, 17))
    case("rank4", (2, 1, 3, 7), (5, 1, 7))
    case("empty", (0, 3), (1, 3))
    cases.add("axes", lambda: raw.BroadcastGradientArgs(s0=tf.constant([2, 1, 4]), s1=tf.constant([3, 1])),
              constants=False, dynamic=False)


def batch_norm(name):
    def fill(cases):
        def case(tag, shape, training, data_format="NHWC"):
            n = shape[1 if data_format == "NCHW" else -1]
            dims = [0, 1, 2] if data_format == "NHWC" else [0, 2, 3]
            x = cases.real(*shape)
            mean, variance = x.mean(tuple(dims)), x.var(tuple(dims))
            more = {"reserve_space_3": tf.constant([0.0])} if name.endswith("V3") else {}
            def build(dy, x, scale, mean, variance):
                extra = {"reserve_space_3": mean} if name.endswith("V3") else {}
                return getattr(raw, name)(
                    y_backprop=dy, x=x, scale=scale, reserve_space_1=mean, reserve_space_2=variance,
                    epsilon=1e-3, is_training=training, data_format=data_format, **extra)[:3]
            cases.add(tag, build, dy=cases.real(*shape), x=x, scale=cases.real(n), mean=mean,
                      variance=variance, tolerance=1e-4)
        case("training", (2, 3, 5, 7), True)
        case("inference", (2, 3, 5, 7), False)
        case("wide", (3, 2, 2, 33), True)
    return fill


for version in ("", "V2", "V3"):
    OPS[f"FusedBatchNormGrad{version}"] = batch_norm(f"FusedBatchNormGrad{version}")


def conv_filter(cases):
    def case(tag, image, filter, stride=(1, 1), padding="VALID", dilation=(1, 1), explicit=None, dynamic=False):
        more = {"explicit_paddings": explicit} if explicit else {}
        strides, dilations = [1, *stride, 1], [1, *dilation, 1]
        x = cases.real(*image)
        shape = tf.nn.conv2d(x, cases.real(*filter), strides, padding if not explicit else
                             [explicit[i:i + 2] for i in (0, 2, 4, 6)], dilations=dilations).shape
        cases.add(tag, lambda x, dy: raw.Conv2DBackpropFilter(
            input=x, filter_sizes=tf.constant(filter), out_backprop=dy, strides=strides, padding=padding,
            dilations=dilations, **more), x=x, dy=cases.real(*shape), dynamic=dynamic, tolerance=3e-5)
    case("valid", (2, 7, 7, 3), (3, 3, 3, 5))
    case("same", (2, 7, 9, 3), (3, 3, 3, 17), padding="SAME")
    case("stride", (3, 9, 8, 3), (3, 3, 3, 4), (2, 2))
    case("stride_same", (2, 9, 8, 3), (3, 3, 3, 4), (2, 2), "SAME")
    case("one_by_one_stride", (2, 7, 7, 8), (1, 1, 8, 4), (2, 2), "SAME")
    case("explicit", (1, 6, 7, 3), (3, 3, 3, 4), padding="EXPLICIT", explicit=[0, 0, 1, 2, 0, 3, 0, 0])


def conv_input(cases):
    def case(tag, image, filter, stride=(1, 1), padding="VALID", dilation=(1, 1), explicit=None):
        more = {"explicit_paddings": explicit} if explicit else {}
        strides, dilations = [1, *stride, 1], [1, *dilation, 1]
        f = cases.real(*filter)
        shape = tf.nn.conv2d(cases.real(*image), f, strides, padding if not explicit else
                             [explicit[i:i + 2] for i in (0, 2, 4, 6)], dilations=dilations).shape
        cases.add(tag, lambda f, dy: raw.Conv2DBackpropInput(
            input_sizes=tf.constant(image), filter=f, out_backprop=dy, strides=strides, padding=padding,
            dilations=dilations, **more), f=f, dy=cases.real(*shape), dynamic=False, tolerance=3e-5)
    case("valid", (2, 7, 7, 3), (3, 3, 3, 5))
    case("same", (2, 7, 9, 3), (3, 3, 3, 17), padding="SAME")
    case("stride", (3, 9, 8, 3), (3, 3, 3, 4), (2, 2))
    case("stride_same", (2, 9, 8, 3), (3, 3, 3, 4), (2, 2), "SAME")
    case("one_by_one_stride", (2, 7, 7, 8), (1, 1, 8, 4), (2, 2), "SAME")
    case("stride_over_filter", (1, 9, 9, 2), (2, 2, 2, 3), (3, 3))
    case("explicit", (1, 6, 7, 3), (3, 3, 3, 4), padding="EXPLICIT", explicit=[0, 0, 1, 2, 0, 3, 0, 0])


def depthwise(name):
    def fill(cases):
        def case(tag, image, filter, stride=1, padding="VALID"):
            strides = [1, stride, stride, 1]
            x, f = cases.real(*image), cases.real(*filter)
            shape = raw.DepthwiseConv2dNative(input=x, filter=f, strides=strides, padding=padding).shape
            dy = cases.real(*shape)
            common = dict(strides=strides, padding=padding)
            if name.endswith("Filter"):
                cases.add(tag, lambda x, dy: getattr(raw, name)(
                    input=x, filter_sizes=tf.constant(filter), out_backprop=dy, **common), x=x, dy=dy,
                    dynamic=False, tolerance=3e-5)
            else:
                cases.add(tag, lambda f, dy: getattr(raw, name)(
                    input_sizes=tf.constant(image), filter=f, out_backprop=dy, **common), f=f, dy=dy,
                    dynamic=False)
        case("valid", (1, 7, 7, 3), (3, 3, 3, 1))
        case("same", (2, 7, 9, 17), (3, 3, 17, 1), padding="SAME")
        case("stride", (1, 9, 9, 5), (3, 3, 5, 1), 2, "SAME")
        case("multiplier", (2, 7, 7, 3), (3, 3, 3, 2), 2, "SAME")
    return fill


def volume(name):
    def fill(cases):
        def case(tag, image, filter, stride=(1, 1, 1), padding="VALID", dynamic=False):
            strides = [1, *stride, 1]
            x, f = cases.real(*image), cases.real(*filter)
            dy = cases.real(*tf.nn.conv3d(x, f, strides, padding).shape)
            common = dict(strides=strides, padding=padding)
            if name == "Conv3D":
                cases.add(tag, lambda x, f: raw.Conv3D(input=x, filter=f, **common), x=x, f=f, dynamic=False,
                          tolerance=3e-5)
            elif "Filter" in name:
                cases.add(tag, lambda x, dy: getattr(raw, name)(
                    input=x, filter_sizes=tf.constant(filter), out_backprop=dy, **common), x=x, dy=dy,
                    dynamic=False, tolerance=3e-5)
            else:
                cases.add(tag, lambda f, dy: getattr(raw, name)(
                    input_sizes=tf.constant(image), filter=f, out_backprop=dy, **common), f=f, dy=dy,
                    dynamic=False, tolerance=3e-5)
        case("valid", (2, 5, 6, 7, 3), (3, 3, 3, 3, 4))
        case("same", (1, 4, 5, 5, 2), (3, 3, 3, 2, 5), padding="SAME")
        case("stride_same", (1, 5, 6, 7, 3), (3, 3, 3, 3, 4), (2, 2, 2), "SAME")
        case("stride", (2, 5, 7, 7, 2), (2, 3, 1, 2, 3), (2, 1, 3))
        case("flat", (1, 4, 4, 4, 3), (1, 1, 1, 3, 2))
    return fill


def pool_gradient(name, volume=False):
    def fill(cases):
        def case(tag, image, window, stride, padding="VALID", whole=False):
            if volume:
                image = (image[0], 5, *image[1:])
                window, stride = (2, *window), (2, *stride)
            ksize, strides = [1, *window, 1], [1, *stride, 1]
            common = dict(ksize=ksize, strides=strides, padding=padding)
            # Equal elements: the first one has the gradient.
            x = cases.whole(*image, low=0, high=4).astype("f") if whole else cases.real(*image)
            pool = tf.nn.avg_pool if name.startswith("Avg") else tf.nn.max_pool
            y = pool(x, ksize, strides, padding).numpy()
            dy = cases.real(*y.shape)
            if name.startswith("Avg"):
                key = "orig_input_shape"
                cases.add(tag, lambda dy: getattr(raw, name)(**{key: tf.constant(image)}, grad=dy, **common),
                          dy=dy, dynamic=False)
            elif name.endswith("GradGrad"):
                cases.add(tag, lambda x, y, dx: getattr(raw, name)(orig_input=x, orig_output=y, grad=dx, **common),
                          x=x, y=y, dx=cases.real(*image), dynamic=False)
            else:
                cases.add(tag, lambda x, y, dy: getattr(raw, name)(orig_input=x, orig_output=y, grad=dy, **common),
                          x=x, y=y, dy=dy, dynamic=False)
        case("two", (1, 8, 8, 3), (2, 2), (2, 2))
        case("three_stride_same", (2, 7, 9, 5), (3, 3), (2, 2), "SAME")
        case("overlap", (1, 5, 5, 4), (3, 2), (1, 1))
        case("ties", (1, 6, 6, 3), (3, 3), (2, 2), "SAME", whole=True)
        case("gaps", (1, 7, 7, 2), (2, 2), (3, 3))
    return fill


def with_argmax(cases):
    def case(tag, image, window, stride, padding="VALID", batch=False):
        common = dict(ksize=[1, *window, 1], strides=[1, *stride, 1], padding=padding, include_batch_in_index=batch)
        cases.add(tag, lambda x: list(raw.MaxPoolWithArgmax(input=x, **common)), x=cases.real(*image), dynamic=False)
    case("two", (2, 8, 8, 3), (2, 2), (2, 2))
    case("same", (1, 7, 9, 5), (3, 3), (2, 2), "SAME")
    case("batch", (2, 5, 5, 3), (3, 3), (2, 2), "SAME", True)
    case("one", (2, 3, 3, 2), (1, 1), (1, 1))


def grad_with_argmax(cases):
    def case(tag, image, window, stride, padding="VALID", batch=False):
        common = dict(ksize=[1, *window, 1], strides=[1, *stride, 1], padding=padding, include_batch_in_index=batch)
        x = cases.real(*image)
        y, argmax = raw.MaxPoolWithArgmax(input=x, **common)
        cases.add(tag, lambda x, dy, a: raw.MaxPoolGradWithArgmax(input=x, grad=dy, argmax=a, **common),
                  x=x, dy=cases.real(*y.shape), a=argmax.numpy(), dynamic=False)
    case("two", (2, 8, 8, 3), (2, 2), (2, 2))
    case("batch", (2, 5, 5, 3), (3, 3), (2, 2), "SAME", True)


def pool3d(name):
    def fill(cases):
        def case(tag, image, window, stride, padding="VALID"):
            cases.add(tag, lambda x: getattr(raw, name)(input=x, ksize=[1, *window, 1], strides=[1, *stride, 1],
                                                        padding=padding), x=cases.real(*image))
        case("two", (1, 4, 6, 8, 3), (2, 2, 2), (2, 2, 2))
        case("same", (2, 5, 7, 9, 5), (3, 3, 3), (2, 2, 2), "SAME")
        case("overlap_same", (1, 3, 4, 4, 2), (3, 2, 3), (1, 1, 1), "SAME")
        case("one", (1, 2, 2, 2, 1), (1, 1, 1), (1, 1, 1))
    return fill


def dilation(cases):
    def case(tag, image, filter, stride=(1, 1), rate=(1, 1), padding="VALID"):
        cases.add(tag, lambda x, f: raw.Dilation2D(input=x, filter=f, strides=[1, *stride, 1], rates=[1, *rate, 1],
                                                   padding=padding), x=cases.real(*image), f=cases.real(*filter),
                  dynamic=False)
    case("valid", (1, 7, 7, 3), (3, 3, 3))
    case("same", (2, 6, 7, 2), (3, 2, 2), (2, 2), padding="SAME")
    case("rates", (1, 9, 9, 2), (3, 3, 2), rate=(2, 2), padding="SAME")


def max_pool_v2(cases):
    cases.add("two", lambda x: raw.MaxPoolV2(input=x, ksize=tf.constant([1, 2, 2, 1]),
                                             strides=tf.constant([1, 2, 2, 1]), padding="SAME"), x=cases.real(1, 7, 8, 3))


OPS |= {"BroadcastGradientArgs": broadcast_args, "Conv2DBackpropFilter": conv_filter,
        "Conv2DBackpropInput": conv_input, "Conv3D": volume("Conv3D"), "Dilation2D": dilation,
        "Conv3DBackpropFilterV2": volume("Conv3DBackpropFilterV2"),
        "Conv3DBackpropInputV2": volume("Conv3DBackpropInputV2"),
        "DepthwiseConv2dNativeBackpropFilter": depthwise("DepthwiseConv2dNativeBackpropFilter"),
        "DepthwiseConv2dNativeBackpropInput": depthwise("DepthwiseConv2dNativeBackpropInput"),
        "AvgPoolGrad": pool_gradient("AvgPoolGrad"), "MaxPoolGrad": pool_gradient("MaxPoolGrad"),
        "MaxPoolGradGrad": pool_gradient("MaxPoolGradGrad"),
        "AvgPool3DGrad": pool_gradient("AvgPool3DGrad", True), "MaxPool3DGrad": pool_gradient("MaxPool3DGrad", True),
        "MaxPoolWithArgmax": with_argmax, "MaxPoolGradWithArgmax": grad_with_argmax, "MaxPoolV2": max_pool_v2,
        "AvgPool3D": pool3d("AvgPool3D"), "MaxPool3D": pool3d("MaxPool3D")}
