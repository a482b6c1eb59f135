// RUN: tenon-opt %s --tenon-place-parts --split-input-file | FileCheck %s

rt.kernel @double schedule = "parallel" {
^bb0(%x: tensor<4x3xf32>, %out: tensor<4x3xf32>):
  %y = linalg.add ins(%x, %x : tensor<4x3xf32>, tensor<4x3xf32>)
      outs(%out : tensor<4x3xf32>) -> tensor<4x3xf32>
  rt.yield %y : tensor<4x3xf32>
}

// The launch writes into its slice; what is no launch is inserted at the end.
// CHECK-LABEL: func @part(
// CHECK-SAME:    %[[X:.*]]: tensor<4x3xf32>, %[[OTHER:.*]]: tensor<4x3xf32>
// CHECK:         %[[ALL:.*]] = bufferization.alloc_tensor() : tensor<4x6xf32>
// CHECK:         %[[SLICE:.*]] = tensor.extract_slice %[[ALL]][0, 3] [4, 3] [1, 1]
// CHECK:         %[[Y:.*]] = rt.launch @double ins(%[[X]] {{.*}} outs(%[[SLICE]]
// CHECK:         %[[ONE:.*]] = tensor.insert_slice %[[Y]] into %[[ALL]][0, 3]
// CHECK:         tensor.insert_slice %[[OTHER]] into %[[ONE]][0, 0]
func.func @part(%x: tensor<4x3xf32>, %other: tensor<4x3xf32>) -> tensor<4x6xf32> {
  %d = bufferization.alloc_tensor() : tensor<4x3xf32>
  %y = rt.launch @double ins(%x : tensor<4x3xf32>) outs(%d : tensor<4x3xf32>) -> tensor<4x3xf32>
  %e = bufferization.alloc_tensor() : tensor<4x6xf32>
  %0 = tensor.insert_slice %other into %e[0, 0] [4, 3] [1, 1] : tensor<4x3xf32> into tensor<4x6xf32>
  %1 = tensor.insert_slice %y into %0[0, 3] [4, 3] [1, 1] : tensor<4x3xf32> into tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}

// -----

rt.kernel @double schedule = "parallel" {
^bb0(%x: tensor<12xf32>, %out: tensor<12xf32>):
  %y = linalg.add ins(%x, %x : tensor<12xf32>, tensor<12xf32>)
      outs(%out : tensor<12xf32>) -> tensor<12xf32>
  rt.yield %y : tensor<12xf32>
}

// A slice of columns is not contiguous, as the collapsed kernel needs it.
// CHECK-LABEL: func @collapsed(
// CHECK-NOT:     extract_slice
func.func @collapsed(%x: tensor<12xf32>) -> tensor<4x6xf32> {
  %d = bufferization.alloc_tensor() : tensor<12xf32>
  %y = rt.launch @double ins(%x : tensor<12xf32>) outs(%d : tensor<12xf32>) -> tensor<12xf32>
  %r = tensor.expand_shape %y [[0, 1]] output_shape [4, 3] : tensor<12xf32> into tensor<4x3xf32>
  %e = bufferization.alloc_tensor() : tensor<4x6xf32>
  %0 = tensor.insert_slice %r into %e[0, 3] [4, 3] [1, 1] : tensor<4x3xf32> into tensor<4x6xf32>
  return %0 : tensor<4x6xf32>
}
