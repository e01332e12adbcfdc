package dev.paperboy.chat.slack.install;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The page shown at the end of an installation, successful or not. */
final class InstallPage {
  static final String STYLE_PATH = "/slack/install.css";
  private static final String PAGE = resource("slack-install.html");
  static final String STYLE = resource("slack-install.css");

  private InstallPage() {}

  /**
   * Responds with the page.
   *
   * @param status the HTTP status
   * @param title what happened, in a few words
   * @param text what to do now, a sentence or two
   * @param again whether to offer to start over
   */
  static void show(Context ctx, int status, String title, String text, boolean again) {
    ctx.status(status);
    ctx.html(
        PAGE.replace("{again}", again ? "" : " hidden")
            .replace("{title}", escaped(title))
            .replace("{text}", escaped(text)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        // A name that looks like a placeholder of the page must not be replaced.
        .replace("{", "&#123;");
  }

  private static String resource(String name) {
    try (InputStream stream = InstallPage.class.getResourceAsStream("/web/" + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
