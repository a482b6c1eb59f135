# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of discrete Fourier transforms."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops

# Powers of two, small factors, a prime, and twice a larger prime.
LENGTHS = (1, 2, 3, 4, 8, 12, 13, 17, 25, 64, 74, 120)


def dimensions(name):
    return next((count for count in (1, 2, 3) if name.endswith(f"{count}D")), 1)


def sizes_of(name):
    count = dimensions(name)
    if count == 1:
        return {f"of_{length}": (2, length) for length in LENGTHS}
    return {"small": (3, 4, 6)[-count:], "batch": (2, 4, 5, 3), "prime": (1, 2, 19, 7), "one": (1,) * count,
            "none": (0,) + (4,) * count}


def complex_numbers(cases, *shape, dtype="float32"):
    return cases.real(*shape, dtype=dtype) + 1j * cases.real(*shape, dtype=dtype)


def whole(name):
    def fill(cases):
        build = lambda x: getattr(raw, name)(input=x)
        for tag, shape in sizes_of(name).items():
            cases.add(tag, build, x=complex_numbers(cases, *shape).astype("complex64"))
        cases.add("double", build, x=complex_numbers(cases, 3, 4, 10, dtype="float64"))
    return fill


def half(name):
    """Of real numbers, and back."""
    is_inverse = name.startswith("I")

    def fill(cases):
        def case(tag, shape, lengths, double=False):
            def build(x):
                return getattr(raw, name)(input=x, fft_length=tf.constant(lengths, tf.int32), **(
                    {"Treal": tf.float64 if double else tf.float32} if is_inverse else
                    {"Tcomplex": tf.complex128 if double else tf.complex64}))
            real = "float64" if double else "float32"
            if is_inverse:
                # Of real numbers' transforms, as of others TensorFlow's answer is whatever its library makes of them.
                count = dimensions(name)
                x = np.fft.rfftn(cases.real(*shape, dtype=real), axes=range(-count, 0)).astype("complex128" if double else "complex64")
            else:
                x = cases.real(*shape, dtype=real)
            cases.add(tag, build, x=x)
        for tag, shape in sizes_of(name).items():
            case(tag, shape, list(shape[-dimensions(name):]))
        shape = (2, 6, 8)[-max(2, dimensions(name)):]
        case("double", shape, list(shape[-dimensions(name):]), True)
        if dimensions(name) == 1:
            case("shorter", (3, 9), [6])
            case("odd", (3, 8), [7])
        else:
            case("cut", shape, [size - 1 for size in shape[-dimensions(name):]])
    return fill


def signal(cases):
    raw_half = half("RFFT")
    raw_half(cases)
    cases.add("stft", lambda x: tf.signal.stft(x, frame_length=16, frame_step=8), x=cases.real(2, 64))


OPS = {name: whole(name) for name in ("FFT", "FFT2D", "FFT3D", "IFFT", "IFFT2D", "IFFT3D")}
OPS |= {name: half(name) for name in ("RFFT2D", "RFFT3D", "IRFFT", "IRFFT2D", "IRFFT3D")}
OPS["RFFT"] = signal
