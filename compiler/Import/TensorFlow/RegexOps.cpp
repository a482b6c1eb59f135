//===- RegexOps.cpp - Ops with regular expressions ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Regex.h"
#include "compiler/Import/TensorFlow/Strings.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// The program of a pattern as a constant.
static Value program(NodeContext &c, std::optional<StringRef> pattern) {
  if (!pattern)
    return {};
  std::string error;
  auto words = compileRegex(*pattern, error);
  if (!words) {
    c.error() << "its regular expression '" << *pattern << "' cannot be used: " << error;
    return {};
  }
  auto type = RankedTensorType::get({int64_t(words->size())}, c.builder.getI32Type());
  ArrayRef<char> bytes(reinterpret_cast<const char *>(words->data()),
                       words->size() * sizeof(int32_t));
  return c.constantTensor(type, bytes, nullptr);
}

static void giveMatch(NodeContext &c, std::optional<StringRef> pattern) {
  if (Value words = program(c, pattern))
    c.result(mapStrings(c, "regex_match", c.input(0), {}, c.builder.getI1Type(), words));
}

static void giveReplacement(NodeContext &c, std::optional<StringRef> pattern,
                            Value rewrite) {
  Type string = StringType::get(c.builder.getContext());
  if (Value words = program(c, pattern))
    c.result(mapStrings(c, "regex_replace", {c.input(0), rewrite},
                        {c.boolAttr("replace_global")}, string, words));
}

static void convertMatch(NodeContext &c) {
  giveMatch(c, constantString(c, 1, "regular expression"));
}

static void convertStaticMatch(NodeContext &c) { giveMatch(c, c.stringAttr("pattern")); }

static void convertReplace(NodeContext &c) {
  giveReplacement(c, constantString(c, 1, "regular expression"), c.input(2));
}

static void convertStaticReplace(NodeContext &c) {
  giveReplacement(c, c.stringAttr("pattern"), stringScalar(c, c.stringAttr("rewrite")));
}

void tenon::tf::addRegexConverters(ConverterTable &table) {
  table["RegexFullMatch"] = {convertMatch, 2};
  table["RegexReplace"] = {convertReplace, 3};
  table["StaticRegexFullMatch"] = {convertStaticMatch, 1};
  table["StaticRegexReplace"] = {convertStaticReplace, 1};
}
