//===- Canonicalize.cpp - The graph's clean-up ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Upstream's passes do it: the dialect brings its folders and patterns. Regions
// are not merged: the branches of a tenon.if are places of effects.
//
//===----------------------------------------------------------------------===//
#include "compiler/Graph/Passes.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;

namespace tenon {

void addGraphCleanup(OpPassManager &passes) {
  GreedyRewriteConfig config;
  config.setRegionSimplificationLevel(GreedySimplifyRegionLevel::Disabled);
  passes.addPass(createCanonicalizerPass(config));
  passes.addPass(createCSEPass());
}

} // namespace tenon
