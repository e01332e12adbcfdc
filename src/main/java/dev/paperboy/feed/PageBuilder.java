package dev.paperboy.feed;

import dev.paperboy.feed.FeedPage.Validators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the items of one response, up to a bound, and hands them over. Not safe for use by
 * several threads.
 */
public final class PageBuilder implements Checkpoint {

  /**
   * The most items of one response. Real feeds hold tens or hundreds, arXiv's largest day 3,000.
   */
  public static final int MOST_ITEMS = 10_000;

  private static final int PAGE = 500;

  private final PageSink sink;
  private final List<FeedItem> items = new ArrayList<>();
  private int seen;

  /** A builder of pages for this sink. */
  public PageBuilder(PageSink sink) {
    this.sink = sink;
  }

  /** A builder that hands nothing over, and goes on for as long as this one may. */
  public PageBuilder aside() {
    return new PageBuilder(
        new PageSink() {
          @Override
          public void accept(FeedPage page) {
            // What this builder is handed, is taken from it in another way.
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
   * Counts another item, and tells whether it is within the bound and so to be read.
   *
   * @throws InterruptedException when the program is stopping
   */
  public boolean wantsNext() throws InterruptedException {
    sink.proceed();
    return ++seen <= MOST_ITEMS;
  }

  /** How many items there were so far, read or not: the place of the last one, from 1. */
  public int seen() {
    return seen;
  }

  /** Adds an item. */
  public void add(FeedItem item) {
    items.add(item);
  }

  /** Hands over what has come together, where that is a page; the validators are still to come. */
  public void handOverFull() {
    if (items.size() >= PAGE) {
      sink.accept(FeedItem.page(items, Optional.empty()));
      items.clear();
    }
  }

  /** Hands over the rest, with the validators of the response. */
  public void handOver(Optional<Validators> validators) {
    sink.accept(page(validators));
  }

  /** The rest, with the validators of the response and a note on what is beyond the bound. */
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
