package dev.paperboy.command.completion;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.paperboy.paper.Author;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.Hit;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Suggests queries: those of this channel, those of many channels of the tenant, then completions
 * of the last word.
 */
final class QuerySuggestions {
  private static final int MOST = 25;
  private static final int MOST_WORDS = 8;
  private static final int MOST_NAMES = 8;
  private static final Pattern WORD =
      Pattern.compile("((?:-|\\(|\"|title:|abstract:|tldr:|about:)*)([\\p{L}\\p{N}]{2,})");
  private static final Pattern AUTHOR =
      Pattern.compile("author:(?:\"([^\"]*)|([^\\s\"()|,]*))$", Pattern.CASE_INSENSITIVE);
  private static final Pattern CATEGORY =
      Pattern.compile("cat:\"?([^\\s\"()|,]*)$", Pattern.CASE_INSENSITIVE);
  private static final List<String> FIELDS =
      List.of(
          "title:",
          "abstract:",
          "author:",
          "cat:",
          "feed:",
          "upvotes>=",
          "comments>=",
          "has:code",
          "has:project",
          "year>=",
          "trending:10",
          "about:");

  /** The most popular arXiv categories. */
  private static final List<String> CATEGORIES =
      List.of(
          "cs.*",
          "cs.AI",
          "cs.CL",
          "cs.CR",
          "cs.CV",
          "cs.CY",
          "cs.DB",
          "cs.DC",
          "cs.DS",
          "cs.GR",
          "cs.HC",
          "cs.IR",
          "cs.IT",
          "cs.LG",
          "cs.LO",
          "cs.MA",
          "cs.NE",
          "cs.PL",
          "cs.RO",
          "cs.SD",
          "cs.SE",
          "cs.SI",
          "cs.SY",
          "stat.ML",
          "stat.ME",
          "stat.AP",
          "math.OC",
          "math.PR",
          "math.ST",
          "math.NA",
          "eess.AS",
          "eess.IV",
          "eess.SP",
          "eess.SY",
          "q-bio.*",
          "q-bio.BM",
          "q-bio.GN",
          "q-bio.NC",
          "q-bio.QM",
          "q-fin.*",
          "econ.*",
          "quant-ph",
          "hep-th",
          "hep-ph",
          "gr-qc",
          "astro-ph.*",
          "cond-mat.*",
          "physics.*");

  private final Database database;
  private final PaperIndex index;
  private final ChannelStore channels = new ChannelStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final PaperStore papers = new PaperStore();

  QuerySuggestions(Database database, PaperIndex index) {
    this.database = database;
    this.index = index;
  }

  /** Returns full queries that begin with the typed text. */
  List<FieldSuggestion> suggest(ChannelId channel, String typed) {
    List<String> queries =
        new ArrayList<>(database.read(transaction -> known(transaction, channel, typed)));
    queries.addAll(completed(typed));
    return queries.stream().map(query -> new FieldSuggestion(query, query)).toList();
  }

  private List<String> known(Transaction transaction, ChannelId channel, String typed) {
    String beginning = typed.toLowerCase(Locale.ROOT);
    Stream<String> mine =
        channels.find(transaction, channel).stream()
            .flatMap(known -> subscriptions.of(transaction, known.key()).stream())
            .map(Subscription::wish)
            .map(Subscription.Wish::query)
            .filter(query -> query.toLowerCase(Locale.ROOT).startsWith(beginning));
    List<String> popular =
        subscriptions.popular(transaction, channel.platform(), channel.tenant(), typed, MOST);
    return Stream.concat(mine, popular.stream()).distinct().limit(MOST).toList();
  }

  private List<String> completed(String typed) {
    Matcher author = AUTHOR.matcher(typed);
    if (author.find()) {
      String before = typed.substring(0, author.start());
      String begun = author.group(1) == null ? author.group(2) : author.group(1);
      return authors(begun).stream().map(name -> before + "author:\"" + name + "\"").toList();
    }
    Matcher category = CATEGORY.matcher(typed);
    if (category.find()) {
      String before = typed.substring(0, category.start());
      return categories(category.group(1)).stream().map(name -> before + "cat:" + name).toList();
    }
    int start = typed.lastIndexOf(' ') + 1;
    String word = typed.substring(start).toLowerCase(Locale.ROOT);
    String before = typed.substring(0, start);
    Stream<String> fields =
        FIELDS.stream()
            .filter(field -> !word.isEmpty() && field.startsWith(word) && !field.equals(word));
    return Stream.concat(fields, words(word)).map(completed -> before + completed).toList();
  }

  /** Returns words of papers with the typed prefix, keeping a minus or a field before it. */
  private Stream<String> words(String begun) {
    Matcher word = WORD.matcher(begun);
    return word.matches()
        ? index.wordsFrom(word.group(2), MOST_WORDS).stream()
            .filter(known -> !known.equals(word.group(2)))
            .map(known -> word.group(1) + known)
        : Stream.of();
  }

  private List<String> categories(String begun) {
    String beginning = begun.toLowerCase(Locale.ROOT);
    return Stream.concat(CATEGORIES.stream(), index.categoriesFrom(beginning, MOST).stream())
        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(beginning))
        .filter(name -> name.indexOf('"') < 0)
        .distinct()
        .limit(MOST)
        .map(name -> name.matches("[\\w.*-]+") ? name : "\"" + name + "\"")
        .toList();
  }

  /**
   * Returns names of authors that contain every typed word, the last one as a prefix; those with
   * most of the newest papers first.
   */
  private List<String> authors(String begun) {
    List<String> words = TextAnalysis.words(begun).stream().map(Token::folded).toList();
    if (words.isEmpty()) {
      return List.of();
    }
    String others =
        words.subList(0, words.size() - 1).stream()
            .map(word -> "author:" + word + " ")
            .collect(Collectors.joining());
    String last =
        index.namesFrom(words.get(words.size() - 1), MOST_NAMES).stream()
            .map(name -> "author:" + name)
            .collect(Collectors.joining(", "));
    if (!(QueryParser.parse(others + "(" + last + ")") instanceof ParseResult.Parsed parsed)) {
      return List.of();
    }
    List<Hit> hits = index.matching(parsed.query(), Instant.EPOCH, 2 * MOST);
    Map<String, Integer> names = new TreeMap<>();
    database
        .read(transaction -> papers.find(transaction, hits.stream().map(Hit::paper).toList()))
        .values()
        .forEach(
            stored ->
                stored.paper().authors().stream()
                    .map(Author::name)
                    .filter(name -> name.indexOf('"') < 0 && goesOn(name, words))
                    .forEach(name -> names.merge(name, 1, Integer::sum)));
    return names.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean goesOn(String name, List<String> words) {
    List<String> parts = TextAnalysis.words(name).stream().map(Token::folded).toList();
    String last = words.get(words.size() - 1);
    return parts.containsAll(words.subList(0, words.size() - 1))
        && parts.stream().anyMatch(part -> part.startsWith(last));
  }
}
