package dev.paperboy.store.move;

/**
 * A table that both databases have with the same rows.
 *
 * @param fingerprint of its rows, in hexadecimal; the same on SQLite and PostgreSQL
 */
public record MovedTable(String name, long rows, String fingerprint) {}
