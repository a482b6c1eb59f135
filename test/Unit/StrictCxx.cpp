//===- StrictCxx.cpp - session.hpp compiles under strict flags ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "tenon/session.hpp"

tenon::Result<float> firstElement(tenon::Session &session, const tenon::Tensor &x) {
  auto fetches = session.run("serving_default", {{"x", &x}});
  if (!fetches)
    return fetches.status();
  auto view = fetches->at("y").view<float>();
  if (!view)
    return view.status();
  return (*view)(0, 0);
}
