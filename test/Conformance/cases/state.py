# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Ops on variables, as references and as resources: what they leave there and give."""
import itertools

import numpy as np

from draw import ALL, INTS, NUMBERS, REALS, Case, Const, Draw, convert

INDEX = ("int32", "int64")
SHAPES = ((), (5,), (3, 4), (0, 2))

# Optimizer: its variables, its numbers before the gradient, attributes to go through.
OPTIMIZERS = {
    "AdaMax": ("var m v", "beta1_power lr beta1 beta2 epsilon", ({},)),
    "Adadelta": ("var accum accum_update", "lr rho epsilon", ({},)),
    "Adagrad": ("var accum", "lr", ({}, {"update_slots": False})),
    "AdagradV2": ("var accum", "lr epsilon", ({}, {"update_slots": False})),
    "Adam": ("var m v", "beta1_power beta2_power lr beta1 beta2 epsilon", ({}, {"use_nesterov": True})),
    "CenteredRMSProp": ("var mg ms mom", "lr rho momentum epsilon", ({},)),
    "Ftrl": ("var accum linear", "lr l1 l2 lr_power", ({}, {"multiply_linear_by_lr": True})),
    "FtrlV2": ("var accum linear", "lr l1 l2 l2_shrinkage lr_power", ({}, {"multiply_linear_by_lr": True})),
    "Momentum": ("var accum", "lr momentum", ({}, {"use_nesterov": True})),
    "RMSProp": ("var ms mom", "lr rho momentum epsilon", ({},)),
    "AddSign": ("var m", "lr alpha sign_decay beta", ({},)),
    "PowerSign": ("var m", "lr logbase sign_decay beta", ({},)),
    "AdagradDA": ("var gradient_accumulator gradient_squared_accumulator", "lr l1 l2 global_step", ({},)),
    "ProximalAdagrad": ("var accum", "lr l1 l2", ({},)),
    "ProximalGradientDescent": ("var", "alpha l1 l2", ({},)),
    "KerasMomentum": ("var accum", "lr momentum", ({}, {"use_nesterov": True})),
}
NUMBER = {"lr": 0.1, "rho": 0.9, "momentum": 0.8, "epsilon": 1e-3, "beta1": 0.9, "beta2": 0.99, "beta1_power": 0.7,
          "beta2_power": 0.9, "l1": 0.01, "l2": 0.02, "l2_shrinkage": 0.03, "lr_power": -0.5,
          "alpha": 0.9, "sign_decay": 0.8, "beta": 0.7, "logbase": 1.0}
SPARSE = ("Adadelta", "Adagrad", "AdagradDA", "AdagradV2", "CenteredRMSProp", "Ftrl", "FtrlV2", "KerasMomentum", "Momentum",
          "ProximalAdagrad", "ProximalGradientDescent", "RMSProp")


def given(numbers, dtype):
    return {n: np.int64(3) if n == "global_step" else convert(NUMBER[n], dtype) for n in numbers.split()}


def sparse_optimizers():
    for name, prefix in itertools.product(SPARSE, ("SparseApply", "ResourceSparseApply")):
        op, (variables, numbers, attributes) = prefix + name, OPTIMIZERS[name]
        if op == "SparseApplyKerasMomentum":
            continue
        draw = Draw(op)
        for dtype, index, more, rows in itertools.product(REALS, INDEX, attributes, ([3, 0], [1], [])):
            state = {v: draw.any(dtype, 5, 3, low=0.1 if v != "ms" else 1.1, high=1 if v != "ms" else 2) for v in variables.split()}
            yield Case(op, {**given(numbers, dtype), "grad": draw.any(dtype, len(rows), 3), "indices": np.array(rows, index), **more},
                       state=state, dynamic=False)


def optimizers():
    for name, (variables, numbers, attributes) in OPTIMIZERS.items():
        for prefix in ("Apply", "ResourceApply"):
            if prefix + name == "ApplyKerasMomentum":
                continue
            op = prefix + name
            draw = Draw(op)
            for dtype, shape, more in itertools.product(REALS, SHAPES, attributes):
                # The mean square is at least the square of the mean.
                state = {v: draw.any(dtype, *shape, low=0.1 if v != "ms" else 1.1, high=1 if v != "ms" else 2) for v in variables.split()}
                gradient = {"delta" if op.endswith("ProximalGradientDescent") else "grad": draw.any(dtype, *shape)}
                yield Case(op, {**given(numbers, dtype), **gradient, **more}, state=state)
    for op in ("ApplyGradientDescent", "ResourceApplyGradientDescent"):
        draw = Draw(op)
        for dtype, shape in itertools.product(NUMBERS, SHAPES):
            yield Case(op, {"alpha": convert(0.5, dtype), "delta": draw.any(dtype, *shape)}, state={"var": draw.any(dtype, *shape)})


def assignments():
    draw = Draw("Assign")
    for dtype, shape in itertools.product(ALL, SHAPES):
        value, start = draw.any(dtype, *shape), draw.any(dtype, *shape)
        for op in ("Assign", "AssignAdd", "AssignSub"):
            yield Case(op, {"value": value}, state={"ref": start})
            yield Case(op + "VariableOp", {"value": value}, state={"resource": start})
        yield Case("RefIdentity", {}, state={"input": start})
        yield Case("ReadVariableOp", {"dtype": start.dtype.name if start.dtype.kind != "V" else "bfloat16"}, state={"resource": start})
        for out in INDEX:
            yield Case("VariableShape", {"out_type": out}, state={"input": start})
        yield Case("DisableCopyOnRead", {}, state={"resource": start})


def scatters():
    draw = Draw("ScatterAdd")
    for dtype, index in itertools.product(ALL, INDEX):
        name = dtype
        # A row twice only where the order does not matter; divisors are not 0.
        for rows, repeated in (([3, 0], False), ([1], False), ([], False), ([2, 0, 2], True)):
            for kind in ("Add", "Sub", "Mul", "Div", "Max", "Min", "Update"):
                if repeated and kind in ("Update", "Div"):
                    continue
                updates = draw.any(dtype, len(rows), 3, low=0.5, high=2, nonzero=True)
                given = {"indices": np.array(rows, index), "updates": updates}
                start = draw.any(dtype, 5, 3)
                yield Case(f"Scatter{kind}", given, state={"ref": start})
                yield Case(f"ResourceScatter{kind}", given, state={"resource": start})
                if kind in ("Add", "Sub", "Max", "Min", "Update"):
                    nd = {"indices": np.array(rows, index).reshape(-1, 1), "updates": updates}
                    yield Case(f"ScatterNd{kind}", nd, state={"ref": start})
                    yield Case(f"ResourceScatterNd{kind}", nd, state={"ref": start})
        for kind in ("Add", "Sub", "Mul", "Update"):
            given = {"indices": np.array(2, index), "updates": draw.any(dtype, 3)}
            yield Case(f"ResourceScatter{kind}", given, state={"resource": draw.any(dtype, 5, 3)})
        for shape, where, batch in (((5,), (3,), 0), ((5, 2), (2, 2), 0), ((5, 2), (), 0), ((2, 4), (2, 3), 1)):
            yield Case("ResourceGather", {"indices": draw.whole(*where, low=0, high=2 if batch == 0 else 4, dtype=index),
                                          "dtype": name, "batch_dims": batch}, state={"resource": draw.any(dtype, *shape)})
        for depth in (1, 2):
            where = np.stack([draw.whole(4, low=0, high=n) for n in (5, 3)[:depth]], -1).astype(index)
            yield Case("ResourceGatherNd", {"indices": where, "dtype": name}, state={"resource": draw.any(dtype, 5, 3)}, dynamic=False)


def cases():
    for each in (optimizers, sparse_optimizers, assignments, scatters):
        yield from each()
