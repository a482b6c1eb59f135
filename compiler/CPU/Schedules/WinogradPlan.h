//===- WinogradPlan.h - Tiles and blocks of a Winograd convolution -*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "dialects/Runtime/RuntimeOps.h"

namespace tenon {

/// How one `rt.winograd` is divided. The same for every CPU: kernel formation
/// allocates the scratch memory from it.
struct WinogradPlan {
  int64_t tile = 0, places = 0; // outputs a side, transformed values a tile
  int64_t images = 1, height = 0, width = 0, channels = 0;
  int64_t outHeight = 0, outWidth = 0;
  int64_t lowRows = 0, lowColumns = 0;              // padding before
  int64_t panel = 0, panels = 0;                    // filters a panel
  int64_t tileRows = 0, tileColumns = 0, tiles = 0; // of an image; of all
  int64_t blockTiles = 0, blocks = 0;
  int64_t slots = 0; // shares that have memory of their own

  int64_t edge() const { return tile + 2; }
  /// Tiles of the last block.
  int64_t lastTiles() const { return tiles - (blocks - 1) * blockTiles; }
  /// Blocks × panels, what shares are counted in.
  int64_t units() const { return blocks * panels; }

  /// A slot, in elements: zeros for a pixel, the transformed image of a block,
  /// its products with a panel. Places are apart by a line more than their size,
  /// so that they do not fall into one set of the cache.
  int64_t imageStride() const { return blockTiles * channels + 16; }
  int64_t productStride() const { return blockTiles * panel + 16; }
  int64_t imageStart() const { return channels; }
  int64_t productStart() const { return imageStart() + places * imageStride(); }
  int64_t slotElements() const { return productStart() + places * productStride(); }
};

WinogradPlan planWinograd(rt::WinogradOp op);

} // namespace tenon
