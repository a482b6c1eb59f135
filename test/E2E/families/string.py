# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the ops on strings, and of those that only move them."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops

WORDS = np.array(["", "a", "Hello World", "  padded\t\n", "naïve café", "x" * 40, "0123456789abcdef",
                  "comma,separated,,values", "日本語"], dtype=object)


def words(*texts):
    return np.array([text.encode() if isinstance(text, str) else text for text in texts], "S")


ALL = words(*WORDS)


def element(op, **attributes):
    """An op of one string tensor."""
    def fill(cases):
        cases.add("vector", lambda x: op(x, **attributes), x=ALL)
        cases.add("scalar", lambda x: op(x, **attributes), x=np.array(b"Scalar Text "))
        cases.add("matrix", lambda x: op(x, **attributes), x=ALL[:8].reshape(2, 4))
        cases.add("empty", lambda x: op(x, **attributes), x=np.zeros((0, 3), "S1"))
    return fill


def length(cases):
    for unit in ("BYTE", "UTF8_CHAR"):
        cases.add(unit.lower(), lambda x: raw.StringLength(input=x, unit=unit), x=ALL)
    cases.add("scalar", lambda x: raw.StringLength(input=x), x=np.array(b"abc"))
    cases.add("computed_on", lambda x: tf.reduce_sum(tf.strings.length(x)) * 2, x=ALL)


def equal(op):
    def fill(cases):
        cases.add("same", lambda x, y: op(x=x, y=y), x=ALL, y=ALL[::-1].copy())
        cases.add("broadcast", lambda x, y: op(x=x, y=y), x=ALL.reshape(3, 3), y=words("a", "Hello World", ""))
        cases.add("scalar", lambda x, y: op(x=x, y=y), x=ALL, y=np.array(b"a"))
        cases.add("prefix", lambda x, y: op(x=x, y=y), x=words("ab", "abc", ""), y=words("abc", "ab", ""))
    return fill


def join(cases):
    cases.add("two", lambda x, y: tf.strings.join([x, y]), x=ALL[:3], y=ALL[3:6])
    cases.add("separator", lambda x, y, z: tf.strings.join([x, y, z], separator=", "),
              x=ALL[:3], y=ALL[3:6], z=np.array(b"end"))
    cases.add("one", lambda x: tf.strings.join([x], separator="-"), x=ALL)
    cases.add("scalars", lambda x, y: tf.strings.join([x, y]), x=np.array(b"left"), y=np.array(b"right"))


def reduce_join(cases):
    def case(tag, x, axes, **attributes):
        cases.add(tag, lambda x: raw.ReduceJoin(inputs=x, reduction_indices=tf.constant(axes, tf.int32), **attributes), x=x)
    cube = np.array([f"{i}" for i in range(24)], "S").reshape(2, 3, 4)
    case("last", cube, [2], separator="-")
    case("first", cube, [0])
    case("keep", cube, [1], keep_dims=True, separator=" ")
    case("two", cube, [0, 2], separator=",")
    case("two_swapped", cube, [2, 0], separator=",")
    case("negative", cube, [-1])
    case("all", cube, [0, 1, 2], keep_dims=True)
    case("no_columns", np.zeros((3, 0), "S1"), [1], separator=",")


def split(cases):
    def case(tag, x, by, **attributes):
        cases.add(tag, lambda x: list(raw.StringSplit(input=x, delimiter=tf.constant(by), **attributes)), x=x)
    case("space", words("hello world", " a  b ", "", "one"), " ")
    case("several", words("a,b;c", ";;x", "none"), ",;")
    case("keeps_empty", words("a,,b,", ",", "", "none"), ",", skip_empty=False)
    case("bytes", words("abc", "", "xy"), "")


def split_v2(cases):
    def case(tag, x, by, **attributes):
        cases.add(tag, lambda x: list(raw.StringSplitV2(input=x, sep=tf.constant(by), **attributes)), x=x)
    case("white", words("hello  world", " a\tb\n", "", "one", "   "), "")
    case("white_limited", words("hello  big world ", " a b  c ", "", "one"), "", maxsplit=1)
    case("separator", words("a<>b<><>c", "<>", "", "no"), "<>")
    case("limited", words("a,b,c,d", ",,", "x"), ",", maxsplit=2)
    case("overlapping", words("aaaa", "aaa"), "aa")
    cases.add("fed", lambda x, s: list(raw.StringSplitV2(input=x, sep=s)), x=words("a b", "c"), s=np.array(b" "))
    cases.add("counted", lambda x: tf.size(raw.StringSplitV2(input=x, sep=" ").values) + 1, x=words("a b", "c"))
    cases.add("ragged", lambda x: tf.strings.split(x).to_tensor(default_value="-"), x=words("a b c", "", "d e"))
    cases.add("lengths", lambda x: tf.strings.split(x, ",").row_lengths(), x=words("a,b,c", "", "d,e"))


def ngrams(cases):
    def case(tag, widths, **attributes):
        more = dict(separator=" ", left_pad="<", right_pad=">", pad_width=0, preserve_short_sequences=False) | attributes
        cases.add(tag, lambda x, p: list(raw.StringNGrams(data=x, data_splits=p, ngram_widths=widths, **more)),
                  x=words("a", "bb", "c", "d", "e", "f"), p=np.array([0, 3, 3, 4, 6], "int64"))
    case("two", [2])
    case("one_and_two", [1, 2])
    case("padded", [3], pad_width=-1)
    case("padded_once", [3], pad_width=1, separator="")
    case("keeps_short", [3], preserve_short_sequences=True)
    case("keeps_short_padded", [6], pad_width=1, preserve_short_sequences=True)
    cases.add("ragged", lambda x: tf.strings.ngrams(tf.strings.split(x), 2, separator="_").to_tensor(), x=words("a b c", "", "x y"))


def substr(cases):
    def case(tag, x, position, length, dtype="int32", **attributes):
        cases.add(tag, lambda x, p, n: raw.Substr(input=x, pos=p, len=n, **attributes), x=x,
                  p=np.array(position, dtype), n=np.array(length, dtype))
    text = words("Hello", "World", "Tensor")
    case("scalars", text, 1, 3)
    case("vectors", text, [0, 1, 5], [2, 9, 0])
    case("negative", text, -3, 2)
    case("to_end", text, 5, 4)
    case("int64", text, [0, -1, 2], [1, 1, 1], "int64")
    case("characters", words("naïve", "日本語です"), 1, 3, unit="UTF8_CHAR")
    case("characters_back", words("naïve", "日本語です"), -3, 2, unit="UTF8_CHAR")
    case("broadcast", np.array(b"thirteen"), [[0, 1], [2, 3]], [[1, 2], [3, 4]])


def to_number(cases):
    def case(tag, out, *texts):
        cases.add(tag, lambda x: raw.StringToNumber(string_tensor=x, out_type=out), x=words(*texts), tolerance=0.0)
    real = ("0", "-0", "1", "1.5", "-2.25e3", "+3", ".5", "5.", "1e-3", " 7 ", "inf", "-Infinity", "nan",
            "123456789012345678901234567890", "3.14159265358979323846", "1e400", "1e-400", "0.1", "16777217", "2.2250738585072011e-308",
            "4.9e-324", "1.17549435e-38", "1e-45", "3.4028236e38", "8.98846567431158e307", "0.000000000000000000000000000000000001234")
    case("float32", tf.float32, *real)
    case("float64", tf.float64, *real, "9007199254740993", "1.7976931348623157e308", "1.7976931348623159e308")
    case("int32", tf.int32, "0", "-1", "2147483647", "-2147483648", " 12 ", "007")
    case("int64", tf.int64, "0", "9223372036854775807", "-9223372036854775808", "42")
    cases.add("scalar", lambda x: raw.StringToNumber(string_tensor=x) * 2, x=np.array(b"21.5"))


def as_string(cases):
    def case(tag, x, **attributes):
        cases.add(tag, lambda x: raw.AsString(input=x, **attributes), x=x)
    # No denormal numbers: TensorFlow's threads take them for zeros.
    real = np.array([0, -0.0, 1, 1.5, -2.25, 1e10, 123456.789, 1e-5, 0.1, np.inf, -np.inf, np.nan, 3.4e38, 0.5, 2.5, 9.9999999], "f")
    case("float32", real)
    case("float64", np.array([np.pi, 1e300, 5e-324, -1e-7, 1e22, 123456789.123456789], "float64"))
    case("scientific", real, scientific=True)
    case("shortest", real, shortest=True)
    case("precision", real, precision=2)
    case("precision0", real, precision=0)
    case("shortest_precision", real, shortest=True, precision=3)
    case("width", real[:9], width=12, precision=3)
    case("width_zero", real[:9], width=12, precision=3, fill="0")
    case("width_left", real[:9], width=12, precision=3, fill="-")
    case("plus", real[:9], width=12, fill="+")
    case("blank", real[:9], width=5, fill=" ")
    case("half", real[:9].astype("float16"))
    whole = np.array([0, 1, -1, 127, -128], "int8")
    case("int8", whole)
    case("int32", np.array([0, 2147483647, -2147483648, 42], "int32"))
    case("int64", np.array([0, 9223372036854775807, -9223372036854775808], "int64"))
    case("uint8", np.array([0, 255, 7], "uint8"))
    case("int_zero", whole, width=6, fill="0")
    case("int_wide", whole, width=6)
    case("bool", np.array([True, False, True]))
    case("bool_wide", np.array([True, False]), width=8, fill="-")
    case("matrix", cases.real(3, 4))


def hash_bucket(op, **attributes):
    sized = [b"x" * n for n in list(range(1, 70)) + [127, 128, 129, 200]]
    varied = [bytes((i * 37 + k * 11) % 255 + 1 for k in range(i)) for i in range(1, 140, 5)]

    def fill(cases):
        def case(tag, x, buckets):
            keys = {"string_tensor": x} if op is raw.StringToHashBucket else {"input": x}
            return op(num_buckets=buckets, **keys, **attributes)
        cases.add("words", lambda x: case("words", x, 1000), x=ALL)
        cases.add("sizes", lambda x: case("sizes", x, 2**62), x=np.array(sized, "S"))
        cases.add("varied", lambda x: case("varied", x, 2**61 + 1), x=np.array(varied, "S"))
        cases.add("matrix", lambda x: case("matrix", x, 7), x=ALL[:8].reshape(2, 4))
    return fill


def decode_base64(cases):
    texts = [np.array(word, "S").tobytes() for word in (b"a", b"ab", b"abc", b"Hello World", b"\xff\xfe\xfd\xfc")]
    for pad in (True, False):
        cases.add(f"pad{pad}", lambda x: raw.DecodeBase64(input=raw.EncodeBase64(input=x, pad=pad)), x=np.array(texts, "S"))
    cases.add("plain", lambda x: raw.DecodeBase64(input=x), x=words("SGVsbG8", "YQ==", "__-_", ""))


def decode_raw(cases):
    for dtype in ("uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64", "uint16"):
        data = np.array([b"\x01\x02\x03\x04\x05\x06\x07\x08" * 2, b"abcdefghABCDEFGH"], "S")
        cases.add(dtype, lambda x: raw.DecodeRaw(bytes=x, out_type=tf.as_dtype(dtype)), x=data)
    cases.add("big", lambda x: raw.DecodeRaw(bytes=x, out_type=tf.int32, little_endian=False), x=words("abcdefgh"))
    cases.add("scalar", lambda x: raw.DecodeRaw(bytes=x, out_type=tf.uint8), x=np.array(b"xyz"))
    cases.add("computed_on", lambda x: tf.cast(raw.DecodeRaw(bytes=x, out_type=tf.uint8), tf.float32) / 255.0, x=words("abc", "xyz"))


def decode_padded_raw(cases):
    def case(tag, x, length, out, **attributes):
        cases.add(tag, lambda x: raw.DecodePaddedRaw(input_bytes=x, fixed_length=tf.constant(length), out_type=out, **attributes), x=x)
    case("padded", words("abc", "", "abcdefghijk"), 8, tf.uint8)
    case("wide", words("abcd", "abcdefgh"), 8, tf.int32)
    case("big", words("abcd", "abcdefgh"), 8, tf.int16, little_endian=False)


def patterns(cases, case):
    """Regular expressions of all kinds with texts for each."""
    for i, (pattern, *texts) in enumerate((
            ("a+b", "aaab", "b", "xaab"), ("(a|b)*c", "ababc", "abd", "c"), ("[a-c]+", "abc", "abd", ""), ("[^0-9]*", "abc", "a1", "naïve"),
            (r"\d+\.\d*", "3.14", "3.", ".5"), (r"\w+@\w+\.com", "me@here.com", "no", "a@b.comx"), ("a{2,3}", "a", "aa", "aaa", "aaaa"),
            ("a{3}", "aaa", "aa"), ("(?i)Hello", "hELLO", "hell", "HELLO"), ("a.c", "abc", "a\nc", "aéc"), ("(?s)a.c", "a\nc", "ac"),
            ("^abc$", "abc", "abc\n"), ("(?m)^b$", "a\nb\nc", "b"), (r"\bcat\b", "cat", "a cat", "concat"), ("x*", "", "xxx", "y"),
            ("a*?b", "aab", "b"), ("(ab)?c", "abc", "c", "bc"), ("[[:alpha:]]+", "abcXYZ", "ab1"), (r"[\w.]+", "a.b", "a b"), ("日本.", "日本語", "日本"),
            (r"\x41\x{42}", "AB", "ab"), (r"a\.b\*", "a.b*", "axb*"), ("(a*)*b", "aaaab", "aaaa"), ("abc|abd|x", "abd", "x", "ab"), ("[]a]+", "]a", "b"),
            ("(?:ab)+", "abab", "aba"), ("(?P<name>a)b", "ab", "b"), (r"\Qa.b\E", "a.b", "axb"), (r"[^\s]+", "word", "two words"), ("", "", "a"))):
        case(f"p{i}", pattern, words(*texts))


def full_match(cases):
    patterns(cases, lambda tag, pattern, x: cases.add(tag, lambda x: raw.RegexFullMatch(input=x, pattern=tf.constant(pattern)), x=x))


def static_full_match(cases):
    cases.add("vector", lambda x: raw.StaticRegexFullMatch(input=x, pattern="[a-z]+"), x=words("abc", "ABC", "", "ab1"))
    cases.add("matrix", lambda x: raw.StaticRegexFullMatch(input=x, pattern=".*o.*"), x=ALL[:8].reshape(2, 4))


def replace(cases):
    def case(tag, pattern, x, rewrite=r"<\0>", **attributes):
        cases.add(tag, lambda x: raw.RegexReplace(input=x, pattern=tf.constant(pattern), rewrite=tf.constant(rewrite), **attributes), x=x)
    patterns(cases, case)
    case("first", "a", words("banana", "xyz"), "o", replace_global=False)
    case("groups", r"(\w+) (\w+)", words("hello world", "one two three"), r"\2 \1\\")
    case("unmatched_group", "(a)|(b)", words("ab"), r"[\1\2]")
    case("nothing", "x*", words("abxd", "", "é日"), "-")
    case("deletes", "[^a-z ]", words("It's 5 o'clock!", "clean"), "")
    case("punctuation", r"""[!"#$%&()\*\+,-\./:;<=>?@\[\\\]^_`{|}~']""", words("Hello, World! (It's) [fine]..."), "")
    case("long", "(ab)+c?", np.array([b"ab" * 300 + b"c" + b"x" * 100 + b"abc" * 50], "S"), "#")
    case("tags", "<[^>]*>", words("<b>bold</b> text<br />"), " ")


def static_replace(cases):
    cases.add("all", lambda x: raw.StaticRegexReplace(input=x, pattern="[aeiou]", rewrite="*"), x=ALL)
    cases.add("first", lambda x: raw.StaticRegexReplace(input=x, pattern="l+", rewrite="L", replace_global=False), x=ALL)


def moved(cases):
    """The ops that move elements, whatever these are."""
    x, y = ALL[:6].reshape(2, 3), ALL[3:9].reshape(2, 3)
    add = lambda tag, build, **feeds: cases.add(tag, build, **feeds)
    add("identity", lambda x: tf.identity(x), x=x)
    add("reshape", lambda x: tf.reshape(x, [3, -1]), x=x)
    add("transpose", lambda x: tf.transpose(x), x=x)
    add("concat", lambda x, y: tf.concat([x, y], 1), x=x, y=y)
    add("stack", lambda x, y: tf.stack([x, y], 1), x=x, y=y)
    add("unstack", lambda x: tf.unstack(x, axis=1), x=x)
    add("slice", lambda x: x[:, 1:], x=x)
    add("reverse", lambda x: tf.reverse(x, [1]), x=x)
    add("tile", lambda x: tf.tile(x, [2, 1]), x=x)
    add("expand", lambda x: tf.expand_dims(x, 1), x=x)
    add("squeeze", lambda x: tf.squeeze(x[:1], 0), x=x)
    add("gather", lambda x: tf.gather(x, [1, 0, 1]), x=x)
    add("gather_nd", lambda x: tf.gather_nd(x, [[1, 2], [0, 1]]), x=x)
    add("where", lambda x, y, c: tf.where(c, x, y), x=x, y=y, c=np.array([[True, False, True], [False, True, False]]))
    add("broadcast", lambda x: tf.broadcast_to(x, [4, 2, 3]), x=x)
    add("fill", lambda x: tf.fill([2, 2], x), x=np.array(b"filled"))
    add("mask", lambda x: tf.boolean_mask(x, [True, False, True]), x=ALL[:3])
    add("split", lambda x: tf.split(x, 3, 1), x=x)
    add("constant", lambda x: tf.stack([x, tf.constant("const"), tf.constant("")]), x=np.array(b"fed"))
    add("constants", lambda x: tf.gather(tf.constant(["zero", "", "two", "three"]), x), x=np.array([3, 0, 1, 2]))
    add("cond", lambda x, c: tf.cond(c, lambda: tf.strings.upper(x), lambda: tf.identity(x)), x=ALL, c=np.array(True))
    add("loop", lambda x: tf.while_loop(lambda i, s: i < 3, lambda i, s: (i + 1, tf.strings.join([s, "+"])), [0, x])[1], x=ALL[:3])
    add("size", lambda x: tf.shape(x), x=x)


OPS = {
    "AsString": as_string,
    "DecodeBase64": decode_base64,
    "DecodePaddedRaw": decode_padded_raw,
    "DecodeRaw": decode_raw,
    "EncodeBase64": element(tf.io.encode_base64),
    "Equal": equal(raw.Equal),
    "Moved": moved,
    "NotEqual": equal(raw.NotEqual),
    "ReduceJoin": reduce_join,
    "RegexFullMatch": full_match,
    "RegexReplace": replace,
    "StaticRegexFullMatch": static_full_match,
    "StaticRegexReplace": static_replace,
    "StringJoin": join,
    "StringLength": length,
    "StringLower": element(tf.strings.lower),
    "StringNGrams": ngrams,
    "StringSplit": split,
    "StringSplitV2": split_v2,
    "StringStrip": element(tf.strings.strip),
    "StringToHashBucket": hash_bucket(raw.StringToHashBucket),
    "StringToHashBucketFast": hash_bucket(raw.StringToHashBucketFast),
    "StringToHashBucketStrong": hash_bucket(raw.StringToHashBucketStrong, key=[123456789012, 987654321]),
    "StringToNumber": to_number,
    "StringUpper": element(tf.strings.upper),
    "Substr": substr,
}
