//===- Manifest.h - The manifest's bytes ------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Object/Program.h"

namespace tenon {

/// The FlatBuffers manifest of proto/manifest.fbs. The same description gives
/// the same bytes.
std::vector<uint8_t> buildManifest(const ProgramDescription &program);

} // namespace tenon
