package dev.paperboy.store;

import org.jdbi.v3.core.Handle;

/** A transaction in progress. Confined to one thread; ends with the call that opened it. */
public final class Transaction {
  private final Handle handle;

  Transaction(Handle handle) {
    this.handle = handle;
  }

  public Handle handle() {
    return handle;
  }
}
