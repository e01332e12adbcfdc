package dev.paperboy.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A channel as it is written in a file.
 *
 * @param id its address
 * @param name what people call it
 * @param settings what it allows, as {@code /papers settings} is typed; what is left out stays
 * @param subscriptions in order
 * @param mutes in order
 */
public record DeclaredChannel(
    ChannelId id,
    String name,
    List<Setting> settings,
    List<Declaration> subscriptions,
    List<DeclaredMute> mutes) {

  /** Copies the lists. */
  public DeclaredChannel {
    settings = List.copyOf(settings);
    subscriptions = List.copyOf(subscriptions);
    mutes = List.copyOf(mutes);
  }

  /**
   * One setting.
   *
   * @param line its line in the file, from 1; 0 where it is in no file yet
   */
  public record Setting(String name, String value, int line) {}

  /**
   * A mute.
   *
   * @param what as {@code /papers mute} is typed: a query, or {@code paper:} and an id
   * @param until when it ends by itself; null for never
   * @param line its line in the file, from 1; 0 where it is in no file yet
   */
  public record DeclaredMute(String what, @Nullable Instant until, int line) {

    /** When it ends, if it does by itself. */
    public Optional<Instant> ends() {
      return Optional.ofNullable(until);
    }
  }
}
