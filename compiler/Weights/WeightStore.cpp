//===- WeightStore.cpp - Constants kept outside the IR --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Weights/WeightStore.h"
#include <cstdlib>
#include <cstring>

using namespace tenon;

int64_t WeightStore::add(llvm::ArrayRef<char> bytes, std::shared_ptr<void> owner) {
  entries.push_back({bytes, std::move(owner)});
  return entries.size() - 1;
}

int64_t WeightStore::addUninitialized(size_t size, llvm::MutableArrayRef<char> &bytes) {
  size_t rounded = (size + 63) / 64 * 64;
  auto *data = static_cast<char *>(std::aligned_alloc(64, rounded ? rounded : 64));
  std::memset(data, 0, rounded);
  std::shared_ptr<void> owner(data, std::free);
  bytes = llvm::MutableArrayRef<char>(data, size);
  return add(bytes, std::move(owner));
}

int64_t WeightStore::addCopy(llvm::ArrayRef<char> bytes) {
  llvm::MutableArrayRef<char> copy;
  int64_t id = addUninitialized(bytes.size(), copy);
  if (!bytes.empty())
    std::memcpy(copy.data(), bytes.data(), bytes.size());
  return id;
}
