package dev.paperboy.command.completion;

import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Wording;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Subscription;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Suggests values of fields. */
public final class FieldSuggestions {
  private static final Logger LOG = LoggerFactory.getLogger(FieldSuggestions.class);
  private static final int MOST = 25;
  private static final int LONGEST = 100;

  private final Database database;
  private final QuerySuggestions queries;
  private final PaperSuggestions papers;
  private final InstantSource clock;
  private final MuteStore muted = new MuteStore();
  private final ChannelStore channels = new ChannelStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();

  public FieldSuggestions(Database database, PaperIndex index, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.queries = new QuerySuggestions(database, index);
    this.papers = new PaperSuggestions(database, index);
  }

  /** Returns suggestions, best first; empty if they are not available. */
  public List<FieldSuggestion> suggest(ChannelId channel, Kind kind, String typed) {
    try {
      return fitting(
          switch (kind) {
            case QUERY -> queries.suggest(channel, typed.stripLeading());
            case PAPER -> papers.suggest(typed.strip());
            case SUBSCRIPTION -> subscriptions(channel, typed.strip());
            case MUTE -> mutes(channel, typed.strip());
            case NUMBER, TEXT, FILE -> List.of();
          });
    } catch (RuntimeException | Error failure) {
      // While typing, no suggestion is better than a failure.
      LOG.atWarn()
          .addKeyValue("kind", kind)
          .addKeyValue("reason", failure.getMessage())
          .log("suggestions are unavailable");
      return List.of();
    }
  }

  /** A value that is too long is left out: truncated, it would be another value. */
  private static List<FieldSuggestion> fitting(List<FieldSuggestion> all) {
    Map<String, FieldSuggestion> byValue = new LinkedHashMap<>();
    for (FieldSuggestion one : all) {
      if (!one.value().isEmpty() && one.value().length() <= LONGEST) {
        String label = Wording.shorten(one.label(), LONGEST - 1);
        byValue.putIfAbsent(one.value(), new FieldSuggestion(label, one.value()));
      }
    }
    return byValue.values().stream().limit(MOST).toList();
  }

  private List<FieldSuggestion> subscriptions(ChannelId channel, String typed) {
    List<Subscription> mine = database.read(transaction -> mine(transaction, channel));
    List<FieldSuggestion> all = new ArrayList<>();
    for (Subscription one : mine) {
      all.add(numbered(one.number(), one.wish().query()));
    }
    return chosen(all, typed, "all " + Wording.count(mine.size(), "subscription"));
  }

  private List<Subscription> mine(Transaction transaction, ChannelId channel) {
    return channels
        .find(transaction, channel)
        .map(Channel::key)
        .map(key -> subscriptions.of(transaction, key))
        .orElse(List.of());
  }

  private List<FieldSuggestion> mutes(ChannelId channel, String typed) {
    List<FieldSuggestion> all =
        database.read(
            transaction ->
                channels.find(transaction, channel).stream()
                    .flatMap(known -> muted.of(transaction, known.key(), clock.instant()).stream())
                    .map(mute -> numbered(mute.number(), mute.target().value()))
                    .toList());
    return chosen(all, typed, "all " + Wording.count(all.size(), "mute"));
  }

  private static FieldSuggestion numbered(int number, String words) {
    return new FieldSuggestion("#" + number + " " + words, String.valueOf(number));
  }

  /**
   * Returns those whose number begins with the typed text or whose words contain it; then the
   * choice of all.
   */
  private static List<FieldSuggestion> chosen(
      List<FieldSuggestion> all, String typed, String together) {
    String wanted = (typed.startsWith("#") ? typed.substring(1) : typed).toLowerCase(Locale.ROOT);
    List<FieldSuggestion> chosen = new ArrayList<>();
    all.stream().filter(one -> one.value().startsWith(wanted)).forEach(chosen::add);
    all.stream()
        .filter(one -> !one.value().startsWith(wanted))
        .filter(one -> one.label().toLowerCase(Locale.ROOT).contains(wanted))
        .forEach(chosen::add);
    if (!all.isEmpty() && "all".startsWith(wanted)) {
      chosen.add(Math.min(chosen.size(), MOST - 1), new FieldSuggestion(together, "all"));
    }
    return chosen;
  }
}
