// The gradient of each op, and that gradient's, against differences.
// Made by make_gradient_modules.py.

func.func @while() {
  %0 = check.unfoldable_constant dense<"0x50F7ED84DB3CCABF002C3135AD6672BFCCD75481505BD83F0C7D6558A31CE3BF5E53CB5CDB5DE4BF4A52167924B7E3BF80720CEF73169F3FA4780C8971E5E8BFC41561552E67DABFB4317CFF4876EFBF8E3A97069891E63F3ED7F3A5E1A7EA3F"> : tensor<3x4xf64>
  %1 = check.unfoldable_constant dense<"0xC2B215F3E1D9E03F0888AE3C2C66C6BF60A8F9BB0B4ACA3F8E1924B5374CEE3F82F8C2660415EA3F64419A0C7318DA3F7630BBE71EA1E83FE08AEE3AAC06E53F48A86FC94E25CCBF80A8C0D8F3EEB43F300E3E973875D23F58647F2EEDA6C7BF"> : tensor<3x4xf64>
  %2 = tenon.constant dense<0> : tensor<i32>
  %3 = tenon.constant dense<3> : tensor<i32>
  %4 = tenon.constant dense<1> : tensor<i32>
  %l5:3 = tenon.while (%2, %0, %1) : (tensor<i32>, tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<i32>, tensor<3x4xf64>, tensor<3x4xf64>) cond {
  ^bb0(%n5: tensor<i32>, %v5: tensor<3x4xf64>, %w5: tensor<3x4xf64>):
  %6 = tenon.compare lt %n5, %3 : tensor<i32>, tensor<i32> -> tensor<i1>
  tenon.condition %6 : tensor<i1>
  } body {
  ^bb0(%n5: tensor<i32>, %v5: tensor<3x4xf64>, %w5: tensor<3x4xf64>):
  %7 = tenon.add %n5, %4 : tensor<i32>, tensor<i32> -> tensor<i32>
  %8 = tenon.tanh %v5 : tensor<3x4xf64> -> tensor<3x4xf64>
  %9 = tenon.mul %8, %1 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %10 = tenon.add %9, %v5 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %11 = tenon.mul %w5, %v5 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %7, %10, %11 : tensor<i32>, tensor<3x4xf64>, tensor<3x4xf64>
  }
  %12 = tenon.add %l5#1, %l5#2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %13 = check.unfoldable_constant dense<"0x7693DF023993EF3FD2E006FB8D1AF63F7C8AF2E80ECDEC3F08BB29A1D74CED3F626167429A8AF13F668A926291EBF43F4E086FBC0115F03F0DCE09ECF154EA3FD56E8243747BED3F201B0BF34571F73FFA4E100EC29FE63F17BF1990001AEB3F"> : tensor<3x4xf64>
  %14 = tenon.mul %12, %13 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g16:2 = tenon.gradients %15 by (%0, %1) : tensor<f64>, (tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<3x4xf64>)
  %17 = check.unfoldable_constant dense<"0x407700F97BE3C7BF403C9535280DD53F40012D29BC31BEBFBC2B622A296DDEBF742CB0DE2006DC3F22D6073DED12E33FD069D41CB673EABF2824BA627022C73FF8A1A507387ECEBFF26A409B2C70E6BF84751B607040D5BF606F0AEC3BDDCD3F"> : tensor<3x4xf64>
  %18 = check.unfoldable_constant dense<"0x60E6944A7D57D33FB016E5F11AA7B63FD4E94002E554D43F6E9F44AD8DB5E3BF369521545C8EE43FDA39E7E7D07AE83F1EA1C8860590E23F008FCFFFEC48CBBFE2F5FB1D9A2FED3F88C891239ADBC93F042840304418D43FB479F229DA07D43F"> : tensor<3x4xf64>
  %19 = tenon.mul %g16#0, %17 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %20 = tenon.reduce sum %19 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %21 = tenon.mul %g16#1, %18 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %22 = tenon.reduce sum %21 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %23 = tenon.add %20, %22 : tensor<f64>, tensor<f64> -> tensor<f64>
  %24 = check.unfoldable_constant dense<"0x8784F4D4B33ACABF96069DE7374272BFB8AA8EAD9B5CD83F11CA94FB341DE3BF045D4F41895DE4BF6BBCA781DCB7E3BF091F1D06832B9F3FEF2D14E81CE5E8BFFA1B85F5B867DABF63CEAD403C76EFBFBFA6B565E291E63F766EEA5BA7A7EA3F"> : tensor<3x4xf64>
  %25 = check.unfoldable_constant dense<"0x08AD455C32DAE03F6E4847346263C6BFD1C7707C2E49CA3F3E2C111AFB4BEE3F04BA8E37AE15EA3FCF5F14D50519DA3FF81CBECEB3A1E83F6505B2186306E53F3909E2412322CCBF3DDC7EA9AEE9B43FDF7D19D44076D23FFDCBB837D2A4C7BF"> : tensor<3x4xf64>
  %26 = tenon.constant dense<0> : tensor<i32>
  %27 = tenon.constant dense<3> : tensor<i32>
  %28 = tenon.constant dense<1> : tensor<i32>
  %l29:3 = tenon.while (%26, %24, %25) : (tensor<i32>, tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<i32>, tensor<3x4xf64>, tensor<3x4xf64>) cond {
  ^bb0(%n29: tensor<i32>, %v29: tensor<3x4xf64>, %w29: tensor<3x4xf64>):
  %30 = tenon.compare lt %n29, %27 : tensor<i32>, tensor<i32> -> tensor<i1>
  tenon.condition %30 : tensor<i1>
  } body {
  ^bb0(%n29: tensor<i32>, %v29: tensor<3x4xf64>, %w29: tensor<3x4xf64>):
  %31 = tenon.add %n29, %28 : tensor<i32>, tensor<i32> -> tensor<i32>
  %32 = tenon.tanh %v29 : tensor<3x4xf64> -> tensor<3x4xf64>
  %33 = tenon.mul %32, %25 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %34 = tenon.add %33, %v29 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %35 = tenon.mul %w29, %v29 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %31, %34, %35 : tensor<i32>, tensor<3x4xf64>, tensor<3x4xf64>
  }
  %36 = tenon.add %l29#1, %l29#2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %37 = tenon.mul %36, %13 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %38 = tenon.reduce sum %37 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g39:2 = tenon.gradients %38 by (%24, %25) : tensor<f64>, (tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<3x4xf64>)
  %40 = tenon.mul %g39#0, %17 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %41 = tenon.reduce sum %40 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %42 = tenon.mul %g39#1, %18 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %43 = tenon.reduce sum %42 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %44 = tenon.add %41, %43 : tensor<f64>, tensor<f64> -> tensor<f64>
  %45 = check.unfoldable_constant dense<"0x196AE734033FCABF6A51C582228B72BFE0041B55055AD83F073036B5111CE3BFB84947782D5EE4BF29E884706CB6E3BFF7C5FBD764019F3F59C3042AC6E5E8BF8E0F3DB5A366DABF05954ABE5576EFBF5DCE78A74D91E63F0640FDEF1BA8EA3F"> : tensor<3x4xf64>
  %46 = check.unfoldable_constant dense<"0x7CB8E58991D9E03FA2C71545F668C6BFEF8882FBE84ACA3FDE063750744CEE3F0037F7955A14EA3FF9222044E017DA3FF443B8008AA0E83F5B102B5DF506E53F5747FD507A28CCBFC374020839F4B43F819E625A3074D23FB3FC452508A9C7BF"> : tensor<3x4xf64>
  %47 = tenon.constant dense<0> : tensor<i32>
  %48 = tenon.constant dense<3> : tensor<i32>
  %49 = tenon.constant dense<1> : tensor<i32>
  %l50:3 = tenon.while (%47, %45, %46) : (tensor<i32>, tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<i32>, tensor<3x4xf64>, tensor<3x4xf64>) cond {
  ^bb0(%n50: tensor<i32>, %v50: tensor<3x4xf64>, %w50: tensor<3x4xf64>):
  %51 = tenon.compare lt %n50, %48 : tensor<i32>, tensor<i32> -> tensor<i1>
  tenon.condition %51 : tensor<i1>
  } body {
  ^bb0(%n50: tensor<i32>, %v50: tensor<3x4xf64>, %w50: tensor<3x4xf64>):
  %52 = tenon.add %n50, %49 : tensor<i32>, tensor<i32> -> tensor<i32>
  %53 = tenon.tanh %v50 : tensor<3x4xf64> -> tensor<3x4xf64>
  %54 = tenon.mul %53, %46 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %55 = tenon.add %54, %v50 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %56 = tenon.mul %w50, %v50 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %52, %55, %56 : tensor<i32>, tensor<3x4xf64>, tensor<3x4xf64>
  }
  %57 = tenon.add %l50#1, %l50#2 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %58 = tenon.mul %57, %13 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %59 = tenon.reduce sum %58 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g60:2 = tenon.gradients %59 by (%45, %46) : tensor<f64>, (tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<3x4xf64>)
  %61 = tenon.mul %g60#0, %17 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %62 = tenon.reduce sum %61 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %63 = tenon.mul %g60#1, %18 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %64 = tenon.reduce sum %63 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %65 = tenon.add %62, %64 : tensor<f64>, tensor<f64> -> tensor<f64>
  %66 = check.unfoldable_constant dense<"0x4CF20480920BE53FC8D5AB999840D63FDE8E5FC93744E93F56A4B067F638E6BF48218E34A30ED93F56A441B0CE14ECBFD49DDAA7EBB4E93FB868CCC59FD3D93F3CAF327F0F27D5BF00D177E0D51DAF3F0C58C42847B2D63F381C1A1FD8C9D1BF"> : tensor<3x4xf64>
  %67 = check.unfoldable_constant dense<"0xACA040C4198AD83F881F4910FA3CEB3FC0ED61E940E1D0BF4000AC26D37ED2BFF4D336176CE9E93FE4324422B765D63FC48B36E27FB8E63F08233CB89251D6BF0E5105C317F5EE3F845D47BFD0BBE9BFFC4CDD9DE428E43F44D567EB518FE43F"> : tensor<3x4xf64>
  %68 = tenon.mul %g16#0, %66 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %69 = tenon.reduce sum %68 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %70 = tenon.mul %g16#1, %67 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %71 = tenon.reduce sum %70 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %72 = tenon.add %69, %71 : tensor<f64>, tensor<f64> -> tensor<f64>
  %73 = tenon.sub %38, %59 : tensor<f64>, tensor<f64> -> tensor<f64>
  %74 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %75 = tenon.mul %73, %74 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %72, %75 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g76:2 = tenon.gradients %23 by (%0, %1) : tensor<f64>, (tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<3x4xf64>)
  %77 = check.unfoldable_constant dense<"0x4CF20480920BE53FC8D5AB999840D63FDE8E5FC93744E93F56A4B067F638E6BF48218E34A30ED93F56A441B0CE14ECBFD49DDAA7EBB4E93FB868CCC59FD3D93F3CAF327F0F27D5BF00D177E0D51DAF3F0C58C42847B2D63F381C1A1FD8C9D1BF"> : tensor<3x4xf64>
  %78 = check.unfoldable_constant dense<"0xACA040C4198AD83F881F4910FA3CEB3FC0ED61E940E1D0BF4000AC26D37ED2BFF4D336176CE9E93FE4324422B765D63FC48B36E27FB8E63F08233CB89251D6BF0E5105C317F5EE3F845D47BFD0BBE9BFFC4CDD9DE428E43F44D567EB518FE43F"> : tensor<3x4xf64>
  %79 = tenon.mul %g76#0, %77 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %80 = tenon.reduce sum %79 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %81 = tenon.mul %g76#1, %78 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %82 = tenon.reduce sum %81 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %83 = tenon.add %80, %82 : tensor<f64>, tensor<f64> -> tensor<f64>
  %84 = tenon.sub %44, %65 : tensor<f64>, tensor<f64> -> tensor<f64>
  %85 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %86 = tenon.mul %84, %85 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %83, %86 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @while_uncounted() {
  %0 = check.unfoldable_constant dense<"0x78FDB757EB54E43F40E69EB1C0D4EE3F115909AD00FCEB3F951BB666515EE23F"> : tensor<2x2xf64>
  %1 = check.unfoldable_constant dense<"0x76D699EFCAA2E03FF47E2DF806BAEA3F4665BF6773D6E23FE07B83B994E4EB3F"> : tensor<2x2xf64>
  %2 = check.unfoldable_constant dense<9.000000000e+00> : tensor<f64>
  %l3:2 = tenon.while (%0, %1) : (tensor<2x2xf64>, tensor<2x2xf64>) -> (tensor<2x2xf64>, tensor<2x2xf64>) cond {
  ^bb0(%v3: tensor<2x2xf64>, %w3: tensor<2x2xf64>):
  %4 = tenon.reduce sum %v3 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %5 = tenon.compare lt %4, %2 : tensor<f64>, tensor<f64> -> tensor<i1>
  tenon.condition %5 : tensor<i1>
  } body {
  ^bb0(%v3: tensor<2x2xf64>, %w3: tensor<2x2xf64>):
  %6 = tenon.tanh %v3 : tensor<2x2xf64> -> tensor<2x2xf64>
  %7 = tenon.mul %6, %w3 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %8 = tenon.add %v3, %7 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  tenon.yield %8, %w3 : tensor<2x2xf64>, tensor<2x2xf64>
  }
  %9 = tenon.tanh %l3#0 : tensor<2x2xf64> -> tensor<2x2xf64>
  %10 = check.unfoldable_constant dense<"0x8FD600B6C015ED3F56297813F3E7ED3FB933AE64D526EF3F95C9859216E5F53F"> : tensor<2x2xf64>
  %11 = tenon.mul %9, %10 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %12 = tenon.reduce sum %11 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g13:2 = tenon.gradients %12 by (%0, %1) : tensor<f64>, (tensor<2x2xf64>, tensor<2x2xf64>) -> (tensor<2x2xf64>, tensor<2x2xf64>)
  %14 = check.unfoldable_constant dense<"0x78886680DAD1EB3F1C14DDB34C63D4BFF8BCFC663192C6BF6895FD14B7ECE33F"> : tensor<2x2xf64>
  %15 = check.unfoldable_constant dense<"0x8CE4C71F71B0D1BFB600CB86758CE3BF6409D97EFD58DFBF00202C8A89E47FBF"> : tensor<2x2xf64>
  %16 = tenon.mul %g13#0, %14 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %18 = tenon.mul %g13#1, %15 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %19 = tenon.reduce sum %18 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %20 = tenon.add %17, %19 : tensor<f64>, tensor<f64> -> tensor<f64>
  %21 = check.unfoldable_constant dense<"0xF93E45017855E43F6DE3CCA98DD4EE3F6B0BC42698FCEB3F773E97CCA85DE23F"> : tensor<2x2xf64>
  %22 = check.unfoldable_constant dense<"0xAE2C29826AA3E03F624C42654FB9EA3FA344C408EBD6E23FEF61ECBA82E4EB3F"> : tensor<2x2xf64>
  %23 = check.unfoldable_constant dense<9.000000000e+00> : tensor<f64>
  %l24:2 = tenon.while (%21, %22) : (tensor<2x2xf64>, tensor<2x2xf64>) -> (tensor<2x2xf64>, tensor<2x2xf64>) cond {
  ^bb0(%v24: tensor<2x2xf64>, %w24: tensor<2x2xf64>):
  %25 = tenon.reduce sum %v24 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %26 = tenon.compare lt %25, %23 : tensor<f64>, tensor<f64> -> tensor<i1>
  tenon.condition %26 : tensor<i1>
  } body {
  ^bb0(%v24: tensor<2x2xf64>, %w24: tensor<2x2xf64>):
  %27 = tenon.tanh %v24 : tensor<2x2xf64> -> tensor<2x2xf64>
  %28 = tenon.mul %27, %w24 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %29 = tenon.add %v24, %28 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  tenon.yield %29, %w24 : tensor<2x2xf64>, tensor<2x2xf64>
  }
  %30 = tenon.tanh %l24#0 : tensor<2x2xf64> -> tensor<2x2xf64>
  %31 = tenon.mul %30, %10 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %32 = tenon.reduce sum %31 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g33:2 = tenon.gradients %32 by (%21, %22) : tensor<f64>, (tensor<2x2xf64>, tensor<2x2xf64>) -> (tensor<2x2xf64>, tensor<2x2xf64>)
  %34 = tenon.mul %g33#0, %14 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %35 = tenon.reduce sum %34 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %36 = tenon.mul %g33#1, %15 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %37 = tenon.reduce sum %36 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %38 = tenon.add %35, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  %39 = check.unfoldable_constant dense<"0xF7BB2AAE5E54E43F13E970B9F3D4EE3FB7A64E3369FBEB3FB3F8D400FA5EE23F"> : tensor<2x2xf64>
  %40 = check.unfoldable_constant dense<"0x3E800A5D2BA2E03F86B1188BBEBAEA3FE985BAC6FBD5E23FD1951AB8A6E4EB3F"> : tensor<2x2xf64>
  %41 = check.unfoldable_constant dense<9.000000000e+00> : tensor<f64>
  %l42:2 = tenon.while (%39, %40) : (tensor<2x2xf64>, tensor<2x2xf64>) -> (tensor<2x2xf64>, tensor<2x2xf64>) cond {
  ^bb0(%v42: tensor<2x2xf64>, %w42: tensor<2x2xf64>):
  %43 = tenon.reduce sum %v42 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %44 = tenon.compare lt %43, %41 : tensor<f64>, tensor<f64> -> tensor<i1>
  tenon.condition %44 : tensor<i1>
  } body {
  ^bb0(%v42: tensor<2x2xf64>, %w42: tensor<2x2xf64>):
  %45 = tenon.tanh %v42 : tensor<2x2xf64> -> tensor<2x2xf64>
  %46 = tenon.mul %45, %w42 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %47 = tenon.add %v42, %46 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  tenon.yield %47, %w42 : tensor<2x2xf64>, tensor<2x2xf64>
  }
  %48 = tenon.tanh %l42#0 : tensor<2x2xf64> -> tensor<2x2xf64>
  %49 = tenon.mul %48, %10 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %50 = tenon.reduce sum %49 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %g51:2 = tenon.gradients %50 by (%39, %40) : tensor<f64>, (tensor<2x2xf64>, tensor<2x2xf64>) -> (tensor<2x2xf64>, tensor<2x2xf64>)
  %52 = tenon.mul %g51#0, %14 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %53 = tenon.reduce sum %52 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %54 = tenon.mul %g51#1, %15 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %55 = tenon.reduce sum %54 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %56 = tenon.add %53, %55 : tensor<f64>, tensor<f64> -> tensor<f64>
  %57 = check.unfoldable_constant dense<"0x7AC9CE1D9F76E53F104339EE8525CFBFC0DFD60C031DE73F58639D5504BAE9BF"> : tensor<2x2xf64>
  %58 = check.unfoldable_constant dense<"0x3EF617FF4C59E83F7C646703DB02ECBF9A2055CE0141E23F909A2A7347F7B5BF"> : tensor<2x2xf64>
  %59 = tenon.mul %g13#0, %57 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %60 = tenon.reduce sum %59 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %61 = tenon.mul %g13#1, %58 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %62 = tenon.reduce sum %61 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %63 = tenon.add %60, %62 : tensor<f64>, tensor<f64> -> tensor<f64>
  %64 = tenon.sub %32, %50 : tensor<f64>, tensor<f64> -> tensor<f64>
  %65 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %66 = tenon.mul %64, %65 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %63, %66 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g67:2 = tenon.gradients %20 by (%0, %1) : tensor<f64>, (tensor<2x2xf64>, tensor<2x2xf64>) -> (tensor<2x2xf64>, tensor<2x2xf64>)
  %68 = check.unfoldable_constant dense<"0x7AC9CE1D9F76E53F104339EE8525CFBFC0DFD60C031DE73F58639D5504BAE9BF"> : tensor<2x2xf64>
  %69 = check.unfoldable_constant dense<"0x3EF617FF4C59E83F7C646703DB02ECBF9A2055CE0141E23F909A2A7347F7B5BF"> : tensor<2x2xf64>
  %70 = tenon.mul %g67#0, %68 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %71 = tenon.reduce sum %70 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %72 = tenon.mul %g67#1, %69 : tensor<2x2xf64>, tensor<2x2xf64> -> tensor<2x2xf64>
  %73 = tenon.reduce sum %72 axes [0, 1] : tensor<2x2xf64> -> tensor<f64>
  %74 = tenon.add %71, %73 : tensor<f64>, tensor<f64> -> tensor<f64>
  %75 = tenon.sub %38, %56 : tensor<f64>, tensor<f64> -> tensor<f64>
  %76 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %77 = tenon.mul %75, %76 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %74, %77 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @if_true() {
  %0 = check.unfoldable_constant dense<"0xD4AFEFF40901F63FA09EA0BDA31EC73F8007154F34EC9BBF39D991451DD9E6BF24D395ABBF89D13FC04FDDA9551BC73F6C2918B01E1BF53F28738ECA185AE33F50B84F2D73F2F7BFD8BB168D45D3D6BFE0E14C124EB8D93FC0DAD9C97AE7B1BF"> : tensor<3x4xf64>
  %1 = check.unfoldable_constant dense<"0x8036C9C831ADE53FF4918272884DE03FF35B709D255DEABF263C7272BAA3F43F06A23E4E3E07F53F74B0F041ED40EA3F009B2D804D15D73FAC835D8F9DD6DA3FA738D056D621F3BF27C8CB36066BEEBF904A2F352BA0DA3FF82AE64944B7DD3F"> : tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<true> : tensor<i1>
  %b3 = tenon.if %2 : tensor<i1> -> tensor<3x4xf64> {
  %4 = tenon.tanh %1 : tensor<3x4xf64> -> tensor<3x4xf64>
  %5 = tenon.mul %0, %4 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %5 : tensor<3x4xf64>
  } else {
  %6 = tenon.exp %0 : tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %6 : tensor<3x4xf64>
  }
  %7 = tenon.tanh %b3 : tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = check.unfoldable_constant dense<"0x62230C78BF4EE73F0E4BAFD4C8FAE43F75211369B1ABEC3F54F6B3C8C211F23FD49E4C57D040E33FD599A312C3F0F03FC6795DA910C3F43FF61FA23D457EEE3F5642A3E5CE46F33F2605D09DEA4DE73FFF7CCE6AB55BE93F0E0DFF1A3A72EB3F"> : tensor<3x4xf64>
  %9 = tenon.mul %7, %8 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g11:2 = tenon.gradients %10 by (%0, %1) : tensor<f64>, (tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<3x4xf64>)
  %12 = check.unfoldable_constant dense<"0x7A9302442747EEBF4007C01C30FBB03FD8FF8F0AF528EEBF181D3E844610D7BF2008A417DA66E4BFE0F551CAB89CD3BFF0EAA9162595ED3FEAC434CFB506EE3F3436EA062F95D63FA2A8ED3F68E1ED3FF872FCF4A77DE33FC0DB9C3BADCCA63F"> : tensor<3x4xf64>
  %13 = check.unfoldable_constant dense<"0x90B10DC4EB15CD3FD881E44D6CEEC23FA8D3A5A715F6EC3FA8FC8B94E13BCFBF30C2E47E6C43CDBFAC8AC68FFC31EC3F10BB16FA224BC73F9AA9EF157C6CEBBFAA1DEA38B69EEEBF3624FD5D72C2EFBF20D058FDD29FAB3FD83D6988518AC5BF"> : tensor<3x4xf64>
  %14 = tenon.mul %g11#0, %12 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = tenon.mul %g11#1, %13 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %18 = tenon.add %15, %17 : tensor<f64>, tensor<f64> -> tensor<f64>
  %19 = check.unfoldable_constant dense<"0x2ED50FCE3601F63FB6B467984821C73FBB5B3755A6D79BBFD7A8F93531D9E6BFCD70BB618189D13FC0C06A52061BC73FDEAA8287621BF53F5E6E45867B5AE33F6D83E4DE1CF2F7BF3A76A88545D2D6BFBB4020992BB7D93FBD0A63EF94E6B1BF"> : tensor<3x4xf64>
  %20 = check.unfoldable_constant dense<"0xB7737789B7ACE53F926364F35B4DE03F738DCB47905CEABF778E97FDEFA3F43F82C8DBA1E906F53F36F4F2CB3740EA3FB8E2681AC613D73F939D5F9C19D5DA3F6E751F719D21F3BF99926304226BEEBF0667A0EF6DA1DA3FBD53B95881B7DD3F"> : tensor<3x4xf64>
  %21 = check.unfoldable_constant dense<true> : tensor<i1>
  %b22 = tenon.if %21 : tensor<i1> -> tensor<3x4xf64> {
  %23 = tenon.tanh %20 : tensor<3x4xf64> -> tensor<3x4xf64>
  %24 = tenon.mul %19, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %24 : tensor<3x4xf64>
  } else {
  %25 = tenon.exp %19 : tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %25 : tensor<3x4xf64>
  }
  %26 = tenon.tanh %b22 : tensor<3x4xf64> -> tensor<3x4xf64>
  %27 = tenon.mul %26, %8 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g29:2 = tenon.gradients %28 by (%19, %20) : tensor<f64>, (tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<3x4xf64>)
  %30 = tenon.mul %g29#0, %12 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %32 = tenon.mul %g29#1, %13 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %33 = tenon.reduce sum %32 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %34 = tenon.add %31, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  %35 = check.unfoldable_constant dense<"0x7A8ACF1BDD00F63F8A88D9E2FE1BC73F45B3F248C2009CBF9B092A5509D9E6BF7B3570F5FD89D13FC0DE4F01A51BC73FFAA7ADD8DA1AF53FF277D70EB659E33F33EDBA7BC9F2F7BF7601859445D4D6BF0583798B70B9D93FC3AA50A460E8B1BF"> : tensor<3x4xf64>
  %36 = check.unfoldable_constant dense<"0x49F91A08ACADE53F56C0A0F1B44DE03F732A15F3BA5DEABFD5E94CE784A3F43F8A7BA1FA9207F53FB26CEEB7A241EA3F4853F2E5D416D73FC5695B8221D8DA3FE0FB803C0F22F3BFB5FD3369EA6AEEBF1A2EBE7AE89EDA3F3302133B07B7DD3F"> : tensor<3x4xf64>
  %37 = check.unfoldable_constant dense<true> : tensor<i1>
  %b38 = tenon.if %37 : tensor<i1> -> tensor<3x4xf64> {
  %39 = tenon.tanh %36 : tensor<3x4xf64> -> tensor<3x4xf64>
  %40 = tenon.mul %35, %39 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %40 : tensor<3x4xf64>
  } else {
  %41 = tenon.exp %35 : tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %41 : tensor<3x4xf64>
  }
  %42 = tenon.tanh %b38 : tensor<3x4xf64> -> tensor<3x4xf64>
  %43 = tenon.mul %42, %8 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %44 = tenon.reduce sum %43 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g45:2 = tenon.gradients %44 by (%35, %36) : tensor<f64>, (tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<3x4xf64>)
  %46 = tenon.mul %g45#0, %12 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %47 = tenon.reduce sum %46 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %48 = tenon.mul %g45#1, %13 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %49 = tenon.reduce sum %48 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %50 = tenon.add %47, %49 : tensor<f64>, tensor<f64> -> tensor<f64>
  %51 = check.unfoldable_constant dense<"0x187CCCDE855FDB3FB8AF3380E8D1E93FB42D18834F17E93F10A8F0B8F656B8BF38ED42C54902C3BF9003E4D58F36B8BF16C7C0601DB4E43FD4EF69378921DE3F24BA8377AE56EA3F26B9BF219188E33FBC63ABAF4E29E6BF48BB8EE05289C13F"> : tensor<3x4xf64>
  %52 = check.unfoldable_constant dense<"0x94DDC86949A7E2BF406DCF2B9628CBBF466DC27561C9E63F221FBFC31657E03FB461A1AA1BD7E9BF6C3D890751B0EBBF20442FAA7BDCEDBFCA0FF6EE2199EDBF8EA49391185DE13FF02150E53BF8C0BF90DF3371499FE83F7812D13026A2C23F"> : tensor<3x4xf64>
  %53 = tenon.mul %g11#0, %51 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %54 = tenon.reduce sum %53 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %55 = tenon.mul %g11#1, %52 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %56 = tenon.reduce sum %55 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %57 = tenon.add %54, %56 : tensor<f64>, tensor<f64> -> tensor<f64>
  %58 = tenon.sub %28, %44 : tensor<f64>, tensor<f64> -> tensor<f64>
  %59 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %60 = tenon.mul %58, %59 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %57, %60 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g61:2 = tenon.gradients %18 by (%0, %1) : tensor<f64>, (tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<3x4xf64>)
  %62 = check.unfoldable_constant dense<"0x187CCCDE855FDB3FB8AF3380E8D1E93FB42D18834F17E93F10A8F0B8F656B8BF38ED42C54902C3BF9003E4D58F36B8BF16C7C0601DB4E43FD4EF69378921DE3F24BA8377AE56EA3F26B9BF219188E33FBC63ABAF4E29E6BF48BB8EE05289C13F"> : tensor<3x4xf64>
  %63 = check.unfoldable_constant dense<"0x94DDC86949A7E2BF406DCF2B9628CBBF466DC27561C9E63F221FBFC31657E03FB461A1AA1BD7E9BF6C3D890751B0EBBF20442FAA7BDCEDBFCA0FF6EE2199EDBF8EA49391185DE13FF02150E53BF8C0BF90DF3371499FE83F7812D13026A2C23F"> : tensor<3x4xf64>
  %64 = tenon.mul %g61#0, %62 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %65 = tenon.reduce sum %64 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %66 = tenon.mul %g61#1, %63 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %67 = tenon.reduce sum %66 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %68 = tenon.add %65, %67 : tensor<f64>, tensor<f64> -> tensor<f64>
  %69 = tenon.sub %34, %50 : tensor<f64>, tensor<f64> -> tensor<f64>
  %70 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %71 = tenon.mul %69, %70 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %68, %71 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}

func.func @if_false() {
  %0 = check.unfoldable_constant dense<"0xEC37B12AFEC4E63F28412085CFA1E43F7096D18DB0E7D53F18C2B1509791F03F4093FE8A7F81A6BF31E40D0A7040ECBF281E74436256C93FCC5EFEF25D52D2BF1D3D524FE1DEF3BF20E7BD529AB3AE3F1089D0DAF5CDD33F6833C3444233E03F"> : tensor<3x4xf64>
  %1 = check.unfoldable_constant dense<"0x6762EA4CC051F7BFE63AFB885C2EF33FA09BBF60F68FE03F501CE2D6B956D03FE307A68A1793E5BFF2D7D24D22CEE5BFE06897F0A0C2A63FB0955F14690DC2BF00EBA61AAA81AE3F28C98662CB16E43FDC0A52906878F2BF6E39DAD944FFF73F"> : tensor<3x4xf64>
  %2 = check.unfoldable_constant dense<false> : tensor<i1>
  %b3 = tenon.if %2 : tensor<i1> -> tensor<3x4xf64> {
  %4 = tenon.tanh %1 : tensor<3x4xf64> -> tensor<3x4xf64>
  %5 = tenon.mul %0, %4 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %5 : tensor<3x4xf64>
  } else {
  %6 = tenon.exp %0 : tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %6 : tensor<3x4xf64>
  }
  %7 = tenon.tanh %b3 : tensor<3x4xf64> -> tensor<3x4xf64>
  %8 = check.unfoldable_constant dense<"0xDFAF68403EB4F53F88F0A834D407F23FA8F977724BDDE53FE878888736EDF43F750898C5A29AE33F95D9828EF581F53F98A38D5304A0F33F6B704D713ACEEA3FCA7AC3846BDDF63FEFE771742087F53FAED530B232FCE23FECCCA7E1AC13E83F"> : tensor<3x4xf64>
  %9 = tenon.mul %7, %8 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %10 = tenon.reduce sum %9 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g11:2 = tenon.gradients %10 by (%0, %1) : tensor<f64>, (tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<3x4xf64>)
  %12 = check.unfoldable_constant dense<"0x50EBBD4B4CE3E2BF5C4CA39D82C2DEBF7A68BA00EC2AE73F3AF4AFC6870DED3FF6AE0F2A0D55E1BF90BE2008E2CEB53F5C2B0D8984FCD53FD4690B5A60E6D83F48A0E6EA3DCFCDBF00F265CB05DC81BF1A20F50AA378E8BF5003E6F69A09E93F"> : tensor<3x4xf64>
  %13 = check.unfoldable_constant dense<"0x601DE7B558C7E8BFA0915BA338BCD3BFC0FE48E85F03ADBF6A134A440851EB3F1E1063AD8FA5EBBFA4960E78F05AD8BF6471BCA4336DDABF586819D84CBADFBF40A2B4A2E8A3CB3F20C6ABA50CF6A03F183BB3806ABECABF9CC10D674563DEBF"> : tensor<3x4xf64>
  %14 = tenon.mul %g11#0, %12 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %15 = tenon.reduce sum %14 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %16 = tenon.mul %g11#1, %13 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %17 = tenon.reduce sum %16 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %18 = tenon.add %15, %17 : tensor<f64>, tensor<f64> -> tensor<f64>
  %19 = check.unfoldable_constant dense<"0x9CF54B1754C4E63F16CB1F2158A2E43F9566322D29E6D53F257852A46B91F03F86D2D45A107CA6BF473B7A054C40ECBF50A107EAF354C93FD8282C2ED253D2BF59E9D3CCCCDEF3BFB3AEE43DD5A7AE3FD3A5EEB576CED33FDF708EFDC333E03F"> : tensor<3x4xf64>
  %20 = check.unfoldable_constant dense<"0x9C23DC86B551F7BFE9196B8A532EF33F165EE7362E8FE03F017647A03655D03F1BD64477BC93E5BF51BEB4FCBACEE5BF3EFE45A360B7A63F4660F3D5DA0CC2BF1E2725397775AE3FDA0932076B16E43F6B2D0E1F4A78F2BF5A5191FD31FFF73F"> : tensor<3x4xf64>
  %21 = check.unfoldable_constant dense<false> : tensor<i1>
  %b22 = tenon.if %21 : tensor<i1> -> tensor<3x4xf64> {
  %23 = tenon.tanh %20 : tensor<3x4xf64> -> tensor<3x4xf64>
  %24 = tenon.mul %19, %23 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %24 : tensor<3x4xf64>
  } else {
  %25 = tenon.exp %19 : tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %25 : tensor<3x4xf64>
  }
  %26 = tenon.tanh %b22 : tensor<3x4xf64> -> tensor<3x4xf64>
  %27 = tenon.mul %26, %8 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %28 = tenon.reduce sum %27 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g29:2 = tenon.gradients %28 by (%19, %20) : tensor<f64>, (tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<3x4xf64>)
  %30 = tenon.mul %g29#0, %12 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %31 = tenon.reduce sum %30 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %32 = tenon.mul %g29#1, %13 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %33 = tenon.reduce sum %32 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %34 = tenon.add %31, %33 : tensor<f64>, tensor<f64> -> tensor<f64>
  %35 = check.unfoldable_constant dense<"0x3C7A163EA8C5E63F3AB720E946A1E43F4BC670EE37E9D53F0B0C11FDC291F03FFA5328BBEE86A6BF1B8DA10E9440ECBF009BE09CD057C93FC094D0B7E950D2BFE190D0D1F5DEF3BF8D1F97675FBFAE3F4D6CB2FF74CDD33FF1F5F78BC032E03F"> : tensor<3x4xf64>
  %36 = check.unfoldable_constant dense<"0x32A1F812CB51F7BFE35B8B87652EF33F2AD9978ABE90E03F9FC27C0D3D58D03FAB39079E7292E5BF93F1F09E89CDE5BF82D3E83DE1CDA63F1ACBCB52F70DC2BFE2AE28FCDC8DAE3F7688DBBD2B17E43F4DE895018778F2BF822123B657FFF73F"> : tensor<3x4xf64>
  %37 = check.unfoldable_constant dense<false> : tensor<i1>
  %b38 = tenon.if %37 : tensor<i1> -> tensor<3x4xf64> {
  %39 = tenon.tanh %36 : tensor<3x4xf64> -> tensor<3x4xf64>
  %40 = tenon.mul %35, %39 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %40 : tensor<3x4xf64>
  } else {
  %41 = tenon.exp %35 : tensor<3x4xf64> -> tensor<3x4xf64>
  tenon.yield %41 : tensor<3x4xf64>
  }
  %42 = tenon.tanh %b38 : tensor<3x4xf64> -> tensor<3x4xf64>
  %43 = tenon.mul %42, %8 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %44 = tenon.reduce sum %43 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g45:2 = tenon.gradients %44 by (%35, %36) : tensor<f64>, (tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<3x4xf64>)
  %46 = tenon.mul %g45#0, %12 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %47 = tenon.reduce sum %46 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %48 = tenon.mul %g45#1, %13 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %49 = tenon.reduce sum %48 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %50 = tenon.add %47, %49 : tensor<f64>, tensor<f64> -> tensor<f64>
  %51 = check.unfoldable_constant dense<"0xA05A6EA395F3E9BF6CCEFBAD4DD8E43FB8B11E2517DCEDBF6462E228F5A7DABF780CDF2BE988DA3F1887D81FCBFBC53F9861E68E42F3DBBF884052D62366ECBF784241354B09C93F1AC252E627BCECBF807B43486FA9D33F4804118342CBE33F"> : tensor<3x4xf64>
  %52 = check.unfoldable_constant dense<"0x00124DC7884DBA3F20AB8AE07DF5B5BF30E7E38EE28AEEBFB23B807CC28AEDBF006557FB5A2AE9BFFCDB36582F4CE7BFA455C5C3FC77EBBFC880E66266B4C53FCA39CF8D38C8EDBFECA8E13CDF67DDBF1440E8ABA194D23FC0C74CFFE605C7BF"> : tensor<3x4xf64>
  %53 = tenon.mul %g11#0, %51 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %54 = tenon.reduce sum %53 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %55 = tenon.mul %g11#1, %52 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %56 = tenon.reduce sum %55 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %57 = tenon.add %54, %56 : tensor<f64>, tensor<f64> -> tensor<f64>
  %58 = tenon.sub %28, %44 : tensor<f64>, tensor<f64> -> tensor<f64>
  %59 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %60 = tenon.mul %58, %59 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %57, %60 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g61:2 = tenon.gradients %18 by (%0, %1) : tensor<f64>, (tensor<3x4xf64>, tensor<3x4xf64>) -> (tensor<3x4xf64>, tensor<3x4xf64>)
  %62 = check.unfoldable_constant dense<"0xA05A6EA395F3E9BF6CCEFBAD4DD8E43FB8B11E2517DCEDBF6462E228F5A7DABF780CDF2BE988DA3F1887D81FCBFBC53F9861E68E42F3DBBF884052D62366ECBF784241354B09C93F1AC252E627BCECBF807B43486FA9D33F4804118342CBE33F"> : tensor<3x4xf64>
  %63 = check.unfoldable_constant dense<"0x00124DC7884DBA3F20AB8AE07DF5B5BF30E7E38EE28AEEBFB23B807CC28AEDBF006557FB5A2AE9BFFCDB36582F4CE7BFA455C5C3FC77EBBFC880E66266B4C53FCA39CF8D38C8EDBFECA8E13CDF67DDBF1440E8ABA194D23FC0C74CFFE605C7BF"> : tensor<3x4xf64>
  %64 = tenon.mul %g61#0, %62 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %65 = tenon.reduce sum %64 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %66 = tenon.mul %g61#1, %63 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %67 = tenon.reduce sum %66 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %68 = tenon.add %65, %67 : tensor<f64>, tensor<f64> -> tensor<f64>
  %69 = tenon.sub %34, %50 : tensor<f64>, tensor<f64> -> tensor<f64>
  %70 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %71 = tenon.mul %69, %70 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %68, %71 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}
