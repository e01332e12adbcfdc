package dev.paperboy.store;

/**
 * How the connections to the database are used.
 *
 * @param purpose {@code write} or {@code read}
 * @param connections the maximum number of connections
 * @param inUse the number of transactions in progress
 * @param waiting the number of threads that wait for a connection
 * @param waits how often a thread found no free connection since the start
 */
public record ConnectionUse(String purpose, int connections, int inUse, int waiting, long waits) {}
