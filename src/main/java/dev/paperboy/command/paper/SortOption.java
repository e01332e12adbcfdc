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
 * The order that hits are listed in. Typed, it ends a command as {@code sort:newest}: no query has
 * a field of that name.
 */
final class SortOption {
  private static final Pattern SORT =
      Pattern.compile("(?:^|\\s)sort:(newest|upvotes|relevance)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern NONE =
      Pattern.compile("(?:^|\\s)sort:(\\S*)", Pattern.CASE_INSENSITIVE);

  private SortOption() {}

  /** The field for the order. */
  static Field field() {
    return Field.choice("sort", "what comes first", List.of("relevance", "newest", "upvotes"));
  }

  /** Takes the order off the end of the rest of the field. */
  static Map<String, String> read(Map<String, String> typed, String field) {
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

  /** What to say to somebody whose query still has an order in it; empty where it has none. */
  static Optional<Reply> mistake(String query) {
    Matcher matcher = NONE.matcher(query);
    return matcher.find() && !query.contains("\"")
        ? Optional.of(
            Reply.quietly(
                Wording.typed("sort:" + matcher.group(1))
                    + " is not understood here. Write `sort:newest` or `sort:upvotes` at the end;"
                    + " without it, the best come first."))
        : Optional.empty();
  }

  /** The order that was asked for, the best fit first where none was. */
  static HitOrder order(Call call) {
    return switch (call.field("sort").toLowerCase(Locale.ROOT)) {
      case "newest" -> HitOrder.NEWEST;
      case "upvotes" -> HitOrder.UPVOTES;
      default -> HitOrder.RELEVANCE;
    };
  }

  /** As it is filled in; nothing for the usual order. */
  static String typed(HitOrder order) {
    return order == HitOrder.RELEVANCE ? "" : order.name().toLowerCase(Locale.ROOT);
  }

  /** The order, in words. */
  static String spoken(HitOrder order) {
    return switch (order) {
      case RELEVANCE -> "best first,";
      case NEWEST -> "newest first,";
      case UPVOTES -> "most upvoted first,";
    };
  }
}
