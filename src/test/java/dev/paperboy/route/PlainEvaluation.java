package dev.paperboy.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What subscriptions ask for, written down once more as plain tests of texts: slow, simple, and
 * without a line of the program.
 */
public final class PlainEvaluation {
  private PlainEvaluation() {}

  /**
   * A paper as far as subscriptions look at it.
   *
   * @param texts title, abstract and summary
   * @param votes the most it is ever seen with, and at least what it ends with
   */
  public record Text(String id, List<String> texts, List<String> authors, int votes, boolean code) {

    /** Whether the pattern is found in a text, in any case. */
    public boolean says(String pattern) {
      Pattern compiled =
          Pattern.compile(
              pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
      return texts.stream().anyMatch(text -> compiled.matcher(text).find());
    }
  }

  /**
   * A subscription and the same in plain terms.
   *
   * @param query in the program's language
   */
  public record Wish(String query, Predicate<Text> wants) {}

  /** A paper that was made up. */
  public static Text of(Printed paper) {
    int votes = paper.lists().isEmpty() ? 0 : paper.lists().lastEntry().getValue();
    String tldr = paper.lists().isEmpty() ? "" : paper.tldr();
    return new Text(
        paper.id(),
        List.of(paper.title(), paper.abstractText(), tldr),
        paper.authors(),
        votes,
        !paper.lists().isEmpty() && !paper.code().isEmpty());
  }

  /** A paper as a captured list of Hugging Face has it. */
  public static Text captured(JsonNode row) {
    JsonNode paper = row.path("paper");
    List<String> authors = new ArrayList<>();
    paper.path("authors").forEach(author -> authors.add(author.path("name").asText()));
    return new Text(
        paper.path("id").asText(),
        List.of(
            either(paper, row, "title"),
            either(paper, row, "summary"),
            paper.path("ai_summary").asText("")),
        authors,
        paper.path("upvotes").asInt(),
        !either(paper, row, "githubRepo").isEmpty());
  }

  private static String either(JsonNode paper, JsonNode row, String name) {
    String inner = paper.path(name).asText("");
    return inner.isBlank() ? row.path(name).asText("") : inner;
  }

  /** The ids of the papers that any of the wishes asks for. */
  public static Set<String> wanted(Stream<Text> papers, List<Wish> wishes) {
    return papers
        .filter(paper -> wishes.stream().anyMatch(wish -> wish.wants().test(paper)))
        .map(Text::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static final Wish WORD = new Wish("diffusion", paper -> paper.says("\\bdiffusions?\\b"));
  static final Wish PHRASE =
      new Wish("\"flow matching\"", paper -> paper.says("\\bflow\\s+matching\\b"));
  static final Wish EITHER =
      new Wish("rlhf OR dpo", paper -> paper.says("\\brlhf\\b") || paper.says("\\bdpo\\b"));
  static final Wish EXCLUDING =
      new Wish(
          "agents -survey", paper -> paper.says("\\bagents?\\b") && !paper.says("\\bsurveys?\\b"));
  static final Wish BEGINNING = new Wish("quantiz*", paper -> paper.says("\\bquantiz\\w*"));
  static final Wish AUTHOR =
      new Wish(
          "author:\"Ada Marchetti\"",
          paper ->
              paper.authors().stream().anyMatch(name -> name.matches("Ada (?:\\S+ )?Marchetti")));
  static final Wish VOTES = new Wish("upvotes>=30", paper -> paper.votes() >= 30);
  static final Wish CODE = new Wish("diffusion has:code", both(WORD, Text::code));

  /** Stands in second versions only, which are no news. */
  static final Wish REVISED = new Wish("zymurgy", paper -> false);

  private static Predicate<Text> both(Wish wish, Predicate<Text> also) {
    return paper -> wish.wants().test(paper) && also.test(paper);
  }
}
