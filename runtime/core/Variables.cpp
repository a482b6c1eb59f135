//===- Variables.cpp - Reading and writing a session's variables ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Session.h"

#include <string.h>

using namespace tenon::core;

static tn_status checkValue(const tn_session *session, const char *name,
                            const tn_tensor *value, uint32_t *variable) {
  if (tn_status status = tn_program_find_variable(session->program, name, variable))
    return status;
  const TensorSpec &spec = session->program->variables[*variable].tensor;
  return checkTensor("variable", nullptr, spec, spec.dims, *value);
}

static tn_status checkState(const tn_session &session, uint32_t variable) {
  const char *name = session.program->variables[variable].tensor.name;
  switch (session.variableStates[variable]) {
  case VariableState::Ready:
    return TN_OK;
  case VariableState::Uninitialised:
    return fail(TN_FAILED_PRECONDITION, "variable \"%s\" is not initialised", name);
  case VariableState::Torn:
    break;
  }
  return fail(TN_FAILED_PRECONDITION,
              "variable \"%s\" is torn: a run of \"%s\" failed while it was being "
              "updated",
              name, session.tornBy[variable]);
}

tn_status tn_session_variable_get(tn_session *session, const char *name,
                                  const tn_tensor *value) {
  TN_REQUIRE(session, "tn_session_variable_get");
  TN_REQUIRE(name, "tn_session_variable_get");
  TN_REQUIRE(value, "tn_session_variable_get");
  uint32_t variable;
  if (tn_status status = checkValue(session, name, value, &variable))
    return status;
  session->gate.lockVariable(variable, /*exclusive=*/false);
  tn_status status = checkState(*session, variable);
  if (!status)
    status = readVariables(*session, &variable, 1);
  size_t bytes = session->program->variables[variable].bytes;
  if (!status && bytes)
    memcpy(value->data, session->variableData[variable], bytes);
  session->gate.unlockVariable();
  return status;
}

tn_status tn_session_variable_set(tn_session *session, const char *name,
                                  const tn_tensor *value) {
  TN_REQUIRE(session, "tn_session_variable_set");
  TN_REQUIRE(name, "tn_session_variable_set");
  TN_REQUIRE(value, "tn_session_variable_set");
  uint32_t variable;
  if (tn_status status = checkValue(session, name, value, &variable))
    return status;
  session->gate.lockVariable(variable, /*exclusive=*/true);
  size_t bytes = session->program->variables[variable].bytes;
  if (bytes)
    memcpy(session->variableData[variable], value->data, bytes);
  session->variableStates[variable] = VariableState::Ready;
  tn_status status = wroteVariables(*session, &variable, 1);
  session->gate.unlockVariable();
  return status;
}
