// RUN: tenon-opt %s --split-input-file --verify-diagnostics

func.func @stop_gradient_c1(%x: tensor<4xf32>) {
  // expected-error @below {{inferred type(s) 'tensor<4xf32>' are incompatible with return type(s) of operation 'tensor<5xf32>'}}
  // expected-error @below {{failed to infer returned types}}
  tenon.stop_gradient %x : tensor<4xf32> -> tensor<5xf32>
  return
}

// -----

func.func @gradients_c1(%y: tensor<f32>, %x: tensor<4xf32>) {
  // expected-error @below {{has sources of types ('tensor<4xf32>'), but results of types ('tensor<5xf32>')}}
  %g = tenon.gradients %y by (%x) : tensor<f32>, (tensor<4xf32>) -> tensor<5xf32>
  return
}

// -----

func.func @gradients_c2(%c: tensor<i1>, %y: tensor<f32>, %x: tensor<4xf32>) {
  tenon.if %c : tensor<i1> {
    // expected-error @below {{is inside a region of 'tenon.if', but needs to be outside}}
    %g = tenon.gradients %y by (%x) : tensor<f32>, (tensor<4xf32>) -> tensor<4xf32>
    tenon.yield
  } else {
    tenon.yield
  }
  return
}

// -----

func.func @minimize_c1(%loss: tensor<f32>) {
  // expected-error @below {{is wrong: there is no optimizer 'sdg'; there are sgd, momentum, adam, adamw, adamax, adagrad, adadelta, rmsprop, ftrl}}
  tenon.minimize %loss optimizer "sdg" {} variables [] initializer @minimize_c1 : tensor<f32>
  return
}

// -----

func.func @minimize_c1_setting(%loss: tensor<f32>) {
  // expected-error @below {{is wrong: optimizer 'sgd' has no setting 'rate'; it has learning_rate}}
  tenon.minimize %loss optimizer "sgd" {rate = 1.0 : f64} variables []
      initializer @minimize_c1_setting : tensor<f32>
  return
}

// -----

func.func @minimize_c1_number(%loss: tensor<f32>) {
  // expected-error @below {{is wrong: 'learning_rate' of optimizer 'sgd' is no number}}
  tenon.minimize %loss optimizer "sgd" {learning_rate = "1"} variables []
      initializer @minimize_c1_number : tensor<f32>
  return
}

// -----

func.func @minimize_c2(%loss: tensor<f32>) {
  // expected-error @below {{is wrong: optimizer 'sgd' needs a learning_rate}}
  tenon.minimize %loss optimizer "sgd" {} variables [] initializer @minimize_c2 : tensor<f32>
  return
}

// -----

func.func @minimize_c3(%loss: tensor<f32>) {
  // expected-error @below {{names @w, which is no variable}}
  tenon.minimize %loss optimizer "adam" {} variables [@w] initializer @minimize_c3 : tensor<f32>
  return
}

// -----

tenon.variable @i : tensor<4xi32>

func.func @minimize_c3_float(%loss: tensor<f32>) {
  // expected-error @below {{names variable @i of type 'tensor<4xi32>', which is not of floats}}
  tenon.minimize %loss optimizer "adam" {} variables [@i]
      initializer @minimize_c3_float : tensor<f32>
  return
}

// -----

tenon.variable @w : tensor<4xf32>

func.func @minimize_c4(%loss: tensor<f32>) {
  // expected-error @below {{names @w, which is no function}}
  tenon.minimize %loss optimizer "adam" {} variables [@w] initializer @w : tensor<f32>
  return
}

// -----

func.func @minimize_c5(%c: tensor<i1>, %loss: tensor<f32>) {
  tenon.if %c : tensor<i1> {
    // expected-error @below {{is inside a region of 'tenon.if', but needs to be outside}}
    tenon.minimize %loss optimizer "adam" {} variables []
        initializer @minimize_c5 : tensor<f32>
    tenon.yield
  } else {
    tenon.yield
  }
  return
}
