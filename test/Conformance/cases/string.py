# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Ops on strings: all answers exact."""
import itertools

import numpy as np

from draw import INTS, REALS, Case, Const, Draw

TEXTS = [text.encode() for text in (
    "", "a", "Hello World", "  padded\t\n", "naïve café", "x" * 40, "0123456789abcdef", "comma,separated,,values", "日本語", "a b  c",
    "UPPER lower 123", ",", " ", "ab" * 33, "tab\tnew\nline", "élan", "one,two;three four", "--", "A", "zz")]
SHAPES = ((), (5,), (2, 3), (0,), (2, 0), (2, 1, 3))


def texts(draw, *shape):
    """Strings of all kinds; without zero bytes, which arrays of fixed width lose."""
    return np.array([TEXTS[i] for i in draw.whole(int(np.prod(shape)), low=0, high=len(TEXTS))], "S").reshape(shape)


def unary():
    for op, given in (("StringLower", [{}, {"encoding": "utf-8"}]), ("StringUpper", [{}, {"encoding": "utf-8"}]), ("StringStrip", [{}]),
                      ("StringLength", [{}, {"unit": "UTF8_CHAR"}]), ("EncodeBase64", [{}, {"pad": True}])):
        draw = Draw(op)
        for shape, more in itertools.product(SHAPES, given):
            for _ in range(2):
                yield Case(op, {"input": texts(draw, *shape), **more})
    for count, shape in itertools.product((1, 7, 1000, 2**61 + 1), SHAPES):
        draw = Draw(f"hash {count} {shape}")
        yield Case("StringToHashBucket", {"string_tensor": texts(draw, *shape), "num_buckets": count})
        yield Case("StringToHashBucketFast", {"input": texts(draw, *shape), "num_buckets": count})
        for key in ([1, 2], [-5, 2**60]):
            yield Case("StringToHashBucketStrong", {"input": texts(draw, *shape), "num_buckets": count, "key": key})
    letters = b"ABCDefgh0189-_ABCDxyzw"
    for length, pad in itertools.product(range(0, 20), (False, True)):
        text = letters[:length] + (b"=" * (-length % 4) if pad and length % 4 != 1 else b"")
        yield Case("DecodeBase64", {"input": np.array([text, b"", b"YWJj"], "S")})


def joins():
    draw = Draw("StringJoin")
    for separator, count, shape in itertools.product(("", "-", ", "), (1, 2, 4), SHAPES):
        yield Case("StringJoin", {"inputs": [texts(draw, *shape) for _ in range(count)], "separator": separator})
        if shape:
            yield Case("StringJoin", {"inputs": [texts(draw, *shape), texts(draw)], "separator": separator})
    for shape, axes in (((4,), [0]), ((2, 3), [0]), ((2, 3), [1]), ((2, 3), [1, 0]), ((2, 3), [-1]), ((2, 3, 2), [0, 2]), ((2, 3, 2), [1]),
                        ((0, 3), [1]), ((3, 0), [1]), ((2, 2), [])):
        for separator, keep in itertools.product(("", ", "), (False, True)):
            yield Case("ReduceJoin", {"inputs": texts(draw, *shape), "reduction_indices": Const(np.array(axes, "int32")), "keep_dims": keep,
                                      "separator": separator})


def splits():
    draw = Draw("StringSplit")
    for by, skip, count in itertools.product((b" ", b",;", b"", b"ab"), (False, True), (0, 1, 6, 20)):
        yield Case("StringSplit", {"input": texts(draw, count), "delimiter": Const(by), "skip_empty": skip})
        yield Case("StringSplit", {"input": texts(draw, count), "delimiter": np.array(by), "skip_empty": skip})
    for by, most, count in itertools.product((b"", b" ", b",", b"ab", b"  "), (-1, 0, 1, 2), (0, 1, 6, 20)):
        yield Case("StringSplitV2", {"input": texts(draw, count), "sep": Const(by), "maxsplit": most})
        yield Case("StringSplitV2", {"input": texts(draw, count), "sep": np.array(by), "maxsplit": most})
    for widths, pad, keeps, dtype in itertools.product(([1], [2], [1, 2], [3, 5]), (-1, 0, 1), (False, True), ("int32", "int64")):
        yield Case("StringNGrams", {"data": texts(draw, 6), "data_splits": np.array([0, 3, 3, 4, 6], dtype), "ngram_widths": widths,
                                    "separator": " ", "left_pad": "<", "right_pad": ">", "pad_width": pad,
                                    "preserve_short_sequences": keeps})


def parts():
    draw = Draw("Substr")
    long = np.array([b"Hello World", b"0123456789", "naïve 日本語".encode(), b"xxxxxxxxxx"], "S")
    for dtype, unit in itertools.product(("int32", "int64"), ("BYTE", "UTF8_CHAR")):
        for at, length in ((0, 3), (2, 100), (-3, 2), (5, 0), (-5, 5), ([0, 1, 2, 3], [4, 3, 2, 1]), ([-1, 0, -3, 5], [1, 2, 3, 9])):
            yield Case("Substr", {"input": long, "pos": np.array(at, dtype), "len": np.array(length, dtype), "unit": unit})
        yield Case("Substr", {"input": long[:1].reshape(()), "pos": draw.whole(2, 2, low=0, high=5, dtype=dtype),
                              "len": draw.whole(2, 2, low=0, high=5, dtype=dtype), "unit": unit})


def numbers():
    for dtype in ("float32", "float64", "int32", "int64"):
        draw = Draw(f"StringToNumber {dtype}")
        for low, high in ((-9, 10), (-10**6, 10**6), (-2**31, 2**31 - 1)):
            values = draw.whole(8, low=low, high=high, dtype="int64")
            yield Case("StringToNumber", {"string_tensor": np.array([str(v) for v in values], "S"), "out_type": dtype}, tolerance=0.0)
            yield Case("StringToNumber", {"string_tensor": np.array([f"  {v} " for v in values], "S").reshape(2, 4), "out_type": dtype},
                       tolerance=0.0)
        if dtype.startswith("float"):
            for form in ("{:.3f}", "{:e}", "{:.17g}", "{:+.1f}", "{:.9E}"):
                for scale in (1, 1e-30, 1e30):
                    values = draw.random.uniform(-2, 2, 12) * scale
                    yield Case("StringToNumber", {"string_tensor": np.array([form.format(v) for v in values], "S"), "out_type": dtype},
                               tolerance=0.0)
    for dtype in INTS + REALS[:3] + ("bool",):
        draw = Draw(f"AsString {dtype}")
        for shape in ((), (7,), (2, 3), (0,)):
            for how in ({}, {"width": 8}, {"width": 8, "fill": "0"}, {"width": 8, "fill": "-"}, {"width": 8, "fill": "+"}):
                yield Case("AsString", {"input": draw.any(dtype, *shape, low=-100, high=100), **how})
                if dtype in REALS:
                    for more in ({"precision": 0}, {"precision": 3}, {"scientific": True}, {"shortest": True}, {"shortest": True, "precision": 4}):
                        yield Case("AsString", {"input": draw.any(dtype, *shape, low=-100, high=100), **how, **more})


PATTERNS = ("a", "a+", "[a-c]+", "[^a-z]", r"\d+", r"\s", r"(\w)(\w)", "x*", "a|b|,", r"\b", "^.", ".$", "(?i)HELLO", "日", "é?l", r"(a b)|(,+)",
            r"\W+", "[[:punct:]]", "a{2,}", ".*", "(ab)*?a", r"[\x00-\x20]+")


def patterns():
    draw = Draw("RegexReplace")
    for pattern, shape in itertools.product(PATTERNS, ((6,), (2, 3), (0,), ())):
        x = texts(draw, *shape)
        yield Case("RegexFullMatch", {"input": x, "pattern": Const(pattern.encode())})
        yield Case("StaticRegexFullMatch", {"input": x, "pattern": pattern})
        for rewrite, every in itertools.product(("", "<\\0>"), (True, False)):
            yield Case("RegexReplace", {"input": x, "pattern": Const(pattern.encode()), "rewrite": Const(rewrite.encode()),
                                        "replace_global": every})
            yield Case("StaticRegexReplace", {"input": x, "pattern": pattern, "rewrite": rewrite, "replace_global": every})


def raws():
    for dtype, size in (("uint8", 1), ("int8", 1), ("int16", 2), ("uint16", 2), ("int32", 4), ("int64", 8), ("float16", 2), ("float32", 4),
                        ("float64", 8), ("bool", 1), ("complex64", 8)):
        draw = Draw(f"DecodeRaw {dtype}")
        for shape, little in itertools.product(((), (3,), (2, 2), (0,)), (True, False)):
            high = 2 if dtype == "bool" else 120
            data = draw.whole(*shape, size * 2, low=1, high=high, dtype="uint8")
            fed = np.array([bytes(row) for row in data.reshape(-1, size * 2)], f"S{size * 2}").reshape(shape)
            yield Case("DecodeRaw", {"bytes": fed, "out_type": dtype, "little_endian": little})
            for length in (size, size * 3):
                yield Case("DecodePaddedRaw", {"input_bytes": fed, "fixed_length": Const(length), "out_type": dtype, "little_endian": little})


def cases():
    for each in (unary, joins, splits, parts, numbers, patterns, raws):
        yield from each()
