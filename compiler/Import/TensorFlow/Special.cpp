//===- Special.cpp - Special functions ------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// Half types are computed in f32.
template <SpecialKind kind> static void special(NodeContext &c) {
  Type element = c.inputType(0).getElementType();
  bool isHalf = element.isF16() || element.isBF16();
  SmallVector<Value> inputs;
  for (Value input : c.allInputs())
    inputs.push_back(isHalf ? c.cast(input, c.builder.getF32Type()) : input);
  c.result(c.cast(c.emit<SpecialOp>(kind, ValueRange(inputs)), element));
}

void tenon::tf::addSpecialConverters(ConverterTable &table) {
  using K = SpecialKind;
  table["BesselI0"] = {special<K::bessel_i0>, 1};
  table["BesselI0e"] = {special<K::bessel_i0e>, 1};
  table["BesselI1"] = {special<K::bessel_i1>, 1};
  table["BesselI1e"] = {special<K::bessel_i1e>, 1};
  table["BesselJ0"] = {special<K::bessel_j0>, 1};
  table["BesselJ1"] = {special<K::bessel_j1>, 1};
  table["BesselK0"] = {special<K::bessel_k0>, 1};
  table["BesselK0e"] = {special<K::bessel_k0e>, 1};
  table["BesselK1"] = {special<K::bessel_k1>, 1};
  table["BesselK1e"] = {special<K::bessel_k1e>, 1};
  table["BesselY0"] = {special<K::bessel_y0>, 1};
  table["BesselY1"] = {special<K::bessel_y1>, 1};
  table["Betainc"] = {special<K::betainc>, 3};
  table["Dawsn"] = {special<K::dawsn>, 1};
  table["Digamma"] = {special<K::digamma>, 1};
  table["Erfinv"] = {special<K::erfinv>, 1};
  table["Expint"] = {special<K::expint>, 1};
  table["FresnelCos"] = {special<K::fresnel_cos>, 1};
  table["FresnelSin"] = {special<K::fresnel_sin>, 1};
  table["Igamma"] = {special<K::igamma>, 2};
  table["Igammac"] = {special<K::igammac>, 2};
  table["Lgamma"] = {special<K::lgamma>, 1};
  table["Ndtri"] = {special<K::ndtri>, 1};
  table["Polygamma"] = {special<K::polygamma>, 2};
  table["Spence"] = {special<K::spence>, 1};
  table["Zeta"] = {special<K::zeta>, 2};
}
