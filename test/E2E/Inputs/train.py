# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Trains MNIST's softmax regression from examples in files: the same variables at any
number of threads, after an interrupt and after a resumption.   usage: train.py FOLDER"""
import os
import pty
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from mnist_data import batch

GRAPH = Path(sys.argv[1]) / "infer.pb"


def train(*options, program="./trainer.so", check=True, **settings):
    return subprocess.run(["tenon", "train", program, "--inputs", "data.npz", *options], check=check, text=True,
                          stdout=subprocess.PIPE, **settings)


def variables(name):
    with np.load(name) as file:
        return {key: file[key].tobytes() for key in file.files}


data = batch(625)
np.savez("data.npz", **data)
data["x:0"][40] = np.nan
np.savez("nan.npz", **data)
subprocess.run(["tenon", "compile", GRAPH, "--fetch", "accuracy", "--minimize", "cross_entropy", "--optimizer",
                "adam(0.01)", "-o", "trainer.so"], check=True)

# The same at any number of threads, and in parts.
shuffled = ["--shuffle-seed", "5", "--batch-size", "100"]
train(*shuffled, "--epochs", "4", "--threads", "1", "--save", "one.npz")
train(*shuffled, "--epochs", "4", "--threads", "2", "--save", "two.npz")
assert variables("one.npz") == variables("two.npz")
assert "W/Adam_1" in variables("one.npz")
checkpoints = ["--checkpoints", "checkpoints", "--checkpoint-every", "5", "--keep", "2"]
train(*shuffled, "--epochs", "2", *checkpoints)
assert sorted(path.stem for path in Path("checkpoints").glob("*.index")) == ["model.ckpt-10", "model.ckpt-14"]
again = train(*shuffled, "--epochs", "4", *checkpoints, "--resume", "--save", "resumed.npz")
assert again.stdout.startswith("resumed at step 14\nepoch 3/4: step 21, loss "), again.stdout
assert variables("resumed.npz") == variables("one.npz")
# From a step in the middle of an epoch.
Path("checkpoints/checkpoint").write_text('model_checkpoint_path: "model.ckpt-25"\n')
train(*shuffled, "--epochs", "4", *checkpoints, "--resume", "--save", "middle.npz")
assert variables("middle.npz") == variables("one.npz")
# Other values to start with.
train("--restore", "checkpoints", "--epochs", "1", "--save", "more.npz")

# An interrupt saves and ends well. On a terminal there is a bar.
leader, follower = pty.openpty()
process = subprocess.Popen(["tenon", "train", "./trainer.so", "--inputs", "data.npz", "--epochs", "1000000",
                            "--checkpoints", "interrupted"], stdout=follower)
os.close(follower)
shown, end = b"", time.time() + 100
while b"[=" not in shown and b"epoch 2/" not in shown and time.time() < end:
    shown += os.read(leader, 4096)
process.send_signal(signal.SIGINT)
while True:
    try:
        more = os.read(leader, 4096)
    except OSError:
        break
    if not more:
        break
    shown += more
assert process.wait(100) == 0
assert b"stopped at step " in shown and b"; saved interrupted/model.ckpt-" in shown, shown[-300:]
step = int(shown.split(b"stopped at step ")[1].split(b";")[0])
assert Path(f"interrupted/model.ckpt-{step}.index").exists()

# A process that is killed leaves checkpoints from which training goes on.
forever = ["--epochs", "1000000", "--checkpoints", "killed", "--checkpoint-every", "1", "--keep", "2"]
for delay in (0.0, 0.01, 0.02, 0.03, 0.05):
    process = subprocess.Popen(["tenon", "train", "./trainer.so", "--inputs", "data.npz", "--resume", *forever],
                               stdout=subprocess.DEVNULL)
    end = time.time() + 100
    while not Path("killed/checkpoint").exists() and time.time() < end:
        time.sleep(0.01)
    time.sleep(0.2 + delay)
    process.kill()
    process.wait()
    latest = Path("killed/checkpoint").read_text().split('"')[1]
    subprocess.run(["tenon", "run", "trainer.so", "--restore", f"killed/{latest}", "--input", "x=" + str([[0] * 784]),
                    "--input", "y_=" + str([[0] * 10]), "--save", "whole.npz"], check=True)

# A disk on which no more than a part fits: what was there before stays, and nothing else.
before = sorted((path.name, path.read_bytes()) for path in Path("checkpoints").iterdir())


def little_room():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40000, 40000))


for target in ("full.npz", "full.safetensors", "checkpoints/model.ckpt-28"):
    run = subprocess.run(["tenon", "train", "./trainer.so", "--inputs", "data.npz", "--save", target],
                         preexec_fn=little_room, capture_output=True, text=True)
    assert run.returncode == 1 and run.stderr.endswith(": File too large\n"), run.stderr
    assert not list(Path(".").glob("full*"))
assert before == sorted((path.name, path.read_bytes()) for path in Path("checkpoints").iterdir())
