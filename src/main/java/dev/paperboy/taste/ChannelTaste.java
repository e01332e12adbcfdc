package dev.paperboy.taste;

import dev.paperboy.paper.PaperId;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.store.vote.TasteStore;
import dev.paperboy.store.vote.Vote;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns the taste of channels from their newest votes, whenever it is needed. Thread-safe. */
public final class ChannelTaste {
  /** A channel that votes more often is known well enough by these. */
  private static final int MOST_VOTES = 300;

  private static final Logger LOG = LoggerFactory.getLogger(ChannelTaste.class);

  private final TasteStore tastes = new TasteStore();
  private final PaperStore papers = new PaperStore();
  private final PaperIndex index;

  /** Learns with the rarity of words in this index. */
  public ChannelTaste(PaperIndex index) {
    this.index = index;
  }

  /**
   * Returns what a channel likes now; nothing if the index cannot be read, since papers are posted
   * nevertheless.
   */
  public Taste of(Transaction transaction, long channel, Instant now) {
    List<Vote> votes = tastes.teaching(transaction, channel).stream().limit(MOST_VOTES).toList();
    Map<PaperId, StoredPaper> known =
        papers.find(transaction, votes.stream().map(Vote::paper).distinct().toList());
    List<Opinion> opinions = new ArrayList<>();
    for (Vote vote : votes) {
      StoredPaper stored = known.get(vote.paper());
      if (stored != null) {
        opinions.add(new Opinion(stored.paper(), vote.value(), vote.at()));
      }
    }
    try {
      return Taste.of(index, opinions, now);
    } catch (UncheckedIOException unreadable) {
      LOG.atWarn()
          .addKeyValue("channel", channel)
          .addKeyValue("reason", unreadable.getMessage())
          .log("the search index cannot be read, so a channel's votes have no effect on a digest");
      return Taste.of(index, List.of(), now);
    }
  }
}
