package dev.paperboy.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Requires the operator's token: a Bearer header, or the cookie that {@code /login} sets. */
final class TokenGuard implements Handler {
  private static final String COOKIE = "paperboy";
  private static final String LOGIN = "/login";
  private static final String HOME = "/";
  private static final String NEXT = "next";

  /** A path that no browser takes for the name of another server. */
  private static final Pattern OWN_PATH =
      Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\\"'<>]]{0,2000}");

  private static final String LOGIN_STYLE = "/login.css";
  private static final int TOO_MANY_REQUESTS = 429;

  private static final int THIRTY_DAYS = 30 * 24 * 60 * 60;

  private final RequiredToken token;
  private final ClientAllowance attempts;
  private final Predicate<String> open;

  /**
   * Guards all paths but the open ones.
   *
   * @param attempts how many wrong tokens clients may send
   */
  TokenGuard(RequiredToken token, Predicate<String> open, ClientAllowance attempts) {
    this.token = token;
    this.attempts = attempts;
    this.open = open.or(Set.of("/healthz", "/readyz", LOGIN, LOGIN_STYLE)::contains);
  }

  void addTo(RoutesConfig routes) {
    routes.before(this);
    routes.get(LOGIN, this::showForm);
    routes.post(LOGIN, this::logIn);
    String style = resource("login.css");
    routes.get(LOGIN_STYLE, ctx -> ctx.contentType("text/css; charset=utf-8").result(style));
  }

  @Override
  public void handle(Context ctx) {
    if (hasCookie(ctx)) {
      ConsoleAccess.grant(ctx);
      return;
    }
    if (open.test(ctx.path())) {
      return;
    }
    if (hasBearer(ctx)) {
      ConsoleAccess.grant(ctx);
      return;
    }
    String accept = Objects.requireNonNullElse(ctx.header("Accept"), "");
    if (ctx.method().equals(HandlerType.GET) && accept.contains("text/html")) {
      ctx.redirect(LOGIN + wanted(ctx), HttpStatus.SEE_OTHER);
      ctx.skipRemainingHandlers();
      return;
    }
    ctx.header("WWW-Authenticate", "Bearer");
    throw new UnauthorizedResponse(
        "The token is missing or wrong: send it as \"Authorization: Bearer …\", or log in at"
            + " /login.");
  }

  private boolean hasBearer(Context ctx) {
    String header = Objects.requireNonNullElse(ctx.header("Authorization"), "");
    if (!header.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
      return false;
    }
    boolean right = isRight(header.substring("bearer ".length()));
    if (!mayTry(ctx, right)) {
      throw new HttpResponseException(TOO_MANY_REQUESTS, tooMany(ctx));
    }
    return right;
  }

  private boolean hasCookie(Context ctx) {
    String cookie = ctx.cookie(COOKIE);
    return cookie != null && token.isCookie(cookie);
  }

  /** Returns the parameter of the log-in that names the requested page; empty for the console. */
  private static String wanted(Context ctx) {
    String query = ctx.queryString();
    String path = ctx.req().getRequestURI() + (query == null ? "" : "?" + query);
    return path.equals(HOME)
        ? ""
        : "?" + NEXT + "=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }

  /** Returns the page to show after the log-in: one of this server, never of another. */
  private static String next(Context ctx) {
    String given =
        Objects.requireNonNullElse(
            ctx.method().equals(HandlerType.POST) ? ctx.formParam(NEXT) : ctx.queryParam(NEXT),
            HOME);
    return OWN_PATH.matcher(given).matches() && !given.startsWith(LOGIN) ? given : HOME;
  }

  private void showForm(Context ctx) {
    String given = ctx.queryParam("token");
    if (given == null) {
      form(ctx, "");
    } else {
      decide(ctx, given);
    }
  }

  private void logIn(Context ctx) {
    decide(ctx, Objects.requireNonNullElse(ctx.formParam("token"), ""));
  }

  private void decide(Context ctx, String given) {
    boolean right = isRight(given);
    if (!mayTry(ctx, right)) {
      ctx.status(TOO_MANY_REQUESTS);
      form(ctx, tooMany(ctx));
      return;
    }
    if (!right) {
      ctx.status(HttpStatus.UNAUTHORIZED);
      form(ctx, "That is not the token. It is the value of console.token in the configuration.");
      return;
    }
    boolean encrypted = "https".equalsIgnoreCase(ctx.header("X-Forwarded-Proto"));
    ctx.cookie(
        new Cookie(COOKIE, token.cookie(), "/", THIRTY_DAYS, encrypted, true, null, SameSite.LAX));
    ctx.redirect(next(ctx), HttpStatus.SEE_OTHER);
  }

  private boolean isRight(String given) {
    return token.isGiven(given.strip());
  }

  /**
   * Returns whether this attempt is within the limits. A wrong one is counted before anything is
   * answered, so that guesses at the same time are not more than those one after the other; a right
   * one clears the count.
   */
  private boolean mayTry(Context ctx, boolean right) {
    if (!right) {
      return attempts.take(ctx.ip(), forwarded(ctx));
    }
    boolean may = attempts.mayTake(ctx.ip(), forwarded(ctx));
    if (may) {
      attempts.restore(ctx.ip(), forwarded(ctx));
    }
    return may;
  }

  private String tooMany(Context ctx) {
    Duration own = attempts.wait(ctx.ip(), forwarded(ctx));
    Duration all = attempts.waitOfAll();
    long seconds = Math.max(0, (own.compareTo(all) > 0 ? own : all).toSeconds()) + 1;
    ctx.header("Retry-After", String.valueOf(seconds));
    return "Too many wrong tokens came from "
        + (own.compareTo(Duration.ZERO) > 0 ? "this address" : "many addresses")
        + "; try again in "
        + seconds
        + " seconds.";
  }

  private static String forwarded(Context ctx) {
    return Objects.requireNonNullElse(ctx.header("X-Forwarded-For"), "");
  }

  private static void form(Context ctx, String message) {
    ctx.html(
        resource("login.html")
            .replace("{message}", message)
            .replace("{next}", next(ctx).replace("&", "&amp;")));
  }

  private static String resource(String name) {
    try (InputStream stream = TokenGuard.class.getResourceAsStream("/web/" + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
