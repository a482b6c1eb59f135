# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the ops that decompose matrices."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops


def regular(cases, *shape, dtype="float32"):
    """Matrices far from singular."""
    return cases.real(*shape, dtype=dtype) + 3 * np.eye(shape[-1], dtype=dtype)


def definite(cases, *shape, dtype="float32"):
    a = cases.real(*shape, dtype=dtype)
    return (a @ np.swapaxes(a, -1, -2) + shape[-1] * np.eye(shape[-1])).astype(dtype)


def cholesky(cases):
    build = lambda a: raw.Cholesky(input=a)
    for tag, shape in {"one": (1, 1), "matrix": (5, 5), "batch": (3, 4, 4), "rank4": (2, 2, 3, 3), "large": (40, 40),
                       "empty": (0, 0), "no_matrices": (0, 3, 3)}.items():
        cases.add(tag, build, a=definite(cases, *shape) if 0 not in shape else np.zeros(shape, "f"))
    cases.add("double", build, a=definite(cases, 6, 6, dtype="float64"))
    # The upper triangle is not looked at.
    cases.add("lower_only", build, a=np.tril(definite(cases, 4, 4)) + np.triu(np.full((4, 4), 99, "f"), 1))


def triangular_solve(cases):
    def case(tag, a, b, **attributes):
        cases.add(tag, lambda a, b: raw.MatrixTriangularSolve(matrix=a, rhs=b, **attributes), a=a, b=b)
    for lower in (True, False):
        for adjoint in (True, False):
            case(f"lower_{lower}_adjoint_{adjoint}", regular(cases, 5, 5), cases.real(5, 3), lower=lower, adjoint=adjoint)
    case("batch", regular(cases, 3, 4, 4), cases.real(3, 4, 2))
    case("one_column", regular(cases, 17, 17), cases.real(17, 1))
    case("double", regular(cases, 5, 5, dtype="float64"), cases.real(5, 3, dtype="float64"))
    case("no_columns", regular(cases, 5, 5), cases.real(5, 0))
    cases.add("one_matrix_for_all", lambda a, b: raw.MatrixTriangularSolve(matrix=a, rhs=b), dynamic=False,
              a=regular(cases, 4, 4), b=cases.real(3, 4, 2))


def matrix_solve(cases):
    def case(tag, a, b, **attributes):
        cases.add(tag, lambda a, b: raw.MatrixSolve(matrix=a, rhs=b, **attributes), a=a, b=b)
    case("matrix", regular(cases, 5, 5), cases.real(5, 3))
    case("adjoint", regular(cases, 5, 5), cases.real(5, 3), adjoint=True)
    case("batch", regular(cases, 3, 4, 4), cases.real(3, 4, 2))
    case("pivots", np.array([[0, 1, 2], [1, 0, 3], [4, -3, 8]], "f"), cases.real(3, 2))
    case("double", regular(cases, 9, 9, dtype="float64"), cases.real(9, 4, dtype="float64"))
    case("one", np.array([[4]], "f"), cases.real(1, 5))
    case("large", regular(cases, 33, 33), cases.real(33, 2))


def matrix_inverse(cases):
    def case(tag, a, **attributes):
        cases.add(tag, lambda a: raw.MatrixInverse(input=a, **attributes), a=a)
    case("matrix", regular(cases, 5, 5))
    case("adjoint", regular(cases, 4, 4), adjoint=True)
    case("batch", regular(cases, 2, 3, 3, 3))
    case("pivots", np.array([[0, 1, 2], [1, 0, 3], [4, -3, 8]], "f"))
    case("double", regular(cases, 7, 7, dtype="float64"))


def determinant(name):
    def fill(cases):
        def case(tag, a, **more):
            def build(a):
                result = getattr(raw, name)(input=a)
                return list(result) if name.startswith("Log") else result
            cases.add(tag, build, a=a, **more)
        case("matrix", regular(cases, 4, 4))
        case("batch", regular(cases, 2, 3, 5, 5))
        case("negative", np.array([[0, 1], [1, 0]], "f"))
        case("double", regular(cases, 6, 6, dtype="float64"))
        case("one", np.array([[-2.5]], "f"))
        if not name.startswith("Log"):
            case("singular", np.array([[1, 2], [2, 4]], "f"))
    return fill


OPS = {"Cholesky": cholesky, "MatrixTriangularSolve": triangular_solve, "MatrixSolve": matrix_solve,
       "MatrixInverse": matrix_inverse, "MatrixDeterminant": determinant("MatrixDeterminant"),
       "LogMatrixDeterminant": determinant("LogMatrixDeterminant")}
