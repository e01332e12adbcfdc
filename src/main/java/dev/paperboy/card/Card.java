package dev.paperboy.card;

import dev.paperboy.paper.PaperId;
import java.time.Instant;
import java.util.List;

/**
 * The platform-neutral presentation of one paper.
 *
 * <p>All texts are plain: each platform escapes them in its own way. Absent texts are empty.
 *
 * @param paper which paper
 * @param title on one line
 * @param url where the title leads; http or https, empty if neither is known
 * @param authors the first three and the number of further ones
 * @param summary the TL;DR, or the first sentences of the abstract
 * @param machineSummary whether the summary was written by a machine
 * @param source display name of the feed that announced it: {@code Hugging Face}
 * @param published the day of its first version
 * @param categories subject classes
 * @param upvotes votes; 0 where unknown
 * @param comments comments; 0 where unknown
 * @param code address of the code
 * @param project address of the project page
 * @param pdf address of the full text
 * @param why the words that matched, and where: {@code "diffusion" in the title}
 * @param matched the words that matched, as they appear in the text, for highlighting
 * @param subscriptions the subscriptions that it matches
 * @param withdrawn whether it was withdrawn, which must be shown most prominently
 * @param version the newest version and its day, {@code v3 on 12 June}; empty for the first one
 * @param rank its rank among trending papers and the numbers of it, {@code Rank 3: ▲ 84, +31
 *     today}, which include upvotes and comments; empty outside such a list
 * @param votes how the people of a channel voted on it, {@code 👍 2, 👎 1}; empty if nobody did,
 *     and wherever it is not asked for
 * @param match how it relates to a query that was searched for: {@code says it}, {@code close in
 *     meaning}; empty elsewhere
 * @param taste what the votes of the channel have to do with its place, as a sentence without a
 *     full stop; empty outside digests, and if they have nothing to do with it
 */
public record Card(
    PaperId paper,
    String title,
    String url,
    String authors,
    String summary,
    boolean machineSummary,
    String source,
    Instant published,
    List<String> categories,
    int upvotes,
    int comments,
    String code,
    String project,
    String pdf,
    List<String> why,
    List<String> matched,
    List<Cause> subscriptions,
    boolean withdrawn,
    String version,
    String rank,
    String votes,
    String match,
    String taste) {

  /** Copies the lists. */
  public Card {
    categories = List.copyOf(categories);
    why = List.copyOf(why);
    matched = List.copyOf(matched);
    subscriptions = List.copyOf(subscriptions);
  }

  /** Creates a card that was not searched for. */
  public Card(
      PaperId paper,
      String title,
      String url,
      String authors,
      String summary,
      boolean machineSummary,
      String source,
      Instant published,
      List<String> categories,
      int upvotes,
      int comments,
      String code,
      String project,
      String pdf,
      List<String> why,
      List<String> matched,
      List<Cause> subscriptions,
      boolean withdrawn,
      String version,
      String rank,
      String votes) {
    this(
        paper,
        title,
        url,
        authors,
        summary,
        machineSummary,
        source,
        published,
        categories,
        upvotes,
        comments,
        code,
        project,
        pdf,
        why,
        matched,
        subscriptions,
        withdrawn,
        version,
        rank,
        votes,
        "",
        "");
  }

  /** Returns the same card with what the votes of a channel have to do with its place. */
  public Card withTaste(String reason) {
    return with(votes, match, reason);
  }

  /** Returns the same card with the votes of a channel. */
  public Card withVotes(String counted) {
    return with(counted, match, taste);
  }

  /** Returns the same card of a paper that was searched for. */
  public Card found(String how) {
    return with(votes, how, taste);
  }

  private Card with(String newVotes, String newMatch, String newTaste) {
    return new Card(
        paper,
        title,
        url,
        authors,
        summary,
        machineSummary,
        source,
        published,
        categories,
        upvotes,
        comments,
        code,
        project,
        pdf,
        why,
        matched,
        subscriptions,
        withdrawn,
        version,
        rank,
        newVotes,
        newMatch,
        newTaste);
  }

  /** Returns how it relates to the query, with a capital letter; empty if that is not known. */
  public String matchLine() {
    return match.isEmpty() ? "" : Character.toUpperCase(match.charAt(0)) + match.substring(1);
  }

  /**
   * A subscription that the paper matches.
   *
   * @param id its number in the channel, as {@code /papers list} shows it
   * @param query as typed by the subscriber
   */
  public record Cause(int id, String query) {}
}
