package dev.paperboy.command.completion;

import dev.paperboy.command.Wording;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.Hit;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Suggests papers: by id, by the words of a title, otherwise the latest. */
final class PaperSuggestions {
  private static final int MOST = 25;
  private static final int LONGEST_LABEL = 100;
  private static final int LONGEST_ID = 40;
  private static final Pattern NUMBER = Pattern.compile("(?i)(?:arxiv:)?(\\d{2,4}|\\d{4}\\.\\d*)");

  private final Database database;
  private final PaperIndex index;
  private final PaperStore papers = new PaperStore();

  PaperSuggestions(Database database, PaperIndex index) {
    this.database = database;
    this.index = index;
  }

  List<FieldSuggestion> suggest(String typed) {
    return found(typed).stream().map(StoredPaper::paper).map(PaperSuggestions::suggestion).toList();
  }

  private List<StoredPaper> found(String typed) {
    if (typed.isEmpty()) {
      return database.read(transaction -> papers.latest(transaction, MOST));
    }
    Matcher number = NUMBER.matcher(typed);
    if (number.matches()) {
      return database.read(
          transaction -> papers.withArxivNumber(transaction, number.group(1), MOST));
    }
    if (PaperId.parse(typed).isPresent()) {
      return database.read(transaction -> papers.named(transaction, typed)).stream().toList();
    }
    return byTitle(typed);
  }

  /**
   * Returns the newest papers with all these words in their titles; the last word may be a prefix.
   */
  private List<StoredPaper> byTitle(String typed) {
    List<String> words = TextAnalysis.words(typed).stream().map(Token::folded).toList();
    if (words.isEmpty()) {
      return List.of();
    }
    String last = words.get(words.size() - 1);
    String query =
        words.stream()
                .limit(words.size() - 1L)
                .filter(word -> !TextAnalysis.isFunctionWord(word))
                .map(word -> "title:\"" + word + "\" ")
                .collect(Collectors.joining())
            + (last.matches("\\p{L}{2,}") ? "title:" + last + "*" : "title:\"" + last + "\"");
    if (!(QueryParser.parse(query) instanceof ParseResult.Parsed parsed)) {
      return List.of();
    }
    List<PaperId> ids =
        index.matching(parsed.query(), Instant.EPOCH, MOST).stream().map(Hit::paper).toList();
    Map<PaperId, StoredPaper> known = database.read(transaction -> papers.find(transaction, ids));
    return ids.stream().map(known::get).filter(Objects::nonNull).toList();
  }

  private static FieldSuggestion suggestion(Paper paper) {
    String value = paper.id().spelling();
    String end = value.length() > LONGEST_ID ? "" : " (" + value + ")";
    String title = Wording.shorten(paper.title(), LONGEST_LABEL - 1 - end.length());
    return new FieldSuggestion(title + end, value);
  }
}
