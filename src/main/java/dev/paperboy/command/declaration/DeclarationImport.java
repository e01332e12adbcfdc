package dev.paperboy.command.declaration;

import dev.paperboy.command.Command;
import dev.paperboy.command.Request;
import dev.paperboy.command.Wording;
import dev.paperboy.command.mute.PreparedMutes;
import dev.paperboy.command.setting.SettingMistake;
import dev.paperboy.command.setting.SettingsCommand;
import dev.paperboy.meaning.Topics;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.DeclaredChannel;
import dev.paperboy.subscription.DeclaredChannel.Setting;
import dev.paperboy.subscription.PlatformCapabilities;
import dev.paperboy.subscription.PlatformDirectory;
import dev.paperboy.subscription.Rules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Updates the store to match declarations; never removes anything. */
public final class DeclarationImport {
  private final Database database;
  private final Topics topics;
  private final PlatformDirectory platforms;
  private final InstantSource clock;
  private final ChannelStore channels = new ChannelStore();

  /** Applies to this database. */
  public DeclarationImport(
      Database database, Topics topics, PlatformDirectory platforms, InstantSource clock) {
    this.database = database;
    this.topics = topics;
    this.platforms = platforms;
    this.clock = clock;
  }

  /**
   * The outcome.
   *
   * @param subscriptions the numbers of new, changed and unchanged subscriptions
   * @param mutes the same for mutes
   * @param over the number of mutes that were left out because they have ended
   * @param settings the number of channels whose settings changed
   * @param problems the problems with the rest, one sentence each
   */
  public record Result(
      Counts subscriptions, Counts mutes, int over, int settings, List<String> problems) {
    /** Copies the list. */
    public Result {
      problems = List.copyOf(problems);
    }

    /** Returns whether nothing changed. */
    public boolean isNothing() {
      return subscriptions.isNothing() && mutes.isNothing() && settings == 0;
    }

    /** Returns a description in a sentence or two. */
    public String sentence() {
      return subscriptions.words()
          + (mutes.isEmpty() ? "" : " Mutes: " + mutes.words())
          + (over == 0 ? "" : " " + Wording.count(over, "expired mute") + " left out.")
          + (settings == 0
              ? ""
              : " Settings of " + Wording.count(settings, "channel") + " changed.");
    }
  }

  /** The numbers of new, changed and unchanged entries. */
  public record Counts(int added, int changed, int same) {
    private boolean isNothing() {
      return added + changed == 0;
    }

    private boolean isEmpty() {
      return added + changed + same == 0;
    }

    private String words() {
      return added + " added, " + changed + " changed, " + same + " already there.";
    }
  }

  /**
   * Adds what is missing and changes what differs, in a single transaction.
   *
   * @param file the name of the file
   */
  public Result apply(List<DeclaredChannel> declared, String file) {
    return apply(declared, new Actor(file, "", "import"), true);
  }

  /** Like {@link #apply(List, String)}, for a person who called a command. */
  Result apply(List<DeclaredChannel> declared, Command.Call call) {
    Request.User user = call.request().user();
    return apply(declared, new Actor(user.name(), user.id(), "import"), user.manager());
  }

  private Result apply(List<DeclaredChannel> declared, Actor by, boolean manager) {
    Instant now = clock.instant();
    Map<ChannelId, PreparedMutes> prepared = new HashMap<>();
    for (DeclaredChannel one : declared) {
      prepare(prepared.computeIfAbsent(one.id(), id -> PreparedMutes.nothing(topics)), one, now);
    }
    return database.write(
        transaction -> new Application(transaction, by, manager, now, prepared).apply(declared));
  }

  private void prepare(PreparedMutes prepared, DeclaredChannel one, Instant now) {
    SubscriptionImport.prepare(prepared.queries(), database, one.id(), one.subscriptions());
    database
        .read(transaction -> channels.find(transaction, one.id()))
        .ifPresent(
            channel -> MuteImport.prepare(prepared, database, channel.key(), one.mutes(), now));
  }

  /** The work of one transaction and its outcome so far. */
  private final class Application {
    private final Transaction transaction;
    private final Actor by;
    private final boolean manager;
    private final Instant now;
    private final Map<ChannelId, PreparedMutes> prepared;
    private final ImportCounts wishes = new ImportCounts();
    private final ImportCounts mutes = new ImportCounts();
    private final List<String> problems = new ArrayList<>();
    private int settings;

    Application(
        Transaction transaction,
        Actor by,
        boolean manager,
        Instant now,
        Map<ChannelId, PreparedMutes> prepared) {
      this.prepared = prepared;
      this.transaction = transaction;
      this.by = by;
      this.manager = manager;
      this.now = now;
    }

    Result apply(List<DeclaredChannel> declared) {
      for (DeclaredChannel one : declared) {
        Channel channel = channel(one);
        settings(channel, one.settings());
        PreparedMutes found = Objects.requireNonNull(prepared.get(one.id()));
        new SubscriptionImport(transaction, channel, by, now, found.queries())
            .apply(one.subscriptions(), wishes, problems);
        new MuteImport(transaction, channel, by, now, found).apply(one.mutes(), mutes, problems);
      }
      return new Result(
          wishes.counts(), mutes.counts(), mutes.of(ImportCounts.Step.OVER), settings, problems);
    }

    private Channel channel(DeclaredChannel one) {
      return channels.findOrCreate(
          transaction, one.id(), one.name(), platforms.of(one.id()).initialRules(), now);
    }

    private void settings(Channel channel, List<Setting> written) {
      PlatformCapabilities can = platforms.of(channel.id());
      Rules rules = channel.rules();
      for (Setting setting : written) {
        Optional<Rules> changed =
            SettingsCommand.change(can, rules, setting.name(), setting.value());
        if (changed.isEmpty()) {
          problems.add(
              "Line %d: %s"
                  .formatted(
                      setting.line(), SettingMistake.of(can, setting.name(), setting.value())));
        } else if (!manager && decidesWho(rules, changed.get())) {
          problems.add(SettingsCommand.MANAGERS_DECIDE);
        } else {
          rules = changed.get();
        }
      }
      if (!rules.equals(channel.rules())) {
        SettingsCommand.change(transaction, channel, can, rules, by, now);
        settings++;
      }
    }

    private static boolean decidesWho(Rules before, Rules after) {
      return !before.whoMayChange().equals(after.whoMayChange());
    }
  }
}
