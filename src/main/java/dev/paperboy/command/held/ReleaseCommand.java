package dev.paperboy.command.held;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.ReleaseStore;
import dev.paperboy.store.paper.FloodStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.MuteVerdicts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** {@code release}: posts held papers in batches, or dismisses a flood. */
public final class ReleaseCommand implements Command {
  /** The number of papers released at a time. */
  static final int MOST = 200;

  private static final String ALL = "all";
  private static final String POST = "post";
  private static final String DROP = "drop";
  private static final String STOP = "stop";
  private static final List<String> WAYS = List.of(POST, DROP, STOP);

  private final Database database;
  private final ReleasedPapers released;
  private final Runnable wakeDelivery;
  private final InstantSource clock;
  private final FloodStore floods = new FloodStore();
  private final ReleaseStore releases = new ReleaseStore();

  public ReleaseCommand(
      Database database, ReleasedPapers released, Runnable wakeDelivery, InstantSource clock) {
    this.database = database;
    this.released = released;
    this.wakeDelivery = wakeDelivery;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "release";
  }

  @Override
  public String usage() {
    return "release [ID|all] [post|drop|stop]";
  }

  @Override
  public String purpose() {
    return "post held papers gradually, or dismiss a flood";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.optional("id", Kind.TEXT, "the number of a flood, or all"),
        Field.choice("how", "what to do; post by default", WAYS));
  }

  @Override
  public Map<String, String> read(String typed) {
    Map<String, String> fields = new HashMap<>();
    for (String word : typed.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (!word.isEmpty()) {
        fields.merge(WAYS.contains(word) ? "how" : "id", word, (one, other) -> one + " " + other);
      }
    }
    return fields;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public boolean changes(Call call) {
    return !call.fields().isEmpty();
  }

  @Override
  public Reply run(Call call) {
    String id = call.field("id").toLowerCase(Locale.ROOT).replaceFirst("^#", "");
    String how = call.field("how").toLowerCase(Locale.ROOT);
    if (how.equals(STOP)) {
      return stop(call.channel());
    }
    if (id.isEmpty()) {
      return overview(call.channel());
    }
    boolean all = id.equals(ALL);
    if (!(how.isEmpty() || WAYS.contains(how)) || !(all || id.matches("[1-9]\\d{0,8}"))) {
      return Reply.quietly(
          "Write `/papers release all`, or the number of a flood: `/papers release` lists what is"
              + " held here.");
    }
    OptionalLong flood = all ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(id));
    return how.equals(DROP) ? drop(call.channel(), flood) : post(call.channel(), flood);
  }

  /** The outcome of a release. */
  private record Done(int posted, int muted, boolean more, String when) {}

  private Reply post(Channel channel, OptionalLong flood) {
    if (channel.isResting()) {
      return ReleasedPapers.resting(channel);
    }
    MuteVerdicts verdicts =
        released.muted(database, channel, transaction -> chosen(transaction, channel, flood));
    Done done = database.write(transaction -> post(transaction, channel, flood, verdicts));
    String muted = done.muted() == 0 ? "" : " Muted here and not posted: " + done.muted() + ".";
    if (done.posted() == 0) {
      return Reply.quietly(
          (flood.isPresent()
                  ? "This channel holds no papers of flood " + flood.getAsLong() + "."
                  : "No paper held back here is still wanted by a subscription.")
              + muted);
    }
    wakeDelivery.run();
    return new Reply(
        false,
        Wording.count(done.posted(), "held paper")
            + " will be posted, oldest first, "
            + done.when()
            + "."
            + muted
            + (done.more() ? " The others stay held; release them once these are posted." : ""),
        List.of(),
        List.of(new Action("Stop", Invocation.stop())));
  }

  private List<Alert> chosen(Transaction transaction, Channel channel, OptionalLong flood) {
    return releases.held(transaction, channel.key(), flood, MOST);
  }

  private Done post(
      Transaction transaction, Channel channel, OptionalLong flood, MuteVerdicts verdicts) {
    Instant now = clock.instant();
    List<Alert> held = releases.held(transaction, channel.key(), flood, MOST + 1);
    boolean more = held.size() > MOST;
    List<Alert> chosen = held.subList(0, Math.min(MOST, held.size()));
    accept(transaction, channel, flood, now);
    releases.release(transaction, chosen, channel.rules().firstAllowed(now), now);
    int muted = released.mute(transaction, channel, chosen, verdicts);
    return new Done(chosen.size() - muted, muted, more, released.when(transaction, channel, now));
  }

  /** Releasing a flood accepts it as genuine. */
  private void accept(Transaction transaction, Channel channel, OptionalLong flood, Instant now) {
    floods.undecided(transaction, channel.key()).stream()
        .map(held -> held.flood().key())
        .filter(one -> flood.isEmpty() || flood.getAsLong() == one)
        .forEach(one -> floods.accept(transaction, one, now));
  }

  private Reply drop(Channel channel, OptionalLong flood) {
    int dropped =
        database.write(
            transaction -> {
              List<Long> chosen =
                  flood.isPresent()
                      ? List.of(flood.getAsLong())
                      : floods.undecided(transaction, channel.key()).stream()
                          .map(held -> held.flood().key())
                          .toList();
              return (int)
                  chosen.stream()
                      .filter(one -> floods.drop(transaction, one, channel.key(), clock.instant()))
                      .count();
            });
    return dropped == 0
        ? Reply.quietly("There is no such flood here; `/papers release` lists what is held.")
        : Reply.openly(
            "Dismissed. The papers stay in `/papers list held`, and this channel is not asked"
                + " again."
                + (flood.isPresent()
                    ? " "
                        + Wording.typed("/papers release " + flood.getAsLong())
                        + " posts them after all."
                    : ""));
  }

  private Reply stop(Channel channel) {
    int stopped = database.write(transaction -> releases.stop(transaction, channel.key()));
    return stopped == 0
        ? Reply.quietly("No requested papers are waiting to be posted here.")
        : Reply.openly(
            Wording.count(stopped, "paper")
                + (stopped == 1 ? " is" : " are")
                + " held again. `/papers release all` posts what is held.");
  }

  private Reply overview(Channel channel) {
    return database.read(transaction -> overview(transaction, channel));
  }

  private Reply overview(Transaction transaction, Channel channel) {
    return released.overview(transaction, channel, clock.instant());
  }
}
