# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the ops that parse records."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops


def example(**features):
    def feature(values):
        if not values:
            return tf.train.Feature()
        if isinstance(values[0], bytes):
            return tf.train.Feature(bytes_list=tf.train.BytesList(value=values))
        if isinstance(values[0], float):
            return tf.train.Feature(float_list=tf.train.FloatList(value=values))
        return tf.train.Feature(int64_list=tf.train.Int64List(value=values))
    features = {name: feature(values) for name, values in features.items()}
    data = tf.train.Example(features=tf.train.Features(feature=features)).SerializeToString(deterministic=True)
    return data


# A dtype of fixed width loses zero bytes at the end, so no record ends in one.
RECORDS = np.array([example(age=[31], name=[b"ann"], size=[1.5, 2.5], tags=[b"x", b"yy"], z=[1]),
                    example(age=[-7], size=[0.25, -1.0], tags=[], z=[7]),
                    example(age=[2**40], name=[b"bob"], size=[3.0, 4.0], tags=[b""], ids=[5, 6, 300], z=[9])], "S")
DENSE = {"age": tf.io.FixedLenFeature([], tf.int64), "size": tf.io.FixedLenFeature([2], tf.float32),
         "name": tf.io.FixedLenFeature([], tf.string, default_value="nobody"),
         "more": tf.io.FixedLenFeature([2, 2], tf.int64, default_value=[[1, 2], [3, 4]])}
SPARSE = {"tags": tf.io.VarLenFeature(tf.string), "ids": tf.io.VarLenFeature(tf.int64), "size": tf.io.VarLenFeature(tf.float32)}


def parts(parsed):
    result = []
    for key in sorted(parsed):
        value = parsed[key]
        if isinstance(value, tf.SparseTensor):
            result += [value.indices, value.values, value.dense_shape]
        elif isinstance(value, tf.RaggedTensor):
            result += [value.values, value.row_splits]
        else:
            result.append(value)
    return result


def parse_v2(cases):
    cases.add("dense", lambda x: parts(tf.io.parse_example(x, DENSE)), x=RECORDS)
    cases.add("sparse", lambda x: parts(tf.io.parse_example(x, SPARSE)), x=RECORDS)
    cases.add("ragged", lambda x: parts(tf.io.parse_example(x, {"ids": tf.io.RaggedFeature(tf.int64), "tags": tf.io.RaggedFeature(tf.string, row_splits_dtype=tf.int64)})), x=RECORDS)
    cases.add("one", lambda x: parts(tf.io.parse_example(x, {**DENSE, "ids": SPARSE["ids"]})), x=np.array(RECORDS[2]))
    cases.add("computed_on", lambda x: tf.reduce_sum(tf.io.parse_example(x, DENSE)["size"], 1) * 2, x=RECORDS)


def parse_v1(cases):
    def build(x):
        out = raw.ParseExample(serialized=x, names=[], sparse_keys=["ids"], dense_keys=["age", "size"],
                               dense_defaults=[tf.constant([], tf.int64), tf.constant([], tf.float32)],
                               sparse_types=[tf.int64], dense_shapes=[[], [2]])
        return [*out.sparse_indices, *out.sparse_values, *out.sparse_shapes, *out.dense_values]
    cases.add("both", build, x=RECORDS)


def parse_single(cases):
    cases.add("both", lambda x: parts(tf.io.parse_single_example(x, {**DENSE, "ids": SPARSE["ids"], "tags": SPARSE["tags"]})), x=np.array(RECORDS[2]))


    def build(x):
        out = raw.ParseSingleExample(serialized=x, dense_defaults=[tf.constant([], tf.float32), tf.constant(5, tf.int64)], num_sparse=1,
                                     sparse_keys=["tags"], dense_keys=["size", "none"], sparse_types=[tf.string], dense_shapes=[[2], []])
        return [*out.sparse_indices, *out.sparse_values, *out.sparse_shapes, *out.dense_values]
    cases.add("alone", build, x=np.array(RECORDS[0]))


def decode_csv(cases):
    lines = np.array([b'1,2.5,word', b'-3,,"quoted, ""twice"""', b',1e3,'], "S")
    cases.add("types", lambda x: tf.io.decode_csv(x, [[7], [0.5], ["none"]]), x=lines)
    cases.add("tabs", lambda x: tf.io.decode_csv(x, [tf.constant([], tf.int64), [""]], field_delim="\t"), x=np.array([b"5\ta b", b"6\t"], "S"))
    cases.add("missing", lambda x: tf.io.decode_csv(x, [[7], [1.0]], na_value="NA"), x=np.array([b"NA,2", b"1,NA"], "S"))
    cases.add("columns", lambda x: tf.io.decode_csv(x, [[1.0], [""]], select_cols=[1, 2]), x=lines)
    cases.add("no_quotes", lambda x: tf.io.decode_csv(x, [[""], [""]], use_quote_delim=False), x=np.array([b'a"b,"c"'], "S"))
    cases.add("scalar", lambda x: tf.io.decode_csv(x, [[0], [0]]), x=np.array(b"12,34"))


OPS = {
    "DecodeCSV": decode_csv,
    "ParseExample": parse_v1,
    "ParseExampleV2": parse_v2,
    "ParseSingleExample": parse_single,
}
