package dev.paperboy.command.paper;

import dev.paperboy.store.vote.Vote;
import dev.paperboy.store.vote.VoteCount;
import java.util.ArrayList;
import java.util.List;

/** Formats votes. */
final class VoteText {
  static final String UP = "👍";
  static final String DOWN = "👎";

  private VoteText() {}

  static String of(Vote vote) {
    return vote.value() == Vote.UP ? UP : DOWN;
  }

  /** Returns {@code 👍 2, 👎 1}; empty if nobody voted. */
  static String of(VoteCount count) {
    List<String> parts = new ArrayList<>();
    if (count.up() > 0) {
      parts.add(UP + " " + count.up());
    }
    if (count.down() > 0) {
      parts.add(DOWN + " " + count.down());
    }
    return String.join(", ", parts);
  }
}
