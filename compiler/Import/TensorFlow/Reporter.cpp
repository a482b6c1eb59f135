//===- Reporter.cpp - Errors of the TensorFlow importer -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Reporter.h"
#include "compiler/Import/TensorFlow/Graph.h"

using namespace mlir;
using namespace tenon::tf;

InFlightDiagnostic Reporter::error() {
  ++errors;
  return emitError(UnknownLoc::get(context)) << "'" << file << "': ";
}

InFlightDiagnostic Reporter::error(const Node &node) {
  ++errors;
  return emitError(UnknownLoc::get(context))
         << "node '" << node.name << "' (op '" << node.op << "') in '" << file << "': ";
}

std::string tenon::tf::suggestNames(StringRef name, ArrayRef<StringRef> names) {
  constexpr unsigned maxSuggestions = 3;
  unsigned limit = std::max<unsigned>(1, name.size() / 3);
  SmallVector<std::pair<unsigned, StringRef>> close;
  for (StringRef candidate : names) {
    unsigned distance = name.edit_distance(candidate, true, limit);
    // The last part of a scoped name counts as close.
    if (distance > limit && candidate.ends_with(("/" + name).str()))
      distance = limit;
    if (distance <= limit && !candidate.empty())
      close.push_back({distance, candidate});
  }
  llvm::sort(close);
  if (close.size() > maxSuggestions)
    close.resize(maxSuggestions);

  std::string text;
  for (auto [i, candidate] : llvm::enumerate(close))
    text += (i == 0                  ? "; did you mean '"
             : i + 1 == close.size() ? " or '"
                                     : ", '") +
            candidate.second.str() + "'";
  return close.empty() ? text : text + "?";
}
