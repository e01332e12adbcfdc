package dev.paperboy.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Rejects malformed addresses, and cross-site requests made through the reader's browser.
 *
 * <p>A foreign {@code Host} indicates DNS rebinding; a foreign {@code Origin} or {@code
 * Sec-Fetch-Site} indicates a page of another site. Following a link from elsewhere to a page is
 * allowed.
 */
final class RequestGuard implements Handler {
  private final String boundHost;
  private final Set<String> allowedHosts;
  private final Predicate<String> signed;

  /**
   * Guards all but these paths.
   *
   * @param signed the paths where a page of another site can do no harm, because it cannot sign
   */
  RequestGuard(WebSettings settings, Predicate<String> signed) {
    this.signed = signed;
    boundHost = settings.host();
    allowedHosts = Set.copyOf(settings.allowedHosts());
  }

  @Override
  public void handle(Context ctx) {
    if (!isDecodable(ctx.path())) {
      throw new BadRequestResponse(
          "The address is malformed: two hexadecimal digits have to follow each %.");
    }
    if (signed.test(ctx.path())) {
      return;
    }
    String host = ctx.header("Host");
    if (host == null || host.isBlank()) {
      throw new BadRequestResponse("The request names no Host.");
    }
    if (HostNames.name(host).filter(this::isOurs).isEmpty()) {
      throw new ForbiddenResponse(
          "This server does not serve that Host. Add the name to console.allowed_hosts if it is"
              + " meant to.");
    }
    String origin = ctx.header("Origin");
    if (origin != null && !HostNames.isSameOrigin(origin, host)) {
      throw new ForbiddenResponse("Requests from pages of another origin are refused.");
    }
    if ("cross-site".equalsIgnoreCase(ctx.header("Sec-Fetch-Site")) && !followsLink(ctx)) {
      throw new ForbiddenResponse("Requests from pages of another site are refused.");
    }
  }

  private static boolean isDecodable(String path) {
    for (int at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
      if (at + 2 >= path.length()
          || !HexFormat.isHexDigit(path.charAt(at + 1))
          || !HexFormat.isHexDigit(path.charAt(at + 2))) {
        return false;
      }
    }
    return true;
  }

  private boolean isOurs(String name) {
    return HostNames.isLoopback(name)
        || name.equalsIgnoreCase(boundHost)
        || allowedHosts.contains(name)
        || (HostNames.isEveryAddress(boundHost) && HostNames.isAddress(name));
  }

  private static boolean followsLink(Context ctx) {
    return ctx.method().equals(HandlerType.GET)
        && "navigate".equalsIgnoreCase(ctx.header("Sec-Fetch-Mode"))
        && "document".equalsIgnoreCase(ctx.header("Sec-Fetch-Dest"))
        && !ctx.path().startsWith("/api/");
  }
}
