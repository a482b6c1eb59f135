func.func @f(%x: tensor<64x48xf32> {tenon.name = "x:0", tenon.key = "x"},
             %w: tensor<48x64xf32> {tenon.name = "w:0", tenon.key = "w"})
    -> (tensor<64x64xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.matmul %x, %w : tensor<64x48xf32>, tensor<48x64xf32> -> tensor<64x64xf32> loc("MatMul")
  return %y : tensor<64x64xf32>
}
