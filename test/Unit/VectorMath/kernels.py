#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints an MLIR module with one kernel a function and type, for accuracy.cpp.

Each kernel applies a math op to 1024 elements, a vector at a time:
k_exp_f32(const float *x, float *y), k_powf_f64(const double *x, const double *z,
double *y) and so on.
"""

UNARY = """exp exp2 expm1 log log2 log10 log1p tanh sinh cosh erf erfc sin cos tan asin acos
atan asinh acosh atanh rsqrt cbrt""".split()
BINARY = ["powf", "atan2", "fpowi"]
LANES = {"f32": 16, "f64": 8}


def kernel(op, element):
    lanes = LANES[element]
    second = None if op in UNARY else "i32" if op == "fpowi" else element
    vector = f"vector<{lanes}x{element}>"
    other = f"vector<{lanes}x{second}>"
    arguments = f"%x: memref<1024x{element}>, "
    if second:
        arguments += f"%z: memref<1024x{second}>, "
    lines = [f"func.func @k_{op}_{element}({arguments}%y: memref<1024x{element}>) {{",
             "  %zero = arith.constant 0 : index",
             "  %count = arith.constant 1024 : index",
             f"  %lanes = arith.constant {lanes} : index",
             "  scf.for %i = %zero to %count step %lanes {",
             f"    %a = vector.load %x[%i] : memref<1024x{element}>, {vector}"]
    if second:
        lines.append(f"    %b = vector.load %z[%i] : memref<1024x{second}>, {other}")
        types = f"{vector}, {other}" if op == "fpowi" else vector
        lines.append(f"    %r = math.{op} %a, %b : {types}")
    else:
        lines.append(f"    %r = math.{op} %a : {vector}")
    lines += [f"    vector.store %r, %y[%i] : memref<1024x{element}>, {vector}",
              "  }", "  return", "}"]
    return "\n".join(lines)


for element in LANES:
    for op in UNARY + BINARY:
        print(kernel(op, element))
