# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases as TensorFlow's graphs, and TensorFlow's answers."""
import os
import re

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import numpy as np
import tensorflow as tf
from tensorflow.core.protobuf import rewriter_config_pb2
from tensorflow.python.framework import kernels, op_def_library, op_def_registry

from batch import Batch
from draw import BFLOAT16, Const
from stand_ins import STAND_INS, put_back

tf1 = tf.compat.v1
BF16 = tf.bfloat16.as_numpy_dtype


def native(array):
    """bfloat16 as TensorFlow's type."""
    return array.view(BF16) if array.dtype == BFLOAT16 else array


def plain(array):
    """bfloat16 as two bytes an element; strings as those of a fixed width."""
    array = np.asarray(array)
    if array.dtype.kind in "OS":
        return np.array(array, "S")
    return array.view(BFLOAT16) if array.dtype == BF16 else array


class Builder:
    """The nodes of one case in the current graph."""

    def __init__(self, scope, feeds):
        self.scope, self.feeds = scope, feeds

    def tensor(self, key, value):
        if isinstance(value, Const):
            return tf.constant(native(value.value), name=key)
        value = native(value)
        placeholder = tf1.placeholder(value.dtype, value.shape, key)
        self.feeds[placeholder.name] = value
        return placeholder

    def argument(self, key, value):
        if isinstance(value, (np.ndarray, np.generic, Const)):
            return self.tensor(key, value if isinstance(value, Const) else np.asarray(value))
        if isinstance(value, list) and value and isinstance(value[0], (np.ndarray, np.generic, Const)):
            return [self.argument(f"{key}{i}", v) for i, v in enumerate(value)]
        return value

    def build(self, case):
        """The tensors to fetch."""
        with tf1.name_scope(self.scope + "/"):
            arguments = {key: self.argument(key, value) for key, value in case.arguments.items()}
            if case.build:
                results = case.build(tf, **arguments)
                return list(results) if isinstance(results, (list, tuple)) else [results]
            if case.op == "Const":
                return [tf.constant(native(case.arguments["value"].value), name="Const")]
            if case.state:
                return self.stateful(case, arguments)
            return self.operation(case.op, arguments).outputs[:case.outputs]

    def operation(self, op, arguments):
        op = STAND_INS.get(op, op)
        definition = op_def_registry.get(op)
        inferred = {name for each in definition.input_arg for name in (each.type_attr, each.number_attr, each.type_list_attr)}
        defaults = {a.name: None for a in definition.attr if a.HasField("default_value") and a.name not in inferred}
        result = op_def_library._apply_op_helper(op, name=op, **{**defaults, **arguments})[2]
        constraints(result)
        return result

    def stateful(self, case, arguments):
        """The op on variables that begin as stated; fetched are these after it."""
        resource = op_def_registry.get(case.op).input_arg[0].type == tf.resource.as_datatype_enum
        variables, starts = {}, []
        for key, value in case.state.items():
            value = native(value)
            if resource:
                handle = tf.raw_ops.VarHandleOp(dtype=value.dtype, shape=value.shape, shared_name=f"{self.scope}_{key}")
                starts.append(tf.raw_ops.AssignVariableOp(resource=handle, value=tf.constant(value)))
            else:
                handle = tf.raw_ops.VariableV2(shape=value.shape, dtype=value.dtype,
                                               shared_name=f"{self.scope}_{key}")
                starts.append(tf.raw_ops.Assign(ref=handle, value=tf.constant(value)).op)
            variables[key] = handle
        with tf.control_dependencies(starts):
            done = self.operation(case.op, {**variables, **arguments})
        with tf.control_dependencies([done]):
            after = [tf.raw_ops.ReadVariableOp(resource=handle, dtype=native(case.state[key]).dtype) if resource
                     else tf.raw_ops.Identity(input=handle) for key, handle in variables.items()]
        return after + [tf.raw_ops.Identity(input=x) for x in done.outputs if not resource or x.dtype != tf.resource]


def apart(case):
    """Cases of different keys do not share a graph."""
    return version(case), STAND_INS.get(case.op)


def version(case):
    """The first version of graphs without the op, or 0."""
    return 0 if case.build or case.op in STAND_INS else op_def_registry.get(case.op).deprecation.version


def constraints(operation):
    """Raises unless a CPU kernel takes these types."""
    definition = operation.node_def
    registered = [k for k in kernels.get_registered_kernels_for_op(operation.type).kernel
                  if k.device_type in ("CPU", "DEFAULT")]
    def fits(kernel):
        return all(definition.attr[c.name].type in c.allowed_values.list.type for c in kernel.constraint)
    if registered and not any(map(fits, registered)):
        raise TypeError(f"no kernel of {operation.type} takes these types")


def session(graph):
    config = tf1.ConfigProto(intra_op_parallelism_threads=1, inter_op_parallelism_threads=1)
    config.graph_options.rewrite_options.disable_meta_optimizer = True
    config.graph_options.optimizer_options.opt_level = tf1.OptimizerOptions.L0
    config.graph_options.rewrite_options.constant_folding = rewriter_config_pb2.RewriterConfig.OFF
    return tf1.Session(graph=graph, config=config)


def answers(cases, dropped):
    """(Batch, {scope: case}) of the cases that TensorFlow can run; `dropped` gets (case, why)."""
    graph, feeds, fetches, owners = tf1.Graph(), {}, {}, {}
    with graph.as_default():
        if version(cases[0]):  # the graph is of a version that still had the op
            tf.graph_util.import_graph_def(tf1.GraphDef(versions={"producer": version(cases[0]) - 1}), name="")
        for number, case in enumerate(cases):
            scope, own = f"c{number}", {}
            try:
                results = Builder(scope, own).build(case)
            except Exception as error:
                dropped.append((case, str(error)))
                continue
            feeds |= own
            owners[scope] = case
            fetches[scope] = [result.name for result in results]
    wants = {}
    with session(graph) as running:
        for initializer in graph.get_collection("table_initializer"):
            running.run(initializer)
        while fetches:
            names = [name for each in fetches.values() for name in each]
            try:
                wants = dict(zip(names, map(plain, running.run(names, feeds))))
                break
            except (tf.errors.OpError, ValueError) as error:
                said = str(error)
            named = set(re.findall(r"\b(c\d+)/", said)) & set(fetches)
            for scope in named or list(fetches):
                if not named:  # who it is is not said: one by one
                    try:
                        running.run(fetches[scope], {n: v for n, v in feeds.items() if n.startswith(scope + "/")})
                        continue
                    except (tf.errors.OpError, ValueError) as error:
                        said = str(error)
                dropped.append((owners.pop(scope), said))
                del fetches[scope]
    feeds = {name: plain(value) for name, value in feeds.items() if name.split("/")[0] in owners}
    options = {"tolerance": {s: c.tolerance for s, c in owners.items() if c.tolerance is not None},
               "not_static": [], "not_dynamic": [s for s, c in owners.items() if not c.dynamic],
               "ops": {s: c.op for s, c in owners.items()}}
    definition = graph.as_graph_def()
    put_back(definition, {case.op for case in owners.values()})
    return Batch(definition.SerializeToString(), feeds, wants, options), owners
