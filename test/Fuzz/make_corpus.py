#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes a corpus of graphs for import-fuzzer and import-mutate: each case of
test/Conformance/samples as a graph of its own.

usage: make_corpus.py FOLDER        (needs tensorflow-cpu 2.21, for its protobufs)
"""
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "test" / "Conformance"), str(ROOT / "test" / "E2E")]
from batch import Batch
from tensorflow.core.framework import graph_pb2

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for path in sorted((ROOT / "test" / "Conformance" / "samples").glob("*.npz")):
    batch = Batch.load(path)
    whole = graph_pb2.GraphDef.FromString(batch.graph)
    for case in batch.cases():
        graph = graph_pb2.GraphDef(versions=whole.versions)
        graph.node.extend(node for node in whole.node if node.name.split("/")[0] == case)
        text = str(graph)
        graph.library.function.extend(f for f in whole.library.function if f'"{f.signature.name}"' in text)
        (folder / f"{path.stem}-{case}.pb").write_bytes(graph.SerializeToString())
