// The gradient of each op, and that gradient's, against differences.
// Made by make_gradient_modules.py.

func.func @reshape() {
  %0 = check.unfoldable_constant dense<"0x1D7136EFCF9FE5BFEE5F4FA3E0A9F3BF28C8B1A93F9DCFBFC81987FB230EF53FC03F01DFFD1AB5BF506D9FF451B8F43F50A8002E2D6BDBBF2791A1651A22E6BFF0107046F74ACDBF2C7852F849BFE93F507B50836A74D5BF3CA9E2C8394FE43F"> : tensor<3x4xf64>
  %1 = tenon.tanh %0 : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = tenon.constant dense<"0x02000000000000000600000000000000"> : tensor<2xi64>
  %3 = tenon.reshape %1, %2 : tensor<3x4xf64>, tensor<2xi64> -> tensor<2x6xf64>
  %4 = check.unfoldable_constant dense<"0x774F4FFF2A5EE93F301EB14F6CEFF03FCB427FEC2034E03FAB1B0C51BF13ED3F296BAC0CDC98E93F4C54FF7BC779E23FB43CA0F6ACE8F13FBF7DC8CF2DAFE23F98B67EB643BEF33F7C52BDB4F433E83F99A0FF5D4BC4F33F0B9427A37B17E33F"> : tensor<2x6xf64>
  %5 = tenon.mul %3, %4 : tensor<2x6xf64>, tensor<2x6xf64> -> tensor<2x6xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<2x6xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %8 = check.unfoldable_constant dense<"0x60A586F49278B8BF20D1E628DE4FE3BF7435EDADFA7CEE3FAACB4BEDE5AEEC3F082787387141C0BFA6EA5C1F8205E4BFEECB5B260345E03F30F07FE395DFBEBF64AEB5F998B9EFBFA0ED31B63B82C1BF426D489F2346E7BF081B5B2DA629EBBF"> : tensor<3x4xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0x2DA628B27A9FE5BF281A26D030AAF3BFF4DC14F1549BCFBFF0E8B75A530EF53F4F83C353FB16B5BFD78A34FAB3B8F43FC1659A01BF69DBBF877C76415822E6BF3894C528FE48CDBF80B14E93E4BFE93F801D5C735974D5BF7B3F8172A04EE43F"> : tensor<3x4xf64>
  %12 = tenon.tanh %11 : tensor<3x4xf64> -> tensor<3x4xf64>
  %13 = tenon.constant dense<"0x02000000000000000600000000000000"> : tensor<2xi64>
  %14 = tenon.reshape %12, %13 : tensor<3x4xf64>, tensor<2xi64> -> tensor<2x6xf64>
  %15 = tenon.mul %14, %4 : tensor<2x6xf64>, tensor<2x6xf64> -> tensor<2x6xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<2x6xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%11) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x0D3C442C25A0E5BFB4A5787690A9F3BF5CB34E622A9FCFBFA04A569CF40DF53F31FC3E6A001FB5BFC94F0AEFEFB7F43FDFEA665A9B6CDBBFC7A5CC89DC21E6BFA88D1A64F04CCDBFD83E565DAFBEE93F20D944937B74D5BFFD12441FD34FE43F"> : tensor<3x4xf64>
  %21 = tenon.tanh %20 : tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.constant dense<"0x02000000000000000600000000000000"> : tensor<2xi64>
  %23 = tenon.reshape %21, %22 : tensor<3x4xf64>, tensor<2xi64> -> tensor<2x6xf64>
  %24 = tenon.mul %23, %4 : tensor<2x6xf64>, tensor<2x6xf64> -> tensor<2x6xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x6xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%20) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x44608ED54103DA3F80149507AF77E8BF84E368DC32B8E23FF467708AD9E9DC3F062172E36B94E33F62DFA221F4E9ED3FDEF3432DD3EFEB3FF0A4545AB6E0D2BFF6F6E9B4C544E33F22647F1C4697E73F40BF84CCF9D3A43F9014333DBE65E7BF"> : tensor<3x4xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %36 = check.unfoldable_constant dense<"0x44608ED54103DA3F80149507AF77E8BF84E368DC32B8E23FF467708AD9E9DC3F062172E36B94E33F62DFA221F4E9ED3FDEF3432DD3EFEB3FF0A4545AB6E0D2BFF6F6E9B4C544E33F22647F1C4697E73F40BF84CCF9D3A43F9014333DBE65E7BF"> : tensor<3x4xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @reshape_open() {
  %0 = check.unfoldable_constant dense<"0x7E200F8D103FF6BF80793AEC275EB2BFB400DF88CEAFE43F9C2B6B364877F43FC20468DDD486F63F8C8D5B6FAF8BF6BFE0DB38E3C07ED83FA431C83B84D5F7BF5C88B9EC5347DF3F1877DA24F552E33FD0F7F50CD26BB2BFA453D89DD2E7F6BF"> : tensor<3x4xf64>
  %1 = check.opaque %0 : tensor<3x4xf64> -> tensor<?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.constant dense<"0x02000000000000000600000000000000"> : tensor<2xi64>
  %4 = tenon.reshape %2, %3 : tensor<?x?xf64>, tensor<2xi64> -> tensor<2x6xf64>
  %5 = check.unfoldable_constant dense<"0xA2595CA09A4CF23F576B6BA0AD18EC3FAC9AB2FD4373F33FFD0159D18ADAF43F39D58CDBD29BE53F5C85EFA15995EC3F00B4CB8CFD7FEA3F3807E1294BEFF23F16E29C3B0471F63F0CE0FED6F91CE43F3025C1913728F53F765152FA407EF53F"> : tensor<2x6xf64>
  %6 = tenon.mul %4, %5 : tensor<2x6xf64>, tensor<2x6xf64> -> tensor<2x6xf64>
  %7 = tenon.reduce sum %6 axes [0, 1] : tensor<2x6xf64> -> tensor<f64>
  %g8:1 = tenon.gradients %7 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %9 = check.unfoldable_constant dense<"0xC89748DED2F9CA3F96894ADDF142E6BF602AA1D41A7EC33FA6E1C6E05E76E73FD0C3C764C656E3BF701448A83F7AD2BF30C157B8ADBFB83F1209E568907CEB3F62B07C6F5FAAEABFC8A1C51B1F68E63FE8404D8949AED13FD45BD1C3BF69ED3F"> : tensor<3x4xf64>
  %10 = tenon.mul %g8#0, %9 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.reduce sum %10 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %12 = check.unfoldable_constant dense<"0xB830E7951A3FF6BFFE6697274E60B2BF79CE8CC314AFE43F3DDDCDA07477F43F6947C94E7C86F63F0786307DD68BF6BF3C20BAEFB47FD83F35426AB9A7D5F7BF77467006C546DF3F8152DF4D5352E33F409FEFBF5F6FB2BF8448F55A0FE8F6BF"> : tensor<3x4xf64>
  %13 = check.opaque %12 : tensor<3x4xf64> -> tensor<?x?xf64>
  %14 = tenon.tanh %13 : tensor<?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.constant dense<"0x02000000000000000600000000000000"> : tensor<2xi64>
  %16 = tenon.reshape %14, %15 : tensor<?x?xf64>, tensor<2xi64> -> tensor<2x6xf64>
  %17 = tenon.mul %16, %5 : tensor<2x6xf64>, tensor<2x6xf64> -> tensor<2x6xf64>
  %18 = tenon.reduce sum %17 axes [0, 1] : tensor<2x6xf64> -> tensor<f64>
  %g19:1 = tenon.gradients %18 by (%13) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %20 = tenon.mul %g19#0, %9 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %21 = tenon.reduce sum %20 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %22 = check.unfoldable_constant dense<"0x44103784063FF6BF028CDDB0015CB2BFEF32314E88B0E43FFB7908CC1B77F43F1BC2066C2D87F63F11958661888BF6BF8497B7D6CC7DD83F132126BE60D5F7BF41CA02D3E247DF3FAF9BD5FB9653E33F6050FC594468B2BFC45EBBE095E7F6BF"> : tensor<3x4xf64>
  %23 = check.opaque %22 : tensor<3x4xf64> -> tensor<?x?xf64>
  %24 = tenon.tanh %23 : tensor<?x?xf64> -> tensor<?x?xf64>
  %25 = tenon.constant dense<"0x02000000000000000600000000000000"> : tensor<2xi64>
  %26 = tenon.reshape %24, %25 : tensor<?x?xf64>, tensor<2xi64> -> tensor<2x6xf64>
  %27 = tenon.mul %26, %5 : tensor<2x6xf64>, tensor<2x6xf64> -> tensor<2x6xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x6xf64> -> tensor<f64>
  %g29:1 = tenon.gradients %28 by (%23) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %30 = tenon.mul %g29#0, %9 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %32 = check.unfoldable_constant dense<"0x80EE9D7F977FB8BFD43F7FB75BFDD4BF4A20CADAAB58ECBF686CEABCEE1BDB3F9EB088318606EBBFA447A93C31D6D7BFD623BF3C949EE23F68739C2A6EA9D5BFCCF49D8D03CED5BFFA3A45B2DDB1E8BFC29103E7E359E1BFA0EF3A763689E2BF"> : tensor<3x4xf64>
  %33 = tenon.mul %g8#0, %32 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %34 = tenon.reduce sum %33 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %35 = tenon.sub %18, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %36 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %37 = tenon.mul %35, %36 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %34, %37 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g38:1 = tenon.gradients %11 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %39 = check.unfoldable_constant dense<"0x80EE9D7F977FB8BFD43F7FB75BFDD4BF4A20CADAAB58ECBF686CEABCEE1BDB3F9EB088318606EBBFA447A93C31D6D7BFD623BF3C949EE23F68739C2A6EA9D5BFCCF49D8D03CED5BFFA3A45B2DDB1E8BFC29103E7E359E1BFA0EF3A763689E2BF"> : tensor<3x4xf64>
  %40 = tenon.mul %g38#0, %39 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %41 = tenon.reduce sum %40 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %42 = tenon.sub %21, %31 : tensor<f64>, tensor<f64> -> tensor<f64>
  %43 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %44 = tenon.mul %42, %43 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %41, %44 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @expand_dims() {
  %0 = check.unfoldable_constant dense<"0x50E79B86230AF6BF544C7A3D09EDF13F3855DEA9E9E1D9BF48EFEC3BBA4EE03F8BE6FE9A5BC4E9BF18223B9FC07AF33F7EA1DA5D31BAF0BF6D24C2B86301E0BFF38BCFBAC2CAF7BF4817ED638021C13F608767C36EB6C43F042972C727B4E33F"> : tensor<3x4xf64>
  %1 = tenon.tanh %0 : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = tenon.expand_dims %1 axes [0, 2] : tensor<3x4xf64> -> tensor<1x3x1x4xf64>
  %3 = check.unfoldable_constant dense<"0xD0A4B73C7C6CE63F71D41BC87D5EF23F2B43D61DAB04F13FD8377EFC11FCF03F39C770FAE7BDF43F1BCF03370961F03FD68B3D23ED4BF43FCBE624F45D9AE73FB70E62462C39F03F4DFA337548D9EF3F5EE3FE8A3DA2EE3FDC5927C52D53E73F"> : tensor<1x3x1x4xf64>
  %4 = tenon.mul %2, %3 : tensor<1x3x1x4xf64>, tensor<1x3x1x4xf64> -> tensor<1x3x1x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1, 2, 3] : tensor<1x3x1x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %7 = check.unfoldable_constant dense<"0x0ACA687EC273E0BF20A50CDAD3D8DE3FA8F0533FC5E2EA3FF0AAD418E56DE43F8035B5B74C9AA7BFF470AC0D90A2D43FC82780092A5CC93FA038E41A2EFBB13F9454BC4E843BE23F4CB3F2AB1057D43F9260E4257BCCE63F80C4F21B2817873F"> : tensor<3x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x7A525695DE09F6BFBFED3ED0E5ECF13F625BA4B75BE2D9BF3A7CBFA2234EE03F3ADCC7B73BC4E9BF02B98A7FE27AF33FA0A828AD27BAF0BFB6375284BA01E0BF49BD04A6A9CAF7BF38AF2218AE1EC13F8423568A39B5C43F0A2BC3F46AB4E33F"> : tensor<3x4xf64>
  %11 = tenon.tanh %10 : tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.expand_dims %11 axes [0, 2] : tensor<3x4xf64> -> tensor<1x3x1x4xf64>
  %13 = tenon.mul %12, %3 : tensor<1x3x1x4xf64>, tensor<1x3x1x4xf64> -> tensor<1x3x1x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1, 2, 3] : tensor<1x3x1x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x267CE177680AF6BFE9AAB5AA2CEDF13F0E4F189C77E1D9BF56621AD5504FE03FDCF0357E7BC4E9BF2E8BEBBE9E7AF33F5C9A8C0E3BBAF0BF241132ED0C01E0BF9D5A9ACFDBCAF7BF587FB7AF5224C13F3CEB78FCA3B7C43FFE26219AE4B3E33F"> : tensor<3x4xf64>
  %19 = tenon.tanh %18 : tensor<3x4xf64> -> tensor<3x4xf64>
  %20 = tenon.expand_dims %19 axes [0, 2] : tensor<3x4xf64> -> tensor<1x3x1x4xf64>
  %21 = tenon.mul %20, %3 : tensor<1x3x1x4xf64>, tensor<1x3x1x4xf64> -> tensor<1x3x1x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1, 2, 3] : tensor<1x3x1x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x8EDD0B5C210AE53FA8A27A7C6B9FD5BF18CF50073A67D1BF02415E7FBFFAE6BF082B0C586E76C33F6031DC9328ADD43F308A968062A8B73FB898E257DF7CDABF28C34691E19DCE3FF03CA024AC8DEBBFE465A69B8297D7BFA03ABE583480D43F"> : tensor<3x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %33 = check.unfoldable_constant dense<"0x8EDD0B5C210AE53FA8A27A7C6B9FD5BF18CF50073A67D1BF02415E7FBFFAE6BF082B0C586E76C33F6031DC9328ADD43F308A968062A8B73FB898E257DF7CDABF28C34691E19DCE3FF03CA024AC8DEBBFE465A69B8297D7BFA03ABE583480D43F"> : tensor<3x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @expand_dims_open() {
  %0 = check.unfoldable_constant dense<"0x12BA990BB1F8E1BF4E6B633539AFEFBF52FABCB9EA5DF5BF84D0BB791868F2BF884E7CFB20BCD03F0E3D4318243BF53FA1FF3D33C160E4BFA442A70A4050F4BFE42328731789EA3F50D8361A2C21C4BFA837A01CF0A4E73FE851C125764BEF3F"> : tensor<3x4xf64>
  %1 = check.opaque %0 : tensor<3x4xf64> -> tensor<?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.expand_dims %2 axes [0, 2] : tensor<?x?xf64> -> tensor<1x?x1x?xf64>
  %4 = check.unfoldable_constant dense<1.452173935e+00> : tensor<1x1x1x1xf64>
  %5 = tenon.mul %3, %4 : tensor<1x?x1x?xf64>, tensor<1x1x1x1xf64> -> tensor<1x?x1x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1, 2, 3] : tensor<1x?x1x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %8 = check.unfoldable_constant dense<"0x1098FE6F8B1ADCBF6058A84964FBDB3FB04EAB0AE2EAEB3FDC855291BA3CD1BFFC5F76606B5DD73FC4EEDEA62434D13FB483CBBDE011D73F680464068AF7CC3F18B3C8C9AAD4E8BF3C6C71BF3727D6BF3216DC7AC910EEBF2E9E55E1403FEF3F"> : tensor<3x4xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0xDD3FEE10ECF7E1BF5EF9575796AFEFBF976EE819F75DF5BFEC48070B1D68F2BF3D403ED60EBCD03F4BD7A024E43AF53FD7203D0D5361E4BF388C4CD8E34FF4BFF1E46AE1D788EA3F8ACD3CB5BD1FC4BFE6B77CF173A5E73FA71038D0224CEF3F"> : tensor<3x4xf64>
  %12 = check.opaque %11 : tensor<3x4xf64> -> tensor<?x?xf64>
  %13 = tenon.tanh %12 : tensor<?x?xf64> -> tensor<?x?xf64>
  %14 = tenon.expand_dims %13 axes [0, 2] : tensor<?x?xf64> -> tensor<1x?x1x?xf64>
  %15 = tenon.mul %14, %4 : tensor<1x?x1x?xf64>, tensor<1x1x1x1xf64> -> tensor<1x?x1x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1, 2, 3] : tensor<1x?x1x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x4734450676F9E1BF3EDD6E13DCAEEFBF0D869159DE5DF5BF1C5870E81368F2BFD35CBA2033BCD03FD1A2E50B643BF53F6BDE3E592F60E4BF10F9013D9C50F4BFD762E5045789EA3F16E3307F9A22C4BF6AB7C3476CA4E73F29934A7BC94AEF3F"> : tensor<3x4xf64>
  %21 = check.opaque %20 : tensor<3x4xf64> -> tensor<?x?xf64>
  %22 = tenon.tanh %21 : tensor<?x?xf64> -> tensor<?x?xf64>
  %23 = tenon.expand_dims %22 axes [0, 2] : tensor<?x?xf64> -> tensor<1x?x1x?xf64>
  %24 = tenon.mul %23, %4 : tensor<1x?x1x?xf64>, tensor<1x1x1x1xf64> -> tensor<1x?x1x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1, 2, 3] : tensor<1x?x1x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x80BD55CA7F0EEE3F9C81DAC1FC6BDCBF4090DD16CA36BEBF40B3EC81724DA6BF40FA71407626A6BF0A3C4EEF3984E3BF6057017E5341E6BFAACCEBEEDD22EC3FC400D6E05966D3BF7864A23324F4DB3F2A6C51E5AA1DE43F54FD7ABEC258EA3F"> : tensor<3x4xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %36 = check.unfoldable_constant dense<"0x80BD55CA7F0EEE3F9C81DAC1FC6BDCBF4090DD16CA36BEBF40B3EC81724DA6BF40FA71407626A6BF0A3C4EEF3984E3BF6057017E5341E6BFAACCEBEEDD22EC3FC400D6E05966D3BF7864A23324F4DB3F2A6C51E5AA1DE43F54FD7ABEC258EA3F"> : tensor<3x4xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @squeeze() {
  %0 = check.unfoldable_constant dense<"0xE089150FA8CDDA3FA4EC49AD5EBAECBFFE0F49365C97F53F38EFF7022971EE3FEC5D690788A2E13FCF8EB0BEE783E5BF0040736EA0A49EBF74AB683FDAFBEFBF809C5BBEB1449A3F90CBA1B99F15BBBF88F4E4B1A6C3F4BFF4D927013043E1BF"> : tensor<3x1x4xf64>
  %1 = tenon.tanh %0 : tensor<3x1x4xf64> -> tensor<3x1x4xf64>
  %2 = tenon.squeeze %1 axes [1] : tensor<3x1x4xf64> -> tensor<3x4xf64>
  %3 = check.unfoldable_constant dense<"0xC5A7F689CC97E33F32005210E71CF03FC8644A9633B5F13FE197D3F17069EA3F4169F2EC5650ED3F81ED4CBD7960EB3F09BFC1F3B20CE33FCD440619C8A0E53FE611FAEB04A9E43F19BCB8F2C315E73F1D7EDDDAFEA4E03F8E711DCFF6B6F73F"> : tensor<3x4xf64>
  %4 = tenon.mul %2, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<3x1x4xf64>) -> (tensor<3x1x4xf64>)
  %7 = check.unfoldable_constant dense<"0xA4E0E21EF71AE33FF05AEC1441AADF3F88E7B4937191E43F8AA90B418B4DECBF30AF4C6244EFBC3FA8D5B431CAC3C8BF6C399A77D6C6ED3F26BE4E602E86E9BF7E4434F8B3B5ED3F44F42B3A7C93EA3F4C56E4CF6F29E7BFE822E3215ADFCA3F"> : tensor<3x1x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<3x1x4xf64>, tensor<3x1x4xf64> -> tensor<3x1x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1, 2] : tensor<3x1x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0xB6258D5060CEDA3FD6D132A4C6BAECBF59C13CACF696F53F1D4D06C23871EE3F55285E35BAA1E13F38EED3F82483E5BFDC5316E35AA09EBF33F0E1DA4EFBEFBF58A907F688309A3FA1F9A7236517BBBFF3D7E0E783C3F4BF82BC433A1C43E1BF"> : tensor<3x1x4xf64>
  %11 = tenon.tanh %10 : tensor<3x1x4xf64> -> tensor<3x1x4xf64>
  %12 = tenon.squeeze %11 axes [1] : tensor<3x1x4xf64> -> tensor<3x4xf64>
  %13 = tenon.mul %12, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<3x1x4xf64>) -> (tensor<3x1x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<3x1x4xf64>, tensor<3x1x4xf64> -> tensor<3x1x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1, 2] : tensor<3x1x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x0AEE9DCDEFCCDA3F720761B6F6B9ECBFA35E55C0C197F53F5391E9431971EE3F839374D955A3E13F662F8D84AA84E5BF242CD0F9E5A89EBFB566EFA365FCEFBFA88FAF86DA589A3F7F9D9B4FDA13BBBF1D11E97BC9C3F4BF66F70BC84343E1BF"> : tensor<3x1x4xf64>
  %19 = tenon.tanh %18 : tensor<3x1x4xf64> -> tensor<3x1x4xf64>
  %20 = tenon.squeeze %19 axes [1] : tensor<3x1x4xf64> -> tensor<3x4xf64>
  %21 = tenon.mul %20, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<3x1x4xf64>) -> (tensor<3x1x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<3x1x4xf64>, tensor<3x1x4xf64> -> tensor<3x1x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1, 2] : tensor<3x1x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x385037507D1DDC3FB4D8F1D239BADFBFD2138001C1FCEEBF30749E09B938B33F605FDDD5DC67EFBFC4F840FA50B8ED3F0007B97B92DBC43FB4A0F2CE0645E53FB0527A8AC89BE8BFD8E15964DF4BD1BF44DF7102CD3BD53F203BF1754924B83F"> : tensor<3x1x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<3x1x4xf64>, tensor<3x1x4xf64> -> tensor<3x1x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1, 2] : tensor<3x1x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<3x1x4xf64>) -> (tensor<3x1x4xf64>)
  %33 = check.unfoldable_constant dense<"0x385037507D1DDC3FB4D8F1D239BADFBFD2138001C1FCEEBF30749E09B938B33F605FDDD5DC67EFBFC4F840FA50B8ED3F0007B97B92DBC43FB4A0F2CE0645E53FB0527A8AC89BE8BFD8E15964DF4BD1BF44DF7102CD3BD53F203BF1754924B83F"> : tensor<3x1x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<3x1x4xf64>, tensor<3x1x4xf64> -> tensor<3x1x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1, 2] : tensor<3x1x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @squeeze_open() {
  %0 = check.unfoldable_constant dense<"0x286331D68A39C8BF109E17340153D63FD0200A463A22F13F0FA7B875B1E2F1BF0B07CDD56CECEEBF2CD894A26404F13FB82A60A10773D5BF0C0C4A1D769CDFBF002A9A95E8119CBF749A706C350EED3F4472BF55544FED3F5C1B15DFCA4BF7BF"> : tensor<3x1x4xf64>
  %1 = check.opaque %0 : tensor<3x1x4xf64> -> tensor<?x?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?x?xf64> -> tensor<?x?x?xf64>
  %3 = tenon.squeeze %2 axes [1] : tensor<?x?x?xf64> -> tensor<?x?xf64>
  %4 = check.unfoldable_constant dense<1.432435155e+00> : tensor<1x1xf64>
  %5 = tenon.mul %3, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>)
  %8 = check.unfoldable_constant dense<"0xF0233E5F2675C6BFA291814BB47FE73FBC31FA15E8A7E13F8866D9D64904DCBFD421F0A1D3ECEA3F0C6638CAAED0EABF04E1E277F39AD63F1E74E774DC63EBBF849863630FB2E83FBA2079F95B5BE13FC07C5F947D7A93BFC0BDA27E67FBA93F"> : tensor<3x1x4xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?x?xf64>, tensor<3x1x4xf64> -> tensor<3x?x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1, 2] : tensor<3x?x4xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0xD960F6BF8236C8BFDD7655370653D63F6F0BDEA0ED21F13F7AB783C95BE2F1BFA3A6E4CB9EEBEEBF52B8FCDCBA04F13F13FC2619B672D5BF183D6AF6BB9BDFBF58D5AA9908069CBF5E349879DE0DED3F39406414564FED3F88DDBECAB74BF7BF"> : tensor<3x1x4xf64>
  %12 = check.opaque %11 : tensor<3x1x4xf64> -> tensor<?x?x?xf64>
  %13 = tenon.tanh %12 : tensor<?x?x?xf64> -> tensor<?x?x?xf64>
  %14 = tenon.squeeze %13 axes [1] : tensor<?x?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.mul %14, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?x?xf64>, tensor<3x1x4xf64> -> tensor<3x?x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1, 2] : tensor<3x?x4xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x77656CEC923CC8BF43C5D930FC52D63F313636EB8622F13FA496ED2107E3F1BF7367B5DF3AEDEEBF06F82C680E04F13F5D5999295973D5BF00DB2944309DDFBFA87E8991C81D9CBF8A00495F8C0EED3F4FA41A97524FED3F30596BF3DD4BF7BF"> : tensor<3x1x4xf64>
  %21 = check.opaque %20 : tensor<3x1x4xf64> -> tensor<?x?x?xf64>
  %22 = tenon.tanh %21 : tensor<?x?x?xf64> -> tensor<?x?x?xf64>
  %23 = tenon.squeeze %22 axes [1] : tensor<?x?x?xf64> -> tensor<?x?xf64>
  %24 = tenon.mul %23, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?x?xf64>, tensor<3x1x4xf64> -> tensor<3x?x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1, 2] : tensor<3x?x4xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x2E894218F99AED3F80E199FCD379883F905E0614E863E7BF103C9DA72D25EA3F2CF035056370EF3F52B847F39250EA3F30015C73B2E1C83F902C84868E67DC3F8CAE4D13D6FDDC3F7C75274ADC88DABF00B94B6BC109813F40627946534AC73F"> : tensor<3x1x4xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?x?xf64>, tensor<3x1x4xf64> -> tensor<3x?x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1, 2] : tensor<3x?x4xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>)
  %36 = check.unfoldable_constant dense<"0x2E894218F99AED3F80E199FCD379883F905E0614E863E7BF103C9DA72D25EA3F2CF035056370EF3F52B847F39250EA3F30015C73B2E1C83F902C84868E67DC3F8CAE4D13D6FDDC3F7C75274ADC88DABF00B94B6BC109813F40627946534AC73F"> : tensor<3x1x4xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?x?xf64>, tensor<3x1x4xf64> -> tensor<3x?x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1, 2] : tensor<3x?x4xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @transpose() {
  %0 = check.unfoldable_constant dense<"0xBB65DC915F79F3BFE59640F9484FE8BF202915EDA86DF53FA02904369CE1B03FB89435BAA8A3EF3F207A544F5300C6BFB25F0BB68FE7F23F0012E56B80A6D7BF08CE140F244DE33F0E44797E46D8F03F4087560280A2F63F16A07E00909BF3BFCC1AF0EA9938F23FB8F7CDC65CE4CFBF1C0F44896737E1BF5871CB487B1CD0BF04730C658EB8F43FE84964E1310BF43FE85F1EB97DC8E13FE6951B0AD8E2E5BF8446ADABDE3DF53F70462DACCE72F1BFA0E2D46820BDE93F2D9AE03EDE56E7BF"> : tensor<2x3x4xf64>
  %1 = tenon.tanh %0 : tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %2 = tenon.transpose %1 perm [2, 0, 1] : tensor<2x3x4xf64> -> tensor<4x2x3xf64>
  %3 = check.unfoldable_constant dense<"0xC73CF807DE9DE43F2059E8AE1043F13F1A67FD99451DF73FC7AF2DA90B3BED3F2B859C559A16F53FBA780170D8DFE73F785ED390F346E63F03DA97D20916E73FC0BEFD805399EA3FE4430C36B8CFF33F3C7C6DE0C035E53FFD63017C02B3F73F6A46F3DF17CCEB3FE4B026784163E13F20A2F39CFCF7F33F609136FE890DF13F1EC4BD28FD42F33FF3C738BD2800EC3FFAB16747C960F23F29CBBC369B69EB3F693AEF674878F43F2CE6C83F8A9FE13F1234CC005A26F73F32287BFB149FF63F"> : tensor<4x2x3xf64>
  %4 = tenon.mul %2, %3 : tensor<4x2x3xf64>, tensor<4x2x3xf64> -> tensor<4x2x3xf64>
  %5 = tenon.reduce sum %4 axes [0, 1, 2] : tensor<4x2x3xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<2x3x4xf64>) -> (tensor<2x3x4xf64>)
  %7 = check.unfoldable_constant dense<"0xB0993493284DD5BF4EF8045565A0E9BF2CC1894D24D3EB3FBC34D1D0CD42D83F60696D973D47AABFAC23AD1F5277E03F060E4A837C25E2BF601725949987AFBF40D78295CDB79E3FF63CFC49684AE1BFF4ACFA6E1750EF3F08907A6C0D7FEA3F26772788E46EEA3FD8E0E8E206E7DB3FC04A6939F8D8B43F86CA59A66F14E7BF8663ABB4C9E7E73FC0A72603E6C9EC3F6C4E47EADF7EEDBFF2666999CB59E33F3446710A5221E13FE87CD0F32817D2BF942E58DB328AD53F30590B12F116B1BF"> : tensor<2x3x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0xB59E8D428279F3BF5E2679DB0A4FE8BF1483AF73E86DF53FE1874C2203DCB03F0D922515C0A3EF3FC8079BE361FDC5BF968F4CB64DE7F23F6B856C27ADA5D7BF251D5424444DE33F756901A5A8D8F03F8D712B6E51A2F63F4EDC13B7D89BF3BFAAF1081CC738F23FF38BEA748AE1CFBF30F2EF618E37E1BF0633C5FA851CD0BF28ACBC374FB8F43F6D466786D10AF43F5C8BCD3EF0C7E13FF0853CE2D2E2E5BFF1518513A63DF53FB42379FBDF72F1BFC1C467D392BCE93F928A81905556E7BF"> : tensor<2x3x4xf64>
  %11 = tenon.tanh %10 : tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %12 = tenon.transpose %11 perm [2, 0, 1] : tensor<2x3x4xf64> -> tensor<4x2x3xf64>
  %13 = tenon.mul %12, %3 : tensor<4x2x3xf64>, tensor<4x2x3xf64> -> tensor<4x2x3xf64>
  %14 = tenon.reduce sum %13 axes [0, 1, 2] : tensor<4x2x3xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<2x3x4xf64>) -> (tensor<2x3x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0xC12C2BE13C79F3BF6C070817874FE8BF2CCF7A66696DF53F5FCBBB4935E7B03F6397455F91A3EF3F78EC0DBB4403C6BFCE2FCAB5D1E7F23F959E5DB053A7D7BFEB7ED5F9034DE33FA71EF157E4D7F03FF39C8196AEA2F63FDE63E949479BF3BFEE43D7B96C38F23F7D63B1182FE7CFBF082C98B04037E1BFAAAFD196701CD0BFE0395C92CDB8F43F634D613C920BF43F74346F330BC9E13FDCA5FA31DDE2E5BF173BD543173EF53F2C69E15CBD72F1BF7F0042FEADBDE93FC8A93FED6657E7BF"> : tensor<2x3x4xf64>
  %19 = tenon.tanh %18 : tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %20 = tenon.transpose %19 perm [2, 0, 1] : tensor<2x3x4xf64> -> tensor<4x2x3xf64>
  %21 = tenon.mul %20, %3 : tensor<4x2x3xf64>, tensor<4x2x3xf64> -> tensor<4x2x3xf64>
  %22 = tenon.reduce sum %21 axes [0, 1, 2] : tensor<4x2x3xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<2x3x4xf64>) -> (tensor<2x3x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x3C62062B582CD5BF1043377DD6F4D23F4CA9B3DAF362E33F62C5A3467255EBBFE0D8BEF48182BC3F7CA600FF9FBDEC3F968B421B2C24E4BF86C17952511EE03FD87709E4F794C33F50236A4C02F4ED3FA4A9FE4BEF6DDCBF1487004BB830E6BF483E25693795DB3FFE70E8B0E78DEB3FC83359E9BEB5C7BFC0C2DAC1821C9ABF78D48FF8B347E3BFF4EEAF76C467EDBFCA976EF57996E5BF0071F02BAF2C993F066283316F45E1BF70CE991B4C21C5BF50E15EF69C9AE5BF9A8551611BDBE43F"> : tensor<2x3x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<2x3x4xf64>) -> (tensor<2x3x4xf64>)
  %33 = check.unfoldable_constant dense<"0x3C62062B582CD5BF1043377DD6F4D23F4CA9B3DAF362E33F62C5A3467255EBBFE0D8BEF48182BC3F7CA600FF9FBDEC3F968B421B2C24E4BF86C17952511EE03FD87709E4F794C33F50236A4C02F4ED3FA4A9FE4BEF6DDCBF1487004BB830E6BF483E25693795DB3FFE70E8B0E78DEB3FC83359E9BEB5C7BFC0C2DAC1821C9ABF78D48FF8B347E3BFF4EEAF76C467EDBFCA976EF57996E5BF0071F02BAF2C993F066283316F45E1BF70CE991B4C21C5BF50E15EF69C9AE5BF9A8551611BDBE43F"> : tensor<2x3x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @transpose_open() {
  %0 = check.unfoldable_constant dense<"0xDA850A0F41C9F0BF523ED6379C2CF73F325C142E0702E4BF9CF562B10C47E83FC4E9E6EDD097F33FC98283DCF8B7E2BF6C0D6F6AF9FBF7BFA68D1B8F0A86F7BFF0623D4C2D3BEF3F387D9831AA07EE3F28E6D0CDEBE3DBBF8246728DE216F0BFE0943C80874EA0BFB0C998465542F73FB07B54F0BA8AF1BF482E10092518F63F60C73D06372DF43F008164F4883188BFD6677BD2F0A9F0BF60A2B36328C2D33F609A93626064D8BFE8342F9370CFE13FC4EE8B598609D43F64F21A6C618ADEBF"> : tensor<2x3x4xf64>
  %1 = check.opaque %0 : tensor<2x3x4xf64> -> tensor<?x?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?x?xf64> -> tensor<?x?x?xf64>
  %3 = tenon.transpose %2 perm [2, 0, 1] : tensor<?x?x?xf64> -> tensor<?x?x?xf64>
  %4 = check.unfoldable_constant dense<1.263450641e+00> : tensor<1x1x1xf64>
  %5 = tenon.mul %3, %4 : tensor<?x?x?xf64>, tensor<1x1x1xf64> -> tensor<?x?x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1, 2] : tensor<?x?x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>)
  %8 = check.unfoldable_constant dense<"0x989014BA70B6E23F0A396768402DE4BF002E9E0A79397F3F8070F791EA2ED8BFE8594CA24A67D1BFCC5CAD045A59D7BFB8B0DF2217ACC03F56E1D83303BEE23F186CF4E4D8FFDC3FC86E124E9E83ED3F08E73CA4DADBD5BF0087C4B06833A3BF5CD3592C001BD0BF4011C7E5F9F9AD3FE0E0C8D69ADAC33FC0FF1A66B60092BF28D82ADF2AD8E0BF1AF525A38DF1EB3FA02786DC02CAB53FACF600A17265D73FF0D02BC2C53AE8BF6054DBFE2E53A33F725EFFDF0EFAE93F485D87D60DE8E23F"> : tensor<2x3x4xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?x?xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0x5A5A4E33A6C9F0BF28098D84AF2CF73FE4AFE1196002E4BFA568E7B35A46E83F63D44219BA97F33FB99B7EB2A2B8E2BFB925F085EFFBF7BF9D6338760D86F7BF8DF0AB5FA93AEF3F1779F5657507EE3F1714458661E2DBBF558616F90C17F0BFF1A59637DA59A0BFE8DCC2EAF641F73FD46C42D4E18AF1BF5F2704514818F63F19B3AF10F42CF43F40689B5FD74C88BF67C8C173DFA9F0BF4BB698FBAAC0D33F92A2B9B0A063D8BFB8125127CBCEE13FC1D55A25EE0AD43F21D5D6DC538ADEBF"> : tensor<2x3x4xf64>
  %12 = check.opaque %11 : tensor<2x3x4xf64> -> tensor<?x?x?xf64>
  %13 = tenon.tanh %12 : tensor<?x?x?xf64> -> tensor<?x?x?xf64>
  %14 = tenon.transpose %13 perm [2, 0, 1] : tensor<?x?x?xf64> -> tensor<?x?x?xf64>
  %15 = tenon.mul %14, %4 : tensor<?x?x?xf64>, tensor<1x1x1xf64> -> tensor<?x?x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1, 2] : tensor<?x?x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?x?xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x5AB1C6EADBC8F0BF7C731FEB882CF73F80084742AE01E4BF9382DEAEBE47E83F25FF8AC2E797F33FD96988064FB7E2BF1FF5ED4E03FCF7BFAFB7FEA70786F7BF53D5CE38B13BEF3F59813BFDDE07EE3F39B85C1576E5DBBFAF06CE21B816F0BFCF83E2C83443A0BF78B66EA2B342F73F8C8A660C948AF1BF31351CC10118F63FA7DBCBFB792DF43FC0992D893A1688BF4507353102AAF0BF758ECECBA5C3D33F2E926D142065D8BF18570DFF15D0E13FC707BD8D1E08D43FA70F5FFB6E8ADEBF"> : tensor<2x3x4xf64>
  %21 = check.opaque %20 : tensor<2x3x4xf64> -> tensor<?x?x?xf64>
  %22 = tenon.tanh %21 : tensor<?x?x?xf64> -> tensor<?x?x?xf64>
  %23 = tenon.transpose %22 perm [2, 0, 1] : tensor<?x?x?xf64> -> tensor<?x?x?xf64>
  %24 = tenon.mul %23, %4 : tensor<?x?x?xf64>, tensor<1x1x1xf64> -> tensor<?x?x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1, 2] : tensor<?x?x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?x?xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x40A83933B1DDEEBFB8E39922258FC73F28BF2A09F622DBBF8E8032AABD28EBBFD828194C92DECBBF7E187EA036EAE9BF0067ABD3D926B83F00C67E99F5589CBFEE4884F14821E4BFB8ADA21FA51CD0BFFEDFDE62C514EE3F3CD3F4FF32E4D9BF1AABE3A2F1A4EBBF769FE2A8C6CBECBF407E6EFA9DBCD7BFA079C8A8AA88D53F623BF0FB2F6FE4BFBCA442F09CAAE0BF20AB1E972134C53FA801D34D5919EDBF6CED5F521340DD3F347A1795C53DE9BF4A800FA14473EB3FA093B8A5628DA03F"> : tensor<2x3x4xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?x?xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?x?xf64>) -> (tensor<?x?x?xf64>)
  %36 = check.unfoldable_constant dense<"0x40A83933B1DDEEBFB8E39922258FC73F28BF2A09F622DBBF8E8032AABD28EBBFD828194C92DECBBF7E187EA036EAE9BF0067ABD3D926B83F00C67E99F5589CBFEE4884F14821E4BFB8ADA21FA51CD0BFFEDFDE62C514EE3F3CD3F4FF32E4D9BF1AABE3A2F1A4EBBF769FE2A8C6CBECBF407E6EFA9DBCD7BFA079C8A8AA88D53F623BF0FB2F6FE4BFBCA442F09CAAE0BF20AB1E972134C53FA801D34D5919EDBF6CED5F521340DD3F347A1795C53DE9BF4A800FA14473EB3FA093B8A5628DA03F"> : tensor<2x3x4xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?x?xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @reverse() {
  %0 = check.unfoldable_constant dense<"0x802E61CC63D5BBBF4E11803F5376F0BF1022126410ACF53FA8D2930022E6E13F36F6C1743313EDBFE0E4DD5B5990E03F5E0C57AEB495F6BF68D9C86E7122F43FF653909B6687F13F58F676C382BFD23F88FC63F4EDDEF2BFE06FBF81F7AFF0BF"> : tensor<3x4xf64>
  %1 = tenon.tanh %0 : tensor<3x4xf64> -> tensor<3x4xf64>
  %2 = tenon.reverse %1 axes [1] : tensor<3x4xf64> -> tensor<3x4xf64>
  %3 = check.unfoldable_constant dense<"0x81232283FBBFED3F32B7935FFF4EF73F5229FB67580AF33F44ABA7D65FFCE23FB4AF20859DE1E93F80362600EF2AF33FDFFB6FDA6325EA3FFF6C2B40E2ACF23FB94BE7A34FB8E33FE3B6722AB640F33F5CAC6AD93B28F23F53CE134CD4C4EF3F"> : tensor<3x4xf64>
  %4 = tenon.mul %2, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %7 = check.unfoldable_constant dense<"0xC4FA3691D8A8E43FEC8B3F9BCCB6EABFC4EF630D8C1ED63F3054120D6459B9BFB0E609B9DAF3DF3F2292E9FDCC93E0BFB8E8E0D690CDDD3F3E8BD413F300E33F74947797E507DD3F34FCF844E728DBBF92BC6269FFF2EBBF96463B1340CDED3F"> : tensor<3x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0xF21B0A4B07D6BBBFA9DD7C53B776F0BFD6889FBD29ACF53F5DF13F7376E5E13F09BC9228F013EDBF643C7A36A790E03F2EC8D0BDFB95F6BF8A7911C04822F43FB778F30F8287F13FA264BB6351BED23F3C07A4E9A0DEF2BF99C0315F5AB0F0BF"> : tensor<3x4xf64>
  %11 = tenon.tanh %10 : tensor<3x4xf64> -> tensor<3x4xf64>
  %12 = tenon.reverse %11 axes [1] : tensor<3x4xf64> -> tensor<3x4xf64>
  %13 = tenon.mul %12, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x0E41B84DC0D4BBBFF344832BEF75F0BF4ABB840AF7ABF53FF3B3E78DCDE6E13F6330F1C07612EDBF5C8D41810B90E03F8E50DD9E6D95F6BF4639801D9A22F43F352F2D274B87F13F0E883223B4C0D23FD4F123FF3ADFF2BF271F4DA494AFF0BF"> : tensor<3x4xf64>
  %19 = tenon.tanh %18 : tensor<3x4xf64> -> tensor<3x4xf64>
  %20 = tenon.reverse %19 axes [1] : tensor<3x4xf64> -> tensor<3x4xf64>
  %21 = tenon.mul %20, %3 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x0043BBA683F2B8BFA437DD85998AEEBFB02FF41BD1F1CE3F7A82909C402DEABF7A712F0B30CBECBF104235F656C2D73F50E7700699AFE5BFAC4B436CA3D4D8BF1CEB2E83C9C1D03F42F475C7554CE7BF82EDBBD4E782E73F6E97E282D42BEEBF"> : tensor<3x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<3x4xf64>) -> (tensor<3x4xf64>)
  %33 = check.unfoldable_constant dense<"0x0043BBA683F2B8BFA437DD85998AEEBFB02FF41BD1F1CE3F7A82909C402DEABF7A712F0B30CBECBF104235F656C2D73F50E7700699AFE5BFAC4B436CA3D4D8BF1CEB2E83C9C1D03F42F475C7554CE7BF82EDBBD4E782E73F6E97E282D42BEEBF"> : tensor<3x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @reverse_open() {
  %0 = check.unfoldable_constant dense<"0xB98F6BB37A63F7BF40F57BA69996B43FB2D04B039318E9BF00FE0ABAD0C2EF3F68ABAB945CD4CDBFF40375987794ED3F10C13315EF87BABFE5E22A8FEE68E1BF8EE9B3CF7E59F63F82A554837C70F6BFC71C61B0C725F1BF2820759F4AA8ECBF"> : tensor<3x4xf64>
  %1 = check.opaque %0 : tensor<3x4xf64> -> tensor<?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.reverse %2 axes [1] : tensor<?x?xf64> -> tensor<?x?xf64>
  %4 = check.unfoldable_constant dense<5.471983351e-01> : tensor<1x1xf64>
  %5 = tenon.mul %3, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %8 = check.unfoldable_constant dense<"0x00128253608F9D3F007F2EEBAC45E53FD0CD01283E27D4BF20894AEA6C78E23F8CC8566D1690EA3F9CDCF48B3F81EABF1610A587B8ACE3BF1E8A67A1DE06E43F56E1B7134EDAEE3FBC88AF361403E4BF000EF50283C4723F24B76A8E265AD73F"> : tensor<3x4xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0xD9C10955C363F7BF9C5BE41A1C90B43F081323CF9118E9BF00141D63CDC2EF3F2DA879332ED6CDBF4B54C46E8794ED3F060813FC0A8CBABFF9872FE56069E1BF70D229A69959F63F5AA85C4E9370F6BF13D747901C26F1BFE56591D93CA8ECBF"> : tensor<3x4xf64>
  %12 = check.opaque %11 : tensor<3x4xf64> -> tensor<?x?xf64>
  %13 = tenon.tanh %12 : tensor<?x?xf64> -> tensor<?x?xf64>
  %14 = tenon.reverse %13 axes [1] : tensor<?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.mul %14, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x995DCD113263F7BFE48E1332179DB43F5C8E74379418E9BF00E8F810D4C2EF3FA3AEDDF58AD2CDBF9DB325C26794ED3F1A7A542ED383BABFD13D26397C68E1BFAC003EF96359F63FAAA24CB86570F6BF7B627AD07225F1BF6BDA586558A8ECBF"> : tensor<3x4xf64>
  %21 = check.opaque %20 : tensor<3x4xf64> -> tensor<?x?xf64>
  %22 = tenon.tanh %21 : tensor<?x?xf64> -> tensor<?x?xf64>
  %23 = tenon.reverse %22 axes [1] : tensor<?x?xf64> -> tensor<?x?xf64>
  %24 = tenon.mul %23, %4 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x020B0C67522AE6BF22323C9A03B1EFBF000757B8BB82773F40B795B0754E90BF0A7498D312C3E1BFD00992D11B55B33FE27B384E3D10E4BFD45170154072E1BF640964776561D03F98E57847D7D2CBBF0A509A49D4E6E9BF4034DE7C10D0B03F"> : tensor<3x4xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %36 = check.unfoldable_constant dense<"0x020B0C67522AE6BF22323C9A03B1EFBF000757B8BB82773F40B795B0754E90BF0A7498D312C3E1BFD00992D11B55B33FE27B384E3D10E4BFD45170154072E1BF640964776561D03F98E57847D7D2CBBF0A509A49D4E6E9BF4034DE7C10D0B03F"> : tensor<3x4xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @broadcast_to() {
  %0 = check.unfoldable_constant dense<"0x90D9DEAEB3E2EB3FC4055515C213E7BF1083513C6CBBF63F"> : tensor<3x1xf64>
  %1 = tenon.tanh %0 : tensor<3x1xf64> -> tensor<3x1xf64>
  %2 = tenon.constant dense<"0x020000000000000003000000000000000400000000000000"> : tensor<3xi64>
  %3 = tenon.broadcast_to %1, %2 : tensor<3x1xf64>, tensor<3xi64> -> tensor<2x3x4xf64>
  %4 = check.unfoldable_constant dense<"0x9C1343BB462FF43F47D64F571321F33FFB35C801B704F13FAADC0726D702F23F7A4CD70F8264E13F776717133E88EB3F0A80C8F3F65FE03F311AEECD9CAAF33FD0CF0E4C4D2CED3F927C83C02635E33FFCFA3EE222D3F03F6D2C57DF49C7E23FEFFE0C8D2EF0F73F6C27F3053319F33F04060F70FE5AF03F2CB6DEF0D0C8F73F0E385B9EF685F43F45B38DE58C55F73FE1B2093B14B9F63FB9628D6C09F9EB3FF9111B495A01E83F8EA35CA07B6DE73F7D6D13E5B65FE63F202366153F97F13F"> : tensor<2x3x4xf64>
  %5 = tenon.mul %3, %4 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %6 = tenon.reduce sum %5 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%0) : tensor<f64>, (tensor<3x1xf64>) -> (tensor<3x1xf64>)
  %8 = check.unfoldable_constant dense<"0xDC46A7D72B3EDEBF8CC6CC77CC9DE8BFBA38BAD3A58CE53F"> : tensor<3x1xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<3x1xf64>, tensor<3x1xf64> -> tensor<3x1xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<3x1xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0xC5091A6180E2EB3FD37BBB487914E7BFEE995580B8BBF63F"> : tensor<3x1xf64>
  %12 = tenon.tanh %11 : tensor<3x1xf64> -> tensor<3x1xf64>
  %13 = tenon.constant dense<"0x020000000000000003000000000000000400000000000000"> : tensor<3xi64>
  %14 = tenon.broadcast_to %12, %13 : tensor<3x1xf64>, tensor<3xi64> -> tensor<2x3x4xf64>
  %15 = tenon.mul %14, %4 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %16 = tenon.reduce sum %15 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%11) : tensor<f64>, (tensor<3x1xf64>) -> (tensor<3x1xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<3x1xf64>, tensor<3x1xf64> -> tensor<3x1xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x1xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x5BA9A3FCE6E2EB3FB58FEEE10A13E7BF326C4DF81FBBF63F"> : tensor<3x1xf64>
  %21 = tenon.tanh %20 : tensor<3x1xf64> -> tensor<3x1xf64>
  %22 = tenon.constant dense<"0x020000000000000003000000000000000400000000000000"> : tensor<3xi64>
  %23 = tenon.broadcast_to %21, %22 : tensor<3x1xf64>, tensor<3xi64> -> tensor<2x3x4xf64>
  %24 = tenon.mul %23, %4 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%20) : tensor<f64>, (tensor<3x1xf64>) -> (tensor<3x1xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<3x1xf64>, tensor<3x1xf64> -> tensor<3x1xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x1xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x80D3D35F3750CFBFBEAA63D247F4EBBF209B7ABF4146E73F"> : tensor<3x1xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<3x1xf64>, tensor<3x1xf64> -> tensor<3x1xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x1xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%0) : tensor<f64>, (tensor<3x1xf64>) -> (tensor<3x1xf64>)
  %36 = check.unfoldable_constant dense<"0x80D3D35F3750CFBFBEAA63D247F4EBBF209B7ABF4146E73F"> : tensor<3x1xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<3x1xf64>, tensor<3x1xf64> -> tensor<3x1xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<3x1xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @broadcast_to_open() {
  %0 = check.unfoldable_constant dense<"0x008C9FD8CB257FBFDAD3408F8F78F1BFC4E192579D08EB3F"> : tensor<3x1xf64>
  %1 = check.opaque %0 : tensor<3x1xf64> -> tensor<?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.constant dense<"0x020000000000000003000000000000000400000000000000"> : tensor<3xi64>
  %4 = tenon.broadcast_to %2, %3 : tensor<?x?xf64>, tensor<3xi64> -> tensor<2x3x4xf64>
  %5 = check.unfoldable_constant dense<"0x0D77B6C8AB5DEA3F28C6E4D271ADF43F6773E8DFED9CF53FAFBAAEE1E236E63F5347C5AE2C52E03F16D32DFFA6A4F23FA4218FFF2D58E33F13A0286A8243E23F7C14A9E7EA96E73FCCA120DD37B7F13FBC5B7B8E77F9F03F400F4C3BD81CF23FCCB5B64FA1DEF43F9C946D865A46E33F32116BEA9719ED3FF81DC5AD54E3F13F84F2A531B754F03FAE2D32DEADECE33F2F1D4F413584F53FB15B2634C102EA3F78214E24F9B6E33F7F6B3E1F230BEF3FE0658A504446E53FCAAE056CA841E63F"> : tensor<2x3x4xf64>
  %6 = tenon.mul %4, %5 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %7 = tenon.reduce sum %6 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %g8:1 = tenon.gradients %7 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %9 = check.unfoldable_constant dense<"0x185364C54386D43F445AFCBA5C01E9BF42E587D6EE78E5BF"> : tensor<3x1xf64>
  %10 = tenon.mul %g8#0, %9 : tensor<?x?xf64>, tensor<3x1xf64> -> tensor<3x?xf64>
  %11 = tenon.reduce sum %10 axes [0, 1] : tensor<3x?xf64> -> tensor<f64>
  %12 = check.unfoldable_constant dense<"0xE1BF05887EE47EBFB0C803122A78F1BFE9F201EB6108EB3F"> : tensor<3x1xf64>
  %13 = check.opaque %12 : tensor<3x1xf64> -> tensor<?x?xf64>
  %14 = tenon.tanh %13 : tensor<?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.constant dense<"0x020000000000000003000000000000000400000000000000"> : tensor<3xi64>
  %16 = tenon.broadcast_to %14, %15 : tensor<?x?xf64>, tensor<3xi64> -> tensor<2x3x4xf64>
  %17 = tenon.mul %16, %5 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %18 = tenon.reduce sum %17 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %g19:1 = tenon.gradients %18 by (%13) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %20 = tenon.mul %g19#0, %9 : tensor<?x?xf64>, tensor<3x1xf64> -> tensor<3x?xf64>
  %21 = tenon.reduce sum %20 axes [0, 1] : tensor<3x?xf64> -> tensor<f64>
  %22 = check.unfoldable_constant dense<"0x1F58392919677FBF04DF7D0CF578F1BF9FD023C4D808EB3F"> : tensor<3x1xf64>
  %23 = check.opaque %22 : tensor<3x1xf64> -> tensor<?x?xf64>
  %24 = tenon.tanh %23 : tensor<?x?xf64> -> tensor<?x?xf64>
  %25 = tenon.constant dense<"0x020000000000000003000000000000000400000000000000"> : tensor<3xi64>
  %26 = tenon.broadcast_to %24, %25 : tensor<?x?xf64>, tensor<3xi64> -> tensor<2x3x4xf64>
  %27 = tenon.mul %26, %5 : tensor<2x3x4xf64>, tensor<2x3x4xf64> -> tensor<2x3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1, 2] : tensor<2x3x4xf64> -> tensor<f64>
  %g29:1 = tenon.gradients %28 by (%23) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %30 = tenon.mul %g29#0, %9 : tensor<?x?xf64>, tensor<3x1xf64> -> tensor<3x?xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x?xf64> -> tensor<f64>
  %32 = check.unfoldable_constant dense<"0x146BEF38B8EDE33F3C1F0841D8F8EE3FEC72E4BA8122D2BF"> : tensor<3x1xf64>
  %33 = tenon.mul %g8#0, %32 : tensor<?x?xf64>, tensor<3x1xf64> -> tensor<3x?xf64>
  %34 = tenon.reduce sum %33 axes [0, 1] : tensor<3x?xf64> -> tensor<f64>
  %35 = tenon.sub %18, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %36 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %37 = tenon.mul %35, %36 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %34, %37 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g38:1 = tenon.gradients %11 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %39 = check.unfoldable_constant dense<"0x146BEF38B8EDE33F3C1F0841D8F8EE3FEC72E4BA8122D2BF"> : tensor<3x1xf64>
  %40 = tenon.mul %g38#0, %39 : tensor<?x?xf64>, tensor<3x1xf64> -> tensor<3x?xf64>
  %41 = tenon.reduce sum %40 axes [0, 1] : tensor<3x?xf64> -> tensor<f64>
  %42 = tenon.sub %21, %31 : tensor<f64>, tensor<f64> -> tensor<f64>
  %43 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %44 = tenon.mul %42, %43 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %41, %44 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}
