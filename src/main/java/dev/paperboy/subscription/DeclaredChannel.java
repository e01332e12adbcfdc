package dev.paperboy.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A channel as declared in a file.
 *
 * @param id its address
 * @param name its display name
 * @param settings its settings, as typed after {@code /papers settings}; omitted ones stay
 *     unchanged
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
   * A setting.
   *
   * @param line its line in the file, from 1; 0 if it is not in a file yet
   */
  public record Setting(String name, String value, int line) {}

  /**
   * A mute.
   *
   * @param what as typed after {@code /papers mute}: a query, or {@code paper:} and an ID
   * @param until when it expires; null for never
   * @param line its line in the file, from 1; 0 if it is not in a file yet
   */
  public record DeclaredMute(String what, @Nullable Instant until, int line) {

    /** Returns when it expires, if it does. */
    public Optional<Instant> ends() {
      return Optional.ofNullable(until);
    }
  }
}
