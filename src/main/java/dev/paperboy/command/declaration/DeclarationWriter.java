package dev.paperboy.command.declaration;

import dev.paperboy.command.mute.MuteCommand;
import dev.paperboy.command.setting.SettingsCommand;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Declaration;
import dev.paperboy.subscription.DeclaredChannel;
import dev.paperboy.subscription.DeclaredChannel.DeclaredMute;
import dev.paperboy.subscription.DeclaredChannel.Setting;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.PlatformCapabilities;
import dev.paperboy.subscription.PlatformDirectory;
import java.time.InstantSource;
import java.util.List;

/** Converts the stored subscriptions, mutes and settings to declarations. */
public final class DeclarationWriter {
  private final Database database;
  private final PlatformDirectory platforms;
  private final InstantSource clock;
  private final ChannelStore channels = new ChannelStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final MuteStore mutes = new MuteStore();

  /** Describes this database. */
  public DeclarationWriter(Database database, PlatformDirectory platforms, InstantSource clock) {
    this.database = database;
    this.platforms = platforms;
    this.clock = clock;
  }

  /** Returns every channel that is not empty, by address. */
  public List<DeclaredChannel> all() {
    return database.read(
        transaction ->
            channels.all(transaction).stream()
                .flatMap(channel -> written(transaction, channel).stream())
                .toList());
  }

  /** Returns one channel; empty if it has no subscriptions and mutes, and default settings. */
  List<DeclaredChannel> of(Channel channel) {
    return database.read(transaction -> written(transaction, channel));
  }

  private List<DeclaredChannel> written(Transaction transaction, Channel channel) {
    PlatformCapabilities can = platforms.of(channel.id());
    List<Declaration> wishes =
        subscriptions.of(transaction, channel.key()).stream()
            .map(one -> new Declaration(one.wish(), one.pause(), 0))
            .toList();
    List<DeclaredMute> muted =
        mutes.of(transaction, channel.key(), clock.instant()).stream()
            .map(DeclarationWriter::written)
            .toList();
    if (wishes.isEmpty() && muted.isEmpty() && channel.rules().equals(can.initialRules())) {
      return List.of();
    }
    List<Setting> settings =
        SettingsCommand.written(can, channel.rules()).entrySet().stream()
            .map(setting -> new Setting(setting.getKey(), setting.getValue(), 0))
            .toList();
    return List.of(new DeclaredChannel(channel.id(), channel.name(), settings, wishes, muted));
  }

  private static DeclaredMute written(Mute mute) {
    String value = mute.target().value();
    return new DeclaredMute(
        mute.target().kind() == Mute.Kind.PAPER ? MuteCommand.PAPER + value : value,
        mute.until(),
        0);
  }
}
