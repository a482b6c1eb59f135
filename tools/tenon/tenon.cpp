//===- tenon.cpp - The command-line program -------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Options.h"
#include "compiler/Object/OutputFile.h"
#include <csignal>
#include <pthread.h>
#include <thread>

using namespace tenon;
using namespace tenon::cli;

volatile int cli::interrupted = 0;
volatile int cli::handlesInterrupts = 0;

/// On an interrupt, removes the folders with half-made products and ends as the
/// signal says; a training is first asked to end by itself. A thread waits for the
/// signals, so that this is ordinary code.
static void cleanUpOnSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (int signal : {SIGINT, SIGTERM, SIGHUP})
    sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread([signals] {
    int signal = 0;
    sigwait(&signals, &signal);
    if (signal == SIGINT && handlesInterrupts) {
      interrupted = 1;
      sigwait(&signals, &signal);
    }
    WorkFolder::removeAll();
    std::signal(signal, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    raise(signal);
  }).detach();
}

int main(int argc, char **argv) {
  cleanUpOnSignals();
  llvm::Expected<std::optional<Options>> options =
      parseOptions(llvm::ArrayRef(argv + 1, argc > 0 ? argc - 1 : 0));
  if (!options) {
    printErrors(llvm::toString(options.takeError()));
    return 1;
  }
  if (!*options)
    return 0;
  switch ((*options)->command) {
  case Command::Show:
    return show(**options);
  case Command::Compile:
    return compile(**options);
  case Command::Run:
    return run(**options);
  case Command::Train:
    return train(**options);
  case Command::Export:
    return exportModel(**options);
  }
  return 1;
}
