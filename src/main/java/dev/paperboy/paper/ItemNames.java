package dev.paperboy.paper;

import java.util.Set;

/**
 * By what an item of a feed is recognized, beside the id of what it announces.
 *
 * @param link address of an item that is no paper, without its fragment; empty where it has none,
 *     and for papers
 * @param former ids that an older version of the program may have given it
 * @param dated whether the item itself says when it was published
 */
public record ItemNames(String link, Set<PaperId> former, boolean dated) {

  /** Nothing but the id: for sources whose ids never change. */
  public static final ItemNames NONE = new ItemNames("", Set.of(), true);

  /** Copies the set. */
  public ItemNames {
    former = Set.copyOf(former);
  }
}
