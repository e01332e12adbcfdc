package dev.paperboy.command;

import dev.paperboy.store.ChannelStore;
import dev.paperboy.store.Database;
import dev.paperboy.store.SubscriptionStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Completes commands that are being typed: names, the numbers and queries of this channel. */
final class Completion {
  private static final int MOST = 10;
  private static final Set<String> BY_NUMBER = Set.of("unsubscribe", "edit", "pause", "resume");
  private static final Set<String> BY_QUERY = Set.of("subscribe", "search", "preview");
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
          "year>=");

  private final Database database;
  private final ChannelStore channels = new ChannelStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();

  Completion(Database database) {
    this.database = database;
  }

  List<String> complete(Request request, List<Command> commands) {
    String text = request.text().stripLeading();
    int space = text.indexOf(' ');
    if (space < 0) {
      String start = text.toLowerCase(Locale.ROOT);
      return commands.stream()
          .map(Command::name)
          .filter(name -> name.startsWith(start))
          .map(name -> name + (name.equals("list") || name.equals("feeds") ? "" : " "))
          .limit(MOST)
          .toList();
    }
    String name = text.substring(0, space).toLowerCase(Locale.ROOT);
    String rest = text.substring(space + 1);
    if (BY_NUMBER.contains(name)) {
      return mine(request).stream()
          .map(subscription -> String.valueOf(subscription.number()))
          .filter(number -> number.startsWith(rest.strip()))
          .map(number -> name + " " + number)
          .limit(MOST)
          .toList();
    }
    return BY_QUERY.contains(name) ? queries(request, name, rest) : List.of();
  }

  private List<String> queries(Request request, String name, String rest) {
    int lastSpace = rest.lastIndexOf(' ') + 1;
    String word = rest.substring(lastSpace).toLowerCase(Locale.ROOT);
    String lower = rest.toLowerCase(Locale.ROOT);
    Stream<String> earlier =
        mine(request).stream()
            .map(subscription -> subscription.wish().query())
            .filter(query -> query.toLowerCase(Locale.ROOT).startsWith(lower));
    Stream<String> fields =
        word.isEmpty()
            ? Stream.of()
            : FIELDS.stream()
                .filter(field -> field.startsWith(word) && !field.equals(word))
                .map(field -> rest.substring(0, lastSpace) + field);
    return Stream.concat(earlier, fields)
        .distinct()
        .map(query -> name + " " + query)
        .limit(MOST)
        .toList();
  }

  private List<Subscription> mine(Request request) {
    return database.read(transaction -> mine(transaction, request));
  }

  private List<Subscription> mine(Transaction transaction, Request request) {
    return channels
        .find(transaction, request.channel())
        .map(Channel::key)
        .map(key -> subscriptions.of(transaction, key))
        .orElse(List.of());
  }
}
