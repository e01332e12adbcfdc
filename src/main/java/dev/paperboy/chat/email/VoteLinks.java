package dev.paperboy.chat.email;

import dev.paperboy.paper.PaperId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The addresses of the pages on which the owner of a mailbox votes on papers.
 *
 * @param page the address that they have in common, without a query
 */
public record VoteLinks(URI page) {
  /** The parameter that names the paper. */
  public static final String PAPER = "paper";

  /** The parameter for the vote, as the command takes it. */
  public static final String VOTE = "vote";

  /** Returns where a POST, or the page behind a GET, votes a paper up. */
  public String up(PaperId paper) {
    return address(paper, "up");
  }

  /** Returns where a POST, or the page behind a GET, votes a paper down. */
  public String down(PaperId paper) {
    return address(paper, "down");
  }

  private String address(PaperId paper, String vote) {
    return page
        + "?"
        + VOTE
        + "="
        + vote
        + "&"
        + PAPER
        + "="
        + URLEncoder.encode(paper.toString(), StandardCharsets.UTF_8);
  }
}
