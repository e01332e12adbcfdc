package dev.paperboy.site;

import dev.paperboy.text.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pages that were rendered last. Thread-safe. */
public final class PageCache {
  private static final int TAG_DIGITS = 24;

  private final int size;
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /** Creates a cache of this many pages. */
  PageCache(int size) {
    this.size = size;
  }

  /**
   * A rendered page.
   *
   * @param status of the response
   * @param html the page
   * @param tag its strong validator, with quotes
   * @param changed the second since when the content is the same, as far as is known
   */
  public record Rendered(int status, String html, String tag, Optional<Instant> changed) {
    /** Creates a page with the validator of its content. */
    public static Rendered of(int status, String html) {
      String tag = Sha256.hex(html).substring(0, TAG_DIGITS);
      return new Rendered(status, html, '"' + tag + '"', Optional.empty());
    }

    private Rendered since(Instant instant) {
      return new Rendered(status, html, tag, Optional.of(instant));
    }
  }

  private record Entry(String stamp, Rendered page) {}

  /**
   * Returns the page of this key, rendered unless that was done for the same stamp. Two threads may
   * render it at once: that is cheaper than one waiting for the other.
   *
   * @param stamp the state of everything that the page is made of
   * @param now the time
   */
  Rendered get(String key, String stamp, Instant now, Supplier<Rendered> render) {
    Optional<Rendered> known = known(key, stamp);
    if (known.isPresent()) {
      return known.get();
    }
    Rendered rendered = render.get();
    synchronized (entries) {
      Rendered page = rendered.since(since(entries.get(key), rendered, now));
      entries.put(key, new Entry(stamp, page));
      if (entries.size() > size) {
        entries.remove(entries.keySet().iterator().next());
      }
      return page;
    }
  }

  /** Returns since when a page is as it is; a change always has a later second than the last. */
  private static Instant since(@Nullable Entry before, Rendered page, Instant now) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    Optional<Instant> last = Optional.ofNullable(before).flatMap(one -> one.page().changed());
    if (before != null && before.page().tag().equals(page.tag())) {
      return last.orElse(second);
    }
    return last.map(one -> one.plusSeconds(1)).filter(second::isBefore).orElse(second);
  }

  private Optional<Rendered> known(String key, String stamp) {
    synchronized (entries) {
      return Optional.ofNullable(entries.get(key))
          .filter(entry -> entry.stamp().equals(stamp))
          .map(Entry::page);
    }
  }
}
