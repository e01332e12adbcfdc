package dev.paperboy.chat.console;

import dev.paperboy.text.Sha256;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Serves the files of the page. Only those in the list are served. */
final class PageFiles {
  private static final List<String> FILES =
      List.of(
          "index.html",
          "early.js",
          "icon.svg",
          "base.css",
          "layout.css",
          "cards.css",
          "app.js",
          "api.js",
          "cards.js",
          "channels.js",
          "composer.js",
          "completion.js",
          "conversation.js",
          "dialogs.js",
          "dom.js",
          "events.js",
          "facets.js",
          "history.js",
          "status.js",
          "text.js",
          "theme.js",
          "times.js");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private PageFiles() {}

  static void addTo(RoutesConfig routes) {
    for (String name : FILES) {
      PageFile file = PageFile.load(name);
      routes.get("/console/" + name, file::send);
      if (name.equals("index.html")) {
        routes.get("/", file::send);
      } else if (name.equals("icon.svg")) {
        routes.get("/favicon.ico", file::send);
      }
    }
  }

  private record PageFile(String type, String tag, String content) {
    private static final int TAG_DIGITS = 24;

    static PageFile load(String name) {
      try (InputStream stream = PageFiles.class.getResourceAsStream("/console/" + name)) {
        byte[] bytes = Objects.requireNonNull(stream, name).readAllBytes();
        String tag = "\"" + Sha256.hex(bytes).substring(0, TAG_DIGITS) + "\"";
        String type = name.substring(name.lastIndexOf('.') + 1);
        return new PageFile(
            Objects.requireNonNull(TYPES.get(type)),
            tag,
            new String(bytes, StandardCharsets.UTF_8));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    void send(Context ctx) {
      ctx.header("Cache-Control", "no-cache").header("ETag", tag);
      if (tag.equals(ctx.header("If-None-Match"))) {
        ctx.status(HttpStatus.NOT_MODIFIED);
        return;
      }
      ctx.contentType(type).result(content);
    }
  }
}
