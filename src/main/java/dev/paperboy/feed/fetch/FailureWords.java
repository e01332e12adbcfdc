package dev.paperboy.feed.fetch;

import dev.paperboy.feed.fetch.Exchange.Broken;
import dev.paperboy.feed.fetch.LargeResponses.BusyException;
import dev.paperboy.feed.fetch.Proxies.Server;
import dev.paperboy.feed.fetch.PublicNetwork.NotPublicException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Describes why a server gave no usable response; reveals no more of a request than its address.
 */
final class FailureWords {

  private final FetchAddress address;
  private final Optional<Server> proxy;
  private final FetchLimits limits;

  FailureWords(FetchAddress address, Optional<Server> proxy, FetchLimits limits) {
    this.address = address;
    this.proxy = proxy;
    this.limits = limits;
  }

  /** Returns the failure of a timeout. */
  Broken slow() {
    return new Broken(
        address + " took longer than " + limits.overall().toSeconds() + " s" + through(), true);
  }

  /** Returns the failure of a body that could not be decompressed. */
  Broken damaged(IOException damaged) {
    if (damaged instanceof TooLargeException) {
      return tooLarge();
    }
    if (damaged instanceof BusyException) {
      return busy();
    }
    if (damaged instanceof ZipException || damaged instanceof EOFException) {
      return new Broken(address + " sent a damaged or cut-off body", true);
    }
    return new Broken(address + " " + damaged.getMessage(), true);
  }

  /**
   * Returns the failure of an exchange.
   *
   * @param begun whether the response had begun
   */
  Broken broken(@Nullable Throwable cause, boolean begun) {
    if (cause instanceof TooLargeException) {
      return tooLarge();
    }
    if (cause instanceof BusyException) {
      return busy();
    }
    Optional<NotPublicException> refused = refused(cause);
    if (refused.isPresent()) {
      return new Broken(
          address + ", the target of a redirect, is not requested: " + refused.get().getMessage(),
          false);
    }
    if (cause instanceof UnknownHostException) {
      String name =
          proxy.map(found -> "the proxy " + found).orElseGet(() -> "the name " + address.host());
      return new Broken(name + " could not be found", true);
    }
    if (cause instanceof SocketTimeoutException) {
      return new Broken(address + " did not accept a connection in time" + through(), true);
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return new Broken(address + " could not be reached" + through(), true);
    }
    if (cause instanceof SSLException) {
      return new Broken(
          "no secure connection to " + address.host() + " could be established" + through(), true);
    }
    if (begun) {
      return new Broken(address + " closed the connection before the end of its response", true);
    }
    if (proxy.isPresent() && cause != null && cause.getClass().equals(IOException.class)) {
      return new Broken(
          "the proxy "
              + proxy.get()
              + " would not connect to "
              + address.host()
              + "; check its rules, and the user and password in the variable",
          true);
    }
    // The messages of these exceptions may contain data from the server.
    String what =
        cause instanceof ProtocolException
            ? " did not respond in HTTP"
            : " closed the connection without a response";
    return new Broken(address + what + through(), true);
  }

  private Broken busy() {
    return new Broken(
        address + " sent a large response while other large ones were being read", true);
  }

  private Broken tooLarge() {
    return new Broken(address + " sent more than " + limits.bytes() / 1024 / 1024 + " MB", false);
  }

  private String through() {
    return proxy.map(found -> " through the proxy " + found).orElse("");
  }

  private static Optional<NotPublicException> refused(@Nullable Throwable cause) {
    return cause == null
        ? Optional.empty()
        : Stream.concat(Stream.of(cause), Stream.of(cause.getSuppressed()))
            .filter(NotPublicException.class::isInstance)
            .map(NotPublicException.class::cast)
            .findFirst();
  }
}
