// RUN: tenon-opt %s --split-input-file --verify-diagnostics

// variable_c1
// expected-error @below {{attribute 'type' failed to satisfy constraint}}
tenon.variable @w : memref<4xf32>

// -----

// variable_c2
// expected-error @below {{has initial weight 3, but a type of unknown size: 'tensor<?xf32>'}}
tenon.variable @w : tensor<?xf32> initial_weight 3

// -----

func.func @read_c1() {
  // expected-error @below {{names @w, which is not defined}}
  tenon.read @w : tensor<4xf32>
  return
}

// -----

// expected-note @below {{@w is defined here}}
func.func private @w()

func.func @assign_c1(%v: tensor<4xf32>) {
  // expected-error @below {{names @w, which is no variable}}
  tenon.assign @w, %v : tensor<4xf32>
  return
}

// -----

// expected-note @below {{@w is defined here}}
tenon.variable @w : tensor<4xf32>

func.func @read_c2() {
  // expected-error @below {{has type 'tensor<5xf32>', but variable @w has type 'tensor<4xf32>'}}
  tenon.read @w : tensor<5xf32>
  return
}

// -----

// expected-note @below {{@w is defined here}}
tenon.variable @w : tensor<4xf32>

func.func @assign_add_c2(%v: tensor<4xi32>) {
  // expected-error @below {{has type 'tensor<4xi32>', but variable @w has type 'tensor<4xf32>'}}
  tenon.assign_add @w, %v : tensor<4xi32>
  return
}

// -----

// expected-note @below {{@w is defined here}}
tenon.variable @w : tensor<4xf32>

func.func @assign_sub_c2(%v: tensor<f32>) {
  // expected-error @below {{has type 'tensor<f32>', but variable @w has type 'tensor<4xf32>'}}
  tenon.assign_sub @w, %v : tensor<f32>
  return
}

// -----

func.func @check_c1(%c: tensor<2xi1>) {
  // expected-error @below {{operand #0 must be scalar tensor of 1-bit signless integer values, but got 'tensor<2xi1>'}}
  tenon.check %c "both" : tensor<2xi1>
  return
}

// -----

func.func @check_c2_count(%c: tensor<i1>, %n: tensor<i32>) {
  // expected-error @below {{has 3 values, but 2 are the most}}
  tenon.check %c "three" values(%n, %n, %n : tensor<i32>, tensor<i32>, tensor<i32>)
      : tensor<i1>
  return
}

// -----

func.func @check_c2_type(%c: tensor<i1>, %n: tensor<2xi32>) {
  // expected-error @below {{has a value of type 'tensor<2xi32>', which is no scalar integer}}
  tenon.check %c "two" values(%n : tensor<2xi32>) : tensor<i1>
  return
}
