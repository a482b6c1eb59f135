//===- Tensor.cpp - Tensors that own their elements -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/io/Tensor.h"

#include "runtime/core/Status.h"
#include "tenon/abi.h"

#include <stdlib.h>
#include <string.h>

namespace tenon::io {

using core::fail;

Tensor::~Tensor() { free(bytes); }

void Tensor::swap(Tensor &other) {
  char copy[sizeof(Tensor)];
  memcpy(copy, static_cast<void *>(this), sizeof(Tensor));
  memcpy(static_cast<void *>(this), static_cast<void *>(&other), sizeof(Tensor));
  memcpy(static_cast<void *>(&other), copy, sizeof(Tensor));
}

int64_t countElements(uint32_t rank, const int64_t *shape, uint64_t elementSize) {
  int64_t elements = 1, bytes = int64_t(elementSize);
  for (uint32_t i = 0; i < rank; ++i) {
    // Zeros must not hide an overflow from code that multiplies the others.
    if (shape[i] < 0 || __builtin_mul_overflow(bytes, shape[i] ? shape[i] : 1, &bytes))
      return -1;
    elements *= shape[i];
  }
  return elements;
}

tn_status Tensor::allocate(uint32_t dtype, uint32_t rank, const int64_t *shape,
                           uint64_t stringBytes) {
  free(bytes);
  bytes = nullptr;
  elements = dimCount = type = 0;
  uint64_t elementSize = tn_dtype_size(dtype);
  if (!elementSize)
    return fail(TN_INVALID_ARGUMENT, "there is no dtype %u", dtype);
  if (rank > TN_MAX_RANK)
    return fail(TN_INVALID_ARGUMENT, "rank %u is more than %d", rank, TN_MAX_RANK);
  int64_t count = countElements(rank, shape, elementSize);
  if (count < 0 || stringBytes > INT64_MAX / 2 ||
      uint64_t(count) * elementSize > INT64_MAX / 2)
    return fail(TN_INVALID_ARGUMENT, "a tensor's shape is out of range");
  uint64_t total = uint64_t(count) * elementSize + stringBytes;
  uint64_t rounded = (total / TENON_BUFFER_ALIGNMENT + 1) * TENON_BUFFER_ALIGNMENT;
  void *memory;
  if (posix_memalign(&memory, TENON_BUFFER_ALIGNMENT, rounded) != 0)
    return core::failMemory(rounded, "a tensor");
  memset(memory, 0, rounded);
  bytes = static_cast<uint8_t *>(memory);
  elements = count;
  type = dtype;
  reshape(rank, shape);
  return TN_OK;
}

tn_status Tensor::copy(const tn_tensor &from) {
  uint64_t stringBytes = 0;
  auto *strings = static_cast<const tn_string *>(from.data);
  bool isString = from.dtype == TN_STRING;
  int64_t count = isString ? countElements(from.rank, from.shape, sizeof(tn_string)) : 0;
  for (int64_t i = 0; i < count; ++i)
    stringBytes += strings[i].size;
  if (tn_status status = allocate(from.dtype, from.rank, from.shape, stringBytes))
    return status;
  if (!isString) {
    if (size())
      memcpy(bytes, from.data, size());
    return TN_OK;
  }
  char *next = this->stringBytes();
  for (int64_t i = 0; i < count; ++i) {
    if (strings[i].size)
      memcpy(next, strings[i].data, strings[i].size);
    this->strings()[i] = {next, strings[i].size};
    next += strings[i].size;
  }
  return TN_OK;
}

void Tensor::reshape(uint32_t rank, const int64_t *shape) {
  dimCount = rank;
  for (uint32_t i = 0; i < rank; ++i)
    dims[i] = shape[i];
}

template <typename To, typename From> static To bitsOf(From from) {
  static_assert(sizeof(To) == sizeof(From), "same size");
  To to;
  memcpy(&to, &from, sizeof(to));
  return to;
}

/// Rounds a double to a format with `exponentBits` and `mantissaBits`, directly
/// from the double's bits, so that nothing is rounded twice.
static uint16_t narrow(double from, int exponentBits, int mantissaBits) {
  auto bits = bitsOf<uint64_t>(from);
  auto sign = uint16_t(bits >> 63 << 15);
  int bias = (1 << (exponentBits - 1)) - 1;
  auto infinity = uint16_t(((1 << exponentBits) - 1) << mantissaBits);
  int exponent = int(bits >> 52 & 0x7ff);
  uint64_t mantissa = bits & ((uint64_t(1) << 52) - 1);
  if (exponent == 0x7ff)
    return uint16_t(sign | infinity | (mantissa ? 1u << (mantissaBits - 1) : 0u));
  if (exponent == 0)
    return sign; // Far below the smallest number of both formats.
  mantissa |= uint64_t(1) << 52;
  int target = exponent - 1023 + bias;
  int shift = 52 - mantissaBits;
  if (target <= 0) {
    shift += 1 - target;
    target = 0;
  }
  if (shift > 54)
    return sign;
  uint64_t kept = mantissa >> shift, rest = mantissa & ((uint64_t(1) << shift) - 1);
  uint64_t half = uint64_t(1) << (shift - 1);
  kept += rest > half || (rest == half && (kept & 1));
  // The hidden bit of a normal number adds one to its exponent.
  uint64_t result = target == 0 ? kept : (uint64_t(target - 1) << mantissaBits) + kept;
  return uint16_t(sign | (result >= infinity ? infinity : result));
}

uint16_t toHalf(double from) { return narrow(from, 5, 10); }
uint16_t toBFloat16(double from) { return narrow(from, 8, 7); }

double fromBFloat16(uint16_t from) { return bitsOf<float>(uint32_t(from) << 16); }

double fromHalf(uint16_t from) {
  uint32_t exponent = from >> 10 & 31, mantissa = from & 1023;
  double sign = from >> 15 ? -1.0 : 1.0;
  if (exponent == 31)
    return bitsOf<double>(uint64_t(from >> 15) << 63 | uint64_t(0x7ff) << 52 |
                          uint64_t(mantissa) << 42);
  if (exponent == 0)
    return sign * mantissa * (1.0 / 16777216.0);
  return sign *
         bitsOf<double>(uint64_t(exponent + 1023 - 15) << 52 | uint64_t(mantissa) << 42);
}

} // namespace tenon::io
