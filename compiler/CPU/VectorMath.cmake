# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
tenon_tablegen(TenonVectorMathPassesGen VectorMathPasses.td
  VectorMathPasses.h.inc -gen-pass-decls -name=VectorMath)

tenon_add_compiler_library(TenonVectorMath
  VectorMath.cpp VectorMathArc.cpp VectorMathErf.cpp VectorMathExp.cpp
  VectorMathLanes.cpp VectorMathLog.cpp VectorMathPow.cpp VectorMathReduce.cpp
  VectorMathTrig.cpp
  DEPENDS TenonVectorMathPassesGen)
