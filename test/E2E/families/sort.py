# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the ops that order elements or find which there are. Most results have
sizes that depend on values; some are computed on with."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops


def ties(cases, *shape, dtype="float32"):
    return cases.whole(*shape, low=-3, high=4, dtype="int64").astype(dtype)


def top_k_v2(cases):
    def case(tag, x, k, **attributes):
        cases.add(tag, lambda x: list(raw.TopKV2(input=x, k=tf.constant(k), **attributes)), x=x)
    case("rows", cases.real(5, 17), 3)
    case("vector", cases.real(33), 5)
    case("rank3", cases.real(2, 3, 9), 2)
    case("all", cases.real(3, 7), 7)
    case("one", cases.real(4, 9), 1)
    case("none", cases.real(4, 9), 0)
    case("no_rows", cases.real(0, 9), 2)
    case("ties", ties(cases, 4, 31), 9)
    case("wide", cases.real(2, 1500), 100)
    case("unsorted", cases.real(3, 8), 8, sorted=True)
    case("index64", cases.real(3, 8), 2, index_type=tf.int64)
    for dtype in ("float16", "float64", "int8", "uint8", "int16", "int32", "int64"):
        case(dtype, ties(cases, 3, 11, dtype="int64").__abs__().astype(dtype), 4)
    case("int32_negative", ties(cases, 3, 11, dtype="int32"), 4)
    case("infinite", np.array([[1, np.inf, -np.inf, 0, -0.0]], "f"), 5)
    cases.add("used", lambda x: tf.reduce_sum(raw.TopKV2(input=tf.nn.relu(x), k=tf.constant(3))[0], -1) * 2.0,
              x=cases.real(6, 10))


def unique(name):
    def fill(cases):
        def case(tag, x, use=list, **attributes):
            def build(x):
                axis = {"axis": tf.constant([0], tf.int64)} if name.endswith("V2") else {}
                return use(getattr(raw, name)(x=x, **axis, **attributes))
            cases.add(tag, build, x=x)
        case("ints", cases.whole(40, low=0, high=9, dtype="int32"))
        case("int64", cases.whole(17, low=-4, high=9, dtype="int64"))
        case("floats", ties(cases, 31))
        case("zeros", np.array([0.0, -0.0, 1, 0], "f"))
        case("all_equal", np.full(9, 3, "int32"))
        case("all_different", np.arange(33, dtype="int32")[::-1].copy())
        case("empty", np.zeros(0, "float32"))
        case("index64", ties(cases, 9), out_idx=tf.int64)
        case("used", ties(cases, 21), lambda r: tf.reduce_sum(tf.sqrt(r[0] + 4)) + tf.cast(tf.size(r[0]), tf.float32))
    return fill


def where(cases):
    def case(tag, condition, use=lambda places: places):
        cases.add(tag, lambda c: use(raw.Where(condition=c)), c=condition)
    case("matrix", cases.real(4, 9) > 0)
    case("vector", cases.real(33) > 0)
    case("rank4", cases.real(2, 3, 4, 5) > 0.5)
    case("none", np.zeros((3, 4), bool))
    case("all", np.ones((3, 5), bool))
    case("empty", np.zeros((0, 5), bool))
    case("floats", np.array([[0, 1.5, -0.0, np.nan]], "f"))
    case("ints", cases.whole(3, 7, low=0, high=2, dtype="int32"))
    case("counted", cases.real(5, 6) > 0, lambda places: tf.reduce_sum(places, 0))


def boolean_mask(cases):
    cases.add("rows", lambda x, m: tf.boolean_mask(x, m) * 2.0, x=cases.real(7, 3), m=cases.real(7) > 0)
    cases.add("elements", lambda x, m: tf.boolean_mask(x, m), x=cases.real(4, 5), m=cases.real(4, 5) > 0)
    cases.add("none", lambda x, m: tf.boolean_mask(x, m), x=cases.real(4, 5), m=np.zeros(4, bool))


def list_diff(cases):
    def case(tag, x, y, **attributes):
        cases.add(tag, lambda x, y: list(raw.ListDiff(x=x, y=y, **attributes)), x=x, y=y)
    case("ints", cases.whole(30, low=0, high=9, dtype="int32"), np.array([3, 5, 5, 0], "int32"))
    case("floats", ties(cases, 21), np.array([-1, 2, 0], "f"))
    case("nothing_excluded", cases.whole(9, low=0, high=9, dtype="int64"), np.zeros(0, "int64"))
    case("all_excluded", np.array([1, 2, 1], "int32"), np.array([2, 1], "int32"))
    case("empty", np.zeros(0, "f"), np.array([1, 2], "f"))
    case("index64", ties(cases, 9), np.array([1, 2], "f"), out_idx=tf.int64)


def dynamic_partition(cases):
    def case(tag, data, partitions, count, use=list):
        cases.add(tag, lambda d, p: use(raw.DynamicPartition(data=d, partitions=p, num_partitions=count)),
                  d=data, p=np.asarray(partitions, "int32"))
    case("vector", cases.real(9), cases.whole(9, low=0, high=3), 3)
    case("rows", cases.real(8, 3), cases.whole(8, low=0, high=2), 2)
    case("of_matrix", cases.real(3, 4, 2), cases.whole(3, 4, low=0, high=4), 4)
    case("one", cases.real(5), np.zeros(5), 1)
    case("empty_one", cases.real(5, 2), [0, 2, 2, 0, 2], 4)
    case("summed", cases.real(9, 3), cases.whole(9, low=0, high=3), 3, lambda parts: [tf.reduce_sum(p, 0) for p in parts])


def boxes(cases, n):
    corners = cases.real(n, 2, low=0, high=10)
    return np.concatenate([corners, corners + cases.real(n, 2, low=0.5, high=5)], 1)


def non_max_suppression(version):
    name = "NonMaxSuppression" + version

    def fill(cases):
        def case(tag, boxes, scores, most=10, iou=0.5, least=float("-inf"), sigma=0.0, **attributes):
            def build(b, s):
                arguments = {"boxes": b, "scores": s, "max_output_size": tf.constant(most)}
                if version == "":
                    arguments["iou_threshold"] = iou
                else:
                    arguments["iou_threshold"] = tf.constant(iou)
                if version >= "V3":
                    arguments["score_threshold"] = tf.constant(least)
                if version >= "V5":
                    arguments["soft_nms_sigma"] = tf.constant(sigma)
                result = getattr(raw, name)(**arguments, **attributes)
                return list(result) if version >= "V4" else result
            cases.add(tag, build, b=boxes, s=scores)
        case("random", boxes(cases, 40), cases.real(40, low=0, high=1))
        case("few", boxes(cases, 40), cases.real(40, low=0, high=1), 3)
        case("strict", boxes(cases, 30), cases.real(30, low=0, high=1), 20, 0.1)
        case("ties", boxes(cases, 20), np.repeat(np.float32([0.5, 0.9]), 10))
        case("flipped", boxes(cases, 9)[:, [2, 3, 0, 1]], cases.real(9, low=0, high=1))
        case("no_area", np.zeros((3, 4), "f"), np.float32([1, 2, 3]))
        case("none", np.zeros((0, 4), "f"), np.zeros(0, "f"))
        if version >= "V3":
            case("least_score", boxes(cases, 30), cases.real(30, low=0, high=1), 20, 0.6, 0.5)
        if version >= "V4":
            case("padded", boxes(cases, 12), cases.real(12, low=0, high=1), 20, 0.3, pad_to_max_output_size=True)
        if version >= "V5":
            case("soft", boxes(cases, 30), cases.real(30, low=0, high=1), 30, 0.5, 0.1, 0.5)
    return fill


OPS = {**{f"NonMaxSuppression{v}": non_max_suppression(v) for v in ("", "V2", "V3", "V4", "V5")},
       "ListDiff": list_diff, "DynamicPartition": dynamic_partition, "TopKV2": top_k_v2, "Where": where, "boolean_mask": boolean_mask,
       **{name: unique(name) for name in ("Unique", "UniqueV2", "UniqueWithCounts", "UniqueWithCountsV2")}}
