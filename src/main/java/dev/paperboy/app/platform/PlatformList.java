package dev.paperboy.app.platform;

import dev.paperboy.app.settings.Settings;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.console.ConsoleStatus;
import dev.paperboy.fleet.LeaseGroup;
import dev.paperboy.subscription.PlatformCapabilities;
import dev.paperboy.subscription.PlatformDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The supported chat platforms, in display order. Immutable. */
public final class PlatformList {

  /** The list of platforms. */
  public static final PlatformList ALL =
      new PlatformList(
          List.of(
              new ConsoleFactory(), new DiscordFactory(), new SlackFactory(), new EmailFactory()));

  /** The same, with mails that are shown on a page instead of being sent. */
  public static final PlatformList WITHOUT_MAIL_SERVER = ALL.replacing(new OutboxFactory());

  private final List<PlatformFactory> factories;

  /** Creates a list of these platforms. */
  public PlatformList(List<PlatformFactory> factories) {
    this.factories = List.copyOf(factories);
  }

  /** This list with one more platform at its end. */
  public PlatformList with(PlatformFactory factory) {
    List<PlatformFactory> more = new ArrayList<>(factories);
    more.add(factory);
    return new PlatformList(more);
  }

  private PlatformList replacing(PlatformFactory other) {
    return new PlatformList(
        factories.stream().map(one -> one.name().equals(other.name()) ? other : one).toList());
  }

  /** Returns the factories of the platforms. */
  public List<PlatformFactory> factories() {
    return factories;
  }

  /** Returns the capabilities of each platform, by its name. */
  public PlatformDirectory directory() {
    Map<String, PlatformCapabilities> byName = new LinkedHashMap<>();
    factories.forEach(factory -> byName.put(factory.name(), factory.capabilities()));
    return new PlatformDirectory(byName);
  }

  /** Returns whether the platform of this name is configured. */
  public boolean isConfigured(String name, Settings settings) {
    return factories.stream()
        .filter(factory -> factory.name().equals(name))
        .anyMatch(
            factory -> factory.configured(settings).condition() != PlatformState.Condition.OFF);
  }

  /** Returns the leases of the platforms that have their own, by name. */
  public Map<String, LeaseGroup> leases(Settings settings) {
    Map<String, LeaseGroup> groups = new HashMap<>();
    factories.forEach(
        factory -> factory.leases(settings).ifPresent(own -> groups.put(factory.name(), own)));
    return groups;
  }

  /** Returns the accounts that the configured platforms use. */
  public List<PlatformAccount> accounts(Settings settings) {
    return factories.stream().flatMap(factory -> factory.accounts(settings).stream()).toList();
  }

  /** Creates the platforms that are configured, without starting them. */
  public List<Platform> create(Settings settings, PlatformServices services) {
    return factories.stream()
        .flatMap(factory -> factory.create(settings, services).stream())
        .toList();
  }

  /**
   * Returns the state of every platform.
   *
   * @param running those created from the settings; the others have their configured state
   */
  public List<ConsoleStatus.Platform> states(Settings settings, List<Platform> running) {
    Map<String, PlatformState> states =
        running.stream().collect(Collectors.toMap(Platform::name, Platform::state));
    return factories.stream()
        .map(
            factory -> {
              PlatformState state =
                  states.getOrDefault(factory.name(), factory.configured(settings));
              return new ConsoleStatus.Platform(factory.name(), word(state), state.words());
            })
        .toList();
  }

  /** Returns the state in one word: {@code on}, {@code off} or {@code failing}. */
  static String word(PlatformState state) {
    return state.condition().name().toLowerCase(Locale.ROOT);
  }
}
