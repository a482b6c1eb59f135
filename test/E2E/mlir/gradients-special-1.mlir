// The gradient of each op, and that gradient's, against differences.
// Made by make_gradient_modules.py.

func.func @lgamma() {
  %0 = check.unfoldable_constant dense<"0xF2F4D05850FEFE3F47F8A83F4DF900402A3CA9DCA03DEE3FDF34DF602EE703408EB96B2A112EFE3F430C3A81DB50004003B563426EF40140BCCE0D75FE42E83F14F90796502BE63F73AD33D8FDAB02400CB3BC9E1E87FC3F7A684AF0C58BF23F"> : tensor<3x4xf64>
  %1 = tenon.special lgamma(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x66B506CF4DD6F63FA85C50258B88EC3FF19A2A004EF1E43F175DD690074DEB3FD74B349CF519E53FAABD35911C59F53F26E6F2F0DA6EF23FEF1F632E2B58E83FB0AE1B91ECDBE13F51BA84F9AB24E53FC23E32602F7FE33FE608949ACAD4F33F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0x005DF40310C372BF54D8AEE7EBB9ECBFE291F3A7EB04ED3FC411B0BC5BE3D83F4085EE834DA4C63F3E87AFC52D01E5BF008872546F64A9BF306FF0DA0600C2BFC6AD11227845EBBF1A85E5CBE5D9EDBFEE98B4FF39EEE33F0068C2D48B8A683F"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x2E8E5EB992FEFE3FB8CEAEF452F90040DDBCC279AE3DEE3F8F5F2D363FE703407E33147E1F2EFE3FD47E38F606510040BD16BD9E9FF40140076DDC2CC743E83F436ECA5CE52BE63FE6FD2C61E7AB0240911873997A87FC3F25376C43878BF23F"> : tensor<3x4xf64>
  %10 = tenon.special lgamma(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xB65B43F80DFEFE3FD621A38A47F9004077BB8F3F933DEE3F2F0A918B1DE703409E3FC3D6022EFE3FB2993B0CB050004049530AE63CF4014071303FBD3542E83FE58345CFBB2AE63F005D3A4F14AC0240874D06A4C286FC3FCF99289D048CF23F"> : tensor<3x4xf64>
  %17 = tenon.special lgamma(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x9A6C6336B741E43FF0201281E6DDBB3F60A19AA1459EB03F64581CEB618CD43F9889D9281F7DC13F3C276D4D2886EA3F00A2E58D9D20EE3FAA5807F78BA0EE3F0876010C94B3E63F78144CA94B6CDBBFD848BBE9E211EC3F14FDCD4E8120E3BF"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x9A6C6336B741E43FF0201281E6DDBB3F60A19AA1459EB03F64581CEB618CD43F9889D9281F7DC13F3C276D4D2886EA3F00A2E58D9D20EE3FAA5807F78BA0EE3F0876010C94B3E63F78144CA94B6CDBBFD848BBE9E211EC3F14FDCD4E8120E3BF"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @digamma() {
  %0 = check.unfoldable_constant dense<"0xE8D75CCD165A0240A41E45DAD43B0340EF1B3C7C4AD8F83F36F77E8BC7B90240AB688ACA57C1FF3F2F7AE9288E280440378998D3D34EFE3F878CA3060E3503403316A98580B4F93F04C73E2000670540F54DAD46AFCD05403F569FA81088FB3F"> : tensor<3x4xf64>
  %1 = tenon.special digamma(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0xE590964CF840E13F2BD20CE7F61AE93FB89C3DD30E02ED3F3667386AE24CEB3F08DD4C86750FEF3FB57E1A0899C0E23FE2963300ECC1E33F75634E21A26EF13F7F2A30A8D5BBF03F58B4BF340D1BE13FFCA83F10D2A9F73FD0CA7E3B6EA0E13F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0x78DF69B124F8EE3FAC46374E9BE8E1BF00E09CF4F4DFB7BFE075CD213855DE3F7C908B43B28AE53F0E3C43C52B73ECBF805949393571E3BFF07D3CCF7CD5EF3F807781F26ED7E9BF1AE93BBE6EFDED3F1CF39F562E0ED3BF08A4072CCEBCEE3F"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x5B769D311D5A0240925F9CE7C43B034019E69068F8D7F83F0D68B29FC4B90240A635A29F00C1FF3F272238857D280440AFAFA25FEC4EFE3FD04D8237E3340340B6B621C7D8B4F93FB93D3C46DF6605405308715BE2CD054060DDDBECEA87FB3F"> : tensor<3x4xf64>
  %10 = tenon.special digamma(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x75391C69105A0240B6DDEDCCE43B0340C551E78F9CD8F83F5F864B77CAB90240B09B72F5AEC1FF3F37D29ACC9E280440BF628E47BB4EFE3F3ECBC4D538350340B075304428B4F93F4F5041FA206705409793E9317CCD05401ECF62643688FB3F"> : tensor<3x4xf64>
  %17 = tenon.special digamma(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xA061AE858335BF3F14A03DFDB677D3BFE2DBCD9F400CE9BFE0A409A6B986ACBF82E3911CF899EABF1059F5FBD14FD4BFE843F563F2F6CD3FF0E6860AEC20EABF0C20FCEFFAEEEA3FEEF34B0C100DE4BFD41F80766C2DEF3F0436860EDA07D7BF"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0xA061AE858335BF3F14A03DFDB677D3BFE2DBCD9F400CE9BFE0A409A6B986ACBF82E3911CF899EABF1059F5FBD14FD4BFE843F563F2F6CD3FF0E6860AEC20EABF0C20FCEFFAEEEA3FEEF34B0C100DE4BFD41F80766C2DEF3F0436860EDA07D7BF"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @erfinv() {
  %0 = check.unfoldable_constant dense<"0x7EBDB842EF73E33FA03FFA0EE4C2D5BF5842F78FBA8DC23FC0806801F1A0CD3F181312B20FEAC53F34E27779011EC73F8075D09C136C8B3F7054FE60C822E1BFF7EE558641B0E7BF2CDBE3A14285E43F34AF91EEAB76E2BF3A6618812FBED2BF"> : tensor<3x4xf64>
  %1 = tenon.special erfinv(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x6F5F1684E0BDEC3F5C9F7B4BF296F43F35E6E0D9077CE73F13653A9867C3EE3F7AD2E2DDC56AE53FB4EE68EFD83FF63F941B1308C557E13F194CD9B23391E13FE9A751C00A14E53F409CCA8A1ED1E73F28DE71303145E43F6CEF30C9AADEF63F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0x14E2F1EB9617D9BF986703D450E3E7BFE84A585072C9EEBF2088844CF748A93F908990F9EC59C93FC8BD0454397AD5BF4A6AF87824FBEFBFE8182E7C39C9C73FBE9AB4BD0C38E0BF24A79EE26E9DEE3FE696E796D771E3BF72DEB09C28DFE9BF"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x3A7305916074E33F9DAE146A70C2D5BFFF8022CCE28AC23FE57482FADAA0CD3FCFF58801CEEBC53F094BB961EA1EC73F18D5D100AD508B3FDDD1436A4622E1BFA4AB7D1110B1E7BF8C67588DC284E43FC47D7E140376E2BF2940F98692BCD2BF"> : tensor<3x4xf64>
  %10 = tenon.special erfinv(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xC2076CF47D73E33FA3D0DFB357C3D5BFB103CC539290C23F9B8C4E0807A1CD3F61309B6251E8C53F5F793691181DC73FE815CF387A878B3F03D7B8574A23E1BF4A322EFB72AFE7BFCC4E6FB6C285E43FA4E0A4C85477E2BF4B8C377BCCBFD2BF"> : tensor<3x4xf64>
  %17 = tenon.special erfinv(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x8CFB7A94024AE13FEC78704759A5D13FF827B06914C3EBBFC0FB78D16BE39ABFF604FE048006E13FE07D873DF8C4D13F926729B660B9E0BF1A7B8CD5B5D4E33F5A2A3AC01B84EFBF769B5487228BE3BF0A18BB8DC6C3E93F22795F30F581EF3F"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x8CFB7A94024AE13FEC78704759A5D13FF827B06914C3EBBFC0FB78D16BE39ABFF604FE048006E13FE07D873DF8C4D13F926729B660B9E0BF1A7B8CD5B5D4E33F5A2A3AC01B84EFBF769B5487228BE3BF0A18BB8DC6C3E93F22795F30F581EF3F"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @ndtri() {
  %0 = check.unfoldable_constant dense<"0xDA0D36464AA3C53F92C6873375CCEC3FC77A5847DB8AC33F041F0FAF9151CC3FDE6A46AB229BDB3F8C42D9DAE16ED03F4B218B06FF4BE63F6EE86E3D759AD83F3B520B683F18EA3FE9C86C037CB8E43F47F3DCCA91A5E43F4BD333784D9EE83F"> : tensor<3x4xf64>
  %1 = tenon.special ndtri(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0xFA8ECA232B6DF73F1FB0470913A3E13F58B20B15A290F73FC015E6FF58A6F23FADD573BC85D0E83F823B44E6F30AEA3FCD67C0544568E33FC88A9DE92A22EF3F281E252725D8F53F542696279550F53FFA2D92CFB853F03F64E61E127E55F23F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0x3831DDBA7E2ED43F785DD26BD50DE23F7C7C93A01BF3EF3F701866CB37A0B1BF4C98574E1C38E73F70EE0FF8C174D2BFE420819234EEDABF004F35A2CDC07FBFF06E43C81D35EE3F864ADE6D6566E53FC80A0B749246E03F8095CD0D7ECA80BF"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x6EB91DD7A1A3C53F8AC5145971CCEC3F5276192B128EC33FA1525FABAA4FCC3F7402188FA199DB3F2B7AB300CC6FD03FA4E71B0CBE4CE63F9DCE6E782A9AD83FF5266EBAAD17EA3FE2C574BA0BB8E43F091B289807A6E43F2F6FC12AB29EE83F"> : tensor<3x4xf64>
  %10 = tenon.special ndtri(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x46624EB5F2A2C53F9AC7FA0D79CCEC3F3C7F9763A487C33F67EBBEB27853CC3F48D374C7A39CDB3FED0AFFB4F76DD03FF25AFA00404BE63F3F026F02C09AD83F817DA815D118EA3FF0CB644CECB8E43F85CB91FD1BA5E43F6737A6C5E89DE83F"> : tensor<3x4xf64>
  %17 = tenon.special ndtri(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xB0913CB318B9BA3F0070078BA5D092BFD67498280864EF3F42F2C7000094E2BF0257676AAE61EDBF9A5F0E4E33DDE13F72FA4367C925ED3F78CDE0A75ED1C6BFFC626ACB8D3AE6BFEE36F6572222E1BFD807C147A3F9E13F84D73277FDBADE3F"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0xB0913CB318B9BA3F0070078BA5D092BFD67498280864EF3F42F2C7000094E2BF0257676AAE61EDBF9A5F0E4E33DDE13F72FA4367C925ED3F78CDE0A75ED1C6BFFC626ACB8D3AE6BFEE36F6572222E1BFD807C147A3F9E13F84D73277FDBADE3F"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @bessel_i0() {
  %0 = check.unfoldable_constant dense<"0x54A736852049E33F13D7A6FF903C0040106762FC9150E93F420F275ABEE2F73FB47D37FB18CA0140820C75959DA2F23FE42E40FF3AC3FA3FB4DFE5A35977FD3FB9D9F57938B60040A18A2E69DAB403403EA723D09EB3014024C44F228833F73F"> : tensor<3x4xf64>
  %1 = tenon.special bessel_i0(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x5885923B9002F23F5E8FC157E937F43FF3AD6874F8ACED3F19EA39D22C2BE23F70FDE713CFC8F23F261C03047CCBF73F1C5F4CE81BFDE53F4078145BB42AE03F9BB43A235159E43F5130DB384AFCE83FED367B7A61ADE23FB4EE3F019A95E53F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0x7066BB9F814DC6BF3018DA945D67E9BF7279CCF37473E43FD4F47DE8DCBDEABFE0AA2E6AD814D33F40555EA96770C7BFD0B3FB8B5B3BBCBF3079C420A616E23FD01353BD88EED8BF2AFCE6A2DC6CE2BF506CE2D0B304D43F705A3463F53EBFBF"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x55832002A449E33FB71208A9713C0040C4F89DE10A51E93FCBE9E4D9F1E2F73FA7D66F2E13CA01404A9D9A83C3A2F23F88F7DAFFEEC2FA3F129336E2A677FD3F5573440135B600404FED82EFFEB4034079C3323582B301403D7E66218933F73F"> : tensor<3x4xf64>
  %10 = tenon.special bessel_i0(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x53CB4C089D48E33F6F9B4556B03C00405CD526171950E93FB93469DA8AE2F73FC124FFC71ECA0140BA7B4FA777A2F23F4066A5FE86C3FA3F562C95650C77FD3F1D40A7F23BB60040F327DAE2B5B40340038B146BBBB301400B0A39238733F73F"> : tensor<3x4xf64>
  %17 = tenon.special bessel_i0(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x92D5216F3F10E43FC2F358679E20E3BF089AEB667A72E23FB015A2A0B76EDF3F6036AFDDE651BCBF0C259E6D9A26D73F4CD384C35031E7BF681ABD60A492E73F6067F63552F3B0BF6EB83A01FD4AE63FE6E604879175E1BF0006B8E23376833F"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x92D5216F3F10E43FC2F358679E20E3BF089AEB667A72E23FB015A2A0B76EDF3F6036AFDDE651BCBF0C259E6D9A26D73F4CD384C35031E7BF681ABD60A492E73F6067F63552F3B0BF6EB83A01FD4AE63FE6E604879175E1BF0006B8E23376833F"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @bessel_i0e() {
  %0 = check.unfoldable_constant dense<"0x868BE69D03F1F53F8BE5D4602986F53F97B4C5B7A42802408433822BBA8EF73F41E856F219B40140DFBDFD89BDC502409692FE4760AA024012F2766D866F03407C15A073D506E53FA57810C60DB0E83F2FB81EF035F20140D3FB5162473FE73F"> : tensor<3x4xf64>
  %1 = tenon.special bessel_i0e(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x5E985E9EC40BF03FC38CC10B2C24E73F5BB18269BDABEE3F86CEA88FBA03E73F07281966111CE93F0204A65C344EF23FAF9BE1D14FB6F43F5EC4AA584B2DF63FC7C3A014E64FF63FAABD87DA4576EB3FAD90FB2CC48BF43F80EBB7A5324FF33F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0xB8074918805CEA3FF63B0BE175B3E33FA4486BADDB7EDABF142C005954EFDBBFB6CF251F7F2EEB3F8046DAC569849ABF3E17C382783EEB3FF87F5ECF2028D1BF8C15991D0A51D8BF14B5049787BBE9BFA0E433ECAD53C73F70ACB0D02AE9BA3F"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x23EE2F8B41F1F53F1B883FBE5786F53F8035E29690280240EE5F4AB0868EF73F5FE3008735B40140F56C4797E9C502409159BBE73FAA0240261B9781A66F0340FC487744BE06E53FCF3E71E97DB0E83FE448FA8F42F20140CBBE5BCD8F3FE73F"> : tensor<3x4xf64>
  %10 = tenon.special bessel_i0e(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xE9289DB0C5F0F53FFB426A03FB85F53FAE33A9D8B82802401A07BAA6ED8EF73F23EDAC5DFEB30140C90EB47C91C502409BCB41A880AA0240FEC85659666F0340FCE1C8A2EC06E53F7BB2AFA29DAFE83F7A27435029F20140DB3848F7FE3EE73F"> : tensor<3x4xf64>
  %17 = tenon.special bessel_i0e(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xEE3F38050AE6E23FF49FB855844CDC3F5025A4B42592D8BFE824E4D2F46BDFBFBA2685BF7CD5E03F42211D391CE3EA3F1E6C8D07C1C2E3BFFE2A12A14894E33F70B6A24D114DBCBF1AD23CF4651CE13F18F3480C47D2CE3FECD29F5AAA19D63F"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0xEE3F38050AE6E23FF49FB855844CDC3F5025A4B42592D8BFE824E4D2F46BDFBFBA2685BF7CD5E03F42211D391CE3EA3F1E6C8D07C1C2E3BFFE2A12A14894E33F70B6A24D114DBCBF1AD23CF4651CE13F18F3480C47D2CE3FECD29F5AAA19D63F"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @bessel_i1() {
  %0 = check.unfoldable_constant dense<"0x12CBC32C8BDBE93FC9D89FAC44C4E53F067956C7A5D4FB3F8A8D915350B7F23FE6E5646593E80040644DDE167CBBF43FDF5501566C2F02409A126ED185A7F23F204A9E30D09AF33F2C19692095E3FA3FB81CF404921B00408D8A89CE6879E63F"> : tensor<3x4xf64>
  %1 = tenon.special bessel_i1(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x0075B3AAE58BF23F4962054DEB1CE63FE63D7D00201FF33F5CA6B85813F4E93F2260504C7B7AED3F66D6B7B7EA33F03FC1676EF9E49CE53FF2787D7874EEF73FE8470D0FFE45E53FBA0E3C1FEB93E93FBD077929A597E33FD64D3E85A45FF53F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0xEC53799245FFE43FC6D9C7DA493AED3F9ADEE5C99439EA3F28DCCCCB43A5E13F60E8A331AE6CB2BF2046FB0D2935D0BFB03F104CF2EBEC3FF4EFE5D31356E93F803DA11D3C2AA8BFD695119AD1BAEB3F2A55AEE6D5D6ED3F1AAB15FFA7C5E33F"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xF1C3EAFCB5DBE93F10B1430727C4E53F24A5120368D4FB3F75B552875AB7F23F845FF74F87E800406786E04173BBF43FF8AC4470552F02402C5F0AB297A7F23F3158F1B3E89AF33FF5F0EAFFA5E3FA3F05063690BE1B0040ACB40280FB78E63F"> : tensor<3x4xf64>
  %10 = tenon.special bessel_i1(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x33D29C5C60DBE93F8200FC5162C4E53FE84C9A8BE3D4FB3F9F65D01F46B7F23F486CD27A9FE800406114DCEB84BBF43FC6FEBD3B832F024008C6D1F073A7F23F0F3C4BADB79AF33F6341E74084E3FA3F6B33B279651B00406E60101DD679E63F"> : tensor<3x4xf64>
  %17 = tenon.special bessel_i1(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x601A66C98B21CA3FD0B83E7F2D18C2BF2477093385D9E2BF002575925AE8B83F502716655080CDBF20C1D092FF8FB5BFC80A2ECC70F3DBBFB02878CBAED2C53FD076ABE24EECCD3F2047E9FFD598C43F6C19A5FAFE2FEB3F74970273CBADE0BF"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x601A66C98B21CA3FD0B83E7F2D18C2BF2477093385D9E2BF002575925AE8B83F502716655080CDBF20C1D092FF8FB5BFC80A2ECC70F3DBBFB02878CBAED2C53FD076ABE24EECCD3F2047E9FFD598C43F6C19A5FAFE2FEB3F74970273CBADE0BF"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @bessel_i1e() {
  %0 = check.unfoldable_constant dense<"0xFB026BEC11B0F53FF54DEF8DF59103403BC062EA8E74F53FF047A0529AB1E63F845F718C6EA9F53FF84B1BE6CA76E73F9AE07A7642C8F93F884D4082D3A6F13F923023519D28EA3FA9F2CE3A60B702407959B9FA2DA8E83FF2C23077A51CED3F"> : tensor<3x4xf64>
  %1 = tenon.special bessel_i1e(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x87CEFAEFB6CEF33F448D9279A2E5E43FA5F33F41DC8CF03F5E181547711FE73F6876014436D5F73FD3C627FFFA47E33F7C0A171479D7F43FA1F32A9048E1E03F111318138685EF3F4EB111B3E9E6F33F4886BE1B827CEE3F79C3FF371145E23F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0xCC5998CA8E09E83FEC71DB005237DABFE26013F1F883EEBF8EDCA3C012ECEDBF805334C96ED1E63FA88FF59BAF9EC63F0C4A2170E3A2DCBFA010409DCCACCF3F96BB64B074D0EB3F945D5C7A0FB0E7BF3853CE89BFE3C93FCEFC87FA285CEA3F"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xA8FC2654B5AFF53FD2F08C5420920340FBD63BDBDE74F53F19C424A3A7B1E63FF5BB89ED28A9F53F0143D6EE0477E73F25AC8A278BC8F93FE599C3A3FCA6F13FB0813F0F8628EA3F1B20CBCF7CB7024094D03DFD9BA7E83F634AEA94411CED3F"> : tensor<3x4xf64>
  %10 = tenon.special bessel_i1e(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x4E09AF846EB0F53F18AB51C7CA9103407BA989F93E74F53FC7CB1B028DB1E63F1303592BB4A9F53FEF5460DD9076E73F0F156BC5F9C7F93F2B01BD60AAA6F13F74DF0693B428EA3F37C5D2A543B702405EE234F8BFA8E83F813B7759091DED3F"> : tensor<3x4xf64>
  %17 = tenon.special bessel_i1e(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xF4216EC2F741ECBF16AEA7B6B91BEA3F5E6211406065E83FA0BD8FB9C940B03F68E3C9701E3FE5BFC0BEA30EEAB5D13F9AC0FDF1082FE63F149B5B63B41AD93FE03EFB6EEE63BCBFFE0FBDEAEE71E13F226593A9BD46E6BF3CA78AC16D7BDEBF"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0xF4216EC2F741ECBF16AEA7B6B91BEA3F5E6211406065E83FA0BD8FB9C940B03F68E3C9701E3FE5BFC0BEA30EEAB5D13F9AC0FDF1082FE63F149B5B63B41AD93FE03EFB6EEE63BCBFFE0FBDEAEE71E13F226593A9BD46E6BF3CA78AC16D7BDEBF"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @bessel_j0() {
  %0 = check.unfoldable_constant dense<"0x12CBC32C8BDBE93FC9D89FAC44C4E53F067956C7A5D4FB3F8A8D915350B7F23FE6E5646593E80040644DDE167CBBF43FDF5501566C2F02409A126ED185A7F23F204A9E30D09AF33F2C19692095E3FA3FB81CF404921B00408D8A89CE6879E63F"> : tensor<3x4xf64>
  %1 = tenon.special bessel_j0(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x0075B3AAE58BF23F4962054DEB1CE63FE63D7D00201FF33F5CA6B85813F4E93F2260504C7B7AED3F66D6B7B7EA33F03FC1676EF9E49CE53FF2787D7874EEF73FE8470D0FFE45E53FBA0E3C1FEB93E93FBD077929A597E33FD64D3E85A45FF53F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0xEC53799245FFE43FC6D9C7DA493AED3F9ADEE5C99439EA3F28DCCCCB43A5E13F60E8A331AE6CB2BF2046FB0D2935D0BFB03F104CF2EBEC3FF4EFE5D31356E93F803DA11D3C2AA8BFD695119AD1BAEB3F2A55AEE6D5D6ED3F1AAB15FFA7C5E33F"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xF1C3EAFCB5DBE93F10B1430727C4E53F24A5120368D4FB3F75B552875AB7F23F845FF74F87E800406786E04173BBF43FF8AC4470552F02402C5F0AB297A7F23F3158F1B3E89AF33FF5F0EAFFA5E3FA3F05063690BE1B0040ACB40280FB78E63F"> : tensor<3x4xf64>
  %10 = tenon.special bessel_j0(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x33D29C5C60DBE93F8200FC5162C4E53FE84C9A8BE3D4FB3F9F65D01F46B7F23F486CD27A9FE800406114DCEB84BBF43FC6FEBD3B832F024008C6D1F073A7F23F0F3C4BADB79AF33F6341E74084E3FA3F6B33B279651B00406E60101DD679E63F"> : tensor<3x4xf64>
  %17 = tenon.special bessel_j0(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x601A66C98B21CA3FD0B83E7F2D18C2BF2477093385D9E2BF002575925AE8B83F502716655080CDBF20C1D092FF8FB5BFC80A2ECC70F3DBBFB02878CBAED2C53FD076ABE24EECCD3F2047E9FFD598C43F6C19A5FAFE2FEB3F74970273CBADE0BF"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x601A66C98B21CA3FD0B83E7F2D18C2BF2477093385D9E2BF002575925AE8B83F502716655080CDBF20C1D092FF8FB5BFC80A2ECC70F3DBBFB02878CBAED2C53FD076ABE24EECCD3F2047E9FFD598C43F6C19A5FAFE2FEB3F74970273CBADE0BF"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @bessel_j1() {
  %0 = check.unfoldable_constant dense<"0x1B9EE2B085DD01409733D0F7B034ED3F12FFC30B344CF83FF2FF4788B3CC0240BB27B832CCA0F63F9A1A940A8EB1E63F4826A45D30DC0240ACB75C765197FD3F9415F7969548EB3F145EF5E71CD1F93F458B29E5D87802405DDE3DB77926F13F"> : tensor<3x4xf64>
  %1 = tenon.special bessel_j1(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x6455E0C648EEE23F08F9A014A5A3F73F39B295F6042BED3FC129F38D6EAAEE3F9EA9B2D01F6AF03F68C26725DA6BE93F88E4CB72C98DF73F27F5611064CEE53FDE15D86081B5E93F85CF79D62095E53F8015DACBEC70F03FBABF6E4984A9E03F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0xA4DC271D5802D33FF664692BC061EDBF2A88919CFC72E2BF6CA934CF96E7EFBF3AA5859F161BE7BF906503E77371E2BFA6E713EB7554EEBF70151B3E709ABBBFE2D5ABA67FB2E0BF567F6F886616ED3FEA872ACAA316EA3F785DBC5D0B33E73F"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x45F2076D54DD0140FDDEACA3FD33ED3FF2A79183824CF83FD94FC2A8B9CC02404D7E177323A1F63F05E9C804C6B1E63F176E5FA319DC0240CCB9673A3597FD3FF6A9688FEA47EB3F3CA6872B02D1F93F5EDD72E5C8780240B56743BEA426F13F"> : tensor<3x4xf64>
  %10 = tenon.special bessel_j1(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xF149BDF4B6DD01403188F34B6435ED3F3256F693E54BF83F0BB0CD67ADCC024029D158F274A0F63F2F4C5F1056B1E63F79DEE81747DC02408CB551B26D97FD3F3281859E4049EB3FEC1563A437D1F93F2C39E0E4E8780240055538B04E26F13F"> : tensor<3x4xf64>
  %17 = tenon.special bessel_j1(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x42966137AA11EEBFFCD118A4065DEBBF566F29A34FF2E73F60D9263A95EABD3F504E4B1885A0EA3F28707E5D3B15D13F4CCFD7E260BEDBBF6C1DF447983BD1BFA4C84B2BD718EABFDC6375F78151D0BFDC03487FA687D3BF181214210943DA3F"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x42966137AA11EEBFFCD118A4065DEBBF566F29A34FF2E73F60D9263A95EABD3F504E4B1885A0EA3F28707E5D3B15D13F4CCFD7E260BEDBBF6C1DF447983BD1BFA4C84B2BD718EABFDC6375F78151D0BFDC03487FA687D3BF181214210943DA3F"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @bessel_k0() {
  %0 = check.unfoldable_constant dense<"0x1B9EE2B085DD01409733D0F7B034ED3F12FFC30B344CF83FF2FF4788B3CC0240BB27B832CCA0F63F9A1A940A8EB1E63F4826A45D30DC0240ACB75C765197FD3F9415F7969548EB3F145EF5E71CD1F93F458B29E5D87802405DDE3DB77926F13F"> : tensor<3x4xf64>
  %1 = tenon.special bessel_k0(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x6455E0C648EEE23F08F9A014A5A3F73F39B295F6042BED3FC129F38D6EAAEE3F9EA9B2D01F6AF03F68C26725DA6BE93F88E4CB72C98DF73F27F5611064CEE53FDE15D86081B5E93F85CF79D62095E53F8015DACBEC70F03FBABF6E4984A9E03F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0xA4DC271D5802D33FF664692BC061EDBF2A88919CFC72E2BF6CA934CF96E7EFBF3AA5859F161BE7BF906503E77371E2BFA6E713EB7554EEBF70151B3E709ABBBFE2D5ABA67FB2E0BF567F6F886616ED3FEA872ACAA316EA3F785DBC5D0B33E73F"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x45F2076D54DD0140FDDEACA3FD33ED3FF2A79183824CF83FD94FC2A8B9CC02404D7E177323A1F63F05E9C804C6B1E63F176E5FA319DC0240CCB9673A3597FD3FF6A9688FEA47EB3F3CA6872B02D1F93F5EDD72E5C8780240B56743BEA426F13F"> : tensor<3x4xf64>
  %10 = tenon.special bessel_k0(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xF149BDF4B6DD01403188F34B6435ED3F3256F693E54BF83F0BB0CD67ADCC024029D158F274A0F63F2F4C5F1056B1E63F79DEE81747DC02408CB551B26D97FD3F3281859E4049EB3FEC1563A437D1F93F2C39E0E4E8780240055538B04E26F13F"> : tensor<3x4xf64>
  %17 = tenon.special bessel_k0(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x42966137AA11EEBFFCD118A4065DEBBF566F29A34FF2E73F60D9263A95EABD3F504E4B1885A0EA3F28707E5D3B15D13F4CCFD7E260BEDBBF6C1DF447983BD1BFA4C84B2BD718EABFDC6375F78151D0BFDC03487FA687D3BF181214210943DA3F"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x42966137AA11EEBFFCD118A4065DEBBF566F29A34FF2E73F60D9263A95EABD3F504E4B1885A0EA3F28707E5D3B15D13F4CCFD7E260BEDBBF6C1DF447983BD1BFA4C84B2BD718EABFDC6375F78151D0BFDC03487FA687D3BF181214210943DA3F"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @bessel_k0e() {
  %0 = check.unfoldable_constant dense<"0x88AA538F8AF9FE3FBA10636D72380040D4E9DC76BF02F03FF9187641C5DB0040709171D111BBF13FE00E4BE452E4FE3F9BA86756BE00024038A97CF6DA24ED3F3CFEBAFCC389E83F4003EC5D2AC803406CA9A2365245F73FAC90B7344F65F63F"> : tensor<3x4xf64>
  %1 = tenon.special bessel_k0e(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x042B7374955FF33FB2C56BF03F13F73F3228BAEA5A13E83F29704CD1D5B6F63FED1E50D11B95EF3F3060AC3F6E97F33F8497583219D7F03FC0AA5871417BF43FCA0156C7DFEEF23FB9B691631C62F33F7497418A262DF33F5B237C6DBC4DEF3F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0x484EE377315AC83F62C7D326ACEEEB3FA2B88C197BCEEBBF3EEDA3BDADE3E23FE0739BA3D293C53F08D2F13C9551DF3FF899C2C841AECABF203A786566DFAEBF441645711D8BE73FB47F76E147D0D8BF98B5E17C2EEFD6BF50E2E2585839C73F"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x3E648EA1F2F9FE3FA8AA39F99F3800402A1453CB9802F03F8003C046D2DB0040B00DEC5867BBF13FFBA4D9665DE4FE3FDF0EA02290000240BBABB69BC224ED3FDE8CBD4A2789E83F6A2E925943C8034053FB3F993745F73F653FCC538D65F63F"> : tensor<3x4xf64>
  %10 = tenon.special bessel_k0e(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xD2F0187D22F9FE3FCC768CE1443800407EBF6622E602F03F722E2C3CB8DB00403015F749BCBAF13FC578BC6148E4FE3F57422F8AEC000240B5A64251F324ED3F9A6FB8AE608AE83F16D8456211C80340855705D46C45F73FF3E1A2151165F63F"> : tensor<3x4xf64>
  %17 = tenon.special bessel_k0e(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x7A96EC2B90C2EF3FE67C73BB99CCEB3F9CB9A8E0329AD7BFF09F9475E9C9CF3F6E002B41F819EA3F1043771CBEA8B93F681695931A33ECBFA023EFAFCEBABDBF926E1CBCE8E8E7BF1C56B157307FDE3FAC98C27A8F3ED0BF702ED22F3CF5E23F"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x7A96EC2B90C2EF3FE67C73BB99CCEB3F9CB9A8E0329AD7BFF09F9475E9C9CF3F6E002B41F819EA3F1043771CBEA8B93F681695931A33ECBFA023EFAFCEBABDBF926E1CBCE8E8E7BF1C56B157307FDE3FAC98C27A8F3ED0BF702ED22F3CF5E23F"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}
