// Expectations that do not hold.
func.func @equal() {
  %x = check.unfoldable_constant dense<[1, 2, 3]> : tensor<3xi32>
  %e = check.unfoldable_constant dense<[1, 3, 2]> : tensor<3xi32>
  check.expect_eq %x, %e : tensor<3xi32>, tensor<3xi32>
  return
}

func.func @close() {
  %x = check.unfoldable_constant dense<[0x7FC00000, 2.0, 3.0]> : tensor<3xf32>
  %e = check.unfoldable_constant dense<[0x7FC00000, 2.0, 3.01]> : tensor<3xf32>
  check.expect_close %x, %e tolerance 1.0e-2 : tensor<3xf32>, tensor<3xf32>
  check.expect_close %x, %e tolerance 1.0e-4 : tensor<3xf32>, tensor<3xf32>
  return
}

func.func @shape() {
  %x = check.unfoldable_constant dense<[1.0]> : tensor<1xf32>
  %e = check.unfoldable_constant dense<[1.0, 1.0]> : tensor<2xf32>
  %d = check.opaque %x : tensor<1xf32> -> tensor<?xf32>
  check.expect_eq %d, %e : tensor<?xf32>, tensor<2xf32>
  return
}

func.func @infinite() {
  %x = check.unfoldable_constant dense<[0x7F800000, 1.0]> : tensor<2xf32>
  %e = check.unfoldable_constant dense<[0xFF800000, 1.0]> : tensor<2xf32>
  check.expect_close %x, %e tolerance 1.0 : tensor<2xf32>, tensor<2xf32>
  return
}
