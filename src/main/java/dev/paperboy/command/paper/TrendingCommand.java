package dev.paperboy.command.paper;

import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Paging;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.trending.TrendingList;
import dev.paperboy.trending.TrendingLists;
import dev.paperboy.trending.TrendingSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code trending}: lists the papers that gained the most upvotes, within a topic if one is given.
 */
public final class TrendingCommand implements Command {
  private static final int SHOWN = 5;
  private static final TrendingSpan USUAL = TrendingSpan.WEEK;

  /** Other words for spans; what people type for spans that do not exist has none. */
  private static final Map<String, Optional<TrendingSpan>> OTHER_WORDS =
      Map.of(
          "today", Optional.of(TrendingSpan.DAY),
          "daily", Optional.of(TrendingSpan.DAY),
          "weekly", Optional.of(TrendingSpan.WEEK),
          "monthly", Optional.of(TrendingSpan.MONTH),
          "rising", Optional.of(TrendingSpan.NOW),
          "hour", Optional.empty(),
          "yesterday", Optional.empty(),
          "year", Optional.empty());

  private final TrendingLists lists;
  private final CardLookup cardsOf;

  public TrendingCommand(TrendingLists lists, CardLookup cardsOf) {
    this.lists = lists;
    this.cardsOf = cardsOf;
  }

  @Override
  public String name() {
    return "trending";
  }

  @Override
  public String usage() {
    return "trending [day|week|month|now] [QUERY] [page N]";
  }

  @Override
  public String purpose() {
    return "the papers that gained the most upvotes, and why";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.choice("span", "the period; a week by default", TrendingSpan.names()),
        Field.optional("query", Kind.QUERY, "a topic; all papers by default"),
        Paging.field());
  }

  @Override
  public Map<String, String> read(String typed) {
    Map<String, String> fields = new HashMap<>(Paging.read(typed, "query"));
    String query = fields.getOrDefault("query", "");
    String[] words = query.split("\\s+", 2);
    String first = words[0].toLowerCase(Locale.ROOT);
    String rest = words.length > 1 ? words[1] : "";
    // The other words begin topics as well: "daily activities", "year in review".
    boolean isSpan =
        TrendingSpan.named(first).isPresent() || (rest.isEmpty() && OTHER_WORDS.containsKey(first));
    if (isSpan) {
      fields.put("span", first);
      fields.put("query", rest);
      fields.values().removeIf(String::isEmpty);
    }
    return fields;
  }

  @Override
  public Reply run(Call call) {
    Optional<TrendingSpan> span = span(call.field("span").toLowerCase(Locale.ROOT));
    if (span.isEmpty()) {
      return Reply.quietly("Trending over which period? Write `day`, `week`, `month` or `now`.");
    }
    String typed = call.field("query");
    if (typed.isEmpty()) {
      return page(span.get(), Optional.empty(), Paging.page(call));
    }
    ParseResult result = QueryParser.parseNew(typed);
    return result instanceof ParseResult.Parsed parsed
        ? page(span.get(), Optional.of(parsed.query()), Paging.page(call))
        : Reply.quietly(Wording.mistake(typed, (ParseResult.Mistake) result));
  }

  private static Optional<TrendingSpan> span(String typed) {
    return typed.isEmpty()
        ? Optional.of(USUAL)
        : TrendingSpan.named(typed).or(() -> OTHER_WORDS.getOrDefault(typed, Optional.empty()));
  }

  private Reply page(TrendingSpan span, Optional<Query> topic, int page) {
    TrendingList list = lists.list(span, topic, (page - 1) * SHOWN, SHOWN);
    Invocation again =
        Invocation.of("trending")
            .with("span", span.typed())
            .with("query", topic.map(Query::text).orElse(""));
    boolean there = !list.papers().isEmpty();
    return new Reply(
        true,
        there ? title(span, topic) : list.whyEmpty(),
        cardsOf.trending(span, topic, list.papers()),
        Paging.actions(again, page, there, list.more()));
  }

  private static String title(TrendingSpan span, Optional<Query> topic) {
    return (span == TrendingSpan.NOW ? "Rising in " : "Trending in ")
        + span.words()
        + topic.map(query -> ", among papers that match " + Wording.typed(query.text())).orElse("")
        + ":";
  }
}
