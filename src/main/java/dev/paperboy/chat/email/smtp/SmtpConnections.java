package dev.paperboy.chat.email.smtp;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** The open connections to the mail server. Thread-safe. */
final class SmtpConnections implements AutoCloseable {
  /** How long a connection is kept without being used; servers close one after five minutes. */
  static final Duration IDLE = Duration.ofMinutes(1);

  private final SmtpSession session;
  private final IntSupplier most;
  private final InstantSource clock;
  private final Deque<SmtpConnection> idle = new ArrayDeque<>();
  private int count;
  private boolean closed;

  /**
   * Creates an empty set of connections.
   *
   * @param most the number of connections that this process may keep at present
   */
  SmtpConnections(SmtpSession session, IntSupplier most, InstantSource clock) {
    this.session = session;
    this.most = most;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Opens a connection, which the caller gives back by {@link #keep} or {@link #drop}. */
  SmtpConnection open() throws MessagingException {
    SmtpConnection connection = session.connect(now());
    synchronized (this) {
      count++;
    }
    return connection;
  }

  /** Returns the connection that was used last, if it may still be open. */
  synchronized Optional<SmtpConnection> takeIdle() {
    return Optional.ofNullable(idle.pollFirst());
  }

  /** Returns the number of open connections, in use or not. */
  synchronized int count() {
    return count;
  }

  /** Keeps a connection for the next mail. */
  void keep(SmtpConnection connection) {
    synchronized (this) {
      if (!closed && count <= most.getAsInt()) {
        idle.addFirst(connection);
        return;
      }
    }
    drop(connection);
  }

  /** Closes a connection. */
  void drop(SmtpConnection connection) {
    synchronized (this) {
      count--;
    }
    connection.close();
  }

  /** Closes the connections that were not used for a while, and those that are too many. */
  void closeIdle() {
    Instant before = now().minus(IDLE);
    List<SmtpConnection> stale = new ArrayList<>();
    synchronized (this) {
      while (!idle.isEmpty() && idle.getLast().lastUsed().isBefore(before)) {
        stale.add(idle.removeLast());
      }
      int surplus = count - stale.size() - most.getAsInt();
      while (!idle.isEmpty() && surplus-- > 0) {
        stale.add(idle.removeLast());
      }
    }
    stale.forEach(this::drop);
  }

  @Override
  public void close() {
    List<SmtpConnection> rest;
    synchronized (this) {
      closed = true;
      rest = List.copyOf(idle);
      idle.clear();
    }
    rest.forEach(this::drop);
  }
}
