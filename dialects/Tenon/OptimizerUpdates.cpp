//===- OptimizerUpdates.cpp - One step of each optimizer ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// TensorFlow's formulas, in the order in which its CPU kernels compute them: rounding
// then differs by no more than fused multiplications do.
//
//===----------------------------------------------------------------------===//
#include "dialects/Tenon/Optimizers.h"

using namespace mlir;
using namespace tenon;

Value OptimizerMath::number(double value, Value like) {
  if (!like)
    return {};
  auto element = dyn_cast<FloatType>(getElementTypeOrSelf(like.getType()));
  if (!element)
    return {};
  auto attr = DenseElementsAttr::get(RankedTensorType::get({}, element),
                                     FloatAttr::get(element, value).getValue());
  return ConstantOp::create(b, attr);
}

Value OptimizerMath::approach(Value value, Value target, Value decay) {
  return add(value, mul(sub(target, value), oneLess(decay)));
}

OptimizerStep OptimizerMath::gradientDescent(Value variable, Value gradient, Value rate) {
  return {sub(variable, mul(gradient, rate)), {}};
}

OptimizerStep OptimizerMath::momentum(Value variable, Value sum, Value gradient,
                                      MomentumSettings s) {
  sum = add(mul(sum, s.momentum), gradient);
  Value change = mul(sum, s.rate);
  if (s.nesterov)
    change = add(mul(gradient, s.rate), mul(mul(sum, s.momentum), s.rate));
  return {sub(variable, change), {sum}};
}

OptimizerStep OptimizerMath::kerasMomentum(Value variable, Value sum, Value gradient,
                                           MomentumSettings s) {
  Value scaled = mul(gradient, s.rate);
  sum = sub(mul(sum, s.momentum), scaled);
  Value change = s.nesterov ? sub(mul(sum, s.momentum), scaled) : sum;
  return {add(variable, change), {sum}};
}

OptimizerStep OptimizerMath::adam(Value variable, Value first, Value second,
                                  Value gradient, AdamSettings s) {
  Value rate = div(mul(s.rate, sqrt(oneLess(s.power2))), oneLess(s.power1));
  first = approach(first, gradient, s.beta1);
  second = approach(second, square(gradient), s.beta2);
  Value direction = first;
  if (s.nesterov)
    direction = add(mul(gradient, oneLess(s.beta1)), mul(s.beta1, first));
  Value change = div(mul(direction, rate), add(sqrt(second), s.epsilon));
  return {sub(variable, change), {first, second}};
}

OptimizerStep OptimizerMath::adamax(Value variable, Value first, Value most,
                                    Value gradient, AdamSettings s) {
  first = approach(first, gradient, s.beta1);
  most = make<MaxOp>(mul(s.beta2, most), make<AbsOp>(gradient));
  Value rate = div(s.rate, oneLess(s.power1));
  Value change = mul(rate, div(first, add(most, s.epsilon)));
  return {sub(variable, change), {first, most}};
}

OptimizerStep OptimizerMath::adagrad(Value variable, Value sum, Value gradient,
                                     Value rate, Value epsilon, bool updatesSum) {
  if (updatesSum)
    sum = add(sum, square(gradient));
  Value root = sqrt(sum);
  if (epsilon)
    root = add(root, epsilon);
  return {sub(variable, div(mul(gradient, rate), root)), {sum}};
}

OptimizerStep OptimizerMath::adadelta(Value variable, Value sum, Value updates,
                                      Value gradient, Value rate, Value decay,
                                      Value epsilon) {
  sum = add(mul(sum, decay), mul(square(gradient), oneLess(decay)));
  Value update = mul(div(sqrt(add(updates, epsilon)), sqrt(add(sum, epsilon))), gradient);
  updates = add(mul(updates, decay), mul(square(update), oneLess(decay)));
  return {sub(variable, mul(update, rate)), {sum, updates}};
}

OptimizerStep OptimizerMath::rmsProp(Value variable, Value square, Value sum,
                                     Value gradient, RmsSettings s) {
  square = approach(square, this->square(gradient), s.decay);
  Value change = div(mul(gradient, s.rate), sqrt(add(square, s.epsilon)));
  sum = add(mul(sum, s.momentum), change);
  return {sub(variable, sum), {square, sum}};
}

OptimizerStep OptimizerMath::centeredRmsProp(Value variable, Value square, Value mean,
                                             Value sum, Value gradient, RmsSettings s) {
  square = approach(square, this->square(gradient), s.decay);
  mean = approach(mean, gradient, s.decay);
  Value variance = add(sub(square, this->square(mean)), s.epsilon);
  sum = add(mul(sum, s.momentum), div(mul(gradient, s.rate), sqrt(variance)));
  return {sub(variable, sum), {square, mean, sum}};
}

OptimizerStep OptimizerMath::ftrl(Value variable, Value sum, Value linear, Value gradient,
                                  FtrlSettings s) {
  Value shrunk = gradient;
  if (s.shrinkage)
    shrunk = add(gradient, mul(mul(number(2, variable), s.shrinkage), variable));
  Value next = add(sum, square(gradient));
  auto power = [&](Value value) {
    return s.isRoot ? sqrt(value) : make<PowOp>(value, make<NegOp>(s.power));
  };
  Value root = power(next), change = sub(root, power(sum));
  Value twice = mul(number(2, variable), s.l2), limit = s.l1, curve;
  if (s.scalesLinear) {
    linear = add(linear, sub(mul(shrunk, s.rate), mul(change, variable)));
    curve = add(root, mul(twice, s.rate));
    limit = mul(s.l1, s.rate);
  } else {
    linear = add(linear, sub(shrunk, mul(div(change, s.rate), variable)));
    curve = add(div(root, s.rate), twice);
  }
  Value lower = limit ? make<NegOp>(limit) : Value();
  Value clipped = make<MaxOp>(make<MinOp>(linear, limit), lower);
  return {div(sub(clipped, linear), curve), {next, linear}};
}

//===----------------------------------------------------------------------===//
// Proximal and by signs
//===----------------------------------------------------------------------===//

Value OptimizerMath::shrink(Value value, Value limit) {
  Value rest = sub(make<AbsOp>(value), limit);
  return mul(make<SignOp>(value), make<MaxOp>(rest, number(0, value)));
}

OptimizerStep OptimizerMath::proximal(Value variable, Value gradient, Value rate,
                                      Value l1, Value l2) {
  Value moved = sub(variable, mul(gradient, rate));
  Value scale = add(number(1, variable), mul(l2, rate));
  return {div(shrink(moved, mul(rate, l1)), scale), {}};
}

OptimizerStep OptimizerMath::proximalAdagrad(Value variable, Value sum, Value gradient,
                                             Value rate, Value l1, Value l2) {
  sum = add(sum, square(gradient));
  return {proximal(variable, gradient, div(rate, sqrt(sum)), l1, l2).variable, {sum}};
}

Value OptimizerMath::castLike(Value value, Value like) {
  if (!value || !like)
    return {};
  return tenon::CastOp::create(b, value, getElementTypeOrSelf(like.getType()));
}

OptimizerStep OptimizerMath::adagradDA(Value, Value sum, Value squares, Value gradient,
                                       DualSettings s) {
  sum = add(sum, gradient);
  squares = add(squares, square(gradient));
  Value count = castLike(s.step, s.rate);
  Value scale = add(mul(mul(s.l2, count), s.rate), sqrt(squares));
  Value pull = shrink(sum, mul(s.l1, count));
  return {div(mul(make<NegOp>(s.rate), pull), scale), {sum, squares}};
}

OptimizerStep OptimizerMath::signStep(Value variable, Value mean, Value gradient,
                                      SignSettings s) {
  mean = add(mul(mean, s.decay), mul(gradient, oneLess(s.decay)));
  Value agreement = mul(s.signDecay, mul(make<SignOp>(mean), make<SignOp>(gradient)));
  Value factor = s.isPower ? make<ExpOp>(mul(s.base, agreement)) : add(s.base, agreement);
  return {sub(variable, mul(mul(s.rate, factor), gradient)), {mean}};
}
