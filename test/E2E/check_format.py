# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The lit format of mlir/*.mlir: modules without RUN lines whose functions take nothing
and say by ops of the check dialect what they must find. `tenon run` runs all functions of
a file at -O0, at -O3 and on the emulated GPU, and those of a file that failed one by one.

`lit -Dlevels=O3` runs only these levels; `-Dfunctions=same,row` only these functions.
"""
import re
import subprocess

import lit.formats
import lit.Test
from op_test import GPU

LEVELS = "O0,O3,gpu"
OPTIONS = {"O0": ["-O0"], "O3": ["-O3"], "gpu": GPU}


class CheckFormat(lit.formats.FileBasedTest):
    def execute(self, test, lit_config):
        path = test.getSourcePath()
        with open(path) as file:
            functions = re.findall(r"^func\.func @(\w+)\(\)", file.read(), re.M)
        if "functions" in lit_config.params:
            only = lit_config.params["functions"].split(",")
            functions = [name for name in functions if name in only]
        if not functions:
            return lit.Test.Result(lit.Test.UNRESOLVED, "there is no function to run\n")
        failures = []
        for level in lit_config.params.get("levels", LEVELS).split(","):
            said = self.run(path, level, functions, test)
            if not said:
                continue
            alone = [(name, self.run(path, level, [name], test)) for name in functions]
            alone = [f"-{level} @{name}: {what}" for name, what in alone if what]
            failures += alone or [f"-{level}, all functions: {said}"]
        if failures:
            return lit.Test.Result(lit.Test.FAIL, "\n".join(failures) + "\n")
        return lit.Test.Result(lit.Test.PASS)

    def run(self, path, level, functions, test):
        """None, or what went wrong."""
        command = ["tenon", "run", path, *OPTIONS[level], "--signature", functions[0]]
        for name in functions[1:]:
            command += ["--first", name]
        try:
            done = subprocess.run(command, env=test.config.environment, capture_output=True,
                                  text=True, errors="replace", timeout=300)
        except subprocess.TimeoutExpired:
            return "still running after 300 s"
        if done.returncode == 0:
            return None
        said = "\n  ".join(done.stderr.strip().splitlines()[:12])
        return f"exit status {done.returncode}\n  {said}"
