//===- Contraction.h - What the contraction schedule plans ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/CPU/Schedules/PairDot.h"
#include "compiler/CPU/Schedules/Reduction.h"
#include "compiler/CPU/Schedules/Schedule.h"

namespace tenon {

/// Rows that one panel of the right side is used for while it is in the cache.
inline constexpr int64_t kBlockRows = 48;

/// A dimension of the root's input that a tensor.pad widens and a window moves
/// over: input index = stride·position + dilation·tap − low.
struct PaddedDim {
  int64_t operandDim;
  int64_t low = 0, size = 0;       // padding before, and size without it
  unsigned positionLoop;           // parallel
  std::optional<unsigned> tapLoop; // reduction
  int64_t stride = 1, dilation = 1;
};

/// Loops of the root, its register tile, and its padding.
struct ContractionPlan {
  mlir::linalg::GenericOp root;
  std::optional<ReductionKind> kind;
  llvm::SmallVector<LinearIndex> extents;    // of all loops
  llvm::SmallVector<unsigned> outer;         // parallel loops outside the tile
  std::optional<unsigned> rowLoop, laneLoop; // parallel loops of the tile
  llvm::SmallVector<unsigned> reductions;    // outermost first
  mlir::tensor::PadOp pad;                   // read without its padding
  llvm::SmallVector<PaddedDim> padded;
  /// The reduction loop over taps that move along the rows, where a pixel is
  /// broadcast: written out, one pixel would be kept in a register for many taps.
  std::optional<unsigned> loopedTap;
  int64_t tileRows = 1, tileVectors = 1;
  int64_t splits = 1;           // accumulators per element, over the innermost reduction
  int64_t unroll = 1;           // of the innermost reduction
  std::optional<PairDot> pairs; // the innermost reduction, two terms at once
  /// An operand that is read once, row by row, from memory: the lines of the next
  /// tile's rows are asked for at the same terms.
  mlir::OpOperand *streamed = nullptr;
  /// A packed operand that comes from memory, [panels][terms…][columns], of which
  /// several tiles read each panel: lines of the next one are asked for.
  mlir::OpOperand *panels = nullptr;
  /// Terms after which the next tile of a block has its turn with the same part of a
  /// panel, the sums being kept in memory meanwhile; 0: all terms at once.
  int64_t chunk = 0;
  /// Whether the last destination is memory for the sums: then the outermost sum is done
  /// a term at a time, for all tiles.
  bool sliced = false;
  int64_t panelWidth = 0; // columns of a packed panel, if an operand is packed
  /// Whether the loop over columns is the outermost: all places of the outer loops then
  /// read the same columns of the right side one after the other.
  bool columnsOutside = false;

  std::optional<int64_t> staticExtent(unsigned loop) const {
    if (!extents[loop].isConstant())
      return std::nullopt;
    return extents[loop].constant;
  }
  /// Tiles of rows, whose number is static.
  int64_t rowTiles() const {
    return rowLoop ? llvm::divideCeil(*staticExtent(*rowLoop), tileRows) : 1;
  }
  /// Tiles of a block, of about kBlockRows rows: blocks are of equal size.
  int64_t blockTiles() const;
  /// What reads a panel before the next one is read, each of them all terms: the tiles
  /// of a block, or the places of the outer loops if the columns are outside of them.
  int64_t readersOfPanel() const;
  /// The loop that threads divide: that which divides most evenly and, of two, the one
  /// whose shares read less.
  enum class Shared { Outer, Rows, Columns };
  Shared chooseShared(int64_t tileColumns) const;
  /// Bytes of the static inputs that move along one loop, but not along the other.
  int64_t bytesAlong(unsigned loop, unsigned other) const;
  const PaddedDim *paddedByPosition(unsigned loop) const;
  const PaddedDim *paddedByTap(unsigned loop) const;
};

/// Bounds of a tap's loop that keep an outer position's window inside.
std::pair<mlir::Value, mlir::Value> tapBounds(const ContractionPlan &plan,
                                              IndexBuilder &index,
                                              llvm::ArrayRef<LinearIndex> ivs,
                                              unsigned loop);

/// The kernel's one generic op with a reduction; an error if there is none, or two.
mlir::FailureOr<mlir::linalg::GenericOp> findReduction(rt::KernelOp kernel);

/// The extents of all loops of a generic op, of which operands give the sizes.
mlir::FailureOr<llvm::SmallVector<LinearIndex>>
loopExtents(mlir::linalg::GenericOp generic, PointEmitter &emitter);

/// Plans the one reduction of the kernel; fails on a kernel without one.
mlir::FailureOr<ContractionPlan> planContraction(const ScheduleContext &context,
                                                 PointEmitter &emitter);

} // namespace tenon
