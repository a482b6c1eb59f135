//===- List.h - A growing list --------------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_IO_LIST_H_
#define TENON_RUNTIME_IO_LIST_H_

#include <new>
#include <stdlib.h>
#include <string.h>

namespace tenon::io {

/// What std::vector would be. Elements must survive being moved bytewise.
template <typename T> class List {
public:
  List() = default;
  List(const List &) = delete;
  List &operator=(const List &) = delete;
  ~List() {
    for (size_t i = 0; i < used; ++i)
      items[i].~T();
    free(static_cast<void *>(items));
  }

  /// Appends a default element and returns it; NULL if memory runs out.
  T *add() {
    if (used == room) {
      size_t wanted = room ? 2 * room : 8;
      void *memory = realloc(static_cast<void *>(items), wanted * sizeof(T));
      if (!memory)
        return nullptr;
      items = static_cast<T *>(memory);
      room = wanted;
    }
    return new (&items[used++]) T();
  }

  void removeLast() { items[--used].~T(); }
  void removeFirst(size_t count) {
    if (!count)
      return;
    for (size_t i = 0; i < count; ++i)
      items[i].~T();
    used -= count;
    memmove(static_cast<void *>(items), static_cast<void *>(items + count),
            used * sizeof(T));
  }

  size_t size() const { return used; }
  T &operator[](size_t index) { return items[index]; }
  const T &operator[](size_t index) const { return items[index]; }
  T *data() { return items; }
  T *begin() { return items; }
  T *end() { return items + used; }
  const T *begin() const { return items; }
  const T *end() const { return items + used; }

private:
  T *items = nullptr;
  size_t used = 0;
  size_t room = 0;
};

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_LIST_H_
