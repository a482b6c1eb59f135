// The gradient of each op, and that gradient's, against differences.
// Made by make_gradient_modules.py.

func.func @gather_batch() {
  %0 = check.unfoldable_constant dense<"0xF8E2C363AE2AE03F6C54708EBE21EE3F0C0B44B68FB2F03F8A4F4D8D7A0EE7BF56A5B55A37C3F0BFF077FC02939FF63FF0BFBA77D976F43F21E80067ED8BE8BF229516FFC6B3F2BF30135936F35EEDBF80ED8453B582CBBF00EF5C57A1B1C2BF4B459C6FAA5FEDBFA0E0FDADED94C3BF88CA4702D130F33F88E36793DA2BF03F08D67CDE00F4F73F4A7694ACF13EF5BFB8588D3B58B2C83F40F137A4964AD73FC8B77C07CB92C93FC75AB398C6D4EDBFCCA9730AF513EE3F9CBD133EF0A4D93F"> : tensor<2x2x3x2xf64>
  %1 = tenon.tanh %0 : tensor<2x2x3x2xf64> -> tensor<2x2x3x2xf64>
  %2 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %3 = tenon.gather %1, %2 axis 2 batch_dims 1 : tensor<2x2x3x2xf64>, tensor<2x2xi32> -> tensor<2x2x2x2xf64>
  %4 = check.unfoldable_constant dense<"0x9CD88D5F24C8E33FEA2A4A16FFDFF03FA8080D854B19F03F1CDA34D999CDF33FB89ABE5AFD72F23FC96A5E3814A3F63FCC6EDAD88B35F73F1BD1B127932FE73F475F8D4F1359F03FDFA9337CA1D7E33F16BFABC84F7DF13FC01AEC614514ED3F712870E7FF91EA3FB6A1ABB0E53AEC3F454ED81C5AB2EB3FC6346150671CF03F"> : tensor<2x2x2x2xf64>
  %5 = tenon.mul %3, %4 : tensor<2x2x2x2xf64>, tensor<2x2x2x2xf64> -> tensor<2x2x2x2xf64>
  %6 = tenon.reduce sum %5 axes [0, 1, 2, 3] : tensor<2x2x2x2xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%0) : tensor<f64>, (tensor<2x2x3x2xf64>) -> (tensor<2x2x3x2xf64>)
  %8 = check.unfoldable_constant dense<"0xB272AB235047EC3F4AC8FA39EA45E33F4E4AD0790B28E4BFE096D9149FD3AABFB0F298179F70E4BF10DD109FF2F4D7BF1AB8EDF7F7B2EC3FF8214E36C7CEC53F880A4A9DDA63E73FD49A4DE8D777EA3F18DFD83DF772C3BF2CF9EA05BB28E0BFEE3C5711B791E5BF7C5ADC434606D63F5679168C921DEB3F707503DB7115D63FFC5D0832A9F4DFBFC0273DF29935D83FF0894F603F35D53F28E798E4AB6EDBBF50C27E58EB90E23F60B311FDFC96E5BF76F15D2D126CECBFEAC17C866A12E4BF"> : tensor<2x2x3x2xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<2x2x3x2xf64>, tensor<2x2x3x2xf64> -> tensor<2x2x3x2xf64>
  %10 = tenon.reduce sum %9 axes [0, 1, 2, 3] : tensor<2x2x3x2xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0x739752CD362BE03F8211F49D7722EE3FED47773E7DB2F03F6336C5501E0FE7BF31701B0C44C3F0BF120110CB729FF63F5EF7ED6FB876F43FBA4DF002938CE8BFCBD1B66DBAB3F2BF78CF4CC9D15EEDBF3B2292122C83CBBFDD1E301B13B3C2BFF12B0EB4E05EEDBFC920270F4E96C3BFD85DFB511231F33F10BB9CE0D42BF03FF7C6E5FDD4F3F73FC141F8E4433FF5BF51292E5BA0B3C83FEA995CC42D4CD73FC6276CDCE491C93FBDB2F3A771D4EDBF08813B259C14EE3F4F1003CB5EA5D93F"> : tensor<2x2x3x2xf64>
  %12 = tenon.tanh %11 : tensor<2x2x3x2xf64> -> tensor<2x2x3x2xf64>
  %13 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %14 = tenon.gather %12, %13 axis 2 batch_dims 1 : tensor<2x2x3x2xf64>, tensor<2x2xi32> -> tensor<2x2x2x2xf64>
  %15 = tenon.mul %14, %4 : tensor<2x2x2x2xf64>, tensor<2x2x2x2xf64> -> tensor<2x2x2x2xf64>
  %16 = tenon.reduce sum %15 axes [0, 1, 2, 3] : tensor<2x2x2x2xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%11) : tensor<f64>, (tensor<2x2x3x2xf64>) -> (tensor<2x2x3x2xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<2x2x3x2xf64>, tensor<2x2x3x2xf64> -> tensor<2x2x3x2xf64>
  %19 = tenon.reduce sum %18 axes [0, 1, 2, 3] : tensor<2x2x3x2xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x7D2E35FA252AE03F5697EC7E0521EE3F2BCE102EA2B2F03FB168D5C9D60DE7BF7BDA4FA92AC3F0BFCEEEE83AB39FF63F8288877FFA76F43F888211CB478BE8BF79587690D3B3F2BFE85665A3145FEDBFC5B877943E82CBBF23BF89932FB0C2BFA55E2A2B7460EDBF77A0D44C8D93C3BF383794B28F30F33F000C3346E02BF03F19E513BF2CF4F73FD3AA30749F3EF5BF1F88EC1B10B1C83F96481384FF48D73FCA478D32B193C93FD10273891BD5EDBF90D2ABEF4D13EE3FE96A24B181A4D93F"> : tensor<2x2x3x2xf64>
  %21 = tenon.tanh %20 : tensor<2x2x3x2xf64> -> tensor<2x2x3x2xf64>
  %22 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %23 = tenon.gather %21, %22 axis 2 batch_dims 1 : tensor<2x2x3x2xf64>, tensor<2x2xi32> -> tensor<2x2x2x2xf64>
  %24 = tenon.mul %23, %4 : tensor<2x2x2x2xf64>, tensor<2x2x2x2xf64> -> tensor<2x2x2x2xf64>
  %25 = tenon.reduce sum %24 axes [0, 1, 2, 3] : tensor<2x2x2x2xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%20) : tensor<f64>, (tensor<2x2x3x2xf64>) -> (tensor<2x2x3x2xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<2x2x3x2xf64>, tensor<2x2x3x2xf64> -> tensor<2x2x3x2xf64>
  %28 = tenon.reduce sum %27 axes [0, 1, 2, 3] : tensor<2x2x3x2xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x7A0C6A569BD0E43F0E340A0AEE3CEC3F08852F743D8BC6BF5C7BA97B03FDE8BFE097408419FDBEBF0C4D8D1322AAD3BFAC176BBD0229D4BF7A9870371B45E9BFE062E6CBEAAEBE3F700755BCCE66C43FB8BFDBF3861EC2BF78D0BEB4F835DCBFAC39BE5E2EC8EE3FD81BADAD69E2DABFF4B054AD72EEE33F40409BFB03D3ABBFB03AF232D4C7DABF7CC177747517E9BFC82AEABCA908D93FF231FECBAB0FEF3F14AD7C1B798FD1BFC028287DF8EBD93F449E471E867FE93F48648E4461DED03F"> : tensor<2x2x3x2xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<2x2x3x2xf64>, tensor<2x2x3x2xf64> -> tensor<2x2x3x2xf64>
  %31 = tenon.reduce sum %30 axes [0, 1, 2, 3] : tensor<2x2x3x2xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%0) : tensor<f64>, (tensor<2x2x3x2xf64>) -> (tensor<2x2x3x2xf64>)
  %36 = check.unfoldable_constant dense<"0x7A0C6A569BD0E43F0E340A0AEE3CEC3F08852F743D8BC6BF5C7BA97B03FDE8BFE097408419FDBEBF0C4D8D1322AAD3BFAC176BBD0229D4BF7A9870371B45E9BFE062E6CBEAAEBE3F700755BCCE66C43FB8BFDBF3861EC2BF78D0BEB4F835DCBFAC39BE5E2EC8EE3FD81BADAD69E2DABFF4B054AD72EEE33F40409BFB03D3ABBFB03AF232D4C7DABF7CC177747517E9BFC82AEABCA908D93FF231FECBAB0FEF3F14AD7C1B798FD1BFC028287DF8EBD93F449E471E867FE93F48648E4461DED03F"> : tensor<2x2x3x2xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<2x2x3x2xf64>, tensor<2x2x3x2xf64> -> tensor<2x2x3x2xf64>
  %38 = tenon.reduce sum %37 axes [0, 1, 2, 3] : tensor<2x2x3x2xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @gather_batch_open() {
  %0 = check.unfoldable_constant dense<"0x542FF4BB9086F13FC08FF53DDAECB93FDA02973354DDEDBF8ED5D6E9FF47F43FDA0D4BE2D46FF03FAA7FAD31C49DE3BF605EC1D83CD5CBBF207244DC19AAB63F500E0342D015C73FC47D71FCF9EFF3BF48FA0AAFB487D4BF7181CC87A1A3F0BF4044285E760EB53FF86B0F5AB51CE93F05D236A2AB3AEBBF3486EF3CD039F13F10D4961B957CF1BF70993BD40CD1EB3FA0D4488E4241F43F00A4AA2005656DBF97E15EB688FEEDBF92EE85272CDFF4BF3941DAA5B554F0BF0AD8217BE8A1E7BF"> : tensor<2x2x3x2xf64>
  %1 = check.opaque %0 : tensor<2x2x3x2xf64> -> tensor<?x?x?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?x?x?xf64> -> tensor<?x?x?x?xf64>
  %3 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %4 = tenon.gather %2, %3 axis 2 batch_dims 1 : tensor<?x?x?x?xf64>, tensor<2x2xi32> -> tensor<2x?x2x?xf64>
  %5 = check.unfoldable_constant dense<"0x77A90F81C85FF53FB093FF077363F73FF8F4C12EAC52E23FF3B0F40A546AE33F"> : tensor<2x1x2x1xf64>
  %6 = tenon.mul %4, %5 : tensor<2x?x2x?xf64>, tensor<2x1x2x1xf64> -> tensor<2x?x2x?xf64>
  %7 = tenon.reduce sum %6 axes [0, 1, 2, 3] : tensor<2x?x2x?xf64> -> tensor<f64>
  %g8:1 = tenon.gradients %7 by (%1) : tensor<f64>, (tensor<?x?x?x?xf64>) -> (tensor<?x?x?x?xf64>)
  %9 = check.unfoldable_constant dense<"0x4C57E0486859EB3FCC34DECB8D2EE23F8C1365B61A4BD3BF6C232AFE28CDD23F0A420728B864EBBFC8736E61A3FDEEBFA45CFE50D0B7D0BFA401B4C48FC2D03FC8AC47FEB69CCA3FB886B7E2340BD33F209FA38732C3A8BFD42FD92FB3F1E93F22A24831B9E4EA3FC267B8521F45ED3F701307CF75C1D7BF88DDE6FE2478C23F56BF60110ADDEA3FD8DD42568432C9BFB22A2B9D0DB4EB3F96113418A21AE7BFA61C0E4DDBE0E2BF3C90C5860FABD63F92D9D82AF3AFE4BF8220E0400E32E3BF"> : tensor<2x2x3x2xf64>
  %10 = tenon.mul %g8#0, %9 : tensor<?x?x?x?xf64>, tensor<2x2x3x2xf64> -> tensor<2x2x3x2xf64>
  %11 = tenon.reduce sum %10 axes [0, 1, 2, 3] : tensor<2x2x3x2xf64> -> tensor<f64>
  %12 = check.unfoldable_constant dense<"0xEC3EE24F4C86F13F17711FF2C8E6B93FF053CD3946DDEDBF8D23A8D82B48F43FE787B11BBB6FF03FB6298DAA949DE3BF1E84EA4A47D4CBBFC8F8997B2EABB63F78EC46A37F14C73F3A9CBDC04BF0F3BF95E4E49D6986D4BF9753A434EBA3F0BFB55F1296AF0FB53F7D923C1B241DE93FB9B92006C63AEBBF9182A2EB183AF13F1097B60DC27CF1BF8290A7B068D0EB3FCD1FF68EE740F43FC9BD6FC94DF86DBF52B8991F6EFEEDBFA7C1536C71DFF4BF785868541555F0BF19AB921C56A2E7BF"> : tensor<2x2x3x2xf64>
  %13 = check.opaque %12 : tensor<2x2x3x2xf64> -> tensor<?x?x?x?xf64>
  %14 = tenon.tanh %13 : tensor<?x?x?x?xf64> -> tensor<?x?x?x?xf64>
  %15 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %16 = tenon.gather %14, %15 axis 2 batch_dims 1 : tensor<?x?x?x?xf64>, tensor<2x2xi32> -> tensor<2x?x2x?xf64>
  %17 = tenon.mul %16, %5 : tensor<2x?x2x?xf64>, tensor<2x1x2x1xf64> -> tensor<2x?x2x?xf64>
  %18 = tenon.reduce sum %17 axes [0, 1, 2, 3] : tensor<2x?x2x?xf64> -> tensor<f64>
  %g19:1 = tenon.gradients %18 by (%13) : tensor<f64>, (tensor<?x?x?x?xf64>) -> (tensor<?x?x?x?xf64>)
  %20 = tenon.mul %g19#0, %9 : tensor<?x?x?x?xf64>, tensor<2x2x3x2xf64> -> tensor<2x2x3x2xf64>
  %21 = tenon.reduce sum %20 axes [0, 1, 2, 3] : tensor<2x2x3x2xf64> -> tensor<f64>
  %22 = check.unfoldable_constant dense<"0xBC1F0628D586F13F69AECB89EBF2B93FC4B1602D62DDEDBF8F8705FBD347F43FCD93E4A8EE6FF03F9ED5CDB8F39DE3BFA238986632D6CBBF78EBEE3C05A9B63F2830BFE02017C73F4E5F2538A8EFF3BFFB0F31C0FF88D4BF4BAFF4DA57A3F0BFCB283E263D0DB53F7345E298461CE93F51EA4C3E913AEBBFD7893C8E8739F13F10117729687CF1BF5EA2CFF7B0D1EB3F73899B8D9D41F43F378AE577BCD16CBFDC0A244DA3FEEDBF7D1BB8E2E6DEF4BFFA294CF75554F0BFFB04B1D97AA1E7BF"> : tensor<2x2x3x2xf64>
  %23 = check.opaque %22 : tensor<2x2x3x2xf64> -> tensor<?x?x?x?xf64>
  %24 = tenon.tanh %23 : tensor<?x?x?x?xf64> -> tensor<?x?x?x?xf64>
  %25 = tenon.constant dense<"0x02000000000000000200000001000000"> : tensor<2x2xi32>
  %26 = tenon.gather %24, %25 axis 2 batch_dims 1 : tensor<?x?x?x?xf64>, tensor<2x2xi32> -> tensor<2x?x2x?xf64>
  %27 = tenon.mul %26, %5 : tensor<2x?x2x?xf64>, tensor<2x1x2x1xf64> -> tensor<2x?x2x?xf64>
  %28 = tenon.reduce sum %27 axes [0, 1, 2, 3] : tensor<2x?x2x?xf64> -> tensor<f64>
  %g29:1 = tenon.gradients %28 by (%23) : tensor<f64>, (tensor<?x?x?x?xf64>) -> (tensor<?x?x?x?xf64>)
  %30 = tenon.mul %g29#0, %9 : tensor<?x?x?x?xf64>, tensor<2x2x3x2xf64> -> tensor<2x2x3x2xf64>
  %31 = tenon.reduce sum %30 axes [0, 1, 2, 3] : tensor<2x2x3x2xf64> -> tensor<f64>
  %32 = check.unfoldable_constant dense<"0xB8D87DF97AE1E4BFF4B3814B74A0EDBF806B04B26A0FB13F2C1CDB3F83D0DA3F103D0368EE76CFBF881C767C3902CD3FACDA564CFABBD23FA8076EFEC71AC53F1803754A9CAED9BF1CAFCBBA07F4E8BF3AD3D7EF2642E93F02FC015DDF7BE6BF504D68148CE5C73F4AA6B0F359E6E03F68DFAB837B1BC0BF98C7435F502EE63FC484C4E2C76EDBBF50C19CC6AD0BE9BFF6D66E1D2BC5EBBF343F93404679E6BF308370D6853AC03F44B80A509F23E5BF3C35D81C2533EDBF2C77344772BAE0BF"> : tensor<2x2x3x2xf64>
  %33 = tenon.mul %g8#0, %32 : tensor<?x?x?x?xf64>, tensor<2x2x3x2xf64> -> tensor<2x2x3x2xf64>
  %34 = tenon.reduce sum %33 axes [0, 1, 2, 3] : tensor<2x2x3x2xf64> -> tensor<f64>
  %35 = tenon.sub %18, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %36 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %37 = tenon.mul %35, %36 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %34, %37 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g38:1 = tenon.gradients %11 by (%1) : tensor<f64>, (tensor<?x?x?x?xf64>) -> (tensor<?x?x?x?xf64>)
  %39 = check.unfoldable_constant dense<"0xB8D87DF97AE1E4BFF4B3814B74A0EDBF806B04B26A0FB13F2C1CDB3F83D0DA3F103D0368EE76CFBF881C767C3902CD3FACDA564CFABBD23FA8076EFEC71AC53F1803754A9CAED9BF1CAFCBBA07F4E8BF3AD3D7EF2642E93F02FC015DDF7BE6BF504D68148CE5C73F4AA6B0F359E6E03F68DFAB837B1BC0BF98C7435F502EE63FC484C4E2C76EDBBF50C19CC6AD0BE9BFF6D66E1D2BC5EBBF343F93404679E6BF308370D6853AC03F44B80A509F23E5BF3C35D81C2533EDBF2C77344772BAE0BF"> : tensor<2x2x3x2xf64>
  %40 = tenon.mul %g38#0, %39 : tensor<?x?x?x?xf64>, tensor<2x2x3x2xf64> -> tensor<2x2x3x2xf64>
  %41 = tenon.reduce sum %40 axes [0, 1, 2, 3] : tensor<2x2x3x2xf64> -> tensor<f64>
  %42 = tenon.sub %21, %31 : tensor<f64>, tensor<f64> -> tensor<f64>
  %43 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %44 = tenon.mul %42, %43 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %41, %44 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @one_hot() {
  %0 = check.unfoldable_constant dense<1.262683943e+00> : tensor<f64>
  %1 = check.unfoldable_constant dense<-7.078691762e-02> : tensor<f64>
  %2 = tenon.constant dense<4> : tensor<i32>
  %3 = tenon.constant dense<"0x010000000300000007000000"> : tensor<3xi32>
  %4 = tenon.tanh %0 : tensor<f64> -> tensor<f64>
  %5 = tenon.tanh %1 : tensor<f64> -> tensor<f64>
  %6 = tenon.one_hot %3, %2, %4, %5 axis 1 : tensor<3xi32>, tensor<i32>, tensor<f64>, tensor<f64> -> tensor<3x4xf64>
  %7 = check.unfoldable_constant dense<"0x75E7CC5258E1EA3F5A3227331222F33F02571EC01E4EF53FFCAB923338EAF63F13E39E3E8AA8EF3FA77B2FE25641E93FE4E479AB1BD0F53FA7E9793F3FCBF53F798B697715CBED3F32CEBC276415F73F8437EABA31DCF63F2E489AEAD4FFEB3F"> : tensor<3x4xf64>
  %8 = tenon.mul %6, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g10:2 = tenon.gradients %9 by (%0, %1) : tensor<f64>, (tensor<f64>, tensor<f64>) -> (tensor<f64>, tensor<f64>)
  %11 = check.unfoldable_constant dense<-6.699739849e-01> : tensor<f64>
  %12 = check.unfoldable_constant dense<8.543984735e-01> : tensor<f64>
  %13 = tenon.mul %g10#0, %11 : tensor<f64>, tensor<f64> -> tensor<f64>
  %14 = tenon.mul %g10#1, %12 : tensor<f64>, tensor<f64> -> tensor<f64>
  %15 = tenon.add %13, %14 : tensor<f64>, tensor<f64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<1.262660097e+00> : tensor<f64>
  %17 = check.unfoldable_constant dense<-7.081424247e-02> : tensor<f64>
  %18 = tenon.constant dense<4> : tensor<i32>
  %19 = tenon.constant dense<"0x010000000300000007000000"> : tensor<3xi32>
  %20 = tenon.tanh %16 : tensor<f64> -> tensor<f64>
  %21 = tenon.tanh %17 : tensor<f64> -> tensor<f64>
  %22 = tenon.one_hot %19, %18, %20, %21 axis 1 : tensor<3xi32>, tensor<i32>, tensor<f64>, tensor<f64> -> tensor<3x4xf64>
  %23 = tenon.mul %22, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %24 = tenon.reduce sum %23 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g25:2 = tenon.gradients %24 by (%16, %17) : tensor<f64>, (tensor<f64>, tensor<f64>) -> (tensor<f64>, tensor<f64>)
  %26 = tenon.mul %g25#0, %11 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = tenon.mul %g25#1, %12 : tensor<f64>, tensor<f64> -> tensor<f64>
  %28 = tenon.add %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<1.262707789e+00> : tensor<f64>
  %30 = check.unfoldable_constant dense<-7.075959277e-02> : tensor<f64>
  %31 = tenon.constant dense<4> : tensor<i32>
  %32 = tenon.constant dense<"0x010000000300000007000000"> : tensor<3xi32>
  %33 = tenon.tanh %29 : tensor<f64> -> tensor<f64>
  %34 = tenon.tanh %30 : tensor<f64> -> tensor<f64>
  %35 = tenon.one_hot %32, %31, %33, %34 axis 1 : tensor<3xi32>, tensor<i32>, tensor<f64>, tensor<f64> -> tensor<3x4xf64>
  %36 = tenon.mul %35, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %37 = tenon.reduce sum %36 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g38:2 = tenon.gradients %37 by (%29, %30) : tensor<f64>, (tensor<f64>, tensor<f64>) -> (tensor<f64>, tensor<f64>)
  %39 = tenon.mul %g38#0, %11 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = tenon.mul %g38#1, %12 : tensor<f64>, tensor<f64> -> tensor<f64>
  %41 = tenon.add %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  %42 = check.unfoldable_constant dense<-2.384570079e-01> : tensor<f64>
  %43 = check.unfoldable_constant dense<-2.732485240e-01> : tensor<f64>
  %44 = tenon.mul %g10#0, %42 : tensor<f64>, tensor<f64> -> tensor<f64>
  %45 = tenon.mul %g10#1, %43 : tensor<f64>, tensor<f64> -> tensor<f64>
  %46 = tenon.add %44, %45 : tensor<f64>, tensor<f64> -> tensor<f64>
  %47 = tenon.sub %24, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  %48 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %49 = tenon.mul %47, %48 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %46, %49 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g50:2 = tenon.gradients %15 by (%0, %1) : tensor<f64>, (tensor<f64>, tensor<f64>) -> (tensor<f64>, tensor<f64>)
  %51 = check.unfoldable_constant dense<-2.384570079e-01> : tensor<f64>
  %52 = check.unfoldable_constant dense<-2.732485240e-01> : tensor<f64>
  %53 = tenon.mul %g50#0, %51 : tensor<f64>, tensor<f64> -> tensor<f64>
  %54 = tenon.mul %g50#1, %52 : tensor<f64>, tensor<f64> -> tensor<f64>
  %55 = tenon.add %53, %54 : tensor<f64>, tensor<f64> -> tensor<f64>
  %56 = tenon.sub %28, %41 : tensor<f64>, tensor<f64> -> tensor<f64>
  %57 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %58 = tenon.mul %56, %57 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %55, %58 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}
