package dev.paperboy.deliver;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.store.paper.FloodStore;
import dev.paperboy.store.paper.FloodStore.Flood;
import dev.paperboy.store.paper.FloodStore.Held;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks channels, once for each flood, what to do with the papers that they hold of it. */
final class FloodNotifier {
  private final FloodStore floods = new FloodStore();
  private final MessageStore messages = new MessageStore();

  /**
   * Returns the channels of these that hold papers of floods and were not notified of all of them.
   *
   * @param most the maximum number of channels
   */
  List<Long> channels(Transaction transaction, ServedChannels served, Instant now, int most) {
    return floods.channelsWithUnreported(transaction, served, now, most);
  }

  /**
   * Asks a channel; papers that joined a flood it was already asked about need no further question.
   *
   * @param commands whether people can type commands there; otherwise they are only notified
   */
  void ask(Transaction transaction, long channel, boolean commands, Instant now) {
    for (Held held : floods.unreported(transaction, channel)) {
      long flood = held.flood().key();
      Optional<Long> known = floods.notice(transaction, flood, channel);
      long message =
          known.orElseGet(
              () -> messages.add(transaction, channel, Kind.NOTICE, text(held, commands), now));
      if (known.isEmpty()) {
        floods.ask(transaction, flood, channel, message);
      }
      floods.report(transaction, flood, channel, message);
    }
  }

  /** Returns the possible answers to the question that a message asks; none for other messages. */
  List<Action> actions(Transaction transaction, long message) {
    return floods
        .askedIn(transaction, message)
        .map(
            flood -> {
              Invocation release = Invocation.of("release").with("id", flood);
              return List.of(
                  new Action("Post gradually", release),
                  new Action("Dismiss", release.with("how", "drop")),
                  new Action("See them", Invocation.held()));
            })
        .orElse(List.of());
  }

  private static String text(Held held, boolean commands) {
    return commands ? notice(held) + "\n" + question(held.flood()) : notice(held);
  }

  private static String notice(Held held) {
    Flood flood = held.flood();
    String which =
        held.held() == 1
            ? "1 of them matches here and is"
            : String.format(Locale.ROOT, "%,d of them match here and are", held.held());
    return String.format(
        Locale.ROOT,
        "⚠ %s suddenly announced %,d papers (usually up to %,d a day). %s held; none has been"
            + " posted.",
        flood.feed(),
        flood.papers(),
        flood.usual(),
        which);
  }

  private static String question(Flood flood) {
    return String.format(
        Locale.ROOT,
        "Post gradually: `/papers release %d` · Dismiss: `/papers release %d drop` · See them:"
            + " `/papers list held`",
        flood.key(),
        flood.key());
  }
}
