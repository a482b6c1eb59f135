//===- NodeListing.cpp - The graph's nodes as lines of a file -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Pipeline/NodeListing.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/Transforms/Passes.h"
#include "mlir/IR/Location.h"
#include "mlir/Pass/PassManager.h"

using namespace mlir;
using namespace tenon;

//===----------------------------------------------------------------------===//
// Lines
//===----------------------------------------------------------------------===//

unsigned NodeListing::lineOf(StringAttr node) {
  nodes.try_emplace(node);
  return std::distance(nodes.begin(), nodes.find(node)) + 1;
}

Location NodeListing::withLine(Location loc, StringAttr op) {
  MLIRContext *context = loc.getContext();
  if (auto fused = dyn_cast<FusedLoc>(loc)) {
    SmallVector<Location> parts;
    for (Location part : fused.getLocations())
      parts.push_back(withLine(part, op));
    return FusedLoc::get(context, parts, fused.getMetadata());
  }
  auto named = dyn_cast<NameLoc>(loc);
  if (!named)
    return loc;
  unsigned line = lineOf(named.getName());
  if (op)
    nodes[named.getName()].insert(op);
  return NameLoc::get(named.getName(), FileLineColLoc::get(context, path, line, 1));
}

void NodeListing::addLines(ModuleOp module) {
  auto feed = StringAttr::get(module.getContext(), "feed");
  module.walk<WalkOrder::PreOrder>([&](Operation *op) {
    // A function has a signature's name, which is no node's.
    bool isFunction = isa<FunctionOpInterface>(op);
    bool isNamed = !op->hasTrait<OpTrait::IsTerminator>();
    if (!isFunction && !isa<ModuleOp>(op))
      op->setLoc(
          withLine(op->getLoc(), isNamed ? op->getName().getIdentifier() : StringAttr()));
    for (Region &region : op->getRegions())
      for (BlockArgument argument : region.getArguments())
        argument.setLoc(withLine(argument.getLoc(), isFunction ? feed : StringAttr()));
  });
  // Code that belongs to no node has no line, but it has the file.
  module->setLoc(FileLineColLoc::get(module.getContext(), path, 0, 0));
}

std::string NodeListing::text() const {
  std::string text;
  llvm::raw_string_ostream stream(text);
  for (auto &[node, ops] : nodes) {
    stream << node.getValue();
    const char *separator = ": ";
    for (StringAttr op : ops)
      stream << std::exchange(separator, ", ") << op.getValue();
    stream << '\n';
  }
  return text;
}

//===----------------------------------------------------------------------===//
// Scopes
//===----------------------------------------------------------------------===//

/// The first line that `loc` has; none is null.
static FileLineColLoc firstLine(Location loc) {
  FileLineColLoc line;
  loc->walk([&](Location inner) {
    line = dyn_cast<FileLineColLoc>(inner);
    return line ? WalkResult::interrupt() : WalkResult::advance();
  });
  return line;
}

LogicalResult tenon::addDebugScopes(ModuleOp module) {
  MLIRContext *context = module.getContext();
  FileLineColLoc file = firstLine(module.getLoc());
  if (!file)
    file = FileLineColLoc::get(context, "", 0, 0);
  module->setLoc(file);
  for (auto function : module.getOps<LLVM::LLVMFuncOp>()) {
    FileLineColLoc start = firstLine(function.getLoc());
    if (!start)
      start = FileLineColLoc::get(context, file.getFilename().getValue(), 0, 0);
    function->setLoc(start);
    function.walk([&](Operation *op) {
      FileLineColLoc line = firstLine(op->getLoc());
      op->setLoc(line ? line : start);
    });
  }
  LLVM::DIScopeForLLVMFuncOpPassOptions options;
  options.emissionKind = LLVM::DIEmissionKind::Full;
  PassManager passes(context);
  passes.addPass(LLVM::createDIScopeForLLVMFuncOpPass(options));
  return passes.run(module);
}
