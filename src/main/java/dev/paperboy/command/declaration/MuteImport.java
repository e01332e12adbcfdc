package dev.paperboy.command.declaration;

import dev.paperboy.command.Wording;
import dev.paperboy.command.declaration.ImportCounts.Step;
import dev.paperboy.command.mute.MuteCommand;
import dev.paperboy.command.mute.PreparedMutes;
import dev.paperboy.command.mute.WaitingMutes;
import dev.paperboy.query.ParseResult;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelChanges;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.DeclaredChannel.DeclaredMute;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mute.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Updates the mutes of one channel to match declarations. */
public final class MuteImport {
  private final ChannelChanges changes = new ChannelChanges();
  private final WaitingMutes muteWaiting = new WaitingMutes();
  private final Transaction transaction;
  private final Channel channel;
  private final Actor by;
  private final Instant now;
  private final PreparedMutes prepared;
  private final List<Mute> there;

  /** Applies declarations within a transaction, to a channel that was prepared. */
  public MuteImport(
      Transaction transaction, Channel channel, Actor by, Instant now, PreparedMutes prepared) {
    this.prepared = prepared;
    this.transaction = transaction;
    this.channel = channel;
    this.by = by;
    this.now = now;
    this.there = new ArrayList<>(new MuteStore().of(transaction, channel.key(), now));
  }

  /** Applies declarations in order; each invalid one adds a sentence to the problems. */
  public void apply(List<DeclaredMute> mutes, ImportCounts steps, List<String> problems) {
    for (DeclaredMute one : mutes) {
      if (one.ends().filter(end -> !end.isAfter(now)).isPresent()) {
        steps.add(Step.OVER);
      } else {
        Optional<Mute> known = find(one);
        steps.add(known.isPresent() ? change(known.get(), one) : add(one, problems));
      }
    }
  }

  /** Prepares the targets of declared mutes and of the channel's current ones. */
  public static void prepare(
      PreparedMutes prepared,
      Database database,
      long channel,
      List<DeclaredMute> mutes,
      Instant now) {
    Set<Target> targets = new HashSet<>();
    for (DeclaredMute one : mutes) {
      // A mute that is too expensive as a new one may exist already.
      MuteCommand.target(one.what(), prepared.queries())
          .ifPresent(target -> prepared.queries().canonical(target.value()));
      MuteCommand.newTarget(one.what(), prepared.queries()).ifPresent(targets::add);
    }
    prepared.add(database, channel, targets, now);
  }

  /** Returns the existing mute with this text, even if the text is no longer a valid query. */
  private Optional<Mute> find(DeclaredMute one) {
    Optional<Target> target = MuteCommand.target(one.what(), prepared.queries());
    return there.stream()
        .filter(
            mute ->
                mute.target().value().equals(one.what())
                    || target
                        .filter(
                            meant -> MuteCommand.isSame(mute.target(), meant, prepared.queries()))
                        .isPresent())
        .findFirst();
  }

  private Step change(Mute known, DeclaredMute one) {
    if (Objects.equals(known.until(), one.until())) {
      return Step.SAME;
    }
    changes.end(transaction, known, one.until(), by, now);
    return Step.CHANGED;
  }

  private Step add(DeclaredMute one, List<String> problems) {
    Optional<Target> target = MuteCommand.newTarget(one.what(), prepared.queries());
    if (target.isEmpty()) {
      problems.add(
          "Line %d, %s: %s".formatted(one.line(), Wording.typed(one.what()), mistake(one.what())));
      return Step.REFUSED;
    }
    if (there.size() >= Mute.MOST_PER_CHANNEL) {
      problems.add(
          "Line %d, %s: a channel can have %d mutes."
              .formatted(one.line(), Wording.typed(one.what()), Mute.MOST_PER_CHANNEL));
      return Step.REFUSED;
    }
    Mute mute = changes.mute(transaction, channel.key(), target.get(), one.until(), by, now);
    muteWaiting.mute(transaction, mute, prepared.verdicts());
    there.add(mute);
    return Step.ADDED;
  }

  private String mistake(String what) {
    return !what.startsWith(MuteCommand.PAPER)
            && prepared.queries().parseNew(what) instanceof ParseResult.Mistake mistake
        ? Wording.mistake(what, mistake)
        : "This is not a paper that can be muted.";
  }
}
