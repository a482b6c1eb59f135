//===- LinearIndexTest.cpp - Arithmetic of linear forms -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Forms stay linear where they can, and write arith ops where they cannot. The
// symbols are arguments of a function that is never compiled.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/LinearIndex.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include <gtest/gtest.h>

using namespace mlir;
using namespace tenon;

namespace {

class LinearIndexTest : public testing::Test {
protected:
  static constexpr int64_t lanes = 4;

  LinearIndexTest() : builder(&context), loc(builder.getUnknownLoc()) {
    context.loadDialect<arith::ArithDialect, func::FuncDialect, vector::VectorDialect>();
    module = ModuleOp::create(loc);
    builder.setInsertionPointToStart(module->getBody());
    Type i64 = builder.getI64Type();
    auto function = func::FuncOp::create(builder, loc, "f",
                                         builder.getFunctionType({i64, i64, i64}, {}));
    block = function.addEntryBlock();
    builder.setInsertionPointToStart(block);
    index.emplace(builder, loc, lanes);
  }

  Value symbol(unsigned i) { return block->getArgument(i); }

  /// Number of ops written so far.
  size_t written() { return block->getOperations().size(); }

  static int64_t coefficient(const LinearIndex &form, Value symbol) {
    for (auto [term, factor] : form.terms)
      if (term == symbol)
        return factor;
    return 0;
  }

  MLIRContext context;
  OpBuilder builder;
  Location loc;
  OwningOpRef<ModuleOp> module;
  Block *block = nullptr;
  std::optional<IndexBuilder> index;
};

TEST_F(LinearIndexTest, AddMergesTermsAndDropsThoseThatCancel) {
  LinearIndex x(symbol(0)), y(symbol(1));
  LinearIndex sum = index->add(index->add(x * 3, y), index->add(x * -1, 5));
  EXPECT_EQ(coefficient(sum, symbol(0)), 2);
  EXPECT_EQ(coefficient(sum, symbol(1)), 1);
  EXPECT_EQ(sum.constant, 5);
  LinearIndex none = index->add(sum, sum * -1);
  EXPECT_TRUE(none.isConstant());
  EXPECT_EQ(none.constant, 0);
  EXPECT_EQ(written(), 0u);
}

TEST_F(LinearIndexTest, AddDoesNotDependOnTheOrder) {
  LinearIndex x(symbol(0)), y(symbol(1)), z(symbol(2));
  EXPECT_EQ(index->add(index->add(x, y), z), index->add(z, index->add(y, x)));
}

TEST_F(LinearIndexTest, MultiplyByAConstantIsLinear) {
  LinearIndex form = index->add(LinearIndex::lanesFrom(LinearIndex(symbol(0)), 2), 3);
  LinearIndex product = index->multiply(LinearIndex(5), form);
  EXPECT_EQ(coefficient(product, symbol(0)), 5);
  EXPECT_EQ(product.constant, 15);
  EXPECT_EQ(product.laneStep, 10);
  EXPECT_TRUE(index->multiply(form, LinearIndex(0)).isConstant());
  EXPECT_EQ(written(), 0u);
}

TEST_F(LinearIndexTest, MultiplyOfTwoSymbolsIsANewSymbol) {
  LinearIndex product = index->multiply(symbol(0), symbol(1));
  ASSERT_EQ(product.terms.size(), 1u);
  EXPECT_TRUE(product.terms[0].first.getDefiningOp<arith::MulIOp>());
  EXPECT_EQ(product.constant, 0);
}

TEST_F(LinearIndexTest, MultiplyOfLanesByASymbolIsScattered) {
  LinearIndex lane = LinearIndex::lanesFrom(0);
  LinearIndex product = index->multiply(lane, symbol(0));
  EXPECT_TRUE(product.scattered);
  EXPECT_EQ(product.laneStep, 0);
  EXPECT_FALSE(product.isUniform());
}

// 64·i + j + 3 with j < 32, by 64: nothing of j and 3 reaches 64.
TEST_F(LinearIndexTest, DivisionSplitsMultiplesFromABoundedRest) {
  index->setBound(symbol(1), 32);
  LinearIndex form =
      index->add(LinearIndex(symbol(0)) * 64, index->add(LinearIndex(symbol(1)), 3));
  LinearIndex quotient = index->floorDiv(form, 64), rest = index->mod(form, 64);
  EXPECT_EQ(quotient, LinearIndex(symbol(0)));
  EXPECT_EQ(rest, index->add(LinearIndex(symbol(1)), 3));
  EXPECT_EQ(written(), 0u);
}

// The largest rest decides: 4·j + 3 with j < 16 is at most 63, with j < 17 it is not.
TEST_F(LinearIndexTest, DivisionIsExactUpToTheBound) {
  LinearIndex form = index->add(LinearIndex(symbol(1)) * 4, 3);
  index->setBound(symbol(1), 16);
  EXPECT_EQ(index->floorDiv(form, 64), LinearIndex(0));
  EXPECT_EQ(written(), 0u);
  index->setBound(symbol(1), 17);
  LinearIndex quotient = index->floorDiv(form, 64);
  ASSERT_EQ(quotient.terms.size(), 1u);
  EXPECT_TRUE(quotient.terms[0].first.getDefiningOp<arith::DivSIOp>());
}

// Lanes count as the rest, too: 61 … 64 leave a panel of 64.
TEST_F(LinearIndexTest, DivisionOfLanesStaysLinearWithinOnePanel) {
  LinearIndex inside =
      LinearIndex::lanesFrom(index->add(LinearIndex(symbol(0)) * 64, 60));
  EXPECT_EQ(index->floorDiv(inside, 64), LinearIndex(symbol(0)));
  EXPECT_EQ(index->mod(inside, 64), LinearIndex::lanesFrom(60));
  EXPECT_EQ(written(), 0u);
  LinearIndex across =
      LinearIndex::lanesFrom(index->add(LinearIndex(symbol(0)) * 64, 61));
  EXPECT_TRUE(index->floorDiv(across, 64).scattered);
  EXPECT_TRUE(index->mod(across, 64).scattered);
}

TEST_F(LinearIndexTest, DivisionOfNegativeConstantsRoundsDown) {
  LinearIndex form = index->add(LinearIndex(symbol(0)) * 8, -3);
  EXPECT_EQ(index->floorDiv(form, 8), index->add(LinearIndex(symbol(0)), -1));
  EXPECT_EQ(index->mod(form, 8), LinearIndex(5));
}

TEST_F(LinearIndexTest, DivisionOfAnUnboundedSymbolIsWritten) {
  LinearIndex rest = index->mod(LinearIndex(symbol(0)), 8);
  ASSERT_EQ(rest.terms.size(), 1u);
  EXPECT_TRUE(rest.terms[0].first.getDefiningOp<arith::RemSIOp>());
  EXPECT_EQ(index->floorDiv(LinearIndex(symbol(0)), 1), LinearIndex(symbol(0)));
  EXPECT_EQ(index->mod(LinearIndex(symbol(0)), 1), LinearIndex(0));
}

TEST_F(LinearIndexTest, EvaluateFollowsAffineExpressions) {
  AffineExpr d0, d1;
  bindDims(&context, d0, d1);
  index->setBound(symbol(1), 16);
  LinearIndex dims[] = {symbol(0), symbol(1)};
  LinearIndex packed = index->add(LinearIndex(symbol(0)) * 16, symbol(1));
  EXPECT_EQ(index->evaluate(d0 * 16 + d1, dims), packed);
  EXPECT_EQ(index->evaluate((d0 * 16 + d1).floorDiv(16), dims), LinearIndex(symbol(0)));
  EXPECT_EQ(index->evaluate((d0 * 16 + d1) % 16, dims), LinearIndex(symbol(1)));
  EXPECT_EQ(index->evaluate((d0 * 16 + 1).ceilDiv(16), dims),
            index->add(LinearIndex(symbol(0)), 1));
}

// One sum is written once in a scope and in those inside it.
TEST_F(LinearIndexTest, SumsAreSharedWithinTheirScope) {
  LinearIndex form = index->add(LinearIndex(symbol(0)) * 16, symbol(1));
  Value inner;
  {
    IndexScope scope(*index);
    inner = index->variablePart(form);
    EXPECT_EQ(index->variablePart(index->add(form, 7)), inner);
  }
  Value outer = index->variablePart(form);
  EXPECT_NE(outer, inner);
  IndexScope scope(*index);
  EXPECT_EQ(index->variablePart(form), outer);
  EXPECT_FALSE(index->variablePart(LinearIndex(7)));
}

TEST_F(LinearIndexTest, VectorHasAnElementPerLane) {
  auto type = VectorType::get({lanes}, builder.getI64Type());
  LinearIndex form = LinearIndex::lanesFrom(LinearIndex(symbol(0)), 3);
  EXPECT_EQ(index->vector(form).getType(), type);
  EXPECT_EQ(index->scalar(LinearIndex(symbol(0))), symbol(0));
}

} // namespace
