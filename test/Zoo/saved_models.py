# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Small files in each of the forms that TensorFlow saves, that must import: what a form
is about matters here, not the model."""
from exporters import F, fresh, np, tf, tf1, write_answers


def keras_export(folder):
    """Keras 3's model.export: dead shadows among its variables, dropout, a free batch."""
    import keras
    fresh(folder)
    keras.utils.set_random_seed(3)
    layers = keras.layers
    model = keras.Sequential([
        keras.Input((12, 12, 3)), layers.Conv2D(8, 3, padding="same"), layers.BatchNormalization(),
        layers.ReLU(), layers.MaxPooling2D(), layers.Flatten(), layers.Dropout(0.5), layers.Dense(5, "softmax")])
    random = np.random.RandomState(1)
    for weight in model.weights:
        if len(weight.shape) == 1:
            weight.assign(random.uniform(0.5, 1.5, weight.shape).astype("f"))
    model.export(str(folder / "saved_model"), verbose=False)
    x = random.standard_normal([4, 12, 12, 3]).astype("f")
    loaded = tf.saved_model.load(str(folder / "saved_model")).signatures["serving_default"]
    key = list(loaded.structured_input_signature[1])[0]
    answers = {k: v.numpy() for k, v in loaded(**{key: tf.constant(x)}).items()}
    write_answers(folder, {key: x}, answers, variants=[dict(name="saved_model", path="saved_model", options=[])])


def same_names(folder):
    """Three variables of one name: only the restore function tells them apart."""
    fresh(folder)
    module = tf.Module()
    module.parts = [tf.Variable(np.full([3], value, "f"), name="v") for value in (1.0, 10.0, 100.0)]

    @tf.function(input_signature=[tf.TensorSpec([None, 3], F, "x")])
    def serve(x):
        a, b, c = module.parts
        return {"y": x * a + b, "z": x * c}

    tf.saved_model.save(module, str(folder / "saved_model"), signatures=serve)
    x = np.arange(12, dtype="f").reshape(4, 3)
    answers = {k: v.numpy() for k, v in serve(tf.constant(x)).items()}
    write_answers(folder, {"x": x}, answers, variants=[dict(name="saved_model", path="saved_model", options=[])])


def meta_checkpoint(folder):
    """TensorFlow 1's usual file: a .meta with the checkpoint beside it."""
    fresh(folder)
    with tf.Graph().as_default(), tf1.variable_scope("", use_resource=False), tf1.Session() as session:
        x = tf1.placeholder(F, [None, 6], "x")
        w = tf1.get_variable("w", [6, 4], F, tf1.random_normal_initializer(seed=1))
        b = tf1.get_variable("b", [4], F, tf1.random_normal_initializer(seed=2))
        y = tf.nn.relu(tf.matmul(x, w) + b, name="y")
        session.run(tf1.global_variables_initializer())
        tf1.train.Saver().save(session, str(folder / "model"))
        value = np.random.RandomState(1).standard_normal([5, 6]).astype("f")
        answers = {"y:0": session.run(y, {x: value})}
    write_answers(folder, {"x:0": value}, answers,
                  variants=[dict(name="meta", path="model.meta", options=["--fetch", "y:0"])])


def cond(folder):
    """Both forms of a cond, each branch taken."""
    fresh(folder)
    answers, x = {}, np.array([1.0, -2.0, 3.0], "f")
    feeds = {"x:0": x, "yes:0": np.bool_(True), "no:0": np.bool_(False)}
    variants = []
    for form in ("switch", "if"):
        (tf1.disable_control_flow_v2 if form == "switch" else tf1.enable_control_flow_v2)()
        with tf.Graph().as_default() as graph, tf1.Session() as session:
            value = tf1.placeholder(F, [3], "x")
            for name in ("yes", "no"):
                flag = tf1.placeholder(tf.bool, [], name)
                tf.identity(tf1.cond(flag, lambda: tf.exp(value), lambda: value * 2.0), "y_" + name)
            fetches = ["y_yes:0", "y_no:0"]
            answers = dict(zip(fetches, session.run(fetches, feeds)))
            (folder / f"{form}.pb").write_bytes(graph.as_graph_def().SerializeToString())
        options = [word for fetch in fetches for word in ("--fetch", fetch)]
        variants.append(dict(name=form, path=f"{form}.pb", options=options))
    tf1.enable_control_flow_v2()
    write_answers(folder, feeds, answers, variants=variants)


def fed_intermediate(folder):
    """A tensor in the middle is fed, and its producer is cut."""
    fresh(folder)
    with tf.Graph().as_default() as graph, tf1.Session() as session:
        x = tf1.placeholder(F, [4, 6], "x")
        hidden = tf.matmul(x, tf.constant(np.ones([6, 3], "f")), name="hidden")
        tf.nn.softmax(hidden, name="y")
        value = np.random.RandomState(1).standard_normal([4, 3]).astype("f")
        answers = {"y:0": session.run("y:0", {"hidden:0": value})}
        (folder / "graph.pb").write_bytes(graph.as_graph_def().SerializeToString())
    write_answers(folder, {"hidden:0": value}, answers, variants=[
        dict(name="fed", path="graph.pb", options=["--feed", "hidden:0=?x3", "--fetch", "y:0"])])


MODELS = {f.__name__: f for f in (keras_export, same_names, meta_checkpoint, cond, fed_intermediate)}
