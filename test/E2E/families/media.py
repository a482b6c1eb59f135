# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of files and of images in them."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops


def picture(height=9, width=13, channels=3, dtype="uint8"):
    y, x, c = np.mgrid[0:height, 0:width, 0:channels]
    top = np.iinfo(dtype).max
    return ((np.sin(x / 3 + c) + np.cos(y / 4 - c) + 2) / 4 * top).astype(dtype)


def jpeg(channels=3, **attributes):
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        return np.array(session.run(raw.EncodeJpeg(image=picture(channels=channels), **attributes)), "S")


def png(channels=3, dtype="uint8"):
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        return np.array(session.run(raw.EncodePng(image=picture(channels=channels, dtype=dtype))), "S")


def bmp(channels):
    pixels = picture(5, 6, channels)
    head = b"BM" + (0).to_bytes(8, "little") + (54).to_bytes(4, "little") + (40).to_bytes(4, "little") + (6).to_bytes(4, "little")
    head += (5).to_bytes(4, "little", signed=True) + (1).to_bytes(2, "little") + (8 * channels).to_bytes(2, "little")
    head = head.ljust(54, b"\0")
    rows = pixels[::-1]
    if channels >= 3:
        rows = np.concatenate([rows[..., 2::-1], rows[..., 3:] | 1], -1)
    return np.array(head + b"".join(row.tobytes().ljust((6 * channels + 3) // 4 * 4, b"\1") for row in rows), "S")


def decode_jpeg(cases):
    for channels in (0, 1, 3):
        build = lambda x, channels=channels: raw.DecodeJpeg(contents=x, channels=channels)
        cases.add(f"colour_{channels}", build, x=jpeg())
        cases.add(f"grey_{channels}", build, x=jpeg(1))
    cases.add("progressive", lambda x: raw.DecodeJpeg(contents=x), x=jpeg(progressive=True))
    cases.add("exact", lambda x: raw.DecodeJpeg(contents=x, dct_method="INTEGER_ACCURATE"), x=jpeg())
    cases.add("plain", lambda x: raw.DecodeJpeg(contents=x, fancy_upscaling=False), x=jpeg())
    for ratio in (2, 4, 8):
        cases.add(f"ratio_{ratio}", lambda x, ratio=ratio: raw.DecodeJpeg(contents=x, ratio=ratio), x=jpeg())
    cases.add("is_png", lambda x: raw.DecodeJpeg(contents=x), x=png())
    cases.add("computed_on", lambda x: tf.cast(raw.DecodeJpeg(contents=x, channels=3), tf.float32) * 2 + 1, x=jpeg())


def decode_png(cases):
    for given in (1, 2, 3, 4):
        for channels in (0, 1, 3, 4):
            cases.add(f"from_{given}_to_{channels}", lambda x, channels=channels: raw.DecodePng(contents=x, channels=channels), x=png(given))
    for given in (1, 3, 4):
        cases.add(f"wide_{given}", lambda x: raw.DecodePng(contents=x, dtype=tf.uint16), x=png(given, "uint16"))
        cases.add(f"narrow_{given}", lambda x: raw.DecodePng(contents=x), x=png(given, "uint16"))
        cases.add(f"widened_{given}", lambda x: raw.DecodePng(contents=x, dtype=tf.uint16), x=png(given))


def decode_image(cases):
    for tag, x in {"png": png(), "jpeg": jpeg(), "bmp": bmp(3)}.items():
        cases.add(tag, lambda x: raw.DecodeImage(contents=x, expand_animations=False), x=x)
        if tag != "bmp":
            cases.add(f"{tag}_wide", lambda x: raw.DecodeImage(contents=x, dtype=tf.uint16, expand_animations=False), x=x)
            cases.add(f"{tag}_real", lambda x: raw.DecodeImage(contents=x, dtype=tf.float32, channels=3), x=x)
    cases.add("grey", lambda x: raw.DecodeImage(contents=x, channels=1), x=jpeg())


def decode_bmp(cases):
    for channels in (1, 3, 4):
        for asked in (0,) if channels == 1 else (0, channels):
            cases.add(f"channels_{channels}_{asked}", lambda x, asked=asked: raw.DecodeBmp(contents=x, channels=asked), x=bmp(channels))


def encode_png(cases):
    for channels in (1, 2, 3, 4):
        cases.add(f"channels_{channels}", lambda x: raw.DecodePng(contents=raw.EncodePng(image=x)), x=picture(channels=channels))
    cases.add("wide", lambda x: raw.DecodePng(contents=raw.EncodePng(image=x, compression=9), dtype=tf.uint16), x=picture(dtype="uint16"))


def encode_jpeg(cases):
    for channels in (1, 3):
        cases.add(f"channels_{channels}", lambda x: raw.DecodeJpeg(contents=raw.EncodeJpeg(image=x)), x=picture(channels=channels))
    cases.add("quality", lambda x: raw.DecodeJpeg(contents=raw.EncodeJpeg(image=x, quality=40)), x=picture())


def read_file(cases):
    """Of a file that every machine has."""
    cases.add("text", lambda x: tf.strings.join([raw.ReadFile(filename=x), "end"]), x=np.array("/proc/sys/kernel/ostype", "S"))


OPS = {"ReadFile": read_file, "DecodeJpeg": decode_jpeg, "DecodePng": decode_png, "DecodeImage": decode_image, "DecodeBmp": decode_bmp,
       "EncodePng": encode_png, "EncodeJpeg": encode_jpeg}
