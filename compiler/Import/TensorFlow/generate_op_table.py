#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints OpTable.inc: what the importer must know of every TensorFlow op.

Graphs saved by TensorFlow 2 leave out attributes at their default, and function
bodies name outputs by argument, so both come from TensorFlow's own op list.
Needs Python with TensorFlow; to be run when a newer TensorFlow adds ops:

    generate_op_table.py > OpTable.inc
"""
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import tensorflow as tf
from google.protobuf import text_format
from tensorflow.core.framework import op_def_pb2
from tensorflow.python.client import pywrap_tf_session

# Ops that no saved graph of a program contains.
INTERNAL = ("Xla", "TPU", "Tpu", "_Tpu", "_TPU", "Collective", "Nccl", "_Nccl",
            "Dummy", "Experimental", "_Mkl", "_XLA", "_Xla", "Rpc", "Risc", "_Onednn")


def registered_ops():
    buffer = pywrap_tf_session.TF_GetAllOpList()
    ops = op_def_pb2.OpList()
    ops.ParseFromString(pywrap_tf_session.TF_GetBuffer(buffer))
    return sorted((op for op in ops.op if not op.name.startswith(INTERNAL)),
                  key=lambda op: op.name)


def argument(arg):
    """name, name*count_attribute or name#type_list_attribute; then, unless it is
    a list, @ and its type: an attribute's name or a DataType's number."""
    if arg.type_list_attr:
        return f"{arg.name}#{arg.type_list_attr}"
    count = f"*{arg.number_attr}" if arg.number_attr else ""
    return f"{arg.name}{count}@{arg.type_attr or arg.type}"


def defaults(op):
    """name=AttrValue in text form, separated by line feeds."""
    texts = []
    for attr in op.attr:
        if attr.HasField("default_value"):
            text = text_format.MessageToString(attr.default_value, as_one_line=True)
            texts.append(f"{attr.name}={text}")
    return "\\n".join(t.replace("\\", "\\\\").replace('"', '\\"') for t in texts)


print("// Written by generate_op_table.py from TensorFlow %s; not to be edited."
      % tf.__version__)
print("// OP(name, is stateful, outputs, defaults)")
for op in registered_ops():
    outputs = ",".join(map(argument, op.output_arg))
    print(f'OP("{op.name}", {int(op.is_stateful)}, "{outputs}", "{defaults(op)}")')
