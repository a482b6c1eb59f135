//===- Npy.h - NumPy's .npy format ------------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_IO_NPY_H_
#define TENON_RUNTIME_IO_NPY_H_

#include "runtime/io/File.h"
#include "runtime/io/Tensor.h"

namespace tenon::io {

/// Parses the .npy file in `size` bytes at `data`, which need not be sane; no
/// more is allocated than a small multiple of `size`. `name` is for error texts.
/// Either byte order and Fortran order are converted. |V2 is bfloat16; |S and <U
/// are strings, without trailing zeros and in UTF-8.
tn_status parseNpy(const char *name, const uint8_t *data, size_t size, Tensor *out);

/// The same for a file.
tn_status readNpy(const char *path, Tensor *out);

/// Appends a .npy header for `tensor` to `out`.
tn_status formatNpyHeader(const tn_tensor &tensor, Bytes *out);

/// Appends a .npy file of `tensor` to `out`. Strings become |S.
tn_status formatNpy(const tn_tensor &tensor, Bytes *out);

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_NPY_H_
