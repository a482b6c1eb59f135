// Several warps a row, and more rows than blocks: shared memory is used again.
func.func @f(%x: tensor<6x640xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<6x640xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.softmax %x axis 1 : tensor<6x640xf32> -> tensor<6x640xf32> loc("Softmax")
  return %y : tensor<6x640xf32>
}
