package dev.paperboy.route.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A line on loopback between a program and a server, which can be cut while both of them run. Safe
 * for use by several threads.
 */
public final class TcpProxy implements Closeable {

  /** What becomes of what is sent. */
  private enum State {
    PASSES,
    REFUSES,
    SWALLOWS
  }

  private final ServerSocket listening;
  private final int target;
  private final Consumer<byte[]> sent;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile State state = State.PASSES;
  private volatile CountDownLatch healed = new CountDownLatch(0);

  /**
   * Listens on a free port.
   *
   * @param target the server's port on loopback
   * @param sent is told each piece that the program sends, before the server has it
   */
  public TcpProxy(int target, Consumer<byte[]> sent) throws IOException {
    this.target = target;
    this.sent = sent;
    this.listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    thread(this::listen);
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  /** The port that it listens on. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Closes the connections; new ones are possible at once. */
  void drop() {
    open.forEach(TcpProxy::closeSilently);
  }

  /** Closes the connections, and new ones as soon as they are made. */
  public void refuse() {
    state = State.REFUSES;
    drop();
  }

  /**
   * Lets nothing through, without a word to either side, as a cable that was pulled out does not.
   */
  synchronized void swallow() {
    healed = new CountDownLatch(1);
    state = State.SWALLOWS;
  }

  /**
   * Lets everything through again. The connections of before are closed: what was swallowed is not
   * sent again.
   */
  synchronized void heal() {
    state = State.PASSES;
    drop();
    healed.countDown();
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket program = listening.accept();
        if (state == State.REFUSES) {
          program.close();
        } else {
          thread(() -> connect(program));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket program) {
    open.add(program);
    try {
      program.setTcpNoDelay(true);
      healed.await();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      server.setTcpNoDelay(true);
      open.add(server);
      thread(() -> pass(server, program, piece -> {}));
      pass(program, server, sent);
    } catch (IOException unreachable) {
      closeSilently(program);
      open.remove(program);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(Socket from, Socket to, Consumer<byte[]> told) {
    byte[] buffer = new byte[65_536];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        healed.await();
        byte[] piece = java.util.Arrays.copyOf(buffer, length);
        told.accept(piece);
        out.write(piece);
      }
    } catch (IOException cut) {
      // That is what it is for.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void closeSilently(Socket socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    drop();
    healed.countDown();
  }
}
