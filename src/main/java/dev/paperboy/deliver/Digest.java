package dev.paperboy.deliver;

import dev.paperboy.store.outbox.Alert;
import dev.paperboy.subscription.ChannelWording;
import java.util.List;

/**
 * The papers that a digest shows and those it omits.
 *
 * @param liked the number of shown papers that resemble papers voted up; they are the first group
 * @param groups the shown groups and the papers in each, best first
 * @param grouping the criterion of the groups, in a few words; empty if there is only one group
 * @param beyond the omitted papers, best first
 */
record Digest(int liked, List<Group> groups, String grouping, List<Alert> beyond) {
  /** The name of the group of papers that resemble papers voted up. */
  static final String LIKED = "closest to what you voted for";

  private static final int MOST_NAMED = 6;

  /** Copies the lists. */
  Digest {
    groups = List.copyOf(groups);
    beyond = List.copyOf(beyond);
  }

  /**
   * A group of papers.
   *
   * @param name plain text with backticks around what was typed
   */
  record Group(String name, List<Alert> papers) {
    /** Copies the list. */
    Group {
      papers = List.copyOf(papers);
    }
  }

  /** Returns all shown papers, in order. */
  List<Alert> shown() {
    return groups.stream().flatMap(group -> group.papers().stream()).toList();
  }

  /** Returns the text above those of its papers that one message carries. */
  String above(List<Alert> carried) {
    boolean first = carried.get(0).equals(shown().get(0));
    if (first) {
      int number = shown().size();
      String papers = number == 1 ? "1 paper" : number + " papers";
      return "Digest: " + papers + (grouping.isEmpty() ? order(number) : index());
    }
    List<String> begun =
        groups.stream()
            .filter(group -> carried.contains(group.papers().get(0)))
            .map(Group::name)
            .toList();
    return begun.isEmpty()
        ? ""
        : "Digest, continued: " + ChannelWording.some(begun, MOST_NAMED) + ".";
  }

  private String order(int papers) {
    if (papers == 1) {
      return ".";
    }
    return liked > 0 ? ", " + LIKED + " first." : ", best first.";
  }

  private String index() {
    List<String> names =
        groups.stream().map(group -> group.name() + " " + group.papers().size()).toList();
    return ", grouped by " + grouping + ": " + ChannelWording.some(names, MOST_NAMED) + ".";
  }
}
