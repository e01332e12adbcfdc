package dev.paperboy.site;

import dev.paperboy.site.PageCache.Rendered;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.PictureStore;
import dev.paperboy.web.ConsoleAccess;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Sends pages and feeds, rendered only if something has changed, and only to who lacks them. */
public final class PageResponses {
  private static final long STAMP = Duration.ofMinutes(1).toMillis();
  private static final long WEEK = Duration.ofDays(7).toSeconds();
  private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

  private final SiteServices services;
  private final PageCache cache;
  private final PaperStore papers = new PaperStore();
  private final PictureStore pictures = new PictureStore();

  /** Creates responses of which this many are kept. */
  public PageResponses(SiteServices services, int kept) {
    this.services = services;
    this.cache = new PageCache(kept);
  }

  /**
   * Sends a page, rendered unless nothing has changed since it was rendered last.
   *
   * @param variant what it depends on beside the address
   * @param type its media type
   */
  public void respond(Context ctx, String variant, String type, Supplier<Rendered> render) {
    String key = variant + " " + ctx.req().getRequestURI() + "?" + ctx.queryString();
    send(ctx, cache.get(key, stamp(), services.clock().instant(), render), type);
  }

  /**
   * Sends a page that only those who know its address may keep. It was rendered anew, because its
   * content depends on more than papers.
   *
   * @param key identifies it among the pages that were sent before
   */
  public void sendPrivately(Context ctx, String key, String type, Rendered page) {
    Instant now = services.clock().instant();
    send(ctx, cache.get(key, page.tag(), now, () -> page), type, false);
  }

  /**
   * Sends a picture, which may be kept for a week.
   *
   * @param tag its strong validator, with quotes
   */
  public void sendPicture(Context ctx, String tag, byte[] jpeg) {
    ctx.header("Cache-Control", (isShared(ctx) ? "public" : "private") + ", max-age=" + WEEK);
    ctx.header("Vary", "Cookie").header("ETag", tag);
    if (isKnown(Objects.requireNonNullElse(ctx.header("If-None-Match"), ""), tag)) {
      ctx.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    ctx.contentType("image/jpeg").result(jpeg);
  }

  /**
   * Returns the state of everything that pages show: papers, pictures, the search index, and the
   * time.
   */
  private String stamp() {
    return services
            .database()
            .read(
                transaction -> papers.revision(transaction) + " " + pictures.revision(transaction))
        + " "
        + services.index().revision()
        + " "
        + services.index().size()
        + " "
        + services.clock().millis() / STAMP;
  }

  /** Sends a page. */
  public void send(Context ctx, Rendered page, String type) {
    send(ctx, page, type, isShared(ctx));
  }

  /** Returns whether others may keep the answer: it is the same for everyone. */
  private boolean isShared(Context ctx) {
    return services.isPublic() && !ConsoleAccess.isGranted(ctx);
  }

  private static void send(Context ctx, Rendered page, String type, boolean shared) {
    ctx.header("Cache-Control", shared ? "public, max-age=60" : "private, no-cache");
    ctx.header("Vary", "Cookie");
    ctx.header("ETag", page.tag());
    page.changed().map(PageResponses::written).ifPresent(at -> ctx.header("Last-Modified", at));
    if (isKnown(ctx, page)) {
      ctx.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    ctx.status(page.status()).contentType(type).result(page.html());
  }

  private static String written(Instant instant) {
    return HTTP_DATE.format(instant.atZone(ZoneOffset.UTC));
  }

  /** A validator counts more than a date, which cannot tell two changes of a second apart. */
  private static boolean isKnown(Context ctx, Rendered page) {
    String tags = ctx.header("If-None-Match");
    if (tags != null) {
      return isKnown(tags, page.tag());
    }
    String since = Objects.requireNonNullElse(ctx.header("If-Modified-Since"), "");
    return page.changed().filter(at -> !since.isEmpty() && !at.isAfter(read(since))).isPresent();
  }

  private static boolean isKnown(String known, String tag) {
    return known.equals("*")
        || List.of(known.split(",", -1)).stream()
            .map(String::strip)
            .map(one -> one.startsWith("W/") ? one.substring(2) : one)
            // A proxy that compresses a page may mark the validator of the compressed form.
            .anyMatch(one -> one.equals(tag) || one.equals(tag.replaceFirst("\"$", "-gzip\"")));
  }

  /** Returns a date of HTTP; an invalid one must be ignored, as one that is long ago is. */
  private static Instant read(String date) {
    try {
      return ZonedDateTime.parse(date, HTTP_DATE).toInstant();
    } catch (DateTimeException invalid) {
      return Instant.MIN;
    }
  }
}
