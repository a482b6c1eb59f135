// Signatures that fail in a run, by what they are fed.
tenon.variable @total : tensor<4xf32>

func.func @init() {
  %v = tenon.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  tenon.assign @total, %v : tensor<4xf32>
  return
}

func.func @pick(%x: tensor<3x2xf32> {tenon.name = "x:0", tenon.key = "x"},
                %i: tensor<?xi32> {tenon.name = "i:0", tenon.key = "i"})
    -> (tensor<?x2xf32> {tenon.name = "y:0", tenon.key = "y"}) {
  %y = tenon.gather %x, %i axis 0
      : tensor<3x2xf32>, tensor<?xi32> -> tensor<?x2xf32> loc("layer/Pick")
  return %y : tensor<?x2xf32>
}

func.func @divide(%a: tensor<3xi32> {tenon.name = "a:0", tenon.key = "a"},
                  %b: tensor<3xi32> {tenon.name = "b:0", tenon.key = "b"})
    -> (tensor<3xi32> {tenon.name = "q:0", tenon.key = "q"}) {
  %q = tenon.div %a, %b : tensor<3xi32>, tensor<3xi32> -> tensor<3xi32> loc("Quotient")
  return %q : tensor<3xi32>
}

// The check comes first, though the program has it last: nothing is written then.
func.func @add(%x: tensor<4xf32> {tenon.name = "x:0", tenon.key = "x"}) {
  tenon.assign_add @total, %x : tensor<4xf32>
  %f = tenon.is_finite %x : tensor<4xf32> -> tensor<4xi1>
  %all = tenon.reduce all %f axes [0] : tensor<4xi1> -> tensor<i1>
  tenon.check %all "x has NaN or Inf" : tensor<i1> loc("CheckNumerics")
  return
}

// The check is on the new value, and only where a branch asks for it.
func.func @add_if(%p: tensor<i1> {tenon.name = "p:0", tenon.key = "p"},
                  %n: tensor<i32> {tenon.name = "n:0", tenon.key = "n"})
    -> (tensor<4xf32> {tenon.name = "y:0", tenon.key = "y"}) {
  %old = tenon.read @total : tensor<4xf32>
  %y = tenon.if %p : tensor<i1> -> tensor<4xf32> {
    %zero = tenon.constant dense<0> : tensor<i32>
    %c = tenon.compare gt %n, %zero : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.check %c "n is {0}" values(%n : tensor<i32>) : tensor<i1> loc("Assert")
    tenon.assign_add @total, %old : tensor<4xf32>
    tenon.yield %old : tensor<4xf32>
  } else {
    %e = tenon.neg %old : tensor<4xf32> -> tensor<4xf32>
    tenon.yield %e : tensor<4xf32>
  }
  return %y : tensor<4xf32>
}

func.func @get() -> (tensor<4xf32> {tenon.name = "total:0", tenon.key = "total"}) {
  %v = tenon.read @total : tensor<4xf32>
  return %v : tensor<4xf32>
}

// The old value is what it was, whatever is written after it was read.
func.func @swap(%x: tensor<4xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<4xf32> {tenon.name = "old:0", tenon.key = "old"},
        tensor<4xf32> {tenon.name = "double:0", tenon.key = "double"}) {
  %old = tenon.read @total : tensor<4xf32>
  tenon.assign @total, %x : tensor<4xf32>
  tenon.assign_add @total, %x : tensor<4xf32>
  %double = tenon.read @total : tensor<4xf32>
  return %old, %double : tensor<4xf32>, tensor<4xf32>
}
