// RUN: tenon-opt %s --tenon-expand-minimize --split-input-file --verify-diagnostics \
// RUN:   | FileCheck %s

// Slots are variables of TensorFlow's names, with start values in the initializer.
// CHECK-DAG: tenon.variable @layer_w_Momentum : tensor<4xf32> {tenon.name = "layer/w/Momentum"}
// CHECK-LABEL: @init
// CHECK: %[[Z:.*]] = tenon.constant dense<0.000000e+00> : tensor<4xf32>
// CHECK: tenon.assign @layer_w_Momentum, %[[Z]]
tenon.variable @w : tensor<4xf32> trainable {tenon.name = "layer/w"}
tenon.variable @other : tensor<4xf32> trainable
func.func @init() {
  return
}

// Variables that the loss does not depend on are left alone.
// CHECK-LABEL: @step
// CHECK: %[[LOSS:.*]] = tenon.reduce
// CHECK: %[[W:.*]] = tenon.read @w
// CHECK: %[[G:.*]] = tenon.gradients %[[LOSS]] by(%[[W]])
// CHECK: %[[M:.*]] = tenon.read @layer_w_Momentum
// CHECK: tenon.mul %[[M]]
// CHECK: tenon.assign @w
// CHECK: tenon.assign @layer_w_Momentum
// CHECK-NOT: @other
func.func @step() {
  %w = tenon.read @w : tensor<4xf32>
  %s = tenon.mul %w, %w : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %o = tenon.read @other : tensor<4xf32>
  %stopped = tenon.stop_gradient %o : tensor<4xf32> -> tensor<4xf32>
  %p = tenon.mul %s, %stopped : tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %loss = tenon.reduce sum %p axes [0] : tensor<4xf32> -> tensor<f32>
  tenon.minimize %loss optimizer "momentum" {learning_rate = 0.5 : f64, momentum = 0.9 : f64}
      variables [@w, @other] initializer @init : tensor<f32>
  return
}

// -----

// The powers of Adam's settings are one variable each, assigned after all others.
// CHECK-DAG: tenon.variable @beta1_power : tensor<f32>
// CHECK-DAG: tenon.variable @beta2_power : tensor<f32>
// CHECK-LABEL: @step
// CHECK: tenon.assign @v_Adam_1
// CHECK: tenon.assign @beta1_power
// CHECK: tenon.assign @beta2_power
tenon.variable @w : tensor<f32>
tenon.variable @v : tensor<4xf64>
func.func @init() {
  return
}
func.func @step() {
  %w = tenon.read @w : tensor<f32>
  %v = tenon.read @v : tensor<4xf64>
  %c = tenon.cast %w : tensor<f32> -> tensor<f64>
  %loss = tenon.mul %c, %v : tensor<f64>, tensor<4xf64> -> tensor<4xf64>
  tenon.minimize %loss optimizer "adam" {} variables [@w, @v] initializer @init : tensor<4xf64>
  return
}

// -----

tenon.variable @w : tensor<4xf32>
func.func @step(%loss: tensor<f32>) {
  // expected-error @below {{the loss depends on no variable that is trained}}
  tenon.minimize %loss optimizer "adam" {} variables [@w] initializer @step : tensor<f32>
  return
}

// -----

tenon.variable @w : tensor<?xf32>
func.func @step() {
  %w = tenon.read @w : tensor<?xf32>
  %loss = tenon.reduce sum %w axes [0] : tensor<?xf32> -> tensor<f32>
  // expected-error @below {{variable 'w' has unknown sizes: 'tensor<?xf32>'}}
  tenon.minimize %loss optimizer "adam" {} variables [@w] initializer @step : tensor<f32>
  return
}
