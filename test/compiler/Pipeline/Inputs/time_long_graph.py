# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Time of all phases but code generation on graphs of 2,500 and 10,000 nodes: four times
the nodes may not take more than eight times as long (what is quadratic takes sixteen).
usage: time_long_graph.py chain|layers"""
import resource
import subprocess
import sys
from pathlib import Path

kind = sys.argv[1]


def seconds(count):
    """Time of a processor, which other processes of the machine do not change much."""
    graph = Path(f"{kind}{count}.pbtxt")
    with graph.open("w") as file:
        subprocess.run([sys.executable, Path(__file__).with_name("long_graph.py"), kind, str(count)],
                       stdout=file, check=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(["tenon", "compile", graph, "--fetch", "y", "--jobs", "1", "-o", f"{kind}{count}.mlir"],
                   check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


short, long = seconds(2500), seconds(10000)
print(f"{kind}: 2500 nodes {short:.2f} s, 10000 nodes {long:.2f} s")
assert long < 8 * short, "superlinear"
assert long < 20, "slow"
