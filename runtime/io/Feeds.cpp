//===- Feeds.cpp - Feeds and fetches of one signature ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An --input wins over --inputs. Members of the archive that a run does not need
// are ignored, since one archive may serve several signatures.
//
//===----------------------------------------------------------------------===//
#include "runtime/io/Feeds.h"

#include "runtime/core/Status.h"
#include "runtime/io/Json.h"
#include "runtime/io/Npy.h"

#include <string.h>

namespace tenon::io {

using core::fail;

static bool equals(const char *text, size_t size, const char *other) {
  return strlen(other) == size && !memcmp(text, other, size);
}

bool namesTensor(const char *name, size_t size, const tn_tensor_info &info) {
  if ((*info.key && equals(name, size, info.key)) || equals(name, size, info.name))
    return true;
  size_t whole = strlen(info.name);
  return whole == size + 2 && !memcmp(info.name, name, size) &&
         !strcmp(info.name + size, ":0");
}

/// Where the name of NAME=VALUE ends. Names have no '='.
static size_t nameSize(const char *input) {
  const char *end = strchr(input, '=');
  return end ? size_t(end - input) : strlen(input);
}

tn_status InputSource::open(const RunOptions &newOptions) {
  options = &newOptions;
  for (const char *input : options->inputs)
    if (!strchr(input, '=') || *input == '=')
      return fail(TN_INVALID_ARGUMENT,
                  "--input needs NAME=FILE.npy or NAME=JSON, but got '%s'", input);
  return options->inputsFile
             ? archive.open(options->inputsFile, options->checkpoint.inflate)
             : TN_OK;
}

static bool isNpyFile(const char *value) {
  size_t size = strlen(value);
  return size > 4 && !strcmp(value + size - 4, ".npy");
}

tn_status InputSource::readOne(const tn_program *program, uint32_t signature,
                               uint32_t feed, Tensor *out) const {
  tn_tensor_info info;
  if (tn_status status = tn_program_feed(program, signature, feed, &info))
    return status;
  const char *found = nullptr;
  for (const char *input : options->inputs) {
    if (!namesTensor(input, nameSize(input), info))
      continue;
    if (found)
      return fail(TN_INVALID_ARGUMENT, "feed \"%s\" is given twice, as '%s' and '%s'",
                  info.name, found, input);
    found = input;
  }
  if (found) {
    const char *value = found + nameSize(found) + 1;
    return isNpyFile(value) ? readNpy(value, out)
                            : parseJson(info.name, value, info.dtype, out);
  }
  const char *names[] = {info.key, info.name};
  for (const char *name : names)
    if (uint32_t index = archive.find(name); *name && index < archive.count())
      return archive.read(index, out);
  for (uint32_t i = 0; i < archive.count(); ++i)
    if (namesTensor(archive.name(i), strlen(archive.name(i)), info))
      return archive.read(i, out);
  return fail(TN_INVALID_ARGUMENT,
              "feed \"%s\" has no value: give --input %s=… or "
              "--inputs",
              info.name, *info.key ? info.key : info.name);
}

tn_status InputSource::read(const tn_program *program, uint32_t signature,
                            List<Tensor> *feeds) const {
  tn_signature_info info;
  tn_status status = tn_program_signature(program, signature, &info);
  for (uint32_t i = 0; !status && i < info.feed_count; ++i) {
    Tensor *feed = feeds->add();
    status = feed ? readOne(program, signature, i, feed)
                  : core::failMemory(sizeof(Tensor), "feeds");
  }
  return status;
}

tn_status InputSource::checkNames(const tn_program *program,
                                  const List<uint32_t> &signatures) const {
  for (const char *input : options->inputs) {
    char name[256];
    size_t size = nameSize(input);
    if (size >= sizeof(name))
      return fail(TN_INVALID_ARGUMENT, "a name of %zu characters is too long", size);
    memcpy(name, input, size);
    name[size] = 0;
    tn_status status = TN_NOT_FOUND;
    uint32_t feed;
    for (uint32_t signature : signatures)
      if (status)
        status = tn_program_find_feed(program, signature, name, &feed);
    if (status)
      return status;
  }
  return TN_OK;
}

tn_status allocateFetches(const tn_program *program, tn_session *session,
                          uint32_t signature, const List<Tensor> &feeds, int64_t steps,
                          List<Tensor> *fetches, bool *sizedByValues) {
  List<tn_tensor> inputs;
  for (const Tensor &feed : feeds) {
    tn_tensor *input = inputs.add();
    if (!input)
      return core::failMemory(sizeof(tn_tensor), "feeds");
    *input = feed.view();
  }
  tn_signature_info info;
  tn_status status = tn_program_signature(program, signature, &info);
  for (uint32_t i = 0; !status && i < info.fetch_count; ++i) {
    tn_tensor_info fetch;
    int64_t shape[TN_MAX_RANK + 1] = {steps};
    status = tn_program_fetch(program, signature, i, &fetch);
    if (!status)
      status = tn_session_output_shape(session, signature, inputs.data(), inputs.size(),
                                       i, shape + 1);
    Tensor *tensor = status ? nullptr : fetches->add();
    bool isString = !status && fetch.dtype == TN_STRING;
    bool isByValues = isString || (!status && fetch.rank && shape[1] < 0);
    *sizedByValues |= isByValues;
    if (isByValues && steps)
      status = core::fail(TN_UNIMPLEMENTED,
                          "fetch \"%s\" has %s that only a run knows, so --steps "
                          "cannot put its runs into one tensor",
                          fetch.name, isString ? "strings of sizes" : "dims");
    if (!status && !(isByValues && tensor))
      status = !tensor ? core::failMemory(sizeof(Tensor), "fetches")
               : steps ? tensor->allocate(fetch.dtype, fetch.rank + 1, shape)
                       : tensor->allocate(fetch.dtype, fetch.rank, shape + 1);
  }
  return status;
}

} // namespace tenon::io
