//===- GraphMutator.h - Changes graphs as graphs ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "proto/graph.pb.h"
#include <random>

namespace tenon::tf {

/// Makes one random change to `graph`: to a node's op, inputs or attributes, to a
/// constant, or to which nodes there are, in the graph or in a function. What comes out
/// is a graph that can be read, and seldom one that means anything.
void mutateGraph(GraphDef &graph, std::mt19937 &random);

} // namespace tenon::tf
