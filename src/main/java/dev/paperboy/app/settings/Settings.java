package dev.paperboy.app.settings;

import dev.paperboy.app.settings.value.DatabaseAddress;
import dev.paperboy.feed.fetch.Proxies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything an operator decides. Safe to log: secrets hide themselves.
 *
 * @param database where everything is kept; {@code jdbc:sqlite:data/paperboy.db} by default
 * @param feeds what is polled; none by default
 * @param discord empty where Discord is off
 * @param slack empty where Slack is off
 * @param email empty where e-mail is off
 * @param console the local console
 * @param site the pages for reading
 * @param meaning a better model than the built-in one; empty if there is none
 * @param subscriptions the file of declared subscriptions; empty if there is none
 * @param contact a mail address or a web address that is told to every server that is asked, so
 *     that its operators can complain; empty by default
 * @param log what is logged
 * @param backup the backups that are made while the program runs; empty if there are none
 * @param retention how long the database keeps what grows
 * @param proxies what feeds are asked through; not of the file, but of the environment
 */
public record Settings(
    DatabaseAddress database,
    List<FeedSettings> feeds,
    Optional<DiscordSettings> discord,
    Optional<SlackSettings> slack,
    Optional<EmailSettings> email,
    ConsoleSettings console,
    SiteSettings site,
    Optional<MeaningSettings> meaning,
    Optional<Path> subscriptions,
    String contact,
    LogSettings log,
    Optional<BackupSettings> backup,
    RetentionSettings retention,
    Proxies proxies) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if two feeds have one name, or the contact is neither a mail
   *     address nor a web address
   */
  public Settings {
    feeds = List.copyOf(feeds);
    if (feeds.stream().map(FeedSettings::name).distinct().count() < feeds.size()) {
      throw new IllegalArgumentException("two feeds have the same name");
    }
    contact = contact.isEmpty() ? contact : TextFormat.contact(contact);
  }

  /** Returns the settings of an empty file. */
  public static Settings defaults() {
    return new Settings(
        DatabaseAddress.DEFAULT,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ConsoleSettings.DEFAULT,
        SiteSettings.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        "",
        LogSettings.DEFAULT,
        Optional.empty(),
        RetentionSettings.DEFAULT,
        Proxies.NONE);
  }
}
