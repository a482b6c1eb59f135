//===- NonMaxSuppression.cpp - The best of boxes that overlap -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/CPU/Routines/Routine.h"

using namespace tenon;

namespace {

struct Box {
  float top, left, bottom, right;
  float area() const { return (bottom - top) * (right - left); }
};

inline Box boxAt(const View<f32, 2> &boxes, int64_t i) {
  float y0 = boxes(i, 0), x0 = boxes(i, 1), y1 = boxes(i, 2), x1 = boxes(i, 3);
  return {minimum(y0, y1), minimum(x0, x1), maximum(y0, y1), maximum(x0, x1)};
}

/// Intersection over union; 0 of a box without area.
inline float overlap(const Box &a, const Box &b) {
  if (a.area() <= 0 || b.area() <= 0)
    return 0;
  float height = minimum(a.bottom, b.bottom) - maximum(a.top, b.top);
  float width = minimum(a.right, b.right) - maximum(a.left, b.left);
  float common = maximum(height, 0.0f) * maximum(width, 0.0f);
  return common / (a.area() + b.area() - common);
}

/// Boxes that may still be taken, the best at the root of a heap. A box whose score
/// sank comes back with it; `looked` is how many of the taken ones it was compared with.
struct Candidates {
  const View<i32, 1> &heap;
  const View<f32, 1> &scores;
  const View<i32, 1> &looked;
  int64_t count = 0;

  bool isBetter(i32 a, i32 b) const {
    return scores(a) > scores(b) || (scores(a) == scores(b) && a < b);
  }

  void push(i32 box) {
    int64_t at = count++;
    heap(at) = box;
    for (; at > 0 && isBetter(box, heap((at - 1) / 2)); at = (at - 1) / 2)
      swap(heap(at), heap((at - 1) / 2));
  }

  i32 pop() {
    i32 best = heap(0);
    heap(0) = heap(--count);
    for (int64_t at = 0;;) {
      int64_t child = 2 * at + 1;
      if (child >= count)
        return best;
      if (child + 1 < count && isBetter(heap(child + 1), heap(child)))
        ++child;
      if (!isBetter(heap(child), heap(at)))
        return best;
      swap(heap(at), heap(child));
      at = child;
    }
  }
};

} // namespace

/// indices, takenScores: [at most so many], zeros behind the first count(). heap, scores
/// and looked: [n] are scratch.
extern "C" void tenon_routine_non_max_suppression(
    const View<f32, 2> &boxes, const View<f32, 1> &boxScores, const View<f32, 0> &iou,
    const View<f32, 0> &least, const View<f32, 0> &sigma, const View<i32, 1> &indices,
    const View<f32, 1> &takenScores, const View<i32, 0> &count, const View<i32, 1> &heap,
    const View<f32, 1> &scores, const View<i32, 1> &looked, int32_t, int32_t) {
  Candidates candidates{heap, scores, looked};
  for (int64_t i = 0; i < boxes.sizes[0]; ++i) {
    scores(i) = boxScores(i);
    looked(i) = 0;
    if (scores(i) > least())
      candidates.push(i32(i));
  }
  bool isSoft = sigma() > 0;
  int64_t taken = 0, most = indices.sizes[0];
  while (taken < most && candidates.count) {
    i32 box = candidates.pop();
    float before = scores(box);
    bool isOut = false;
    for (int64_t j = taken; j-- > looked(box) && !isOut;) {
      float shared = overlap(boxAt(boxes, box), boxAt(boxes, indices(j)));
      if (shared > iou())
        scores(box) = 0;
      else if (isSoft)
        scores(box) *= __builtin_expf(-0.5f / sigma() * shared * shared);
      isOut = (!isSoft && shared > iou()) || scores(box) <= least();
    }
    looked(box) = i32(taken);
    if (scores(box) == before && !isOut) {
      indices(taken) = box;
      takenScores(taken++) = before;
    } else if (isSoft && scores(box) > least()) {
      candidates.push(box);
    }
  }
  count() = i32(taken);
  for (int64_t i = taken; i < most; ++i) {
    indices(i) = 0;
    takenScores(i) = 0;
  }
}
