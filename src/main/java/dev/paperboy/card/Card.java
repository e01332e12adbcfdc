package dev.paperboy.card;

import dev.paperboy.paper.PaperId;
import java.time.Instant;
import java.util.List;

/**
 * What a reader sees of one paper, before a platform renders it.
 *
 * <p>All texts are plain: a platform escapes them in its own way. Empty where there is nothing.
 *
 * @param paper which paper
 * @param title on one line
 * @param url where the title leads; http or https, empty where neither is known
 * @param authors the first three and how many more
 * @param summary the TL;DR, or the first sentences of the abstract
 * @param machineSummary whether the summary was written by a machine
 * @param source which feed announced it, as people call it: {@code Hugging Face}
 * @param published the day it appeared
 * @param categories subject classes
 * @param upvotes votes; 0 where unknown
 * @param comments comments; 0 where unknown
 * @param code address of the code
 * @param project address of the project page
 * @param pdf address of the full text
 * @param why the words that matched, and where: {@code "diffusion" in the title}
 * @param matched the words that matched, as they appear in the text, for highlighting
 * @param subscriptions the subscriptions that asked for it
 * @param withdrawn whether it was withdrawn, which is to be seen before all else
 * @param version the newest version and its day, {@code v3 on 12 June}; empty for the first one
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
    String version) {

  /** Copies the lists. */
  public Card {
    categories = List.copyOf(categories);
    why = List.copyOf(why);
    matched = List.copyOf(matched);
    subscriptions = List.copyOf(subscriptions);
  }

  /**
   * A subscription that asked for the paper.
   *
   * @param id its number in the channel, as {@code /papers list} shows it
   * @param query what the subscriber typed
   */
  public record Cause(int id, String query) {}
}
