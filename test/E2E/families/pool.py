# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the pools."""
import tensorflow as tf

raw = tf.raw_ops


def pool(name, key):
    def fill(cases):
        def case(tag, image, window, stride, padding="VALID", dtype="float32", values=None, **more):
            cases.add(tag, lambda x: getattr(raw, name)(
                **{key: x}, ksize=[1, *window, 1], strides=[1, *stride, 1], padding=padding, **more),
                x=cases.real(*image, dtype=dtype) if values is None else values)
        case("two", (1, 8, 8, 3), (2, 2), (2, 2))
        case("two_odd", (2, 7, 9, 5), (2, 2), (2, 2))
        case("two_odd_same", (2, 7, 9, 5), (2, 2), (2, 2), "SAME")
        case("three_stride", (1, 9, 9, 17), (3, 3), (2, 2))
        case("three_stride_same", (1, 8, 8, 33), (3, 3), (2, 2), "SAME")
        case("overlap_same", (1, 7, 7, 4), (3, 3), (1, 1), "SAME")
        case("uneven", (1, 7, 8, 4), (3, 2), (1, 2), "SAME")
        case("whole", (2, 7, 7, 3), (7, 7), (1, 1))
        case("wider_than_image", (1, 2, 2, 3), (5, 5), (1, 1), "SAME")
        case("one", (1, 5, 5, 1), (1, 1), (1, 1))
        case("no_images", (0, 6, 6, 3), (2, 2), (2, 2))
        case("negative", (1, 5, 5, 2), (3, 3), (2, 2), "SAME", values=cases.real(1, 5, 5, 2, low=-9, high=-5))
        case("double", (1, 5, 5, 2), (2, 2), (1, 1), dtype="float64")
        if name == "MaxPool":
            case("explicit", (1, 6, 6, 3), (3, 3), (2, 2), "EXPLICIT", explicit_paddings=[0, 0, 1, 0, 0, 1, 0, 0])
    return fill


OPS = {"MaxPool": pool("MaxPool", "input"), "AvgPool": pool("AvgPool", "value")}
