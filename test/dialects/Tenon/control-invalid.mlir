// RUN: tenon-opt %s --split-input-file --verify-diagnostics --allow-unregistered-dialect

func.func @if_c1(%c: tensor<2xi1>) {
  // expected-error @below {{operand #0 must be scalar tensor of 1-bit signless integer values, but got 'tensor<2xi1>'}}
  tenon.if %c : tensor<2xi1> {
    tenon.yield
  } else {
    tenon.yield
  }
  return
}

// -----

func.func @if_c2(%c: tensor<i1>) {
  // expected-error @below {{has a region 'then' that does not end in tenon.yield}}
  tenon.if %c : tensor<i1> {
    "test.end"() : () -> ()
  } else {
    tenon.yield
  }
  return
}

// -----

func.func @if_c3(%c: tensor<i1>, %x: tensor<4xf32>, %y: tensor<5xf32>) {
  // expected-error @below {{has results of types ('tensor<4xf32>'), but its region 'else' yields ('tensor<5xf32>')}}
  tenon.if %c : tensor<i1> -> tensor<4xf32> {
    tenon.yield %x : tensor<4xf32>
  } else {
    // expected-note @below {{yielded here}}
    tenon.yield %y : tensor<5xf32>
  }
  return
}

// -----

func.func @while_c1(%x: tensor<4xf32>, %c: tensor<i1>) {
  // expected-error @below {{carries ('tensor<4xf32>'), but has results of types ('tensor<5xf32>')}}
  tenon.while (%x) : (tensor<4xf32>) -> tensor<5xf32> cond {
  ^bb0(%v: tensor<4xf32>):
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%v: tensor<4xf32>):
    tenon.yield %v : tensor<4xf32>
  }
  return
}

// -----

func.func @while_c1_arguments(%x: tensor<4xf32>, %c: tensor<i1>) {
  // expected-error @below {{has results of types ('tensor<4xf32>'), but its region 'body' takes ('tensor<i32>')}}
  tenon.while (%x) : (tensor<4xf32>) -> tensor<4xf32> cond {
  ^bb0(%v: tensor<4xf32>):
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%v: tensor<i32>):
    tenon.yield %x : tensor<4xf32>
  }
  return
}

// -----

func.func @while_c2(%x: tensor<4xf32>) {
  // expected-error @below {{has a region 'cond' that does not end in tenon.condition}}
  tenon.while (%x) : (tensor<4xf32>) -> tensor<4xf32> cond {
  ^bb0(%v: tensor<4xf32>):
    tenon.yield %v : tensor<4xf32>
  } body {
  ^bb0(%v: tensor<4xf32>):
    tenon.yield %v : tensor<4xf32>
  }
  return
}

// -----

func.func @while_c3(%x: tensor<4xf32>, %c: tensor<i1>) {
  // expected-error @below {{has results of types ('tensor<4xf32>'), but its region 'body' yields ('tensor<4xf32>', 'tensor<i1>')}}
  tenon.while (%x) : (tensor<4xf32>) -> tensor<4xf32> cond {
  ^bb0(%v: tensor<4xf32>):
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%v: tensor<4xf32>):
    // expected-note @below {{yielded here}}
    tenon.yield %v, %c : tensor<4xf32>, tensor<i1>
  }
  return
}

// -----

func.func @yield_c1(%x: tensor<4xf32>) {
  // expected-error @below {{expects parent op to be one of 'tenon.if, tenon.while'}}
  tenon.yield %x : tensor<4xf32>
}

// -----

func.func @condition_c1(%c: tensor<i1>) {
  // expected-error @below {{expects parent op 'tenon.while'}}
  tenon.condition %c : tensor<i1>
}
