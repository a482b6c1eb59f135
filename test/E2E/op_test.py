# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""One op test: a graph of many cases, their feeds, and TensorFlow's answers."""
import json
import re

import numpy as np
from compare import TOLERANCE, case_of

# Options by which all that a GPU has code for runs on the emulated one, shape arithmetic too.
GPU = ["--gpu", "emulated", "--device", "/gpu:0", "--soft-placement"]
TF_TYPES = {"float32": "DT_FLOAT", "float64": "DT_DOUBLE", "int32": "DT_INT32", "uint8": "DT_UINT8",
            "int16": "DT_INT16", "int8": "DT_INT8", "int64": "DT_INT64", "bool": "DT_BOOL",
            "uint16": "DT_UINT16", "float16": "DT_HALF", "uint32": "DT_UINT32", "uint64": "DT_UINT64",
            "complex64": "DT_COMPLEX64", "complex128": "DT_COMPLEX128"}


class OpTest:
    """One .pbtxt with its .npz."""

    def __init__(self, path):
        self.path = path
        with open(path) as file:
            self.text = file.read()
        with np.load(path[:-len(".pbtxt")] + ".npz") as members:
            arrays = {name: members[name] for name in members.files}
        self.feeds = {n[len("feed/"):]: a for n, a in arrays.items() if n.startswith("feed/")}
        self.wants = {n[len("want/"):]: a for n, a in arrays.items() if n.startswith("want/")}
        found = re.search(r"^# options: (.*)$", self.text, re.M)
        self.options = json.loads(found[1]) if found else {}
        self.cases = list(dict.fromkeys(case_of(name) for name in self.wants))

    def tolerance(self, name, dtype):
        stated = self.options.get("tolerance", {}).get(case_of(name))
        return stated if stated is not None else TOLERANCE.get(str(dtype), 0.0)

    def with_constants(self):
        """The graph with each placeholder turned into a Const."""
        nodes = re.split(r"^(?=node \{$)", self.text, flags=re.M)
        return "".join(self.constant(node) if '\n  op: "Placeholder"\n' in node else node
                       for node in nodes)

    def constant(self, node):
        name = re.search(r'^  name: "(.*)"$', node, re.M)[1]
        value = self.feeds[f"{name}:0"]
        dims = "".join(f" dim {{ size: {size} }}" for size in value.shape)
        if value.dtype.kind == "S":
            dtype = "DT_STRING"
            content = "".join(f' string_val: "{octal(text)}"' for text in value.reshape(-1))
        else:
            dtype = TF_TYPES[str(value.dtype)]
            content = f' tensor_content: "{octal(value.tobytes())}"'
        # Whatever follows the node in its piece of the file stays.
        rest = node[node.index("\n}\n") + len("\n}\n"):]
        return (f'node {{\n  name: "{name}"\n  op: "Const"\n'
                f'  attr {{ key: "dtype" value {{ type: {dtype} }} }}\n'
                f'  attr {{ key: "value" value {{ tensor {{ dtype: {dtype} tensor_shape {{{dims} }}'
                f'{content} }} }} }}\n}}\n{rest}')


def octal(bytes):
    return "".join(f"\\{byte:03o}" for byte in bytes)
