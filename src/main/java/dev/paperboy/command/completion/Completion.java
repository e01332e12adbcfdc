package dev.paperboy.command.completion;

import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm;
import dev.paperboy.command.Request;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Completes commands as they are typed: names, and the numbers and queries of this channel. */
public final class Completion {
  private static final int MOST = 10;
  private static final Set<String> BY_NUMBER =
      Set.of("unsubscribe", "edit", "pause", "resume", "backfill");
  private static final Set<String> BY_QUERY = Set.of("subscribe", "search", "preview", "mute");
  private final Database database;
  private final FieldSuggestions suggestions;
  private final ChannelStore channels = new ChannelStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();

  public Completion(Database database, FieldSuggestions suggestions) {
    this.database = database;
    this.suggestions = suggestions;
  }

  public List<String> complete(Request request, List<Command> commands) {
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
    return suggestions.suggest(request.channel(), CommandForm.Kind.QUERY, rest).stream()
        .map(suggestion -> name + " " + suggestion.value())
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
