// One reduction, of several warps a row, and more rows than blocks.
func.func @f(%x: tensor<6x640xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<6xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.reduce sum %x axes [1] : tensor<6x640xf32> -> tensor<6xf32> loc("Sum")
  return %y : tensor<6xf32>
}
