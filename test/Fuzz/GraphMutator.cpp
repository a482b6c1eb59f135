//===- GraphMutator.cpp - Changes graphs as graphs ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names of ops are those of TensorFlow's list; numbers are mostly such as sizes, axes and
// masks are wrong by. Attributes get values of their kind, or those of other nodes.
//
//===----------------------------------------------------------------------===//
#include "test/Fuzz/GraphMutator.h"
#include <cstdint>
#include <iterator>
#include <limits>

using namespace tenon::tf;

static constexpr const char *kOps[] = {
#define OP(name, ...) name,
#include "compiler/Import/TensorFlow/OpTable.inc"
#undef OP
};

static constexpr int64_t kNumbers[] = {-1,
                                       0,
                                       1,
                                       2,
                                       3,
                                       4,
                                       -2,
                                       7,
                                       31,
                                       64,
                                       255,
                                       -128,
                                       1 << 20,
                                       std::numeric_limits<int32_t>::max(),
                                       std::numeric_limits<int32_t>::min(),
                                       int64_t(1) << 40,
                                       std::numeric_limits<int64_t>::max(),
                                       std::numeric_limits<int64_t>::min()};

static constexpr const char *kWords[] = {
    "",      "SAME",      "VALID",     "EXPLICIT",  "NHWC",    "NCHW",
    "NDHWC", "REFLECT",   "SYMMETRIC", "ij,jk->ik", "...i->i", "ii->i",
    "->",    "LEFT_LEFT", "HALF_UP",   "bilinear",  "nearest"};

namespace {

using Nodes = google::protobuf::RepeatedPtrField<NodeDef>;

class Mutator {
public:
  explicit Mutator(std::mt19937 &random) : random(random) {}

  void change(GraphDef &graph) {
    Nodes *nodes = graph.mutable_node();
    int functions = graph.library().function_size();
    if (functions && chance(3))
      nodes =
          graph.mutable_library()->mutable_function(below(functions))->mutable_node_def();
    if (!nodes->empty())
      change(*nodes);
  }

private:
  int below(int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); }
  bool chance(int of) { return below(of) == 0; }
  int64_t number() {
    return chance(4) ? below(16) : kNumbers[below(std::size(kNumbers))];
  }
  DataType type() { return static_cast<DataType>(chance(8) ? below(125) : below(24)); }

  void change(Nodes &nodes) {
    NodeDef &node = *nodes.Mutable(below(nodes.size()));
    const NodeDef &other = nodes.Get(below(nodes.size()));
    switch (below(12)) {
    case 0:
      node.set_op(chance(2) ? other.op() : kOps[below(std::size(kOps))]);
      return;
    case 1:
    case 2:
      return changeInput(node, other);
    case 3:
      *node.add_input() = inputOf(other);
      return;
    case 4:
      if (node.input_size())
        node.mutable_input()->DeleteSubrange(below(node.input_size()), 1);
      return;
    case 5: {
      NodeDef copy = node;
      copy.set_name(node.name() + "_" + std::to_string(below(100)));
      nodes.Add()->Swap(&copy);
      return;
    }
    case 6:
      if (chance(4))
        nodes.DeleteSubrange(below(nodes.size()), 1);
      return;
    case 7:
      for (const auto &[name, value] : other.attr())
        if (chance(2))
          (*node.mutable_attr())[name] = value;
      return;
    default:
      return changeAttribute(node);
    }
  }

  std::string inputOf(const NodeDef &node) {
    if (chance(8))
      return "^" + node.name();
    return chance(3) ? node.name() + ":" + std::to_string(below(4)) : node.name();
  }

  void changeInput(NodeDef &node, const NodeDef &other) {
    if (!node.input_size())
      return;
    int at = below(node.input_size());
    if (chance(3))
      node.mutable_input()->SwapElements(at, below(node.input_size()));
    else
      *node.mutable_input(at) = inputOf(other);
  }

  void changeAttribute(NodeDef &node) {
    auto &attributes = *node.mutable_attr();
    if (attributes.empty())
      return;
    auto at = attributes.begin();
    std::advance(at, below(static_cast<int>(attributes.size())));
    if (chance(8)) {
      attributes.erase(at);
      return;
    }
    change(at->second);
  }

  void change(AttrValue &value) {
    switch (value.value_case()) {
    case AttrValue::kS:
      return value.set_s(kWords[below(std::size(kWords))]);
    case AttrValue::kI:
      return value.set_i(number());
    case AttrValue::kF:
      return value.set_f(chance(3) ? std::numeric_limits<float>::quiet_NaN()
                                   : static_cast<float>(number()));
    case AttrValue::kB:
      return value.set_b(!value.b());
    case AttrValue::kType:
      return value.set_type(type());
    case AttrValue::kShape:
      return change(*value.mutable_shape());
    case AttrValue::kTensor:
      return change(*value.mutable_tensor());
    case AttrValue::kList:
      return change(*value.mutable_list());
    case AttrValue::kFunc:
      return value.mutable_func()->set_name(kWords[below(std::size(kWords))]);
    default:
      return value.set_i(number());
    }
  }

  void change(AttrValue::ListValue &list) {
    if (list.i_size())
      return changeNumbers(*list.mutable_i());
    if (list.type_size()) {
      if (chance(3))
        list.mutable_type()->RemoveLast();
      else if (chance(2))
        list.add_type(type());
      else
        list.set_type(below(list.type_size()), type());
    } else if (list.shape_size()) {
      change(*list.mutable_shape(below(list.shape_size())));
    } else {
      list.add_i(number());
    }
  }

  template <typename Field> void changeNumbers(Field &field) {
    using Number = std::decay_t<decltype(field.Get(0))>;
    if (field.empty() || chance(4))
      field.Add(static_cast<Number>(number()));
    else if (chance(4))
      field.RemoveLast();
    else
      field.Set(below(field.size()), static_cast<Number>(number()));
  }

  void change(TensorShapeProto &shape) {
    if (chance(8))
      return shape.set_unknown_rank(!shape.unknown_rank());
    if (!shape.dim_size() || chance(4))
      return shape.add_dim()->set_size(number());
    if (chance(4))
      return shape.mutable_dim()->RemoveLast();
    shape.mutable_dim(below(shape.dim_size()))->set_size(number());
  }

  void change(TensorProto &tensor) {
    if (chance(6))
      return tensor.set_dtype(type());
    if (chance(4))
      return change(*tensor.mutable_tensor_shape());
    std::string &bytes = *tensor.mutable_tensor_content();
    if (bytes.empty()) {
      changeNumbers(*tensor.mutable_int_val());
      return;
    }
    int64_t value = number();
    size_t width = tensor.dtype() == DT_INT64 ? 8 : 4;
    size_t at =
        static_cast<size_t>(below(static_cast<int>(bytes.size()))) / width * width;
    for (size_t i = at; i < std::min(at + width, bytes.size()); ++i)
      bytes[i] = static_cast<char>(value >> (8 * (i - at)));
    if (chance(8))
      bytes.pop_back();
  }

  std::mt19937 &random;
};

} // namespace

void tenon::tf::mutateGraph(GraphDef &graph, std::mt19937 &random) {
  Mutator(random).change(graph);
}
