# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of hash tables that initializers fill, by both generations of their ops."""
import os
from pathlib import Path

import numpy as np
import tensorflow as tf

raw = tf.raw_ops
# Words with a number each; graphs name it as it lies beside them.
FOLDER = Path(__file__).parent.parent / "ops" / "table"
LINES = "apple\t10\t0.5\npear\t-20\t1.5\nplum\t30\t2.5\nlonger words\t40\t3.5\n"


def initialized(operation):
    tf.compat.v1.add_to_collection("table_initializer", operation)


def texts(*words):
    return np.array([word.encode() for word in words], "S")


class Tables:
    """The ops of a generation: suffix "" or "V2"."""

    def __init__(self, suffix):
        self.suffix = suffix

    def op(self, name, **inputs):
        return getattr(raw, name + self.suffix)(**inputs)

    def filled(self, keys, values, kind="HashTable", by="InitializeTable", name="table"):
        keys, values = tf.constant(keys), tf.constant(values)
        table = self.op(kind, key_dtype=keys.dtype, value_dtype=values.dtype, shared_name=name)
        initialized(self.op(by, table_handle=table, keys=keys, values=values))
        return table

    def from_file(self, key, value, types, name, **attributes):
        table = self.op("HashTable", key_dtype=types[0], value_dtype=types[1], shared_name=name)
        initialized(self.op("InitializeTableFromTextFile", table_handle=table, filename=tf.constant("words.txt"),
                            key_index=key, value_index=value, **attributes))
        return table

    def find(self, table, keys, default):
        return self.op("LookupTableFind", table_handle=table, keys=keys, default_value=tf.constant(default))


def find(suffix):
    tables = Tables(suffix)

    def fill(cases):
        def case(tag, keys, values, default, x):
            def build(x):
                return tables.find(tables.filled(keys, values, name=tag), x, default)
            cases.add(tag, build, x=x)
        words = texts("plum", "", "none", "pear", "apple", "Plum")
        case("strings_to_ints", [b"apple", b"pear", b"plum", b""], np.array([1, 2, 3, 4], "int64"), np.int64(-1), words)
        case("strings_to_strings", [b"apple", b"pear"], [b"red", b""], b"?", words)
        case("ints_to_floats", np.arange(100, dtype="int64") * 37 - 1000, np.arange(100, dtype="f"), np.float32(-1),
             np.array([[-1000, 5, 37], [-963, 2663, 0]], "int64"))
        case("ints_to_strings", np.array([0, -5, 2**40], "int64"), [b"zero", b"minus five", b"many"], b"none", np.array([2**40, -5, 7, 0], "int64"))
        case("strings_to_truths", [b"yes", b"no"], [True, False], False, texts("yes", "no", "maybe"))
        case("one_key", np.array([7], "int64"), np.array([70], "int64"), np.int64(0), np.array([7, 8], "int64"))
        case("scalar", [b"a", b"b"], np.array([1, 2], "int64"), np.int64(0), np.array(b"b"))
        if suffix:
            case("ints_to_ints", np.arange(5, dtype="int32"), np.arange(5, dtype="int32") ** 2, np.int32(-1), np.array([4, 5], "int32"))
    return fill


def text_file(suffix):
    tables = Tables(suffix)

    def fill(cases):
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / "words.txt").write_text(LINES)
        os.chdir(FOLDER)
        def case(tag, key, value, types, default, x, **attributes):
            cases.add(tag, lambda x: tables.find(tables.from_file(key, value, types, tag, **attributes), x, default), x=x,
                      constants=False)  # the graph is elsewhere then
        words = texts("pear", "none", "apple", "longer words")
        case("column_to_column", 0, 1, (tf.string, tf.int64), np.int64(0), words)
        case("column_to_line", 0, -1, (tf.string, tf.int64), np.int64(-1), words)
        case("line_to_column", -1, 0, (tf.int64, tf.string), b"", np.array([3, 0, 9], "int64"))
        case("whole_lines", -2, -1, (tf.string, tf.int64), np.int64(-1), texts("pear\t-20\t1.5", "pear"), delimiter=",")
        case("numbers", 1, 2, (tf.int64, tf.float32), np.float32(0), np.array([-20, 40, 1], "int64"))
        case("sized", 0, -1, (tf.string, tf.int64), np.int64(-1), words, vocab_size=4)
    return fill


def size(suffix):
    tables = Tables(suffix)

    def fill(cases):
        table = lambda: tables.filled([b"a", b"b", b"c"], np.array([1, 2, 3], "int64"), name="sized")
        cases.add("alone", lambda: tables.op("LookupTableSize", table_handle=table()))
        cases.add("used", lambda x: x + tables.op("LookupTableSize", table_handle=tables.filled([b"a"], np.array([1], "int64"), name="other")),
                  x=np.array([1, 2], "int64"))
    return fill


def export(suffix):
    """Of one key, as TensorFlow says nothing of the order."""
    tables = Tables(suffix)

    def fill(cases):
        def build():
            result = tables.op("LookupTableExport", table_handle=tables.filled([b"key"], np.array([5], "int64"), name="exported"),
                               Tkeys=tf.string, Tvalues=tf.int64)
            return list(result)
        cases.add("one", build)
    return fill


def imported(suffix):
    tables = Tables(suffix)

    def fill(cases):
        def build(x):
            table = tables.filled([b"a", b"b"], np.array([1, 2], "int64"), "MutableHashTable", "LookupTableImport", "changing")
            return tables.find(table, x, np.int64(-1))
        cases.add("mutable", build, x=texts("b", "c"))
    return fill


OPS = {name + suffix: case(suffix) for suffix in ("", "V2") for name, case in {
    "InitializeTableFromTextFile": text_file,
    "LookupTableExport": export,
    "LookupTableFind": find,
    "LookupTableImport": imported,
    "LookupTableSize": size,
}.items()}
