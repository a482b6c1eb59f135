//===- OpTable.cpp - What is known of every TensorFlow op -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// OpTable.inc holds texts, since most graphs need a few dozen of its entries:
// an entry is parsed when it is first asked for.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/OpTable.h"
#include "google/protobuf/text_format.h"
#include <memory>
#include <mutex>

using namespace tenon::tf;
using llvm::StringRef;

namespace {
struct OpText {
  const char *name;
  bool stateful;
  const char *outputs;
  const char *defaults;
};
} // namespace

static const OpText opTexts[] = {
#define OP(name, stateful, outputs, defaults) {name, stateful, outputs, defaults},
#include "compiler/Import/TensorFlow/OpTable.inc"
#undef OP
};

static std::unique_ptr<OpEntry> parse(const OpText &text) {
  auto entry = std::make_unique<OpEntry>();
  entry->name = text.name;
  entry->stateful = text.stateful;

  llvm::SmallVector<StringRef> outputs;
  StringRef(text.outputs).split(outputs, ',', -1, /*KeepEmpty=*/false);
  for (StringRef output : outputs) {
    auto [list, type] = output.split('@');
    auto [countedName, countAttr] = list.split('*');
    auto [name, typesAttr] = countedName.split('#');
    OutputArg arg{name, countAttr, typesAttr, type, DT_INVALID};
    int number;
    if (!type.getAsInteger(10, number)) {
      arg.type = static_cast<DataType>(number);
      arg.typeAttr = "";
    }
    entry->outputs.push_back(arg);
  }

  llvm::SmallVector<StringRef> defaults;
  StringRef(text.defaults).split(defaults, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef attr : defaults) {
    auto [name, value] = attr.split('=');
    google::protobuf::TextFormat::Parser parser;
    parser.AllowUnknownField(true);
    parser.ParseFromString(value.str(), &entry->defaults[name]);
  }
  return entry;
}

const OpEntry *tenon::tf::lookUpOp(StringRef name) {
  static std::mutex mutex;
  static llvm::StringMap<std::unique_ptr<OpEntry>> entries;
  std::lock_guard lock(mutex);

  auto known = entries.find(name);
  if (known != entries.end())
    return known->second.get();
  const OpText *text = std::lower_bound(
      std::begin(opTexts), std::end(opTexts), name,
      [](const OpText &text, StringRef name) { return StringRef(text.name) < name; });
  bool found = text != std::end(opTexts) && name == text->name;
  return (entries[name] = found ? parse(*text) : nullptr).get();
}
