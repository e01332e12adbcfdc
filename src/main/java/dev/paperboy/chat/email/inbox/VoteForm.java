package dev.paperboy.chat.email.inbox;

import dev.paperboy.chat.email.VoteLinks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the address of a page for votes asks for.
 *
 * @param paper as it was in the mail
 * @param vote up, down or none
 */
record VoteForm(String paper, String vote) {
  /** The vote that changes nothing. */
  static final String UNCHANGED = "";

  private static final String UP = "up";
  private static final String DOWN = "down";
  private static final String NONE = "none";

  /** Returns what the parameters of an address ask for; empty if that is not one paper's vote. */
  static Optional<VoteForm> read(Map<String, List<String>> parameters) {
    String paper = String.join("", parameters.getOrDefault(VoteLinks.PAPER, List.of()));
    String vote = String.join("", parameters.getOrDefault(VoteLinks.VOTE, List.of()));
    return paper.isBlank() || !List.of(UP, DOWN, NONE).contains(vote)
        ? Optional.empty()
        : Optional.of(new VoteForm(paper, vote));
  }

  boolean isNone() {
    return vote.equals(NONE);
  }

  String question() {
    return switch (vote) {
      case UP -> "More papers like this one?";
      case DOWN -> "Fewer papers like this one?";
      default -> "Take your vote back?";
    };
  }

  String button() {
    return switch (vote) {
      case UP -> "👍 More like this";
      case DOWN -> "👎 Less like this";
      default -> "Take it back";
    };
  }

  /** Returns the parameters of the page that takes the vote back. */
  String takenBack() {
    return VoteLinks.VOTE
        + "="
        + NONE
        + "&"
        + VoteLinks.PAPER
        + "="
        + URLEncoder.encode(paper, StandardCharsets.UTF_8);
  }
}
