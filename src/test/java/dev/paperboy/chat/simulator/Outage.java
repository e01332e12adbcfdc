package dev.paperboy.chat.simulator;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.eclipse.jetty.server.ServerConnector;

/** The outages of a simulated platform, during which connections are refused. */
public final class Outage {
  private final Javalin javalin;
  private final int port;

  /** Creates the outages of a server that has been started. */
  public Outage(Javalin javalin) {
    this.javalin = javalin;
    this.port = javalin.port();
  }

  /** Closes the connections; returns when new ones are refused. */
  public void start() {
    try {
      connector().stop();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
    Waiting.until("connections to be refused", Duration.ofSeconds(10), this::isRefusing);
  }

  /** Accepts connections again, on the same port. */
  public void end() {
    try {
      connector().setPort(port);
      connector().start();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /**
   * Returns whether a connection is refused. A thread within {@code accept} keeps a closed socket
   * alive until it is signalled: it accepts one more connection, which is never answered or closed.
   */
  private boolean isRefusing() {
    try {
      new Socket(InetAddress.getLoopbackAddress(), port).close();
      return false;
    } catch (ConnectException refused) {
      return true;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ServerConnector connector() {
    return (ServerConnector) javalin.jettyServer().server().getConnectors()[0];
  }
}
