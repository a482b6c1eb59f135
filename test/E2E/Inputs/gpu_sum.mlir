// A block of threads an element, and more elements than blocks.
func.func @f(%x: tensor<60x5x7xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<5xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.reduce sum %x axes [0, 2] : tensor<60x5x7xf32> -> tensor<5xf32> loc("Sum")
  return %y : tensor<5xf32>
}
