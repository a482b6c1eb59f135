//===- WinogradPlan.cpp - Tiles and blocks of a Winograd convolution ------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A block's transformed image and products stay in the second-level cache, of
// which half a MiB is counted on; all transformed filters are read once a block.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/WinogradPlan.h"

using namespace mlir;
using namespace tenon;

namespace {
constexpr int64_t kBlockElements = (640 << 10) / 4; // of image and products
constexpr int64_t kLeastTiles = 16, kMostTiles = 32;
constexpr int64_t kMostSlots = 16;
} // namespace

WinogradPlan tenon::planWinograd(rt::WinogradOp op) {
  WinogradPlan plan;
  auto image = cast<RankedTensorType>(op.getImage().getType());
  auto filters = cast<RankedTensorType>(op.getFilters().getType());
  auto result = cast<RankedTensorType>(op.getResult().getType());
  int64_t rank = image.getRank();
  plan.tile = op.getTile();
  plan.places = plan.edge() * plan.edge();
  plan.images = rank == 4 ? image.getDimSize(0) : 1;
  plan.height = image.getDimSize(rank - 3);
  plan.width = image.getDimSize(rank - 2);
  plan.channels = image.getDimSize(rank - 1);
  plan.outHeight = result.getDimSize(rank - 3);
  plan.outWidth = result.getDimSize(rank - 2);
  plan.lowRows = op.getPadding()[0];
  plan.lowColumns = op.getPadding()[2];
  plan.panels = filters.getDimSize(0);
  plan.panel = filters.getDimSize(3);
  plan.tileRows = llvm::divideCeil(plan.outHeight, plan.tile);
  plan.tileColumns = llvm::divideCeil(plan.outWidth, plan.tile);
  plan.tiles = plan.images * plan.tileRows * plan.tileColumns;
  int64_t most = kBlockElements / (plan.places * (plan.channels + plan.panel));
  most = std::clamp(most, kLeastTiles, kMostTiles);
  plan.blocks = llvm::divideCeil(plan.tiles, most);
  plan.blockTiles = llvm::divideCeil(plan.tiles, plan.blocks);
  plan.blocks = llvm::divideCeil(plan.tiles, plan.blockTiles);
  plan.slots = std::min(plan.units(), kMostSlots);
  return plan;
}
