package dev.paperboy.deliver;

import dev.paperboy.card.MakeCard;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.store.ChannelStore;
import dev.paperboy.store.MessageStore;
import dev.paperboy.store.MuteStore;
import dev.paperboy.store.PaperStore;
import dev.paperboy.store.StoredPaper;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.UpdateStore;
import dev.paperboy.store.UpdateStore.Update;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Mutes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts what became of papers into short messages, each in reply to the message that carries the
 * paper. A channel is told of as many papers at once as its cap allows; of the others later.
 */
final class PlanUpdates {
  private final UpdateStore updates = new UpdateStore();
  private final ChannelStore channels = new ChannelStore();
  private final MessageStore messages = new MessageStore();
  private final MuteStore mutes = new MuteStore();
  private final PaperStore papers = new PaperStore();
  private final MakeCard makeCard;

  PlanUpdates(MakeCard makeCard) {
    this.makeCard = makeCard;
  }

  /** Plans everything that is due on these platforms; the first thing that a transaction does. */
  void plan(Transaction transaction, Set<String> platforms, Instant now) {
    boolean due = !updates.due(transaction, platforms, now).isEmpty();
    if (due) {
      // Whoever saves papers wants updates: what is wanted meanwhile must not be taken for told.
      papers.lock(transaction);
    }
    // After the lock, in the order in which those who save papers take theirs.
    updates.dropUnasked(transaction, now);
    if (!due) {
      return;
    }
    Map<Long, Integer> planned = new HashMap<>();
    for (Update update : updates.due(transaction, platforms, now)) {
      Channel channel = channels.get(transaction, update.channel());
      Instant allowed = channel.rules().firstAllowed(now);
      if (allowed.isAfter(now)) {
        updates.putOff(transaction, update, allowed);
      } else if (planned.merge(channel.key(), 1, Integer::sum) > channel.rules().cap()) {
        updates.putOff(transaction, update, now.plus(UpdateStore.REST));
      } else {
        tell(transaction, update, now);
      }
    }
  }

  private void tell(Transaction transaction, Update update, Instant now) {
    Paper paper = papers.find(transaction, update.paper()).map(StoredPaper::paper).orElseThrow();
    List<String> news = UpdateText.news(makeCard.of(paper), update.developments());
    if (!news.isEmpty() && !isMuted(transaction, update.channel(), paper, now)) {
      String text = UpdateText.of(paper.title(), news);
      messages.reply(transaction, update.channel(), text, update.message(), now);
    }
    updates.settle(transaction, update, now);
  }

  private boolean isMuted(Transaction transaction, long channel, Paper paper, Instant now) {
    Mutes muted = Mutes.of(mutes.of(transaction, channel, now));
    return !muted.isEmpty() && muted.find(AnalyzedPaper.of(paper)).isPresent();
  }
}
