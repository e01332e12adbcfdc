package dev.paperboy.feed;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a poll has read so far, resource by resource: how many items, and what is wrong with some.
 * Pages without validators belong to the resource whose validators come next. Not safe for use by
 * several threads.
 */
public final class PollReport {

  private final Set<String> asked = new LinkedHashSet<>();
  private final Map<String, Findings> read = new HashMap<>();
  private Findings open = Findings.NONE;
  private Findings total = Findings.NONE;

  /**
   * What was found in a resource.
   *
   * @param items how many items could be read
   * @param malformed what could not
   * @param remarks what is wrong with items that were read all the same
   */
  public record Findings(long items, ItemProblems malformed, ItemProblems remarks) {

    /** Nothing was found. */
    public static final Findings NONE = new Findings(0, ItemProblems.NONE, ItemProblems.NONE);

    /** These findings and the others together. */
    public Findings plus(Findings others) {
      return new Findings(
          items + others.items, malformed.plus(others.malformed), remarks.plus(others.remarks));
    }

    private boolean nothingIsReadable() {
      return items == 0 && malformed.count() > 0;
    }
  }

  /** The memory, of which this report learns what resources the poll asks for. */
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
   * Adds a page and returns it as it is to be saved: where nothing of a resource can be read, its
   * validators are not, so that it is read again and its failure is not mistaken for quiet.
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

  /** Adds that an item could be read, but not be kept. */
  public void complain(String reason) {
    total = total.plus(new Findings(0, new ItemProblems(reason, 1), ItemProblems.NONE));
  }

  /** What was found in the resource of this address, in this poll. */
  public Findings of(String url) {
    return read.getOrDefault(url, Findings.NONE);
  }

  /** What was found in all. */
  public Findings total() {
    return total;
  }

  /** The resources that were asked for and not read: not changed, or out of reach. */
  public List<String> unread() {
    return asked.stream().filter(url -> !read.containsKey(url)).toList();
  }

  /** The result as it is to be told: a poll that met nothing but unreadable items has failed. */
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
