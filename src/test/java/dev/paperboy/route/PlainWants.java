package dev.paperboy.route;

import dev.paperboy.route.PlainEvaluation.Text;
import dev.paperboy.route.PlainEvaluation.Wish;
import dev.paperboy.route.PlainFates.Reader;
import dev.paperboy.route.PlainFates.Want;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Subscriptions in plain terms, and the channels that have them. */
final class PlainWants {
  static final Want DIFFUSION =
      word(new Wish("diffusion", paper -> paper.says("\\bdiffusions?\\b")), "diffusions?");
  static final Want VIDEO =
      word(new Wish("video", paper -> paper.says("\\bvideos?\\b")), "videos?");
  private static final Want VOTES =
      new Want(
          PlainEvaluation.VOTES,
          "\\d+” \\(upvotes\\)",
          paper ->
              "has "
                  + paper.votes()
                  + (paper.votes() == 1 ? " upvote" : " upvotes")
                  + ", not at least 30");

  static final Want AGENTS =
      word(new Wish("agents", paper -> paper.says("\\bagents?\\b")), "agents?");

  private PlainWants() {}

  static Want word(Wish wish, String shown) {
    return new Want(wish, "“" + shown + "”", missing(wish.query()));
  }

  private static Function<Text, String> missing(String words) {
    return paper -> "no “" + words + "” in title, summary or abstract";
  }

  static Want phrase(String words, String pattern) {
    return new Want(
        new Wish("\"" + words + "\"", paper -> paper.says("\\b" + pattern + "\\b")),
        "“" + pattern + "”",
        missing(words));
  }

  static Want excluding(String word, String excluded, String forms) {
    String wanted = "\\b" + word + "s?\\b";
    return new Want(
        new Wish(
            word + " -" + excluded,
            paper -> paper.says(wanted) && !paper.says("\\b" + excluded + forms + "\\b")),
        "“" + word + "s?”",
        paper ->
            paper.says(wanted)
                ? "which the query excludes (though “"
                : "no “" + word + "” in title, summary or abstract");
  }

  static Want either(String one, String other) {
    return new Want(
        new Wish(
            one + " OR " + other,
            paper -> paper.says("\\b" + one + "\\b") || paper.says("\\b" + other + "\\b")),
        "“(?:" + one + "|" + other + ")”",
        paper -> missing(one).apply(paper) + "; " + missing(other).apply(paper));
  }

  static Want author(String name, String shown) {
    return new Want(
        new Wish(
            "author:\"" + name + "\"",
            paper -> paper.authors().stream().anyMatch(one -> one.matches(shown))),
        "“" + shown + "” \\(author\\)",
        paper -> "no author “" + name.toLowerCase(Locale.ROOT) + "”");
  }

  static Want withCode(Want want) {
    return new Want(
        new Wish(
            want.wish().query() + " has:code",
            paper -> want.wish().wants().test(paper) && paper.code()),
        want.words(),
        paper ->
            want.wish().wants().test(paper)
                ? "has no link to code (though “"
                : want.missing().apply(paper));
  }

  /**
   * Channels of all kinds.
   *
   * @param from when they subscribe, all but one
   * @param middle when that one does, one pauses, and one is lost
   * @param second a word that many papers have, besides diffusion
   */
  static List<Reader> readers(
      Instant from, Instant middle, Want second, Want author, Want excluding) {
    return List.of(
        Reader.of("words", from, DIFFUSION),
        Reader.of("either", from, either("rlhf", "grpo")),
        Reader.of("phrases", from, phrase("flow matching", "flow[\\s-]+matching"), DIFFUSION),
        Reader.of("excluding", from, excluding),
        Reader.of("people", from, author),
        Reader.of("code", from, withCode(DIFFUSION)),
        Reader.of("votes", from, VOTES),
        Reader.of("capped", from, second, DIFFUSION).capped(1),
        Reader.of("muted", from, DIFFUSION, VOTES).muting(second.wish()),
        Reader.of("weekly", from, DIFFUSION).weekly(),
        Reader.of("late", middle, DIFFUSION, VOTES),
        Reader.of("paused", from, DIFFUSION).pausing(middle),
        Reader.of("lost", from, second, DIFFUSION).losing(middle),
        Reader.of("refused", from, DIFFUSION).refused());
  }
}
