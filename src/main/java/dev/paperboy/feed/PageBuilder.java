package dev.paperboy.feed;

import dev.paperboy.feed.FeedPage.Validators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the items of one response, up to a limit, and passes them on in pages. Not thread-safe.
 */
public final class PageBuilder implements Checkpoint {

  /**
   * The maximum number of items of one response. Real feeds have tens or hundreds, arXiv's largest
   * day 3,000.
   */
  public static final int MOST_ITEMS = 10_000;

  private static final int PAGE = 500;

  private final PageSink sink;
  private final List<FeedItem> items = new ArrayList<>();
  private int seen;

  /** Creates a builder that passes its pages to a sink. */
  public PageBuilder(PageSink sink) {
    this.sink = sink;
  }

  /** Returns a builder that passes nothing on, but shares the checkpoint of this one. */
  public PageBuilder aside() {
    return new PageBuilder(
        new PageSink() {
          @Override
          public void accept(FeedPage page) {
            // The items of this builder are read from it directly.
          }

          @Override
          public void proceed() throws InterruptedException {
            sink.proceed();
          }
        });
  }

  @Override
  public void proceed() throws InterruptedException {
    sink.proceed();
  }

  /**
   * Counts another item, and returns whether it is within the limit and thus to be read.
   *
   * @throws InterruptedException if the program is stopping
   */
  public boolean wantsNext() throws InterruptedException {
    sink.proceed();
    return ++seen <= MOST_ITEMS;
  }

  /**
   * Returns the number of items so far, read or not, which is also the position of the last one,
   * from 1.
   */
  public int seen() {
    return seen;
  }

  /** Adds an item. */
  public void add(FeedItem item) {
    items.add(item);
  }

  /** Passes on the collected items if they fill a page; the validators follow later. */
  public void handOverFull() {
    if (items.size() >= PAGE) {
      sink.accept(FeedItem.page(items, Optional.empty()));
      items.clear();
    }
  }

  /** Passes on the remaining items with the validators of the response. */
  public void handOver(Optional<Validators> validators) {
    sink.accept(page(validators));
  }

  /**
   * Returns the remaining items with the validators of the response, and a note if items beyond the
   * limit were skipped.
   */
  public FeedPage page(Optional<Validators> validators) {
    FeedPage page = FeedItem.page(items, validators);
    if (seen <= MOST_ITEMS) {
      return page;
    }
    List<String> remarks = new ArrayList<>(page.remarks());
    remarks.add(0, "only the first %,d of its %,d items were read".formatted(MOST_ITEMS, seen));
    return new FeedPage(page.announcements(), page.malformed(), remarks, validators);
  }
}
