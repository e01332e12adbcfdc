package dev.paperboy.query;

import dev.paperboy.meaning.Topic;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Expression.About;
import dev.paperboy.query.Lexeme.Kind;
import dev.paperboy.text.ReadableText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Parses what follows {@code about:}: a text, examples at its end, and a rate after it. */
final class TopicParser {
  /** The maximum length of the text, in characters. */
  static final int LONGEST = 200;

  private static final String SIGNS = "+-＋–−";
  private static final Pattern NUMBER = Pattern.compile("0*([1-9][0-9]*)");
  private static final int MOST_PASSES = 5;

  private final String text;
  private final Lexeme lexeme;
  private final Set<PaperId> like = new LinkedHashSet<>();
  private final Set<PaperId> unlike = new LinkedHashSet<>();

  TopicParser(String text, Lexeme lexeme) {
    this.text = text;
    this.lexeme = lexeme;
  }

  /** Returns the condition. */
  Expression read() {
    int perWeek = rate().map(this::perWeek).orElse(Topic.DEFAULT_PER_WEEK);
    String topic = withoutExamples(typed());
    refuse(topic);
    return new About(new Topic(topic, perWeek, List.copyOf(like), List.copyOf(unlike)));
  }

  /** Returns the text as typed, without the rate. */
  private String typed() {
    int tilde = lexeme.text().lastIndexOf('~');
    return lexeme.kind() == Kind.WORD && tilde >= 0
        ? lexeme.text().substring(0, tilde)
        : lexeme.text();
  }

  /** Returns what stands after the tilde, if there is one. */
  private Optional<String> rate() {
    return tilde() < 0
        ? Optional.empty()
        : Optional.of(text.substring(tilde() + 1, lexeme.end()).strip());
  }

  private int tilde() {
    if (lexeme.kind() == Kind.WORD) {
      int tilde = lexeme.text().lastIndexOf('~');
      return tilde < 0 ? -1 : lexeme.start() + tilde;
    }
    int afterQuotation = lexeme.start() + lexeme.text().length() + 2;
    return afterQuotation < lexeme.end() ? afterQuotation : -1;
  }

  private int perWeek(String rate) {
    boolean number = NUMBER.matcher(rate).matches();
    int perWeek = number && rate.length() < 9 ? Integer.parseInt(rate) : number ? LONGEST : 0;
    if (perWeek < 1 || perWeek > Topic.MOST_PER_WEEK) {
      String better = number ? "~" + Topic.MOST_PER_WEEK : "";
      throw new QueryRefusal(
          "after about: and ~ goes how many papers a week are wanted, from 1 to %d"
              .formatted(Topic.MOST_PER_WEEK),
          tilde(),
          QuerySuggestion.replace(text, tilde(), lexeme.end(), better));
    }
    return perWeek;
  }

  /**
   * Moves the signed ids at the end to the examples, and returns the rest as it is read, until
   * reading it once more changes nothing: the canonical form is read again.
   */
  private String withoutExamples(String typed) {
    String rest = typed.strip();
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      String read = readable(withoutLastExamples(rest));
      if (read.equals(rest)) {
        return read;
      }
      rest = read;
    }
    return plain(rest);
  }

  private String withoutLastExamples(String typed) {
    String rest = typed;
    int from = lastWord(rest);
    while (from < rest.length() && isExample(rest.substring(from))) {
      rest = rest.substring(0, from).stripTrailing();
      from = lastWord(rest);
    }
    return rest;
  }

  private static int lastWord(String text) {
    int from = text.length();
    while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  private boolean isExample(String word) {
    if (word.length() < 2 || SIGNS.indexOf(word.charAt(0)) < 0) {
      return false;
    }
    Optional<PaperId> id = id(word.substring(1));
    if (id.isEmpty()) {
      if (word.indexOf(':') < 0) {
        return false;
      }
      throw refusal(
          "“%s” is not the id of a paper; an example is written +arxiv:2606.14777"
              .formatted(word.substring(1)),
          word);
    }
    boolean wanted = word.charAt(0) == '+' || word.charAt(0) == '＋';
    if ((wanted ? unlike : like).contains(id.get())) {
      throw refusal(
          "“%s” is an example of both what is meant and what is not".formatted(id.get()), word);
    }
    // From the last to the first: the order is that of the text.
    prepend(wanted ? like : unlike, id.get());
    return true;
  }

  private static void prepend(Set<PaperId> ids, PaperId id) {
    List<PaperId> others = List.copyOf(ids);
    ids.clear();
    ids.add(id);
    ids.addAll(others);
  }

  private static Optional<PaperId> id(String spelling) {
    String lower = spelling.toLowerCase(Locale.ROOT);
    boolean ofItem = lower.startsWith("url:") || lower.startsWith("item:");
    int colon = spelling.indexOf(':');
    if (!ofItem) {
      return PaperId.parse(spelling);
    }
    return colon + 1 < spelling.length() ? Optional.of(PaperId.of(spelling)) : Optional.empty();
  }

  private QueryRefusal refusal(String reason, String word) {
    int at = text.indexOf(word, lexeme.start());
    return at < 0
        ? new QueryRefusal(reason, lexeme.start(), "")
        : new QueryRefusal(reason, at, QuerySuggestion.replace(text, at, at + word.length(), ""));
  }

  /** Normalizes the text like those of papers, without what ends or escapes a quotation. */
  private static String readable(String typed) {
    String read = ReadableText.of(typed, QueryParser.LONGEST);
    StringBuilder kept = new StringBuilder(read.length());
    for (int i = 0; i < read.length(); i++) {
      char character = read.charAt(i);
      if (Lexer.isQuotationMark(character) || character == '\\') {
        kept.append(' ');
      } else if (character == '&') {
        // Not the beginning of an entity.
        kept.append(" & ");
      } else {
        kept.append(character);
      }
    }
    return ReadableText.line(kept.toString(), QueryParser.LONGEST);
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .map(each -> Character.isLetterOrDigit(each) ? each : ' ')
        .forEach(plain::appendCodePoint);
    return ReadableText.line(plain.toString(), QueryParser.LONGEST);
  }

  private void refuse(String topic) {
    if (topic.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new QueryRefusal(
          "“about:” needs words that say what papers are to be about, as in %s"
              .formatted(Scope.ABOUT.example()),
          lexeme.start(),
          QuerySuggestion.replace(
              text,
              lexeme.start(),
              lexeme.end(),
              Scope.ABOUT.example().substring("about:".length())));
    }
    if (topic.length() > LONGEST) {
      throw new QueryRefusal(
          "what papers are to be about has at most %d characters, this has %d"
              .formatted(LONGEST, topic.length()),
          lexeme.start(),
          "");
    }
    if (lexeme.kind() == Kind.WORD && topic.length() > 2 && topic.endsWith("*")) {
      throw new QueryRefusal(
          "a * has no meaning after “about:”, which finds what is meant in any words",
          lexeme.start() + lexeme.text().lastIndexOf('*'),
          QuerySuggestion.replace(
              text, lexeme.start(), lexeme.end(), lexeme.text().replace("*", "")));
    }
    if (id(topic).filter(id -> !id.isOfItem()).isPresent()) {
      throw new QueryRefusal(
          "“%s” names one paper; “about:” takes words, and papers as examples after them"
              .formatted(topic),
          lexeme.start(),
          "");
    }
  }
}
