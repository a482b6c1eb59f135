# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes a graph of N nodes as text: a chain of element-wise ops, or of dense layers with
residual additions, which become a kernel each.   usage: long_graph.py chain|layers N"""
import sys

FLOAT = "attr { key: 'T' value { type: DT_FLOAT } }"


def node(name, op, inputs=(), attributes=FLOAT):
    names = " ".join(f"input: '{source}'" for source in inputs)
    print(f"node {{ name: '{name}' op: '{op}' {names} {attributes} }}")


def constant(name, dims):
    shape = " ".join(f"dim {{ size: {dim} }}" for dim in dims)
    node(name, "Const", (), "attr { key: 'dtype' value { type: DT_FLOAT } } attr { key: 'value' value { "
         f"tensor {{ dtype: DT_FLOAT tensor_shape {{ {shape} }} float_val: 0.5 }} }} }}")


def chain(count):
    operations = ("Tanh", "Neg", "Relu", "Mul", "Abs", "Add", "Maximum", "Sigmoid")
    last = "x"
    for i in range(count):
        operation = operations[i % len(operations)]
        binary = operation in ("Mul", "Add", "Maximum")
        node(f"n{i}", operation, (last, "half") if binary else (last,))
        last = f"n{i}"
    return last


def layers(count):
    last = "x"
    for i in range(count // 4):
        node(f"layer{i}/MatMul", "MatMul", (last, "weights"))
        node(f"layer{i}/Add", "Add", (f"layer{i}/MatMul", "bias"))
        node(f"layer{i}/Relu", "Relu", (f"layer{i}/Add",))
        node(f"layer{i}/Residual", "Add", (f"layer{i}/Relu", last))
        last = f"layer{i}/Residual"
    return last


node("x", "Placeholder", (), "attr { key: 'dtype' value { type: DT_FLOAT } } attr { key: 'shape' value { "
     "shape { dim { size: -1 } dim { size: 8 } } } }")
constant("half", ())
constant("weights", (8, 8))
constant("bias", (8,))
last = {"chain": chain, "layers": layers}[sys.argv[1]](int(sys.argv[2]))
node("y", "Identity", (last,))
