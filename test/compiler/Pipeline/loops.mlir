// A check in a loop ends the run; until then, feeds are as they were.
// RUN: tenon run %s --input x=[1,2,3] --input n=3 --print | FileCheck %s --check-prefix=SUM
// RUN: not tenon run %s --input x=[1,2,3] --input n=5 --print 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: tenon run %s --input x=[1,2,3] --input n=0 --print -O0 | FileCheck %s --check-prefix=NONE
// RUN: not tenon run %s --input x=[1,2,3] --input n=5 --print -O0 2>&1 | FileCheck %s --check-prefix=ERROR
// SUM: y: 7.0
// NONE: y: 1.0
// ERROR: error: {{.*}}index 3 is not in [0, 3)
func.func @serve(%x: tensor<?xf32> {tenon.name = "x:0", tenon.key = "x"}, %n: tensor<i32> {tenon.name = "n:0", tenon.key = "n"})
    -> (tensor<f32> {tenon.name = "y:0", tenon.key = "y"})
    attributes {tenon.signature = "serve"} {
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %first = tenon.gather %x, %zero axis 0 : tensor<?xf32>, tensor<i32> -> tensor<f32>
  %r:2 = tenon.while (%zero, %first) : (tensor<i32>, tensor<f32>) -> (tensor<i32>, tensor<f32>) cond {
  ^bb0(%i: tensor<i32>, %a: tensor<f32>):
    %c = tenon.compare lt %i, %n : tensor<i32>, tensor<i32> -> tensor<i1>
    tenon.condition %c : tensor<i1>
  } body {
  ^bb0(%i: tensor<i32>, %a: tensor<f32>):
    %y = tenon.gather %x, %i axis 0 : tensor<?xf32>, tensor<i32> -> tensor<f32>
    %b = tenon.add %a, %y : tensor<f32>, tensor<f32> -> tensor<f32>
    %j = tenon.add %i, %one : tensor<i32>, tensor<i32> -> tensor<i32>
    tenon.yield %j, %b : tensor<i32>, tensor<f32>
  }
  return %r#1 : tensor<f32>
}
