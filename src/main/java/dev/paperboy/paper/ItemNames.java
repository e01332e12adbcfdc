package dev.paperboy.paper;

import java.util.Set;

/**
 * Identifiers of a feed's item, in addition to the id of the paper.
 *
 * @param link address of an item that is not a paper, without its fragment; empty if it has none,
 *     and for papers
 * @param former ids that an older version of the program may have given it
 * @param dated whether the item itself has a publication date
 */
public record ItemNames(String link, Set<PaperId> former, boolean dated) {

  /** No further identifiers: for sources with stable ids. */
  public static final ItemNames NONE = new ItemNames("", Set.of(), true);

  /** Copies the set. */
  public ItemNames {
    former = Set.copyOf(former);
  }
}
