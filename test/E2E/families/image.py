# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the ops on images: resizing, cropping, patches, local normalization."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops
OPS = {}


def resize(name, halves=True, ints=True):
    def fill(cases):
        def case(tag, image, size, dtype="float32", **more):
            cases.add(tag, lambda x: getattr(raw, name)(images=x, size=tf.constant(size), **more),
                      x=cases.real(*image, low=0, high=9).astype(dtype), dynamic=False)
        case("up", (1, 3, 4, 3), [7, 9])
        case("down", (2, 9, 8, 2), [4, 3])
        case("same", (1, 4, 5, 2), [4, 5])
        case("one", (1, 3, 3, 1), [1, 1])
        case("corners", (1, 3, 4, 3), [7, 5], align_corners=True)
        if halves:
            case("half_pixel", (1, 3, 4, 3), [7, 9], half_pixel_centers=True)
            case("half_pixel_down", (1, 9, 9, 2), [4, 5], half_pixel_centers=True)
        if ints:
            case("ints", (1, 3, 4, 3), [5, 6], "uint8")
    OPS[name] = fill


resize("ResizeBilinear")
resize("ResizeNearestNeighbor")
resize("ResizeBicubic")
resize("ResizeArea", halves=False)


def resize_grad(name):
    def fill(cases):
        def case(tag, image, size, **more):
            dy = cases.real(image[0], *size, image[3])
            if name == "ResizeNearestNeighborGrad":
                cases.add(tag, lambda dy: raw.ResizeNearestNeighborGrad(grads=dy, size=tf.constant(image[1:3]), **more),
                          dy=dy, dynamic=False)
            else:
                cases.add(tag, lambda dy, x: getattr(raw, name)(grads=dy, original_image=x, **more), dy=dy,
                          x=cases.real(*image), dynamic=False)
        case("up", (1, 3, 4, 3), [7, 9])
        case("down", (2, 9, 8, 2), [4, 3])
        case("corners", (1, 3, 4, 3), [7, 5], align_corners=True)
        case("half_pixel", (1, 3, 4, 3), [7, 9], half_pixel_centers=True)
        if name == "ResizeNearestNeighborGrad":
            cases.add("ints", lambda dy: raw.ResizeNearestNeighborGrad(grads=dy, size=tf.constant([3, 4])),
                      dy=cases.whole(1, 7, 9, 3), dynamic=False)
    OPS[name] = fill


for name in ("ResizeBilinearGrad", "ResizeNearestNeighborGrad", "ResizeBicubicGrad"):
    resize_grad(name)


def crop_and_resize(cases):
    def case(tag, image, size, count=3, dtype="float32", **more):
        boxes = cases.real(count, 4, low=-0.2, high=1.2)
        cases.add(tag, lambda x, b, n: raw.CropAndResize(image=x, boxes=b, box_ind=n, crop_size=tf.constant(size), **more),
                  x=cases.real(*image, low=0, high=9).astype(dtype), b=boxes,
                  n=cases.whole(count, low=0, high=image[0]))
    case("bilinear", (2, 7, 9, 3), [4, 5])
    case("nearest", (2, 7, 9, 3), [4, 5], method="nearest")
    case("one", (1, 5, 5, 2), [1, 1])
    case("outside", (2, 5, 5, 2), [6, 3], extrapolation_value=7.5)
    case("ints", (1, 5, 6, 3), [3, 3], dtype="uint8")


def patches(cases):
    def case(tag, image, size, stride, rate, padding="VALID"):
        cases.add(tag, lambda x: raw.ExtractImagePatches(
            images=x, ksizes=[1, *size, 1], strides=[1, *stride, 1], rates=[1, *rate, 1], padding=padding),
            x=cases.real(*image), dynamic=False)
    case("three", (2, 7, 7, 3), (3, 3), (2, 2), (1, 1))
    case("same", (1, 5, 6, 2), (3, 2), (1, 2), (1, 1), "SAME")
    case("rates", (1, 9, 9, 2), (2, 3), (1, 1), (2, 2))


def lrn(cases):
    for tag, more in {"default": {}, "narrow": dict(depth_radius=1, bias=2.0, alpha=0.5, beta=0.75)}.items():
        cases.add(tag, lambda x: raw.LRN(input=x, **more), x=cases.real(1, 3, 4, 9), dynamic=False)


def lrn_grad(cases):
    for tag, more in {"default": {}, "narrow": dict(depth_radius=1, bias=2.0, alpha=0.5, beta=0.75)}.items():
        x = cases.real(1, 3, 4, 9)
        cases.add(tag, lambda dy, x, y: raw.LRNGrad(input_grads=dy, input_image=x, output_image=y, **more),
                  dy=cases.real(*x.shape), x=x, y=raw.LRN(input=x, **more).numpy(), dynamic=False)


def space_to_batch(cases):
    cases.add("padded", lambda x: raw.SpaceToBatch(input=x, paddings=tf.constant([[1, 0], [0, 1]]), block_size=2),
              x=cases.real(2, 3, 5, 2), dynamic=False)


def batch_to_space(cases):
    cases.add("cropped", lambda x: raw.BatchToSpace(input=x, crops=tf.constant([[1, 0], [0, 1]]), block_size=2),
              x=cases.real(8, 2, 3, 2), dynamic=False)


def color(name, key="images", second=None, values=()):
    def fill(cases):
        x = cases.real(2, 3, 5, 3, low=0, high=1)
        for k, value in enumerate(values or (None,)):
            if second:
                cases.add(f"by_{k}", lambda x, f: getattr(raw, name)(**{key: x, second: f}), x=x, f=np.float32(value),
                          dynamic=False)
            else:
                cases.add("random", lambda x: getattr(raw, name)(**{key: x}), x=x, dynamic=False)
        if not second:
            cases.add("grey", lambda x: getattr(raw, name)(**{key: x}), x=np.full((2, 3), 0.5, "f"), dynamic=False)
    return fill


OPS |= {"RGBToHSV": color("RGBToHSV"), "HSVToRGB": color("HSVToRGB"),
        "AdjustHue": color("AdjustHue", second="delta", values=(0.3, -0.7)),
        "AdjustSaturation": color("AdjustSaturation", second="scale", values=(0.5, 2.5)),
        "AdjustContrastv2": color("AdjustContrastv2", second="contrast_factor", values=(0.5, 2.0))}
OPS |= {"CropAndResize": crop_and_resize, "ExtractImagePatches": patches, "LRN": lrn, "LRNGrad": lrn_grad,
        "SpaceToBatch": space_to_batch, "BatchToSpace": batch_to_space}
