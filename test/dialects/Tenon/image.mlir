// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: tenon-opt %s | tenon-opt | FileCheck %s

// CHECK-LABEL: func.func @decode
func.func @decode(%file: tensor<!tenon.string>) -> tensor<?x?x3xui8> {
  // CHECK: tenon.image_decode %{{.*}} format 1 channels 3 ratio 2 element ui8 fast plain partial
  %x = tenon.image_decode %file format 1 channels 3 ratio 2 element ui8 fast plain partial
      : tensor<!tenon.string> -> tensor<?x?x3xui8>
  return %x : tensor<?x?x3xui8>
}

// CHECK-LABEL: func.func @encode
func.func @encode(%x: tensor<?x?x3xui16>) -> tensor<!tenon.string> {
  // CHECK: tenon.image_encode %{{.*}} format 2 quality -1
  %file = tenon.image_encode %x format 2 quality -1
      : tensor<?x?x3xui16> -> tensor<!tenon.string>
  return %file : tensor<!tenon.string>
}

// CHECK-LABEL: func.func @read
func.func @read(%name: tensor<!tenon.string>) -> tensor<!tenon.string> {
  // CHECK: tenon.image_read
  %bytes = tenon.image_read %name : tensor<!tenon.string> -> tensor<!tenon.string>
  return %bytes : tensor<!tenon.string>
}
