# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of Const: each way in which a tensor can stand in a file."""
import numpy as np
import tensorflow as tf
from tensorflow.core.framework import graph_pb2, types_pb2

tf1 = tf.compat.v1


def constant(cases):
    def case(tag, dtype, shape, **fields):
        graph = graph_pb2.GraphDef()
        node = graph.node.add(name="c", op="Const")
        node.attr["dtype"].type = dtype
        tensor = node.attr["value"].tensor
        tensor.dtype = dtype
        for size in shape:
            tensor.tensor_shape.dim.add(size=size)
        for field, value in fields.items():
            if isinstance(value, bytes):
                tensor.tensor_content = value
            else:
                getattr(tensor, field).extend(value)
        identity = graph.node.add(name="y", op="Identity", input=["c"])
        identity.attr["T"].type = dtype
        cases.add(tag, lambda: tf1.import_graph_def(graph, return_elements=["y:0"], name="")[0])

    t = types_pb2
    case("content", t.DT_FLOAT, [3], tensor_content=np.array([1, 2, 3], "f").tobytes())
    case("values", t.DT_FLOAT, [3], float_val=[1, 2, 3])
    case("splat", t.DT_FLOAT, [2, 3], float_val=[4])
    case("last_repeats", t.DT_INT32, [5], int_val=[1, 2])
    case("zeros", t.DT_INT32, [3])
    case("scalar", t.DT_FLOAT, [], float_val=[2.5])
    case("half", t.DT_HALF, [2], half_val=[0x3C00, 0xC000])
    case("bool", t.DT_BOOL, [3], bool_val=[True, False, True])
    case("double", t.DT_DOUBLE, [2], double_val=[1.5, -2.5])
    case("int64", t.DT_INT64, [2], int64_val=[1 << 40, -1])
    case("int8", t.DT_INT8, [2], int_val=[-3, 7])
    case("uint8", t.DT_UINT8, [2], int_val=[200, 7])
    case("empty", t.DT_FLOAT, [0, 3])
    case("long", t.DT_FLOAT, [700], tensor_content=np.arange(700, dtype="f").tobytes())


OPS = {"Const": constant}
