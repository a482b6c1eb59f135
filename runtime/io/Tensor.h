//===- Tensor.h - Tensors that own their elements ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Everything in runtime/io is plain C++ without exceptions, RTTI or anything of
// libstdc++, since compiled executables contain it. Failures are a tn_status
// with a text in tn_last_error().
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_IO_TENSOR_H_
#define TENON_RUNTIME_IO_TENSOR_H_

#include "tenon/runtime.h"

namespace tenon::io {

/// A dense tensor with its own 64-byte aligned elements. A string tensor's
/// elements are tn_string, whose bytes are in the same allocation.
class Tensor {
public:
  Tensor() = default;
  Tensor(const Tensor &) = delete;
  Tensor &operator=(const Tensor &) = delete;
  Tensor(Tensor &&other) noexcept { swap(other); }
  Tensor &operator=(Tensor &&other) noexcept {
    swap(other);
    return *this;
  }
  ~Tensor();

  /// Makes this a tensor of this type and shape. Its elements are zeros, and
  /// strings empty; `stringBytes` more bytes follow the elements of a string
  /// tensor. Fails, and leaves the tensor empty, on a rank or size that is out of
  /// range or if memory runs out.
  tn_status allocate(uint32_t dtype, uint32_t rank, const int64_t *shape,
                     uint64_t stringBytes = 0);
  /// Becomes a copy of another tensor, and of its strings' bytes.
  tn_status copy(const tn_tensor &from);

  uint32_t dtype() const { return type; }
  uint32_t rank() const { return dimCount; }
  const int64_t *shape() const { return dims; }
  int64_t elementCount() const { return elements; }
  /// Bytes of the elements, without strings' own bytes.
  uint64_t size() const { return uint64_t(elements) * tn_dtype_size(type); }
  uint8_t *data() const { return bytes; }
  tn_string *strings() const { return reinterpret_cast<tn_string *>(bytes); }
  /// Where a string tensor's `stringBytes` are.
  char *stringBytes() const { return reinterpret_cast<char *>(bytes + size()); }

  /// For the C API; valid as long as this tensor is neither changed nor moved.
  tn_tensor view() const { return {bytes, dims, dimCount, type}; }

  /// Gives the same elements another shape of as many elements; the caller
  /// checks that.
  void reshape(uint32_t rank, const int64_t *shape);

  void swap(Tensor &other);

private:
  uint8_t *bytes = nullptr;
  int64_t elements = 0;
  uint32_t type = TN_INVALID_DTYPE;
  uint32_t dimCount = 0;
  int64_t dims[TN_MAX_RANK] = {};
};

/// Elements that `shape` has, or -1 if a dim is negative or the bytes overflow.
int64_t countElements(uint32_t rank, const int64_t *shape, uint64_t elementSize);

/// Converts `from` to float16 or bfloat16, rounding to nearest even, and back.
uint16_t toHalf(double from);
uint16_t toBFloat16(double from);
double fromHalf(uint16_t from);
double fromBFloat16(uint16_t from);

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_TENSOR_H_
