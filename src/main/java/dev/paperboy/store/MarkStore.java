package dev.paperboy.store;

/** Single values that belong to the database as a whole. */
final class MarkStore {
  static final String DATABASE = "database";

  String value(Transaction transaction, String name) {
    return transaction
        .handle()
        .createQuery("SELECT value FROM marks WHERE name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .one();
  }
}
