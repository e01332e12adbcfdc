package dev.paperboy.app.platform;

import dev.paperboy.app.settings.Settings;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.subscription.PlatformCapabilities;
import java.util.List;
import java.util.Optional;

/** Makes one chat platform from its settings. Immutable. */
public interface PlatformFactory {

  /** The platform's name in {@code ChannelId.platform}. */
  String name();

  /** What the platform can do, whether it is configured or not. */
  PlatformCapabilities capabilities();

  /** The state with these settings before the platform is started. */
  PlatformState configured(Settings settings);

  /** The platform, not started; empty where it is not configured. */
  Optional<Platform> create(Settings settings, PlatformServices services);

  /**
   * Whether the platform would work, without going online; takes half a minute at most. By default
   * only its configured state is told.
   */
  default List<CheckFinding> check(Settings settings) throws InterruptedException {
    PlatformState state = configured(settings);
    return List.of(new CheckFinding(true, PlatformList.word(state) + ", " + state.words()));
  }
}
