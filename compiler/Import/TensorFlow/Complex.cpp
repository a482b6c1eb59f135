//===- Complex.cpp - Parts of complex numbers -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// The type of the operand's parts, or null (reported) if it is not complex.
static Type partType(NodeContext &c) {
  auto complex = dyn_cast<ComplexType>(c.inputType(0).getElementType());
  if (!complex)
    c.error() << "its operand is " << c.inputType(0) << " instead of complex";
  return complex ? complex.getElementType() : Type();
}

static void convertReal(NodeContext &c) {
  if (Type part = partType(c))
    c.result(c.cast(c.input(0), part));
}

static void convertImag(NodeContext &c) {
  if (partType(c))
    c.result(c.emit<ImagOp>(c.input(0)));
}

static void convertAngle(NodeContext &c) {
  if (Type part = partType(c))
    c.result(c.emit<Atan2Op>(c.emit<ImagOp>(c.input(0)), c.cast(c.input(0), part)));
}

static void convertComplex(NodeContext &c) {
  c.result(c.emit<ComplexOp>(c.input(0), c.input(1)));
}

Value tenon::tf::conjugate(NodeContext &c, Value value) {
  if (!value)
    return {};
  auto complex = dyn_cast<ComplexType>(NodeContext::typeOf(value).getElementType());
  if (!complex)
    return value;
  return c.emit<ComplexOp>(c.cast(value, complex.getElementType()),
                           c.emit<NegOp>(c.emit<ImagOp>(value)));
}

static void convertConj(NodeContext &c) { c.result(conjugate(c, c.input(0))); }

static void convertConjugateTranspose(NodeContext &c) {
  auto perm = c.constants(1, "permutation");
  if (!perm)
    return;
  for (int64_t &axis : *perm)
    if (axis < 0)
      axis += c.inputRank(0);
  c.result(conjugate(c, c.emit<TransposeOp>(c.input(0), ArrayRef<int64_t>(*perm))));
}

void tenon::tf::addComplexConverters(ConverterTable &table) {
  table["Angle"] = {convertAngle, 1};
  table["Complex"] = {convertComplex, 2};
  table["Conj"] = {convertConj, 1};
  table["ConjugateTranspose"] = {convertConjugateTranspose, 2};
  table["Imag"] = {convertImag, 1};
  table["Real"] = {convertReal, 1};
}
