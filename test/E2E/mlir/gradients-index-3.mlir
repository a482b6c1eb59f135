// The gradient of each op, and that gradient's, against differences.
// Made by make_gradient_modules.py.

func.func @cumulate_sum_exclusive_reverse() {
  %0 = check.unfoldable_constant dense<"0xB868385EA997E03F923BF1E4E58CE53F14FCAA7A3857ED3FD07E7B57D676EB3F311F57F733CFF13F3064A0C8634EF63F26A685F545ECD83F1F36B942A555F03F"> : tensor<2x4xf64>
  %1 = tenon.tanh %0 : tensor<2x4xf64> -> tensor<2x4xf64>
  %2 = tenon.cumulate sum %1 axis 1 exclusive reverse : tensor<2x4xf64> -> tensor<2x4xf64>
  %3 = check.unfoldable_constant dense<"0x7021977ECCB3E23F7244C535E0B9F13FCB1A9D4D8CECE13FF2841CB54D75F43FCE09753FB019F63FA2B37A953B4BE43F85474A9304A6EE3F53685B0AF9EAF13F"> : tensor<2x4xf64>
  %4 = tenon.mul %2, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %7 = check.unfoldable_constant dense<"0x000C05315F1FCA3FB4986255C3D5D33FE2DB01B475ABE73FEA12C466A24AE0BFC065B9631F419C3FA6B25939A74EE1BFFC2FABD9EEBCD13F624D14E6F969EDBF"> : tensor<2x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0xE8678A4B6597E03FE5F1E574228CE53FEFA5DEA1F456ED3F71EB2E7B1177EB3FC5094BAF45CFF13F13142303424EF63FD4F1505E72ECD83F14FBC8825C55F03F"> : tensor<2x4xf64>
  %11 = tenon.tanh %10 : tensor<2x4xf64> -> tensor<2x4xf64>
  %12 = tenon.cumulate sum %11 axis 1 exclusive reverse : tensor<2x4xf64> -> tensor<2x4xf64>
  %13 = tenon.mul %12, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x8869E670ED97E03F3F85FC54A98DE53F395277537C57ED3F2F12C8339B76EB3F9D34633F22CFF13F4DB41D8E854EF63F785ABA8C19ECD83F2A71A902EE55F03F"> : tensor<2x4xf64>
  %19 = tenon.tanh %18 : tensor<2x4xf64> -> tensor<2x4xf64>
  %20 = tenon.cumulate sum %19 axis 1 exclusive reverse : tensor<2x4xf64> -> tensor<2x4xf64>
  %21 = tenon.mul %20, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x385AFF5933C6D4BF3805EEB848D2EDBFD8EBC95B89B4D4BFDC958621450CD23F6830DA3F0DA1C53F107E25BCC99CD4BF50ABF014F61ABB3FB8BC04309333E6BF"> : tensor<2x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %33 = check.unfoldable_constant dense<"0x385AFF5933C6D4BF3805EEB848D2EDBFD8EBC95B89B4D4BFDC958621450CD23F6830DA3F0DA1C53F107E25BCC99CD4BF50ABF014F61ABB3FB8BC04309333E6BF"> : tensor<2x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @cumulate_prod() {
  %0 = check.unfoldable_constant dense<"0xA4B1DEE4F801E93FDCD4C68030E9F03FFC6390480439E53F888FE0E89B20F03FDC90EA226507F53FFF707B24EDF4DA3F723EE11BD7FBE73F875F14D193F5E43F"> : tensor<2x4xf64>
  %1 = tenon.tanh %0 : tensor<2x4xf64> -> tensor<2x4xf64>
  %2 = tenon.cumulate prod %1 axis 1 : tensor<2x4xf64> -> tensor<2x4xf64>
  %3 = check.unfoldable_constant dense<"0x6E2502F76C4CF63F5BDDC6058B11E03FD58A20378C42F43F96DB0453F086F33F3C830EFC6CC0F43FD9E1BFDE5D22E63FF600D0AB766FF23FB62012C59091E93F"> : tensor<2x4xf64>
  %4 = tenon.mul %2, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %7 = check.unfoldable_constant dense<"0xC050713B0161DEBFA0CEFA9C0635CCBF009D7181FC85C53F9C76A7CC7816E83F2033F36BE4B5CB3F7C061FFF7B0BECBF243C06EEEB77E33FF0EFDE3C705ED5BF"> : tensor<2x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x8C3F72C51402E93F5C45975313E9F03FB35C2DEB5838E53F1019D6B99220F03FF47AF69A6307F53FCC563028D7F5DA3F4155712134FBE73F935BA438D8F4E43F"> : tensor<2x4xf64>
  %11 = tenon.tanh %10 : tensor<2x4xf64> -> tensor<2x4xf64>
  %12 = tenon.cumulate prod %11 axis 1 : tensor<2x4xf64> -> tensor<2x4xf64>
  %13 = tenon.mul %12, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0xBC234B04DD01E93F5C64F6AD4DE9F03F456BF3A5AF39E53F0006EB17A520F03FC4A6DEAA6607F53F328BC62003F4DA3FA32751167AFCE73F7B6384694FF6E43F"> : tensor<2x4xf64>
  %19 = tenon.tanh %18 : tensor<2x4xf64> -> tensor<2x4xf64>
  %20 = tenon.cumulate prod %19 axis 1 : tensor<2x4xf64> -> tensor<2x4xf64>
  %21 = tenon.mul %20, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x70E45C0FD203C13FA8DB5547D4CED1BFC48B4CECEF25EABF10D53A8BD86BB6BF0019D74B57E78DBF624B286598DAE13F680A85B356DEE8BF56739A97F29FECBF"> : tensor<2x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %33 = check.unfoldable_constant dense<"0x70E45C0FD203C13FA8DB5547D4CED1BFC48B4CECEF25EABF10D53A8BD86BB6BF0019D74B57E78DBF624B286598DAE13F680A85B356DEE8BF56739A97F29FECBF"> : tensor<2x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @cumulate_prod_open() {
  %0 = check.unfoldable_constant dense<"0xB54CF1F99DBCF23F8DFB13BBF236F43F6A5D945D5E5ED93FDBF98A94E6A8D93FF95889CC9FD6F63FEA7E7D922700F03FF8CA0C70972FE93F5E54CD6227F2E13F"> : tensor<2x4xf64>
  %1 = check.opaque %0 : tensor<2x4xf64> -> tensor<?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.cumulate prod %2 axis 1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %4 = check.unfoldable_constant dense<1.476465688e+00> : tensor<1x1xf64>
  %5 = tenon.mul %3, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %8 = check.unfoldable_constant dense<"0x401A19C81D829FBF60C03BB21D77CB3F40A2DA18D811A0BFC0C8E34DB031903F36C815061943E13F38CF2282E472E6BFDA5678836123E8BF408B6E45BD5CEFBF"> : tensor<2x4xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0x228CFD97CEBCF23FEE9D2B03D036F43F7EDB9EC3A25FD93F542CCF266FA9D93FF5E486C3B8D6F63FF8AEBF214A00F03FD7F2EA8C5730E93FF7D47A4978F2E13F"> : tensor<2x4xf64>
  %12 = check.opaque %11 : tensor<2x4xf64> -> tensor<?x?xf64>
  %13 = tenon.tanh %12 : tensor<?x?xf64> -> tensor<?x?xf64>
  %14 = tenon.cumulate prod %13 axis 1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.mul %14, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x480DE55B6DBCF23F2C59FC721537F43F56DF89F7195DD93F62C746025EA8D93FFDCC8BD586D6F63FDC4E3B030500F03F19A32E53D72EE93FC5D31F7CD6F1E13F"> : tensor<2x4xf64>
  %21 = check.opaque %20 : tensor<2x4xf64> -> tensor<?x?xf64>
  %22 = tenon.tanh %21 : tensor<?x?xf64> -> tensor<?x?xf64>
  %23 = tenon.cumulate prod %22 axis 1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %24 = tenon.mul %23, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x0828B6F976ACDD3F7C272493BF30D5BF166DEEFCE8BFE83F10A6F387D1D6D43F982461818079CE3F2C80D425F017D53F9A81F5A56750ED3F6CA2DEB265B0D83F"> : tensor<2x4xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %36 = check.unfoldable_constant dense<"0x0828B6F976ACDD3F7C272493BF30D5BF166DEEFCE8BFE83F10A6F387D1D6D43F982461818079CE3F2C80D425F017D53F9A81F5A56750ED3F6CA2DEB265B0D83F"> : tensor<2x4xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @cumulate_prod_exclusive() {
  %0 = check.unfoldable_constant dense<"0xD038C0AC8038DF3FDCF9BFDA4024E13FC89A07B401DAEF3F601E41B83AAED43F57C4A63A7FAADC3F720B83C92C55F63FAB9DC606F2CDF63F3E3E7AD67341E73F"> : tensor<2x4xf64>
  %1 = tenon.tanh %0 : tensor<2x4xf64> -> tensor<2x4xf64>
  %2 = tenon.cumulate prod %1 axis 1 exclusive : tensor<2x4xf64> -> tensor<2x4xf64>
  %3 = check.unfoldable_constant dense<"0x242E4B491A7FF73FE2A275BBFEB4EA3FB2C7E59FCDA8F73F4FD1DEB13E9CEA3F0B5362DBE4FAE73F961CD490B13EF33F0A61D4B3460FF33F5186D2E8D66AE43F"> : tensor<2x4xf64>
  %4 = tenon.mul %2, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %7 = check.unfoldable_constant dense<"0x209F7540C6DCC9BFCC6E386704E9E33F92F077E2B2A1E5BF1C0988BAE63DDA3F14E62E71909DE5BFC0976C7AC412933F4E6ED8B2F2DEEA3F384DC81F2E35E93F"> : tensor<2x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0xC8DDA1E4B038DF3FA23787128C24E13F05B42C01CAD9EF3F12636A34D0AED43F37DF4C76D5AADC3F667951249555F63FE0575B7F3CCEF63FED3BFD46C941E73F"> : tensor<2x4xf64>
  %11 = tenon.tanh %10 : tensor<2x4xf64> -> tensor<2x4xf64>
  %12 = tenon.cumulate prod %11 axis 1 exclusive : tensor<2x4xf64> -> tensor<2x4xf64>
  %13 = tenon.mul %12, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0xD893DE745038DF3F16BCF8A2F523E13F8B81E26639DAEF3FAED9173CA5ADD43F77A900FF28AADC3F7E9DB46EC454F63F76E3318EA7CDF63F8F40F7651E41E73F"> : tensor<2x4xf64>
  %19 = tenon.tanh %18 : tensor<2x4xf64> -> tensor<2x4xf64>
  %20 = tenon.cumulate prod %19 axis 1 exclusive : tensor<2x4xf64> -> tensor<2x4xf64>
  %21 = tenon.mul %20, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x903EF0781B6EBD3F5CE9B9AD65F4D63FB829AC0D75FFD0BF345C0B0C42CFD63F7081F310F450CA3FD8384E3FB6D8EF3F826A53630CBAE63FD0FCAAF9F512DA3F"> : tensor<2x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %33 = check.unfoldable_constant dense<"0x903EF0781B6EBD3F5CE9B9AD65F4D63FB829AC0D75FFD0BF345C0B0C42CFD63F7081F310F450CA3FD8384E3FB6D8EF3F826A53630CBAE63FD0FCAAF9F512DA3F"> : tensor<2x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @cumulate_prod_reverse() {
  %0 = check.unfoldable_constant dense<"0x2EAB5093780CF63F3CCD71A2B0A1EE3F61C701C945F7F03F1AAE93A36A60EF3F47F9D47F10AEF13FEA3724195796E13F2E839DF25FBCF33F22CC8D5C4AF0F43F"> : tensor<2x4xf64>
  %1 = tenon.tanh %0 : tensor<2x4xf64> -> tensor<2x4xf64>
  %2 = tenon.cumulate prod %1 axis 1 reverse : tensor<2x4xf64> -> tensor<2x4xf64>
  %3 = check.unfoldable_constant dense<"0x089CB58131C3ED3F340EB2D4BD22E73F04AABF37A514F13FFFA7DDFA6D85F73F17B5EB6D595BF53F4DB9FF16598BE03FA5F3F5C6873AED3F4C614027C057F63F"> : tensor<2x4xf64>
  %4 = tenon.mul %2, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %7 = check.unfoldable_constant dense<"0x704553A26505E63F5A14BFD1F270E03FD444BB53AB3DD7BF4838B6A7B843C3BFA28692062500EFBFA00701F43370EDBF481CC1563238E73F2015C0EE6574A9BF"> : tensor<2x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x4D0758D9820CF63F096BAFBC68A1EE3F118AD1CAF0F6F03FCAAAD0345A60EF3F6DD79046DEADF13FE37A89FCA396E13F0CC5A287A5BCF33FCE73300440F0F43F"> : tensor<2x4xf64>
  %11 = tenon.tanh %10 : tensor<2x4xf64> -> tensor<2x4xf64>
  %12 = tenon.cumulate prod %11 axis 1 reverse : tensor<2x4xf64> -> tensor<2x4xf64>
  %13 = tenon.mul %12, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x0F4F494D6E0CF63F6F2F3488F8A1EE3FB10432C79AF7F03F6AB156127B60EF3F211B19B942AEF13FF1F4BE350A96E13F5041985D1ABCF33F7624EBB454F0F43F"> : tensor<2x4xf64>
  %19 = tenon.tanh %18 : tensor<2x4xf64> -> tensor<2x4xf64>
  %20 = tenon.cumulate prod %19 axis 1 reverse : tensor<2x4xf64> -> tensor<2x4xf64>
  %21 = tenon.mul %20, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x50B8E8F7F714B93FC8AF37F2FDF0D5BFA22EB67812F0E9BF10068B0D350FB4BF300DA9D573A7DEBFD02C1047E576D73FDCC1B93A1A3CE53F603DA5E4BB41B9BF"> : tensor<2x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %33 = check.unfoldable_constant dense<"0x50B8E8F7F714B93FC8AF37F2FDF0D5BFA22EB67812F0E9BF10068B0D350FB4BF300DA9D573A7DEBFD02C1047E576D73FDCC1B93A1A3CE53F603DA5E4BB41B9BF"> : tensor<2x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @cumulate_prod_exclusive_reverse() {
  %0 = check.unfoldable_constant dense<"0x641224607470F53F1CCAC1B4AC10E43FEBF0ABA98024F13F5B74E4536BA0F73FB60E630F78B6EC3FDFB2B10D25F4F43F6592AB69D33BD33FAC7681B02B87ED3F"> : tensor<2x4xf64>
  %1 = tenon.tanh %0 : tensor<2x4xf64> -> tensor<2x4xf64>
  %2 = tenon.cumulate prod %1 axis 1 exclusive reverse : tensor<2x4xf64> -> tensor<2x4xf64>
  %3 = check.unfoldable_constant dense<"0xC94E0338525DF53F88B016A9861AF43F3506BCEDCBFCF73F6F376D5FAE9DEF3FC5228B8C996CE83FE9353A629F7EE03FF0DC96AC1341F73FAD281B5E4598E73F"> : tensor<2x4xf64>
  %4 = tenon.mul %2, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %7 = check.unfoldable_constant dense<"0xE0AB400E2DFFAC3F40DCCA399015A9BFEC2B61076C62E4BF7E89B6E951B5EFBF48E34E5E2E9CDC3F300E16690C62B83FEC03A626721CDEBFF2262958638FEEBF"> : tensor<2x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0xA6654D546A70F53FC929C4D06F10E43FDF6587B9AF24F13F12B67A0084A0F73FE6712FF4BFB5EC3F778855D540F4F43F7AD80D3EDE3BD33FF7C9980AE386ED3F"> : tensor<2x4xf64>
  %11 = tenon.tanh %10 : tensor<2x4xf64> -> tensor<2x4xf64>
  %12 = tenon.cumulate prod %11 axis 1 exclusive reverse : tensor<2x4xf64> -> tensor<2x4xf64>
  %13 = tenon.mul %12, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x22BFFA6B7E70F53F6F6ABF98E910E43FF77BD0995124F13FA4324EA752A0F73F86AB962A30B7EC3F47DD0D4609F4F43F504C4995C83BD33F61236A567487ED3F"> : tensor<2x4xf64>
  %19 = tenon.tanh %18 : tensor<2x4xf64> -> tensor<2x4xf64>
  %20 = tenon.cumulate prod %19 axis 1 exclusive reverse : tensor<2x4xf64> -> tensor<2x4xf64>
  %21 = tenon.mul %20, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x6018BB1BE786B8BF94458DC61395D2BF28FE21B26DB9DC3FB046386BAD1ECE3F0A7B1D90A617ECBF0C1E1EBF99F4D03F80741AED83709A3F8CB7B4A1A12BD6BF"> : tensor<2x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %33 = check.unfoldable_constant dense<"0x6018BB1BE786B8BF94458DC61395D2BF28FE21B26DB9DC3FB046386BAD1ECE3F0A7B1D90A617ECBF0C1E1EBF99F4D03F80741AED83709A3F8CB7B4A1A12BD6BF"> : tensor<2x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @cumulate_logsumexp() {
  %0 = check.unfoldable_constant dense<"0xE9F8791B3C06F63FCEFA4B3AA3FEE43FF74470C620C3E33F6E000C4771D3EE3F7795903F3571F03FF06C52C74C9FD83FD12D751C0B18D53F0C6A177649BFF63F"> : tensor<2x4xf64>
  %1 = tenon.tanh %0 : tensor<2x4xf64> -> tensor<2x4xf64>
  %2 = tenon.cumulate logsumexp %1 axis 1 : tensor<2x4xf64> -> tensor<2x4xf64>
  %3 = check.unfoldable_constant dense<"0xF2E22CD981EAE23FABDDC622DA39E03F2C805D2FF13BF73F0C1FDB86C899E53FCBFB8638E52BF53F54E07E7D8105F43F6AF047D0AB0BE33F32F8D1F99BB8E03F"> : tensor<2x4xf64>
  %4 = tenon.mul %2, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %7 = check.unfoldable_constant dense<"0x626003AFD049E9BF349155E3E29DE23FBAE2561B42BEE03F14587D341B53D4BF48697D52F223E13F1A6CB69E252BE63F8C4A66309D8CD8BF40350CE57739D9BF"> : tensor<2x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x8E13E0BDA406F63FE0EE306022FFE43F292F582D93C2E33FD05E54422BD4EE3F6A982FA35871F03F7DAE2D87729FD83FA5161F6EF816D53FEF6C972D6DBFF63F"> : tensor<2x4xf64>
  %11 = tenon.tanh %10 : tensor<2x4xf64> -> tensor<2x4xf64>
  %12 = tenon.cumulate logsumexp %11 axis 1 : tensor<2x4xf64> -> tensor<2x4xf64>
  %13 = tenon.mul %12, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x44DE1379D305F63FBC06671424FEE43FC55A885FAEC3E33F0CA2C34BB7D2EE3F8492F1DB1171F03F632B7707279FD83FFD44CBCA1D19D53F296797BE25BFF63F"> : tensor<2x4xf64>
  %19 = tenon.tanh %18 : tensor<2x4xf64> -> tensor<2x4xf64>
  %20 = tenon.cumulate logsumexp %19 axis 1 : tensor<2x4xf64> -> tensor<2x4xf64>
  %21 = tenon.mul %20, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0xB8AFE1688FEEEF3F78017E3FB866E33F7CB5D33C2C9BE5BF48D3E6BAE760EC3F78978CCD8D99D53F1065C292590AB73F148A7401DDF4E4BFD4C5C2E1BFCCD53F"> : tensor<2x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %33 = check.unfoldable_constant dense<"0xB8AFE1688FEEEF3F78017E3FB866E33F7CB5D33C2C9BE5BF48D3E6BAE760EC3F78978CCD8D99D53F1065C292590AB73F148A7401DDF4E4BFD4C5C2E1BFCCD53F"> : tensor<2x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @cumulate_logsumexp_open() {
  %0 = check.unfoldable_constant dense<"0xA421822B76EEF43F023370660783D73F769FAE0F7980F03FCD84069C2604F53FF1D760AC0593F73FDC333AB18229DF3FEE414907A3C5E43FF829EFF2D843D83F"> : tensor<2x4xf64>
  %1 = check.opaque %0 : tensor<2x4xf64> -> tensor<?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.cumulate logsumexp %2 axis 1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %4 = check.unfoldable_constant dense<8.375882789e-01> : tensor<1x1xf64>
  %5 = tenon.mul %3, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %8 = check.unfoldable_constant dense<"0xC0FE22BB3F79E7BF5CC727220C6DE23FF0642EAF8C95D73FF8D13403632DEF3F288BA829D736DEBF4C864ABB8C98E5BF98853F361656C93F389E7FD4694FCCBF"> : tensor<2x4xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0x69670380B8EEF43F49846A81C783D73FC00A7A20A980F03FEFACA22F6F04F53F1FEB1905A892F73FA394961CC52ADF3F71EDBF0425C6E43FD1DE0D970C44D83F"> : tensor<2x4xf64>
  %12 = check.opaque %11 : tensor<2x4xf64> -> tensor<?x?xf64>
  %13 = tenon.tanh %12 : tensor<?x?xf64> -> tensor<?x?xf64>
  %14 = tenon.cumulate logsumexp %13 axis 1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.mul %14, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0xDFDB00D733EEF43FBBE1754B4782D73F2C34E3FE4880F03FAB5C6A08DE03F53FC3C4A7536393F73F15D3DD454028DF3F6B96D20921C5E43F1F75D04EA543D83F"> : tensor<2x4xf64>
  %21 = check.opaque %20 : tensor<2x4xf64> -> tensor<?x?xf64>
  %22 = tenon.tanh %21 : tensor<?x?xf64> -> tensor<?x?xf64>
  %23 = tenon.cumulate logsumexp %22 axis 1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %24 = tenon.mul %23, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0xB0BB6AF3093EE43F38E906D21D50DD3FB0CF3B284056DD3FFA6DBF070C26E63F10AC0585AC94ECBFCA2B42E44099E83FEE998BEBBCD5E33F00BBE1BDEB84BF3F"> : tensor<2x4xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %36 = check.unfoldable_constant dense<"0xB0BB6AF3093EE43F38E906D21D50DD3FB0CF3B284056DD3FFA6DBF070C26E63F10AC0585AC94ECBFCA2B42E44099E83FEE998BEBBCD5E33F00BBE1BDEB84BF3F"> : tensor<2x4xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @cumulate_logsumexp_reverse() {
  %0 = check.unfoldable_constant dense<"0xB801DEA5A7BCE93F56EAEDD95350E53F60548CBFBF87F03F1C64AF8BB899E13F08B23F4F0D57E43F6876F6FC5CCCE43F5492CF7ABC11F23FDD72F4AF0882F13F"> : tensor<2x4xf64>
  %1 = tenon.tanh %0 : tensor<2x4xf64> -> tensor<2x4xf64>
  %2 = tenon.cumulate logsumexp %1 axis 1 reverse : tensor<2x4xf64> -> tensor<2x4xf64>
  %3 = check.unfoldable_constant dense<"0x9CA06FC12428E93F611831F49F88EB3F275C597B1C28F23FCD0F8899BD70F23F8816BC9EB6A1E33F77B531B4638DEC3F2A1497FEE69EE63FBA93D29980D8F33F"> : tensor<2x4xf64>
  %4 = tenon.mul %2, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %7 = check.unfoldable_constant dense<"0x30AB6D6A14BADDBF72495DBA8751EF3FA82D207A6CC8D0BF404C2EB1FD0BE9BFE44B5247C449DBBFC60E2D709C12EBBF1820270D9B09C83F2C69C786FA44E43F"> : tensor<2x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x0FBB3CA5C2BCE93F842C30584B50E53F0ED3E82EC887F03F5D39E4E3D699E13F1A86E0E5DB57E43FB18CA51E26CCE43F9D10F97CBA11F23F0C0905F71082F13F"> : tensor<2x4xf64>
  %11 = tenon.tanh %10 : tensor<2x4xf64> -> tensor<2x4xf64>
  %12 = tenon.cumulate logsumexp %11 axis 1 reverse : tensor<2x4xf64> -> tensor<2x4xf64>
  %13 = tenon.mul %12, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x61487FA68CBCE93F28A8AB5B5C50E53FB2D52F50B787F03FDB8E7A339A99E13FF6DD9EB83E56E43F1F6047DB93CCE43F0B14A678BE11F23FAEDCE3680082F13F"> : tensor<2x4xf64>
  %19 = tenon.tanh %18 : tensor<2x4xf64> -> tensor<2x4xf64>
  %20 = tenon.cumulate logsumexp %19 axis 1 reverse : tensor<2x4xf64> -> tensor<2x4xf64>
  %21 = tenon.mul %20, %3 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x781F9F905D7AC03F60736E3CC0C4A4BF30A045D1E097B43F60A4283F5685C23FAC115CEADB85EF3F20FA527198BED0BF809ABDCAE27293BF40C3A87E7F35B43F"> : tensor<2x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<2x4xf64>) -> (tensor<2x4xf64>)
  %33 = check.unfoldable_constant dense<"0x781F9F905D7AC03F60736E3CC0C4A4BF30A045D1E097B43F60A4283F5685C23FAC115CEADB85EF3F20FA527198BED0BF809ABDCAE27293BF40C3A87E7F35B43F"> : tensor<2x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<2x4xf64>, tensor<2x4xf64> -> tensor<2x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}
