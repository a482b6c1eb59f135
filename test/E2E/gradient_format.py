# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The lit format of the gradient tests: gradients/FAMILY/OP.npz has TensorFlow's gradients
of cases of ops/FAMILY/OP.pbtxt. The feeds of a case become constants, `--trainable` makes
these variables, and after one step of momentum(0,0) their slots are the gradients.

Runs at -O0 and -O3; `lit -Dlevels=O3` runs only that level, `-Dcases=same,row` only these
cases.
"""
import os
import re
import tempfile

import lit.formats
import lit.Test
import numpy as np
from gradient_loss import weights_of
from compare import case_of, difference
from op_format import run_cases
from op_test import TF_TYPES, OpTest

LEVELS = "O0,O3"


def node(name, op, inputs, **attrs):
    lines = [f'  name: "{name}"', f'  op: "{op}"'] + [f'  input: "{i}"' for i in inputs]
    lines += [f'  attr {{ key: "{key}" value {{ {value} }} }}' for key, value in attrs.items()]
    return "node {\n" + "\n".join(lines) + "\n}\n"


def constant(name, array):
    dims = "".join(f" dim {{ size: {size} }}" for size in array.shape)
    content = "".join(f"\\{byte:03o}" for byte in array.tobytes())
    dtype = TF_TYPES[str(array.dtype)]
    return node(name, "Const", [], dtype=f"type: {dtype}",
                value=f'tensor {{ dtype: {dtype} tensor_shape {{{dims} }} tensor_content: "{content}" }}')


class GradientTest:
    """One .npz beside the op test that it is of."""

    def __init__(self, path):
        self.op = OpTest(path.replace("/gradients/", "/ops/")[:-len(".npz")] + ".pbtxt")
        self.wants = {}  # case: (fetches, {feed: gradient})
        with np.load(path) as members:
            for member in members.files:
                fetches, feed = member.split("|")
                case = self.wants.setdefault(case_of(feed), (fetches.split(","), {}))
                case[1][feed] = members[member]

    def graph(self, cases):
        """The cases with their feeds as constants, and a node `all/loss`."""
        text, losses = self.op.with_constants(), []
        for case in cases:
            for fetch in self.wants[case][0]:
                scope = f"all/{len(losses)}"
                shape = self.op.wants[fetch].shape
                text += node(f"{scope}/cast", "Cast", [fetch], DstT="type: DT_DOUBLE",
                             SrcT=f"type: {TF_TYPES.get(str(self.op.wants[fetch].dtype), 'DT_BFLOAT16')}")
                text += constant(f"{scope}/weights", np.array(weights_of(shape)))
                text += node(f"{scope}/mul", "Mul", [f"{scope}/cast", f"{scope}/weights"],
                             T="type: DT_DOUBLE")
                text += constant(f"{scope}/axes", np.arange(len(shape), dtype=np.int32))
                text += node(f"{scope}/sum", "Sum", [f"{scope}/mul", f"{scope}/axes"],
                             T="type: DT_DOUBLE", Tidx="type: DT_INT32")
                losses.append(f"{scope}/sum")
        return text + node("all/loss", "AddN", losses, N=f"i: {len(losses)}", T="type: DT_DOUBLE")

    def tolerance(self, name, dtype):
        """A derivative as 1 - y * y loses digits of y, in TensorFlow too."""
        return 4 * self.op.tolerance(name, dtype)


class GradientFormat(lit.formats.FileBasedTest):
    def execute(self, test, lit_config):
        gradients = GradientTest(test.getSourcePath())
        only = lit_config.params.get("cases")
        cases = [c for c in gradients.wants if not only or c in only.split(",")]
        failures = []
        for level in lit_config.params.get("levels", LEVELS).split(","):
            found = self.run(gradients, level, cases, test)
            # One bad case can spoil its whole graph: find it, once.
            if found and found[0][0] is None and not failures and len(cases) > 1:
                alone = [f for case in cases for f in self.run(gradients, level, [case], test)]
                found = alone or found
            failures += [f"{level}: {name or 'run'} {what}" for name, what in found]
        if failures:
            return lit.Test.Result(lit.Test.FAIL, "\n".join(failures) + "\n")
        return lit.Test.Result(lit.Test.PASS)

    def run(self, gradients, level, cases, test):
        """[(feed or None, what is wrong)]."""
        wants = {feed: want for case in cases for feed, want in gradients.wants[case][1].items()}
        with tempfile.TemporaryDirectory() as folder:
            graph, saved = (os.path.join(folder, name) for name in ("graph.pbtxt", "saved.npz"))
            with open(graph, "w") as file:
                file.write(gradients.graph(cases))
            names = "|".join(re.escape(feed.split(":")[0]) for feed in wants)
            command = ["tenon", "run", graph, f"-{level}", "--minimize", "all/loss", "--optimizer",
                       "momentum(0,0)", "--trainable", names, "--first", "init", "--save", saved]
            failure = run_cases(test, command, cases)
            if failure:
                return [(None, failure)]
            with np.load(saved) as members:
                slots = {name: members[name] for name in members.files}
        wrong = []
        for feed, want in wants.items():
            slot = slots.get(feed.split(":")[0] + "/Momentum", np.zeros_like(want))
            what = difference(slot, want, gradients.tolerance(feed, want.dtype))
            if what:
                wrong.append((feed, what))
        return wrong
