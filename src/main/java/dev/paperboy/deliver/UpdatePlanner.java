package dev.paperboy.deliver;

import dev.paperboy.card.CardFactory;
import dev.paperboy.fleet.ChannelLeases;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.outbox.UpdateStore;
import dev.paperboy.store.outbox.UpdateStore.Update;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.MuteVerdicts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans short messages with updates on papers, each a reply to the message that carries the paper.
 * A channel gets updates on at most as many papers at once as its cap allows; the others follow
 * later.
 */
final class UpdatePlanner {
  private final UpdateStore updates = new UpdateStore();
  private final ChannelStore channels = new ChannelStore();
  private final MessageStore messages = new MessageStore();
  private final MuteStore mutes = new MuteStore();
  private final PaperStore papers = new PaperStore();
  private final Topics topics;
  private final CardFactory cardFactory;
  private final ChannelLeases leases;

  UpdatePlanner(Topics topics, CardFactory cardFactory, ChannelLeases leases) {
    this.topics = topics;
    this.cardFactory = cardFactory;
    this.leases = leases;
  }

  /** Evaluates the mutes for papers with due updates, before the transaction that plans them. */
  MuteVerdicts prepare(Database database, ServedChannels served, Instant now) {
    MuteVerdicts verdicts = new MuteVerdicts(topics);
    for (Update update : database.read(transaction -> updates.due(transaction, served, now))) {
      List<Mute> there = database.read(transaction -> mutes.of(transaction, update.channel(), now));
      database
          .read(transaction -> papers.find(transaction, update.paper()))
          .ifPresent(stored -> verdicts.find(there, stored.paper(), stored.revision()));
    }
    return verdicts;
  }

  /**
   * Plans all due updates in these channels; must be the first step of its transaction.
   *
   * @param verdicts the result of {@link #prepare}
   */
  void plan(Transaction transaction, ServedChannels served, MuteVerdicts verdicts, Instant now) {
    boolean due = !updates.due(transaction, served, now).isEmpty();
    if (due) {
      // Saving papers requests updates: one requested concurrently must not be marked as posted.
      papers.lock(transaction);
    }
    // After the lock, in the same lock order as transactions that save papers.
    updates.dropUnasked(transaction, now);
    if (!due) {
      return;
    }
    Map<Long, Integer> planned = new HashMap<>();
    for (Update update : updates.due(transaction, served, now)) {
      Channel channel = channels.get(transaction, update.channel());
      if (!leases.isConfirmed(transaction, channel.id())) {
        continue;
      }
      Instant allowed = channel.rules().firstAllowed(now);
      if (allowed.isAfter(now)) {
        updates.putOff(transaction, update, allowed);
      } else if (planned.merge(channel.key(), 1, Integer::sum) > channel.rules().cap()) {
        updates.putOff(transaction, update, now.plus(UpdateStore.REST));
      } else {
        plan(transaction, update, verdicts, now);
      }
    }
  }

  private void plan(Transaction transaction, Update update, MuteVerdicts verdicts, Instant now) {
    StoredPaper stored = papers.find(transaction, update.paper()).orElseThrow();
    Paper paper = stored.paper();
    List<String> news = UpdateText.news(cardFactory.of(paper), update.developments());
    List<Mute> there = mutes.of(transaction, update.channel(), now);
    if (!news.isEmpty() && verdicts.find(there, paper, stored.revision()).isEmpty()) {
      String text = UpdateText.of(paper.title(), news);
      messages.reply(transaction, update.channel(), text, update.message(), now);
    }
    updates.settle(transaction, update, now);
  }
}
