package dev.paperboy.command.mute;

import dev.paperboy.card.Invocation;
import dev.paperboy.command.Paging;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Mute;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Lists the mutes of a channel. */
public final class MuteList {
  private static final int PAGE = 20;

  private final Database database;
  private final InstantSource clock;
  private final MuteStore mutes = new MuteStore();

  public MuteList(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public Reply page(Channel channel, int page) {
    List<Mute> all =
        database.read(transaction -> mutes.of(transaction, channel.key(), clock.instant()));
    if (all.isEmpty()) {
      return Reply.quietly(
          "Nothing is muted here. `/papers mute \"flow matching\" for 7d` mutes words,"
              + " `/papers mute PAPER` suggests what to mute about a paper.");
    }
    List<Mute> shown = all.stream().skip((page - 1L) * PAGE).limit(PAGE).toList();
    if (shown.isEmpty()) {
      return Reply.quietly("There is no such page.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("Not posted here, whichever subscription matches:");
    shown.forEach(
        mute -> lines.add(line(mute, channel) + " (by " + Wording.inert(mute.by()) + ")"));
    boolean more = all.size() > page * PAGE;
    lines.add(
        "`/papers unmute ID` removes one."
            + (more ? " More: " + Wording.typed("/papers list mutes page " + (page + 1)) : ""));
    return new Reply(
        true,
        String.join("\n", lines),
        List.of(),
        Paging.actions(Invocation.of("list").with("what", "mutes"), page, more));
  }

  /** Returns a line with the number, the target and the end of a mute. */
  String line(Mute mute, Channel channel) {
    return "#"
        + mute.number()
        + " "
        + Wording.typed(mute.target().value())
        + mute.ends().map(at -> " until " + Wording.moment(at, channel.rules().zone())).orElse("");
  }
}
