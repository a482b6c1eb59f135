// The gradient of each op, and that gradient's, against differences.
// Made by make_gradient_modules.py.

func.func @abs() {
  %0 = check.unfoldable_constant dense<"0x2E24D0FEA55AEB3FF2AC5C63EE83E73F7EE07D338F5AEF3F18851EF40B07E63F4496E098DD6FEA3F67D5E29289D1DC3FBA831E17B5D1CF3F622D4547244DE73F988B077959C8EA3F04DF5059D1A5ED3FA68C0F1CE93AE43F5A0D2CA26ACACD3F603766DE7EE2E43FC206002A9B95DC3F8D823D92DEB2D23F"> : tensor<3x5xf64>
  %1 = tenon.abs %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x1DF562461735E33F0690194C5C56F43FC224F8DD562FF53FBAE248B8AB0FF03FC1888002EF36ED3FF67E2A381A47F43F45FEF21F7FD3F53F10F0492D98E9ED3FA0264BAFEF80EF3F96FF52251530E63F1B38E4BA7AF3EE3F39C7A6670444EB3FC6654115F886EF3F66C91A7FE9EBEC3F3424AAE82729EA3F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0xD05BD1B33642EEBFC8D372E8D6BFC8BFB8D92F29A2CFD0BFBE4EB94AF288EEBF98116A4032BCDA3FBC598EEC4544DB3FE0781118786AE2BF802EE162000BD0BF22EE8857EEE9E9BF3EF9793B665DE83F485AB4BDD174EC3F00AB6FDAA0EBC1BF7CCEB070A281E53F40680B73CCCEACBFA08D4756C7A9DD3F"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xA1407BF0715BEB3FBAE9E5FB2284E73FD9916C7CEC5AEF3F3AE05CDC7007E63F0185E8D03C6FEA3F94B98CBF16D3DC3FB0C9A31040D1CF3FE7336F1C7C4DE73FA37A0C4483C8EA3FF21C6A099AA6ED3FA568F0C4763AE43FE4C4D36BBBC7CD3F7E409E48DFE2E43F077F2A36BF95DC3FA055F5C450B3D23F"> : tensor<3x5xf64>
  %10 = tenon.abs %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xBB07250DDA59EB3F2A70D3CAB983E73F232F8FEA315AEF3FF629E00BA706E63F87A7D8607E70EA3F3AF13866FCCFDC3FC43D991D2AD2CF3FDD261B72CC4CE73F8D9C02AE2FC8EA3F16A137A908A5ED3FA7B02E735B3BE43FD05584D819CDCD3F422E2E741EE2E43F7D8ED51D7795DC3F7AAF855F6CB2D23F"> : tensor<3x5xf64>
  %17 = tenon.abs %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xAE4F072C901EEF3F0490ACE10C0DD03F30E5DFD7E177DC3F309F8F0760CBDE3F7C43224A8388E8BF70973056504DEE3F9838031A4DDBC1BFF8423D73EDCDDA3FC056E6C22982C93FAC2003DA5E9FEE3F445E6E306B72E1BF7EA223B60E37EABF746DC8596A6CDD3F10FDE7EB6C00B63FFC22A52CDD6CD13F"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0xAE4F072C901EEF3F0490ACE10C0DD03F30E5DFD7E177DC3F309F8F0760CBDE3F7C43224A8388E8BF70973056504DEE3F9838031A4DDBC1BFF8423D73EDCDDA3FC056E6C22982C93FAC2003DA5E9FEE3F445E6E306B72E1BF7EA223B60E37EABF746DC8596A6CDD3F10FDE7EB6C00B63FFC22A52CDD6CD13F"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @neg() {
  %0 = check.unfoldable_constant dense<"0x1D9FDCB70802F03F50CC192C3833CB3F40667363590BE2BF0075F4580BC0E53FF7F1FE1D1E0DF03FFCB02BB90F24E93F50296D60B581E13FDE72437F2565E2BFFA13390C999FEF3F2ABCE8AEB75FE2BF88DF686C2A75E43FD4EC6E177D50E2BF442FE4C90D02EDBF509458D87182D1BF961B6BF2441EEA3F"> : tensor<3x5xf64>
  %1 = tenon.neg %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0xE82BBD88A5A7F73F450805BBAEE9E93FFA8F3F49F352E83FCF884D9F3C9BF23F27D2E3019678E43F2A016C27D9ADE23F564156FBC26DF03F00CBE81586C3F13FA4C2DE68D3E0F53FF3C1586013C4E43F12628C2E33D3F53F6D9D9BC5B165EE3F90A955742CA1F33F136FD1E18AF6E43FB44C64979D58ED3F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0xE8E12A6E45CDC83FD8BE106399B6E23F6EF3683B6383E1BF10209BE0D605B23FF2ED6625B14AE7BFB470A0384B5AD0BFBE84EF570346E6BFE8584EF131F7C1BFA6C8D2E0B2BBE23FA88799BBB2D1C7BF8495FB4B1B9EE4BFD413207D2F31EA3F00EB3EE89F35B73F467AA3E17591E9BFA83E815009FFDB3F"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x42F6F432DA01F03F1145709B6630CB3FEE4BE98E210BE2BFE854A3E62EC0E53FFB2C1A272F0DF03FCF86740C5A24E93F22560DE00382E13FCF1CE31C3F65E2BF0F4A5AF04D9FEF3FAF206C179A5FE2BFD7FEABF82175E43FF4F45EA5E54FE2BF6E9A815C8101EDBF2F166E8DBC83D1BFCC3397918C1DEA3F"> : tensor<3x5xf64>
  %10 = tenon.neg %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xF847C43C3702F03F8F53C3BC0936CB3F9280FD37910BE2BF189545CBE7BFE53FF3B6E3140D0DF03F29DBE265C523E93F7EFCCCE06681E13FEDC8A3E10B65E2BFE5DD1728E49FEF3FA5576546D55FE2BF39C025E03275E43FB4E47E891451E2BF1AC446379A02EDBF711243232781D1BF60033F53FD1EEA3F"> : tensor<3x5xf64>
  %17 = tenon.neg %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x0081CF649E64DCBF96C28CB78886EBBF946548A5BC09D13F286E29FC39B3C53FD0778ABD9DCBC43F50F2409AAAAED63F8C83ADC1B2F4D73F80AAF266E944BFBF58C85E5DE1EBD6BF901BE6CDB50FC23FA0DA902090A2A4BFF2A2C28FD71BE73F50F2D5DA706DE53F149510CC203BE9BF3C508E554622ECBF"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x0081CF649E64DCBF96C28CB78886EBBF946548A5BC09D13F286E29FC39B3C53FD0778ABD9DCBC43F50F2409AAAAED63F8C83ADC1B2F4D73F80AAF266E944BFBF58C85E5DE1EBD6BF901BE6CDB50FC23FA0DA902090A2A4BFF2A2C28FD71BE73F50F2D5DA706DE53F149510CC203BE9BF3C508E554622ECBF"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @exp() {
  %0 = check.unfoldable_constant dense<"0x80F027671999BA3F34D29DBE5A95E13F730967A63F8DF2BFCC38BB87590FDABF5E934761112AD4BFA5D57F0B5B58F1BF62A081BC405FEEBF36DC8153B3EAEEBF40AC5913938DE3BF8667D77819AFEC3F31E8C341D637F1BFE2E359EFA4E0F0BFC3FC59109410E4BF1EE446C982C1E6BF57467DECEDFEE8BF"> : tensor<3x5xf64>
  %1 = tenon.exp %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x72B7B7F33F5EE13F8E0F9F7CA4EDF43F55041A61F5DDF53FAE893AD3A849F03F179C9D8AF271F33FF43FD5C9F718E63FD68F28624D4CF23FF181BC583BBFF03FECA9845E0EF4F03FB11422223F2FE63FB9191AFDF861EA3F0E012BEC2AD2E53FECA6596CD7E0F13FBB96FE2FC936E93F2BB66335B34CE43F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0xE8154F39344EE0BFCEC96C8EBA9CE8BF005E5A278C9AC73F681154C353A8DA3F3EFA4AE856A9E7BF4683E33A616AE8BFAE2A900B0BC3EFBF28395285D1C5C13F6045761B7498A2BF20B35B15C854D4BF602B44E6B91DDEBF90981988FB7DD3BF8ED60A2FFEECEA3F36B7594120ECEE3F229B48EAC07EEE3F"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x675F715DFD97BA3F37C1E2051496E13FF9F39F96468DF2BF1FF729ACD70DDABFDC2F171B6E28D4BFF98F30952B58F1BF0885F059475FEEBFC6A9FFD44FEBEEBFE461B194388EE3BFE9CE057C59AEEC3FC7AEA0EA0B38F1BFE9A05ACBFEE0F0BF34032F35C40FE4BF38E0220F00C2E6BFFF7A1A834DFEE8BF"> : tensor<3x5xf64>
  %10 = tenon.exp %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x9981DE70359ABA3F31E35877A194E13FED1E2EB6388DF2BF797A4C63DB10DABFE0F677A7B42BD4BF511BCF818A58F1BFBCBB121F3A5FEEBFA60E04D216EAEEBF9CF60192ED8CE3BF2300A975D9AFEC3F9B21E798A037F1BFDB2659134BE0F0BF52F684EB6311E4BF04E86A8305C1E6BFAF11E0558EFFE8BF"> : tensor<3x5xf64>
  %17 = tenon.exp %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xB8ECC1B59DABC5BF5052B8F46F45EC3FA0CF91F47AF0B0BF38B20A6D4870ED3FC08317E1F2FCEF3F742D46E2F5F7DC3F609D38BC5B26A0BFCCD42D4282E1E7BF264B27720C41E9BFF06359BB834BEDBFDA741A602860E0BF4CAFAFB9436CEBBF305FB43E61B7EF3FC2C027E1781DE3BFEC1F27A3147AE83F"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0xB8ECC1B59DABC5BF5052B8F46F45EC3FA0CF91F47AF0B0BF38B20A6D4870ED3FC08317E1F2FCEF3F742D46E2F5F7DC3F609D38BC5B26A0BFCCD42D4282E1E7BF264B27720C41E9BFF06359BB834BEDBFDA741A602860E0BF4CAFAFB9436CEBBF305FB43E61B7EF3FC2C027E1781DE3BFEC1F27A3147AE83F"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @expm1() {
  %0 = check.unfoldable_constant dense<"0xF665491E0590D5BF5292B9A03B50EF3F7D03009F1448F1BF5F0FB39BE48FF13F508C5F38C649B6BFB38778BA545CF0BF807035F4908FA23F48B044AF83BBCEBFF41E76CD646DF0BFD016120A54EEB93FA0B64F599C51DEBF8F260C8C435AE8BFEAA9A0D21140EA3F80AEDD45797F833F3E0C371AAB75E8BF"> : tensor<3x5xf64>
  %1 = tenon.expm1 %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0xE888A680423AF53F73AF6A1CD08CE03FE45D0594398FF13F1A581018C48EF63F54A500D3A96FEE3FC6C959AB6546F73F0CD25C874CC5F63F15B9AD0EFFCBF63F22032B34363BE33FA87D358267FEF53FC97F03B0B60EED3F938FE187B772E33FD8119115B578F33FF78802260B26F13FD0AFEE711C9CF13F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0xA8B20DCF0BB2CCBF98A5E5AE236DC43F948AF828B8A5E73F4008BDE7A43BB6BFD4ABF8114ABDD1BFE88D8B715151E33F803F92FD1294E83F8451F39CB560EC3F044455418B35DE3F521F38A83AD0E93F903B02A1D27ECA3FA613DF21890AEB3FF0C74BB31001DB3F241C9E6C519BD0BF58A8167CC080E4BF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x2BE9D637A090D5BF8EA4A25E9C4FEF3F7F0DA2B60648F1BFC582DA76A08FF13F7139EC8CE646B6BFA70D6B255A5CF0BF7410CF5AC084A23F786DB47C11BDCEBF097C94371E6DF0BF7CA12926BCF3B93F6D15CAE7D150DEBFCCB204ECFD5AE8BFB9A9DCEAA93FEA3F560BB60EEE53833F451EAEF10A75E8BF"> : tensor<3x5xf64>
  %10 = tenon.expm1 %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xC1E2BB046A8FD5BF1680D0E2DA50EF3F7BF95D872248F1BFF99B8BC02890F13F2FDFD2E3A54CB6BFBF01864F4F5CF0BF8CD09B8D619AA23F18F3D4E1F5B9CEBFDFC15763AB6DF0BF248CFAEDEBE8B93FD357D5CA6652DEBF529A132C8959E8BF1BAA64BA7940EA3FAA51057D04AB833F37FABF424B76E8BF"> : tensor<3x5xf64>
  %17 = tenon.expm1 %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xE036D52796AAD7BFACB2A79F054DE8BF784BC8B226FAC03F9E77E895BECBE4BFE84B35524610DC3F404812323474AABF3A7EF0824667EABFF40B676E9459DEBFD8E8D77B7D8AE53F1E1AF32A5966EA3F88E5E873F2E3DE3F0A0DE6DC4470ECBF88F58EB09AB5DFBFB056F169B893EABFD6BFCF642F70E83F"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0xE036D52796AAD7BFACB2A79F054DE8BF784BC8B226FAC03F9E77E895BECBE4BFE84B35524610DC3F404812323474AABF3A7EF0824667EABFF40B676E9459DEBFD8E8D77B7D8AE53F1E1AF32A5966EA3F88E5E873F2E3DE3F0A0DE6DC4470ECBF88F58EB09AB5DFBFB056F169B893EABFD6BFCF642F70E83F"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @log() {
  %0 = check.unfoldable_constant dense<"0xE7035E55A305F03FBCF9983FDC4EE13FEAB1C833E99DE83F683052DD01ABE23F019E3F803F18D53F910B60382885F43F93D57780C66FE43F0A84808B2FE3DE3FE6CB2098B240E33F0E46F7711503E63FA203B96DDDA7FF3F02966E97912ED83FBB5A94BCBAA3FE3F021A3A226839E33F8871CF072B3BE03F"> : tensor<3x5xf64>
  %1 = tenon.log %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x545306E975B6F53F8DFD359AC635E53F2903222711BFED3F9849CA24DBAEE83F6229A76EB808F43F9F02FDC53C19E13F7A93236B9ED2F53F3BFA23901F0BE93F875C465E626FE73F2C80862F326CE73F9181EB175018E73F5BB9F804B38FF53F53711EF94D15F23F68F3D3234E9DEB3FDB7E942D35CEF33F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0xA4A9EE701B50EF3F72C557515450E5BF48C9808EA444E73F88EDF40213B6CABF204EC4369C47CEBFE2D05278073BECBF7EEFBAD950E7E0BF0084AB820DEB653F4CD198E31374EDBFD644CA8CC7C5EB3FD2A2823A3D92E7BF8E7BB3FF139EE63FA2CD38C9B4D1E9BF7868AB76FAF8DE3F90851B7AF9F5D5BF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x6CA890130406F03FB706FFC8634FE13F74F09BBB469EE83F04BD00C448ABE23F362984091819D53FF5893F29F384F43FA9545D8C136FE43FC618D18C1EE4DE3FD8D4042D7740E33F35A92E1B2D03E63F0E2B016641A8FF3FD6CECADB982ED83F0591B88678A3FE3F782D86009839E33F49AECCA3DE3BE03F"> : tensor<3x5xf64>
  %10 = tenon.log %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x625F2B974205F03FC1EC32B6544EE13F6073F5AB8B9DE83FCCA3A3F6BAAAE23FCC12FBF66617D53F2D8D80475D85F43F7D5692747970E43F4EEF2F8A40E2DE3FF4C23C03EE40E33FE7E2BFC8FD02E63F36DC707579A7FF3F2E5D12538A2ED83F712470F2FCA3FE3F8C06EE433839E33FC734D26B773AE03F"> : tensor<3x5xf64>
  %17 = tenon.log %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x142475340B86ED3FCAFE5A2267AEE43F70D17557138BDC3F4038A90426A3D53FD4E5BE023985E03F08B88DCB3D31E0BF64BC4B4B5F4EEBBFEAF2D8AD113CE23FEC07C5E80F22D2BF50B5891C10E2BC3FF0F607052582EE3FC0ABBD26E5BD913FA685EEB2AF34E4BF40A0E0EE6D37CD3FFA3E1554FD67EB3F"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x142475340B86ED3FCAFE5A2267AEE43F70D17557138BDC3F4038A90426A3D53FD4E5BE023985E03F08B88DCB3D31E0BF64BC4B4B5F4EEBBFEAF2D8AD113CE23FEC07C5E80F22D2BF50B5891C10E2BC3FF0F607052582EE3FC0ABBD26E5BD913FA685EEB2AF34E4BF40A0E0EE6D37CD3FFA3E1554FD67EB3F"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @log1p() {
  %0 = check.unfoldable_constant dense<"0x0EAE834DF026F23F76E019B47D5CF73FFA03D9B5B4A2FE3F06D6E97B7073F23F80453A8AF2C3A83F204EAC19412BB63F6C7E60E2FE16E53F5804F90F25AFDDBFC228F227D05FC5BF2469618ED7EAF53F60EAA5500339F33FC809641D06CDE63F6EFCA34F3082EB3F925DA0C40477D3BF28BA7DFBEBE7EF3F"> : tensor<3x5xf64>
  %1 = tenon.log1p %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x7B1E1DCB2913E53FA61A1696EF49EA3FCCAF45033845E43F833F1CE8A591EB3FC6F1767FA507F53FD30D666E80CCE93F8E7CDB34BB46F53F786288E3C067F43F00736C918488E73F4CFCF630B7ADE23F6FD67EE25D8CEE3FF249325C94C6F53FF13DA04F8719E23F7837081AC1F6E93F268D7713F2B2F63F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0xB86CA88B190AC0BFA037DADF9707ABBF284E7160FFA8DA3F7474C5EC1132D13FB0F7F482EAFCE8BF9010B57562FAC63F7A117A4A98C4E5BF30F40977A95CC93F988BD3DA19ECE03F904A6B4277E7B6BF80286CF8C3D2E0BF24C95DA79193D0BFA013B0425B77AABF10893BACC2D7E3BF6A594A855DC7EEBF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x1ACA782C8926F23F17507307215CF73F0B927DE1AEA2FE3FB8605D693973F23FA5AA50E64FBDA83F674E96204B28B63F2EC460584D17E53F027180B899AFDDBFC032879B865FC5BFD1DF531185EAF53F016690C24F39F33F1FB09DA2C4CDE63F5DD487D7C482EB3F6389A0794D77D3BFB11B3D9F39E7EF3F"> : tensor<3x5xf64>
  %10 = tenon.log1p %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x02928E6E5727F23FD570C060DA5CF73FE975348ABAA2FE3F544B768EA773F23F5BE0232E95CAA83FD94DC212372EB63FAA38606CB016E53FAE977167B0AEDDBFC41E5DB41960C5BF77F26E0B2AEBF53FBF6EBBDEB638F33F71632A9847CCE63F7F24C0C79B81EB3FC131A00FBC76D3BF9F58BE579EE8EF3F"> : tensor<3x5xf64>
  %17 = tenon.log1p %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x54E8D072F578EFBF1003CF543048ECBF60535082E676ACBFB6614C1D89CEE0BFAA11532D1233E0BFD047D57A14EADCBF90C049D5C2F1D73F84AA042AF7CCD1BF003D5324FA71B63F848D88C1692CE9BF5087FAAE4354E73FFEB2F11B3412ED3FA4D52234FCA9E63FA8205FAD3C30C6BF96162E9C3337EBBF"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x54E8D072F578EFBF1003CF543048ECBF60535082E676ACBFB6614C1D89CEE0BFAA11532D1233E0BFD047D57A14EADCBF90C049D5C2F1D73F84AA042AF7CCD1BF003D5324FA71B63F848D88C1692CE9BF5087FAAE4354E73FFEB2F11B3412ED3FA4D52234FCA9E63FA8205FAD3C30C6BF96162E9C3337EBBF"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @sqrt() {
  %0 = check.unfoldable_constant dense<"0x531F8B4EE8B8FA3F01F781A4B897FF3F84A79207CAD2E03F3F48DBBD280CE73F2B4F48324B90F83F416DE512702DF03F8730A0183D6FF03F9A8761D97387F83FE4E4A332FBEAFA3FB113E27DA5B3F33F3ACEA871E26CFE3FF9CC24B9FE65FA3F3CD6A37CB4A7E93F54C2F484CC20F33F464F656B32CBEC3F"> : tensor<3x5xf64>
  %1 = tenon.sqrt %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0xD366D204592AEC3FF7754A06FE24EF3FBBC5F97EF686EC3FD0517C0720A8ED3F408B8AACFDCAF23F9AABF53730E7E03F49CB9327B193E13F3CB8B163AEFAF23FE03B79B1C0FDE53F8B81654DE2C0F43F5B483F18D507F43F1333555EAD83E03FE55730CFCF60EB3F75A2B1EBBC6DF43F794B818A81B7F63F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0x688BAB802DF1DDBF481CADBC81B5D8BF6C00536994FCDF3FF893CE7EC882DF3FF08DB5565AB5BEBFCA1E9EE6F197EABF403F0079007EA2BF7C939003C6E9DA3F0CA270B68C63DDBF1E8E85881C06E53F20348FE6A6C2D2BF9840B22295B9D1BF6055DBFFA58CD5BFCCB1EF4000AAE93F90BEF35B77D8BEBF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x3410B554ABB8FA3F9149F8EF2098FF3FA33F92417FD2E03F90EC5B1DE30CE73FC70116F13C90F83FB742E0B0A72DF03F19A32A6DEE6EF03FA37A6815B287F83F29CD1F3945EBFA3FE6F95F3406B4F33F1CB203F77C6CFE3FCBB607494D66FA3F17987C2181A7E93F32C12C808320F33F5507C9CE47CBEC3F"> : tensor<3x5xf64>
  %10 = tenon.sqrt %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x722E614825B9FA3F71A40B595097FF3F650F93CD14D3E03FEEA35A5E6E0BE73F8F9C7A735990F83FCB97EA74382DF03FF5BD15C48B6FF03F91945A9D3587F83F9FFC272CB1EAFA3F7C2D64C744B3F33F58EA4DEC476DFE3F27E34129B065FA3F6114CBD7E7A7E93F76C3BC891521F33F379701081DCBEC3F"> : tensor<3x5xf64>
  %17 = tenon.sqrt %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xA6405D73BE9BE2BF6625F27B07D4EF3F7C73B3DFACD1D6BFF48D12913270EC3F005078E79566C1BF54B0642C16F9E03FB02FC93F1302E8BFD61BEB9E11FEE23FF62042903A97E63FB4ECE02BB183ED3F80B434A30DF8EEBF484F9B1FA9F9E73F38D1ADB36258CFBFD29E58899548E6BF40A12E3AD31BBA3F"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0xA6405D73BE9BE2BF6625F27B07D4EF3F7C73B3DFACD1D6BFF48D12913270EC3F005078E79566C1BF54B0642C16F9E03FB02FC93F1302E8BFD61BEB9E11FEE23FF62042903A97E63FB4ECE02BB183ED3F80B434A30DF8EEBF484F9B1FA9F9E73F38D1ADB36258CFBFD29E58899548E6BF40A12E3AD31BBA3F"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @rsqrt() {
  %0 = check.unfoldable_constant dense<"0x67C263146BB7F23FE84F5DBBBA34F13F32F0DB187016E73F7257A84CC3A0D93F6A3B283FA1EEFD3F1B2317D5D655F63F8893E7A39984EE3FFC434E5070C1F03F7796C28348E5E63F6B36D2E6EBB2FB3F15D5DF215B38FF3F4BC0873C2D21E43FB0D999513BE5E73FE4605D765092D43F6BE09D16D88CE13F"> : tensor<3x5xf64>
  %1 = tenon.rsqrt %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x7C0C99603DFDF23F2786E848C0BDE73F6A4DF33F39D9F33F9E545A3D343AE13FBAEC302AA65DE43FE73E0EECC1FFEC3F257D87C11E90F73F0E1DC4920A5DF53F34DACB581C53F43F31D27E22E90AF03F7D27F200B95AF43FA567CB4D5100F73F5DBEACE44155E73FF07F4B188463F03FF0EC9123760BF13F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0xD034EBC9F902CEBF947C6B491B79EBBFE8142D66D5A5DE3F8EC081CC1E27EB3F4010A0827142A33F8C55BE643F02E83FF2DDE1A01703E43F6C1E9E81E808E63F7C736811506DE7BF9069BB87A9C0E83F92EE79E720E3E73F20A6AE1EED82D83F000C0FB603A2C13F001171765109D23FB841E0BAEA26CCBF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x9FC7BEE249B7F23F39EFF8391135F13F2A03EDF99F15E73F6FCFCE312DA0D93F472058D69EEEFD3FD335F86DE755F63F54A4A8D75385EE3FF9E1AE9030C1F03FF96C97282AE5E63F54AB78322DB3FB3F9B0C83D03538FF3F9AF155847D20E43FBBEA7A4F01E5E73F23E7B074BA92D43F2E03A879808CE13F"> : tensor<3x5xf64>
  %10 = tenon.rsqrt %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x2FBD08468CB7F23F97B0C13C6434F13F3ADDCA374017E73F75DF816759A1D93F8D56F8A7A3EEFD3F6310363CC655F63FBC822670DF83EE3FFFA5ED0FB0C1F03FF5BFEDDE66E5E63F82C12B9BAAB2FB3F8F9D3C738038FF3FFC8EB9F4DC21E43FA5C8B85375E5E73FA5DA0978E691D43FA8BD93B32F8DE13F"> : tensor<3x5xf64>
  %17 = tenon.rsqrt %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xD8DD10F28C42D4BFCA82FE3D6365EA3FFA0F0B55B8C1EFBF28F050D178E7D6BF0060FF48908797BF00E459BF9E42C43FA827A0A58569EC3F464BC9835A74E3BF40DD12182587C2BF12B76D2C36EDE33FD49F5CE1E8C6D6BF2CE899190BD0EABFF063ACB0E5B3D1BF3C0AAC9E5E2CD03F38252488C6BCDABF"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0xD8DD10F28C42D4BFCA82FE3D6365EA3FFA0F0B55B8C1EFBF28F050D178E7D6BF0060FF48908797BF00E459BF9E42C43FA827A0A58569EC3F464BC9835A74E3BF40DD12182587C2BF12B76D2C36EDE33FD49F5CE1E8C6D6BF2CE899190BD0EABFF063ACB0E5B3D1BF3C0AAC9E5E2CD03F38252488C6BCDABF"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @tanh() {
  %0 = check.unfoldable_constant dense<"0xADDDB094996FF13F00D3E5EC356CA13FD0B9C11E7EFDEABF5C267F9F1F34EBBF7E719081BF64E93F8076A47127D9C63F47E231F1246EEEBF2EBF17D3A315E3BF4A07E3CD60C9DBBF74B7F23334A9EEBF528556CDB4B8D3BF981F9F340A9DE8BF62DF8C2C4DD3E63FCDC188EE19E6F23F00E55B746BFFC5BF"> : tensor<3x5xf64>
  %1 = tenon.tanh %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x2A6559CD7D0FE03F5B3E58ABA82FF53F30071D437E3BF03F0A0C21A89E74F33F16E10032A5A0F23F03AD07650CB2E13F0D8C6960EC91E03F468E327BAB72E93F096F65B7A6DCF63FA6CC8E659442EB3F42249BB01F8AF03F3FA926987BE0ED3FE99A7FF7F59CE13F73A98F0AF8A3F13F0D75E5529249E03F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0xC2EA5A5CE3CEE9BFA85DF04748A8D1BF6E115D4215B2E6BF40BA28610260EABF0694498FAE9AECBFA257BF3BEF43E6BF820C4FBB894AEEBFE69D5EE58A08EBBF50E6A4C2C1C1EFBF282D84369726DFBF568972DDACCCE2BF0E60178DFC4CEA3FC024E97DE77FBC3F040E9BF568BEE1BF9AFFEAECC4FCEE3F"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x02346ABF0170F13F7872AAF34A70A13F246ACBA041FDEABFC79FECD10D34EBBF6CAC38C61E65E93FB0657662EFD9C63F2BD7D5FDC96DEEBFDC1907AA7615E3BF2B71CF417CCADBBFAF4C7BF907A9EEBF8C4463B370B8D3BF95C8A3AF089DE8BFD5C5692284D3E63FC52CC99C5FE6F23FCA7369866200C6BF"> : tensor<3x5xf64>
  %10 = tenon.tanh %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x5887F769316FF13F883321E62068A13F7C09B89CBAFDEABFF1AC116D3134EBBF9036E83C6064E93F5087D2805FD8C63F63ED8DE47F6EEEBF806428FCD015E3BF699DF65945C8DBBF39226A6E60A9EEBF18C649E7F8B8D3BF9B769AB90B9DE8BFEFF8AF3616D3E63FD5564840D4E5F23F36564E6274FEC5BF"> : tensor<3x5xf64>
  %17 = tenon.tanh %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x3ACA78CF09CAEF3FFCA7120CABEED33FFC5110CBF075D23F0053485D71BBB53F24D8FBD6D312DD3FF0488F082F82CE3F14D9E37684C1DB3F9823E7685090CB3F5AF0732130A0E5BF7887EA62AFFECA3F1889245C6BC8C43F00DC74FB4CAD7D3F2CBCD309C8C5D03F38D1A468CD43E53FB8D4CC9898D9D2BF"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x3ACA78CF09CAEF3FFCA7120CABEED33FFC5110CBF075D23F0053485D71BBB53F24D8FBD6D312DD3FF0488F082F82CE3F14D9E37684C1DB3F9823E7685090CB3F5AF0732130A0E5BF7887EA62AFFECA3F1889245C6BC8C43F00DC74FB4CAD7D3F2CBCD309C8C5D03F38D1A468CD43E53FB8D4CC9898D9D2BF"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @sigmoid() {
  %0 = check.unfoldable_constant dense<"0x117C05109029F03F6089DED98BFEACBFA0F61D6B4150D2BF0A8344DA48FCD4BF866720BD1CBAE9BFEB109E148A67F03F9A42F5D82493D8BF60E311EBE113DE3FA2A19100FA76E93FF5CF2CE28698F03FC0E0BB36ED3C9ABF6F0A8E47FC2FE0BF4AE41537EBE6EB3F86617CFD95CFEB3F10C50AEC312FC5BF"> : tensor<3x5xf64>
  %1 = tenon.sigmoid %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x07227971546CE93FC67F5A7F0BBCF43F3CE34F96F432F43FAC893D7F04FAF73FA6EFB5DE1797F63F843E66AA3701F33F7BDC191188A1E23F8462306B8BFBE93FF98884ABC317E63FAC9BA7BD7B1EF53FDAEFA06F391CEA3FD4C6365046FEEF3F3A48CDA16F70E23F594BDB091353F13F739A9BFBD3BDF73F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0x4069CD686F4DC7BF66CDF3216849E43F3C454DC9F784EA3FEC55F6918D3FEEBF787868247EE9C73FF2A429F9A59DE3BF20A34FC89018A33FF024BF03D3F3EC3F00D80763D05E92BFC0B4E2F537D0E6BFD44F2B952138DF3F8C74137987E5E63F48FE22299520E3BF3EBBDDB04C32E6BFB87E13C9781DEDBF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xC3C280E8EC29F03F47E99B804EF3ACBF1A0C134BAA50D2BFC9F9822BC6FAD4BF9CFA29A96BBAE9BF3E6837A23D67F03FE59F2D025C94D8BFB13CDDA65D14DE3F5068713E7C77E93F4DB789CECA98F03F908D67E90F4B9ABF8DACC619C830E0BFBB0A005B59E7EB3F3C43ED3D65D0EB3F65DE6B138C2EC5BF"> : tensor<3x5xf64>
  %10 = tenon.sigmoid %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x5F358A373329F03F79292133C909ADBF26E1288BD84FD2BF4B0C0689CBFDD4BF70D416D1CDB9E9BF98B90487D667F03F4FE5BCAFED91D8BF0F8A462F6613DE3FF4DAB1C27776E93F9DE8CFF54298F03FF0331084CA2E9ABF51685575302FE0BFD9BD2B137DE6EB3FD07F0BBDC6CEEB3FBBABA9C4D72FC5BF"> : tensor<3x5xf64>
  %17 = tenon.sigmoid %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xCA38F39E9055EC3F12DEA8EBC670EB3F48DF9655AC00D0BF1CB900346580ED3F1CF3026CC815D8BFD4E339946954E7BF6C21DE145DBDE7BFACF550B757E1D23F80FB40F590DFE33F0C9D19DA81BAE43FCC73901A5B41E1BF22B73CC4C319EFBF3EAF7DEA5ACEE03FDCE07039C59FEF3F406D12BF5D4EC93F"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0xCA38F39E9055EC3F12DEA8EBC670EB3F48DF9655AC00D0BF1CB900346580ED3F1CF3026CC815D8BFD4E339946954E7BF6C21DE145DBDE7BFACF550B757E1D23F80FB40F590DFE33F0C9D19DA81BAE43FCC73901A5B41E1BF22B73CC4C319EFBF3EAF7DEA5ACEE03FDCE07039C59FEF3F406D12BF5D4EC93F"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @erf() {
  %0 = check.unfoldable_constant dense<"0x1A64B639420DDEBFA0264D234861E13FC14127599BCCF13FC0749F4EF293C73F9A71D81535F9E7BF442B76712EF8DF3FB0E91CA29952C23FD4F26CDD2A5FDB3FD549122CFD63E6BFEC56AF35FBCDDEBF00293708921684BF87206730F70EF13F883B9D92ED46E1BF4A3C49D41BE7EE3F803FB99A3F29A9BF"> : tensor<3x5xf64>
  %1 = tenon.erf %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x3EC1AD05A7F0E63FD60E14BEB6E3E73F8C3B0714F77BEE3F5B25F2950A89EF3F00D2116C724EF53FEBEEEB4E37E4E43FDED08DCBBF23E63F36CD227DA7D7F53FE738DF0F54F3ED3FAAC1ACB9A0CBF23FAB0C4BD9941EE33F25E444476D5FF23F9D82AFB00660ED3F53B5650156D9E23FEEDAD86B6E7EE43F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0xB88DDCFF2156EC3F0CF1F7DC2A32EF3F0096663202BFBEBFAC29801675EAE1BFF0E197FF5B30C13F225BEBE658C1E5BFC22AF520D6FEE13FD49A0E47B487EE3F54A53541AB1EE5BF3005419B9A23B8BF9E6D5FF333EFEA3FAE8AAF84FA6BE23F44ED58965216D53F2011C5477EACCFBF962E77599B92EF3F"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xD30AB898FE0DDEBF341AF608F860E13F63A6F2D5EACCF13FEE97A9351894C73F7891C59D69F8E7BF794D8166AAF7DF3F30DF1F62E051C23F919BE5D5C25FDB3FCAB2B9EDA064E6BF46971BACD9CCDEBF9D5E1E7A620884BF65B2F872420FF13F01C2500B9446E1BF0A0FEDDC25E7EE3F978EC078E52CA9BF"> : tensor<3x5xf64>
  %10 = tenon.erf %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x61BDB4DA850CDEBF0C33A43D9861E13F1FDD5BDC4BCCF13F92519567CC93C73FBC51EB8D00FAE7BF0F096B7CB2F8DF3F30F419E25253C23F174AF4E4925EDB3FE0E06A6A5963E6BF921643BF1CCFDEBF63F34F96C12484BFA98ED5EDAB0EF13F0FB5E9194747E1BF8A69A5CB11E7EE3F69F0B1BC9925A9BF"> : tensor<3x5xf64>
  %17 = tenon.erf %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x4C8E80303FBEDCBF249BAAD00972D8BF22E31592F541E83F60F9F8EF4322A73FB0315361020CEF3FACCB17FDEB25D4BF182E6A8C5344CCBF34653FE95930D73F76F2739BBCFCE8BF221BB70D0717E63FA00D43F50C51D13FF2C7A3ACB0F7E63F0C2E96366A52DB3F404586F5177FA83F842FB01FE6CFD1BF"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x4C8E80303FBEDCBF249BAAD00972D8BF22E31592F541E83F60F9F8EF4322A73FB0315361020CEF3FACCB17FDEB25D4BF182E6A8C5344CCBF34653FE95930D73F76F2739BBCFCE8BF221BB70D0717E63FA00D43F50C51D13FF2C7A3ACB0F7E63F0C2E96366A52DB3F404586F5177FA83F842FB01FE6CFD1BF"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @erfc() {
  %0 = check.unfoldable_constant dense<"0x54BEC94B97CCD2BFA1DE7271C459E3BF2A87FFAD78E0DEBF8E8097136C86E8BF046809F4CB97E83FCC9879C1CD19EEBFA21C93C0449CDCBF9A58EBC64202ED3F3073F362DEDDE3BFAA30D49C9FCBE83F2048CBBF42E1E6BF16E30A7DD693DFBF10BA08EBEAC5B1BF5D7D96E41466F0BFE82FA3CF424EE03F"> : tensor<3x5xf64>
  %1 = tenon.erfc %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x475CA21EE9CAF63F4ADE55CCEBAAEB3FE59E638139E3EA3F32B1B1CDD069F53FDDA7AD1743F1EA3F04933CC9C3A0EB3F28992D1A9345F63FCF5298037E91F43FE6E55DCC6B97ED3FAA7D7D3D9F18F03FDE1742908D0AF73F17C33C01992EE23F79316702AD61E23F4296995A2E94ED3F7E1829F88524E23F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0x0096993F2100C8BFC2A31D291C65EABFE81273680F83ECBFB0596F366704E13F283DEC0CE476DC3F5CB8CCEEBAE9E2BF50E8C375CED1BD3F00A26AC781C591BF3450BC163F23E4BF3809BF58D5B8D9BF3A0910FEB72FE7BF1E8AB4114A76EDBF5843CCCA79F6EFBF8E2B1DB8C0C4E33FBC891B6663F1DCBF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xB147C0ABF9CCD2BFF487DA748859E3BFA580EB85B2E1DEBFF3A4F70A1187E8BF06AE21A3EC97E83F76A2A50D5E1AEEBFC88A9BBAEE9ADCBF75A45806C702ED3F6AFDEBF551DDE3BFAC5106A201CBE83F76816BD87EE1E6BFFBA98EC9DD93DFBFB74AC2A8ADC0B1BF1501D224E965F0BF7935DD97EC4EE03F"> : tensor<3x5xf64>
  %10 = tenon.erfc %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xF734D3EB34CCD2BF4E350B6E005AE3BFAF8D13D63EDFDEBF295C371CC785E8BF0222F144AB97E83F228F4D753D19EEBF7CAE8AC69A9DDCBFBF0C7E87BE01ED3FF6E8FACF6ADEE3BFA80FA2973DCCE83FCA0E2BA706E1E6BF311C8730CF93DFBF69294F2D28CBB1BFA5F95AA44066F0BF572A6907994DE03F"> : tensor<3x5xf64>
  %17 = tenon.erfc %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xC080AB1C8905CEBFE4B073FD754ED23FFCA4E038C1F1E7BF26B78D1BFF2BE9BFB0C3BA90DEF2C33FB27C39789F04E6BF0CA5588B2418EA3F1A2D639DED2DE43F1E7D68F3626DE53FBE97D609151BE8BFFC537FE50357D2BF80F295B8CDD191BF1CAFEB9B1D95E93F8C3EDBACCBB3DA3F7E76795A1DE8E93F"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0xC080AB1C8905CEBFE4B073FD754ED23FFCA4E038C1F1E7BF26B78D1BFF2BE9BFB0C3BA90DEF2C33FB27C39789F04E6BF0CA5588B2418EA3F1A2D639DED2DE43F1E7D68F3626DE53FBE97D609151BE8BFFC537FE50357D2BF80F295B8CDD191BF1CAFEB9B1D95E93F8C3EDBACCBB3DA3F7E76795A1DE8E93F"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}
