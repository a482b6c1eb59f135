// The gradient of each op, and that gradient's, against differences.
// Made by make_gradient_modules.py.

func.func @softmax_0() {
  %0 = check.unfoldable_constant dense<"0x5ACD51897AC5F03FF013FFD4C7DDE83FDC2545340370F63F2A5F0534D69EF5BF9297E089BC68F7BF40AF914E6691F73FE9049B33F784E5BF7831C7B40B0FDC3FC04D8E45DCBDEE3FEA3287CEE8EBE8BF76076576AB2AF73F90057A0EC12FE73F"> : tensor<3x4xf64>
  %1 = tenon.softmax %0 axis 0 : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = tenon.tanh %1 : tensor<3x4xf64> -> tensor<3x4xf64>
  %3 = check.unfoldable_constant dense<"0x89EAE5739F8AE83F2EABD9B6EF2AF33FE68CA498A521EF3F64561CE78D71EF3F083F2D4EB64BF13F7A3FFEC004B1EF3F1EB93A729F8DE43FE6693A15C041E83FEEBA3BDF0B9FE83FC41206375A53E63F4609E728C0E5ED3F5A4329C5F4ADE73F"> : tensor<3x4xf64>
  %4 = tenon.mul %2, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %7 = check.unfoldable_constant dense<"0x082151140CD5DD3F446BD3A60C7CE13F5240C2776F84EBBFDC6FDA9FE771D63F525CF85F6E6BECBF605800FEF48CA03FDA44F919DB67E4BFBE7A7100A0ADE6BF2CEB1A54888FD4BF1EC00A520502E1BF0008E71DAF68BA3F90CC8EC81545E0BF"> : tensor<3x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x6C96A20C65C5F03F6B10A2FE98DDE83F5CC92C2D6370F63FCE0F3251FB9EF5BF63F7103A7168F7BFDB82DD5A0091F73F326A5D5D4F85E5BF7A0C89662A10DC3F6223F87351BDEE3F4C784B9AEDEBE8BF41419FE84E2AF73F1C1DC9ED9E2FE73F"> : tensor<3x4xf64>
  %11 = tenon.softmax %10 axis 0 : tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.tanh %11 : tensor<3x4xf64> -> tensor<3x4xf64>
  %13 = tenon.mul %12, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x4804010690C5F03F75175CABF6DDE83F5C825D3BA36FF63F86AED816B19EF5BFC137B0D90769F7BFA5DB4542CC91F73FA09FD8099F84E5BF76560503ED0DDC3F1E78241767BEEE3F88EDC202E4EBE8BFABCD2A04082BF73F04EE2A2FE32FE73F"> : tensor<3x4xf64>
  %19 = tenon.softmax %18 axis 0 : tensor<3x4xf64> -> tensor<3x4xf64>
  %20 = tenon.tanh %19 : tensor<3x4xf64> -> tensor<3x4xf64>
  %21 = tenon.mul %20, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x40858DE2B33ACABF482D66455696CCBF2E94C5B0D549ED3FE8D1CF860EA7D6BF307AC23CBBFBE63F04390C5CFF1CEFBF88012973BEE7DABF5C7B3DD27FDFE53F6AE5D6F99A2EE5BF80A1C65AF46A97BF74E61CFBC33EECBF100BE1F973D4C4BF"> : tensor<3x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %33 = check.unfoldable_constant dense<"0x40858DE2B33ACABF482D66455696CCBF2E94C5B0D549ED3FE8D1CF860EA7D6BF307AC23CBBFBE63F04390C5CFF1CEFBF88012973BEE7DABF5C7B3DD27FDFE53F6AE5D6F99A2EE5BF80A1C65AF46A97BF74E61CFBC33EECBF100BE1F973D4C4BF"> : tensor<3x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @softmax_0_open() {
  %0 = check.unfoldable_constant dense<"0x886258B8F16EDEBF8A7BEF11A885F33F245687AFD1C8DABFE43D71974613F73FC6757977E6BAEFBF707D2844DF76C13FF0EAC01F5C7ECEBF30D017B36636C1BF539A4139ED96ECBF049F1A1699BAF13F40D7BC839837E83FF830DE982BF6D53F"> : tensor<3x4xf64>
  %1 = check.opaque %0 : tensor<3x4xf64> -> tensor<?x?xf64>
  %2 = tenon.softmax %1 axis 0 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.tanh %2 : tensor<?x?xf64> -> tensor<?x?xf64>
  %4 = check.unfoldable_constant dense<5.481103539e-01> : tensor<1x1xf64>
  %5 = tenon.mul %3, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %8 = check.unfoldable_constant dense<"0x529A47029AB8EE3F28D086E8D069C73F04904AF978ABD13FB8F2F5724740E73F5200AC916FD8E9BF706FE29A01B2D93FCCE65A0CD4C4ED3FB0CE1DAC780FBC3F84CE1F4714E4E7BFA029845E9458DFBFA69CCAD59F29E7BF6EB1517DBEA6EABF"> : tensor<3x4xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0x80B4CF403670DEBF2F9EEF86FB85F33FA51616201ECADABF9D3B423B6613F73F7BD5319299BAEFBFF06BDD245478C13F629C7DAF6A80CEBF9F9B42C68E36C1BF718462FF1597ECBF15E96279E3BAF13FD47F2875D736E83FB3D7D4A31EF7D53F"> : tensor<3x4xf64>
  %12 = check.opaque %11 : tensor<3x4xf64> -> tensor<?x?xf64>
  %13 = tenon.softmax %12 axis 0 : tensor<?x?xf64> -> tensor<?x?xf64>
  %14 = tenon.tanh %13 : tensor<?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.mul %14, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x9010E12FAD6DDEBFE558EF9C5485F33FA395F83E85C7DABF2B40A0F32613F73F1116C15C33BBEFBFF08E73636A75C13F7E3904904D7CCEBFC104ED9F3E36C1BF35B02073C496ECBFF354D2B24EBAF13FAC2E51925938E83F3D8AE78D38F5D53F"> : tensor<3x4xf64>
  %21 = check.opaque %20 : tensor<3x4xf64> -> tensor<?x?xf64>
  %22 = tenon.softmax %21 axis 0 : tensor<?x?xf64> -> tensor<?x?xf64>
  %23 = tenon.tanh %22 : tensor<?x?xf64> -> tensor<?x?xf64>
  %24 = tenon.mul %23, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x84ED785A89C2E8BFE28B92AA1478E93F56E01F64F65CE9BF44FCDB4EBC4FD33FD0FCCA7B7877D73FF835D2CDC472DC3F6ED8B4AE3316E4BF0037AADEB275A8BFC0FDE496EDE2C8BFBE8D9A6F8CB3E63F68DD96824975EDBF7E736821EE8AE23F"> : tensor<3x4xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %36 = check.unfoldable_constant dense<"0x84ED785A89C2E8BFE28B92AA1478E93F56E01F64F65CE9BF44FCDB4EBC4FD33FD0FCCA7B7877D73FF835D2CDC472DC3F6ED8B4AE3316E4BF0037AADEB275A8BFC0FDE496EDE2C8BFBE8D9A6F8CB3E63F68DD96824975EDBF7E736821EE8AE23F"> : tensor<3x4xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @softmax_1() {
  %0 = check.unfoldable_constant dense<"0x0F08BE0AC50FE2BF802B36E597F3DB3F647646995C04F2BF84700B06DD4DDDBF74C598321ECFF53F800B93405484F73F2DCC851D401CE3BFFAAD567A11EEF7BFB46A7301CE66D0BF3835BA743B54E73F90F17FAFF3D2F43F60A02B2D714DDBBF"> : tensor<3x4xf64>
  %1 = tenon.softmax %0 axis 1 : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = tenon.tanh %1 : tensor<3x4xf64> -> tensor<3x4xf64>
  %3 = check.unfoldable_constant dense<"0xAC34FEC1C1A3E63F5740AA3F071CEA3F4224C3B92144F13F65BE4E1C9558EF3FCF52BA776E34EC3F89DD42CD94EDEE3F4C4A166FB32CE73F2A6487713FACF43F0BEA371C2EADF03F181D3F408DE3F43FF1DB8FA9289AE93F1E9FC5ABF099ED3F"> : tensor<3x4xf64>
  %4 = tenon.mul %2, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %7 = check.unfoldable_constant dense<"0x04D5DB1893B2DA3F62FC1563E7F1E53F20C6CC907912BABF124F67ED91DBED3F58D7004AF497E73F98427BC19270E53F4C6FD516A5CDED3F20B624545E3EA03F105446E25097EDBF00FB5D66E490823F6E54804A5FDEE73F400B24B31AACB0BF"> : tensor<3x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x0AB17661E10FE2BF43DF30A4E3F3DB3F761AC1648404F2BF04819B55394FDDBFD68B7D5938CFF53F946768C03784F73F6A7FD6C6181CE3BF9FAF608E28EEF7BFDF3D5DF82267D0BF76BF96F96E53E73FD84E650E47D3F43F7B95C9B3284CDBBF"> : tensor<3x4xf64>
  %11 = tenon.softmax %10 axis 1 : tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.tanh %11 : tensor<3x4xf64> -> tensor<3x4xf64>
  %13 = tenon.mul %12, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x145F05B4A80FE2BFBD773B264CF3DB3F52D2CBCD3404F2BF04607BB6804CDDBF12FFB30B04CFF53F6CAFBDC07084F73FF0183574671CE3BF55AC4C66FAEDF7BF8997890A7966D0BFFAAADDEF0755E73F48949A50A0D2F43F45AB8DA6B94EDBBF"> : tensor<3x4xf64>
  %19 = tenon.softmax %18 axis 1 : tensor<3x4xf64> -> tensor<3x4xf64>
  %20 = tenon.tanh %19 : tensor<3x4xf64> -> tensor<3x4xf64>
  %21 = tenon.mul %20, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x68322335EE4BC1BF00F51B42A81DC73F24D5A39AF149D8BFCE46C2F5F192EABFD80C2B447AECCF3FE07D8C063A65D1BFA8DD997EA802C83FA8FA0137F62BCCBF407E911BDAEDC9BFACD827198A33EFBF64B917BF5571E93FBCCEE4C2820FE93F"> : tensor<3x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %33 = check.unfoldable_constant dense<"0x68322335EE4BC1BF00F51B42A81DC73F24D5A39AF149D8BFCE46C2F5F192EABFD80C2B447AECCF3FE07D8C063A65D1BFA8DD997EA802C83FA8FA0137F62BCCBF407E911BDAEDC9BFACD827198A33EFBF64B917BF5571E93FBCCEE4C2820FE93F"> : tensor<3x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @softmax_1_open() {
  %0 = check.unfoldable_constant dense<"0x88DB46F89932DD3F6CF48F96669AF7BF88B8BCAD3000EA3FC8AB214C83D3F13FA0F7A9433777E83F68B13AB11BBFF73F689A1F31F8DCF0BF621D52AA7C04F5BFC0279626BD8DF4BF468423B70388F0BF62F316FD098EF73F28306E6662F8F43F"> : tensor<3x4xf64>
  %1 = check.opaque %0 : tensor<3x4xf64> -> tensor<?x?xf64>
  %2 = tenon.softmax %1 axis 1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.tanh %2 : tensor<?x?xf64> -> tensor<?x?xf64>
  %4 = check.unfoldable_constant dense<5.624324915e-01> : tensor<1x1xf64>
  %5 = tenon.mul %3, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %8 = check.unfoldable_constant dense<"0x705E903208F7D7BF020C66751917EFBFA8B9A5849E3EE9BFFEE9A095B8C8EFBF006A685A3E08A93F30F23A131E09B4BF543ED1E6E2FFDF3F987D32A6EADCE4BF803431E6047CE6BFBA2B397A59A0ED3F04D99446608DD9BF00A77B0BF4FBB8BF"> : tensor<3x4xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0x9282CAC72F34DD3F4B3B9BF9849AF7BF1826103692FFE93FE38245EA4AD3F13F7947E352A476E83FCD28D65A59BFF73FC130CBAF21DDF0BF300DEAD05A04F5BF4E503BE8C18DF4BF10B973AF2888F0BFCF7F6243F78DF73FDF08099632F8F43F"> : tensor<3x4xf64>
  %12 = check.opaque %11 : tensor<3x4xf64> -> tensor<?x?xf64>
  %13 = tenon.softmax %12 axis 1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %14 = tenon.tanh %13 : tensor<?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.mul %14, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x7E34C3280431DD3F8DAD8433489AF7BFF84A6925CF00EA3FADD4FDADBBD3F13FC7A77034CA77E83F033A9F07DEBEF73F0F0474B2CEDCF0BF942DBA839E04F5BF32FFF064B88DF4BF7C4FD3BEDE87F0BFF566CBB61C8EF73F7157D33692F8F43F"> : tensor<3x4xf64>
  %21 = check.opaque %20 : tensor<3x4xf64> -> tensor<?x?xf64>
  %22 = tenon.softmax %21 axis 1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %23 = tenon.tanh %22 : tensor<?x?xf64> -> tensor<?x?xf64>
  %24 = tenon.mul %23, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0xCA825603FDF5EE3F786401A2F38BD2BF882518C5222EE8BFCEECFA4FDD34E1BF14ED4051DD6BE6BF96D5CF9162D1E23FD407843A9053D9BF0453E2C3F1A8D43FE0B406708839A7BFC01A38F48E90D6BF180915C7B0DBC6BF98243ABDF12EDDBF"> : tensor<3x4xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %36 = check.unfoldable_constant dense<"0xCA825603FDF5EE3F786401A2F38BD2BF882518C5222EE8BFCEECFA4FDD34E1BF14ED4051DD6BE6BF96D5CF9162D1E23FD407843A9053D9BF0453E2C3F1A8D43FE0B406708839A7BFC01A38F48E90D6BF180915C7B0DBC6BF98243ABDF12EDDBF"> : tensor<3x4xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @log_softmax_0() {
  %0 = check.unfoldable_constant dense<"0xC594BE8D11ECE9BFAE48E46E5F5FEBBF6031B2BEBC03EB3F000E329AEF0AB0BF0C4B7300D651D33F104667A1CC7DC43F345B57B7B990D43FAC2D79046176D33F18EF7C030C19F53F0049BDEFA453CEBFC0007115FB6EB1BFE44AED187EC6F53F"> : tensor<3x4xf64>
  %1 = tenon.log_softmax %0 axis 0 : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = tenon.tanh %1 : tensor<3x4xf64> -> tensor<3x4xf64>
  %3 = check.unfoldable_constant dense<"0x9E91E5068A49F73F4E4E09275E80F33F7C0FE1937358E03F0C80224494CEE93FB6E265136111EC3F472DE11CA093E63F65017E0E975FE03F585CF9B5C0C5F23FB49A42233D35E03F2DBEDC62C095EE3F81F5EB2665C9F63F8C84832EB8F8F53F"> : tensor<3x4xf64>
  %4 = tenon.mul %2, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %7 = check.unfoldable_constant dense<"0x5C61E4B3F596DDBFA20448F9A5E2EE3FECBDECE0051EEB3F0C443309B811EFBF40C21CA6746CE2BFC022222C3DBECEBF241453DEA024DD3FD016C5BC09E3E2BF4040B973099DA9BFEE0192B6EE12E33F68BB87E5082BC9BF00682D619E0E86BF"> : tensor<3x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x1DA3607660ECE9BFC39AFDB9935EEBBFC4A39FE5ED03EB3F80BCA24D8704B0BF5A4047060E53D33F0B1B0904577DC43FAC7EEE5C3A91D43FCB847C80F977D33FBA773FC6A418F53F68226EAEE352CEBFF9EA9F14576EB1BF6BC554F53CC6F53F"> : tensor<3x4xf64>
  %11 = tenon.log_softmax %10 axis 0 : tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.tanh %11 : tensor<3x4xf64> -> tensor<3x4xf64>
  %13 = tenon.mul %12, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x6D861CA5C2EBE9BF99F6CA232B60EBBFFCBEC4978B03EB3F805FC1E65711B0BFBE559FFA9D50D33F1571C53E427EC43FBC37C0113990D43F8DD67588C874D33F7666BA407319F53F986F0C316654CEBF871642169F6FB1BF5DD0853CBFC6F53F"> : tensor<3x4xf64>
  %19 = tenon.log_softmax %18 axis 0 : tensor<3x4xf64> -> tensor<3x4xf64>
  %20 = tenon.tanh %19 : tensor<3x4xf64> -> tensor<3x4xf64>
  %21 = tenon.mul %20, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x4495A074BE14D8BFFCBEE9724A15EF3F2092116D0200CE3F78F3CBD34549EF3FEC19CFD331CEE73F1861702E53F2C1BFF489D95F44A1D33F08993D21362AEF3FAAA50D629081EFBF3083D323077DCD3FC0A062E75F06B93F5A9FBBEBFCE0E3BF"> : tensor<3x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %33 = check.unfoldable_constant dense<"0x4495A074BE14D8BFFCBEE9724A15EF3F2092116D0200CE3F78F3CBD34549EF3FEC19CFD331CEE73F1861702E53F2C1BFF489D95F44A1D33F08993D21362AEF3FAAA50D629081EFBF3083D323077DCD3FC0A062E75F06B93F5A9FBBEBFCE0E3BF"> : tensor<3x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @log_softmax_0_open() {
  %0 = check.unfoldable_constant dense<"0x10D423AC2F05F03FAA3C8A235C3BE6BFA0CE543D8D9BCFBF1642D35230CAEABF80393D2E3918E23FE80304A39622D63F28F30FA057AEF0BFD009F56D92F6C8BFDC23628701DEEE3F325B492B6774F0BF50625C80E9B6ED3F88D6C4F76D76DCBF"> : tensor<3x4xf64>
  %1 = check.opaque %0 : tensor<3x4xf64> -> tensor<?x?xf64>
  %2 = tenon.log_softmax %1 axis 0 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.tanh %2 : tensor<?x?xf64> -> tensor<?x?xf64>
  %4 = check.unfoldable_constant dense<6.672224774e-01> : tensor<1x1xf64>
  %5 = tenon.mul %3, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %8 = check.unfoldable_constant dense<"0xB0B27C79907AD93F02D04D43FE29E7BF842468617E57E0BFC482D76CE033D23F48C1F9AD7192C93F0005F43F12D18B3FF812B44EF2B3E23F80A8D9AB5C6389BFDC9B3F763B98ED3F581998069513EFBF4863DA33E6D3E23F78E5D126C8E7EB3F"> : tensor<3x4xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0x9123ECA60C05F03F97D9B4A4933BE6BFD84B33C29998CFBF3FA4AB9C91CAEABFF54AFB48C717E23F6719D0CA8F22D63F8663DDA664AEF0BF55EB80DE69F8C8BF1E8039CA89DDEE3FDBAF8A94B674F0BFFA9A2B9C82B6ED3F64BDD10D5C76DCBF"> : tensor<3x4xf64>
  %12 = check.opaque %11 : tensor<3x4xf64> -> tensor<?x?xf64>
  %13 = tenon.log_softmax %12 axis 0 : tensor<?x?xf64> -> tensor<?x?xf64>
  %14 = tenon.tanh %13 : tensor<?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.mul %14, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x8F845BB15205F03FBD9F5FA2243BE6BF685176B8809ECFBFEDDFFA08CFC9EABF0B287F13AB18E23F69EE377B9D22D63FCA8242994AAEF0BF4B2869FDBAF4C8BF9AC78A4479DEEE3F890608C21774F0BFA6298D6450B7ED3FACEFB7E17F76DCBF"> : tensor<3x4xf64>
  %21 = check.opaque %20 : tensor<3x4xf64> -> tensor<?x?xf64>
  %22 = tenon.log_softmax %21 axis 0 : tensor<?x?xf64> -> tensor<?x?xf64>
  %23 = tenon.tanh %22 : tensor<?x?xf64> -> tensor<?x?xf64>
  %24 = tenon.mul %23, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x0C4E793DEF5FD5BFCCD723214BF0D0BFD42D4173BED1EC3F40A0F428A9B0DDBFAE1D765F0B61E1BF80BF84BFD6B590BF8036568F9BCDBFBF0C5A0616E7FBE1BF26347C034D45E2BF7414F60FFF3BE8BFB42FD5626366DFBFC0DF304015DEA53F"> : tensor<3x4xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %36 = check.unfoldable_constant dense<"0x0C4E793DEF5FD5BFCCD723214BF0D0BFD42D4173BED1EC3F40A0F428A9B0DDBFAE1D765F0B61E1BF80BF84BFD6B590BF8036568F9BCDBFBF0C5A0616E7FBE1BF26347C034D45E2BF7414F60FFF3BE8BFB42FD5626366DFBFC0DF304015DEA53F"> : tensor<3x4xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @log_softmax_1() {
  %0 = check.unfoldable_constant dense<"0x48E3BB9C4C5EF6BF95CEAC3005E8E0BF5C272A339E4DF03F01C6ABC552CDEFBF306C3975211FC93F4F5DA6A4037CF6BFB8D617CCE02EEC3F40AFCB56DB3CEF3FA47E47C62FBEE7BF32BC1CF12595F6BF3EEFF31B0410F03F54BFE4A314CAE73F"> : tensor<3x4xf64>
  %1 = tenon.log_softmax %0 axis 1 : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = tenon.tanh %1 : tensor<3x4xf64> -> tensor<3x4xf64>
  %3 = check.unfoldable_constant dense<"0xD7BAAE3224FBE23FAAFA3D77D856ED3F4FBC031C1E86F73F83E0CD0B1DDCEA3F63A4F89CC242E53F5463E9E63AB7F23FC13C44EEDDC6E93F85B49317C67AEE3F8DD3F2B699E0EF3F1B7939E897A8E43F184B8ED748C6F23F4E994B427112E23F"> : tensor<3x4xf64>
  %4 = tenon.mul %2, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %7 = check.unfoldable_constant dense<"0xF2A49E8E28A1EDBFE27C0E8CD90CEEBFF622B3E3ABB5E73F4048FE76F930DBBFC099F81AF41BB7BFACC23559AB77D73FF68A6F236156ECBFA8BB35C0A7A0CBBFF087709BE671E33F1A4652BD0C22E2BF56CC9050DFD2E2BF1031F0E35D1AEC3F"> : tensor<3x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x675E9381A55EF6BFB412B6FFC2E7E0BFB537C52CB94DF03F1789F06FC8CDEFBF1DF1C5965C1EC93F914B5C1CDA7BF6BFC2A629E2CD2EEC3F46835E58973DEF3FB3D98ADD29BEE7BF2AE7E783F194F6BFDA75D6D0E80FF03FCB59D1A625CAE73F"> : tensor<3x4xf64>
  %11 = tenon.log_softmax %10 axis 1 : tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.tanh %11 : tensor<3x4xf64> -> tensor<3x4xf64>
  %13 = tenon.mul %12, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x2968E4B7F35DF6BF768AA36147E8E0BF03178F39834DF03FEB02671BDDCCEFBF43E7AC53E61FC93F0D6FF02C2D7CF6BFAE0606B6F32EEC3F3ADB38551F3CEF3F952304AF35BEE7BF3A91515E5A95F6BFA26811671F10F03FDD24F8A003CAE73F"> : tensor<3x4xf64>
  %19 = tenon.log_softmax %18 axis 1 : tensor<3x4xf64> -> tensor<3x4xf64>
  %20 = tenon.tanh %19 : tensor<3x4xf64> -> tensor<3x4xf64>
  %21 = tenon.mul %20, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0xA2E97242D620EBBF5CF1154C3133D43F2098BAE4D876D03FE88C041E4BF4E1BF4891F77E310ACEBF182054356F59D93F30CB8B418F16B7BFD43D7A77FDAFEC3F00F8621D69DA9C3FA831067FA7FFDF3FD45357BD98A8D0BFD0C18DD211C4B43F"> : tensor<3x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %33 = check.unfoldable_constant dense<"0xA2E97242D620EBBF5CF1154C3133D43F2098BAE4D876D03FE88C041E4BF4E1BF4891F77E310ACEBF182054356F59D93F30CB8B418F16B7BFD43D7A77FDAFEC3F00F8621D69DA9C3FA831067FA7FFDF3FD45357BD98A8D0BFD0C18DD211C4B43F"> : tensor<3x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @log_softmax_1_open() {
  %0 = check.unfoldable_constant dense<"0x72E76A75CE52F03FE83CA7FA5B07DABF68BA4F73059FF03FB2118E119E91EBBF141745BD96F5EEBF0092DDC1D854DF3F9FD736328495EBBF403FBCE79FBED7BF80F8543019618EBFDA0DB360F47AF63F2C38C4A6C947E33F2E43E9F73606F53F"> : tensor<3x4xf64>
  %1 = check.opaque %0 : tensor<3x4xf64> -> tensor<?x?xf64>
  %2 = tenon.log_softmax %1 axis 1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.tanh %2 : tensor<?x?xf64> -> tensor<?x?xf64>
  %4 = check.unfoldable_constant dense<8.069074525e-01> : tensor<1x1xf64>
  %5 = tenon.mul %3, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %8 = check.unfoldable_constant dense<"0x284A97FAFFA3E4BF22044C08BAC5EDBF9E047AF48D8FE2BF3E285AB56BDCEDBF868D741787ACE5BFC8708B2F8116EBBF9AF8BD39F8ABE3BFB2F9987608A6E7BF5C87C1437545EEBF4C9CC6514551D83F34C28F07EA56DB3FA838D3CE063BC83F"> : tensor<3x4xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0xF4271C59F552F03F72C69DB93908DABF374C1D44E89EF03F8F755F514A91EBBF74F67309D6F5EEBF43BA9806EF53DF3F7C20F42D8495EBBF1B404576F3BFD7BF1F8B2E364D428EBF020C929CDD7AF63F2DA022B47C48E33F995D3379EC05F53F"> : tensor<3x4xf64>
  %12 = check.opaque %11 : tensor<3x4xf64> -> tensor<?x?xf64>
  %13 = tenon.log_softmax %12 axis 1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %14 = tenon.tanh %13 : tensor<?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.mul %14, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0xF0A6B991A752F03F5EB3B03B7E06DABF992882A2229FF03FD5ADBCD1F191EBBFB437167157F5EEBFBD69227DC255DF3FC28E79368495EBBF653E33594CBDD7BFE1657B2AE57F8EBFB20FD4240B7BF63F2BD065991647E33FC3289F768106F53F"> : tensor<3x4xf64>
  %21 = check.opaque %20 : tensor<3x4xf64> -> tensor<?x?xf64>
  %22 = tenon.log_softmax %21 axis 1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %23 = tenon.tanh %22 : tensor<?x?xf64> -> tensor<?x?xf64>
  %24 = tenon.mul %23, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x085A9FEF78BCD73F1C4C2EBFF9EAE0BFAC90C1870ED0D1BF68216639068FD93F2C3CEBCD1F51D3BF7C9F959811D5E1BF00006A3AC2CD143F4EACD8E3F7E7E9BFB842F46DFFCBE23FE0A2BF4A6ACACBBFB4B0BE373A52EB3FBE0FB042EBBBE6BF"> : tensor<3x4xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %36 = check.unfoldable_constant dense<"0x085A9FEF78BCD73F1C4C2EBFF9EAE0BFAC90C1870ED0D1BF68216639068FD93F2C3CEBCD1F51D3BF7C9F959811D5E1BF00006A3AC2CD143F4EACD8E3F7E7E9BFB842F46DFFCBE23FE0A2BF4A6ACACBBFB4B0BE373A52EB3FBE0FB042EBBBE6BF"> : tensor<3x4xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}
