package dev.paperboy.deliver;

import dev.paperboy.paper.Paper;
import dev.paperboy.store.Alert;
import dev.paperboy.store.Alert.Batch;
import dev.paperboy.store.Alert.Cause;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.ChannelStore;
import dev.paperboy.store.MessageStore;
import dev.paperboy.store.MessageStore.Kind;
import dev.paperboy.store.PaperStore;
import dev.paperboy.store.StoredPaper;
import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Puts what is due into messages, so that what each message carries is settled before it is tried
 * for the first time.
 */
final class PlanMessages {
  /** How many papers a digest shows when the subscription does not say. */
  private static final int DIGEST_SIZE = 20;

  private final AlertStore alerts = new AlertStore();
  private final ChannelStore channels = new ChannelStore();
  private final MessageStore messages = new MessageStore();
  private final PaperStore papers = new PaperStore();
  private final ToIntFunction<String> cardsPerMessage;

  /** Plans for platforms whose messages hold so many cards. */
  PlanMessages(ToIntFunction<String> cardsPerMessage) {
    this.cardsPerMessage = cardsPerMessage;
  }

  /** Plans everything that is due. */
  void plan(Transaction transaction, Instant now) {
    for (long channel : alerts.channelsWithDue(transaction, now)) {
      carry(
          transaction,
          channel,
          Kind.ALERTS,
          "",
          alerts.due(transaction, channel, Batch.INSTANT, now),
          now);
      planDigest(transaction, channel, now);
    }
    for (long channel : alerts.channelsWithUntoldHeld(transaction)) {
      tellHeld(transaction, channel, now);
    }
  }

  private void planDigest(Transaction transaction, long channel, Instant now) {
    List<Alert> due = alerts.due(transaction, channel, Batch.DIGEST, now);
    if (due.isEmpty()) {
      return;
    }
    List<Alert> ranked = ranked(transaction, due);
    int size = Math.min(ranked.size(), digestSize(transaction, due));
    alerts.hold(
        transaction, ranked.subList(size, ranked.size()), "beyond the " + size + " of the digest");
    String text = "Digest: " + count(size, "paper") + ", the most upvoted first.";
    carry(transaction, channel, Kind.DIGEST, text, ranked.subList(0, size), now);
  }

  private List<Alert> ranked(Transaction transaction, List<Alert> due) {
    Map<?, StoredPaper> known = papers.find(transaction, due.stream().map(Alert::paper).toList());
    Comparator<Alert> byVotes =
        Comparator.comparingInt(
            alert -> {
              StoredPaper stored = known.get(alert.paper());
              return stored == null ? 0 : -votes(stored.paper());
            });
    return due.stream().sorted(byVotes.thenComparing(Alert::key)).toList();
  }

  private static int votes(Paper paper) {
    return paper.signals().upvotes();
  }

  private int digestSize(Transaction transaction, List<Alert> due) {
    return due.stream()
        .flatMap(alert -> alerts.causes(transaction, alert.key()).stream())
        .map(Cause::subscription)
        .mapToInt(subscription -> subscription.wish().max())
        .filter(max -> max > 0)
        .max()
        .orElse(DIGEST_SIZE);
  }

  private void carry(
      Transaction transaction, long channel, Kind kind, String text, List<Alert> due, Instant now) {
    String platform = channels.get(transaction, channel).id().platform();
    int size = cardsPerMessage.applyAsInt(platform);
    IntStream.range(0, (due.size() + size - 1) / size)
        .mapToObj(i -> due.subList(i * size, Math.min(due.size(), (i + 1) * size)))
        .forEach(
            part -> {
              String above = part.get(0).equals(due.get(0)) ? text : "";
              long message = messages.add(transaction, channel, kind, above, now);
              alerts.carry(transaction, part, message);
            });
  }

  private void tellHeld(Transaction transaction, long channel, Instant now) {
    long message = messages.add(transaction, channel, Kind.NOTICE, "", now);
    int held = alerts.tellHeld(transaction, channel, message);
    messages.word(transaction, message, "+" + held + " more, `/papers list held` shows them.");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
