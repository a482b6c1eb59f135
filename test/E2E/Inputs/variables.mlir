// Two variables, written in branches and in turn.
tenon.variable @a : tensor<2x3xf32>
tenon.variable @b : tensor<2x3xf32>
func.func @init() {
  %z = tenon.constant dense<[[1.0,2.0,3.0],[4.0,5.0,6.0]]> : tensor<2x3xf32>
  %s = tenon.constant dense<10.0> : tensor<2x3xf32>
  tenon.assign @a, %z : tensor<2x3xf32>
  tenon.assign @b, %s : tensor<2x3xf32>
  return
}
func.func @get() -> (tensor<2x3xf32> {tenon.name = "a:0"}, tensor<2x3xf32> {tenon.name = "b:0"}) {
  %a = tenon.read @a : tensor<2x3xf32>
  %b = tenon.read @b : tensor<2x3xf32>
  return %a, %b : tensor<2x3xf32>, tensor<2x3xf32>
}
func.func @swap() {
  %a = tenon.read @a : tensor<2x3xf32>
  %b = tenon.read @b : tensor<2x3xf32>
  tenon.assign @a, %b : tensor<2x3xf32>
  tenon.assign @b, %a : tensor<2x3xf32>
  return
}
func.func @swap_if(%p: tensor<i1> {tenon.name = "p:0"}, %q: tensor<i1> {tenon.name = "q:0"}) -> (tensor<2x3xf32> {tenon.name = "y:0"}, tensor<2x3xf32> {tenon.name = "z:0"}) {
  %a0 = tenon.read @a : tensor<2x3xf32>
  %y, %z = tenon.if %p : tensor<i1> -> tensor<2x3xf32>, tensor<2x3xf32> {
    %a = tenon.read @a : tensor<2x3xf32>
    %b = tenon.read @b : tensor<2x3xf32>
    %r = tenon.if %q : tensor<i1> -> tensor<2x3xf32> {
      tenon.assign @a, %b : tensor<2x3xf32>
      tenon.assign @b, %a : tensor<2x3xf32>
      %s = tenon.add %a, %b : tensor<2x3xf32>, tensor<2x3xf32> -> tensor<2x3xf32>
      tenon.yield %s : tensor<2x3xf32>
    } else {
      tenon.assign_add @a, %b : tensor<2x3xf32>
      tenon.yield %a : tensor<2x3xf32>
    }
    %na = tenon.read @a : tensor<2x3xf32>
    tenon.assign_sub @b, %r : tensor<2x3xf32>
    tenon.yield %r, %na : tensor<2x3xf32>, tensor<2x3xf32>
  } else {
    %e = tenon.neg %a0 : tensor<2x3xf32> -> tensor<2x3xf32>
    tenon.yield %e, %e : tensor<2x3xf32>, tensor<2x3xf32>
  }
  tenon.assign_add @a, %y : tensor<2x3xf32>
  return %y, %z : tensor<2x3xf32>, tensor<2x3xf32>
}
func.func @branch(%p: tensor<i1> {tenon.name = "p:0"}, %x: tensor<?x3xf32> {tenon.name = "x:0"}) -> (tensor<?x3xf32> {tenon.name = "y:0"}, tensor<?x3xf32> {tenon.name = "y2:0"}, tensor<?x3xf32> {tenon.name = "w:0"}) {
  %y, %x2 = tenon.if %p : tensor<i1> -> tensor<?x3xf32>, tensor<?x3xf32> {
    %e = tenon.add %x, %x : tensor<?x3xf32>, tensor<?x3xf32> -> tensor<?x3xf32>
    tenon.yield %e, %x : tensor<?x3xf32>, tensor<?x3xf32>
  } else {
    %a = tenon.read @a : tensor<2x3xf32>
    %r = tenon.reduce sum %a axes [0] : tensor<2x3xf32> -> tensor<3xf32>
    %e = tenon.mul %x, %r : tensor<?x3xf32>, tensor<3xf32> -> tensor<?x3xf32>
    tenon.yield %e, %e : tensor<?x3xf32>, tensor<?x3xf32>
  }
  %w = tenon.sub %y, %x2 : tensor<?x3xf32>, tensor<?x3xf32> -> tensor<?x3xf32>
  return %y, %y, %w : tensor<?x3xf32>, tensor<?x3xf32>, tensor<?x3xf32>
}
