package dev.paperboy.feed.fetch;

import java.net.URI;

/** Addresses as they may be shown: without query, user and fragment, where secrets are kept. */
public final class Address {

  private Address() {}

  /** The address of this path, and query, below a server's base address. */
  public static URI under(URI base, String path) {
    return URI.create(base.toString().replaceFirst("/+$", "") + path);
  }

  /** Scheme, host, port and path. */
  public static String of(URI address) {
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    return address.getScheme() + "://" + address.getHost() + port + path;
  }
}
