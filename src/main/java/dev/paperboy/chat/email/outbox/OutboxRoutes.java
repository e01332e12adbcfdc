package dev.paperboy.chat.email.outbox;

import dev.paperboy.web.ConsoleAccess;
import dev.paperboy.web.PageFrames;
import dev.paperboy.web.Routes;
import dev.paperboy.web.Templates;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/** The pages of mails that would have been sent, for whoever may see the console. */
public final class OutboxRoutes implements Routes {
  /** The path of the list. */
  public static final String PATH = "/outbox";

  /** A mail has its styles in itself; it may load and send nothing. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private final KeptMails mails;
  private final Templates templates;
  private final PageFrames frames;

  /** Shows these mails. */
  public OutboxRoutes(KeptMails mails, Templates templates, PageFrames frames) {
    this.mails = mails;
    this.templates = templates;
    this.frames = frames;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(PATH, this::list);
    routes.get(PATH + "/{number}", this::html);
    routes.get(PATH + "/{number}/text", this::text);
  }

  private void list(Context ctx) {
    check(ctx);
    ctx.html(
        templates.render(
            "inbox/outbox.jte", new OutboxPage(frames.of(ctx, "Outbox"), mails.newestFirst())));
  }

  private void html(Context ctx) {
    KeptMail mail = find(ctx);
    ctx.header("Content-Security-Policy", POLICY);
    ctx.html(mail.draft().html());
  }

  private void text(Context ctx) {
    ctx.contentType("text/plain; charset=utf-8").result(find(ctx).draft().text());
  }

  private KeptMail find(Context ctx) {
    check(ctx);
    return mails
        .find(ctx.pathParam("number"))
        .orElseThrow(() -> new NotFoundResponse("This mail is not kept any more."));
  }

  private static void check(Context ctx) {
    if (!ConsoleAccess.isGranted(ctx)) {
      throw new NotFoundResponse("There is no such page.");
    }
  }
}
