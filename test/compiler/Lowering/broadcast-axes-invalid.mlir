// RUN: tenon-opt %s --tenon-lower-to-linalg --verify-diagnostics

// Only the importer makes sums over axes that are not known.
func.func @axes(%s: tensor<2xi32>, %t: tensor<2xi32>) -> tensor<?xi32> {
  // expected-error@+1 {{axes of a broadcast of sizes that are known only at run time are supported as those of a Sum alone}}
  %a = tenon.broadcast_axes %s, %t : tensor<2xi32>, tensor<2xi32> -> tensor<?xi32>
  return %a : tensor<?xi32>
}
