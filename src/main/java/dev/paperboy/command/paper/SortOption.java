package dev.paperboy.command.paper;

import dev.paperboy.command.Command.Call;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.search.HitOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sort order of hits. In typed text it is the suffix {@code sort:newest}: no query has a field
 * of that name.
 */
public final class SortOption {
  private static final Pattern SORT =
      Pattern.compile("(?:^|\\s)sort:(newest|upvotes|relevance)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern NONE =
      Pattern.compile("(?:^|\\s)sort:(\\S*)", Pattern.CASE_INSENSITIVE);

  private SortOption() {}

  /** Returns the field for the order. */
  static Field field() {
    return Field.choice("sort", "what comes first", List.of("relevance", "newest", "upvotes"));
  }

  /** Removes the order from the end of the last field. */
  public static Map<String, String> read(Map<String, String> typed, String field) {
    Matcher matcher = SORT.matcher(typed.getOrDefault(field, ""));
    if (!matcher.find()) {
      return typed;
    }
    Map<String, String> fields = new HashMap<>(typed);
    fields.put("sort", matcher.group(1).toLowerCase(Locale.ROOT));
    String rest = typed.getOrDefault(field, "").substring(0, matcher.start()).strip();
    if (rest.isEmpty()) {
      fields.remove(field);
    } else {
      fields.put(field, rest);
    }
    return fields;
  }

  /** Returns the reply if a query still contains an order; empty if it does not. */
  public static Optional<Reply> mistake(String query) {
    Matcher matcher = NONE.matcher(query);
    return matcher.find() && !query.contains("\"")
        ? Optional.of(
            Reply.quietly(
                Wording.typed("sort:" + matcher.group(1))
                    + " is not understood here. Write `sort:newest` or `sort:upvotes` at the end;"
                    + " without it, the best come first."))
        : Optional.empty();
  }

  /** Returns the requested order, by default the best match first. */
  static HitOrder order(Call call) {
    return switch (call.field("sort").toLowerCase(Locale.ROOT)) {
      case "newest" -> HitOrder.NEWEST;
      case "upvotes" -> HitOrder.UPVOTES;
      default -> HitOrder.RELEVANCE;
    };
  }

  /** Returns the field value; empty for the default order. */
  static String typed(HitOrder order) {
    return order == HitOrder.RELEVANCE ? "" : order.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the order in words. */
  static String inWords(HitOrder order) {
    return switch (order) {
      case RELEVANCE -> "best first,";
      case NEWEST -> "newest first,";
      case UPVOTES -> "most upvoted first,";
    };
  }
}
