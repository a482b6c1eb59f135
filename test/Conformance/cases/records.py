# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Hash tables that initializers fill, and records to parse.

A table of files is only in the op tests: there the file lies beside the graph.
"""
import itertools

import numpy as np

from draw import Case, Const, Draw
from cases.string import texts

KEYS = {"int64": np.array([0, -5, 2**40, 7, 33], "int64"), "int32": np.array([0, -5, 2**30, 7, 33], "int32"),
        "string": np.array([b"apple", b"pear", b"plum", b"", b"two words"], "S")}
VALUES = {"int64": np.array([5, -6, 2**50, 0, 1], "int64"), "int32": np.array([5, -6, 2**30, 0, 1], "int32"),
          "float32": np.array([0.5, -2.25, 1e30, 0, 3], "float32"), "float64": np.array([0.5, -2.25, 1e300, 0, 3], "float64"),
          "string": np.array([b"red", b"", b"blue", b"dark green", b"x"], "S"), "bool": np.array([True, False, True, True, False])}
# The kernels of HashTable; those of tables that change are some of these.
PAIRS = [("string", value) for value in VALUES] + [("int64", value) for value in VALUES if value != "bool"] + \
        [("int32", value) for value in ("int32", "float32", "float64", "string")]


class Tables:
    """The ops of a generation, in a graph of `tf`."""

    def __init__(self, tf, suffix):
        self.tf, self.suffix = tf, suffix

    def op(self, name, **inputs):
        return getattr(self.tf.raw_ops, name + self.suffix)(**inputs)

    def filled(self, keys, values, changes):
        tf1 = self.tf.compat.v1
        kind, fill = ("MutableHashTable", "LookupTableImport") if changes else ("HashTable", "InitializeTable")
        keys, values = self.tf.constant(keys), self.tf.constant(values)
        # Tables of the graphs of a process are one if their names are.
        name = f"table{len(tf1.get_collection('table_initializer'))}"
        table = self.op(kind, key_dtype=keys.dtype, value_dtype=values.dtype, shared_name=name)
        tf1.add_to_collection("table_initializer", self.op(fill, table_handle=table, keys=keys, values=values))
        return table


def found(suffix, keys, values, default, changes):
    def build(tf, x):
        tables = Tables(tf, suffix)
        return tables.op("LookupTableFind", table_handle=tables.filled(keys, values, changes), keys=x, default_value=tf.constant(default))
    return build


def sized(suffix, keys, values, changes):
    def build(tf, x):
        tables = Tables(tf, suffix)
        return x + tables.op("LookupTableSize", table_handle=tables.filled(keys, values, changes))
    return build


def exported(suffix, keys, values, changes):
    def build(tf, x):
        tables = Tables(tf, suffix)
        result = tables.op("LookupTableExport", table_handle=tables.filled(keys, values, changes),
                           Tkeys=tf.constant(keys).dtype, Tvalues=tf.constant(values).dtype)
        return [*result, x + 1]
    return build


def tables():
    for suffix, (key, value) in itertools.product(("", "V2"), PAIRS):
        keys, values = KEYS[key], VALUES[value]
        draw = Draw(f"tables {key} {value}")
        missing = {"int64": np.int64(99), "int32": np.int32(99), "string": np.bytes_(b"none")}[key]
        for count, shape in itertools.product((1, 5), ((), (4,), (2, 3), (0,))):
            known = np.append(keys, missing)
            x = known[draw.whole(int(np.prod(shape)), low=0, high=6)].reshape(shape)
            for op, changes in (("LookupTableFind", False), ("HashTable", False), ("InitializeTable", False), ("LookupTableImport", True),
                                ("MutableHashTable", True)):
                yield Case(op + suffix, {"x": x}, build=found(suffix, keys[:count], values[:count], values[2], changes))
        for count, changes in itertools.product((1, 3, 5), (False, True)):
            yield Case("LookupTableSize" + suffix, {"x": np.int64([1, 2])}, build=sized(suffix, keys[:count], values[:count], changes))
        # Of one key, as TensorFlow says nothing of the order.
        for changes in (False, True):
            yield Case("LookupTableExport" + suffix, {"x": np.int64([1])}, build=exported(suffix, keys[:1], values[:1], changes))


def varint(number):
    number &= 2**64 - 1
    out = b""
    while number > 127:
        out, number = out + bytes([number & 127 | 128]), number >> 7
    return out + bytes([number])


def field(number, data):
    return varint(number << 3 | 2) + varint(len(data)) + data


def example(**features):
    """A tf.Example, byte by byte; it ends in a feature whose last byte is not 0."""
    entries = b""
    for name, values in (features | {"zzz": [1]}).items():
        if values and isinstance(values[0], bytes):
            feature = field(1, b"".join(field(1, value) for value in values))
        elif values and isinstance(values[0], float):
            feature = field(2, field(1, np.array(values, "<f4").tobytes()))
        else:
            feature = field(3, field(1, b"".join(map(varint, values)))) if values else b""
        entries += field(1, field(1, name.encode()) + field(2, feature))
    return field(1, entries)


def records(draw, count, width):
    """Examples with `ids` and `size` of this width, and `tags` and `few` of any."""
    return np.array([example(ids=[int(v) for v in draw.whole(width, low=-9, high=300)], size=[float(v) for v in draw.real(width)],
                             words=[bytes(t) for t in texts(draw, width)], few=[int(v) for v in draw.whole(draw.random.randint(0, 4))],
                             tags=[bytes(t) for t in texts(draw, draw.random.randint(0, 3))]) for _ in range(count)], "S")


def parts(tf, parsed):
    flat = []
    for key in sorted(parsed):
        value = parsed[key]
        if isinstance(value, tf.SparseTensor):
            flat += [value.indices, value.values, value.dense_shape]
        elif isinstance(value, tf.RaggedTensor):
            flat += [value.values, value.row_splits]
        else:
            flat.append(value)
    return flat


def features(tf, form, width):
    types = {"ids": tf.int64, "size": tf.float32, "words": tf.string}
    if form == "dense":
        return {name: tf.io.FixedLenFeature([width], dtype) for name, dtype in types.items()}
    if form == "defaults":
        default = {"ids": 7, "size": 0.5, "words": "none"}
        return {f"no_{name}": tf.io.FixedLenFeature([], dtype, default_value=default[name]) for name, dtype in types.items()}
    if form == "sparse":
        return {name: tf.io.VarLenFeature(dtype) for name, dtype in {**types, "few": tf.int64, "tags": tf.string}.items()}
    return {"few": tf.io.RaggedFeature(tf.int64), "tags": tf.io.RaggedFeature(tf.string, row_splits_dtype=tf.int64)}


def parsed(form, width, parse):
    def build(tf, x):
        return parts(tf, parse(tf)(x, features(tf, form, width)))
    return build


def parsed_by_first_op(width):
    def build(tf, x):
        out = tf.raw_ops.ParseExample(serialized=x, names=[], sparse_keys=["few"], dense_keys=["ids", "size"], sparse_types=[tf.int64],
                                      dense_defaults=[tf.constant([], tf.int64), tf.constant([], tf.float32)], dense_shapes=[[width], [width]])
        return [*out.sparse_indices, *out.sparse_values, *out.sparse_shapes, *out.dense_values]
    return build


def examples():
    draw = Draw("ParseExample")
    for width, count in itertools.product((1, 2, 5), (1, 4, 0)):
        x = records(draw, count, width) if count else np.zeros(0, "S1")
        for form in ("dense", "defaults", "sparse", "ragged"):
            yield Case("ParseExampleV2", {"x": x}, build=parsed(form, width, lambda tf: tf.io.parse_example))
            if count and form != "ragged":
                yield Case("ParseExampleV2", {"x": x[0]}, build=parsed(form, width, lambda tf: tf.io.parse_example))
                yield Case("ParseSingleExample", {"x": x[0]}, build=parsed(form, width, lambda tf: tf.io.parse_single_example))
        yield Case("ParseExample", {"x": x}, build=parsed_by_first_op(width))


def lines():
    fields = {"int32": (b"7", b"-3", b"", b"2147483647"), "int64": (b"7", b"-3", b"", b"9007199254740993"), "float32": (b"1.5", b"-2e3", b"", b"0.1"),
              "float64": (b"1.5", b"-2e3", b"", b"0.1"), "string": (b"word", b'"quoted, ""twice"""', b"", b"two words")}
    defaults = {name: np.array(b"none" if name == "string" else 5, "S" if name == "string" else name) for name in fields}
    for first, second, by in itertools.product(fields, fields, (",", "\t", ";")):
        rows = [by.encode().join(pair) for pair in itertools.product(fields[first], fields[second])]
        how = {"field_delim": by, "use_quote_delim": True, "na_value": "", "select_cols": []}
        given = [Const(defaults[first].reshape(1)), Const(defaults[second].reshape(1))]
        yield Case("DecodeCSV", {"records": np.array(rows, "S"), "record_defaults": given, **how}, tolerance=0.0)
        yield Case("DecodeCSV", {"records": np.array(rows[:4], "S").reshape(2, 2), "record_defaults": given[1:], **how, "select_cols": [1]},
                   tolerance=0.0)
        yield Case("DecodeCSV", {"records": np.array(rows[0]), "record_defaults": given, **how, "na_value": "word"}, tolerance=0.0)


def cases():
    for each in (tables, examples, lines):
        yield from each()
