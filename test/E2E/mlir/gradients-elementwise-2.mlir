// The gradient of each op, and that gradient's, against differences.
// Made by make_gradient_modules.py.

func.func @sin() {
  %0 = check.unfoldable_constant dense<"0x80FA065424BC84BFAF5CAB90F748E8BFC64C2BECDB95EB3F18EC471766BFF2BFCE2B046C295AE33FF71FF1F156A4F03F58059DBB3B27D43FBCC02CA0D1AED83FDD73B2162A3AE1BFF2742134D3A1EEBF88BF14EFC06FCF3F6C98EC059F50E73F2E18A6E9D714E73F68003445147AC63F0B3690613524E7BF"> : tensor<3x5xf64>
  %1 = tenon.sin %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x0E00F32B3CC4E43F7B4F3B01B086F03F31D85A4409CDF43FF9126A9E49D5E83F5C72905C5628F63F4C5224797DB3F23FCCF1F731913EF13F80A82737C573F73F89E3E6D34249E63F44CE8585795DF53F927E3F031C0AF03F221DA9E834D8ED3FC1D500C24BC8E63FBDA7FB077F54EB3F85380FF4B973F53F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0x0095EECA6E81703F02932CA17B9AEDBFAC230747876FD8BF8C163C3C272AE6BFC0BB3B4670FBC9BF78AA138F8ED1C73FB2EB899ACEC4E63FECF31F2A948DEA3FACE29C24ADA0E63F14A80FFED063DCBF524F15B02189E83F6C1E66A2A749D03FA0EC573ACBDBAABFB2612274C489E53FF068EB0145C0B7BF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xEE543A1D659784BF2A055CA74248E8BFFD972C3AB895EB3FE440915D6EBFF2BF2E1CF32C8859E33FD69EA7AC84A4F03F22E47471B226D43FBB7ABD55A2AED83F9984C8ABA33AE1BFD32CCAD287A2EEBFC43C9ABB9B70CF3FE19A2FD31151E73FB81F1912DC14E73F464A7317EE79C63FAAF31B5A7124E7BF"> : tensor<3x5xf64>
  %10 = tenon.sin %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x12A0D38AE3E084BF34B4FA79AC49E8BF8F012A9EFF95EB3F4C97FED05DBFF2BF6E3B15ABCA5AE33F18A13A3729A4F03F8E26C505C527D43FBD069CEA00AFD83F21639C81B039E1BF11BD78951EA1EEBF4C428F22E66ECF3FF795A9382C50E73FA41033C1D314E73F8AB6F4723A7AC63F6C780469F923E7BF"> : tensor<3x5xf64>
  %17 = tenon.sin %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x240E6832B56DE63FD8AD4AABD99AEB3FC0A3D7B563C9C5BF30F204089933B4BF8446728AAF9AE8BFAC5CEFE235E9DB3F8C3E91BFE0F2D4BF305A7A6A2EDDBCBF3AAEEDAD4F8DE2BF76D78E9E758FEBBF08F7358F6AB1D03F1A0290097284E13F401BCFAA814D943F804A2ADF6C4DA7BF08113EA5394DD2BF"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x240E6832B56DE63FD8AD4AABD99AEB3FC0A3D7B563C9C5BF30F204089933B4BF8446728AAF9AE8BFAC5CEFE235E9DB3F8C3E91BFE0F2D4BF305A7A6A2EDDBCBF3AAEEDAD4F8DE2BF76D78E9E758FEBBF08F7358F6AB1D03F1A0290097284E13F401BCFAA814D943F804A2ADF6C4DA7BF08113EA5394DD2BF"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @cos() {
  %0 = check.unfoldable_constant dense<"0x0F5C6264CD6CF03FCD422C4EE678F23FA00AFDD53F15C4BF4808AA32701EDC3F788CF35AF364DD3F82E025E0B2FBE33F9AA0E9C18A05E73FBE9B7AC1304DE63F921DF75341FBE43F007623344D879EBFA4B3C974BC6FCEBFE00F6E028471BF3F6DBED3C6B9CBE4BF478BF349F499F13FD8DEAA2FA1F6E9BF"> : tensor<3x5xf64>
  %1 = tenon.cos %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x2AA83F318B69F73FC28831619D90E73F3D21CF482082EF3FB17229FDA270F63F1F86A11C1027ED3F537B293F5E99F03F907665FF68A4EB3FB795F1728E79F13F88978B88A0C5EB3F2F86AA2C5298E43F77A91B832737E33FCE6AB35DA00FE83FE224658AB5A0E03F940FDBF24FD1F33F242D724A2CCCE03F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0x7815FE7294BBCB3F58FA572BB0E9D53FA0F2464029C9ADBFE491B9D97AF3E63F02F26B15F9D5E43F70C9A444B790C5BFF0A70C1C5C10ED3F4C2741DA5FD2D0BF4029A5978FC8D63FE8E52320C8EECF3F88379B0B7CF2E9BF9896E5D61568EABFC0A988270E59CDBF2EBC8CCB87B2EB3F0CF7B3B5043DD6BF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xA4283C50266DF03FC5A95E761179F23F89EA42C40E16C4BF3DABF62DA51FDC3FD52F7E4A1A65DD3F7F262777D2FBE33FAE5993E83806E73FB8A189197A4DE63FFF0506546DFBE43F74AAAFC0B0869EBFE5DFEAA51A6DCEBF1DC23A730973BF3FDA27C1F016CBE4BF7B2A3A035D9AF13F703A05E4ECF5E9BF"> : tensor<3x5xf64>
  %10 = tenon.cos %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x7A8F8878746CF03FD5DBF925BB78F23FB72AB7E77014C4BF53655D373B1DDC3F1BE9686BCC64DD3F859A244993FBE33F86E73F9BDC04E73FC4956B69E74CE63F2535E85315FBE43F8C4197A7E9879EBF6387A8435E72CEBFA35DA191FE6FBF3F0055E69C5CCCE4BF13ECAC908B99F13F4083507B55F7E9BF"> : tensor<3x5xf64>
  %17 = tenon.cos %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xA40D8FD7F922EB3F3CA958C34857DA3F806F7A893B93CFBFEEBDCE30CC92E73F0073355EB4C3B73F18B9F786EA47C33F428CCD45C692EA3FF4E9B295FF61D63F08915C1909DBCA3F800C3FDB5DDF973F98D40B3828B4E93FC831F91D43B6CD3F38D11936CAD8E83FCC9C55AD8AF5EF3F6E1E66F6CA82EB3F"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0xA40D8FD7F922EB3F3CA958C34857DA3F806F7A893B93CFBFEEBDCE30CC92E73F0073355EB4C3B73F18B9F786EA47C33F428CCD45C692EA3FF4E9B295FF61D63F08915C1909DBCA3F800C3FDB5DDF973F98D40B3828B4E93FC831F91D43B6CD3F38D11936CAD8E83FCC9C55AD8AF5EF3F6E1E66F6CA82EB3F"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @tan() {
  %0 = check.unfoldable_constant dense<"0xBDEC081B992DF23F76058DBEE4ECEDBFE6A55BB00204EF3F6274C0A23FD6EC3F81A270BA3647F23F302FA45CD640C83F0767FB754329F33F5092ABB0D020D63F10E6BD971EF9EBBF25DE430076B3F13FEE4E207AC0A5ED3F8E3D4DA34F71E7BFF24C72F1CCA8EFBF6CF054DF9B02D4BF4101A89C3C09E5BF"> : tensor<3x5xf64>
  %1 = tenon.tan %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x454BC3BD274BF53F6125AB8487FEEA3FE2CEFD55D219F13FD9E7E381F48DE83FA5EC6FB19333EE3F651FDEE9971FE23FA55C6D4117AFE23F7659FA314B6BF13F062104138057F43F26D66D3DB0E0F33F25E98AB789CEE03F328F682AD5CEE93FC0B5C511B1FEE13F1ABC3834ABD3F13F0ECFC0318AB1F13F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0xD09E339DC47BBB3F7AF5513291D9E33F6C2999BAE1B9E33F10155D16182EB3BFCA2AF0A3DDFAE1BFC0F87ED8C26BC63FA0FC50651838D33FA4D3C134F679D33F3CD788B3454FE4BF502013CFE819B93FA6E1C4157D88E6BF2EA4E864E309E33F64CA4A0E4DFCD83F40D1E1C22378C0BF00C190676DA27ABF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xF0C5B1FCD92DF23FC3FF9EEF95ECEDBF71AF98825603EF3F8455285BA8D5EC3F665C109A2647F23F44F8DF280244C83F1EBD5CA37F29F33FE83C7041BC21D63F759668759DF9EBBF2F37706AA6B3F13F11BC61B5B7A5ED3F5BAD66442072E7BF90A1E0D46EA9EFBF3BF725DA4603D4BF00A2DB2EF509E5BF"> : tensor<3x5xf64>
  %10 = tenon.tan %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x8A136039582DF23F290B7B8D33EDEDBF5B9C1EDEAE04EF3F409358EAD6D6EC3F9CE8D0DA4647F23F1C666890AA3DC83FF0109A480729F33FB8E7E61FE51FD63FAB3513BA9FF8EBBF1B85179645B3F13FCBE1DE3EC9A5ED3FC1CD33027F70E7BF54F8030E2BA8EFBF9DE983E4F001D4BF8260740A8408E5BF"> : tensor<3x5xf64>
  %17 = tenon.tan %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x9ACB48A7DDCCE33FAC557D63E60CD83F5828BB8FBB45EABFF6C335A65C15E7BFB8F3938585AFC3BF40A3D777B6F7EE3F88DD6554595DE23F92EC2381E3F8E13F64748ADBB25BE3BF705C5891CD8CDD3FE02B8D445568A5BF7C499FF194D5EFBF085EC905C4B3E8BF30E31985E516DABF2017B700CF29ECBF"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x9ACB48A7DDCCE33FAC557D63E60CD83F5828BB8FBB45EABFF6C335A65C15E7BFB8F3938585AFC3BF40A3D777B6F7EE3F88DD6554595DE23F92EC2381E3F8E13F64748ADBB25BE3BF705C5891CD8CDD3FE02B8D445568A5BF7C499FF194D5EFBF085EC905C4B3E8BF30E31985E516DABF2017B700CF29ECBF"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @asin() {
  %0 = check.unfoldable_constant dense<"0x3CD2EB70773FE73FA06E3291F23A973F8C26811454FEE1BF9419AABFBF22E2BF56F60A01D5EDE03F009E3042DF76BE3F854121F66D49E4BF94A91FC42F72D9BFDE0442894086D2BFF824F777CD70E4BF6C5C73BC9B4BCABF10156A78B168E0BF84D4BB90116FDE3F12AD0B3ECD32E93F00DCCF458F54BDBF"> : tensor<3x5xf64>
  %1 = tenon.asin %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x2A6559CD7D0FE03F5B3E58ABA82FF53F30071D437E3BF03F0A0C21A89E74F33F16E10032A5A0F23F03AD07650CB2E13F0D8C6960EC91E03F468E327BAB72E93F096F65B7A6DCF63FA6CC8E659442EB3F42249BB01F8AF03F3FA926987BE0ED3FE99A7FF7F59CE13F73A98F0AF8A3F13F0D75E5529249E03F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0xC2EA5A5CE3CEE9BFA85DF04748A8D1BF6E115D4215B2E6BF40BA28610260EABF0694498FAE9AECBFA257BF3BEF43E6BF820C4FBB894AEEBFE69D5EE58A08EBBF50E6A4C2C1C1EFBF282D84369726DFBF568972DDACCCE2BF0E60178DFC4CEA3FC024E97DE77FBC3F040E9BF568BEE1BF9AFFEAECC4FCEE3F"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xE77E5EC64740E73F90ADBB9E1C43973FE0D68A9617FEE1BFFF9217F2AD22E2BF4431B34534EEE03F607CD4236F78BE3F6936C5021349E4BFF15EFE71D571D9BFBF6E2EFD5B87D2BF33BA7F3DA170E4BFDFDA8C88134BCABF0DBE6EF3AF68E0BF69A1757C7F6FDE3F01838C9A5833E93F94F9EA697D56BDBF"> : tensor<3x5xf64>
  %10 = tenon.asin %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x9125791BA73EE73FB02FA983C832973F3876779290FEE1BF29A03C8DD122E2BF68BB62BC75EDE03FA0BF8C604F75BE3FA14C7DE9C849E4BF37F440168A72D9BFFD9A55152585D2BFBD8F6EB2F970E4BFF9DD59F0234CCABF136C65FDB268E0BF9F0702A5A36EDE3F23D78AE14132E93F6CBEB421A152BDBF"> : tensor<3x5xf64>
  %17 = tenon.asin %16 : tensor<3x5xf64> -> tensor<3x5xf64>
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

func.func @acos() {
  %0 = check.unfoldable_constant dense<"0xE4A5A17B7CE1D9BF208DDD2EEEC1CABFD8EDB8FC3697E0BF082AD61DD5C1D73F0E08ADEA96CCE73F28D094E05ABAB83FB677FF796D54E33F547DAD37DCC7D73FFC6BF47B3346DC3F3CA9457480B0D03FB45E30CA2ABBC43FF54633EBE13BE7BFA8C634AD3BF3D23F58E4E707AC9ABBBF507FB0335F9DAEBF"> : tensor<3x5xf64>
  %1 = tenon.acos %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x6D032073E511E13FBA0081FBD8F2E83F537248BB1F92F03FF4EFC56A7EEBF33F1A8E0EFB3659E63FE6D837C073ABE63FCD41B00D6AE2E13F6A7C67F5D6A9F53F3A410800E6AAF03F5C77D5714E08F13F4C9A440BAAD0F73FF77EE14CAD43EA3FC2F19707E177F03F88DA8331A71DF33F454B89D9A606F73F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0x2C40E6B36ED8D6BF507EF29C1978D13F42E67CF3CAABE13F7010DD8C23B1C4BFC00B82C9933EDB3FC0484994E295D9BF948D069CE384EA3F48985B04C6BCD13FCCF200850046D1BF8093C0C7C69AB53F7A00B542EFCEE23F7C8A2DD2480BD5BF94EBB6A329ABD43FCACE3C410253EEBF3EDECD489FEDE53F"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x8B00AA598CE1D9BF373785753EBFCABFFBB97708FA97E0BF348FBB0322C1D73F459E2E240FCCE73FC051FBA2E1B5B83F6367B3C42155E33FAC57A9ED36C7D73FF014FEB7D246DC3F05361F5E1CAFD03F95F310773EBEC43F3924819A2D3CE7BF276494FA53F3D23FCEBA318C639BBBBF96522C131B9DAEBF"> : tensor<3x5xf64>
  %10 = tenon.acos %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x3D4B999D6CE1D9BF09E335E89DC4CABFB521FAF07396E0BFDCC4F03788C2D73FD7712BB11ECDE73F904E2E1ED4BEB83F09884B2FB953E33FFCA2B18181C8D73F08C3EA3F9445DC3F731C6C8AE4B1D03FD3C94F1D17B8C43FB169E53B963BE7BF2929D55F23F3D23FE20D9E83F499BBBF0AAC3454A39DAEBF"> : tensor<3x5xf64>
  %17 = tenon.acos %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x006CA932895EA3BFCAFBA6020E3CEA3F981B06CDFAC2EDBF580C40AF2B54DBBF6E4804AAB9B7E4BF0A387BC7FED7E5BFF849C214A682EB3F4401FF419B38D9BF4CB35739194CD83F1652FA9ED02AEBBF38E52D41240CEE3F206326A3DF18D7BF00F0C03773AAAD3F306449849F00BCBF805726566CCA943F"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x006CA932895EA3BFCAFBA6020E3CEA3F981B06CDFAC2EDBF580C40AF2B54DBBF6E4804AAB9B7E4BF0A387BC7FED7E5BFF849C214A682EB3F4401FF419B38D9BF4CB35739194CD83F1652FA9ED02AEBBF38E52D41240CEE3F206326A3DF18D7BF00F0C03773AAAD3F306449849F00BCBF805726566CCA943F"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @atan() {
  %0 = check.unfoldable_constant dense<"0x1494A2FC1851DCBFA01A78C0A2DBBCBFD14ECBAA50E5E1BFA2CC8FE8C808EEBFD67C67907246EC3FACF2DA0422EDD33FB69AC24B33A7D6BF8C2B1F44479BF0BF7006EDB34E68D33FE0ECFB77014FCE3F3CB21DC75551EFBF13661D965304F1BF2C0B9AF53030E4BF1785B2EE2C52E4BFAC20E2615C12E53F"> : tensor<3x5xf64>
  %1 = tenon.atan %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x22E0BAF3A630F63F0A3B180B65F3EA3F1682A1D59DD1F03F146292740B0DF53FF3D8DCFF2FACF53F4D3AC2965F09F23FB4DEA415ADC8E43FDE65CE98BF63F33FAC538E396643EA3F6E439C9A9EB1F03FA8D2FB2D746FF13F675391CBA669E73FE47C2D9ACA5CE03F77F2E0671FA7F33FA6C577E9FAA2E13F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0x1842A943110CDDBF505377D9641CB93F220315C828C5ED3FB8571F66C5A0D83FC49AB8358988D23FC04C633CF9E7DC3F925E4DDD1B0DEC3F48A8F99B20F9ECBFF2EF27281CDCEFBF90B39EBAFEA9D3BFA8E67C07D9C7D63F940325AE12CBD7BF80FF103DC31DE23FF8357D6B5905CB3F78ED3294FED3E8BF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x21534BAE9852DCBFB82B46508ADDBCBF024181995DE5E1BF57FA62AD5808EEBFE7BDB4080B47EC3F420A66E70AEED33FFAE2403A19A8D6BFED0B95A8109BF0BFD5BE87881D68D33F3A65FC67274DCE3FE6BD3A572351EFBF44EEC7D39E04F1BFD68DAD72DD30E4BF33DE011F4752E4BF034523F60312E53F"> : tensor<3x5xf64>
  %10 = tenon.atan %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x07D5F94A994FDCBF8809AA30BBD9BCBFA05C15BC43E5E1BFED9EBC233909EEBFC53B1A18DA45EC3F16DB4F2239ECD33F7252445D4DA6D6BF2B4BA9DF7D9BF0BF0B4E52DF7F68D33F8674FB87DB50CE3F92A600378851EFBFE2DD72580804F1BF82888678842FE4BFFB2B63BE1252E4BF55FCA0CDB412E53F"> : tensor<3x5xf64>
  %17 = tenon.atan %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x5474D3E70546EDBF28F35E585899D2BF00844834CA92AFBF267FD6860720E13F3AABBD49DB43E73F2EA5A4AC88C4E13FC0727312DA8AE1BF0A8BE68637AAE03FE014F490BC02BEBFF6B4683B8415E2BF2082A145CAC8CE3FDEEACFAA31F6E6BFDE0A20CAD551EABF706946DCF8F7BFBFD0F9C89EE1FBDABF"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x5474D3E70546EDBF28F35E585899D2BF00844834CA92AFBF267FD6860720E13F3AABBD49DB43E73F2EA5A4AC88C4E13FC0727312DA8AE1BF0A8BE68637AAE03FE014F490BC02BEBFF6B4683B8415E2BF2082A145CAC8CE3FDEEACFAA31F6E6BFDE0A20CAD551EABF706946DCF8F7BFBFD0F9C89EE1FBDABF"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @sinh() {
  %0 = check.unfoldable_constant dense<"0xFCB78E2CE280D6BF34F5A5BF0BA7DCBFA8BCD488A8F0CBBFAE14660F4161E73FD8ED83333723DC3F7080A7372F43D2BF599E7C5C0123F13FF64DE6E50E3BEABF2AE36049CEA6EE3FF8D0E5EBE872DD3F305C1B2A347EB3BFAE8B40E2DD73E63F7F053A638D02EFBFF84CEEDA7CBCCABFB4130B970366EBBF"> : tensor<3x5xf64>
  %1 = tenon.sinh %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x9A65E878645FF13F038A4317B64EE23FA8BFA0DE18CAED3FD85C544FBD7EF63FE2297EF8B4BAF33F8881F3533495E43F96C16D809FEBF33FA3EAE9A27EC7E43F6E501CAA4C2EE23FCD0B01F17FDBEE3FC2DECDA61616EF3F1BC1D5C320CAE13FD42EF74C4288F63F04F8C8061793E33F5491C1141AB3F13F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0x94CFDB1B9706DCBF9620D3471691E53F90A712D7AC0DE5BFB0C4C5A1F4A0D7BF5CE486F38268D43FDE3C13D216E8EE3FF05CDE401795E2BFD638CE8A5CEAEFBF16B8EE5E0750EF3FF0B97F104ACBE9BF483152B08706D33F8E790AEE723DEFBFDE0FB2871FC8E2BF9ADE40EE7D12EABF2E481AFBA7BFE8BF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x1911D2BA6D82D6BFDFE8A75099A8DCBFBC208EB482F1CBBFBF61C7CB2E61E73F283223F13E23DC3FE5A891134B43D2BF95EB2A8BE022F13F3649AB5FB53BEABFC2298DEE1AA7EE3FC2399EAF0D73DD3FFBEDC3B8E87CB3BFA35163385274E63F7DC79425BF02EFBFF2F6EAC405BDCABF39EDC73CC765EBBF"> : tensor<3x5xf64>
  %10 = tenon.sinh %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xDF5E4B9E567FD6BF8901A42E7EA5DCBF94581B5DCEEFCBBF9DC704535361E73F88A9E4752F23DC3FFB57BD5B1343D2BF1D51CE2D2223F13FB652216C683AEABF929C34A481A6EE3F2E682D28C472DD3F65CA729B7F7FB3BFB9C51D8C6973E63F8143DFA05B02EFBFFEA2F1F0F3BBCABF2F3A4EF13F66EBBF"> : tensor<3x5xf64>
  %17 = tenon.sinh %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x9E846493B22DEEBF561B1F2EF854EEBF089EEAFC25A5D0BF109F6C398B4BB6BF4002C7D5F1E5923FB0B031ABF900B1BF40545C1DC207D4BFEA6E969EF466E9BF80220B23E863D73F202FF54D7570B63F287FA0B37D49C93F9ABF54AE64C0E13F8801E7E4DF5ECEBF10A3AF1D34E4C4BFE8421EBE0B6BD23F"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x9E846493B22DEEBF561B1F2EF854EEBF089EEAFC25A5D0BF109F6C398B4BB6BF4002C7D5F1E5923FB0B031ABF900B1BF40545C1DC207D4BFEA6E969EF466E9BF80220B23E863D73F202FF54D7570B63F287FA0B37D49C93F9ABF54AE64C0E13F8801E7E4DF5ECEBF10A3AF1D34E4C4BFE8421EBE0B6BD23F"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @cosh() {
  %0 = check.unfoldable_constant dense<"0xF0CDD0121C06D5BFF8D33A709D65D9BF0C2E26DEF744E83F683B2671BCBAE23F0EB5E369360FEDBF0859ED06CA53DABF6C0BE13154B0E43F001119AF7B9BAB3FC539BE2295DFF13FE08E2220E32FB43F907B0FB6DEECF0BFC6929898C533EB3F5B02CA636DF2EEBF64FD23380FEFD83F90C6EEC48179CB3F"> : tensor<3x5xf64>
  %1 = tenon.cosh %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x63E1F539D098E93FCED005B1C977F53F64FA2863E5FFE13F737AF11105B4E23F47135D928860F23FF7DA3363AE69ED3F487212622101E43F30476E9422BEF13FF96F03315ACEEC3F36960B54B024E93F34EA4DC44B7EF13F8642C91FD4FEF13F7CE4BA7EB12FF53F0913A7701DEEF33F1C8BAA214B37ED3F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0x50FC11AB834FD6BF023BB5F8980AED3F8067EEE32DF4E53F8816FFDE9508D13F2A90BC53FC45E0BFE45CEA6AB619D53FE4C9DB6D68F5E4BF00B3B55321E2D0BF4C87BD9E44AFDABFA6E29DCFCBC2E23F7272C8EF7DC1E6BFFA36688511E5EFBFE034A1BFB088DDBFACFCAEE24D38E4BF2ED5BE4C5E0CE9BF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x55A3E3B8B505D5BF65CCBD24CF65D9BF4DD2E033E444E83FF4F5B092CFBAE23FF15CB810B90EEDBFC537C1802752DABF69071AE8B4AFE43F2C20259769A1AB3F39993CC368DFF13F8AB58C726C31B43F53CF3B5490ECF0BF3FC236A44B33EB3F470C936124F2EEBF118BBE3539EFD83F833080EC1D77CB3F"> : tensor<3x5xf64>
  %10 = tenon.cosh %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x8BF8BD6C8206D5BF8BDBB7BB6B65D9BFCB896B880B45E83FDC809B4FA9BAE23F2B0D0FC3B30FEDBF4B7A198D6C55DABF6F0FA87BF3B0E43FD4010DC78D95AB3F51DA3F82C1DFF13F3668B8CD592EB43FCD27E3172DEDF0BF4D63FA8C3F34EB3F6FF80066B6F2EEBFB76F893AE5EED83F9D5C5D9DE57BCB3F"> : tensor<3x5xf64>
  %17 = tenon.cosh %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x6894A080313CCF3F10CB20F06C56BEBF10017FAA5901B8BF8000B8D8715AB73FD2E6212D6B20E33F98A6E98D4CEEEF3FC8C30CEE314EE8BFD812E20AA7F3DC3FFC283DDE4A15DBBFA02943A91102CE3F08F9EFB89AEBE73F6AA0E12CDA9BE2BF0CB5D805CD47D63F301EF99409A1B93FDC59F1970D57E7BF"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x6894A080313CCF3F10CB20F06C56BEBF10017FAA5901B8BF8000B8D8715AB73FD2E6212D6B20E33F98A6E98D4CEEEF3FC8C30CEE314EE8BFD812E20AA7F3DC3FFC283DDE4A15DBBFA02943A91102CE3F08F9EFB89AEBE73F6AA0E12CDA9BE2BF0CB5D805CD47D63F301EF99409A1B93FDC59F1970D57E7BF"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @asinh() {
  %0 = check.unfoldable_constant dense<"0xA846A37F8D27DD3F16816BADC347D6BFD9D939521C47F13F9C8035705EF8D53F7516BB04F86AF23F74C7FE8BDBA4E7BFE84E42279BE6C13F38E494A410D8C4BF40B4AF20F69BA43FD89960DF3957C53F3A9EB20987B8EA3FF069DD2BDE6CC0BFB8B0364A7349C63F1AFB83FA49EFDBBF86CC13115FD7EF3F"> : tensor<3x5xf64>
  %1 = tenon.asinh %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x400400BEE846F03F88690CD9B95AED3F04B0D6D928CEF03F8F61CBC28B06E43F0A68C479AB43F53F3C2D9090670CE33F89C8A9CFE7BFE53FAC44445E7E5DF13F1A3F9B379111EB3F880DBC74395FF43F6BE7DC580CA2E63F4CCE379AA772EF3FBAF04DFCD402EF3F14181468E980E43F91ABB911A22FE63F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0x8070B83B4AF5B3BFA4CEF3E5A556EEBF8875C70580B9EDBFD2FC21C5F013EC3F500E8783ECE9CB3FFC7F9192FAF0D73FC006DD5ED535CABFCABB529366BEE03F44A46CE4350ADDBFBCF6F5ED788FE73FB8782FD6A7B2E8BF405DBD1A2764D03FF4FB13CE846ED9BFBC7A9F159739D8BF80B2D40E87B1E7BF"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x7BEEC9DAA327DD3F785E0E5E8D48D6BFF881C7823947F13FF651C23054F8D53F7329A29EA36AF23FFBDEB66C26A4E7BFADBB5A458AE8C13FF8592D057AD8C4BFDB13E30F95A0A43FCCD10AA3F058C53FD14E1D7D90B8EA3F0B15FE752B6FC0BFA1CA2F4C4A4BC63F44C9498F3EF0DBBFADC805B1B6D6EF3F"> : tensor<3x5xf64>
  %10 = tenon.asinh %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xD59E7C247727DD3FB4A3C8FCF946D6BFBA31AC21FF46F13F42AFA8AF68F8D53F7703D46A4C6BF23FEDAF46AB90A5E7BF23E22909ACE4C13F786EFC43A7D7C4BFA5547C315797A43FE461B61B8355C53FA3ED47967DB8EA3FD5BEBCE1906AC0BFCF963D489C47C63FF02CBE6555EEDBBF5FD0217107D8EF3F"> : tensor<3x5xf64>
  %17 = tenon.asinh %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x20D8DCAF444AAB3F3CB9E7D983C6DEBFDC02DD75E2D0D13F40A8E234E80499BFB61C545BA8C1E9BF2CF8E8E815A3EB3F102F86E621E3E23F509077434D14C0BFF8D2D8F80B90D63F866F4ACACEBCE03FC0052079C712A73F62F806E7C77AE6BF340AA144AFF7E13FAAA562B7F9A8E2BF263D762328B1E9BF"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x20D8DCAF444AAB3F3CB9E7D983C6DEBFDC02DD75E2D0D13F40A8E234E80499BFB61C545BA8C1E9BF2CF8E8E815A3EB3F102F86E621E3E23F509077434D14C0BFF8D2D8F80B90D63F866F4ACACEBCE03FC0052079C712A73F62F806E7C77AE6BF340AA144AFF7E13FAAA562B7F9A8E2BF263D762328B1E9BF"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @acosh() {
  %0 = check.unfoldable_constant dense<"0x86E44635EBE3F63FA2727F2C20110140519B5B72E34EF53F68711BB8C5FB0540604CB4BDDCE0F53F9A3473C37FD8014022B5B77C2EBBF63FBB70410ABB35FE3FCA37025906420140B6B853BDECD5F93F00805EE4094EFA3F5856D95523DC0740246ACCD7873E05404F53B72F19140240784389B54A670440"> : tensor<3x5xf64>
  %1 = tenon.acosh %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x5DCF2D00BC6EF73FF2D6D63653BFF73F4481BCC75571E23F91C249B29D62F13FA3F0A388DEFFE53F9905A4A976F4E03F06E598888FE3F73F1C17CC7E5EFDF43F2D624D92DB24F43F781694C8E450F53F47B7A9A99F42E13F20195D4E1822F73FA4F2F2DDF22CF33F0CE557613A34F53F58347C940633EC3F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0xE8681C94D24BC3BF286AE3280A6EC33FAC10C5BB3007E0BF000F462F51B3C9BF8ECBBF676F1CE93FA0FB472BCB4FC8BFE02D31868DAAE5BF6CF4EDD01DDBD0BF783B5F4C7484D9BF08A7D75CD482E8BF40B4B578DB9FDFBFF2F69B9230EFE43FFC5E56EB3313D53FBA884E7D0F43E23FC001E6A66C0FD13F"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x14E709E606E4F63FFF0893BE0E11014024C1D868C84EF53F93989954D8FB0540500D70B1C0E0F53F6D4035D45CD801408F2C96BC49BBF63F89002BEBBA35FE3F74DC48AEEE4101403A7091ADD8D5F93F0CF0170FDE4DFA3FD56020A3F2DB0740FADD00C86C3E054057E0197A09140240672EF5326E670440"> : tensor<3x5xf64>
  %10 = tenon.acosh %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xF8E18384CFE3F63F45DC6B9A311101407E75DE7BFE4EF53F3D4A9D1BB3FB0540708BF8C9F8E0F53FC728B1B2A2D80140B53DD93C13BBF63FEDE05729BB35FE3F2093BB031E420140320116CD00D6F93FF40FA5B9354EFA3FDB4B920854DC07404EF697E7A23E054047C654E52814024089581D3827670440"> : tensor<3x5xf64>
  %17 = tenon.acosh %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x10624F06A3E6D03F90E7F216AF46D5BFA4ACA91D8E80D0BF7CC9CFFE07B8D63F78B77DA77C1ED1BFCC2E48908552E5BF5C786488BBA1D03F00DCA1FA71F952BFB4DDFE43E7E3DCBF78E47AA93C7DC8BF44985C51ECC0DABF967FD96315B9EDBFCEA14CFC6384E0BF7401D8B2322DD3BF1837241E4DA9E53F"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x10624F06A3E6D03F90E7F216AF46D5BFA4ACA91D8E80D0BF7CC9CFFE07B8D63F78B77DA77C1ED1BFCC2E48908552E5BF5C786488BBA1D03F00DCA1FA71F952BFB4DDFE43E7E3DCBF78E47AA93C7DC8BF44985C51ECC0DABF967FD96315B9EDBFCEA14CFC6384E0BF7401D8B2322DD3BF1837241E4DA9E53F"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @atanh() {
  %0 = check.unfoldable_constant dense<"0x8CDE1BC49C4EC83F4CED5BF787FFC5BFCD6997960A38E0BFF6B76C2ADEFCE43F30B0CC7518F7B83F58F3089B2792B83FA84EDB2A56E9B7BF9438950FFF14D43FE0F67856DAB0D43F042A0BF41908E3BF3703CE783396DCBF72412FA1632EE6BF609D50D7CBCDC03FB7A8E83135B7D6BFB82995101191D13F"> : tensor<3x5xf64>
  %1 = tenon.atanh %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x5F777ABF66E0E53FD613AB312C90E33FC11DE0DD58E0F63F3F7E9F0E24CBF73F7BA5E43539A2ED3F004B8623CC45EC3FE26C881775BEED3F0E026EC76A96F13F54DDA1B5FC28F73F6BE7BE08CCE0EA3F13C69ED0B21DE33F2E45B3BD29B0F03FD4B5A771CA57F53F91AFC616BA38F23FA3A67165C7AEF03F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0x744D9D0AE882EBBF70F7F7BA698BC63FA4E218E91D40E03F2E35682AEC2EEEBF16CCE8D6AB0DEE3FC8610C7E1940EBBF6E52356AD75FEABF84FF7C8B6285D03F50471F8987AAEBBF30215F3EBCADEC3F502A3952E991BF3F04201AB1CEAAD2BF1EB62D82BDDAE63F988C1B09D88DC9BF002D17A72B7EEE3F"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0x64D520ED8B4BC83F824E38B195FDC5BFCCE6BDDF2038E0BF3738BE7367FCE43F3D9BCE948BF6B83FB3EA08F6CF96B83F77F820AC50EFB7BFA99E28853B14D43F54FB2BCF17B0D43F8A0D0C54AE07E3BFF61C133CD494DCBF1A7088BA282FE6BF1149ADB1FECBC03F8B6737E417B7D6BFE514F74F768FD13F"> : tensor<3x5xf64>
  %10 = tenon.atanh %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0xB4E7169BAD51C83F168C7F3D7A01C6BFCEEC704DF437E0BFB5371BE154FDE43F23C5CA56A5F7B83FFDFB08407F8DB83FD9A495A95BE3B7BF7FD2019AC215D43F6CF2C5DD9CB1D43F7E460A948508E3BF78E988B59297DCBFCA12D6879E2DE6BFAFF1F3FC98CFC03FE3E9997F52B7D6BF8B3E33D1AB92D13F"> : tensor<3x5xf64>
  %17 = tenon.atanh %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0x8666856B73F0EDBF00ACDAF3F401E33FF074957B4B34BBBF72035E00401DE2BF005E12C5147FB5BF50C8D5550CBEE63F162527362B31EDBFE4623C324FD6DDBFA01C222FC5AEDDBF786C48DD196CE03FEA2261221ACCEA3F507EAE2B2E13EEBFB055038F6397E1BF00100770ABE2B13F08B5860F8256EFBF"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0x8666856B73F0EDBF00ACDAF3F401E33FF074957B4B34BBBF72035E00401DE2BF005E12C5147FB5BF50C8D5550CBEE63F162527362B31EDBFE4623C324FD6DDBFA01C222FC5AEDDBF786C48DD196CE03FEA2261221ACCEA3F507EAE2B2E13EEBFB055038F6397E1BF00100770ABE2B13F08B5860F8256EFBF"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @reciprocal() {
  %0 = check.unfoldable_constant dense<"0x38E97324F1D8F43FDA8D805E6FD9DB3F30FB412BF44CF33F7AE774704D7FF93FA50DE4947567E23F086D451E46D3FF3F3C3379584272F83F725584F68AFEF73F3609DD3C2438F03F4A402D41B2DEF03F48606B286426F03F1F02DA2C5D1CEF3F20FC5AA0D994F63F25B579F3A01CF63F91DB6D8517AFF53F"> : tensor<3x5xf64>
  %1 = tenon.reciprocal %0 : tensor<3x5xf64> -> tensor<3x5xf64>
  %2 = check.unfoldable_constant dense<"0x8ACDE652D5C1F43F415556DD450DE63FAF1FB97DC6F5ED3F7F97B69E4A6AE03F7F8E439E60D2F43F24335D9EEA7FF33F9AFCC84E9D55F63FEC5EAE65F9A8E93F034E082F5B6CE03F964817B109D2F13F9747CCE55C97EA3FAA345E394078EA3FD832878469D2E93FC363DD83C706F23F4E0B4D4BC21EEE3F"> : tensor<3x5xf64>
  %3 = tenon.mul %1, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %4 = tenon.reduce sum %3 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g5:1 = tenon.gradients %4 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %6 = check.unfoldable_constant dense<"0xC4F34358C0F1D1BFB2D6B52FDF69E8BF5AB479D7E49FE83F84B6011FA2CCE53F3A17E3730317E73FF850390578B2E3BF847BEBC1DB5BED3F001BED327053843F36F684D589E8E2BF4C5DF00132C1DF3FE40BC9074A1EE7BF7860619E43C7DFBF701DF2A4F262EE3FC0A8989B87F3DCBFA8D0DEE7A42ED23F"> : tensor<3x5xf64>
  %7 = tenon.mul %g5#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %8 = tenon.reduce sum %7 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %9 = check.unfoldable_constant dense<"0xE38A6AEC92D8F43FC8D12EC4EAD9DB3FFEBA29A6F44CF33FAAAB22BB297FF93F96D38718A567E23FB1010C922FD3FF3FEC1DE7618572F83F44FF0FF5AAFEF73F83D8ED563838F03F3835CB0FF4DEF03F569824DFAF26F03F9F2059A9131DEF3F83F2C0C01095F63FA3E23214FF1CF63F204D7B0D00AFF53F"> : tensor<3x5xf64>
  %10 = tenon.reciprocal %9 : tensor<3x5xf64> -> tensor<3x5xf64>
  %11 = tenon.mul %10, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g13:1 = tenon.gradients %12 by (%9) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %14 = tenon.mul %g13#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<"0x8D477D5C4FD9F43FEC49D2F8F3D8DB3F623B5AB0F34CF33F4A23C725717FF93FB44740114667E23F5FD87EAA5CD3FF3F8C480B4FFF71F83FA0ABF8F76AFEF73FE939CC221038F03F5C4B8F7270DEF03F3A28B2711826F03F9FE35AB0A61BEF3FBD05F57FA294F63FA787C0D2421CF63F026A60FD2EAFF53F"> : tensor<3x5xf64>
  %17 = tenon.reciprocal %16 : tensor<3x5xf64> -> tensor<3x5xf64>
  %18 = tenon.mul %17, %2 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %g20:1 = tenon.gradients %19 by (%16) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %21 = tenon.mul %g20#0, %6 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %23 = check.unfoldable_constant dense<"0xC49EE9DBD9C0ECBFC0933DE733D4D23F003B68B4FCC0723F789001716BCBD5BF189B90B51800CD3F28C487172C86CBBF50E23EAB4075E43F883F66BE1C87D33FC8600D85D189C83FD0205FF42D15E43F8E323B46231BE73FF27397255FD8EB3FBCCFD01DC3D2E03F58380283BCB9EC3F8041E196EBA5CCBF"> : tensor<3x5xf64>
  %24 = tenon.mul %g5#0, %23 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %25 = tenon.reduce sum %24 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %26 = tenon.sub %12, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %28 = tenon.mul %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %25, %28 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g29:1 = tenon.gradients %8 by (%0) : tensor<f64>, (tensor<3x5xf64>) -> (tensor<3x5xf64>)
  %30 = check.unfoldable_constant dense<"0xC49EE9DBD9C0ECBFC0933DE733D4D23F003B68B4FCC0723F789001716BCBD5BF189B90B51800CD3F28C487172C86CBBF50E23EAB4075E43F883F66BE1C87D33FC8600D85D189C83FD0205FF42D15E43F8E323B46231BE73FF27397255FD8EB3FBCCFD01DC3D2E03F58380283BCB9EC3F8041E196EBA5CCBF"> : tensor<3x5xf64>
  %31 = tenon.mul %g29#0, %30 : tensor<3x5xf64>, tensor<3x5xf64> -> tensor<3x5xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<3x5xf64> -> tensor<f64>
  %33 = tenon.sub %15, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %34 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %35 = tenon.mul %33, %34 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %32, %35 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}
