// RUN: tenon-opt %s --tenon-vector-math | FileCheck %s

// A constant exponent is a chain of squarings.

// CHECK-LABEL: @fifth
// CHECK-SAME: (%[[X:.*]]: vector<4xi32>)
// CHECK: %[[X2:.*]] = arith.muli %[[X]], %[[X]]
// CHECK: %[[X4:.*]] = arith.muli %[[X2]], %[[X2]]
// CHECK: %[[X5:.*]] = arith.muli %[[X]], %[[X4]]
// CHECK: return %[[X5]]
func.func @fifth(%x: vector<4xi32>) -> vector<4xi32> {
  %n = arith.constant dense<5> : vector<4xi32>
  %0 = math.ipowi %x, %n : vector<4xi32>
  return %0 : vector<4xi32>
}

// The power 0 is 1, of 0 too.

// CHECK-LABEL: @zeroth
// CHECK: %[[ONE:.*]] = arith.constant 1 : i64
// CHECK: return %[[ONE]]
func.func @zeroth(%x: i64) -> i64 {
  %n = arith.constant 0 : i64
  %0 = math.ipowi %x, %n : i64
  return %0 : i64
}

// A variable exponent is squared and multiplied until no lane has bits left.

// CHECK-LABEL: @variable
// CHECK: scf.while
// CHECK: vector.reduction <or>
// CHECK: scf.condition
func.func @variable(%x: vector<4xi32>, %n: vector<4xi32>) -> vector<4xi32> {
  %0 = math.ipowi %x, %n : vector<4xi32>
  return %0 : vector<4xi32>
}
