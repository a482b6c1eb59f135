//===- tenon-reduce.cpp - The smallest module that still fails ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Registration.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "mlir/Tools/mlir-reduce/MlirReduceMain.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  tenon::registerToolDialects(registry);
  tenon::registerToolPasses();
  mlir::MLIRContext context(registry);
  return mlir::asMainReturnCode(mlir::mlirReduceMain(argc, argv, context));
}
