// The gradient of each op, and that gradient's, against differences.
// Made by make_gradient_modules.py.

func.func @igamma_open() {
  %0 = check.unfoldable_constant dense<"0x6E300F1131AFF73FC487F868BB6C0240EFAEA4616873F33F1403352DDF09F93FCAEFCDDC0960F73F906A998BC3AFFB3F"> : tensor<2x3xf64>
  %1 = check.opaque %0 : tensor<2x3xf64> -> tensor<?x?xf64>
  %2 = check.unfoldable_constant dense<"0x666666666666E63F00000000000000400000000000001440"> : tensor<3xf64>
  %3 = tenon.special igamma(%2, %1) : tensor<3xf64>, tensor<?x?xf64> -> tensor<?x?xf64>
  %4 = check.unfoldable_constant dense<1.048295537e+00> : tensor<1x1xf64>
  %5 = tenon.mul %3, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %8 = check.unfoldable_constant dense<"0xBAA72B1D3D93EB3F00DB321B04AECDBF58C71C02871FD7BFB07209B1DC35D4BFBEC192496D2FEFBFE013B7C025C3D2BF"> : tensor<2x3xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0x7F4AEC7A4FAFF73F7F02F45EC26C02407835A9D05A73F33FA8BA7C92D009F93F5F2B95182960F73FCE2BCB1360AFFB3F"> : tensor<2x3xf64>
  %12 = check.opaque %11 : tensor<2x3xf64> -> tensor<?x?xf64>
  %13 = check.unfoldable_constant dense<"0x666666666666E63F00000000000000400000000000001440"> : tensor<3xf64>
  %14 = tenon.special igamma(%13, %12) : tensor<3xf64>, tensor<?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.mul %14, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x5D1632A712AFF73F090DFD72B46C02406628A0F27573F33F804BEDC7ED09F93F35B406A1EA5FF73F52A9670327B0FB3F"> : tensor<2x3xf64>
  %21 = check.opaque %20 : tensor<2x3xf64> -> tensor<?x?xf64>
  %22 = check.unfoldable_constant dense<"0x666666666666E63F00000000000000400000000000001440"> : tensor<3xf64>
  %23 = tenon.special igamma(%22, %21) : tensor<3xf64>, tensor<?x?xf64> -> tensor<?x?xf64>
  %24 = tenon.mul %23, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x24E328331D90D23F88B0A2F68AFEC03F2806C6F97A8FC0BFD84267F4DDD3C1BFACB51D5A3C10D33F44F4E6D0EF5AEEBF"> : tensor<2x3xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %36 = check.unfoldable_constant dense<"0x24E328331D90D23F88B0A2F68AFEC03F2806C6F97A8FC0BFD84267F4DDD3C1BFACB51D5A3C10D33F44F4E6D0EF5AEEBF"> : tensor<2x3xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @igammac() {
  %0 = check.unfoldable_constant dense<"0x23D099C53B7803406C8CA68302A0F33FB0173BF96BB9FC3F94B8631A04E20340C3152D338FF40640E014F8D158A30540"> : tensor<2x3xf64>
  %1 = check.unfoldable_constant dense<"0x666666666666E63F00000000000000400000000000001440"> : tensor<3xf64>
  %2 = tenon.special igammac(%1, %0) : tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %3 = check.unfoldable_constant dense<"0x70FBCAADD16DF73F723CF60ED163F53F2CB98B4C50C1F33FB36300407D8FE63F06130E35B70EEF3F51AE0A75B77EE93F"> : tensor<2x3xf64>
  %4 = tenon.mul %2, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %7 = check.unfoldable_constant dense<"0x56DE15368F79EEBF3C3DF40AA6F3E0BF4845BCEDFDD4E43FB6E3F71FDB3BE83FCCBAB4D9ADB4D63F7C71831B3F00E73F"> : tensor<2x3xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0xCFB177823E780340C6F3E0C05FA0F33F8A39F63D55B9FC3F3FDB354531E2034090E0E85BAAF40640CF11F33933A30540"> : tensor<2x3xf64>
  %11 = check.unfoldable_constant dense<"0x666666666666E63F00000000000000400000000000001440"> : tensor<3xf64>
  %12 = tenon.special igammac(%11, %10) : tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %13 = tenon.mul %12, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x77EEBB083978034012256C46A59FF33FD6F57FB482B9FC3FE99591EFD6E10340F64A710A74F40640F117FD697EA30540"> : tensor<2x3xf64>
  %19 = check.unfoldable_constant dense<"0x666666666666E63F00000000000000400000000000001440"> : tensor<3xf64>
  %20 = tenon.special igammac(%19, %18) : tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %21 = tenon.mul %20, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x606ED7CF66BCAA3F4864CA724F74EC3FD85F2D9199BFCBBFA498A8C16291EB3F7EA8879E9C93E03FB2311F0F09F2E6BF"> : tensor<2x3xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %33 = check.unfoldable_constant dense<"0x606ED7CF66BCAA3F4864CA724F74EC3FD85F2D9199BFCBBFA498A8C16291EB3F7EA8879E9C93E03FB2311F0F09F2E6BF"> : tensor<2x3xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @betainc() {
  %0 = check.unfoldable_constant dense<"0x5E3E77AA9165E53FFCCCFA7C1458D03F9D2F2414021AD13FEE3315D9A9ACE53F0387946E4917D73F10DE1351ABE8E53F"> : tensor<2x3xf64>
  %1 = check.unfoldable_constant dense<"0x666666666666E63F00000000000000400000000000000840"> : tensor<3xf64>
  %2 = check.unfoldable_constant dense<"0x000000000000F83F00000000000000409A9999999999E93F"> : tensor<3xf64>
  %3 = tenon.special betainc(%1, %2, %0) : tensor<3xf64>, tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %4 = check.unfoldable_constant dense<"0x61FBA3D76DD9F73FA5F193FE4FBBEE3FAB25FB7D3295F03F099AA18A5822E23F7004C9AE6AB7E33F273696EA9C5CF43F"> : tensor<2x3xf64>
  %5 = tenon.mul %3, %4 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %8 = check.unfoldable_constant dense<"0xEC6B3F527935D53F0097E57D3CE9DF3FCA84DD1A3870EEBFA02F38F3D571ECBF70B4A215AEF9EC3F2013AE26D833ED3F"> : tensor<2x3xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0x563B5D353D65E53F62AA425C0558D03FA8AE5A11701BD13F78B3EF30DDABE53F92CE0A9BB117D73FB82D0F39CEE8E53F"> : tensor<2x3xf64>
  %12 = check.unfoldable_constant dense<"0x666666666666E63F00000000000000400000000000000840"> : tensor<3xf64>
  %13 = check.unfoldable_constant dense<"0x000000000000F83F00000000000000409A9999999999E93F"> : tensor<3xf64>
  %14 = tenon.special betainc(%12, %13, %11) : tensor<3xf64>, tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %15 = tenon.mul %14, %4 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%11) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x6641911FE665E53F96EFB29D2358D03F92B0ED169418D13F64B43A8176ADE53F743F1E42E116D73F688E186988E8E53F"> : tensor<2x3xf64>
  %21 = check.unfoldable_constant dense<"0x666666666666E63F00000000000000400000000000000840"> : tensor<3xf64>
  %22 = check.unfoldable_constant dense<"0x000000000000F83F00000000000000409A9999999999E93F"> : tensor<3xf64>
  %23 = tenon.special betainc(%21, %22, %20) : tensor<3xf64>, tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %24 = tenon.mul %23, %4 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%20) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x9CAA2C903CC6D9BF208C3CC67077A2BF0253619039ECEB3F0CFCE938683AEFBF7866969891CACF3FC0835E23174EC53F"> : tensor<2x3xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %36 = check.unfoldable_constant dense<"0x9CAA2C903CC6D9BF208C3CC67077A2BF0253619039ECEB3F0CFCE938683AEFBF7866969891CACF3FC0835E23174EC53F"> : tensor<2x3xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}
