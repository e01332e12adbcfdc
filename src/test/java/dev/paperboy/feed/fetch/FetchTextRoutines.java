package dev.paperboy.feed.fetch;

import dev.paperboy.TextRoutine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import okhttp3.Headers;

/** How what servers answer enters the program before it is read. */
public final class FetchTextRoutines {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  private FetchTextRoutines() {}

  /** All of them. */
  public static List<TextRoutine> all() {
    return List.of(
        TextRoutine.of(
            "kind of content",
            text -> ContentKind.XML.whyNot(new ResponseBody(bytes(text), text)),
            "feed/fetch/ContentKind",
            "feed/fetch/ResponseBody"),
        TextRoutine.of("rate limit in a body", text -> ContentKind.isRateLimit(body(text))),
        TextRoutine.of("rate headers", FetchTextRoutines::rest, "feed/fetch/RateHeaders"),
        TextRoutine.of("compression", FetchTextRoutines::unpacked, "feed/fetch/Decompression"));
  }

  private static ResponseBody body(String text) {
    return new ResponseBody(bytes(text), "text/plain");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Object rest(String text) {
    Headers headers =
        new Headers.Builder()
            .addUnsafeNonAscii("Retry-After", text)
            .addUnsafeNonAscii("Date", text)
            .addUnsafeNonAscii("RateLimit", "\"a\";r=0;" + text)
            .addUnsafeNonAscii("RateLimit-Policy", text)
            .build();
    return new RateHeaders(headers, NOW).rest();
  }

  private static Object unpacked(String label) {
    try {
      return Decompression.of(new byte[0], label, 1_000);
    } catch (IOException unknown) {
      return unknown;
    }
  }
}
