// `add` runs on the GPU and keeps its sum there, `tanh` and `get` run on the CPU.
module attributes {tenon.devices = {tanh = "/cpu:0", negate = "/cpu:0"}} {
  tenon.variable @total : tensor<4xf32>
  func.func @init() {
    %z = tenon.constant dense<1.0> : tensor<4xf32>
    tenon.assign @total, %z : tensor<4xf32>
    return
  }
  func.func @add(%x: tensor<4xf32> {tenon.name = "x:0"}) -> (tensor<4xf32> {tenon.name = "y:0"}) {
    %e = tenon.exp %x : tensor<4xf32> -> tensor<4xf32> loc("exp")
    tenon.assign_add @total, %e : tensor<4xf32> loc("sum")
    %t = tenon.read @total : tensor<4xf32>
    return %t : tensor<4xf32>
  }
  func.func @tanh(%x: tensor<4xf32> {tenon.name = "x:0"}) -> (tensor<4xf32> {tenon.name = "y:0"}) {
    %y = tenon.tanh %x : tensor<4xf32> -> tensor<4xf32> loc("tanh")
    return %y : tensor<4xf32>
  }
  func.func @get(%x: tensor<4xf32> {tenon.name = "x:0"}) -> (tensor<4xf32> {tenon.name = "y:0"}) {
    %t = tenon.read @total : tensor<4xf32>
    %y = tenon.neg %t : tensor<4xf32> -> tensor<4xf32> loc("negate")
    return %y : tensor<4xf32>
  }
}
