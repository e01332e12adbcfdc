package dev.paperboy.chat.slack.install;

import dev.paperboy.chat.slack.install.BotTokens.Workspace;
import dev.paperboy.chat.slack.install.CodeExchange.Result;
import dev.paperboy.chat.slack.install.PendingInstalls.Pending;
import dev.paperboy.chat.slack.send.SlackApi;
import dev.paperboy.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OAuth flow for installing Paperboy in a workspace: {@code /slack/install} redirects to Slack,
 * {@code /slack/oauth_redirect} receives the result. Open to everyone who can reach the server;
 * Slack decides which workspaces may install the app.
 */
public final class InstallRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(InstallRoutes.class);
  private static final String INSTALL = "/slack/install";
  private static final String REDIRECT = "/slack/oauth_redirect";
  private static final String COOKIE = "paperboy_slack_install";
  private static final String COOKIE_PATH = "/slack";
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?", Pattern.CASE_INSENSITIVE);

  private final SlackApp app;
  private final SlackApi slack;
  private final PendingInstalls pending;
  private final CodeExchange exchangeCode;
  private final ManyWorkspaces workspaces;
  private final Consumer<Workspace> installed;

  /**
   * Creates routes that install into these workspaces.
   *
   * @param pending the installations that were started
   * @param installed called after an installation was saved, for the first time or again
   */
  public InstallRoutes(
      SlackApp app,
      SlackApi slack,
      ManyWorkspaces workspaces,
      PendingInstalls pending,
      Consumer<Workspace> installed) {
    this.app = app;
    this.slack = slack;
    this.pending = pending;
    this.exchangeCode = new CodeExchange(app, slack, workspaces.clock());
    this.workspaces = workspaces;
    this.installed = installed;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(INSTALL, this::begin);
    routes.get(REDIRECT, this::finish);
    routes.get(
        InstallPage.STYLE_PATH,
        ctx -> ctx.contentType("text/css; charset=utf-8").result(InstallPage.STYLE));
  }

  @Override
  public Set<String> openPaths() {
    return Set.of(INSTALL, REDIRECT, InstallPage.STYLE_PATH);
  }

  private void begin(Context ctx) {
    String root = root(ctx);
    Pending begun = pending.begin(root + REDIRECT);
    int seconds = Math.toIntExact(PendingInstalls.LIFE.toSeconds());
    setCookie(ctx, begun.cookie(), seconds, root.startsWith("https:"));
    ctx.redirect(authorizeUrl(begun), HttpStatus.FOUND);
  }

  /** Returns the address where people approve the installation. */
  private String authorizeUrl(Pending begun) {
    return HttpUrl.get(slack.methods().replaceFirst("(/api)?/$", "/oauth/v2/authorize"))
        .newBuilder()
        .addQueryParameter("client_id", app.clientId())
        .addQueryParameter("scope", String.join(",", RequiredScopes.all()))
        .addQueryParameter("redirect_uri", begun.redirectUrl())
        .addQueryParameter("state", begun.state())
        .toString();
  }

  /**
   * Returns the server's base address for browsers. Its name was checked before; Slack requires
   * HTTPS except on the same machine.
   */
  private static String root(Context ctx) {
    String host = Objects.requireNonNullElse(ctx.header("Host"), "");
    boolean plain =
        LOOPBACK.matcher(host).matches()
            && !"https".equalsIgnoreCase(ctx.header("X-Forwarded-Proto"));
    return (plain ? "http://" : "https://") + host;
  }

  private static void setCookie(Context ctx, String value, int seconds, boolean secure) {
    // Lax: the redirect back from Slack is cross-site.
    ctx.cookie(new Cookie(COOKIE, value, COOKIE_PATH, seconds, secure, true, null, SameSite.LAX));
  }

  private void finish(Context ctx) {
    Optional<Pending> begun =
        pending.take(parameter(ctx, "state"), Objects.requireNonNullElse(ctx.cookie(COOKIE), ""));
    setCookie(ctx, "", 0, root(ctx).startsWith("https:"));
    if (begun.isEmpty()) {
      InstallPage.show(
          ctx,
          400,
          "Please start again",
          "This installation was started more than ten minutes ago or in another browser, or it is"
              + " already finished.",
          true);
      return;
    }
    String error = parameter(ctx, "error");
    String code = parameter(ctx, "code");
    if (!error.isEmpty() || code.isEmpty()) {
      declined(ctx, error);
      return;
    }
    Result result = exchangeCode.exchange(code, begun.get().redirectUrl());
    if (result instanceof Result.Installed good) {
      keep(ctx, good.installation());
    } else {
      Result.Failed failed = (Result.Failed) result;
      LOG.atWarn()
          .addKeyValue("reason", failed.reason())
          .log("installation in a Slack workspace failed");
      InstallPage.show(
          ctx, failed.status(), "Paperboy was not installed", failed.reason(), failed.again());
    }
  }

  private static void declined(Context ctx, String error) {
    boolean byPerson = error.equals("access_denied");
    InstallPage.show(
        ctx,
        byPerson ? 200 : 400,
        "Paperboy was not installed",
        byPerson
            ? "You declined in Slack. Nothing was changed."
            : "Slack did not allow it. Nothing was changed.",
        true);
  }

  private void keep(Context ctx, Installation installation) {
    workspaces.installed(installation);
    LOG.atInfo()
        .addKeyValue("team", installation.team())
        .addKeyValue("name", installation.name())
        .log("installed in a Slack workspace");
    installed.accept(new Workspace(installation.team(), installation.name(), ""));
    InstallPage.show(
        ctx,
        200,
        "Paperboy is installed",
        "It is now in the workspace “"
            + installation.name()
            + "”. Go to a channel there and type /invite @Paperboy, then /papers.",
        false);
  }

  private static String parameter(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.queryParam(name), "");
  }
}
