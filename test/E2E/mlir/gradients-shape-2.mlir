// The gradient of each op, and that gradient's, against differences.
// Made by make_gradient_modules.py.

func.func @tile() {
  %0 = check.unfoldable_constant dense<"0x1A4ACF5ADF83F0BF00E04F61FF39E23F1A3EF3DE85A9F43F902E9A838486F13F5759C0910EA5E6BF123AB3BA0A4CEFBF"> : tensor<2x3xf64>
  %1 = tenon.tanh %0 : tensor<2x3xf64> -> tensor<2x3xf64>
  %2 = tenon.constant dense<"0x02000000000000000300000000000000"> : tensor<2xi64>
  %3 = tenon.tile %1, %2 : tensor<2x3xf64>, tensor<2xi64> -> tensor<4x9xf64>
  %4 = check.unfoldable_constant dense<"0xFEB7440A5A96F53F764B75D18432E83FD061BEE2CC5FF43F9B31116C4209E33F2639D81634CFE03F8CF3359F1016F13FE7AE444A3561F33F351F1EAA8550EA3FAF3410D3DEE1E33FA4562733FB2BEE3FB794B9A3AEA2E03F37171D76DF01E73FACFD6DAA03D0F23FD66B421B70A2F13F72AD06B23B1DF43F80C23D699329F53F5D47A9FDEFBFEF3F80D2D9FA0AB7ED3F2C2E2FD7C5D8F53F24D09A9DA7CFE73F0C25F79BF5E3EF3FE81D8C9B5BC8E33FFA10B1B57DD3EA3F9AB8D06915D6E83F2DFA6950BB81E03FFFF21990D42AF43FE7CBCBAD9AF9E83F1EFCE9079F73E93F35F72756FC97F03FA11977278709ED3F213BB9E4FAC9ED3F461E86BC2CE1F23F22BA5A36B8D6F23F2ABFCFF2C039EF3F38F2B0CCD2F1F73F1C189A8B57D6F23F"> : tensor<4x9xf64>
  %5 = tenon.mul %3, %4 : tensor<4x9xf64>, tensor<4x9xf64> -> tensor<4x9xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<4x9xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %8 = check.unfoldable_constant dense<"0xB275D365830FE73FA0C17E014AD7BF3FD24C47C29D45E9BF8CBF5799B4B1ED3F9CD9281E76D0D43F201CD9751D14DC3F"> : tensor<2x3xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0xFF30A10A0684F0BFAEAED85A343AE23F950530B382A9F43F29E98EC8A586F13F25FFBBEC70A5E6BF5211A6866B4BEFBF"> : tensor<2x3xf64>
  %12 = tenon.tanh %11 : tensor<2x3xf64> -> tensor<2x3xf64>
  %13 = tenon.constant dense<"0x02000000000000000300000000000000"> : tensor<2xi64>
  %14 = tenon.tile %12, %13 : tensor<2x3xf64>, tensor<2xi64> -> tensor<4x9xf64>
  %15 = tenon.mul %14, %4 : tensor<4x9xf64>, tensor<4x9xf64> -> tensor<4x9xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<4x9xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%11) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x3563FDAAB883F0BF5211C767CA39E23F9F76B60A89A9F43FF773A53E6386F13F89B3C436ACA4E6BFD262C0EEA94CEFBF"> : tensor<2x3xf64>
  %21 = tenon.tanh %20 : tensor<2x3xf64> -> tensor<2x3xf64>
  %22 = tenon.constant dense<"0x02000000000000000300000000000000"> : tensor<2xi64>
  %23 = tenon.tile %21, %22 : tensor<2x3xf64>, tensor<2xi64> -> tensor<4x9xf64>
  %24 = tenon.mul %23, %4 : tensor<4x9xf64>, tensor<4x9xf64> -> tensor<4x9xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<4x9xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%20) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x7C2A2DDDCF9CD7BF28B512E0A62AD03F809EF7735EF79EBF3CA8E35E564ED43FB068F90B0404DEBFBADE0742E14AE83F"> : tensor<2x3xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%0) : tensor<f64>, (tensor<2x3xf64>) -> (tensor<2x3xf64>)
  %36 = check.unfoldable_constant dense<"0x7C2A2DDDCF9CD7BF28B512E0A62AD03F809EF7735EF79EBF3CA8E35E564ED43FB068F90B0404DEBFBADE0742E14AE83F"> : tensor<2x3xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @tile_open() {
  %0 = check.unfoldable_constant dense<"0xE07087DB7CA0BDBF5034FB44EC96CB3FCC0DE00C0E56DDBF60C86EC0E5EAD9BF786B4B3D11A5DA3F442550DE5539E5BF"> : tensor<2x3xf64>
  %1 = check.opaque %0 : tensor<2x3xf64> -> tensor<?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.constant dense<"0x02000000000000000300000000000000"> : tensor<2xi64>
  %4 = tenon.tile %2, %3 : tensor<?x?xf64>, tensor<2xi64> -> tensor<?x?xf64>
  %5 = check.unfoldable_constant dense<1.339195210e+00> : tensor<1x1xf64>
  %6 = tenon.mul %4, %5 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %7 = tenon.reduce sum %6 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g8:1 = tenon.gradients %7 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %9 = check.unfoldable_constant dense<"0x10FA5045FC06BFBF005EE9350A76643F48AF3C02B03BDABF7AAF9D2AB421E7BFE0CA4819D072D83FDAD314AE794EEDBF"> : tensor<2x3xf64>
  %10 = tenon.mul %g8#0, %9 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %11 = tenon.reduce sum %10 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %12 = check.unfoldable_constant dense<"0xD3BEE96A33A6BDBF07AC5463E597CB3FCA600BFABB55DDBFD567E68324ECD9BF24C56884D3A3DA3F55226839A538E5BF"> : tensor<2x3xf64>
  %13 = check.opaque %12 : tensor<2x3xf64> -> tensor<?x?xf64>
  %14 = tenon.tanh %13 : tensor<?x?xf64> -> tensor<?x?xf64>
  %15 = tenon.constant dense<"0x02000000000000000300000000000000"> : tensor<2xi64>
  %16 = tenon.tile %14, %15 : tensor<?x?xf64>, tensor<2xi64> -> tensor<?x?xf64>
  %17 = tenon.mul %16, %5 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %18 = tenon.reduce sum %17 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g19:1 = tenon.gradients %18 by (%13) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %20 = tenon.mul %g19#0, %9 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %21 = tenon.reduce sum %20 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %22 = check.unfoldable_constant dense<"0xED22254CC69ABDBF99BCA126F395CB3FCEBAB41F6056DDBFEB28F7FCA6E9D9BFCC112EF64EA6DA3F33283883063AE5BF"> : tensor<2x3xf64>
  %23 = check.opaque %22 : tensor<2x3xf64> -> tensor<?x?xf64>
  %24 = tenon.tanh %23 : tensor<?x?xf64> -> tensor<?x?xf64>
  %25 = tenon.constant dense<"0x02000000000000000300000000000000"> : tensor<2xi64>
  %26 = tenon.tile %24, %25 : tensor<?x?xf64>, tensor<2xi64> -> tensor<?x?xf64>
  %27 = tenon.mul %26, %5 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g29:1 = tenon.gradients %28 by (%23) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %30 = tenon.mul %g29#0, %9 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %32 = check.unfoldable_constant dense<"0xDE9E001E68E5EBBF2C356AC39801D33FD85D4C27FF0BC93F185D62B8D951E8BF7A98C00A833DE8BF228BF2A629F4EA3F"> : tensor<2x3xf64>
  %33 = tenon.mul %g8#0, %32 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %34 = tenon.reduce sum %33 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %35 = tenon.sub %18, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %36 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %37 = tenon.mul %35, %36 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %34, %37 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g38:1 = tenon.gradients %11 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %39 = check.unfoldable_constant dense<"0xDE9E001E68E5EBBF2C356AC39801D33FD85D4C27FF0BC93F185D62B8D951E8BF7A98C00A833DE8BF228BF2A629F4EA3F"> : tensor<2x3xf64>
  %40 = tenon.mul %g38#0, %39 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %41 = tenon.reduce sum %40 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %42 = tenon.sub %21, %31 : tensor<f64>, tensor<f64> -> tensor<f64>
  %43 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %44 = tenon.mul %42, %43 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %41, %44 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @concat() {
  %0 = check.unfoldable_constant dense<"0x88B92F8C3CD4EF3FC83DF73161B5C4BF44270E52E2F8F13F749529A9A284F73FA34875684B72E2BF202AC7572AF3C93F"> : tensor<2x3xf64>
  %1 = check.unfoldable_constant dense<"0xC824B1D9790BE03F525356736C9BECBF9897A1ABA069D43F6F2DFE55866EEDBF"> : tensor<2x2xf64>
  %2 = tenon.tanh %0 : tensor<2x3xf64> -> tensor<2x3xf64>
  %3 = tenon.tanh %1 : tensor<2x2xf64> -> tensor<2x2xf64>
  %4 = tenon.concat axis 1 (%2, %3) : tensor<2x3xf64>, tensor<2x2xf64> -> tensor<2x5xf64>
  %5 = check.unfoldable_constant dense<"0xF0F3ED7ACB8CF33FDF176087844BE83F63C1615F8C51EA3F2141307CA922E13F09F6EAF67263E53F9DC1ECD5BA29E93F7ACD90EC3132F13F6E40CE327CC0F03FAB1DFCCF2385EF3F73FAB2A8A6CDF73F"> : tensor<2x5xf64>
  %6 = tenon.mul %4, %5 : tensor<2x5xf64>, tensor<2x5xf64> -> tensor<2x5xf64>
  %7 = tenon.reduce sum %6 axes [0, 1] : tensor<2x5xf64> -> tensor<f64>
  %g8:2 = tenon.gradients %7 by (%0, %1) : tensor<f64>, (tensor<2x3xf64>, tensor<2x2xf64>) -> (tensor<2x3xf64>, tensor<2x2xf64>)
  %9 = check.unfoldable_constant dense<"0x90E17813C735BCBFB25F0F0BCF78E7BFD83CDA022CB7EDBF7C3912AA249FE13F02346D37524FE6BF5054AB441567B5BF"> : tensor<2x3xf64>
  %10 = check.unfoldable_constant dense<"0x3862A4DD864EE43FA442EFAC8317DEBFD4F6A0CB9FD9DBBFB06D12D15BB7D13F"> : tensor<2x2xf64>
  %11 = tenon.mul %g8#0, %9 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %13 = tenon.mul %g8#1, %10 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %15 = tenon.add %12, %14 : tensor<f64>, tensor<f64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xCA87BBBB63D4EF3FF02BD02D8CB6C4BFD4FDAE687EF8F13F8ACF48970A85F73FE882C49D2072E2BF3F771F1870F1C93F"> : tensor<2x3xf64>
  %17 = check.unfoldable_constant dense<"0xB6896F7A700BE03FB37C8AA0F09BECBF294E1B13026AD43F1518D9E4536EEDBF"> : tensor<2x2xf64>
  %18 = tenon.tanh %16 : tensor<2x3xf64> -> tensor<2x3xf64>
  %19 = tenon.tanh %17 : tensor<2x2xf64> -> tensor<2x2xf64>
  %20 = tenon.concat axis 1 (%18, %19) : tensor<2x3xf64>, tensor<2x2xf64> -> tensor<2x5xf64>
  %21 = tenon.mul %20, %5 : tensor<2x5xf64>, tensor<2x5xf64> -> tensor<2x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x5xf64> -> tensor<f64>
  %g23:2 = tenon.gradients %22 by (%16, %17) : tensor<f64>, (tensor<2x3xf64>, tensor<2x2xf64>) -> (tensor<2x3xf64>, tensor<2x2xf64>)
  %24 = tenon.mul %g23#0, %9 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %26 = tenon.mul %g23#1, %10 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %27 = tenon.reduce sum %26 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %28 = tenon.add %25, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x46EBA35C15D4EF3FA04F1E3636B4C4BFB4506D3B46F9F13F5E5B0ABB3A84F73F5E0E26337672E2BF01DD6E97E4F4C93F"> : tensor<2x3xf64>
  %30 = check.unfoldable_constant dense<"0xDABFF238830BE03FF1292246E89AECBF07E127443F69D43FC94223C7B86EEDBF"> : tensor<2x2xf64>
  %31 = tenon.tanh %29 : tensor<2x3xf64> -> tensor<2x3xf64>
  %32 = tenon.tanh %30 : tensor<2x2xf64> -> tensor<2x2xf64>
  %33 = tenon.concat axis 1 (%31, %32) : tensor<2x3xf64>, tensor<2x2xf64> -> tensor<2x5xf64>
  %34 = tenon.mul %33, %5 : tensor<2x5xf64>, tensor<2x5xf64> -> tensor<2x5xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x5xf64> -> tensor<f64>
  %g36:2 = tenon.gradients %35 by (%29, %30) : tensor<f64>, (tensor<2x3xf64>, tensor<2x2xf64>) -> (tensor<2x3xf64>, tensor<2x2xf64>)
  %37 = tenon.mul %g36#0, %9 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %39 = tenon.mul %g36#1, %10 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %40 = tenon.reduce sum %39 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %41 = tenon.add %38, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  %42 = check.unfoldable_constant dense<"0x88ABA314C5EAC73F7484EBE486CFD6BFC269852A987DEEBFDE079A478BB7EF3F0038AF64361ECA3F5ADEAEA1D5DEE0BF"> : tensor<2x3xf64>
  %43 = check.unfoldable_constant dense<"0x00F5952B8FE1A6BF385290C5252BE4BF2018D704B4B9CD3F506F48E28EC9CE3F"> : tensor<2x2xf64>
  %44 = tenon.mul %g8#0, %42 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %45 = tenon.reduce sum %44 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %46 = tenon.mul %g8#1, %43 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %47 = tenon.reduce sum %46 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %48 = tenon.add %45, %47 : tensor<f64>, tensor<f64> -> tensor<f64>
  %49 = tenon.sub %22, %35 : tensor<f64>, tensor<f64> -> tensor<f64>
  %50 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %51 = tenon.mul %49, %50 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %48, %51 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g52:2 = tenon.gradients %15 by (%0, %1) : tensor<f64>, (tensor<2x3xf64>, tensor<2x2xf64>) -> (tensor<2x3xf64>, tensor<2x2xf64>)
  %53 = check.unfoldable_constant dense<"0x88ABA314C5EAC73F7484EBE486CFD6BFC269852A987DEEBFDE079A478BB7EF3F0038AF64361ECA3F5ADEAEA1D5DEE0BF"> : tensor<2x3xf64>
  %54 = check.unfoldable_constant dense<"0x00F5952B8FE1A6BF385290C5252BE4BF2018D704B4B9CD3F506F48E28EC9CE3F"> : tensor<2x2xf64>
  %55 = tenon.mul %g52#0, %53 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %56 = tenon.reduce sum %55 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %57 = tenon.mul %g52#1, %54 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %58 = tenon.reduce sum %57 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %59 = tenon.add %56, %58 : tensor<f64>, tensor<f64> -> tensor<f64>
  %60 = tenon.sub %28, %41 : tensor<f64>, tensor<f64> -> tensor<f64>
  %61 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %62 = tenon.mul %60, %61 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %59, %62 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @concat_open() {
  %0 = check.unfoldable_constant dense<"0x50B1FEE319E4BABFB318987BD5FCF1BFEC15080205C4EE3FC0F90269F0C4F23F719BB126C06FF5BF80AD74F5BF07F4BF"> : tensor<2x3xf64>
  %1 = check.opaque %0 : tensor<2x3xf64> -> tensor<?x?xf64>
  %2 = check.unfoldable_constant dense<"0x0051266B8DD1D9BF82047A696C89E5BF1AD6B035391EF6BFB0B3C594563DF5BF"> : tensor<2x2xf64>
  %3 = check.opaque %2 : tensor<2x2xf64> -> tensor<?x?xf64>
  %4 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %5 = tenon.tanh %3 : tensor<?x?xf64> -> tensor<?x?xf64>
  %6 = tenon.concat axis 1 (%4, %5) : tensor<?x?xf64>, tensor<?x?xf64> -> tensor<?x?xf64>
  %7 = check.unfoldable_constant dense<1.147406320e+00> : tensor<1x1xf64>
  %8 = tenon.mul %6, %7 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g10:2 = tenon.gradients %9 by (%1, %3) : tensor<f64>, (tensor<?x?xf64>, tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<?x?xf64>)
  %11 = check.unfoldable_constant dense<"0x96D4D1296CC8E53F48371972BFD5D9BF42631214E911E1BF883F6FBCE242D3BF201C770F3EB2C5BF4008034E3CFDB1BF"> : tensor<2x3xf64>
  %12 = check.unfoldable_constant dense<"0xFC212528CFC9DC3F7AAEF9F0560AE8BFB4B249FDED35D3BFFA49232E05CBE63F"> : tensor<2x2xf64>
  %13 = tenon.mul %g10#0, %11 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %15 = tenon.mul %g10#1, %12 : tensor<?x?xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %17 = tenon.add %14, %16 : tensor<f64>, tensor<f64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x9C73EB06F0E0BABF3E60FE49DCFCF1BF9D14E07CB2C3EE3F7260D8BA8AC4F23FC51DBE748D6FF5BFEDBCBFB0B907F4BF"> : tensor<2x3xf64>
  %19 = check.opaque %18 : tensor<2x3xf64> -> tensor<?x?xf64>
  %20 = check.unfoldable_constant dense<"0xA6142B68D9D0D9BF8841B182058AE5BFBA900A1EF31DF6BFB5C1363D4F3DF5BF"> : tensor<2x2xf64>
  %21 = check.opaque %20 : tensor<2x2xf64> -> tensor<?x?xf64>
  %22 = tenon.tanh %19 : tensor<?x?xf64> -> tensor<?x?xf64>
  %23 = tenon.tanh %21 : tensor<?x?xf64> -> tensor<?x?xf64>
  %24 = tenon.concat axis 1 (%22, %23) : tensor<?x?xf64>, tensor<?x?xf64> -> tensor<?x?xf64>
  %25 = tenon.mul %24, %7 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %26 = tenon.reduce sum %25 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g27:2 = tenon.gradients %26 by (%19, %21) : tensor<f64>, (tensor<?x?xf64>, tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<?x?xf64>)
  %28 = tenon.mul %g27#0, %11 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %29 = tenon.reduce sum %28 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %30 = tenon.mul %g27#1, %12 : tensor<?x?xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %32 = tenon.add %29, %31 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<"0x04EF11C143E7BABF28D131ADCEFCF1BF3B17308757C4EE3F0E932D1756C5F23F1D19A5D8F26FF5BF139E293AC607F4BF"> : tensor<2x3xf64>
  %34 = check.opaque %33 : tensor<2x3xf64> -> tensor<?x?xf64>
  %35 = check.unfoldable_constant dense<"0x5A8D216E41D2D9BF7CC74250D388E5BF7A1B574D7F1EF6BFABA554EC5D3DF5BF"> : tensor<2x2xf64>
  %36 = check.opaque %35 : tensor<2x2xf64> -> tensor<?x?xf64>
  %37 = tenon.tanh %34 : tensor<?x?xf64> -> tensor<?x?xf64>
  %38 = tenon.tanh %36 : tensor<?x?xf64> -> tensor<?x?xf64>
  %39 = tenon.concat axis 1 (%37, %38) : tensor<?x?xf64>, tensor<?x?xf64> -> tensor<?x?xf64>
  %40 = tenon.mul %39, %7 : tensor<?x?xf64>, tensor<1x1xf64> -> tensor<?x?xf64>
  %41 = tenon.reduce sum %40 axes [0, 1] : tensor<?x?xf64> -> tensor<f64>
  %g42:2 = tenon.gradients %41 by (%34, %36) : tensor<f64>, (tensor<?x?xf64>, tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<?x?xf64>)
  %43 = tenon.mul %g42#0, %11 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %44 = tenon.reduce sum %43 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %45 = tenon.mul %g42#1, %12 : tensor<?x?xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %46 = tenon.reduce sum %45 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %47 = tenon.add %44, %46 : tensor<f64>, tensor<f64> -> tensor<f64>
  %48 = check.unfoldable_constant dense<"0x688EE6EFD2E4DE3F10E0A9B4E79DB0BF984E66D5E22ED9BF860A09C0C607EFBFB05474DD1CF1DE3F20D6AB7E7B9BAE3F"> : tensor<2x3xf64>
  %49 = check.unfoldable_constant dense<"0x8085E575B477DB3F06ADBFFD685CE7BF1403EC9DF763E53F30DBC4FCC3ECB13F"> : tensor<2x2xf64>
  %50 = tenon.mul %g10#0, %48 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %51 = tenon.reduce sum %50 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %52 = tenon.mul %g10#1, %49 : tensor<?x?xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %53 = tenon.reduce sum %52 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %54 = tenon.add %51, %53 : tensor<f64>, tensor<f64> -> tensor<f64>
  %55 = tenon.sub %26, %41 : tensor<f64>, tensor<f64> -> tensor<f64>
  %56 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %57 = tenon.mul %55, %56 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %54, %57 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g58:2 = tenon.gradients %17 by (%1, %3) : tensor<f64>, (tensor<?x?xf64>, tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<?x?xf64>)
  %59 = check.unfoldable_constant dense<"0x688EE6EFD2E4DE3F10E0A9B4E79DB0BF984E66D5E22ED9BF860A09C0C607EFBFB05474DD1CF1DE3F20D6AB7E7B9BAE3F"> : tensor<2x3xf64>
  %60 = check.unfoldable_constant dense<"0x8085E575B477DB3F06ADBFFD685CE7BF1403EC9DF763E53F30DBC4FCC3ECB13F"> : tensor<2x2xf64>
  %61 = tenon.mul %g58#0, %59 : tensor<?x?xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %62 = tenon.reduce sum %61 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %63 = tenon.mul %g58#1, %60 : tensor<?x?xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %64 = tenon.reduce sum %63 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %65 = tenon.add %62, %64 : tensor<f64>, tensor<f64> -> tensor<f64>
  %66 = tenon.sub %32, %47 : tensor<f64>, tensor<f64> -> tensor<f64>
  %67 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %68 = tenon.mul %66, %67 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %65, %68 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @slice() {
  %0 = check.unfoldable_constant dense<"0x1CC91256C4C6E4BFC24EE02DE1BBE9BFB02A8674BEF1CA3F6083A7D8EA5BE6BFAE6C00FAB311F2BF84E7FACE37D2E53F8051E7783697F73F242B9CFDC87CD63FC8461F7AF3D5D1BF4B2A5DF8F2A3E9BFC0D9BE26D705E43F0EECF7C96B61E6BF"> : tensor<4x3xf64>
  %1 = tenon.tanh %0 : tensor<4x3xf64> -> tensor<4x3xf64>
  %2 = tenon.slice %1 begin [1, 0] size [2, -1] strides [1, 1] : tensor<4x3xf64> -> tensor<2x3xf64>
  %3 = check.unfoldable_constant dense<"0xC69FE153BAACE73F26F58B789370E53FF43F4E93485EF53F37ADE76590EEE93FFFA2CF32C4CAE13FA132167586E9E13F"> : tensor<2x3xf64>
  %4 = tenon.mul %2, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<4x3xf64>) -> (tensor<4x3xf64>)
  %7 = check.unfoldable_constant dense<"0xC03DF1B1A843E93FF477CC548444D7BFD4C7C9030ADCE73F6A946648119AE7BFD2247BA0DACAE03F3E2901D4771EE73F08167F7C6202C5BFF8EAD69CBA33C4BF28E44FCD25DAEF3FA800CB909F5EEC3FA8E116A9DA26D03F6E3F26B61AAAEEBF"> : tensor<4x3xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x817F836D5DC6E4BF5D1D86A9AABBE9BF58C9309251F1CA3F4F3C765AA45CE6BFCF5E72858711F2BFD5D75D04CDD2E53F98BAE93B1597F73F7CED3775337ED63F5AAEDB174AD7D1BF2D9CE77F60A3E9BF37F553C48905E43F6F4D2BA9FA61E6BF"> : tensor<4x3xf64>
  %11 = tenon.tanh %10 : tensor<4x3xf64> -> tensor<4x3xf64>
  %12 = tenon.slice %11 begin [1, 0] size [2, -1] strides [1, 1] : tensor<4x3xf64> -> tensor<2x3xf64>
  %13 = tenon.mul %12, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<4x3xf64>) -> (tensor<4x3xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0xB712A23E2BC7E4BF27803AB217BCE9BF088CDB562BF2CA3F71CAD856315BE6BF8D7A8E6EE011F2BF33F79799A2D1E53F68E8E4B55797F73FCC6800865E7BD63F36DF62DC9CD4D1BF69B8D27085A4E9BF49BE29892406E43FAD8AC4EADC60E6BF"> : tensor<4x3xf64>
  %19 = tenon.tanh %18 : tensor<4x3xf64> -> tensor<4x3xf64>
  %20 = tenon.slice %19 begin [1, 0] size [2, -1] strides [1, 1] : tensor<4x3xf64> -> tensor<2x3xf64>
  %21 = tenon.mul %20, %3 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x3xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<4x3xf64>) -> (tensor<4x3xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x106256BAB867DF3F080C530624A3D03F606A2A27499DC0BF7000189B5E4EECBF5070F7B32322DB3F9859CB6875C4E63FE0035BC77949D4BFC6C32B1A70A7EB3F6AD2C6C7B823EABF366DFF6F8159E63FFC31FEDEA89DD7BF76E30BC7EECCE5BF"> : tensor<4x3xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<4x3xf64>) -> (tensor<4x3xf64>)
  %33 = check.unfoldable_constant dense<"0x106256BAB867DF3F080C530624A3D03F606A2A27499DC0BF7000189B5E4EECBF5070F7B32322DB3F9859CB6875C4E63FE0035BC77949D4BFC6C32B1A70A7EB3F6AD2C6C7B823EABF366DFF6F8159E63FFC31FEDEA89DD7BF76E30BC7EECCE5BF"> : tensor<4x3xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @slice_open() {
  %0 = check.unfoldable_constant dense<"0xD84A4E148151DDBFF4B48D06E633E93F659A84A5E113EDBFC27D26026E11F73FFAF859C0FF81F33F9E50C17EA749F43FEA23BC5E7E0BF0BF106C88848FF4EE3F78AB4315B2C2C7BF3368278240D7F2BF182886CAE07AE23F25F5D3F6253BEDBF"> : tensor<4x3xf64>
  %1 = check.opaque %0 : tensor<4x3xf64> -> tensor<?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.slice %2 begin [1, 0] size [2, -1] strides [1, 1] : tensor<?x?xf64> -> tensor<2x?xf64>
  %4 = check.unfoldable_constant dense<"0xDEC8D667DD0CF53F91A10FD9C0FEE83F"> : tensor<2x1xf64>
  %5 = tenon.mul %3, %4 : tensor<2x?xf64>, tensor<2x1xf64> -> tensor<2x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<2x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %8 = check.unfoldable_constant dense<"0xD811853325C0C2BF7C620EE39070E9BF607F72B1AA27B63F749905AF0F36EC3F380237141184C6BF249D6BF8FE5FDCBF68301EE6F3FCEE3F0C6FFDAECDFEEFBF5E91B68CA682EFBFD2D506B2D9B9E0BFC866985F6C40ED3F4084687CD150C6BF"> : tensor<4x3xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0xC0DE13A6E351DDBFA33E4BBC0A34E93F36FBA2C1A613EDBF062BF51F4511F73F8F5638AC9B81F33FA129DD2F7049F43F707A4A7AC80BF0BF0A164023A4F4EE3FA0D251282AC4C7BFC266D3E7DDD6F2BF91CDEA0ED27AE23F65EDF12FC83BEDBF"> : tensor<4x3xf64>
  %12 = check.opaque %11 : tensor<4x3xf64> -> tensor<?x?xf64>
  %13 = tenon.tanh %12 : tensor<?x?xf64> -> tensor<?x?xf64>
  %14 = tenon.slice %13 begin [1, 0] size [2, -1] strides [1, 1] : tensor<?x?xf64> -> tensor<2x?xf64>
  %15 = tenon.mul %14, %4 : tensor<2x?xf64>, tensor<2x1xf64> -> tensor<2x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<2x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0xF0B688821E51DDBF452BD050C133E93F943966891C14EDBF7ED057E49611F73F659B7BD46382F33F9B77A5CDDE49F43F64CD2D43340BF0BF16C2D0E57AF4EE3F508435023AC1C7BFA4697B1CA3D7F2BF9F822186EF7AE23FE5FCB5BD833AEDBF"> : tensor<4x3xf64>
  %21 = check.opaque %20 : tensor<4x3xf64> -> tensor<?x?xf64>
  %22 = tenon.tanh %21 : tensor<?x?xf64> -> tensor<?x?xf64>
  %23 = tenon.slice %22 begin [1, 0] size [2, -1] strides [1, 1] : tensor<?x?xf64> -> tensor<2x?xf64>
  %24 = tenon.mul %23, %4 : tensor<2x?xf64>, tensor<2x1xf64> -> tensor<2x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0x4806C36BBC14CEBF781049EFEC67C63F901EB43ACBF8D13F6489BF9A0EF4D8BF9E05B1C3A48AEEBFFE116660F3E0E0BF208327D0A89DE6BFD0CDFD32BF2BB93F6CBC6C2C34B1DCBF0079F0E25817EE3FB067022403FCB1BF7057B122D7C0E8BF"> : tensor<4x3xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %36 = check.unfoldable_constant dense<"0x4806C36BBC14CEBF781049EFEC67C63F901EB43ACBF8D13F6489BF9A0EF4D8BF9E05B1C3A48AEEBFFE116660F3E0E0BF208327D0A89DE6BFD0CDFD32BF2BB93F6CBC6C2C34B1DCBF0079F0E25817EE3FB067022403FCB1BF7057B122D7C0E8BF"> : tensor<4x3xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @slice_strides() {
  %0 = check.unfoldable_constant dense<"0x18A29709B5D4DEBF78F0C9BC8147C1BF2D395CCB8859E4BF089430CDF5DEF73F00C92376F352CFBF8E7E4944CC1AEEBF5E6F799D4AF3F63F42E25DCA7D16F6BF045183EA2C98D4BF50B6C01CC7CAB73F209A38EA0D4FC5BF50CAAA929AF4ED3FEAF1F491C418E4BFC01B39F4AEB4AB3FA08B06AD077BE83F00F039EFCE335BBFF45AC7DAD48DEA3FA8370222995CF7BF22DD1C4C3AE0F7BF50E9DC08A938F7BF"> : tensor<5x4xf64>
  %1 = tenon.tanh %0 : tensor<5x4xf64> -> tensor<5x4xf64>
  %2 = tenon.slice %1 begin [1, -1] size [2, 2] strides [2, -2] : tensor<5x4xf64> -> tensor<2x2xf64>
  %3 = check.unfoldable_constant dense<"0x68BCB4C536F8E93FFEB7DC379EC9E43F89DEC1F3CF03F23FEDCB4E9E9262E03F"> : tensor<2x2xf64>
  %4 = tenon.mul %2, %3 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<5x4xf64>) -> (tensor<5x4xf64>)
  %7 = check.unfoldable_constant dense<"0xB4EB9335E6B7D5BFFC4B4885498FDABF485907224D61CEBFA499CFB70EA6DCBFAC964E49122AD0BFE462AE74AE82E9BF2808496F9000C5BF344E0C20C503EDBF10004EE136A8BDBFB453BDB6D2FAE73F70004AF5AC1ABBBF3E0E620B5153E03FAC0BF24AA353DEBFB411DC3E5A6EDBBF1A660FBEACFCE2BFDE31A3FA66E4E73F026F66F95F4DE63FE07E313BE2FBDF3F0C0B925CACF3D1BFFC039EADCCD7EBBF"> : tensor<5x4xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<5x4xf64>, tensor<5x4xf64> -> tensor<5x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<5x4xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x48250F19E7D3DEBFDBC1076EE947C1BF167C6C0EFD59E4BF748F11B4B4DEF73F50A1CEE36C50CFBFDDDF1416701AEEBFCFF066CD10F3F63F8C4E183CBC16F6BF2C926470FC98D4BFE958D7055BD0B73F41CBA26A114DC5BFC47656AF30F5ED3F0A2285151E19E4BF2C349216D6B5AB3F71C181BB827AE83F0CA1DEE887CA59BF10605430368DEA3F4D985716535CF7BF0F44D81919E0F7BF1D70B90D9038F7BF"> : tensor<5x4xf64>
  %11 = tenon.tanh %10 : tensor<5x4xf64> -> tensor<5x4xf64>
  %12 = tenon.slice %11 begin [1, -1] size [2, 2] strides [2, -2] : tensor<5x4xf64> -> tensor<2x2xf64>
  %13 = tenon.mul %12, %3 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<5x4xf64>) -> (tensor<5x4xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<5x4xf64>, tensor<5x4xf64> -> tensor<5x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<5x4xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0xE81E20FA82D5DEBF151F8C0B1A47C1BF44F64B881459E4BF9C984FE636DFF73FB0F078087A55CFBF3F1D7E72281BEEBFEDED8B6D84F3F63FF875A3583F16F6BFDC0FA2645D97D4BFB713AA3333C5B73FFF68CE690A51C5BFDC1DFF7504F4ED3FCAC1640E6B18E4BF5403E0D187B3AB3FCF558B9E8C7BE83FF43E95F5159D5CBFD8553A85738EEA3F03D7AC2DDF5CF7BF3576617E5BE0F7BF83620004C238F7BF"> : tensor<5x4xf64>
  %19 = tenon.tanh %18 : tensor<5x4xf64> -> tensor<5x4xf64>
  %20 = tenon.slice %19 begin [1, -1] size [2, 2] strides [2, -2] : tensor<5x4xf64> -> tensor<2x2xf64>
  %21 = tenon.mul %20, %3 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<5x4xf64>) -> (tensor<5x4xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<5x4xf64>, tensor<5x4xf64> -> tensor<5x4xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<5x4xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x847A8BD3836CDF3FA07A86FDF6A4BFBFAAA735AB7BBDE1BFB4884597CADDE3BF7E8E97072DAAE83FFCC9EDCE9921DC3F8250DFA49FA4E1BF22FA4B04750EE3BF3C1D01AF5DAADFBF1EF18520383CEB3F9C3CF8F2CD65E33F506100F2BFE7E63FFCAFAF604651DBBF10FA24DC5684B63FCAD319531A49E4BF165E27343390EB3F4C6C682BE235E8BFDAABE1714F60E53F6CD16D5EEE42D43FC0C172CD907ECE3F"> : tensor<5x4xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<5x4xf64>, tensor<5x4xf64> -> tensor<5x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<5x4xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<5x4xf64>) -> (tensor<5x4xf64>)
  %33 = check.unfoldable_constant dense<"0x847A8BD3836CDF3FA07A86FDF6A4BFBFAAA735AB7BBDE1BFB4884597CADDE3BF7E8E97072DAAE83FFCC9EDCE9921DC3F8250DFA49FA4E1BF22FA4B04750EE3BF3C1D01AF5DAADFBF1EF18520383CEB3F9C3CF8F2CD65E33F506100F2BFE7E63FFCAFAF604651DBBF10FA24DC5684B63FCAD319531A49E4BF165E27343390EB3F4C6C682BE235E8BFDAABE1714F60E53F6CD16D5EEE42D43FC0C172CD907ECE3F"> : tensor<5x4xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<5x4xf64>, tensor<5x4xf64> -> tensor<5x4xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<5x4xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @slice_from_end() {
  %0 = check.unfoldable_constant dense<"0x44DD8EB9681EF5BF60136B14323FEDBF7078FB025B2FCDBFD2E6409F68A6F7BFC8F12F7FB333EE3F4054D0C41782E33FC5D13718DEA4E1BFC8520AC162A6F43F70585D70EBC7E33F70B3556A9942D73FCB895DACB7E1E3BFB70E7852F254E6BF"> : tensor<4x3xf64>
  %1 = tenon.tanh %0 : tensor<4x3xf64> -> tensor<4x3xf64>
  %2 = tenon.slice %1 begin [-3, 1] size [2, -1] strides [1, 1] : tensor<4x3xf64> -> tensor<2x2xf64>
  %3 = check.unfoldable_constant dense<"0x43BA28D0434FF03FECEDBD666980F73FE7324517D150E63FDFE3FF2163CFF33F"> : tensor<2x2xf64>
  %4 = tenon.mul %2, %3 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %5 = tenon.reduce sum %4 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g6:1 = tenon.gradients %5 by (%0) : tensor<f64>, (tensor<4x3xf64>) -> (tensor<4x3xf64>)
  %7 = check.unfoldable_constant dense<"0xD06D33F7C73EEEBF90BFF358979EC8BF009A0C73D72DEF3FC8B5B74CEA7DCBBF28390F1142BEEE3F3426DD17FAB4D13F503558377041D63F06A817D76A08E0BFC0DE09B15F64C23F689DE4486504E5BFFEC7B7857644E23FC099F3D2DB71C83F"> : tensor<4x3xf64>
  %8 = tenon.mul %g6#0, %7 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %10 = check.unfoldable_constant dense<"0x31BCD1CD281EF5BF9A456ACC713EEDBF0C094640BA2FCDBF46277E46C9A6F7BF5FA0D2A8E732EE3FE5F8D02FDA81E33FA864309231A4E1BF7A851FD1C3A6F43F2E9B345790C7E33F3A4A9E03AB41D73F3A56E96113E2E3BF0C15A1834254E6BF"> : tensor<4x3xf64>
  %11 = tenon.tanh %10 : tensor<4x3xf64> -> tensor<4x3xf64>
  %12 = tenon.slice %11 begin [-3, 1] size [2, -1] strides [1, 1] : tensor<4x3xf64> -> tensor<2x2xf64>
  %13 = tenon.mul %12, %3 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %14 = tenon.reduce sum %13 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g15:1 = tenon.gradients %14 by (%10) : tensor<f64>, (tensor<4x3xf64>) -> (tensor<4x3xf64>)
  %16 = tenon.mul %g15#0, %7 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %18 = check.unfoldable_constant dense<"0x57FE4BA5A81EF5BF26E16B5CF23FEDBFD4E7B0C5FB2ECDBF5EA603F807A6F7BF31438D557F34EE3F9BAFCF595582E33FE23E3F9E8AA5E1BF1620F5B001A6F43FB215868946C8E33FA61C0DD18743D73F5CBDD1F65BE1E3BF62084F21A255E6BF"> : tensor<4x3xf64>
  %19 = tenon.tanh %18 : tensor<4x3xf64> -> tensor<4x3xf64>
  %20 = tenon.slice %19 begin [-3, 1] size [2, -1] strides [1, 1] : tensor<4x3xf64> -> tensor<2x2xf64>
  %21 = tenon.mul %20, %3 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g23:1 = tenon.gradients %22 by (%18) : tensor<f64>, (tensor<4x3xf64>) -> (tensor<4x3xf64>)
  %24 = tenon.mul %g23#0, %7 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %26 = check.unfoldable_constant dense<"0x10D3B717D181E33F560B669FFC56ED3F809A61619410BDBF648D4B91097FEDBF98053C9D651AEFBF3806C16D18CBD2BFA23C16823353EA3FAE8B1878089FED3F78B4C18E0DCDDBBF6AEC3E2E4630E2BFE871C349C7FCDBBFC2AB78AD7FD3EA3F"> : tensor<4x3xf64>
  %27 = tenon.mul %g6#0, %26 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %29 = tenon.sub %14, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %30 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %31 = tenon.mul %29, %30 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %28, %31 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g32:1 = tenon.gradients %9 by (%0) : tensor<f64>, (tensor<4x3xf64>) -> (tensor<4x3xf64>)
  %33 = check.unfoldable_constant dense<"0x10D3B717D181E33F560B669FFC56ED3F809A61619410BDBF648D4B91097FEDBF98053C9D651AEFBF3806C16D18CBD2BFA23C16823353EA3FAE8B1878089FED3F78B4C18E0DCDDBBF6AEC3E2E4630E2BFE871C349C7FCDBBFC2AB78AD7FD3EA3F"> : tensor<4x3xf64>
  %34 = tenon.mul %g32#0, %33 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %36 = tenon.sub %17, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %37 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %38 = tenon.mul %36, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %35, %38 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @slice_from_end_open() {
  %0 = check.unfoldable_constant dense<"0xC0F916B9905BD5BFFC020476E441F7BF628A2441FB76F53F60EA4AB83ECCDEBF602524441A54EB3FF01AC5C9036DF53F8C46A8C891A6F53F28676B7129C1D93FCC9A652B5E48EF3F2EA2ACB133AFF1BF8AA889215062F53FB3B5B6E8555CEEBF"> : tensor<4x3xf64>
  %1 = check.opaque %0 : tensor<4x3xf64> -> tensor<?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.slice %2 begin [-3, 1] size [2, -1] strides [1, 1] : tensor<?x?xf64> -> tensor<2x?xf64>
  %4 = check.unfoldable_constant dense<"0x801EA2EEB502F13F7C62308354B2F43F"> : tensor<2x1xf64>
  %5 = tenon.mul %3, %4 : tensor<2x?xf64>, tensor<2x1xf64> -> tensor<2x?xf64>
  %6 = tenon.reduce sum %5 axes [0, 1] : tensor<2x?xf64> -> tensor<f64>
  %g7:1 = tenon.gradients %6 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %8 = check.unfoldable_constant dense<"0x66D5312D9AEEE43F04E7596CFE0CED3FF82C37951635E0BF94018023F7A3E2BF68587D870E1BC03F98BA0B2D179FE0BF4EFB6DBEEC77E0BFC81F6AC31993D33F0078A4AA48DFC23F98B00073A602D5BF845B7E676804EEBFB47B3E1F8E41EEBF"> : tensor<4x3xf64>
  %9 = tenon.mul %g7#0, %8 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %11 = check.unfoldable_constant dense<"0x3A88006A895BD5BF47374B73C641F7BF5FFAF097F776F53F1ACA56CA55CCDEBF386A31D54A54EB3F222E6C0D2D6DF53F4109A844A3A6F53F5143C02406C1D93F8F88AA19BD48EF3FC1933F08DAAEF1BFFC4D1FCF0062F53F8583DCAB9E5BEEBF"> : tensor<4x3xf64>
  %12 = check.opaque %11 : tensor<4x3xf64> -> tensor<?x?xf64>
  %13 = tenon.tanh %12 : tensor<?x?xf64> -> tensor<?x?xf64>
  %14 = tenon.slice %13 begin [-3, 1] size [2, -1] strides [1, 1] : tensor<?x?xf64> -> tensor<2x?xf64>
  %15 = tenon.mul %14, %4 : tensor<2x?xf64>, tensor<2x1xf64> -> tensor<2x?xf64>
  %16 = tenon.reduce sum %15 axes [0, 1] : tensor<2x?xf64> -> tensor<f64>
  %g17:1 = tenon.gradients %16 by (%12) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %18 = tenon.mul %g17#0, %8 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %20 = check.unfoldable_constant dense<"0x466B2D08985BD5BFB1CEBC780242F7BF651A58EAFE76F53FA60A3FA627CCDEBF88E016B3E953EB3FBE071E86DA6CF53FD783A84C80A6F53FFF8A16BE4CC1D93F09AD203DFF47EF3F9BB0195B8DAFF1BF1803F4739F62F53FE1E790250D5DEEBF"> : tensor<4x3xf64>
  %21 = check.opaque %20 : tensor<4x3xf64> -> tensor<?x?xf64>
  %22 = tenon.tanh %21 : tensor<?x?xf64> -> tensor<?x?xf64>
  %23 = tenon.slice %22 begin [-3, 1] size [2, -1] strides [1, 1] : tensor<?x?xf64> -> tensor<2x?xf64>
  %24 = tenon.mul %23, %4 : tensor<2x?xf64>, tensor<2x1xf64> -> tensor<2x?xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<2x?xf64> -> tensor<f64>
  %g26:1 = tenon.gradients %25 by (%21) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %27 = tenon.mul %g26#0, %8 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<"0xC03329CB15D8913FEC68554A2951D23F202C2EC52DE0A1BF60899A7E8729ACBFA898445988A4CD3F880777B98A2FD93FB00C2EB5DD57C53F90E99F748B8BB5BFA41A0FC976F8DC3F8E200768D45CEB3F0EA6E2B40635E8BF1812480BB9F5EB3F"> : tensor<4x3xf64>
  %30 = tenon.mul %g7#0, %29 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %32 = tenon.sub %16, %25 : tensor<f64>, tensor<f64> -> tensor<f64>
  %33 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %34 = tenon.mul %32, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %31, %34 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g35:1 = tenon.gradients %10 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %36 = check.unfoldable_constant dense<"0xC03329CB15D8913FEC68554A2951D23F202C2EC52DE0A1BF60899A7E8729ACBFA898445988A4CD3F880777B98A2FD93FB00C2EB5DD57C53F90E99F748B8BB5BFA41A0FC976F8DC3F8E200768D45CEB3F0EA6E2B40635E8BF1812480BB9F5EB3F"> : tensor<4x3xf64>
  %37 = tenon.mul %g35#0, %36 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %39 = tenon.sub %19, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %41 = tenon.mul %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %38, %41 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @dynamic_slice() {
  %0 = check.unfoldable_constant dense<"0x560D88E751AEF5BF97382CF2FE8BF1BFC06557216CABB4BF6EE6BFF6639EF0BF21832A4D2D4DEEBF4004F7052098D73F8E3A2AE39E8BF0BF10C526652A6DE13F406717DDFD01D6BF98DB3D58D2DCE83F25EEB0A1BDC7EABFF0A8EE16D5FBF63F"> : tensor<4x3xf64>
  %1 = tenon.tanh %0 : tensor<4x3xf64> -> tensor<4x3xf64>
  %2 = tenon.constant dense<"0x01000000000000000100000000000000"> : tensor<2xi64>
  %3 = tenon.constant dense<"0x02000000000000000200000000000000"> : tensor<2xi64>
  %4 = tenon.dynamic_slice %1, %2, %3 : tensor<4x3xf64>, tensor<2xi64>, tensor<2xi64> -> tensor<2x2xf64>
  %5 = check.unfoldable_constant dense<"0xC288F9CE56E0F63F54B82A19B64AE13F51F9FEDB3219E53FA735A3873D08EC3F"> : tensor<2x2xf64>
  %6 = tenon.mul %4, %5 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %7 = tenon.reduce sum %6 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g8:1 = tenon.gradients %7 by (%0) : tensor<f64>, (tensor<4x3xf64>) -> (tensor<4x3xf64>)
  %9 = check.unfoldable_constant dense<"0xA2B74AE5BBDFED3F0AAE2C68A1AFE73F5491F4B8B616D73FBA7866EAFB7EE6BF42E85B62D9EEEFBF84C5EDA884E9E4BF303809F67BA5DD3F60D29C8A947BD03F8C029C1C5A3DEB3F7884CDF07207ED3F4A9960F844BAEF3FEC7E465DF2C1D8BF"> : tensor<4x3xf64>
  %10 = tenon.mul %g8#0, %9 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %11 = tenon.reduce sum %10 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %12 = check.unfoldable_constant dense<"0xA1BE2D7952AEF5BFCACC3EE1258CF1BF08739AC7A6B0B4BFF0733005AB9EF0BF58B900F6CD4CEEBF967230246697D73FC2345209928BF0BFAF5A52387C6CE13F9CCA462A4902D6BFC4D3576804DDE83FD1A4A1A974C7EABFF7E9EAF52FFCF63F"> : tensor<4x3xf64>
  %13 = tenon.tanh %12 : tensor<4x3xf64> -> tensor<4x3xf64>
  %14 = tenon.constant dense<"0x01000000000000000100000000000000"> : tensor<2xi64>
  %15 = tenon.constant dense<"0x02000000000000000200000000000000"> : tensor<2xi64>
  %16 = tenon.dynamic_slice %13, %14, %15 : tensor<4x3xf64>, tensor<2xi64>, tensor<2xi64> -> tensor<2x2xf64>
  %17 = tenon.mul %16, %5 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %18 = tenon.reduce sum %17 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g19:1 = tenon.gradients %18 by (%12) : tensor<f64>, (tensor<4x3xf64>) -> (tensor<4x3xf64>)
  %20 = tenon.mul %g19#0, %9 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %21 = tenon.reduce sum %20 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %22 = check.unfoldable_constant dense<"0x0B5CE25551AEF5BF64A41903D88BF1BF7858147B31A6B4BFEC584FE81C9EF0BFEA4C54A48C4DEEBFEA95BDE7D998D73F5A4002BDAB8BF0BF712FFB91D86DE13FE403E88FB201D6BF6CE32348A0DCE83F7937C09906C8EABFE967F2377AFBF63F"> : tensor<4x3xf64>
  %23 = tenon.tanh %22 : tensor<4x3xf64> -> tensor<4x3xf64>
  %24 = tenon.constant dense<"0x01000000000000000100000000000000"> : tensor<2xi64>
  %25 = tenon.constant dense<"0x02000000000000000200000000000000"> : tensor<2xi64>
  %26 = tenon.dynamic_slice %23, %24, %25 : tensor<4x3xf64>, tensor<2xi64>, tensor<2xi64> -> tensor<2x2xf64>
  %27 = tenon.mul %26, %5 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g29:1 = tenon.gradients %28 by (%22) : tensor<f64>, (tensor<4x3xf64>) -> (tensor<4x3xf64>)
  %30 = tenon.mul %g29#0, %9 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %32 = check.unfoldable_constant dense<"0x00AE8A5D583976BFD8D5F3166BC3D7BFDCDB66D35F88E9BF766B2F1948AFE5BF6852B4A07918DD3F5CF4995C035DDCBFF0382766D85FBF3F04807B29B793EABF00913216EEFAC6BFB8EEB8D9538ECE3F68DA40AAB344D63F0C2858BB4CBBEB3F"> : tensor<4x3xf64>
  %33 = tenon.mul %g8#0, %32 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %34 = tenon.reduce sum %33 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %35 = tenon.sub %18, %28 : tensor<f64>, tensor<f64> -> tensor<f64>
  %36 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %37 = tenon.mul %35, %36 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %34, %37 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g38:1 = tenon.gradients %11 by (%0) : tensor<f64>, (tensor<4x3xf64>) -> (tensor<4x3xf64>)
  %39 = check.unfoldable_constant dense<"0x00AE8A5D583976BFD8D5F3166BC3D7BFDCDB66D35F88E9BF766B2F1948AFE5BF6852B4A07918DD3F5CF4995C035DDCBFF0382766D85FBF3F04807B29B793EABF00913216EEFAC6BFB8EEB8D9538ECE3F68DA40AAB344D63F0C2858BB4CBBEB3F"> : tensor<4x3xf64>
  %40 = tenon.mul %g38#0, %39 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %41 = tenon.reduce sum %40 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %42 = tenon.sub %21, %31 : tensor<f64>, tensor<f64> -> tensor<f64>
  %43 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %44 = tenon.mul %42, %43 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %41, %44 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @dynamic_slice_open() {
  %0 = check.unfoldable_constant dense<"0xDBA2A8F5CFA7F7BF50199003F985B1BF385715781DF3F4BFC65FDAAB12CAF3BF30F55A635923F13F269E67E8B7E1E2BFE0EC3E481B3CF43F38E4AEF49801F33FCE108278477AF0BF08BDAED1A65EE13FCC1B71D0ED3FF43FA89A6CC27AD5F33F"> : tensor<4x3xf64>
  %1 = check.opaque %0 : tensor<4x3xf64> -> tensor<?x?xf64>
  %2 = tenon.tanh %1 : tensor<?x?xf64> -> tensor<?x?xf64>
  %3 = tenon.constant dense<"0x01000000000000000100000000000000"> : tensor<2xi64>
  %4 = tenon.constant dense<"0x02000000000000000200000000000000"> : tensor<2xi64>
  %5 = tenon.dynamic_slice %2, %3, %4 : tensor<?x?xf64>, tensor<2xi64>, tensor<2xi64> -> tensor<2x2xf64>
  %6 = check.unfoldable_constant dense<"0xF6F7735DF9D2F43FE05930206BBBF03FA89B1110C487E93FC88CA1C4ADDAF43F"> : tensor<2x2xf64>
  %7 = tenon.mul %5, %6 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g9:1 = tenon.gradients %8 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %10 = check.unfoldable_constant dense<"0x6C90C7ECA36AD53F3A3896D0D79DE93F2EF19E695D5FE3BF08665F69D700EFBF600CA55D6685B93FCCA4F7183B03E23FEC7FFAD95C99D9BF7065CD5955E8E83FC871C34A6D53C93FD8CC85FAC455C6BF2C8A1A8EDDC9D9BF666E44ABB019E43F"> : tensor<4x3xf64>
  %11 = tenon.mul %g9#0, %10 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %13 = check.unfoldable_constant dense<"0xE3570A370FA8F7BF7B2D06BF3583B1BF6395B69FBCF2F4BF44B9360235CAF3BFCBCE3C670823F13F22ABD9B2DFE1E2BFB25C5FBD7F3CF43F206A8F9D3C01F33F552CD46A507AF0BFADC7F71F775FE13F2F40D3D3FA3FF43FDAF024ADDFD5F33F"> : tensor<4x3xf64>
  %14 = check.opaque %13 : tensor<4x3xf64> -> tensor<?x?xf64>
  %15 = tenon.tanh %14 : tensor<?x?xf64> -> tensor<?x?xf64>
  %16 = tenon.constant dense<"0x01000000000000000100000000000000"> : tensor<2xi64>
  %17 = tenon.constant dense<"0x02000000000000000200000000000000"> : tensor<2xi64>
  %18 = tenon.dynamic_slice %15, %16, %17 : tensor<?x?xf64>, tensor<2xi64>, tensor<2xi64> -> tensor<2x2xf64>
  %19 = tenon.mul %18, %6 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %20 = tenon.reduce sum %19 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g21:1 = tenon.gradients %20 by (%14) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %22 = tenon.mul %g21#0, %10 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %23 = tenon.reduce sum %22 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %24 = check.unfoldable_constant dense<"0xD3ED46B490A7F7BF25051A48BC88B1BF0D1974507EF3F4BF48067E55F0C9F3BF951B795FAA23F13F2A91F51D90E1E2BF0E7D1ED3B63BF43F505ECE4BF501F33F47F52F863E7AF0BF63B26583D65DE13F69F70ECDE03FF43F7644B4D715D5F33F"> : tensor<4x3xf64>
  %25 = check.opaque %24 : tensor<4x3xf64> -> tensor<?x?xf64>
  %26 = tenon.tanh %25 : tensor<?x?xf64> -> tensor<?x?xf64>
  %27 = tenon.constant dense<"0x01000000000000000100000000000000"> : tensor<2xi64>
  %28 = tenon.constant dense<"0x02000000000000000200000000000000"> : tensor<2xi64>
  %29 = tenon.dynamic_slice %26, %27, %28 : tensor<?x?xf64>, tensor<2xi64>, tensor<2xi64> -> tensor<2x2xf64>
  %30 = tenon.mul %29, %6 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g32:1 = tenon.gradients %31 by (%25) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %33 = tenon.mul %g32#0, %10 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %34 = tenon.reduce sum %33 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %35 = check.unfoldable_constant dense<"0x5A075FF1D34DE3BF300AE352E9FADA3F5428E7EA078EED3F80EC9EDD35F5D4BFE2A977B3F0B6E8BF60B96C1C5049C8BF86D31F863EA8EE3FCE85227B162EECBFF08034759AD7B5BFB8C42F05F2C8EF3F5090D59A42C5BF3F2A0C4E8121CCEE3F"> : tensor<4x3xf64>
  %36 = tenon.mul %g9#0, %35 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %37 = tenon.reduce sum %36 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %38 = tenon.sub %20, %31 : tensor<f64>, tensor<f64> -> tensor<f64>
  %39 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %40 = tenon.mul %38, %39 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %37, %40 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g41:1 = tenon.gradients %12 by (%1) : tensor<f64>, (tensor<?x?xf64>) -> (tensor<?x?xf64>)
  %42 = check.unfoldable_constant dense<"0x5A075FF1D34DE3BF300AE352E9FADA3F5428E7EA078EED3F80EC9EDD35F5D4BFE2A977B3F0B6E8BF60B96C1C5049C8BF86D31F863EA8EE3FCE85227B162EECBFF08034759AD7B5BFB8C42F05F2C8EF3F5090D59A42C5BF3F2A0C4E8121CCEE3F"> : tensor<4x3xf64>
  %43 = tenon.mul %g41#0, %42 : tensor<?x?xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %44 = tenon.reduce sum %43 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %45 = tenon.sub %23, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  %46 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %47 = tenon.mul %45, %46 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %44, %47 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @dynamic_update_slice() {
  %0 = check.unfoldable_constant dense<"0xE0F52A242D3EDEBF0089C709BCD3D93F249A57513C10D63FD85288A79A88E33F04C95ABDE174E73FC42EA8535B86F23FAA0400D681F7E0BFC47C8705E009EF3FB0A8234A8C18F53F807A369D5495E53F00D4EBAF12EA7A3FD8075BE39AF1F5BF"> : tensor<4x3xf64>
  %1 = check.unfoldable_constant dense<"0x10AA1B19A88BD13F824736C8875DF2BFB210B695320BEABFD22C3480478EF1BF"> : tensor<2x2xf64>
  %2 = tenon.tanh %0 : tensor<4x3xf64> -> tensor<4x3xf64>
  %3 = tenon.tanh %1 : tensor<2x2xf64> -> tensor<2x2xf64>
  %4 = tenon.constant dense<"0x01000000000000000100000000000000"> : tensor<2xi64>
  %5 = tenon.dynamic_update_slice %2, %3, %4 : tensor<4x3xf64>, tensor<2x2xf64>, tensor<2xi64> -> tensor<4x3xf64>
  %6 = check.unfoldable_constant dense<"0xC720F33BFFAFE13FFE379C7B52E3F43F9DE26043313BE83FE5629B9A425DE03F85701BC78840EB3F4DA8EE71ACDDEE3FF534F52FA284E53F1E8A60F6CF75F33F837F6DA93E66F23F464ACF570DDBF13F3646A2F74DBBF73F915228D345F1EE3F"> : tensor<4x3xf64>
  %7 = tenon.mul %5, %6 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %g9:2 = tenon.gradients %8 by (%0, %1) : tensor<f64>, (tensor<4x3xf64>, tensor<2x2xf64>) -> (tensor<4x3xf64>, tensor<2x2xf64>)
  %10 = check.unfoldable_constant dense<"0x049EE9207891EFBF1057043AA592E63FA87DD29C2845DEBF76E5CB8CEBB8E9BFB8B17B0A4BCBDFBF90E2E74F33E5EBBF2E914585BDFEEEBF00A4D732F617BEBF1E54EA36F866E63FC860A1A0AB29D93F9CF6DCEA1915ECBFA092D795607DA3BF"> : tensor<4x3xf64>
  %11 = check.unfoldable_constant dense<"0x548D3C0BFE99EFBF50CC23410C1CB93F3E3BE3C3B409E53FE0872E2D4F95A13F"> : tensor<2x2xf64>
  %12 = tenon.mul %g9#0, %10 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %13 = tenon.reduce sum %12 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %14 = tenon.mul %g9#1, %11 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %16 = tenon.add %13, %15 : tensor<f64>, tensor<f64> -> tensor<f64>
  %17 = check.unfoldable_constant dense<"0x37732704C93DDEBF0F49323072D4D93F834271E79311D63F125D39120888E33FC99900D58075E73F803A4ABC2A86F23FE25AD620C2F7E0BFE8B8BB07720AEF3FEA4E710F8B18F53F846532BCD195E53F43FA3537991F7B3FB91E1CA9FDF1F5BF"> : tensor<4x3xf64>
  %18 = check.unfoldable_constant dense<"0xFA45E032AA8BD13F7F10E9427F5DF2BF255A906F520BEABFA53BA112918EF1BF"> : tensor<2x2xf64>
  %19 = tenon.tanh %17 : tensor<4x3xf64> -> tensor<4x3xf64>
  %20 = tenon.tanh %18 : tensor<2x2xf64> -> tensor<2x2xf64>
  %21 = tenon.constant dense<"0x01000000000000000100000000000000"> : tensor<2xi64>
  %22 = tenon.dynamic_update_slice %19, %20, %21 : tensor<4x3xf64>, tensor<2x2xf64>, tensor<2xi64> -> tensor<4x3xf64>
  %23 = tenon.mul %22, %6 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %24 = tenon.reduce sum %23 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %g25:2 = tenon.gradients %24 by (%17, %18) : tensor<f64>, (tensor<4x3xf64>, tensor<2x2xf64>) -> (tensor<4x3xf64>, tensor<2x2xf64>)
  %26 = tenon.mul %g25#0, %10 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %27 = tenon.reduce sum %26 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %28 = tenon.mul %g25#1, %11 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %29 = tenon.reduce sum %28 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %30 = tenon.add %27, %29 : tensor<f64>, tensor<f64> -> tensor<f64>
  %31 = check.unfoldable_constant dense<"0x89782E44913EDEBFF1C85CE305D3D93FC5F13DBBE40ED63F9E48D73C2D89E33F3FF8B4A54274E73F082306EB8B86F23F72AE298B41F7E0BFA04053034E09EF3F7602D6848D18F53F7C8F3A7ED794E53FBDADA1288CB47A3FF7F0991D38F1F5BF"> : tensor<4x3xf64>
  %32 = check.unfoldable_constant dense<"0x260E57FFA58BD13F857E834D905DF2BF3FC7DBBB120BEABFFF1DC7EDFD8DF1BF"> : tensor<2x2xf64>
  %33 = tenon.tanh %31 : tensor<4x3xf64> -> tensor<4x3xf64>
  %34 = tenon.tanh %32 : tensor<2x2xf64> -> tensor<2x2xf64>
  %35 = tenon.constant dense<"0x01000000000000000100000000000000"> : tensor<2xi64>
  %36 = tenon.dynamic_update_slice %33, %34, %35 : tensor<4x3xf64>, tensor<2x2xf64>, tensor<2xi64> -> tensor<4x3xf64>
  %37 = tenon.mul %36, %6 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %g39:2 = tenon.gradients %38 by (%31, %32) : tensor<f64>, (tensor<4x3xf64>, tensor<2x2xf64>) -> (tensor<4x3xf64>, tensor<2x2xf64>)
  %40 = tenon.mul %g39#0, %10 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %41 = tenon.reduce sum %40 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %42 = tenon.mul %g39#1, %11 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %43 = tenon.reduce sum %42 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %44 = tenon.add %41, %43 : tensor<f64>, tensor<f64> -> tensor<f64>
  %45 = check.unfoldable_constant dense<"0x00F13F12458ECE3F9444EEA93CCBDB3F047A20A5AB36EA3F9C76605CE85DE6BF980C2BBD8B46E83FAC73561863A8DDBFE4DA0FA9D69ED3BF68496D187647E63F00BA5A696B0288BF10448C508A17E33F4EED8009AE55E03F564D1B8D9924EEBF"> : tensor<4x3xf64>
  %46 = check.unfoldable_constant dense<"0x00F49602A483743FA06D4D8371CDB43F608A547BB770C3BFAC0B2688CF73E6BF"> : tensor<2x2xf64>
  %47 = tenon.mul %g9#0, %45 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %48 = tenon.reduce sum %47 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %49 = tenon.mul %g9#1, %46 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %50 = tenon.reduce sum %49 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %51 = tenon.add %48, %50 : tensor<f64>, tensor<f64> -> tensor<f64>
  %52 = tenon.sub %24, %38 : tensor<f64>, tensor<f64> -> tensor<f64>
  %53 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %54 = tenon.mul %52, %53 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %51, %54 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g55:2 = tenon.gradients %16 by (%0, %1) : tensor<f64>, (tensor<4x3xf64>, tensor<2x2xf64>) -> (tensor<4x3xf64>, tensor<2x2xf64>)
  %56 = check.unfoldable_constant dense<"0x00F13F12458ECE3F9444EEA93CCBDB3F047A20A5AB36EA3F9C76605CE85DE6BF980C2BBD8B46E83FAC73561863A8DDBFE4DA0FA9D69ED3BF68496D187647E63F00BA5A696B0288BF10448C508A17E33F4EED8009AE55E03F564D1B8D9924EEBF"> : tensor<4x3xf64>
  %57 = check.unfoldable_constant dense<"0x00F49602A483743FA06D4D8371CDB43F608A547BB770C3BFAC0B2688CF73E6BF"> : tensor<2x2xf64>
  %58 = tenon.mul %g55#0, %56 : tensor<4x3xf64>, tensor<4x3xf64> -> tensor<4x3xf64>
  %59 = tenon.reduce sum %58 axes [0, 1] : tensor<4x3xf64> -> tensor<f64>
  %60 = tenon.mul %g55#1, %57 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %61 = tenon.reduce sum %60 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %62 = tenon.add %59, %61 : tensor<f64>, tensor<f64> -> tensor<f64>
  %63 = tenon.sub %30, %44 : tensor<f64>, tensor<f64> -> tensor<f64>
  %64 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %65 = tenon.mul %63, %64 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %62, %65 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}
