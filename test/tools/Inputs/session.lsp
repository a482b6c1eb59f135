{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"processId":123,"rootPath":"/","capabilities":{},"trace":"off"}}
// -----
{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"test:///graph.mlir","languageId":"mlir","version":1,"text":"func.func @f(%x: tensor<2xi32>) {\n  %y = \"tenon.tanh\"(%x, %x) : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi32>\n  return\n}\n"}}}
// -----
{"jsonrpc":"2.0","id":1,"method":"shutdown"}
// -----
{"jsonrpc":"2.0","method":"exit"}
