//===- Describe.cpp - What a program says about itself --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The introspection calls of the C API, and names to indices.
//
//===----------------------------------------------------------------------===//
#include "Program.h"
#include "proto/manifest_generated.h"

#include <stdio.h>
#include <string.h>

using namespace tenon::core;

static const char *text(const flatbuffers::String *string) {
  return string ? string->c_str() : "";
}

static tn_status outOfRange(const char *what, uint32_t index, uint32_t count) {
  return fail(TN_OUT_OF_RANGE, "there is no %s %u: there are %u", what, index, count);
}

static void describe(const TensorSpec &spec, tn_tensor_info &out) {
  out.name = spec.name;
  out.key = spec.key;
  out.dtype = spec.dtype;
  out.rank = spec.rank;
  out.dims = spec.dims;
  out.dim_names = spec.dimNames;
}

tn_status tn_program_describe(const tn_program *program, tn_program_info *out) {
  TN_REQUIRE(program, "tn_program_describe");
  TN_REQUIRE(out, "tn_program_describe");
  out->signature_count = program->signatureCount;
  out->variable_count = program->variableCount;
  out->other_count = program->otherCount;
  out->others = program->others;
  out->kernel_count = program->module->kernel_count;
  out->abi_version = program->module->abi_version;
  out->stem = text(program->manifest->stem());
  out->compiler_version = text(program->manifest->compiler_version());
  out->options = text(program->manifest->options());
  out->cpu = program->target && program->target->cpu ? program->target->cpu : "";
  return TN_OK;
}

tn_status tn_program_signature(const tn_program *program, uint32_t signature,
                               tn_signature_info *out) {
  TN_REQUIRE(program, "tn_program_signature");
  TN_REQUIRE(out, "tn_program_signature");
  if (signature >= program->signatureCount)
    return outOfRange("signature", signature, program->signatureCount);
  const SignatureSpec &spec = program->signatures[signature];
  out->name = spec.name;
  out->feed_count = spec.feedCount;
  out->fetch_count = spec.fetchCount;
  out->variable_count = spec.variableCount;
  out->variables = spec.variables;
  out->writes_variables = spec.writeCount != 0;
  return TN_OK;
}

tn_status tn_program_feed(const tn_program *program, uint32_t signature, uint32_t feed,
                          tn_tensor_info *out) {
  TN_REQUIRE(program, "tn_program_feed");
  TN_REQUIRE(out, "tn_program_feed");
  if (signature >= program->signatureCount)
    return outOfRange("signature", signature, program->signatureCount);
  const SignatureSpec &spec = program->signatures[signature];
  if (feed >= spec.feedCount)
    return outOfRange("feed", feed, spec.feedCount);
  describe(spec.feeds[feed], *out);
  return TN_OK;
}

tn_status tn_program_fetch(const tn_program *program, uint32_t signature, uint32_t fetch,
                           tn_tensor_info *out) {
  TN_REQUIRE(program, "tn_program_fetch");
  TN_REQUIRE(out, "tn_program_fetch");
  if (signature >= program->signatureCount)
    return outOfRange("signature", signature, program->signatureCount);
  const SignatureSpec &spec = program->signatures[signature];
  if (fetch >= spec.fetchCount)
    return outOfRange("fetch", fetch, spec.fetchCount);
  describe(spec.fetches[fetch], *out);
  return TN_OK;
}

tn_status tn_program_variable(const tn_program *program, uint32_t variable,
                              tn_variable_info *out) {
  TN_REQUIRE(program, "tn_program_variable");
  TN_REQUIRE(out, "tn_program_variable");
  if (variable >= program->variableCount)
    return outOfRange("variable", variable, program->variableCount);
  const VariableSpec &spec = program->variables[variable];
  describe(spec.tensor, out->tensor);
  out->trainable = spec.trainable;
  out->has_initial_value = spec.hasInitialValue;
  out->checkpoint_key = spec.checkpointKey;
  out->checkpoint_slice = spec.checkpointSlice;
  return TN_OK;
}

namespace {
/// "a, b, c" for an error text, cut where it gets too long.
struct NameList {
  char text[512] = "";
  size_t used = 0;

  void add(const char *name) {
    size_t left = sizeof(text) - used;
    int wanted = snprintf(text + used, left, "%s\"%s\"", used ? ", " : "", name);
    if (wanted > 0)
      used =
          used + size_t(wanted) < sizeof(text) ? used + size_t(wanted) : sizeof(text) - 1;
  }
};
} // namespace

static tn_status notFound(const char *what, const char *name, NameList &list) {
  if (!list.used)
    return fail(TN_NOT_FOUND, "there is no %s \"%s\": there are none", what, name);
  return fail(TN_NOT_FOUND, "there is no %s \"%s\": there are %s", what, name, list.text);
}

static bool isOutputZero(const char *tensorName, const char *name) {
  size_t size = strlen(name);
  return !strncmp(tensorName, name, size) && !strcmp(tensorName + size, ":0");
}

static tn_status find(const char *what, const TensorSpec *specs, uint32_t count,
                      const char *name, uint32_t *out) {
  for (int way = 0; way < 3; ++way)
    for (uint32_t i = 0; i < count; ++i) {
      const TensorSpec &spec = specs[i];
      bool same = way == 0   ? *spec.key && !strcmp(spec.key, name)
                  : way == 1 ? !strcmp(spec.name, name)
                             : isOutputZero(spec.name, name);
      if (same) {
        *out = i;
        return TN_OK;
      }
    }
  NameList list;
  for (uint32_t i = 0; i < count; ++i)
    list.add(*specs[i].key ? specs[i].key : specs[i].name);
  return notFound(what, name, list);
}

tn_status tn_program_find_signature(const tn_program *program, const char *name,
                                    uint32_t *out) {
  TN_REQUIRE(program, "tn_program_find_signature");
  TN_REQUIRE(name, "tn_program_find_signature");
  TN_REQUIRE(out, "tn_program_find_signature");
  NameList list;
  for (uint32_t i = 0; i < program->signatureCount; ++i) {
    if (!strcmp(program->signatures[i].name, name)) {
      *out = i;
      return TN_OK;
    }
    list.add(program->signatures[i].name);
  }
  return notFound("signature", name, list);
}

tn_status tn_program_find_feed(const tn_program *program, uint32_t signature,
                               const char *name, uint32_t *out) {
  TN_REQUIRE(program, "tn_program_find_feed");
  TN_REQUIRE(name, "tn_program_find_feed");
  TN_REQUIRE(out, "tn_program_find_feed");
  if (signature >= program->signatureCount)
    return outOfRange("signature", signature, program->signatureCount);
  const SignatureSpec &spec = program->signatures[signature];
  return find("feed", spec.feeds, spec.feedCount, name, out);
}

tn_status tn_program_find_fetch(const tn_program *program, uint32_t signature,
                                const char *name, uint32_t *out) {
  TN_REQUIRE(program, "tn_program_find_fetch");
  TN_REQUIRE(name, "tn_program_find_fetch");
  TN_REQUIRE(out, "tn_program_find_fetch");
  if (signature >= program->signatureCount)
    return outOfRange("signature", signature, program->signatureCount);
  const SignatureSpec &spec = program->signatures[signature];
  return find("fetch", spec.fetches, spec.fetchCount, name, out);
}

tn_status tn_program_find_variable(const tn_program *program, const char *name,
                                   uint32_t *out) {
  TN_REQUIRE(program, "tn_program_find_variable");
  TN_REQUIRE(name, "tn_program_find_variable");
  TN_REQUIRE(out, "tn_program_find_variable");
  NameList list;
  for (uint32_t i = 0; i < program->variableCount; ++i) {
    if (!strcmp(program->variables[i].tensor.name, name)) {
      *out = i;
      return TN_OK;
    }
    list.add(program->variables[i].tensor.name);
  }
  return notFound("variable", name, list);
}
