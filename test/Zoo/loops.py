# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Models with loops, in every form that TensorFlow gives a loop: While nodes with
functions, frames of Enter and Exit nodes, and what freezing makes of the first."""
from exporters import F, fresh, np, tf, tf1, export_v1, export_v2, write_answers
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

UNITS, STEPS, WIDTH = 16, 12, 8


def weights(*shape, seed):
    return (np.random.RandomState(seed).standard_normal(shape) / np.sqrt(shape[0])).astype("f")


class Cell:
    """An LSTM cell as TensorFlow 1's dynamic_rnn takes it."""
    state_size = (UNITS, UNITS)
    output_size = UNITS

    def __init__(self):
        self.kernel = tf.constant(weights(WIDTH + UNITS, 4 * UNITS, seed=1), name="kernel")
        self.bias = tf.constant(weights(4 * UNITS, seed=2), name="bias")

    def zero_state(self, batch, dtype):
        return tuple(tf.zeros([batch, UNITS], dtype) for _ in range(2))

    def __call__(self, x, state, scope=None):
        c, h = state
        i, j, f, o = tf.split(tf.matmul(tf.concat([x, h], 1), self.kernel) + self.bias, 4, 1)
        c = tf.sigmoid(f + 1.0) * c + tf.sigmoid(i) * tf.tanh(j)
        h = tf.sigmoid(o) * tf.tanh(c)
        return h, (c, h)


def keras_lstm(folder, batch):
    """Keras's LSTM layer: a While with functions and TensorLists."""
    import keras
    keras.utils.set_random_seed(5)
    model = keras.Sequential([keras.Input((STEPS, WIDTH)), keras.layers.LSTM(UNITS, return_sequences=True),
                              keras.layers.LSTM(UNITS), keras.layers.Dense(4)])
    export_v2(folder, lambda x: {"y": model(x, training=False)}, {"x": ([batch, STEPS, WIDTH], F)}, module=model_of(model))


def model_of(model):
    module = tf.Module()
    module.weights = [weight.value for weight in model.weights]
    return module


def dynamic_rnn(folder, batch):
    """TensorFlow 1's dynamic_rnn: frames and TensorArrays; lengths differ by row."""
    tf1.disable_control_flow_v2()
    size = batch or 5
    feeds = dict(x=weights(size, STEPS, WIDTH, seed=3),
                 length=np.random.RandomState(4).randint(1, STEPS + 1, [size]).astype("i"))

    def build(x, length):
        outputs, (_, h) = tf1.nn.dynamic_rnn(Cell(), x, sequence_length=length, dtype=F)
        return {"outputs": tf.identity(outputs, "outputs"), "h": tf.identity(h, "h")}

    try:
        export_v1(folder, build, {"x": ([batch, STEPS, WIDTH], F), "length": ([batch], tf.int32)}, feeds)
    finally:
        tf1.enable_control_flow_v2()


def bidirectional(folder, batch):
    """A bidirectional GRU, frozen as most tools do: functions lowered to frames around
    TensorLists."""
    import keras
    fresh(folder)
    keras.utils.set_random_seed(6)
    model = keras.Sequential([keras.Input((STEPS, WIDTH)),
                              keras.layers.Bidirectional(keras.layers.GRU(UNITS, return_sequences=True)),
                              keras.layers.Dense(3, "softmax")])
    function = tf.function(lambda x: model(x, training=False))
    concrete = function.get_concrete_function(tf.TensorSpec([batch, STEPS, WIDTH], F, "x"))
    feed = weights(batch or 5, STEPS, WIDTH, seed=7)
    answer = concrete(tf.constant(feed)).numpy()
    variants, answers = [], {}
    for lowered in (False, True):
        frozen = convert_variables_to_constants_v2(concrete, lower_control_flow=lowered)
        name = "lowered" if lowered else "functions"
        (folder / f"{name}.pb").write_bytes(frozen.graph.as_graph_def().SerializeToString())
        output = frozen.outputs[0].name
        answers[output] = answer
        variants.append(dict(name=name, path=f"{name}.pb", options=["--fetch", output]))
    write_answers(folder, {"x:0": feed}, answers, variants=variants)


def beam_search(folder, batch):
    """A decoder that keeps the best beams of each row, with TensorArrays for words and
    parents, and stops when all beams have ended or there is no room left."""
    words, beams, limit, end = 10, 3, 8, 0

    def decode(start):
        table = tf.constant(weights(words, words, seed=8) * 4.0)
        rows = tf.shape(start)[0]
        ids = tf.TensorArray(tf.int32, size=limit, element_shape=[batch, beams])
        parents = tf.TensorArray(tf.int32, size=limit, element_shape=[batch, beams])
        scores = tf.tile(tf.constant([[0.0, -1e9, -1e9]]), [rows, 1])
        current = tf.tile(start[:, None], [1, beams])
        ended = tf.zeros_like(current, tf.bool)

        def best_of(total):
            """The best of each row, one by one."""
            scores, places = [], []
            for _ in range(beams):
                places.append(tf.argmax(total, 1, output_type=tf.int32))
                scores.append(tf.reduce_max(total, 1))
                total = total - 1e12 * tf.one_hot(places[-1], beams * words)
            return tf.stack(scores, 1), tf.stack(places, 1)

        def goes_on(step, current, scores, ended, ids, parents):
            return tf.logical_and(step < limit, tf.logical_not(tf.reduce_all(ended)))

        def body(step, current, scores, ended, ids, parents):
            chances = tf.nn.log_softmax(tf.gather(table, current))
            only_end = tf.where(tf.range(words) == end, 0.0, -1e9)
            chances = tf.where(ended[:, :, None], only_end[None, None, :], chances)
            total = tf.reshape(scores[:, :, None] + chances, [-1, beams * words])
            scores, best = best_of(total)
            parent, word = best // words, best % words
            ended = tf.logical_or(tf.gather(ended, parent, batch_dims=1), tf.equal(word, end))
            return step + 1, word, scores, ended, ids.write(step, word), parents.write(step, parent)

        steps, _, scores, _, ids, parents = tf1.while_loop(
            goes_on, body, [0, current, scores, ended, ids, parents])
        return {"steps": steps, "scores": scores, "ids": ids.stack(), "parents": parents.stack()}

    start = np.random.RandomState(9).randint(1, words, [batch or 5]).astype("i")
    export_v2(folder, decode, {"start": ([batch], tf.int32)}, {"start": start})


def nested(folder, batch):
    """Loops in branches in loops, in both forms."""
    fresh(folder)
    feeds = {"x:0": weights(batch or 5, 4, seed=10), "deep:0": np.bool_(True)}
    variants, answers = [], {}
    for form in ("frames", "functions"):
        (tf1.disable_control_flow_v2 if form == "frames" else tf1.enable_control_flow_v2)()
        with tf.Graph().as_default() as graph, tf1.Session() as session:
            x = tf1.placeholder(F, [batch, 4], "x")
            deep = tf1.placeholder(tf.bool, [], "deep")

            def inner(i, a):
                return tf1.while_loop(lambda j, b: j < i, lambda j, b: (j + 1, tf.tanh(b + x)), [0, a])[1]

            def body(i, a):
                return i + 1, tf1.cond(tf.equal(i % 2, 0), lambda: inner(i, a), lambda: a * 0.5)

            y = tf1.cond(deep, lambda: tf1.while_loop(lambda i, a: i < 5, body, [0, x])[1], lambda: -x)
            tf.identity(y, "y")
            answers["y:0"] = session.run("y:0", feeds)
            (folder / f"{form}.pb").write_bytes(graph.as_graph_def().SerializeToString())
        variants.append(dict(name=form, path=f"{form}.pb", options=["--fetch", "y:0"]))
    tf1.enable_control_flow_v2()
    write_answers(folder, feeds, answers, variants=variants)


def sized(build, batch):
    return lambda folder: build(folder, batch)


MODELS = {f"{name}_{size}": sized(build, batch)
          for name, build in (("keras_lstm", keras_lstm), ("dynamic_rnn", dynamic_rnn), ("bidirectional", bidirectional),
                              ("beam_search", beam_search), ("nested_loops", nested))
          for size, batch in (("b1", 1), ("dyn", None))}
