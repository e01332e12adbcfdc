package dev.paperboy.feed;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Statistics of a poll, by resource: the number of items, and the problems with them. Pages without
 * validators belong to the resource whose validators come next. Not thread-safe.
 */
public final class PollReport {

  private final Set<String> asked = new LinkedHashSet<>();
  private final Map<String, Findings> read = new HashMap<>();
  private Findings open = Findings.NONE;
  private Findings total = Findings.NONE;

  /**
   * The findings of a resource.
   *
   * @param items the number of items that were read
   * @param malformed items that could not be read
   * @param remarks problems of items that were read nevertheless
   */
  public record Findings(long items, ItemProblems malformed, ItemProblems remarks) {

    /** No findings. */
    public static final Findings NONE = new Findings(0, ItemProblems.NONE, ItemProblems.NONE);

    /** Returns the sum of both findings. */
    public Findings plus(Findings others) {
      return new Findings(
          items + others.items, malformed.plus(others.malformed), remarks.plus(others.remarks));
    }

    private boolean nothingIsReadable() {
      return items == 0 && malformed.count() > 0;
    }
  }

  /** Wraps the memory so that this report records which resources the poll requests. */
  public PollMemory watching(PollMemory memory) {
    return new PollMemory(
        memory.lastComplete(),
        memory.lastAnnounced(),
        url -> {
          asked.add(url);
          return memory.validators().of(url);
        });
  }

  /**
   * Adds a page, and returns it as it is to be saved: without validators if no item of a resource
   * could be read, so that the resource is read again and does not appear quiet.
   */
  public FeedPage add(FeedPage page) {
    Findings found =
        new Findings(
            page.announcements().size(),
            ItemProblems.of(page.malformed()),
            ItemProblems.of(page.remarks()));
    total = total.plus(found);
    open = open.plus(found);
    if (page.validators().isEmpty()) {
      return page;
    }
    String url = page.validators().get().url();
    Findings ofResource = of(url).plus(open);
    read.put(url, ofResource);
    open = Findings.NONE;
    return ofResource.nothingIsReadable() ? page.withoutValidators() : page;
  }

  /** Records that an item could be read but not saved. */
  public void complain(String reason) {
    total = total.plus(new Findings(0, new ItemProblems(reason, 1), ItemProblems.NONE));
  }

  /** Returns the findings of the resource with this URL in this poll. */
  public Findings of(String url) {
    return read.getOrDefault(url, Findings.NONE);
  }

  /** Returns the total findings. */
  public Findings total() {
    return total;
  }

  /** Returns the resources that were requested but not read: unchanged or unreachable. */
  public List<String> unread() {
    return asked.stream().filter(url -> !read.containsKey(url)).toList();
  }

  /** Returns the final result: a poll of which all items were unreadable has failed. */
  public PollResult judge(PollResult result) {
    if (!(result instanceof PollResult.Complete)
        || !total.nothingIsReadable()
        || !unread().isEmpty()) {
      return result;
    }
    long items = total.malformed().count();
    String which =
        items == 1 ? "its only item cannot be read" : "none of its " + items + " items can be read";
    return new PollResult.Failed(which + ": " + total.malformed().first(), Optional.empty());
  }
}
