//===- Hash.h - XXH64 -------------------------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_CORE_HASH_H_
#define TENON_RUNTIME_CORE_HASH_H_

#include <stddef.h>
#include <stdint.h>

namespace tenon::core {

/// XXH64 of `size` bytes with seed 0, as the manifest's weights_hash.
uint64_t hashBytes(const void *data, size_t size);

} // namespace tenon::core

#endif // TENON_RUNTIME_CORE_HASH_H_
