package dev.paperboy.app.platform;

import dev.paperboy.app.settings.Settings;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.fleet.LeaseGroup;
import dev.paperboy.subscription.PlatformCapabilities;
import java.util.List;
import java.util.Optional;

/** Creates one chat platform from its settings. Immutable. */
public interface PlatformFactory {

  /** Returns the platform's name in {@code ChannelId.platform}. */
  String name();

  /** Returns the capabilities of the platform, whether it is configured or not. */
  PlatformCapabilities capabilities();

  /** Returns the state with these settings before the platform is started. */
  PlatformState configured(Settings settings);

  /**
   * Returns the leases for posting to its channels; empty, by default, if they are those of all
   * platforms.
   */
  default Optional<LeaseGroup> leases(Settings settings) {
    return Optional.empty();
  }

  /** Returns the accounts that it uses with these settings; none by default. */
  default List<PlatformAccount> accounts(Settings settings) {
    return List.of();
  }

  /** Returns the platform, not started; empty if it is not configured. */
  Optional<Platform> create(Settings settings, PlatformServices services);

  /**
   * Checks whether the platform would work, without going online; takes half a minute at most. By
   * default only reports its configured state.
   */
  default List<CheckFinding> check(Settings settings) throws InterruptedException {
    PlatformState state = configured(settings);
    return List.of(new CheckFinding(true, PlatformList.word(state) + ", " + state.words()));
  }

  /**
   * Sends one mail, for a check. By default returns no finding: the platform sends no mail.
   *
   * @param to the address; empty for that of the sender
   */
  default List<CheckFinding> checkMail(Settings settings, String to) {
    return List.of();
  }
}
