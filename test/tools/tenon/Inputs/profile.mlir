// A product with a bias, and a gather of five rows of many.
func.func @f(%x: tensor<256x256xf32> {tenon.name = "x:0", tenon.key = "x"},
             %w: tensor<256x256xf32> {tenon.name = "w:0", tenon.key = "w"},
             %b: tensor<256xf32> {tenon.name = "b:0", tenon.key = "b"})
    -> (tensor<256x256xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %p = tenon.matmul %x, %w : tensor<256x256xf32>, tensor<256x256xf32> -> tensor<256x256xf32> loc("a/MatMul")
  %y = tenon.add %p, %b : tensor<256x256xf32>, tensor<256xf32> -> tensor<256x256xf32> loc("a/BiasAdd")
  return %y : tensor<256x256xf32>
}
func.func @g(%t: tensor<100000x8xf32> {tenon.name = "t:0", tenon.key = "t"},
             %i: tensor<5xi32> {tenon.name = "i:0", tenon.key = "i"})
    -> (tensor<5x8xf32> {tenon.name = "r:0", tenon.key = "r"}) attributes {tenon.signature = "g"} {
  %r = tenon.gather %t, %i axis 0 : tensor<100000x8xf32>, tensor<5xi32> -> tensor<5x8xf32> loc("Gather")
  return %r : tensor<5x8xf32>
}
