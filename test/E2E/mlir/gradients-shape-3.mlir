// The gradient of each op, and that gradient's, against differences.
// Made by make_gradient_modules.py.

func.func @pad() {
  %0 = check.unfoldable_constant dense<"0x4C54CBE2B4A4EB3FECA0C15495E7ED3F204E8218AE81ED3FE063F9F7483FA2BFB9048AD297EFE2BF00EADBA265B0DF3F"> : tensor<2x3xf64>
  %1 = tenon.tanh %0 : tensor<2x3xf64> -> tensor<2x3xf64>
  %2 = tenon.pad %1 low [1, 0] high [2, 1] mode constant : tensor<2x3xf64> -> tensor<5x4xf64>
  %3 = check.unfoldable_constant dense<"0x332FA20F6B7EF53FEADFF2EB456EF53F80C84F283723F33F808917793460F13FDDE7C11076D2F23F308B7DB02D9BE53F7AEC4A060590EB3F1531D60E362BE13F527A2B71A2DBF23F24F32E71939BE73FE779788552A9E63F3AC4049F5CD5F73F504904783B7DF53F5C1A010BB0F7F63F0B0C69CD59B2E83F5B329476CD46E23F10664148388BF03F1EF165FDF9D5F33F400BD2F70339F63FAD868193CC2EE83F"> : tensor<5x4xf64>
  %4 = tenon.mul %2, %3 : tensor<5x4xf64>, tensor<5x4xf64> -> tensor<5x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<5x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %7 = check.unfoldable_constant dense<"0xECAF578E7732E3BF006ABB96135ACDBF52B75852D7C6EDBF4082938004639EBF007DA8310227EF3F8645ADEA6ADCE43F"> : tensor<2x3xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0xA11B1C5454A4EB3F4D15B34E0FE7ED3F9833FF314481ED3F38871FCDA44BA2BF6270DC6132EFE2BFE638640CFCB0DF3F"> : tensor<2x3xf64>
  %11 = tenon.tanh %10 : tensor<2x3xf64> -> tensor<2x3xf64>
  %12 = tenon.pad %11 low [1, 0] high [2, 1] mode constant : tensor<2x3xf64> -> tensor<5x4xf64>
  %13 = tenon.mul %12, %3 : tensor<5x4xf64>, tensor<5x4xf64> -> tensor<5x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<5x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0xF78C7A7115A5EB3F8B2CD05A1BE8ED3FA86805FF1782ED3F8840D322ED32A2BF10993743FDEFE2BF1A9B5339CFAFDF3F"> : tensor<2x3xf64>
  %19 = tenon.tanh %18 : tensor<2x3xf64> -> tensor<2x3xf64>
  %20 = tenon.pad %19 low [1, 0] high [2, 1] mode constant : tensor<2x3xf64> -> tensor<5x4xf64>
  %21 = tenon.mul %20, %3 : tensor<5x4xf64>, tensor<5x4xf64> -> tensor<5x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<5x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x84232B398B77DDBF4AE52D984C73E4BFA8623C61BC28E0BFC4481C62332CEEBFE80DE5F802F5DE3F78FD895C7AF3D63F"> : tensor<2x3xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %33 = check.unfoldable_constant dense<"0x84232B398B77DDBF4AE52D984C73E4BFA8623C61BC28E0BFC4481C62332CEEBFE80DE5F802F5DE3F78FD895C7AF3D63F"> : tensor<2x3xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @pad_open() {
  %0 = check.unfoldable_constant dense<"0xD88249BEEFEDDD3F6078AC7D4D37CC3FD804C74AB4DAEC3F542F6B2E42DFF03F9080D0C03014E83F609185A1C3D9D6BF"> : tensor<2x3xf64>
  %1 = check.opaque %0 : tensor<2x3xf64> -> tensor<?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.pad %2 low [1, 0] high [2, 1] mode constant : tensor<?x?xf64> -> tensor<?x?xf64>
  %4 = check.unfoldable_constant dense<1.443683681e+00> : tensor<1x1xf64>
  %5 = tenon.mul %3, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %8 = check.unfoldable_constant dense<"0x304F889B9956E53FBEB03F6CD675E6BF3A3BD78C1C19EFBF60D49157D7E1E33F78F88503A9DFED3FD0664647D9A9BABF"> : tensor<2x3xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0xF2BDCD8713EDDD3FD87CB9901F36CC3FD1D1DD492ADAEC3F888E1BFB2CDFF03F0E0FCED48513E83F311DCD60CFD8D6BF"> : tensor<2x3xf64>
  %12 = check.opaque %11 : tensor<2x3xf64> -> tensor<?x?xf64>
  %13 = tenon.tanh %12 : tensor<?x?xf64> -> tensor<?x?xf64>
  %14 = tenon.pad %13 low [1, 0] high [2, 1] mode constant : tensor<?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.mul %14, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0xBE47C5F4CBEEDD3FE8739F6A7B38CC3FDF37B04B3EDBEC3F20D0BA6157DFF03F12F2D2ACDB14E83F8F053EE2B7DAD6BF"> : tensor<2x3xf64>
  %21 = check.opaque %20 : tensor<2x3xf64> -> tensor<?x?xf64>
  %22 = tenon.tanh %21 : tensor<?x?xf64> -> tensor<?x?xf64>
  %23 = tenon.pad %22 low [1, 0] high [2, 1] mode constant : tensor<?x?xf64> -> tensor<?x?xf64>
  %24 = tenon.mul %23, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0xF8AB5D2108CDE0BF6CB2C0E9FB08D7BF38355995C30EE5BF1091C8B322E1C9BF5ADE711FA314EABFD2319D1290A2E23F"> : tensor<2x3xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %36 = check.unfoldable_constant dense<"0xF8AB5D2108CDE0BF6CB2C0E9FB08D7BF38355995C30EE5BF1091C8B322E1C9BF5ADE711FA314EABFD2319D1290A2E23F"> : tensor<2x3xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @pad_value() {
  %0 = check.unfoldable_constant dense<"0xB0457A04CCEDB0BF8030174AF14EA03F3CA786E26CBBDEBF24F972094D9EF33FEEE6CFE73EC2F63FF47ED4A8EEEFF43F"> : tensor<2x3xf64>
  %1 = check.unfoldable_constant dense<-3.244057687e-01> : tensor<f64>
  %2 = tenon.tanh %0 : tensor<2x3xf64> -> tensor<2x3xf64>
  %3 = tenon.tanh %1 : tensor<f64> -> tensor<f64>
  %4 = tenon.pad %2 low [1, 0] high [2, 1] mode constant value %3 : tensor<2x3xf64>, tensor<f64> -> tensor<5x4xf64>
  %5 = check.unfoldable_constant dense<"0x78EEF5819F3AEF3F4E9F3D545F3CE03F2E0B10E75794E23F037D37AB07A4F63FF20D35520B4BF43F649A0863F52DF43F763A2576CA00F73FAC309D0ECC66EA3FBC59702DB4F4EA3F9480904F67E0F73F6C38AFC0A8B9E13F8F4F11E52625E43F3DCBFF9984E5F13F2E1FF1979B86F53F20F90AECF4ACF13FE29DC7838655F53F4DA3A1548281E23FFE49CE47A9ABF23FF8DF84FD16B3F53F25CA94A70FB1F73F"> : tensor<5x4xf64>
  %6 = tenon.mul %4, %5 : tensor<5x4xf64>, tensor<5x4xf64> -> tensor<5x4xf64>
  %7 = tenon.reduce sum %6 axes [0, 1] : tensor<5x4xf64> -> tensor<f64>
  %g8:2 = tenon.gradients %7 by (%0, %1) : tensor<f64>, (tensor<2x3xf64>, tensor<f64>) -> (tensor<2x3xf64>, tensor<f64>)
  %9 = check.unfoldable_constant dense<"0xC0D6761F5BECA83F048B4D3921C4D3BFEAACA1073D0CEB3FF81A0B18F95EDA3FA0D6A2274E00E7BF5EFBF5BE5B51EEBF"> : tensor<2x3xf64>
  %10 = check.unfoldable_constant dense<4.663487787e-01> : tensor<f64>
  %11 = tenon.mul %g8#0, %9 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %13 = tenon.mul %g8#1, %10 : tensor<f64>, tensor<f64> -> tensor<f64>
  %14 = tenon.add %12, %13 : tensor<f64>, tensor<f64> -> tensor<f64>
  %15 = check.unfoldable_constant dense<"0x4BBE469B3EF0B0BF1AB9EA2F7244A03FB1051DD158BCDEBFA461604E969EF33F2804792262C2F63F03015D1F93EFF43F"> : tensor<2x3xf64>
  %16 = check.unfoldable_constant dense<-3.244597113e-01> : tensor<f64>
  %17 = tenon.tanh %15 : tensor<2x3xf64> -> tensor<2x3xf64>
  %18 = tenon.tanh %16 : tensor<f64> -> tensor<f64>
  %19 = tenon.pad %17 low [1, 0] high [2, 1] mode constant value %18 : tensor<2x3xf64>, tensor<f64> -> tensor<5x4xf64>
  %20 = tenon.mul %19, %5 : tensor<5x4xf64>, tensor<5x4xf64> -> tensor<5x4xf64>
  %21 = tenon.reduce sum %20 axes [0, 1] : tensor<5x4xf64> -> tensor<f64>
  %g22:2 = tenon.gradients %21 by (%15, %16) : tensor<f64>, (tensor<2x3xf64>, tensor<f64>) -> (tensor<2x3xf64>, tensor<f64>)
  %23 = tenon.mul %g22#0, %9 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %24 = tenon.reduce sum %23 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %25 = tenon.mul %g22#1, %10 : tensor<f64>, tensor<f64> -> tensor<f64>
  %26 = tenon.add %24, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<"0x15CDAD6D59EBB0BFE6A743647059A03FC748F0F380BADEBFA49085C4039EF33FB4C926AD1BC2F63FE5FC4B324AF0F43F"> : tensor<2x3xf64>
  %28 = check.unfoldable_constant dense<-3.243518260e-01> : tensor<f64>
  %29 = tenon.tanh %27 : tensor<2x3xf64> -> tensor<2x3xf64>
  %30 = tenon.tanh %28 : tensor<f64> -> tensor<f64>
  %31 = tenon.pad %29 low [1, 0] high [2, 1] mode constant value %30 : tensor<2x3xf64>, tensor<f64> -> tensor<5x4xf64>
  %32 = tenon.mul %31, %5 : tensor<5x4xf64>, tensor<5x4xf64> -> tensor<5x4xf64>
  %33 = tenon.reduce sum %32 axes [0, 1] : tensor<5x4xf64> -> tensor<f64>
  %g34:2 = tenon.gradients %33 by (%27, %28) : tensor<f64>, (tensor<2x3xf64>, tensor<f64>) -> (tensor<2x3xf64>, tensor<f64>)
  %35 = tenon.mul %g34#0, %9 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %36 = tenon.reduce sum %35 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %37 = tenon.mul %g34#1, %10 : tensor<f64>, tensor<f64> -> tensor<f64>
  %38 = tenon.add %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  %39 = check.unfoldable_constant dense<"0xDCC7C9A408E7D7BFE67F8FE64EA0E9BF4CE5E4E80B00E2BFD6F683F3285CE63F3C6916B88D80D53FDA0A4F9753EFEBBF"> : tensor<2x3xf64>
  %40 = check.unfoldable_constant dense<-5.394266903e-01> : tensor<f64>
  %41 = tenon.mul %g8#0, %39 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %42 = tenon.reduce sum %41 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %43 = tenon.mul %g8#1, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  %44 = tenon.add %42, %43 : tensor<f64>, tensor<f64> -> tensor<f64>
  %45 = tenon.sub %21, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  %46 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %47 = tenon.mul %45, %46 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %44, %47 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g48:2 = tenon.gradients %14 by (%0, %1) : tensor<f64>, (tensor<2x3xf64>, tensor<f64>) -> (tensor<2x3xf64>, tensor<f64>)
  %49 = check.unfoldable_constant dense<"0xDCC7C9A408E7D7BFE67F8FE64EA0E9BF4CE5E4E80B00E2BFD6F683F3285CE63F3C6916B88D80D53FDA0A4F9753EFEBBF"> : tensor<2x3xf64>
  %50 = check.unfoldable_constant dense<-5.394266903e-01> : tensor<f64>
  %51 = tenon.mul %g48#0, %49 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %52 = tenon.reduce sum %51 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %53 = tenon.mul %g48#1, %50 : tensor<f64>, tensor<f64> -> tensor<f64>
  %54 = tenon.add %52, %53 : tensor<f64>, tensor<f64> -> tensor<f64>
  %55 = tenon.sub %26, %38 : tensor<f64>, tensor<f64> -> tensor<f64>
  %56 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %57 = tenon.mul %55, %56 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %54, %57 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @pad_value_open() {
  %0 = check.unfoldable_constant dense<"0xDAB50F505853F43F387E9C92D269DCBF0C214C87664AF13F4602B7FD054DF13F26B929BEF190F2BFE072CCD7548CB53F"> : tensor<2x3xf64>
  %1 = check.opaque %0 : tensor<2x3xf64> -> tensor<?x?xf64>
  %2 = check.unfoldable_constant dense<-1.408779288e+00> : tensor<f64>
  %3 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %4 = tenon.tanh %2 : tensor<f64> -> tensor<f64>
  %5 = tenon.pad %3 low [1, 0] high [2, 1] mode constant value %4 : tensor<?x?xf64>, tensor<f64> -> tensor<?x?xf64>
  %6 = check.unfoldable_constant dense<7.392880563e-01> : tensor<1x1xf64>
  %7 = tenon.mul %5, %6 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g9:2 = tenon.gradients %8 by (%1, %2) : tensor<f64>, (tensor<?x?xf64>, tensor<f64>) -> (tensor<?x?xf64>, tensor<f64>)
  %10 = check.unfoldable_constant dense<"0x20BC2782A4F8D5BF805800D02F769BBFCC4AADA7533EEFBF40B2AB8F6850D23FBCA803C8F357D83F1CFB3CD47248E2BF"> : tensor<2x3xf64>
  %11 = check.unfoldable_constant dense<2.903286524e-01> : tensor<f64>
  %12 = tenon.mul %g9#0, %10 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %13 = tenon.reduce sum %12 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %14 = tenon.mul %g9#1, %11 : tensor<f64>, tensor<f64> -> tensor<f64>
  %15 = tenon.add %13, %14 : tensor<f64>, tensor<f64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xC677C9013553F43F9FECDA0AB86ADCBFE9B2EAF23E4AF13F90DACC32A84CF13F761AAC06AB90F2BF38A86A322C8CB53F"> : tensor<2x3xf64>
  %17 = check.opaque %16 : tensor<2x3xf64> -> tensor<?x?xf64>
  %18 = check.unfoldable_constant dense<-1.408856796e+00> : tensor<f64>
  %19 = tenon.tanh %17 : tensor<?x?xf64> -> tensor<?x?xf64>
  %20 = tenon.tanh %18 : tensor<f64> -> tensor<f64>
  %21 = tenon.pad %19 low [1, 0] high [2, 1] mode constant value %20 : tensor<?x?xf64>, tensor<f64> -> tensor<?x?xf64>
  %22 = tenon.mul %21, %6 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %23 = tenon.reduce sum %22 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g24:2 = tenon.gradients %23 by (%17, %18) : tensor<f64>, (tensor<?x?xf64>, tensor<f64>) -> (tensor<?x?xf64>, tensor<f64>)
  %25 = tenon.mul %g24#0, %10 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %26 = tenon.reduce sum %25 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %27 = tenon.mul %g24#1, %11 : tensor<f64>, tensor<f64> -> tensor<f64>
  %28 = tenon.add %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0xEEF3559E7B53F43FD10F5E1AED68DCBF2F8FAD1B8E4AF13FFC29A1C8634DF13FD657A7753891F2BF883D2E7D7D8CB53F"> : tensor<2x3xf64>
  %30 = check.opaque %29 : tensor<2x3xf64> -> tensor<?x?xf64>
  %31 = check.unfoldable_constant dense<-1.408701780e+00> : tensor<f64>
  %32 = tenon.tanh %30 : tensor<?x?xf64> -> tensor<?x?xf64>
  %33 = tenon.tanh %31 : tensor<f64> -> tensor<f64>
  %34 = tenon.pad %32 low [1, 0] high [2, 1] mode constant value %33 : tensor<?x?xf64>, tensor<f64> -> tensor<?x?xf64>
  %35 = tenon.mul %34, %6 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %36 = tenon.reduce sum %35 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g37:2 = tenon.gradients %36 by (%30, %31) : tensor<f64>, (tensor<?x?xf64>, tensor<f64>) -> (tensor<?x?xf64>, tensor<f64>)
  %38 = tenon.mul %g37#0, %10 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %39 = tenon.reduce sum %38 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %40 = tenon.mul %g37#1, %11 : tensor<f64>, tensor<f64> -> tensor<f64>
  %41 = tenon.add %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  %42 = check.unfoldable_constant dense<"0x5001645F868CD5BF144A5C83D481E1BF342979775028D8BFEC475EB58C9FECBFA0920D36BF94E53FC0BCF0EFF0CE98BF"> : tensor<2x3xf64>
  %43 = check.unfoldable_constant dense<-7.750787642e-01> : tensor<f64>
  %44 = tenon.mul %g9#0, %42 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %45 = tenon.reduce sum %44 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %46 = tenon.mul %g9#1, %43 : tensor<f64>, tensor<f64> -> tensor<f64>
  %47 = tenon.add %45, %46 : tensor<f64>, tensor<f64> -> tensor<f64>
  %48 = tenon.sub %23, %36 : tensor<f64>, tensor<f64> -> tensor<f64>
  %49 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %50 = tenon.mul %48, %49 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %47, %50 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g51:2 = tenon.gradients %15 by (%1, %2) : tensor<f64>, (tensor<?x?xf64>, tensor<f64>) -> (tensor<?x?xf64>, tensor<f64>)
  %52 = check.unfoldable_constant dense<"0x5001645F868CD5BF144A5C83D481E1BF342979775028D8BFEC475EB58C9FECBFA0920D36BF94E53FC0BCF0EFF0CE98BF"> : tensor<2x3xf64>
  %53 = check.unfoldable_constant dense<-7.750787642e-01> : tensor<f64>
  %54 = tenon.mul %g51#0, %52 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %55 = tenon.reduce sum %54 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %56 = tenon.mul %g51#1, %53 : tensor<f64>, tensor<f64> -> tensor<f64>
  %57 = tenon.add %55, %56 : tensor<f64>, tensor<f64> -> tensor<f64>
  %58 = tenon.sub %28, %41 : tensor<f64>, tensor<f64> -> tensor<f64>
  %59 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %60 = tenon.mul %58, %59 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %57, %60 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @pad_reflect() {
  %0 = check.unfoldable_constant dense<"0xAC84581EE101F73FE84F33B76218EA3F1A708DE8755EF63F34365FFF4B8CF6BF988D2573450ED8BF10A723FE48F2C13F80C15A5009469ABFB463FA9037DFF73F10707919FA89C53F"> : tensor<3x3xf64>
  %1 = tenon.tanh %0 : tensor<3x3xf64> -> tensor<3x3xf64>
  %2 = tenon.pad %1 low [1, 2] high [2, 1] mode reflect : tensor<3x3xf64> -> tensor<6x6xf64>
  %3 = check.unfoldable_constant dense<"0xBA32B7223204ED3F080D63A33167F43F9F46780E381BE63FD04B42586D15F23F4735AAB2DEACF13F5ED008CE2E07E23F84957EB401AAF33F68BDB13C551AE83F5470544C8645F33F32BFBC1E8210F43FA7B176A23C14E53F580BCD643149F63F9C41DAF185B9F73FEA0691906291F13FA8ABD2CC4B10F63F346225B94D80F63F59960185A974F23F0D229657FE8AF73F77004AA33594F03F8F0174AC3CA2E03F1E7AE48021B8F73F564F768ECC5EEC3FA22318A5AA09F43F67EC346A1C44E93F804BF5E0A469EE3FBA7023FD7EF9E23FD1A267350318F03FF0C711B930C0F23F8674D88116D2F53F526F72C2885CF43FF74FAB5E7ED8EE3F97E594972007F53FAA7A2730E7C6F73F91E2678C99C5E73FD21C2D4426E3E03F50DB3E9F7A4DF43F"> : tensor<6x6xf64>
  %4 = tenon.mul %2, %3 : tensor<6x6xf64>, tensor<6x6xf64> -> tensor<6x6xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<6x6xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<3x3xf64>) -> (tensor<3x3xf64>)
  %7 = check.unfoldable_constant dense<"0xA64283BB7E32E1BF5CC6C6FFCA6DEC3F40E5FA11E071E13F2851AD50DE92DC3F723B74D4CFFCEE3F8267682D2C19ED3F5035C6E72AE8D2BF6876C830F899ED3F7C0CB6D80BB6E1BF"> : tensor<3x3xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<3x3xf64>, tensor<3x3xf64> -> tensor<3x3xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<3x3xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x88150BB5FA01F73F1F09E00BE017EA3F96912CFB7E5EF63F0E21A096418CF6BF51C1EBA9DE0DD8BFA237D52B01F5C13F242E00B6933A9ABFB1382CE724DFF73F4D3DC2D6268CC53F"> : tensor<3x3xf64>
  %11 = tenon.tanh %10 : tensor<3x3xf64> -> tensor<3x3xf64>
  %12 = tenon.pad %11 low [1, 2] high [2, 1] mode reflect : tensor<3x3xf64> -> tensor<6x6xf64>
  %13 = tenon.mul %12, %3 : tensor<6x6xf64>, tensor<6x6xf64> -> tensor<6x6xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<6x6xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<3x3xf64>) -> (tensor<3x3xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<3x3xf64>, tensor<3x3xf64> -> tensor<3x3xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<3x3xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0xD0F3A587C701F73FB1968662E518EA3F9E4EEED56C5EF63F5A4B1E68568CF6BFDF595F3CAC0ED8BF7E1672D090EFC13FDC54B5EA7E519ABFB78EC83A4ADFF73FD3A2305CCD87C53F"> : tensor<3x3xf64>
  %19 = tenon.tanh %18 : tensor<3x3xf64> -> tensor<3x3xf64>
  %20 = tenon.pad %19 low [1, 2] high [2, 1] mode reflect : tensor<3x3xf64> -> tensor<6x6xf64>
  %21 = tenon.mul %20, %3 : tensor<6x6xf64>, tensor<6x6xf64> -> tensor<6x6xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<6x6xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<3x3xf64>) -> (tensor<3x3xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<3x3xf64>, tensor<3x3xf64> -> tensor<3x3xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x3xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x8029D5F9743CCF3F0A0EFD6444F0E3BF00DFBE807626B63FB097A082BA69B93F084A77C3285ECF3FB6D5073A9E8EEA3F88C421D71DFADB3FF818812B48C8C6BF8E48F47AE83CE53F"> : tensor<3x3xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<3x3xf64>, tensor<3x3xf64> -> tensor<3x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x3xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<3x3xf64>) -> (tensor<3x3xf64>)
  %33 = check.unfoldable_constant dense<"0x8029D5F9743CCF3F0A0EFD6444F0E3BF00DFBE807626B63FB097A082BA69B93F084A77C3285ECF3FB6D5073A9E8EEA3F88C421D71DFADB3FF818812B48C8C6BF8E48F47AE83CE53F"> : tensor<3x3xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<3x3xf64>, tensor<3x3xf64> -> tensor<3x3xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<3x3xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @pad_symmetric() {
  %0 = check.unfoldable_constant dense<"0xF8AFD1545048E63F105D0FE2F021E53F70F678B64C25B63F88FF78ECAFE1F7BF80B623221984B3BF809B7B3E3345C63F883C1D2802C4E7BF805CC530A7DAE33FFDBA296B8028E3BF"> : tensor<3x3xf64>
  %1 = tenon.tanh %0 : tensor<3x3xf64> -> tensor<3x3xf64>
  %2 = tenon.pad %1 low [3, 2] high [1, 3] mode symmetric : tensor<3x3xf64> -> tensor<7x8xf64>
  %3 = check.unfoldable_constant dense<"0xA2D4FF554E8EF13F6EBD7FEFAEF9EC3F723217AF1221EE3FABE14FE4CC59E93F8783980EC8BDF13FCB1A7DA6A9D1F43FE85C4C294EDAF13F5C5A44590961E33F5ABB16412CAAF23F8E0379FD0C89F33F4E1522DB4585E33F3D669A00B82DF33F721B560E134FE13F3CBD73F597D3F23F856ACC08CD5FF53FD7815F2018F1F23FF7270E50587CF33F344DE5AAD081F53F69B2F8055931E83F0C8B43B42F10EB3F24EC0FEFC6E9F63F4D7F0076EDFBE93F280AFF0F4210F23FA09CC1D66DFCE83F67C1A0C03802EA3F3B50E8B89CA2F33F76FE5C8DD1D7F33F2C5EAF6B9D2AE33F00496AEB42BAF63F089CE1EAB3C4F73F6A7CDA950B9AE03F329F5396EA47E43F2669C0D5BACDF13F52F42B815F93F03F2A9444019829F43F5EA6403BAC78F43FD430093ADDABF63FDA2A15B7D687F33F0C247C5D68E3F43F1A2419DDEFD1E53F0A010C47878CF63F8ED12D5C3427F33FEE72A12BB5EAEA3F7EC50851D040EB3F825EBE625C9FE83F6FA6BF980190EE3FDC646553FAD9F53FD2B6E3BFCF40EC3FE16125D6A12CF13F7769EBF6C65DF43FC2403B416900EA3FA0924E254C4EF73FC64D5A62608EF43FFE5D419C33D1F13FD2DA7452EFCCF73FCC77DD5834FDF63F"> : tensor<7x8xf64>
  %4 = tenon.mul %2, %3 : tensor<7x8xf64>, tensor<7x8xf64> -> tensor<7x8xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<7x8xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<3x3xf64>) -> (tensor<3x3xf64>)
  %7 = check.unfoldable_constant dense<"0x964F8E835CD7E53F061FF3943E86EF3F4420F63CE494E0BF46F9335F0C9BE0BF8EF60906D8D3ECBF90FE601DC337C33F880965F31E9BE93F6629EABFA1BEEE3F96076CC93704ECBF"> : tensor<3x3xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<3x3xf64>, tensor<3x3xf64> -> tensor<3x3xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<3x3xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0xBFB0BE65AE48E63F35DE5967F921E53FB80188E66923B63F2E859297B2E1F7BF9B5C5D7B4886B3BF4FA7AE47F341C63FC02D11A3ACC3E7BF999EA277DCD9E33FEA408942A728E3BF"> : tensor<3x3xf64>
  %11 = tenon.tanh %10 : tensor<3x3xf64> -> tensor<3x3xf64>
  %12 = tenon.pad %11 low [3, 2] high [1, 3] mode symmetric : tensor<3x3xf64> -> tensor<7x8xf64>
  %13 = tenon.mul %12, %3 : tensor<7x8xf64>, tensor<7x8xf64> -> tensor<7x8xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<7x8xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<3x3xf64>) -> (tensor<3x3xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<3x3xf64>, tensor<3x3xf64> -> tensor<3x3xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<3x3xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x31AFE443F247E63FEBDBC45CE821E53F28EB69862F27B63FE2795F41ADE1F7BF6510EAC8E981B3BFB18F48357348C63F504B29AD57C4E7BF671AE8E971DBE33F1035CA935928E3BF"> : tensor<3x3xf64>
  %19 = tenon.tanh %18 : tensor<3x3xf64> -> tensor<3x3xf64>
  %20 = tenon.pad %19 low [3, 2] high [1, 3] mode symmetric : tensor<3x3xf64> -> tensor<7x8xf64>
  %21 = tenon.mul %20, %3 : tensor<7x8xf64>, tensor<7x8xf64> -> tensor<7x8xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<7x8xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<3x3xf64>) -> (tensor<3x3xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<3x3xf64>, tensor<3x3xf64> -> tensor<3x3xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x3xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0xCCACDC53EAB4DC3F00114BE56ACDA43F94D015ADF66AD2BFC058253DE50E9ABFD01CFA566356D5BF12AF8029A6BCEFBF60EA024E3A19DA3F760C1ADDDFEEEEBF58A27D0DF4B4C7BF"> : tensor<3x3xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<3x3xf64>, tensor<3x3xf64> -> tensor<3x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x3xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<3x3xf64>) -> (tensor<3x3xf64>)
  %33 = check.unfoldable_constant dense<"0xCCACDC53EAB4DC3F00114BE56ACDA43F94D015ADF66AD2BFC058253DE50E9ABFD01CFA566356D5BF12AF8029A6BCEFBF60EA024E3A19DA3F760C1ADDDFEEEEBF58A27D0DF4B4C7BF"> : tensor<3x3xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<3x3xf64>, tensor<3x3xf64> -> tensor<3x3xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<3x3xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @top_k() {
  %0 = check.unfoldable_constant dense<"0x40D5536C3DCAAF3FB8EE5C785D64F43FE2BF27834B2EF63F589516E72149D83F80DF1EDC3AD1DF3FCC2F7781FE76DDBF104EC57751B1C03F900AF6883ABEDABF3853448F355AED3FCE87C61F51F3F5BFE01DB0890B5ABE3F58CB540B851CF23F4FED311CB85CF5BF40CA5C8BD1DEE63F46F532B99FF3F1BF"> : tensor<3x5xf64>
  %1 = tenon.tanh %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = tenon.constant dense<2> : tensor<i32>
  %t2:2 = tenon.top_k %1, %2 : tensor<3x5xf64>, tensor<i32> -> tensor<3x2xf64>, tensor<3x2xi32>
  %3 = check.unfoldable_constant dense<"0x02C02EB13E7CF63FEB271B9F4CBBE23FE441DA06DAB9EF3FF36721913DAFF13F77704BF22C45E23FFAA994BD7BEDF03F"> : tensor<3x2xf64>
  %4 = tenon.mul %t2#0, %3 : tensor<3x2xf64>, tensor<3x2xf64> -> tensor<3x2xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<3x2xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %7 = check.unfoldable_constant dense<"0x00773C64CABFB63F2A668F90B6EBE23F707C54FA6415BDBFD810DCBD6A54CEBF2C9B46C1F3A6E23FC239ECC8AF32EA3F34F7461F885FEB3F487AADA54C26EBBF609332454AAAE4BF58E020807BF8DC3FCC4023FFBE49D5BF14E28FF124EEE4BF000151A64777A23FD4BCE982A3E3D2BFC010E0574C20BFBF"> : tensor<3x5xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x81332171E5CCAF3F3CBA4D173D64F43FA619059B2C2EF63FE8768471B149D83F50B896F749D2DF3F59D04E4E6F78DDBFDF706A32E9B2C03F6B4EB7401DBFDABF063879CF025BED3F6422CF0667F3F5BF30E09B85005EBE3F7DEE9406291CF23F539F8583F15CF5BF42AB79A341DEE63FC633EC099FF3F1BF"> : tensor<3x5xf64>
  %11 = tenon.tanh %10 : tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.constant dense<2> : tensor<i32>
  %t12:2 = tenon.top_k %11, %12 : tensor<3x5xf64>, tensor<i32> -> tensor<3x2xf64>, tensor<3x2xi32>
  %13 = tenon.mul %t12#0, %3 : tensor<3x2xf64>, tensor<3x2xf64> -> tensor<3x2xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<3x2xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0xFF76866795C7AF3F34236CD97D64F43F1E664A6B6A2EF63FC8B3A85C9248D83FB006A7C02BD0DF3F3F8F9FB48D75DDBF412B20BDB9AFC03FB5C634D157BDDABF6A6E0F4F6859ED3F38EDBD383BF3F5BF905BC48D1656BE3F33A81410E11CF23F4B3BDEB47E5CF5BF3EE93F7361DFE63FC6B67968A0F3F1BF"> : tensor<3x5xf64>
  %19 = tenon.tanh %18 : tensor<3x5xf64> -> tensor<3x5xf64>
  %20 = tenon.constant dense<2> : tensor<i32>
  %t20:2 = tenon.top_k %19, %20 : tensor<3x5xf64>, tensor<i32> -> tensor<3x2xf64>, tensor<3x2xi32>
  %21 = tenon.mul %t20#0, %3 : tensor<3x2xf64>, tensor<3x2xf64> -> tensor<3x2xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x2xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x68718CE5CEF0C93F54ACC8873DC3D3BF0CFCF5252FDDD2BF9CF73A640FE7D53F48A4C27C10AFE43F06C077D32023ECBFF4DD4F69751BDF3F244AB5F6144CE1BF54A529129C51EF3F1025B40086BCCABF46CA2A153652E33F4A33460DF314ECBFC697B36AA884E1BF7498EA1752F5E5BF00B184E6BBBE7A3F"> : tensor<3x5xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %33 = check.unfoldable_constant dense<"0x68718CE5CEF0C93F54ACC8873DC3D3BF0CFCF5252FDDD2BF9CF73A640FE7D53F48A4C27C10AFE43F06C077D32023ECBFF4DD4F69751BDF3F244AB5F6144CE1BF54A529129C51EF3F1025B40086BCCABF46CA2A153652E33F4A33460DF314ECBFC697B36AA884E1BF7498EA1752F5E5BF00B184E6BBBE7A3F"> : tensor<3x5xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @top_k_open() {
  %0 = check.unfoldable_constant dense<"0xE3AD3165D2FEEBBFB8D0C158F6A4F3BF95543779C772ECBFC8A60183A887E73F40ECF1BD30DAE63F5087698260AEF43F223AACC59792F13F88A49A3EA33AD9BF6CC61A3631E6F73F20EA41C961CAE03F1FFC7B4482B9EEBFB2110AB93775F6BF7A2CCC9242F7F03F481A4B3FD277CD3F1EA87F9B042CF03F"> : tensor<3x5xf64>
  %1 = check.opaque %0 : tensor<3x5xf64> -> tensor<?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.constant dense<2> : tensor<i32>
  %t3:2 = tenon.top_k %2, %3 : tensor<?x?xf64>, tensor<i32> -> tensor<?x2xf64>, tensor<?x2xi32>
  %4 = check.unfoldable_constant dense<"0x63D38CFE8656EB3FCC5ACE8726A8F53F"> : tensor<1x2xf64>
  %5 = tenon.mul %t3#0, %4 : tensor<?x2xf64>, tensor<1x2xf64> -> tensor<?x2xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<?x2xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %8 = check.unfoldable_constant dense<"0x80C241880763AB3FA02AC5BC1380A73F00D041390DA5B8BF4AEA7032FE9CE73FD0EE5E32C85DE33FC4F32F6CAE99E73FB0BDFCF50A80B9BFA2B36024FCD8E8BF8076EAE5B57BDB3F08D5BD6EB5AAC6BF54E530B3B7F2DF3F4018E56A77E59FBFA28D94050004EC3F6A61A43968E9E2BF729CFA91A547E4BF"> : tensor<3x5xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0x26A244B400FEEBBFFFD5E350AAA4F3BF4D6EE1A14C72ECBF81857E0A3588E73F5839E1B2A1DAE63F6BC49AB940AEF43F65B0A7213492F13F0987AEC45B3AD9BF812B8794C8E5F73F9663B922F7CAE03FAC09421BD3B8EEBF879C7FC34475F6BFD78BA57C03F7F03FF6F49B920775CD3FD90FB4D2E22BF03F"> : tensor<3x5xf64>
  %12 = check.opaque %11 : tensor<3x5xf64> -> tensor<?x?xf64>
  %13 = tenon.tanh %12 : tensor<?x?xf64> -> tensor<?x?xf64>
  %14 = tenon.constant dense<2> : tensor<i32>
  %t14:2 = tenon.top_k %13, %14 : tensor<?x?xf64>, tensor<i32> -> tensor<?x2xf64>, tensor<?x2xi32>
  %15 = tenon.mul %t14#0, %4 : tensor<?x2xf64>, tensor<1x2xf64> -> tensor<?x2xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<?x2xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0xA0B91E16A4FFEBBF71CB9F6042A5F3BFDD3A8D504273ECBF0FC884FB1B87E73F289F02C9BFD9E63F354A384B80AEF43FDFC3B069FB92F13F07C286B8EA3AD9BF5761AED799E6F73FAA70CA6FCCC9E03F92EEB56D31BAEEBFDD8694AE2A75F6BF1DCDF2A881F7F03F9A3FFAEB9C7ACD3F63404B64262CF03F"> : tensor<3x5xf64>
  %21 = check.opaque %20 : tensor<3x5xf64> -> tensor<?x?xf64>
  %22 = tenon.tanh %21 : tensor<?x?xf64> -> tensor<?x?xf64>
  %23 = tenon.constant dense<2> : tensor<i32>
  %t23:2 = tenon.top_k %22, %23 : tensor<?x?xf64>, tensor<i32> -> tensor<?x2xf64>, tensor<?x2xi32>
  %24 = tenon.mul %t23#0, %4 : tensor<?x2xf64>, tensor<1x2xf64> -> tensor<?x2xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<?x2xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x827A9A2B0FFFEF3FA0A2239EE633E73F4E64738B7BBEE23F961FBC7D6C71E53FAE84B3C35F3CE13F543F74325066D3BFFEBA88E26D68EEBF9054802E15D0C53F70D2A62B4FEEEFBFFA83F8CAF6C9E63F349C8E673ABAEA3F60F7F0F788D6BFBF3EB3C589A240E3BFBC74685E3E43EBBF0C29B043CE9ED4BF"> : tensor<3x5xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %36 = check.unfoldable_constant dense<"0x827A9A2B0FFFEF3FA0A2239EE633E73F4E64738B7BBEE23F961FBC7D6C71E53FAE84B3C35F3CE13F543F74325066D3BFFEBA88E26D68EEBF9054802E15D0C53F70D2A62B4FEEEFBFFA83F8CAF6C9E63F349C8E673ABAEA3F60F7F0F788D6BFBF3EB3C589A240E3BFBC74685E3E43EBBF0C29B043CE9ED4BF"> : tensor<3x5xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @gather() {
  %0 = check.unfoldable_constant dense<"0x708BEF8DBD50F13F6CB518ACD48EE93FA9FDC76F617BEABF16F25992C527F23F00AB4F3AD2B170BF48DA39C0B186D3BFF26C921A6EE0F13FF862CAD14C2DF2BFF0B30B4DA1D4F6BFDAF131F1C32CF0BFEA2D85B7D6FEF7BF3C713C993FCDE23F"> : tensor<3x4xf64>
  %1 = tenon.tanh %0 : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %3 = tenon.gather %1, %2 axis 0 : tensor<3x4xf64>, tensor<2x2xi32> -> tensor<2x2x4xf64>
  %4 = check.unfoldable_constant dense<"0x26C05B00F5EFE63F51FF3F9B7AA8E03F5C4AECCC2FB2F33FE725C9EAF7A7E53F742AD2DF721FF23F2CA64BAE0ACAF63FEA91352B0E82F03F9897E4D36A66EB3F20041EA23E70EF3F76E0D64FAF7DF53F6C2BD9D22D4CF13FE192C70399EEF73FE7173C607AC8E53FE6C6A1DA9795F43F23DEEF6A856AEF3FCEFABC99F6BFF73F"> : tensor<2x2x4xf64>
  %5 = tenon.mul %3, %4 : tensor<2x2x4xf64>, tensor<2x2x4xf64> -> tensor<2x2x4xf64>
  %6 = tenon.reduce sum %5 axes [0, 1, 2] : tensor<2x2x4xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %8 = check.unfoldable_constant dense<"0x50EE506098E7DABF28915A41806CD83F8076A7707374B9BF5069C9AF50BAC53FB09B4EEF7177EB3F64EC0867F71FEC3F8EA9E7B767ECED3F0C4FB1460B70E53F5C276ADA2B90EBBF044E29DDFBA3E5BFA85C25EE8050CCBF78C386A28DF1E23F"> : tensor<3x4xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0xEC492A8F1751F13F04404843F78EE93FF1972D875B7BEABFE7D1AC7CEB27F23F6B347BFD241671BF1598C5C34688D3BFCA93233459E0F13F522AB08F5D2DF2BFCF51CBFA41D4F6BFAF37ADAE6D2CF0BF90A5EB02FDFEF7BF25E66683BACDE23F"> : tensor<3x4xf64>
  %12 = tenon.tanh %11 : tensor<3x4xf64> -> tensor<3x4xf64>
  %13 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %14 = tenon.gather %12, %13 axis 0 : tensor<3x4xf64>, tensor<2x2xi32> -> tensor<2x2x4xf64>
  %15 = tenon.mul %14, %4 : tensor<2x2x4xf64>, tensor<2x2x4xf64> -> tensor<2x2x4xf64>
  %16 = tenon.reduce sum %15 axes [0, 1, 2] : tensor<2x2x4xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%11) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0xF4CCB48C6350F13FD42AE914B28EE93F61636258677BEABF451207A89F27F23F952124777F4D70BF7B1CAEBC1C85D3BF1A46010183E0F13F9E9BE4133C2DF2BF11164C9F00D5F6BF05ACB6331A2DF0BF44B61E6CB0FEF7BF53FC11AFC4CCE23F"> : tensor<3x4xf64>
  %21 = tenon.tanh %20 : tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %23 = tenon.gather %21, %22 axis 0 : tensor<3x4xf64>, tensor<2x2xi32> -> tensor<2x2x4xf64>
  %24 = tenon.mul %23, %4 : tensor<2x2x4xf64>, tensor<2x2x4xf64> -> tensor<2x2x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1, 2] : tensor<2x2x4xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%20) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x68A5610DA077EB3F687C57C4C61CC53FC05BACE4C1D99C3FB45C1B154524D73FA84FA9CFC19DEEBF0E0B53416DE6EEBF18BE15504A83C9BF4830D9FDCE6FC4BFEC3FF2E5F916ED3FB07B50C10C53EA3FF035874A855FD7BF70BD761A5BC1E23F"> : tensor<3x4xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %36 = check.unfoldable_constant dense<"0x68A5610DA077EB3F687C57C4C61CC53FC05BACE4C1D99C3FB45C1B154524D73FA84FA9CFC19DEEBF0E0B53416DE6EEBF18BE15504A83C9BF4830D9FDCE6FC4BFEC3FF2E5F916ED3FB07B50C10C53EA3FF035874A855FD7BF70BD761A5BC1E23F"> : tensor<3x4xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @gather_open() {
  %0 = check.unfoldable_constant dense<"0x50E79B86230AF6BF544C7A3D09EDF13F3855DEA9E9E1D9BF48EFEC3BBA4EE03F8BE6FE9A5BC4E9BF18223B9FC07AF33F7EA1DA5D31BAF0BF6D24C2B86301E0BFF38BCFBAC2CAF7BF4817ED638021C13F608767C36EB6C43F042972C727B4E33F"> : tensor<3x4xf64>
  %1 = check.opaque %0 : tensor<3x4xf64> -> tensor<?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %4 = tenon.gather %2, %3 axis 0 : tensor<?x?xf64>, tensor<2x2xi32> -> tensor<2x2x?xf64>
  %5 = check.unfoldable_constant dense<"0xD0A4B73C7C6CE63F71D41BC87D5EF23F2B43D61DAB04F13FD8377EFC11FCF03F"> : tensor<2x2x1xf64>
  %6 = tenon.mul %4, %5 : tensor<2x2x?xf64>, tensor<2x2x1xf64> -> tensor<2x2x?xf64>
  %7 = tenon.reduce sum %6 axes [0, 1, 2] : tensor<2x2x?xf64> -> tensor<f64>
  %g8:1 = tenon.gradients %7 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %9 = check.unfoldable_constant dense<"0x0ACA687EC273E0BF20A50CDAD3D8DE3FA8F0533FC5E2EA3FF0AAD418E56DE43F8035B5B74C9AA7BFF470AC0D90A2D43FC82780092A5CC93FA038E41A2EFBB13F9454BC4E843BE23F4CB3F2AB1057D43F9260E4257BCCE63F80C4F21B2817873F"> : tensor<3x4xf64>
  %10 = tenon.mul %g8#0, %9 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.reduce sum %10 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %12 = check.unfoldable_constant dense<"0x7A525695DE09F6BFBFED3ED0E5ECF13F625BA4B75BE2D9BF3A7CBFA2234EE03F3ADCC7B73BC4E9BF02B98A7FE27AF33FA0A828AD27BAF0BFB6375284BA01E0BF49BD04A6A9CAF7BF38AF2218AE1EC13F8423568A39B5C43F0A2BC3F46AB4E33F"> : tensor<3x4xf64>
  %13 = check.opaque %12 : tensor<3x4xf64> -> tensor<?x?xf64>
  %14 = tenon.tanh %13 : tensor<?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %16 = tenon.gather %14, %15 axis 0 : tensor<?x?xf64>, tensor<2x2xi32> -> tensor<2x2x?xf64>
  %17 = tenon.mul %16, %5 : tensor<2x2x?xf64>, tensor<2x2x1xf64> -> tensor<2x2x?xf64>
  %18 = tenon.reduce sum %17 axes [0, 1, 2] : tensor<2x2x?xf64> -> tensor<f64>
  %g19:1 = tenon.gradients %18 by (%13) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %20 = tenon.mul %g19#0, %9 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %21 = tenon.reduce sum %20 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %22 = check.unfoldable_constant dense<"0x267CE177680AF6BFE9AAB5AA2CEDF13F0E4F189C77E1D9BF56621AD5504FE03FDCF0357E7BC4E9BF2E8BEBBE9E7AF33F5C9A8C0E3BBAF0BF241132ED0C01E0BF9D5A9ACFDBCAF7BF587FB7AF5224C13F3CEB78FCA3B7C43FFE26219AE4B3E33F"> : tensor<3x4xf64>
  %23 = check.opaque %22 : tensor<3x4xf64> -> tensor<?x?xf64>
  %24 = tenon.tanh %23 : tensor<?x?xf64> -> tensor<?x?xf64>
  %25 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %26 = tenon.gather %24, %25 axis 0 : tensor<?x?xf64>, tensor<2x2xi32> -> tensor<2x2x?xf64>
  %27 = tenon.mul %26, %5 : tensor<2x2x?xf64>, tensor<2x2x1xf64> -> tensor<2x2x?xf64>
  %28 = tenon.reduce sum %27 axes [0, 1, 2] : tensor<2x2x?xf64> -> tensor<f64>
  %g29:1 = tenon.gradients %28 by (%23) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %30 = tenon.mul %g29#0, %9 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %32 = check.unfoldable_constant dense<"0x8EDD0B5C210AE53FA8A27A7C6B9FD5BF18CF50073A67D1BF02415E7FBFFAE6BF082B0C586E76C33F6031DC9328ADD43F308A968062A8B73FB898E257DF7CDABF28C34691E19DCE3FF03CA024AC8DEBBFE465A69B8297D7BFA03ABE583480D43F"> : tensor<3x4xf64>
  %33 = tenon.mul %g8#0, %32 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %34 = tenon.reduce sum %33 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %35 = tenon.sub %18, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %36 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %37 = tenon.mul %35, %36 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %34, %37 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g38:1 = tenon.gradients %11 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %39 = check.unfoldable_constant dense<"0x8EDD0B5C210AE53FA8A27A7C6B9FD5BF18CF50073A67D1BF02415E7FBFFAE6BF082B0C586E76C33F6031DC9328ADD43F308A968062A8B73FB898E257DF7CDABF28C34691E19DCE3FF03CA024AC8DEBBFE465A69B8297D7BFA03ABE583480D43F"> : tensor<3x4xf64>
  %40 = tenon.mul %g38#0, %39 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %41 = tenon.reduce sum %40 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %42 = tenon.sub %21, %31 : tensor<f64>, tensor<f64> -> tensor<f64>
  %43 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %44 = tenon.mul %42, %43 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %41, %44 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @gather_axis() {
  %0 = check.unfoldable_constant dense<"0xF484BFE2325DDBBFD063555AA46AF73FC33FA7023D14F4BFD0234F7809A3F13F02321BE03B0CECBFD01068F44C35F4BF2481A72D6082F3BFC8EE362873A9F6BF0A061BAF08DEF7BFBE654ED7ED2BF53F2FD0AE7F3EE1E2BF5642715EC7CBE6BF341C2D65651AD03FE24B5B1FD1EDF13FE005B6BE388DD23FACC588CB6B41F23F3C088F67030AEA3F045653B01A36E8BFDA73D5D11CBEF33F303D817AD634D8BFDE6DE2159A0FEBBFBE01CF51E4A0F4BF734997BD7874E6BF28D7CDFF5CD3F1BF"> : tensor<2x3x4xf64>
  %1 = tenon.tanh %0 : tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %2 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %3 = tenon.gather %1, %2 axis 1 : tensor<2x3x4xf64>, tensor<2x2xi32> -> tensor<2x2x2x4xf64>
  %4 = check.unfoldable_constant dense<"0x9F929ACC0F37E23F8F6B1530DDFFE33F6BB8AA470C56E03FEA52328238DDF73F8613CB5497E2E43F85AB8F1A9B6BF73FAB9003D48211F63FB915C55DB4DCE13F0E26DFED1A1CF23F61FA2BDA8867EF3F16D1DC1ED7B8E53F0CDC468EF684F53FEED4FCE5A0CCE53F3BCCF4834D6DE73FBDF46C7509F4E03F3CA660B6931CEC3F82AA780F44DBF23FF6C4841AEE7CEC3F3EF94829CA38E33F745D919E9672E93F1BFBFBDD6E62F73F79580A820FB0E23F4FAA55932E98E03FD3324E3AD2B1F23F3EAB83097D50F13FA31E6F70E69BE83FACA285727CCAED3F681FCD975EB3F73F94C43CBC5BDBE63F7A8D02AA609AF33F95F276ACAF8DEF3F83B9CD4456ABEF3F"> : tensor<2x2x2x4xf64>
  %5 = tenon.mul %3, %4 : tensor<2x2x2x4xf64>, tensor<2x2x2x4xf64> -> tensor<2x2x2x4xf64>
  %6 = tenon.reduce sum %5 axes [0, 1, 2, 3] : tensor<2x2x2x4xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%0) : tensor<f64>, (tensor<2x3x4xf64>) -> (tensor<2x3x4xf64>)
  %8 = check.unfoldable_constant dense<"0x203CF0C5FF2AB93FDE9F3948BC8AE2BFB0C0A55B24C0E9BF402A880D317AA53FC07566A99ECCC4BFB0838C4DF72FB9BFF8F794E1F3EEC43F0EBD88F6FA31E63F364E7318EC06E03F5A9B4A37A3C9E53F4290CDC97278EDBF005595C65C88B8BFA4819355A8DAE6BFECDBC3A9792FD43F20BC85D79836BC3F143D9EDC2C68D43F58789CA43A8EDA3F8AAE033DC02BE2BF66559D23D6D4E4BFC0E6B71BE0DAC6BF10931D9AB7F1B7BF1AD10294FD3AE5BF3A82A0CE3F1FE2BF288E08DFD942CDBF"> : tensor<2x3x4xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0x0EA2729DFA5CDBBF8519A5E1656AF73FC34A9EAEF913F4BF6E4167DF28A3F13F6ADC8B51620CECBF013D84199E35F4BFA5D764240282F3BFFFDEBBBC89A9F6BF29EBB3C835DEF7BF27D4A3B7BC2BF53F51E6CFD4BCE1E2BF115E2CD03FCCE6BFA390AC693719D03F1A065FFB73EDF13FECC1A9CDF18CD23F10CC7CCE8141F23FAC2DA2694509EA3F16766875D035E8BF21BAA77A7CBEF33F12C3448A9035D8BF726B4E3DE70FEBBF20CF4D6206A1F4BFD5EB9C8ED474E6BFE382FDEC35D3F1BF"> : tensor<2x3x4xf64>
  %12 = tenon.tanh %11 : tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %13 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %14 = tenon.gather %12, %13 axis 1 : tensor<2x3x4xf64>, tensor<2x2xi32> -> tensor<2x2x2x4xf64>
  %15 = tenon.mul %14, %4 : tensor<2x2x2x4xf64>, tensor<2x2x2x4xf64> -> tensor<2x2x2x4xf64>
  %16 = tenon.reduce sum %15 axes [0, 1, 2, 3] : tensor<2x2x2x4xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%11) : tensor<f64>, (tensor<2x3x4xf64>) -> (tensor<2x3x4xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0xDA670C286B5DDBBF1BAE05D3E26AF73FC334B0568014F4BF32063711EAA2F13F9A87AA6E150CECBF9FE44BCFFB34F4BFA32AEA36BE82F3BF91FEB1935CA9F6BFEB208295DBDDF7BF55F7F8F61E2CF53F0DBA8D2AC0E0E2BF9B26B6EC4ECBE6BFC5A7AD60931BD03FAA9157432EEEF13FD449C2AF7F8DD23F48BF94C85541F23FCCE27B65C10AEA3FF2353EEB6436E8BF932D0329BDBDF33F4EB7BD6A1C34D8BF4A7076EE4C0FEBBF5C345041C2A0F4BF11A791EC1C74E6BF6D2B9E1284D3F1BF"> : tensor<2x3x4xf64>
  %21 = tenon.tanh %20 : tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %22 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %23 = tenon.gather %21, %22 axis 1 : tensor<2x3x4xf64>, tensor<2x2xi32> -> tensor<2x2x2x4xf64>
  %24 = tenon.mul %23, %4 : tensor<2x2x2x4xf64>, tensor<2x2x2x4xf64> -> tensor<2x2x2x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1, 2, 3] : tensor<2x2x2x4xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%20) : tensor<f64>, (tensor<2x3x4xf64>) -> (tensor<2x3x4xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x6867BE16262CC13F2417ACCC9410E3BFBAA6C43B058CE43FECF81378AC2AD33FC82E0204BD76C7BFFC65FC3873C3E8BF50BFF97793B2EC3F30C83A474C90CBBF10FED791DF86DBBFEC365CDB93FBDDBFAE8A705CDD46E3BF2635EB9CDA60E2BF64E5A526180AE7BF10BACB5C9B6CECBF58E93CDE4FA6C5BF40BACCE19ADECA3F4A9A19F48EFDECBFF87F96ED3AA7D63F0077B22B6531ED3F60CA9DC50764DCBFACB3C2D4A78BD7BFC008DB6491CAD4BF94442ED82905DCBF505B6FA73BD9D73F"> : tensor<2x3x4xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%0) : tensor<f64>, (tensor<2x3x4xf64>) -> (tensor<2x3x4xf64>)
  %36 = check.unfoldable_constant dense<"0x6867BE16262CC13F2417ACCC9410E3BFBAA6C43B058CE43FECF81378AC2AD33FC82E0204BD76C7BFFC65FC3873C3E8BF50BFF97793B2EC3F30C83A474C90CBBF10FED791DF86DBBFEC365CDB93FBDDBFAE8A705CDD46E3BF2635EB9CDA60E2BF64E5A526180AE7BF10BACB5C9B6CECBF58E93CDE4FA6C5BF40BACCE19ADECA3F4A9A19F48EFDECBFF87F96ED3AA7D63F0077B22B6531ED3F60CA9DC50764DCBFACB3C2D4A78BD7BFC008DB6491CAD4BF94442ED82905DCBF505B6FA73BD9D73F"> : tensor<2x3x4xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @gather_axis_open() {
  %0 = check.unfoldable_constant dense<"0x48697ADC86B8E8BF8028AE0B8E55CA3F0017C8968B599FBF801FE0033026F03F80BE92C713499E3FECE89D665A0ED5BF527754569E15F0BF80E3B3ED46B795BFA84EBDF22B81F33FC4056009765DE7BF760FD7E1239BE1BFB6C91FA3D466E8BFA06B46B08FC0B9BF8A96EB87A96DF1BF30AFA0E79C60E53F8ECF77A76C7AF63F1249CF3CA9F2F13F20B02E9BBADBB83F3006B4B6477BCC3FC071064DC482B4BFC08643919AE6C5BF10C50FDA8BA6CDBF78ED1F00F7B4CC3FE88F139B9697ED3F"> : tensor<2x3x4xf64>
  %1 = check.opaque %0 : tensor<2x3x4xf64> -> tensor<?x?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?x?xf64> -> tensor<?x?x?xf64>
  %3 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %4 = tenon.gather %2, %3 axis 1 : tensor<?x?x?xf64>, tensor<2x2xi32> -> tensor<?x2x2x?xf64>
  %5 = check.unfoldable_constant dense<"0xFE8303A51F1EEC3F36058AEC21D4E93FE22A317FCE2BE13FEE0151417096F63F"> : tensor<1x2x2x1xf64>
  %6 = tenon.mul %4, %5 : tensor<?x2x2x?xf64>, tensor<1x2x2x1xf64> -> tensor<?x2x2x?xf64>
  %7 = tenon.reduce sum %6 axes [0, 1, 2, 3] : tensor<?x2x2x?xf64> -> tensor<f64>
  %g8:1 = tenon.gradients %7 by (%1) : tensor<f64>, (tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>)
  %9 = check.unfoldable_constant dense<"0xF08B7B281825D83FC0E7BB8BC38EE23FE08138FA1FEEB6BFE8D4DE40F902C1BF3A1C4DA7EAC1E3BFE4FC9A7719BFDE3FC6DEFB6E83B8EBBF2832BE37F2C8CF3F026FAE790F76E4BF0ECC752B3C01E63FC0D895FF5770A6BFDA5FCB7D1E59EDBFC0DE39A4EA73DF3FD4FE569D301AED3F48BB03E28726E8BF86D4798602C6ED3F3CB56CE26796D93F984A6915E449EC3FDE615C62673FE33F04555DD1E05AD6BF40182CDEE647EEBF043D459DE78ADABF58A63A79F0E2D2BFC032B23E5318C8BF"> : tensor<2x3x4xf64>
  %10 = tenon.mul %g8#0, %9 : tensor<?x?x?xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %11 = tenon.reduce sum %10 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %12 = check.unfoldable_constant dense<"0x5758196810B9E8BFB40783B61E54CA3FCF34E54860469FBFCAB4EFCC1626F03F1103A2EC29409E3F04B53E91FA0ED5BF90E9D7DAF615F0BFB4DE825B2DAA95BF37A2AAB15D81F33FE2F4BA38785DE7BF3E775C50939AE1BF48C404F56866E8BF043022EFADBCB9BF20AEB9155E6DF1BF63A532210960E53FD00ED39D747AF63F76332EACB4F2F13F1AF75E42ABD8B83F2E8704F5797ACC3FE12BEBDE9A85B4BF95BCEA9495E9C5BF41D6A20F77A7CDBF636A73415CB2CC3F6324A5004C97ED3F"> : tensor<2x3x4xf64>
  %13 = check.opaque %12 : tensor<2x3x4xf64> -> tensor<?x?x?xf64>
  %14 = tenon.tanh %13 : tensor<?x?x?xf64> -> tensor<?x?x?xf64>
  %15 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %16 = tenon.gather %14, %15 axis 1 : tensor<?x?x?xf64>, tensor<2x2xi32> -> tensor<?x2x2x?xf64>
  %17 = tenon.mul %16, %5 : tensor<?x2x2x?xf64>, tensor<1x2x2x1xf64> -> tensor<?x2x2x?xf64>
  %18 = tenon.reduce sum %17 axes [0, 1, 2, 3] : tensor<?x2x2x?xf64> -> tensor<f64>
  %g19:1 = tenon.gradients %18 by (%13) : tensor<f64>, (tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>)
  %20 = tenon.mul %g19#0, %9 : tensor<?x?x?xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %21 = tenon.reduce sum %20 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %22 = check.unfoldable_constant dense<"0x397ADB50FDB7E8BF4C49D960FD56CA3F31F9AAE4B66C9FBF368AD03A4926F03FEF7983A2FD519E3FD41CFD3BBA0DD5BF1405D1D14515F0BF4CE8E47F60C495BF19FBCF33FA80F33FA61605DA735DE7BFAEA75173B49BE1BF24CF3A514067E8BF3CA76A7171C4B9BFF47E1DFAF46DF1BFFDB80EAE3061E53F4C901CB1647AF63FAE5E70CD9DF2F13F2669FEF3C9DEB83F32856378157CCC3F9FB721BBED7FB4BFEB509C8D9FE3C5BFDFB37CA4A0A5CDBF8D70CCBE91B7CC3F6DFB8135E197ED3F"> : tensor<2x3x4xf64>
  %23 = check.opaque %22 : tensor<2x3x4xf64> -> tensor<?x?x?xf64>
  %24 = tenon.tanh %23 : tensor<?x?x?xf64> -> tensor<?x?x?xf64>
  %25 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %26 = tenon.gather %24, %25 axis 1 : tensor<?x?x?xf64>, tensor<2x2xi32> -> tensor<?x2x2x?xf64>
  %27 = tenon.mul %26, %5 : tensor<?x2x2x?xf64>, tensor<1x2x2x1xf64> -> tensor<?x2x2x?xf64>
  %28 = tenon.reduce sum %27 axes [0, 1, 2, 3] : tensor<?x2x2x?xf64> -> tensor<f64>
  %g29:1 = tenon.gradients %28 by (%23) : tensor<f64>, (tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>)
  %30 = tenon.mul %g29#0, %9 : tensor<?x?x?xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %32 = check.unfoldable_constant dense<"0x76445AF0DDFCE4BF049758727706DCBF321D75935C66E73F9051437A90C7CEBFC499B985EFC2D5BFF86A24298170D8BFEE183D9D7003EBBF24B5ACE96DFBDF3FEC12405AC85CDE3F80E02307745685BF9205DAC4320FE63FEA0E84FF406EE03FB810EB1251F4E23F50430D7B3906E73F9AC65E2A778CE6BF50C870C57470B33F606C3DBAE6EABB3F08E28A4CDFE1DDBF703051D75D65CFBFC0A7A9BD68B7DBBFE6B1E9AC4F1BEDBF58BD6760EEF1D1BFD819B00C2E6FE9BF28EC8FF260C4D6BF"> : tensor<2x3x4xf64>
  %33 = tenon.mul %g8#0, %32 : tensor<?x?x?xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %34 = tenon.reduce sum %33 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %35 = tenon.sub %18, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %36 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %37 = tenon.mul %35, %36 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %34, %37 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g38:1 = tenon.gradients %11 by (%1) : tensor<f64>, (tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>)
  %39 = check.unfoldable_constant dense<"0x76445AF0DDFCE4BF049758727706DCBF321D75935C66E73F9051437A90C7CEBFC499B985EFC2D5BFF86A24298170D8BFEE183D9D7003EBBF24B5ACE96DFBDF3FEC12405AC85CDE3F80E02307745685BF9205DAC4320FE63FEA0E84FF406EE03FB810EB1251F4E23F50430D7B3906E73F9AC65E2A778CE6BF50C870C57470B33F606C3DBAE6EABB3F08E28A4CDFE1DDBF703051D75D65CFBFC0A7A9BD68B7DBBFE6B1E9AC4F1BEDBF58BD6760EEF1D1BFD819B00C2E6FE9BF28EC8FF260C4D6BF"> : tensor<2x3x4xf64>
  %40 = tenon.mul %g38#0, %39 : tensor<?x?x?xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %41 = tenon.reduce sum %40 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %42 = tenon.sub %21, %31 : tensor<f64>, tensor<f64> -> tensor<f64>
  %43 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %44 = tenon.mul %42, %43 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %41, %44 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}
