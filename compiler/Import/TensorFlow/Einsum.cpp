//===- Einsum.cpp - Sums of products by index letters ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Letters of two operands fall into four groups: in both operands and the result
// (batch), in both but not the result (contracted), in one operand and the result
// (rows of the first, columns of the second); those in one operand alone are
// summed first. Each operand is transposed to batch, rows, contracted (batch,
// contracted, columns), groups other than the batch are made one dimension each,
// and one matmul does the rest. An ellipsis stands for batch dimensions.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Converter.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

namespace {
/// Letters of one operand or the result; dimensions of an ellipsis are called
/// 1000 + their distance from its end.
using Letters = SmallVector<int>;

/// A tensor with a letter for each dimension.
struct Lettered {
  Value value;
  Letters letters;
};

class Einsum {
public:
  explicit Einsum(NodeContext &c) : c(c) {}
  void convert();

private:
  bool parse();
  bool parseLetters(StringRef text, int64_t rank, Letters &letters);
  void sumAlone(Lettered &operand, const Letters &other);
  Value arrange(const Lettered &operand, const Letters &order);
  Value collapse(Value value, ArrayRef<size_t> groups);
  Value sizeOf(int letter);
  Lettered multiply();

  NodeContext &c;
  SmallVector<Lettered, 2> operands;
  Letters result;
};
} // namespace

static constexpr int firstOfEllipsis = 1000;

bool Einsum::parseLetters(StringRef text, int64_t rank, Letters &letters) {
  auto [before, after] = text.split("...");
  bool hasEllipsis = text.contains("...");
  int64_t hidden = rank - (text.size() - (hasEllipsis ? 3 : 0));
  if (hidden < 0 || (!hasEllipsis && hidden > 0)) {
    c.error() << "'" << text << "' does not name the dimensions of an operand of rank "
              << rank;
    return false;
  }
  for (char letter : before)
    letters.push_back(letter);
  for (int64_t i = hidden; i-- > 0;)
    letters.push_back(firstOfEllipsis + i);
  for (char letter : after)
    letters.push_back(letter);
  Letters sorted(letters);
  llvm::sort(sorted);
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
    c.error() << "a letter twice in '" << text << "' is not supported";
    return false;
  }
  return true;
}

bool Einsum::parse() {
  std::string equation = c.stringAttr("equation").str();
  llvm::erase(equation, ' ');
  auto [left, right] = StringRef(equation).split("->");
  SmallVector<StringRef> texts;
  left.split(texts, ',');
  if (c.failed())
    return false;
  if (!StringRef(equation).contains("->") || texts.size() != c.inputCount() ||
      texts.size() > 2 || texts.empty()) {
    c.error() << "equation '" << equation << "' does not fit " << c.inputCount()
              << " operands";
    return false;
  }
  int64_t hidden = 0;
  for (auto [i, text] : llvm::enumerate(texts)) {
    operands.push_back({c.input(i), {}});
    if (!parseLetters(text, c.inputRank(i), operands.back().letters))
      return false;
    if (text.contains("..."))
      hidden = std::max<int64_t>(hidden, c.inputRank(i) - (text.size() - 3));
  }
  int64_t rank = right.contains("...") ? right.size() - 3 + hidden : right.size();
  if (!parseLetters(right, rank, result))
    return false;
  for (int letter : result)
    if (llvm::none_of(operands, [&](const Lettered &operand) {
          return llvm::is_contained(operand.letters, letter);
        })) {
      c.error() << "equation '" << equation << "' has a letter in its result only";
      return false;
    }
  return true;
}

/// Sums over the letters that neither the result nor the other operand has.
void Einsum::sumAlone(Lettered &operand, const Letters &other) {
  SmallVector<int64_t> axes;
  Letters kept;
  for (auto [axis, letter] : llvm::enumerate(operand.letters)) {
    if (llvm::is_contained(result, letter) || llvm::is_contained(other, letter))
      kept.push_back(letter);
    else
      axes.push_back(axis);
  }
  if (axes.empty())
    return;
  operand.value =
      c.emit<ReduceOp>(ReduceKind::sum, operand.value, ArrayRef<int64_t>(axes), false);
  operand.letters = kept;
}

Value Einsum::arrange(const Lettered &operand, const Letters &order) {
  SmallVector<int64_t> perm;
  for (int letter : order)
    perm.push_back(llvm::find(operand.letters, letter) - operand.letters.begin());
  bool isSame = llvm::is_sorted(perm);
  return isSame ? operand.value : c.transpose(operand.value, perm);
}

/// Makes each group of neighbouring dimensions, given by their numbers, one.
Value Einsum::collapse(Value value, ArrayRef<size_t> groups) {
  if (!value || llvm::all_of(groups, [](size_t count) { return count == 1; }))
    return value;
  SmallVector<Value> sizes;
  int64_t axis = 0;
  for (size_t count : groups) {
    Value size = count ? c.size(value, axis) : c.vector({1});
    for (size_t i = 1; i < count; ++i)
      size = c.emit<MulOp>(size, c.size(value, axis + i));
    sizes.push_back(size);
    axis += count;
  }
  return c.reshapeTo(value, sizes);
}

/// The size of the dimension that a letter names, preferably one that is known.
Value Einsum::sizeOf(int letter) {
  Value best;
  for (const Lettered &operand : operands) {
    auto found = llvm::find(operand.letters, letter);
    if (found == operand.letters.end())
      continue;
    int64_t axis = found - operand.letters.begin();
    int64_t size = NodeContext::typeOf(operand.value).getDimSize(axis);
    if (!best || size > 1)
      best = c.size(operand.value, axis);
  }
  return best;
}

Lettered Einsum::multiply() {
  Letters &a = operands[0].letters, &b = operands[1].letters;
  Letters batch, rows, columns, contracted;
  for (int letter : result) {
    bool inA = llvm::is_contained(a, letter), inB = llvm::is_contained(b, letter);
    // Dimensions of an ellipsis broadcast, so one operand may lack them.
    (inA && inB ? batch : inA ? rows : columns).push_back(letter);
  }
  for (int letter : a)
    if (!llvm::is_contained(result, letter))
      contracted.push_back(letter);

  auto join = [](std::initializer_list<Letters> parts) {
    Letters all;
    for (const Letters &part : parts)
      all.append(part);
    return all;
  };
  SmallVector<size_t> groups(batch.size(), 1);
  auto grouped = [&](size_t first, size_t second) {
    SmallVector<size_t> all(groups);
    all.append({first, second});
    return all;
  };
  Value lhs = collapse(arrange(operands[0], join({batch, rows, contracted})),
                       grouped(rows.size(), contracted.size()));
  Value rhs = collapse(arrange(operands[1], join({batch, contracted, columns})),
                       grouped(contracted.size(), columns.size()));
  Lettered product{c.emit<MatMulOp>(lhs, rhs, false, false),
                   join({batch, rows, columns})};
  if (rows.size() == 1 && columns.size() == 1)
    return product;
  SmallVector<Value> sizes;
  for (int letter : product.letters)
    sizes.push_back(sizeOf(letter));
  product.value = c.reshapeTo(product.value, sizes);
  return product;
}

void Einsum::convert() {
  if (!parse())
    return;
  for (auto [i, operand] : llvm::enumerate(operands))
    sumAlone(operand, operands.size() == 2 ? operands[1 - i].letters : Letters());
  if (c.failed())
    return;
  Lettered last = operands.size() == 2 ? multiply() : operands[0];
  if (last.value)
    c.result(arrange(last, result));
}

static void convertEinsum(NodeContext &c) { Einsum(c).convert(); }

void tenon::tf::addEinsumConverters(ConverterTable &table) {
  table["Einsum"] = {convertEinsum, 1};
}
