package dev.paperboy.site;

import dev.paperboy.site.PageCache.Rendered;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Serves the style sheet, the script and the icon of the pages, to everyone. */
final class SiteFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "/papers/style.css", "text/css; charset=utf-8",
          "/papers/script.js", "text/javascript; charset=utf-8",
          "/papers/icon.svg", "image/svg+xml");

  /** The paths of the files. */
  static final Set<String> PATHS = TYPES.keySet();

  private SiteFiles() {}

  static void addTo(RoutesConfig routes) {
    TYPES.forEach(
        (path, type) -> {
          String name = path.substring(path.lastIndexOf('/') + 1);
          Rendered file = Rendered.of(HttpStatus.OK.getCode(), load(name));
          routes.get(path, ctx -> send(ctx, file, type));
        });
  }

  private static void send(Context ctx, Rendered file, String type) {
    ctx.header("Cache-Control", "public, max-age=3600").header("ETag", file.tag());
    if (file.tag().equals(ctx.header("If-None-Match"))) {
      ctx.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    ctx.contentType(type).result(file.html());
  }

  private static String load(String name) {
    try (InputStream stream = SiteFiles.class.getResourceAsStream("/site/" + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
