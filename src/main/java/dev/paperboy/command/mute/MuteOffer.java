package dev.paperboy.command.mute;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.command.paper.PaperFinder;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.AlertCauseStore;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.subscription.Channel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Offers to mute topics of a paper: its terms, authors, categories, or the paper itself. */
public final class MuteOffer {
  private static final int TERMS = 6;
  private static final int AUTHORS = 3;
  private static final int CATEGORIES = 5;
  private static final int LONGEST_TERM = 60;
  private static final int LONGEST_LABEL = 79;
  private static final Set<String> TEXTS = Set.of("title", "abstract", "tldr");

  private final Database database;
  private final PaperFinder paperFinder;
  private final AlertStore alerts = new AlertStore();
  private final AlertCauseStore causes = new AlertCauseStore();

  public MuteOffer(Database database, PaperFinder paperFinder) {
    this.database = database;
    this.paperFinder = paperFinder;
  }

  /** Parses a typed paper. */
  Optional<PaperId> paper(String typed) {
    return paperFinder.named(typed);
  }

  Reply about(Channel channel, PaperId id) {
    PaperFinder.Result result = paperFinder.anywhere(id);
    if (!(result instanceof PaperFinder.Result.Found found)) {
      return Reply.quietly(((PaperFinder.Result.NotFound) result).reason());
    }
    Paper paper = found.paper();
    List<String> matched = database.read(transaction -> matched(transaction, channel, id));
    List<Action> actions = new ArrayList<>();
    distinct(
            Stream.concat(matched.stream(), paper.keywords().stream())
                .filter(MuteOffer::isDistinctive),
            TERMS)
        .forEach(term -> offer(actions, "“" + term + "”", "\"" + term + "\""));
    distinct(paper.authors().stream().map(Author::name), AUTHORS)
        .forEach(name -> offer(actions, "Author: " + name, "author:\"" + name + "\""));
    distinct(paper.categories().stream(), CATEGORIES)
        .forEach(name -> offer(actions, "Category: " + name, "cat:" + quoted(name)));
    actions.add(
        new Action("This paper", Invocation.of("mute").with("what", MuteCommand.PAPER + id)));
    return new Reply(
        true,
        "What should no longer be posted here? This applies to everybody in this channel. “"
            + Wording.inert(paper.title())
            + "” has:",
        List.of(),
        actions);
  }

  /** Returns the words by which the paper matched in this channel. */
  private List<String> matched(Transaction transaction, Channel channel, PaperId paper) {
    return alerts.find(transaction, channel.key(), paper).stream()
        .flatMap(alert -> causes.of(transaction, alert.key()).stream())
        .flatMap(cause -> cause.evidence().stream())
        .filter(evidence -> TEXTS.contains(evidence.place()))
        .map(Evidence::words)
        .toList();
  }

  private static boolean isDistinctive(String term) {
    return !TextAnalysis.words(term).stream()
        .allMatch(word -> TextAnalysis.isFunctionWord(word.folded()));
  }

  private static List<String> distinct(Stream<String> texts, int most) {
    Map<String, String> byFolded = new LinkedHashMap<>();
    texts
        .map(text -> text.replaceAll("[\\s\"]+", " ").strip())
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST_TERM)
        .forEach(text -> byFolded.putIfAbsent(text.toLowerCase(Locale.ROOT), text));
    return byFolded.values().stream().limit(most).toList();
  }

  /** Adds an offer if its query can be parsed. */
  private static void offer(List<Action> actions, String label, String query) {
    if (QueryParser.parse(query) instanceof ParseResult.Parsed) {
      actions.add(
          new Action(
              Wording.shorten(label, LONGEST_LABEL), Invocation.of("mute").with("what", query)));
    }
  }

  private static String quoted(String category) {
    return category.matches("[\\w.-]+") ? category : "\"" + category + "\"";
  }
}
