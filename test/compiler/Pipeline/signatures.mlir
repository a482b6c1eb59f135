// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A module is a graph, too: by its content, whatever its name, one signature or all.
// RUN: rm -rf %t && mkdir -p %t && cd %t
// RUN: tenon compile %s -o both.so && tenon show both.so | FileCheck %s --check-prefix=BOTH
// RUN: cp %s graph && tenon compile graph --signature twice -o one.so
// RUN: tenon show one.so | FileCheck %s --check-prefix=ONE
// RUN: tenon run %s --signature thrice --input x=[1,2] --print | FileCheck %s --check-prefix=THRICE
// RUN: not tenon compile %s --signature other -o x.so 2>&1 | FileCheck %s --check-prefix=OTHER
// RUN: not tenon compile %s --fetch x -o x.so 2>&1 | FileCheck %s --check-prefix=FETCH
// BOTH: signature twice:
// BOTH: signature thrice:
// ONE: signature twice:
// ONE-NOT: thrice
// THRICE: [3.0, 6.0]
// OTHER: error: '{{.*}}signatures.mlir' has no signature 'other'
// FETCH: error: '{{.*}}signatures.mlir' has its feeds and fetches: --feed, --fetch
func.func @twice(%x: tensor<2xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<2xf32> {tenon.name = "y:0", tenon.key = "y"})
    attributes {tenon.signature = "twice"} {
  %y = tenon.add %x, %x : tensor<2xf32>, tensor<2xf32> -> tensor<2xf32>
  return %y : tensor<2xf32>
}
func.func @thrice(%x: tensor<2xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<2xf32> {tenon.name = "y:0", tenon.key = "y"})
    attributes {tenon.signature = "thrice"} {
  %t = tenon.constant dense<3.0> : tensor<f32>
  %y = tenon.mul %x, %t : tensor<2xf32>, tensor<f32> -> tensor<2xf32>
  return %y : tensor<2xf32>
}
