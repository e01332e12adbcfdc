package dev.paperboy.command.mute;

import dev.paperboy.query.ParsedQueries;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.subscription.Mute.Target;
import dev.paperboy.subscription.MuteVerdicts;
import java.time.Instant;
import java.util.Collection;

/**
 * What is found of mutes before the transaction that adds them, while nobody waits. For one thread.
 *
 * @param queries the queries of those that are there and of those to come
 * @param verdicts which papers that wait they are about
 */
public record PreparedMutes(ParsedQueries queries, MuteVerdicts verdicts) {

  /** Nothing yet. */
  public static PreparedMutes nothing() {
    return new PreparedMutes(new ParsedQueries(), new MuteVerdicts());
  }

  /** Finds it for these targets, and for what is in a channel now. */
  public void add(Database database, long channel, Collection<Target> targets, Instant now) {
    database
        .read(transaction -> new MuteStore().of(transaction, channel, now))
        .forEach(one -> queries.canonical(one.target().value()));
    targets.forEach(target -> queries.canonical(target.value()));
    new WaitingMutes().prepare(verdicts, database, channel, targets);
  }
}
