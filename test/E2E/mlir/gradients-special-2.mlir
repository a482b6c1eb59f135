// The gradient of each op, and that gradient's, against differences.
// Made by make_gradient_modules.py.

func.func @bessel_k1() {
  %0 = check.unfoldable_constant dense<"0xB4F5E235D2A0F63F80E2FE92CD14014055E7C1EFA0310040DB09E45EA0EBF53F849CE9C1B1F3F13F3B3626D070C4F53FF564F1D10EEDF83F55D018DFD0BF034076B4540D9425F63F394494FB9664F13F4EDF8C6C310D0240D8E0E2C179ADFB3F"> : tensor<3x4xf64>
  %1 = tenon.special bessel_k1(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x2DE486787C2BF43F6E1F8CC3A029E43FBA131D984BEEF73F93258933CA46F63FAD4CF32E42FFE43FA28409339121F43FA5AA2DEFAD12E53FD59819D104F4E73FF0EFA53F1464EC3F0EE33AC9972FF43F70F483295069F63F60C3E54E282FE23F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0xFE785D499A10E2BFAE8A06218CE0E5BF206E215E626ECABF0871893C82ACC4BFA66CA82185E9E13FC464768CBBD2ECBFE4817AD13F35E5BF942C255026E0D53F8E484025CC16E4BF2CFD2B18EE10E6BF30C21DA267BFBE3F6C28F3920DF1D0BF"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x29A3C7537CA0F63FBCE331D1B9140140C69FB5AE8731004005D15AE47CEBF53FD91E060E6FF3F13FC1322CA7A0C4F53F5A16FE0D69EDF83FD4F853FEC8BF0340F532F7EDE925F63FC7F912E16764F13FAB5ADF3C220D0240964994BD8BADFB3F"> : tensor<3x4xf64>
  %10 = tenon.special bessel_k1(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x3F48FE1728A1F63F44E1CB54E1140140E42ECE30BA310040B1426DD9C3EBF53F2F1ACD75F4F3F13FB53920F940C4F53F90B3E495B4ECF83FD6A7DDBFD8BF0340F735B22C3E25F63FAB8E1516C664F13FF1633A9C400D02401A7831C667ADFB3F"> : tensor<3x4xf64>
  %17 = tenon.special bessel_k1(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xD88F9096A035EABF4C41FEBC121ED8BFB4E7597DE7D3DEBF9CE8F0408AA7D5BFB2E9B9CC255BE4BF00056167FD32DD3F480EA35F9389EB3F70C82092C03BC3BFAE74DA962D35EA3F60FCAF69EDBFDCBF44476950B389D2BFB0A15B10BEF3C53F"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0xD88F9096A035EABF4C41FEBC121ED8BFB4E7597DE7D3DEBF9CE8F0408AA7D5BFB2E9B9CC255BE4BF00056167FD32DD3F480EA35F9389EB3F70C82092C03BC3BFAE74DA962D35EA3F60FCAF69EDBFDCBF44476950B389D2BFB0A15B10BEF3C53F"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @bessel_k1e() {
  %0 = check.unfoldable_constant dense<"0x51BF709B8BB4034070A63C18FFCDF13F7B476C342234E93FDA9C86BEBD7BF63F10E79D049718EA3FB23194FB1D65FC3F3C644FA2892202401E764A34A499FA3FC4EAED7FCF76EC3F284E6FE4CAA4F63F479739DF7172024031854F8F72A9F03F"> : tensor<3x4xf64>
  %1 = tenon.special bessel_k1e(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0xC9F7669C9745E03F30C44F0D6532E13F0DDFB193E834EA3F08C3F72FCFF2F73FB8673C228746EC3F204AB263D791EC3F12B81F000D44E23FFE4E1E879A09F73F9483E2AFF0E2E83FCDCB10DE0950E23FF8D566795E41F63FDE5D29DFA476F43F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0x5AF98EA65487E8BFECA10EFF0DBCDA3FC43FC3DEBD41D23F6E870F93C416E8BFE03227855623E4BF52CBDE840BBFEDBF4E41E7729D9DE7BF80C4F0254F18C13F7A24EAEE8EADEFBF2A623450C5C3ED3FE0FACBB4CBB9C0BF7C6555D1D32AE03F"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x3C74D1AFBFB40340D517FB38E6CDF13F058E6DE3A133E93F29558C565D7BF63F039A0F624219EA3FCEED38762265FC3FE9F519A979220240BF9B3CE4AA99FA3F06FE47D3A876EC3FDCD4B6E6BBA4F63F25683ECB6572024080B8F4DD83A9F03F"> : tensor<3x4xf64>
  %10 = tenon.special bessel_k1e(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x660A108757B403400B357EF717CEF13FF1006B85A234E93F8BE480261E7CF63F1D342CA7EB17EA3F9675EF801965FC3F8FD2849B992202407D5058849D99FA3F82D7932CF676EC3F74C727E2D9A4F63F69C634F37D720240E251AA4061A9F03F"> : tensor<3x4xf64>
  %17 = tenon.special bessel_k1e(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x64756C0670C9EF3F48A99486875CCEBFB08D2CDE5B94E3BFCACC2041BB6BEDBFEC265E29F225EA3FA0B5805ED8DEA53F6C792CB9B57FD3BF00FFDD2D8E53B03FF0B3BE45E09AC7BF10B810B0B74CC2BF8819113EC87CCDBF888721A98020C53F"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x64756C0670C9EF3F48A99486875CCEBFB08D2CDE5B94E3BFCACC2041BB6BEDBFEC265E29F225EA3FA0B5805ED8DEA53F6C792CB9B57FD3BF00FFDD2D8E53B03FF0B3BE45E09AC7BF10B810B0B74CC2BF8819113EC87CCDBF888721A98020C53F"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @bessel_y0() {
  %0 = check.unfoldable_constant dense<"0x6094D81C8D40E43F9AE00751D59CED3F43E0B07F9B830140F03B2C0B09200040C849B372EA720140419A0E1C204E03404BF4E42E05F101404CD1B8AAF690F43F533A3480AAFAF03F54411F51B91C034088BEAE13DE3BF83F8B42BCBE8521E43F"> : tensor<3x4xf64>
  %1 = tenon.special bessel_y0(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x88DCFD274F7CE53F9169CF561519E53F326FCB565EFDF33FCF3B218857E0F03F9C2E373EAE1BF13F6867D85C9928EA3FDE78716FBD57F43FB2A753376BA4EC3FFF4D59F4ECEDF63F31AF7360EFDAE33FC45F1A68C77AF73FA7FF2E4DBF2DE23F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0x946584928372E9BFA82BA9B0564EECBF623AA0B7F29EE03F346CABC5CAA0DEBF381F170F7A9DC4BF587DCB4AF82ECC3F605DB47FAD9CBA3FFA92A3D07B14E5BFC6A41B3762C0E9BF6E600F04FCCDE9BFDA455597DDD6E23F5863FE6DF2C3E9BF"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xB42317FA2C40E43F978FBF6B4A9DED3F2DD639EFAC830140F0159E2DF31F004005EA26880B7301408828EFE62B4E0340BCA91387DAF00140E8965A98C090F43F5A7F4EBAB9FAF03FA6BE8CF2DF1C03405F2DEFC6BD3BF83F7B5144F2CB20E43F"> : tensor<3x4xf64>
  %10 = tenon.special bessel_y0(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x0C059A3FED40E43F9D315036609CED3F59EA27108A830140F061BAE81E2000408BA93F5DC9720140FA0B2E51144E0340DA3EB6D62FF10140B00B17BD2C91F43F4CF519469BFAF03F02C4B1AF921C0340B14F6E60FE3BF83F9B33348B3F22E43F"> : tensor<3x4xf64>
  %17 = tenon.special bessel_y0(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xCC5C82489B56DDBF288223A763DEE13F680130B0A648D53F64E66205F4B0DABF82888DD25731E43F88A55B3B4ECACC3FA6C3C17DED08EABFF0AC91015B80E0BF188843116D96C23F3C77BD130794E73F141A59ECD7B6D3BF6C88380DC359ECBF"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0xCC5C82489B56DDBF288223A763DEE13F680130B0A648D53F64E66205F4B0DABF82888DD25731E43F88A55B3B4ECACC3FA6C3C17DED08EABFF0AC91015B80E0BF188843116D96C23F3C77BD130794E73F141A59ECD7B6D3BF6C88380DC359ECBF"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @bessel_y1() {
  %0 = check.unfoldable_constant dense<"0x529DBE72ECE7FD3F34973FE0CBF30040842F6C2871C8E53F7B0E35036938F53FBC14C0700B0002403EC4012EA998F23F99800D01A3CCE53F0707FF009D13F03FECD987A74AA2FF3F5CE48DC51948EB3F54D7640EDB88FE3F10058D9D354C0040"> : tensor<3x4xf64>
  %1 = tenon.special bessel_y1(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x37066D52D931F23FD0BC10748148F63FD2C1F052CDD7F43F3BF328CCD044F33F1F9CA16C2B86E13F958D6BEEC807EA3F0D88BDE2052CE23F88F4D2886423F33F6515CB5ECFFFEC3F00A5F005B4B9F53F19F47089CE40F63FB4D9BD635CE1E33F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0xF872810DDF88EB3FD03933147C00B5BFD4156247E1F1E9BF5251D8D20C24E63F606C94451FB6B0BF5C053D39FDD5E0BFDE0F7D358B04E83F48F231766061DABF98DD99B0382DD73F20A7BC6A84D0D43F3C385A241F26E13F70E34A53B497D63F"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x3A25E489CEE7FD3FE3F26ECACBF300402389243835C9E53FBD498F3C8B38F53F745035F8EAFF0140FDA620B71199F23F48E43409F3CBE53F2CB607247713F03FA2FB544CF5A1FF3FC5C80C8A4248EB3F06D4235A2689FE3F3C15F475354C0040"> : tensor<3x4xf64>
  %10 = tenon.special bessel_y1(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x6A15995B0AE8FD3F853B10F6CBF30040E5D5B318ADC7E53F39D3DAC94638F53F04D94AE92B0002407FE1E2A44098F23FEA1CE6F852CDE53FE257F6DDC213F03F36B8BA02A0A2FF3FF3FF0E01F147EB3FA2DAA5C28F88FE3FE4F425C5354C0040"> : tensor<3x4xf64>
  %17 = tenon.special bessel_y1(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x7C76CC575F41D2BF00447C9530A15ABF1ADD2C11A6EAED3F2CE5AA5281E3D43F08B54CB292D1E3BF4A9DF28CD8E6EF3FD4175A7DC1D9EABFE8D119F31D1CD7BF5E6F16E6740CEABFE834E972EEE1C83FBCC5DDA87DFAE63F008AF360182B68BF"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x7C76CC575F41D2BF00447C9530A15ABF1ADD2C11A6EAED3F2CE5AA5281E3D43F08B54CB292D1E3BF4A9DF28CD8E6EF3FD4175A7DC1D9EABFE8D119F31D1CD7BF5E6F16E6740CEABFE834E972EEE1C83FBCC5DDA87DFAE63F008AF360182B68BF"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @dawsn() {
  %0 = check.unfoldable_constant dense<"0x5A428B8CDE6DF93F5307B7FF83DB0240074177D8866C0340B6E8B8E62DA5FC3F74F4951E76D6FD3F19436F1A7E22F43F503859B71A1FFA3F422DFB54D090F43FD837D158260C014083DC5971CCCBE53F2E81B7415D00FA3F0FEBEB98A1220240"> : tensor<3x4xf64>
  %1 = tenon.special dawsn(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0xCDBDD107E2D7F63FDC4229ADD96CE23F50B666DDDAAAE53F0B1C04700F9FF33FCD2F374090ADEA3FF60E3887ED88E53F0444991EDD49F03FCB90451F1747EB3FF4FE813AFB0DEE3F02C02EB13E7CF63FEB271B9F4CBBE23FE441DA06DAB9EF3F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0x1025B40086BCCABF46CA2A153652E33F4A33460DF314ECBFC697B36AA884E1BF7498EA1752F5E5BF00B184E6BBBE7A3F00773C64CABFB63F2A668F90B6EBE23F707C54FA6415BDBFD810DCBD6A54CEBF2C9B46C1F3A6E23FC239ECC8AF32EA3F"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xAE655837816DF93FB2F2BCFA9CDB02400A152CA15F6C0340A853DF2643A5FC3FF8BF86BD55D6FD3FDD9C4C325F22F43FB4B0F4993E1FFA3F7623D91B1491F43FC643363FF80B01403725036032CCE53F3730C7932400FA3F4224F9E8D4220240"> : tensor<3x4xf64>
  %10 = tenon.special dawsn(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x061FBEE13B6EF93FF41BB1046BDB0240046DC20FAE6C0340C47D92A618A5FC3FF028A57F96D6FD3F55E991029D22F43FECBFBDD4F61EFA3F0E371D8E8C90F43FEA2B6C72540C0140CF93B08266CBE53F25D2A7EF9500FA3FDCB1DE486E220240"> : tensor<3x4xf64>
  %17 = tenon.special dawsn(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x14E79725A07BECBFAC0DD1B96C7EDE3F084799A17FEFE7BF68718CE5CEF0C93F54ACC8873DC3D3BF0CFCF5252FDDD2BF9CF73A640FE7D53F48A4C27C10AFE43F06C077D32023ECBFF4DD4F69751BDF3F244AB5F6144CE1BF54A529129C51EF3F"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x14E79725A07BECBFAC0DD1B96C7EDE3F084799A17FEFE7BF68718CE5CEF0C93F54ACC8873DC3D3BF0CFCF5252FDDD2BF9CF73A640FE7D53F48A4C27C10AFE43F06C077D32023ECBFF4DD4F69751BDF3F244AB5F6144CE1BF54A529129C51EF3F"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @expint() {
  %0 = check.unfoldable_constant dense<"0x59C0CCBAFE48F33F9EAA779ADA20F33F50F3197C1B36F03FB7751B4008550340EEA5869687E2EF3FE885871208FDF33F8B65FE228E8003402EB87ABAF427004070D018845F49F73FF20FFD5A6272FC3F4C2AACD13344EE3F681A8AB20ACCF33F"> : tensor<3x4xf64>
  %1 = tenon.special expint(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0xA9CD53E855A2F23FFECC44AB3AC0F23FEB15A9AAFFCDF03FC26D9FB073BCE23F4B6BD66EA9B3EE3F7387B394F51BE33F5483FD4ED7CFF23F2481F152A4E4E83F26C8BBAF66C1E43FD2ACB29CFC4EF73FB55403D123CDF73F0198B6D5A32FEA3F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0x301900AF8897C93FB6F1ABF34347EA3F46F28D11AFA5EBBFE8990EE590F4C1BFE08392A56A00CD3F44D15B918119DEBF80F5F8E0C4CAEDBF7037F33B819CE4BF18B8BCC2014FEB3FFEE51AC1D572EEBFD49088574CF3D4BFB05A75AA7579DDBF"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xBD90640E0449F33F2547E9173F21F33F480FBB8C0936F03F6393E851EB540340BC0999B4D2E1EF3FF46D6B30F3FCF33FE836F2E379800340FA8DEA0FEE2700407E25421B8E49F73F02A8AAF12F72FC3F7585F49E4644EE3F6EB205E1E8CBF33F"> : tensor<3x4xf64>
  %10 = tenon.special expint(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xF5EF3467F948F33F170E061D7620F33F58D7786B2D36F03F0B584E2E25550340204274783CE3EF3FDC9DA3F41CFDF33F2E940A62A280034062E20A65FB270040627BEFEC3049F73FE2774FC49472FC3F23CF63042144EE3F62820E842CCCF33F"> : tensor<3x4xf64>
  %17 = tenon.special expint(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x40E487472B02AA3FCCD4E44BC8AAEE3F10235C55B3E4C5BFAACFA38E62A8E1BF3461A551B999EBBFF8893D4B037EC9BF2C4EEE5EF6B6D8BF78C109F76946C0BFF8E629FAC26FDC3FB45EF08BC8C4DEBFC07D47D396F3B63F0013761021A4D4BF"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x40E487472B02AA3FCCD4E44BC8AAEE3F10235C55B3E4C5BFAACFA38E62A8E1BF3461A551B999EBBFF8893D4B037EC9BF2C4EEE5EF6B6D8BF78C109F76946C0BFF8E629FAC26FDC3FB45EF08BC8C4DEBFC07D47D396F3B63F0013761021A4D4BF"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @fresnel_cos() {
  %0 = check.unfoldable_constant dense<"0x683725575718FA3FCCD0B60DD33DF73F1222690DD3E0F43FC2A1B9EA2AADFE3FA7E5C5FCC77C00402BFFC2B1B44503400A5D81B30DFE00406D881DD57E1A03400A22C23C240CFB3FF6D9B8BF2EA6FC3F6B2F0B675BE40140F20C8C27CF1AF23F"> : tensor<3x4xf64>
  %1 = tenon.special fresnel_cos(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x0457164FA27CF53F941B9BF8C7E9E73F6DE395AF6C9DE43F78E38E6CAA2DE33F2A4A04871ABEE53F71865E6916ECE63F786554A496ACF13FE5EA8FBF9038EC3F6F91DBC58EE7EB3FC05D1BE69F2BF33F77D717A4BA2AE33FD4192731CA32E73F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0x20DEC1DB8ED2D3BFB096DAF41AA4C43FA01870727538A63FD885A230573BD4BFF428D7B0C8CCD53F542531F5286CD83F482459EC4537EA3FF0E38605B46CB8BFD8CB3B876EA7DB3F4A09C6D0068DEEBF28FCC6CC003AEB3FAEBD8297AF90ECBF"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xB60675C0AD18FA3F2967ABD1D23DF73FCB40F7BEB4E0F43F009703E9D1ACFE3F965F62C3F17C0040B0015D7AD2450340662E75B40BFE0040D21050DEB01A0340802D33C9700CFB3FCA983B3045A6FC3FF4CDC8F245E40140754AB22C761AF23F"> : tensor<3x4xf64>
  %10 = tenon.special fresnel_cos(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x1A68D5ED0018FA3F6F3AC249D33DF73F5903DB5BF1E0F43F84AC6FEC83ADFE3FB86B29369E7C0040A6FC28E996450340AE8B8DB20FFE00400800EBCB4C1A0340941651B0D70BFB3F221B364F18A6FC3FE2904DDB70E401406FCF6522281BF23F"> : tensor<3x4xf64>
  %17 = tenon.special fresnel_cos(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x9EC3237BE35EEA3F003ACA9CFB5262BFC06BBF01617FD2BFE29108AEA529EBBF70E36B01797FE93FDCF90900B02DE23FA0D77DF7B27EA3BF5692BF171D8AEE3FDC3F9FFF5B5CE73F78B2F1995764CB3F5C4DFA076B30DABF7A427AB48D27EBBF"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x9EC3237BE35EEA3F003ACA9CFB5262BFC06BBF01617FD2BFE29108AEA529EBBF70E36B01797FE93FDCF90900B02DE23FA0D77DF7B27EA3BF5692BF171D8AEE3FDC3F9FFF5B5CE73F78B2F1995764CB3F5C4DFA076B30DABF7A427AB48D27EBBF"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @fresnel_sin() {
  %0 = check.unfoldable_constant dense<"0xCE51AA642B92FB3F70227C666213F83F6D95C65F43C003400EDD3ECE7F83E93F166F5E2B6F15FE3F593593BC80D20040F955A21313DE034093F14EA9570801408E5279F7DF5EF83F6CFA5B94E6F70140281331D940E4FB3F90C57C44EE3FFC3F"> : tensor<3x4xf64>
  %1 = tenon.special fresnel_sin(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0x8AFDE1768CFEF13F284800E2879AEA3F388D9C25E036F13FE16B10DA4CB1F23F2466CBFC678AF43FFA3EBC91D356F73F42A12F52C8C5F53FBF4B84AD556DF53FB4D198F34595E53F208C83E6AEAFF03FD2796150D080F63F261902ECAEF1F73F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0xD0FDB7329908E3BF4CC1D7990CC7D03F80B4791D3224A73FD05AC59449A3CE3FC250324BC413E83FA60DB10A63C5E13F9E54CAA1983EE7BFBCE5E3AD74B7DF3F70BC2CA77808DEBF80AB6721EE22CE3F78A76A3D4373D5BF38E848D3DBF7D1BF"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xD12F7773E191FB3F1F09AC7B5413F83FF874C49714C00340C3F2B1D50583E93F455F3FF3C515FE3FAB15EA9555D200401230DC8407DE0340C52E8B995E08014093897930D45EF83F525F14C3D5F701408E4128C146E4FB3F3F2D2252C63FFC3F"> : tensor<3x4xf64>
  %10 = tenon.special fresnel_sin(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xCB73DD557592FB3FC13B4C517013F83FE2B5C82772C0034059C7CBC6F983E93FE77E7D631815FE3F07553CE3ABD20040E07B68A21EDE034061B412B950080140891B79BEEB5EF83F8695A365F7F70140C2E439F13AE4FB3FE15DD7361640FC3F"> : tensor<3x4xf64>
  %17 = tenon.special fresnel_sin(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x065ABFBABB90E6BF8046E70623FDC0BF8EA14F4C938DECBF041780007D9CE2BF2C434C85BF7BEA3F06EA95B95856EABF109189C29137CCBF702E681183F0C03FD0CAAB79D6C0BCBFB8C0D4E87787D4BF60588EF0A4D6AC3F40B477CBAB61D8BF"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x065ABFBABB90E6BF8046E70623FDC0BF8EA14F4C938DECBF041780007D9CE2BF2C434C85BF7BEA3F06EA95B95856EABF109189C29137CCBF702E681183F0C03FD0CAAB79D6C0BCBFB8C0D4E87787D4BF60588EF0A4D6AC3F40B477CBAB61D8BF"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @spence() {
  %0 = check.unfoldable_constant dense<"0xC9BCD2058FDBF73FEE9DAAFD9E3A0240A31020F026A7F63F5A49FCAEC1080040B1E4B6B69435074037DA83B945DBE53F261948CB70F70040CD1BC18D3267F43FA6AF373BE7BBF23FE32B4B6BF29B0640EAF64FC269B5EF3F0B43B5BF4F14F63F"> : tensor<3x4xf64>
  %1 = tenon.special spence(%0) : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<"0xEE6BD3404AE9E63F5E7651C41A8EEE3FA45D542986EAF13FE00F6534A7EEE73F5B6A6A9DD34FEA3F5CE20D4BA7ECF23FFB4A51E5D74CE83FAE103BD53F10F13F7CE0A0020EF9F23FD3C0463F380CF53FB730FA69FAD3E23FD0BA7F882DFDE63F"> : tensor<3x4xf64>
  %3 = tenon.mul %1, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %6 = check.unfoldable_constant dense<"0x6849245C267BD03F08C03DFEDE2BC8BF86CBF45FD6F7E03FF0A82BFB8486E2BF00E5BE213D758B3F6AA8E93909DFE0BF38A45CE7DA65EE3F744A2DFCB2E0E4BF4CEE9DD61875DE3F0063BC9C6D76EF3FF8B74E9E2579DF3FB0FD134955FFB7BF"> : tensor<3x4xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xE47CF7F8B4DBF73F4653BE10A03A024013E8BA49E3A6F63FC453663BDF0800403153B80491350740F590EF7F78DBE53F9921572E81F70040DED9B76D7367F43F008FA447A5BBF23FCA334B99D19B06406C21E9AD6DB5EF3FC3AAAEFA7514F63F"> : tensor<3x4xf64>
  %10 = tenon.special spence(%9) : tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %10, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xAEFCAD1269DBF73F96E896EA9D3A0240333985966AA7F63FF03E9222A40800403176B56898350740792318F312DBE53FB310396860F70040BC5DCAADF166F43F4CD0CA2E29BCF23FFC234B3D139C064068CCB6D665B5EF3F53DBBB842914F63F"> : tensor<3x4xf64>
  %17 = tenon.special spence(%16) : tensor<3x4xf64> -> tensor<3x4xf64>
  %18 = tenon.mul %17, %2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x4889402EA729D73F0042DEED98FC943FDEF8009F27A5E4BFCA36DBB8F308E23F20B171021D0BB2BF0892493E9BFDCE3F84B5D0D9EB00D43F4ED6C02C59CCE33F20BE56467520E4BF807B2D7B2C08E4BFC02691E16124933FA4048EB97E55D73F"> : tensor<3x4xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %30 = check.unfoldable_constant dense<"0x4889402EA729D73F0042DEED98FC943FDEF8009F27A5E4BFCA36DBB8F308E23F20B171021D0BB2BF0892493E9BFDCE3F84B5D0D9EB00D43F4ED6C02C59CCE33F20BE56467520E4BF807B2D7B2C08E4BFC02691E16124933FA4048EB97E55D73F"> : tensor<3x4xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @polygamma() {
  %0 = check.unfoldable_constant dense<"0x65AC9D6B8988F53F5AF600C699DE04402FBE66CD73ED01401E633E98BDE90240304FCB896A4D014007ABD0209611FD3F"> : tensor<2x3xf64>
  %1 = check.unfoldable_constant dense<"0x000000000000F03F00000000000000400000000000000840"> : tensor<3xf64>
  %2 = tenon.special polygamma(%1, %0) : tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %3 = check.unfoldable_constant dense<"0x239AC73F8A12E23F40A28B23089BEA3FCA14AC7C7398F23F7FDE5BB04893E23F18380E4962B1F23FD256FA77E5F3EF3F"> : tensor<2x3xf64>
  %4 = tenon.mul %2, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %7 = check.unfoldable_constant dense<"0x14BB685A27A6DE3F80EBF45FF8F3D93FD0533D75A081B7BF508C17762499CCBFFC5316FB9A89E1BF94555225AC7ADABF"> : tensor<2x3xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x3735273CD388F53F2222B0EEC1DE0440D6989EDF83ED0140F67EAB6A9AE902404E0695589E4D014021C8C5F14311FD3F"> : tensor<2x3xf64>
  %11 = check.unfoldable_constant dense<"0x000000000000F03F00000000000000400000000000000840"> : tensor<3xf64>
  %12 = tenon.special polygamma(%11, %10) : tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %13 = tenon.mul %12, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x9323149B3F88F53F92CA519D71DE044088E32EBB63ED01404647D1C5E0E90240129801BB364D0140ED8DDB4FE811FD3F"> : tensor<2x3xf64>
  %19 = check.unfoldable_constant dense<"0x000000000000F03F00000000000000400000000000000840"> : tensor<3xf64>
  %20 = tenon.special polygamma(%19, %18) : tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %21 = tenon.mul %20, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0xCA1FE1F8C386E63FDCA378EAD482E83FE442692E3D9ED33F4A25C1E79078E5BFCCE8039EF69EEF3FAA937E329B14E9BF"> : tensor<2x3xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %33 = check.unfoldable_constant dense<"0xCA1FE1F8C386E63FDCA378EAD482E83FE442692E3D9ED33F4A25C1E79078E5BFCCE8039EF69EEF3FAA937E329B14E9BF"> : tensor<2x3xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @zeta() {
  %0 = check.unfoldable_constant dense<"0x911899D91B07FA3F620A189D5D5D0440F42F89DF43AAFC3F1E9592605165F63F2E9C30ADDE89FE3F137E7A96A7570140"> : tensor<2x3xf64>
  %1 = check.unfoldable_constant dense<"0x000000000000044000000000000008400000000000001040"> : tensor<3xf64>
  %2 = tenon.special zeta(%1, %0) : tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %3 = check.unfoldable_constant dense<"0x418CB866E9C7EF3F4775DA5E0FCDE13F69B3231602F6E43FC49DB9601182F63F76BAB24C6795ED3F5D4783148216E53F"> : tensor<2x3xf64>
  %4 = tenon.mul %2, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %7 = check.unfoldable_constant dense<"0x26A08A72A66DEE3F102D59384A3FD9BFE065FC513E55B03FAC2A43813804E6BF146A03C0E390EE3F541565B73846D53F"> : tensor<2x3xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x275B9FB63907FA3FCB2A0CE5425D04402EEC3BE05DAAFC3F67CB321F2C65F63F89C563A4368AFE3F3DEEBF448B570140"> : tensor<2x3xf64>
  %11 = check.unfoldable_constant dense<"0x000000000000044000000000000008400000000000001040"> : tensor<3xf64>
  %12 = tenon.special zeta(%11, %10) : tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %13 = tenon.mul %12, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0xFBD592FCFD06FA3FF9E92355785D0440BA73D6DE29AAFC3FD55EF2A17665F63FD372FDB58689FE3FE90D35E8C3570140"> : tensor<2x3xf64>
  %19 = check.unfoldable_constant dense<"0x000000000000044000000000000008400000000000001040"> : tensor<3xf64>
  %20 = tenon.special zeta(%19, %18) : tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %21 = tenon.mul %20, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x201C2412273AD23FDE16383FD54EE0BF08D8C42EDABDCF3FF4F1DDB626BDD6BF0AC2FE7C50D8EA3FE42B4A1EE248E1BF"> : tensor<2x3xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %33 = check.unfoldable_constant dense<"0x201C2412273AD23FDE16383FD54EE0BF08D8C42EDABDCF3FF4F1DDB626BDD6BF0AC2FE7C50D8EA3FE42B4A1EE248E1BF"> : tensor<2x3xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @igamma() {
  %0 = check.unfoldable_constant dense<"0x5642817D9C360540FB938FCB8B890540F4E629AC4E4FFB3F784FE77784D7FF3FBE1E9BD93BA00440CE2BC3719DD20440"> : tensor<2x3xf64>
  %1 = check.unfoldable_constant dense<"0x666666666666E63F00000000000000400000000000001440"> : tensor<3xf64>
  %2 = tenon.special igamma(%1, %0) : tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %3 = check.unfoldable_constant dense<"0xCC47E993600DEE3FFD15C23B36CDED3F5F455C9DE8E2E33F44351E580D43F23FBC6E1FA1AF67F03FAEF3ADAFA74DED3F"> : tensor<2x3xf64>
  %4 = tenon.mul %2, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %7 = check.unfoldable_constant dense<"0xFEA5F8112C5EEFBF8613D635EDA1E73F2284B1F62745EDBF786001DD8592D53F688B608BA0E1E83F8085D8242B11E93F"> : tensor<2x3xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x4EC3FE5887360540288EF312BB89054007D599072B4FFB3FBCEB888EC7D7FF3F707910F929A004409209994482D20440"> : tensor<2x3xf64>
  %11 = check.unfoldable_constant dense<"0x666666666666E63F00000000000000400000000000001440"> : tensor<3xf64>
  %12 = tenon.special igamma(%11, %10) : tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %13 = tenon.mul %12, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x5EC103A2B1360540CE992B845C890540E1F8B950724FFB3F34B3456141D7FF3F0CC425BA4DA004400A4EED9EB8D20440"> : tensor<2x3xf64>
  %19 = check.unfoldable_constant dense<"0x666666666666E63F00000000000000400000000000001440"> : tensor<3xf64>
  %20 = tenon.special igamma(%19, %18) : tensor<3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %21 = tenon.mul %20, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0xCCA6114C11CFD9BF82DE71C552DBEC3F7831F1EE30C1D5BF6422D0114879E43F94C3C93E99D2D5BFA24E65F75096E0BF"> : tensor<2x3xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %33 = check.unfoldable_constant dense<"0xCCA6114C11CFD9BF82DE71C552DBEC3F7831F1EE30C1D5BF6422D0114879E43F94C3C93E99D2D5BFA24E65F75096E0BF"> : tensor<2x3xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}
