//===- Json.h - Tensors as JSON literals ------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_IO_JSON_H_
#define TENON_RUNTIME_IO_JSON_H_

#include "runtime/io/File.h"
#include "runtime/io/Tensor.h"

namespace tenon::io {

/// Parses `text`, a JSON literal: nested lists of numbers, true, false, strings,
/// NaN, Infinity and -Infinity, all of one depth and equal lengths. `dtype` is
/// what elements must fit; TN_INVALID_DTYPE takes float32, int32 (int64 if one
/// needs it), bool or string from the text. `name` is for error texts.
tn_status parseJson(const char *name, const char *text, uint32_t dtype, Tensor *out);

/// Appends `tensor` as such a literal, from which parseJson gets the same
/// elements; complex numbers become pairs. Strings are taken as UTF-8.
tn_status formatJson(const tn_tensor &tensor, Bytes *out);

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_JSON_H_
