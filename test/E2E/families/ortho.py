# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of orthogonal decompositions. The signs of vectors are nobody's promise, so they are compared by what
they make: their products, and magnitudes."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops

SHAPES = {"one": (1, 1), "square": (5, 5), "tall": (7, 3), "wide": (3, 6), "batch": (2, 4, 3), "rank4": (2, 2, 3, 3),
          "large": (24, 20), "no_matrices": (0, 3, 2)}


def qr(cases):
    for full in (False, True):
        def build(a, full=full):
            return list(raw.Qr(input=a, full_matrices=full))
        for tag, shape in SHAPES.items():
            cases.add(f"{tag}_full" if full else tag, build, a=cases.real(*shape))
        cases.add(f"double_{full}", build, a=cases.real(6, 4, dtype="float64"))
    cases.add("zeros", lambda a: raw.Qr(input=a).r, a=np.zeros((3, 3), "f"))
    cases.add("rank_one", lambda a: tf.matmul(*raw.Qr(input=a)), a=np.outer([1, 2, 3, 4], [1, -1, 2]).astype("f"))


def product(s, u, v):
    """Of vectors with more columns than there are values, only the first ones."""
    count = s.shape[-1]
    first = lambda m: m if m.shape[-1] == count else m[..., :count]
    return tf.matmul(first(u) * tf.expand_dims(s, -2), first(v), transpose_b=True)


def svd(cases):
    for full in (False, True):
        def build(a, full=full):
            s, u, v = raw.Svd(input=a, full_matrices=full)
            square = lambda m: tf.matmul(m, m, transpose_a=True)
            return [s, product(s, u, v), square(u), square(v)]
        for tag, shape in SHAPES.items():
            cases.add(f"{tag}_full" if full else tag, build, a=cases.real(*shape), dynamic=tag != "no_matrices")
        cases.add(f"double_{full}", build, a=cases.real(6, 4, dtype="float64"))
        cases.add(f"rank_one_{full}", build, a=np.outer([1, 2, 3, 4], [1, -1, 2]).astype("f"))
        cases.add(f"zeros_{full}", build, a=np.zeros((3, 2), "f"))
    cases.add("magnitudes", lambda a: [abs(part) for part in raw.Svd(input=a)], a=cases.real(5, 3))
    cases.add("values", lambda a: raw.Svd(input=a, compute_uv=False).s, a=cases.real(4, 6))
    cases.add("huge", lambda a: raw.Svd(input=a, compute_uv=False).s, a=1e30 * cases.real(4, 6))


def eigh(cases):
    def symmetric(*shape, dtype="float32"):
        a = cases.real(*shape, dtype=dtype)
        return a + np.swapaxes(a, -1, -2)

    def build(a):
        e, v = raw.SelfAdjointEigV2(input=a)
        return [e, product(e, v, v), tf.matmul(v, v, transpose_a=True)]
    for tag, shape in SHAPES.items():
        if shape[-1] == shape[-2]:
            cases.add(tag, build, a=symmetric(*shape))
    cases.add("large", build, a=symmetric(23, 23))
    cases.add("batch", build, a=symmetric(3, 4, 4))
    cases.add("double", build, a=symmetric(6, 6, dtype="float64"))
    cases.add("lower_only", build, a=np.tril(symmetric(4, 4)) + np.triu(np.full((4, 4), 99, "f"), 1))
    cases.add("same_values", build, a=np.eye(4, dtype="f"))
    cases.add("magnitudes", lambda a: abs(raw.SelfAdjointEigV2(input=a).v), a=symmetric(5, 5))
    cases.add("values", lambda a: raw.SelfAdjointEigV2(input=a, compute_v=False).e, a=symmetric(5, 5))


def solve_ls(cases):
    for fast in (True, False):
        for tag, shape in {"tall": (7, 3), "wide": (3, 6), "square": (4, 4), "batch": (2, 5, 3)}.items():
            cases.add(f"{tag}_{fast}", lambda a, b, fast=fast: raw.MatrixSolveLs(
                matrix=a, rhs=b, l2_regularizer=tf.constant(0.25, tf.float64), fast=fast),
                dynamic=not fast, a=cases.real(*shape), b=cases.real(*shape[:-1], 2))
    cases.add("double", lambda a, b: raw.MatrixSolveLs(
        matrix=a, rhs=b, l2_regularizer=tf.constant(0, tf.float64), fast=False), a=cases.real(6, 3, dtype="float64"),
        b=cases.real(6, 1, dtype="float64"))
    cases.add("lstsq", lambda a, b: tf.linalg.lstsq(a, b, l2_regularizer=0.5), dynamic=False, a=cases.real(6, 3), b=cases.real(6, 1))


def old_svd(cases):
    cases.of_version(12)
    cases.add("batch", lambda a: product(*raw.BatchSvd(input=a)), a=cases.real(2, 4, 3))


def old_eigh(cases):
    cases.of_version(12)
    a = cases.real(2, 4, 4)
    cases.add("batch", lambda a: raw.BatchSelfAdjointEigV2(input=a, compute_v=False).e, a=a + np.swapaxes(a, -1, -2))


def old_solve_ls(cases):
    cases.of_version(12)
    cases.add("batch", lambda a, b: raw.BatchMatrixSolveLs(
        matrix=a, rhs=b, l2_regularizer=tf.constant(0.25, tf.float64)), dynamic=False, a=cases.real(2, 5, 3), b=cases.real(2, 5, 2))


OPS = {"BatchSvd": old_svd, "BatchSelfAdjointEigV2": old_eigh, "BatchMatrixSolveLs": old_solve_ls, "Qr": qr, "Svd": svd, "SelfAdjointEigV2": eigh, "MatrixSolveLs": solve_ls}
