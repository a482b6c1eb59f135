//===- Types.cpp - Element types and shapes of TensorFlow -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

static constexpr int referenceOffset = 100;

static DataType dereference(DataType dtype) {
  return dtype > referenceOffset ? static_cast<DataType>(dtype - referenceOffset) : dtype;
}

Type tenon::tf::convertType(DataType dtype, MLIRContext *context) {
  Builder b(context);
  switch (dereference(dtype)) {
  case DT_HALF:
    return b.getF16Type();
  case DT_BFLOAT16:
    return b.getBF16Type();
  case DT_FLOAT:
    return b.getF32Type();
  case DT_DOUBLE:
    return b.getF64Type();
  case DT_BOOL:
    return b.getI1Type();
  case DT_INT8:
    return b.getI8Type();
  case DT_INT16:
    return b.getI16Type();
  case DT_INT32:
    return b.getI32Type();
  case DT_INT64:
    return b.getI64Type();
  case DT_UINT8:
    return b.getIntegerType(8, false);
  case DT_UINT16:
    return b.getIntegerType(16, false);
  case DT_UINT32:
    return b.getIntegerType(32, false);
  case DT_UINT64:
    return b.getIntegerType(64, false);
  case DT_COMPLEX64:
    return ComplexType::get(b.getF32Type());
  case DT_COMPLEX128:
    return ComplexType::get(b.getF64Type());
  case DT_STRING:
    return StringType::get(context);
  default:
    return {};
  }
}

std::string tenon::tf::dataTypeName(DataType dtype) {
  std::string name = DataType_Name(dereference(dtype));
  if (name.empty())
    return "number " + std::to_string(dtype);
  return StringRef(name).drop_front(StringRef("DT_").size()).lower();
}

RankedTensorType tenon::tf::convertShape(const TensorShapeProto &shape, Type element) {
  if (shape.unknown_rank() || shape.dim_size() > kMostDims)
    return {};
  SmallVector<int64_t> dims;
  int64_t elements = 1;
  bool overflow = false;
  for (const auto &dim : shape.dim()) {
    if (dim.size() < -1)
      return {};
    dims.push_back(dim.size() < 0 ? ShapedType::kDynamic : dim.size());
    if (dim.size() > 0)
      overflow |= llvm::MulOverflow(elements, dim.size(), elements);
  }
  // Sizes are counted in bytes later on.
  if (overflow || elements > (int64_t(1) << 56))
    return {};
  return RankedTensorType::get(dims, element);
}
