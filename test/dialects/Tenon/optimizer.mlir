// RUN: tenon-opt %s | tenon-opt | FileCheck %s

tenon.variable @w : tensor<4xf32>

func.func @init() {
  return
}

// CHECK-LABEL: @stop_gradient
func.func @stop_gradient(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // CHECK: tenon.stop_gradient %{{.*}} : tensor<?x4xf32> -> tensor<?x4xf32>
  %y = tenon.stop_gradient %x : tensor<?x4xf32> -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// CHECK-LABEL: @gradients
func.func @gradients(%y: tensor<f32>, %a: tensor<4xf32>, %b: tensor<?xf32>) {
  // CHECK: tenon.gradients %{{.*}} by(%{{.*}}, %{{.*}}) : tensor<f32>, (tensor<4xf32>, tensor<?xf32>) -> (tensor<4xf32>, tensor<?xf32>)
  %g:2 = tenon.gradients %y by (%a, %b)
      : tensor<f32>, (tensor<4xf32>, tensor<?xf32>) -> (tensor<4xf32>, tensor<?xf32>)
  return
}

// CHECK-LABEL: @minimize
func.func @minimize(%loss: tensor<f32>) {
  // CHECK: tenon.minimize %{{.*}} optimizer "sgd" {learning_rate = 5.000000e-01 : f64} variables [@w] initializer @init : tensor<f32>
  tenon.minimize %loss optimizer "sgd" {learning_rate = 0.5 : f64} variables [@w]
      initializer @init : tensor<f32>
  return
}
