// Neutral operands and known integers fold; what is not exact stays.
// RUN: tenon-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: @neutral_int(
// CHECK-SAME: %[[X:.*]]: tensor<4xi32>
func.func @neutral_int(%x: tensor<4xi32>) -> tensor<4xi32> {
  // CHECK-NEXT: return %[[X]]
  %zero = tenon.constant dense<0> : tensor<i32>
  %one = tenon.constant dense<1> : tensor<i32>
  %a = tenon.add %zero, %x : tensor<i32>, tensor<4xi32> -> tensor<4xi32>
  %b = tenon.sub %a, %zero : tensor<4xi32>, tensor<i32> -> tensor<4xi32>
  %c = tenon.mul %one, %b : tensor<i32>, tensor<4xi32> -> tensor<4xi32>
  %d = tenon.div %c, %one : tensor<4xi32>, tensor<i32> -> tensor<4xi32>
  %e = tenon.floor_div %d, %one : tensor<4xi32>, tensor<i32> -> tensor<4xi32>
  return %e : tensor<4xi32>
}

// CHECK-LABEL: @neutral_float(
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>
func.func @neutral_float(%x: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK-NEXT: return %[[X]]
  %negative = tenon.constant dense<-0.0> : tensor<f32>
  %zero = tenon.constant dense<0.0> : tensor<f32>
  %one = tenon.constant dense<1.0> : tensor<f32>
  %a = tenon.add %x, %negative : tensor<?xf32>, tensor<f32> -> tensor<?xf32>
  %b = tenon.sub %a, %zero : tensor<?xf32>, tensor<f32> -> tensor<?xf32>
  %c = tenon.mul %b, %one : tensor<?xf32>, tensor<f32> -> tensor<?xf32>
  %d = tenon.div %c, %one : tensor<?xf32>, tensor<f32> -> tensor<?xf32>
  return %d : tensor<?xf32>
}

// Adding 0.0 turns -0.0 into 0.0.
// CHECK-LABEL: @positive_zero
func.func @positive_zero(%x: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: tenon.add
  %zero = tenon.constant dense<0.0> : tensor<f32>
  %a = tenon.add %x, %zero : tensor<4xf32>, tensor<f32> -> tensor<4xf32>
  return %a : tensor<4xf32>
}

// At run time %x may have one element, and the sum four.
// CHECK-LABEL: @may_stretch
func.func @may_stretch(%x: tensor<?xi32>) -> tensor<?xi32> {
  // CHECK: tenon.add
  %zero = tenon.constant dense<0> : tensor<4xi32>
  %a = tenon.add %x, %zero : tensor<?xi32>, tensor<4xi32> -> tensor<?xi32>
  return %a : tensor<?xi32>
}

// CHECK-LABEL: @select(
// CHECK-SAME: %[[X:.*]]: tensor<4xf32>, %[[Y:.*]]: tensor<4xf32>, %[[C:.*]]: tensor<i1>
func.func @select(%x: tensor<4xf32>, %y: tensor<4xf32>, %c: tensor<i1>)
    -> (tensor<4xf32>, tensor<4xf32>) {
  // CHECK-NEXT: return %[[Y]], %[[X]]
  %false = tenon.constant dense<false> : tensor<4xi1>
  %a = tenon.select %false, %x, %y : tensor<4xi1>, tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  %b = tenon.select %c, %x, %x : tensor<i1>, tensor<4xf32>, tensor<4xf32> -> tensor<4xf32>
  return %a, %b : tensor<4xf32>, tensor<4xf32>
}

// CHECK-LABEL: @cast_same(
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>
func.func @cast_same(%x: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK-NEXT: return %[[X]]
  %y = tenon.cast %x : tensor<?xf32> -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// CHECK-LABEL: @arithmetic
func.func @arithmetic() -> (tensor<2xi32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>) {
  // CHECK-DAG: %[[DIV:.*]] = tenon.constant dense<[-3, 3]> : tensor<2xi32>
  // CHECK-DAG: %[[FLOOR:.*]] = tenon.constant dense<[-4, 3]> : tensor<2xi32>
  // CHECK-DAG: %[[MOD:.*]] = tenon.constant dense<1> : tensor<2xi32>
  // CHECK-DAG: %[[WRAP:.*]] = tenon.constant dense<[-2147483648, -2147483643]> : tensor<2xi32>
  // CHECK: return %[[DIV]], %[[FLOOR]], %[[MOD]], %[[WRAP]]
  %x = tenon.constant dense<[-7, 7]> : tensor<2xi32>
  %two = tenon.constant dense<2> : tensor<i32>
  %max = tenon.constant dense<[2147483647, -4]> : tensor<2xi32>
  %add = tenon.constant dense<[1, -2147483639]> : tensor<2xi32>
  %a = tenon.div %x, %two : tensor<2xi32>, tensor<i32> -> tensor<2xi32>
  %b = tenon.floor_div %x, %two : tensor<2xi32>, tensor<i32> -> tensor<2xi32>
  %c = tenon.floor_mod %x, %two : tensor<2xi32>, tensor<i32> -> tensor<2xi32>
  %d = tenon.add %max, %add : tensor<2xi32>, tensor<2xi32> -> tensor<2xi32>
  return %a, %b, %c, %d : tensor<2xi32>, tensor<2xi32>, tensor<2xi32>, tensor<2xi32>
}

// Division by zero is a run-time error, not a constant.
// CHECK-LABEL: @division_by_zero
func.func @division_by_zero() -> tensor<i32> {
  // CHECK: tenon.div
  %zero = tenon.constant dense<0> : tensor<i32>
  %seven = tenon.constant dense<7> : tensor<i32>
  %a = tenon.div %seven, %zero : tensor<i32>, tensor<i32> -> tensor<i32>
  return %a : tensor<i32>
}

// CHECK-LABEL: @logic
func.func @logic() -> (tensor<i1>, tensor<i1>) {
  // CHECK-DAG: %[[TRUE:.*]] = tenon.constant dense<true> : tensor<i1>
  // CHECK-DAG: %[[FALSE:.*]] = tenon.constant dense<false> : tensor<i1>
  // CHECK: return %[[TRUE]], %[[FALSE]]
  %two = tenon.constant dense<2> : tensor<i32>
  %three = tenon.constant dense<3> : tensor<i32>
  %a = tenon.compare lt %two, %three : tensor<i32>, tensor<i32> -> tensor<i1>
  %b = tenon.logical_not %a : tensor<i1> -> tensor<i1>
  %c = tenon.logical_and %a, %b : tensor<i1>, tensor<i1> -> tensor<i1>
  return %a, %c : tensor<i1>, tensor<i1>
}
