//===- RunOptions.cpp - Options of a run ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/core/Status.h"
#include "runtime/io/Driver.h"

#include <stdlib.h>
#include <string.h>

namespace tenon::io {

using core::fail;

const char runOptionsHelp[] =
    "  --signature NAME         what to run; serving_default, or the only one\n"
    "  --input NAME=FILE.npy    a feed, or NAME=JSON: x=[[1,2]]; may be repeated\n"
    "  --inputs FILE.npz        feeds by name\n"
    "  --outputs FILE.npz       write the fetches\n"
    "  --print                  print the fetches as JSON\n"
    "  --threads N              threads; all CPUs\n"
    "  --repeat N               time N more runs\n"
    "  --steps N                N runs; outputs get a leading dimension N\n"
    "  --first NAME             a signature to run before; may be repeated\n"
    "  --then NAME              a signature to run after; may be repeated\n"
    "  --restore FILE           set the variables from an .npz or .safetensors file\n"
    "  --partial                only those that the file has, and ignore others there\n"
    "  --save FILE              write the variables at the end, likewise\n"
    "  --profile                print the time of each kernel, and its rates\n";

namespace {
enum class Kind { Flag, Text, List, Number };

struct Option {
  const char *name;
  Kind kind;
  void *value;
  int64_t least;
};
} // namespace

/// A positive number from all of `text`; false if it is none.
static bool parseCount(const char *text, int64_t least, int64_t &out) {
  char *end;
  out = strtoll(text, &end, 10);
  return *text >= '0' && *text <= '9' && !*end && out >= least && out <= INT32_MAX;
}

static Parsed failed(tn_status) { return Parsed::Failed; }

static Parsed setText(const Option &option, const char *value) {
  auto &text = *static_cast<const char **>(option.value);
  if (text)
    return failed(fail(TN_INVALID_ARGUMENT, "%s is given twice", option.name));
  text = value;
  return Parsed::Taken;
}

static Parsed setValue(const Option &option, const char *value) {
  if (option.kind == Kind::Text)
    return setText(option, value);
  if (option.kind == Kind::List) {
    const char **item = static_cast<List<const char *> *>(option.value)->add();
    if (!item)
      return failed(core::failMemory(sizeof(item), "options"));
    *item = value;
    return Parsed::Taken;
  }
  int64_t number;
  if (!parseCount(value, option.least, number))
    return failed(fail(TN_INVALID_ARGUMENT,
                       "%s needs a number of at least %lld, but got '%s'", option.name,
                       (long long)option.least, value));
  auto &slot = *static_cast<int64_t *>(option.value);
  if (slot)
    return failed(fail(TN_INVALID_ARGUMENT, "%s is given twice", option.name));
  slot = number;
  return Parsed::Taken;
}

Parsed parseRunOption(int count, char *const *words, int *at, RunOptions *options) {
  int64_t threads = options->threads;
  const Option table[] = {
      {"--signature", Kind::Text, &options->signature, 0},
      {"--input", Kind::List, &options->inputs, 0},
      {"--inputs", Kind::Text, &options->inputsFile, 0},
      {"--outputs", Kind::Text, &options->outputsFile, 0},
      {"--print", Kind::Flag, &options->print, 0},
      {"--profile", Kind::Flag, &options->profile, 0},
      {"--threads", Kind::Number, &threads, 1},
      {"--repeat", Kind::Number, &options->repeat, 1},
      {"--steps", Kind::Number, &options->steps, 1},
      {"--first", Kind::List, &options->first, 0},
      {"--then", Kind::List, &options->then, 0},
      {"--restore", Kind::Text, &options->restore, 0},
      {"--partial", Kind::Flag, &options->checkpoint.partial, 0},
      {"--save", Kind::Text, &options->save, 0},
  };
  const char *word = words[*at];
  for (const Option &option : table) {
    size_t size = strlen(option.name);
    if (strncmp(word, option.name, size) != 0 || (word[size] && word[size] != '='))
      continue;
    if (option.kind == Kind::Flag) {
      bool &flag = *static_cast<bool *>(option.value);
      if (word[size] || flag)
        return failed(fail(TN_INVALID_ARGUMENT, "%s %s", option.name,
                           word[size] ? "takes no value" : "is given twice"));
      flag = true;
      return Parsed::Taken;
    }
    if (!word[size] && *at + 1 >= count)
      return failed(fail(TN_INVALID_ARGUMENT, "%s needs a value", option.name));
    const char *value = word[size] ? word + size + 1 : words[++*at];
    Parsed parsed = setValue(option, value);
    options->threads = int32_t(threads);
    return parsed;
  }
  return Parsed::NotMine;
}

} // namespace tenon::io
