package dev.paperboy.command.mute;

import dev.paperboy.meaning.Topics;
import dev.paperboy.query.ParsedQueries;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.subscription.Mute.Target;
import dev.paperboy.subscription.MuteVerdicts;
import java.time.Instant;
import java.util.Collection;

/**
 * Data on mutes that is computed before the transaction that adds them. For one thread.
 *
 * @param queries the queries of existing and new mutes
 * @param verdicts which pending papers they affect
 */
public record PreparedMutes(ParsedQueries queries, MuteVerdicts verdicts) {

  /** Returns an empty instance. */
  public static PreparedMutes nothing(Topics topics) {
    return new PreparedMutes(new ParsedQueries(), new MuteVerdicts(topics));
  }

  /** Computes the data for these targets, and for the current ones of a channel. */
  public void add(Database database, long channel, Collection<Target> targets, Instant now) {
    database
        .read(transaction -> new MuteStore().of(transaction, channel, now))
        .forEach(one -> queries.canonical(one.target().value()));
    targets.forEach(target -> queries.canonical(target.value()));
    new WaitingMutes().prepare(verdicts, database, channel, targets);
  }
}
