# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The models of bench_training.py, each written once over a few operations that TensorFlow
and JAX both have, so that what is compared is the same arithmetic.

A model is a function of a Backend, its parameters by name and a batch, and gives the
loss. shapes() gives the parameters' shapes; a batch is made of a seed.
"""
import numpy as np


class Model:
    def __init__(self, name, parameters, batch, loss):
        self.name, self.parameters, self.make_batch, self.loss = name, parameters, batch, loss

    def start(self):
        """Initial values: small for matrices and filters, ones for scales, zeros else."""
        random = np.random.RandomState(3)
        values = {}
        for name, shape in self.parameters.items():
            if name.endswith("scale"):
                values[name] = np.ones(shape, "float32")
            elif len(shape) < 2:
                values[name] = np.zeros(shape, "float32")
            else:
                fan = np.prod(shape[:-1])
                values[name] = (random.normal(size=shape) / np.sqrt(fan)).astype("float32")
        return values

    def batch(self):
        return self.make_batch(np.random.RandomState(4))


def labels(random, count, classes=10):
    return np.eye(classes, dtype="float32")[random.randint(0, classes, count)]


def dense_batch(count, size):
    return lambda random: {"x": random.uniform(size=(count, size)).astype("float32"), "y": labels(random, count)}


def image_batch(count, height, width, channels):
    return lambda random: {"x": random.normal(size=(count, height, width, channels)).astype("float32"),
                           "y": labels(random, count)}


def softmax_regression():
    def loss(b, p, x, y):
        return b.cross_entropy(b.matmul(x, p["w"]) + p["b"], y)
    return Model("mnist_softmax_b100", {"w": (784, 10), "b": (10,)}, dense_batch(100, 784), loss)


def mlp(count):
    sizes = (784, 512, 512, 10)
    parameters = {}
    for i in range(3):
        parameters |= {f"w{i}": (sizes[i], sizes[i + 1]), f"b{i}": (sizes[i + 1],)}

    def loss(b, p, x, y):
        for i in range(3):
            x = b.matmul(x, p[f"w{i}"]) + p[f"b{i}"]
            x = b.relu(x) if i < 2 else x
        return b.cross_entropy(x, y)
    return Model(f"mlp_b{count}", parameters, dense_batch(count, 784), loss)


def lenet():
    parameters = {"c0": (5, 5, 1, 32), "d0": (32,), "c1": (5, 5, 32, 64), "d1": (64,),
                  "w0": (3136, 1024), "b0": (1024,), "w1": (1024, 10), "b1": (10,)}

    def loss(b, p, x, y):
        for i in range(2):
            x = b.max_pool(b.relu(b.conv(x, p[f"c{i}"], 1) + p[f"d{i}"]))
        x = b.relu(b.matmul(b.reshape(x, (-1, 3136)), p["w0"]) + p["b0"])
        return b.cross_entropy(b.matmul(x, p["w1"]) + p["b1"], y)
    return Model("lenet_b64", parameters, image_batch(64, 28, 28, 1), loss)


def resnet():
    """ResNet-20's form with one block of two convolutions in each of its three stages."""
    parameters = {"stem": (3, 3, 3, 16), "stem_scale": (16,), "stem_offset": (16,), "w": (64, 10), "b": (10,)}
    channels = 16
    for stage, width in enumerate((16, 32, 64)):
        for half, source in enumerate((channels, width)):
            name = f"s{stage}_{half}"
            parameters |= {name: (3, 3, source, width), f"{name}_scale": (width,), f"{name}_offset": (width,)}
        if channels != width:
            parameters[f"s{stage}_skip"] = (1, 1, channels, width)
        channels = width

    def loss(b, p, x, y):
        norm = lambda x, name: b.batch_norm(x, p[f"{name}_scale"], p[f"{name}_offset"])
        x = b.relu(norm(b.conv(x, p["stem"], 1), "stem"))
        for stage in range(3):
            stride = 1 if stage == 0 else 2
            z = b.relu(norm(b.conv(x, p[f"s{stage}_0"], stride), f"s{stage}_0"))
            z = norm(b.conv(z, p[f"s{stage}_1"], 1), f"s{stage}_1")
            x = b.relu(z + (b.conv(x, p[f"s{stage}_skip"], stride) if stage else x))
        return b.cross_entropy(b.matmul(b.mean(x, (1, 2)), p["w"]) + p["b"], y)
    return Model("resnet_b32", parameters, image_batch(32, 32, 32, 3), loss)


def transformer():
    length, width, heads, inner = 64, 128, 4, 512
    parameters = {"w": (width, 10), "b": (10,)}
    for layer in range(2):
        for name, shape in {"q": (width, width), "k": (width, width), "v": (width, width), "o": (width, width),
                            "up": (width, inner), "up_b": (inner,), "down": (inner, width), "down_b": (width,),
                            "n0_scale": (width,), "n0_offset": (width,), "n1_scale": (width,),
                            "n1_offset": (width,)}.items():
            parameters[f"l{layer}_{name}"] = shape

    def loss(b, p, x, y):
        def norm(x, name):
            mean = b.mean(x, (2,), True)
            variance = b.mean((x - mean) * (x - mean), (2,), True)
            return (x - mean) * b.rsqrt(variance + 1e-5) * p[f"{name}_scale"] + p[f"{name}_offset"]

        def split(x):
            return b.transpose(b.reshape(x, (-1, length, heads, width // heads)), (0, 2, 1, 3))
        for layer in range(2):
            name = f"l{layer}_"
            q, k, v = (split(b.matmul(x, p[name + part])) for part in "qkv")
            scores = b.softmax(b.matmul(q, b.transpose(k, (0, 1, 3, 2))) * (width // heads) ** -0.5)
            z = b.reshape(b.transpose(b.matmul(scores, v), (0, 2, 1, 3)), (-1, length, width))
            x = norm(x + b.matmul(z, p[name + "o"]), name + "n0")
            z = b.relu(b.matmul(x, p[name + "up"]) + p[name + "up_b"])
            x = norm(x + b.matmul(z, p[name + "down"]) + p[name + "down_b"], name + "n1")
        return b.cross_entropy(b.matmul(b.mean(x, (1,)), p["w"]) + p["b"], y)

    def batch(random):
        return {"x": random.normal(size=(8, length, width)).astype("float32"), "y": labels(random, 8)}
    return Model("transformer_b8", parameters, batch, loss)


def lstm():
    steps, size, units = 28, 28, 128
    parameters = {"cell": (size + units, 4 * units), "cell_b": (4 * units,), "w": (units, 10), "b": (10,)}

    def loss(b, p, x, y):
        h = c = b.zeros((32, units))
        for step in range(steps):
            z = b.matmul(b.concat((x[:, step], h), 1), p["cell"]) + p["cell_b"]
            i, f, g, o = (z[:, k * units:(k + 1) * units] for k in range(4))
            c = b.sigmoid(f) * c + b.sigmoid(i) * b.tanh(g)
            h = b.sigmoid(o) * b.tanh(c)
        return b.cross_entropy(b.matmul(h, p["w"]) + p["b"], y)

    def batch(random):
        return {"x": random.uniform(size=(32, steps, size)).astype("float32"), "y": labels(random, 32)}
    return Model("lstm_b32", parameters, batch, loss)


MODELS = {model.name: model for model in (softmax_regression(), mlp(32), mlp(256), lenet(), resnet(),
                                          transformer(), lstm())}
