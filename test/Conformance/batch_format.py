# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The lit format of samples/*.npz: each batch at -O0 and -O3, with static and with open
dimensions. `lit -Dmodes=O3-static` runs only that."""
import lit.formats
import lit.Test
from batch import FORMS, LEVELS, Batch, check


class BatchFormat(lit.formats.FileBasedTest):
    def execute(self, test, lit_config):
        batch = Batch.load(test.getSourcePath())
        modes = lit_config.params.get("modes")
        modes = modes.split(",") if modes else [f"{level}-{form}" for form in FORMS for level in LEVELS]
        failures = []
        for mode in modes:
            level, form = mode.split("-")
            bad = check(batch, level, form, env=test.config.environment)
            failures += [f"{mode} {case} ({batch.options['ops'][case]}): {what}" for case, what in bad.items()]
        if failures:
            return lit.Test.Result(lit.Test.FAIL, "\n".join(failures) + "\n")
        return lit.Test.Result(lit.Test.PASS)
