# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The loss of the gradient tests."""
import numpy as np


def weights_of(shape):
    """What each element of a fetch counts in the loss."""
    count = int(np.prod(list(shape), dtype=np.int64))
    return (np.cos(np.arange(count) * 0.7 + 0.3) + 0.25).reshape(list(shape))
