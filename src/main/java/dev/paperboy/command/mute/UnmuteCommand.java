package dev.paperboy.command.mute;

import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelChanges;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.subscription.Mute;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code unmute}: removes mutes. */
public final class UnmuteCommand implements Command {
  private final Database database;
  private final InstantSource clock;
  private final MuteStore mutes = new MuteStore();
  private final ChannelChanges changes = new ChannelChanges();

  public UnmuteCommand(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "unmute";
  }

  @Override
  public String usage() {
    return "unmute ID|all";
  }

  @Override
  public String purpose() {
    return "lift a mute";
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.required("mute", Kind.MUTE, "which one, by its number, or all"));
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public Reply run(Call call) {
    String which = call.field("mute");
    List<Mute> lifted = database.write(transaction -> lift(transaction, call, which));
    if (lifted.isEmpty()) {
      return Reply.quietly(
          (which.isEmpty()
                  ? "Say which mute, by its number. "
                  : which.equalsIgnoreCase("all")
                      ? "Nothing is muted here. "
                      : "This channel has no mute " + Wording.typed(which) + ". ")
              + "`/papers list mutes` shows the numbers.");
    }
    return Reply.openly(
        (lifted.size() == 1
                ? "No longer muted: " + Wording.typed(lifted.get(0).target().value())
                : "All " + Wording.count(lifted.size(), "mute") + " of this channel are lifted")
            + ". Papers muted until now will not be posted.");
  }

  private List<Mute> lift(Transaction transaction, Call call, String which) {
    Instant now = clock.instant();
    String number = which.startsWith("#") ? which.substring(1) : which;
    List<Mute> chosen =
        mutes.of(transaction, call.channel().key(), now).stream()
            .filter(
                mute ->
                    which.equalsIgnoreCase("all") || String.valueOf(mute.number()).equals(number))
            .toList();
    chosen.forEach(mute -> changes.unmute(transaction, mute, call.by(), now));
    return chosen;
  }
}
