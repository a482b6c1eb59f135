//===- Restore.cpp - Variables from and to archives -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/core/Status.h"
#include "runtime/io/Driver.h"

#include <string.h>

namespace tenon::io {

tn_status restoreVariables(tn_program *program, tn_session *session, const char *path,
                           Inflate inflate) {
  tn_program_info info;
  NpzReader reader;
  tn_status status = tn_program_describe(program, &info);
  if (!status)
    status = reader.open(path, inflate);
  for (uint32_t i = 0; !status && i < info.variable_count; ++i) {
    tn_variable_info variable;
    status = tn_program_variable(program, i, &variable);
    uint32_t index = status ? reader.count() : reader.find(variable.tensor.name);
    if (status || index == reader.count())
      continue;
    Tensor value;
    status = reader.read(index, &value);
    tn_tensor view = value.view();
    if (!status)
      status = tn_session_variable_set(session, variable.tensor.name, &view);
    if (status)
      core::fail(status, "%s: %s", path, tn_last_error());
  }
  return status;
}

tn_status saveVariables(tn_program *program, tn_session *session, const char *path) {
  tn_program_info info;
  NpzWriter writer;
  tn_status status = tn_program_describe(program, &info);
  if (!status)
    status = writer.create(path);
  for (uint32_t i = 0; !status && i < info.variable_count; ++i) {
    tn_variable_info variable;
    Tensor value;
    status = tn_program_variable(program, i, &variable);
    if (!status)
      status = value.allocate(variable.tensor.dtype, variable.tensor.rank,
                              variable.tensor.dims);
    tn_tensor view = value.view();
    if (!status)
      status = tn_session_variable_get(session, variable.tensor.name, &view);
    if (status == TN_FAILED_PRECONDITION)
      status = TN_OK; // It has no value.
    else if (!status)
      status = writer.add(variable.tensor.name, view);
  }
  return status ? status : writer.finish();
}

} // namespace tenon::io
