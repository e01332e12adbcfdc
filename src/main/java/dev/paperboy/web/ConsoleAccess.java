package dev.paperboy.web;

import io.javalin.http.Context;
import java.util.Objects;

/** Whether the sender of a request may see the console, and with it channels and subscriptions. */
public final class ConsoleAccess {
  private static final String GRANTED = ConsoleAccess.class.getName();

  private ConsoleAccess() {}

  /**
   * Returns whether the request carries the token, or none is required and the request comes from
   * this machine, not through a proxy.
   */
  public static boolean isGranted(Context ctx) {
    return Boolean.TRUE.equals(ctx.attribute(GRANTED));
  }

  static void grant(Context ctx) {
    ctx.attribute(GRANTED, true);
  }

  /** Grants access to whoever calls from this machine; for servers without a token. */
  static void grantLocally(Context ctx) {
    boolean direct = ctx.header("X-Forwarded-For") == null && ctx.header("Forwarded") == null;
    String host = Objects.requireNonNullElse(ctx.header("Host"), "");
    if (direct && HostNames.name(host).filter(HostNames::isLoopback).isPresent()) {
      grant(ctx);
    }
  }
}
