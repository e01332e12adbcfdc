package dev.paperboy.web;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;

/** What a log may say of the path of a request: not its variables, which may be keys. */
public final class LoggedPath {
  private LoggedPath() {}

  /** Returns the path of the route, such as {@code /papers/<id>}; that of no route is hidden. */
  public static String of(Context ctx) {
    Endpoint route = ctx.endpoints().matchedHttpEndpoint();
    return route == null ? "(no route)" : route.path;
  }
}
