// A loop that updates a variable, in place where nothing reads the old value.
// RUN: tenon run %s --signature train --first init --steps 2 --input x=[1,2] --print | FileCheck %s
// RUN: tenon run %s --signature train --first init --steps 2 --input x=[1,2] --print -O0 | FileCheck %s
// RUN: tenon compile %s --signature train --stop-after host -o - | FileCheck %s --check-prefix=HOST
// CHECK: y: {{\[\[}}3.0, 6.0], [6.0, 12.0]]
// HOST: func.func @train(%{{[^:]*}}: memref<2xf32> {{.*}} %[[W:[^:]*]]: memref<2xf32> {tenon.variable = @w}
// HOST: scf.for
// HOST-NEXT: rt.launch @{{.*}} outs(%[[W]] : memref<2xf32>)
// HOST-NEXT: {{^ *}}}
tenon.variable @w : tensor<2xf32>
func.func @init() attributes {tenon.signature = "init"} {
  %z = tenon.constant dense<0.0> : tensor<2xf32>
  tenon.assign @w, %z : tensor<2xf32>
  return
}
func.func @train(%x: tensor<2xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<2xf32> {tenon.name = "y:0", tenon.key = "y"})
    attributes {tenon.signature = "train"} {
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %three = tenon.constant dense<3> : tensor<i32>
  %r = tenon.while (%zero) : (tensor<i32>) -> tensor<i32> cond {
  ^bb0(%i: tensor<i32>):
    %c = tenon.compare lt %i, %three : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>):
    tenon.assign_add @w, %x : tensor<2xf32>
    %j = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    tenon.yield %j : tensor<i32>
  }
  %new = tenon.read @w : tensor<2xf32>
  return %new : tensor<2xf32>
}
