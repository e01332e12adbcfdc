package dev.paperboy.subscription;

import dev.paperboy.subscription.Declarations.Reading;
import dev.paperboy.subscription.DeclaredChannel.DeclaredMute;
import dev.paperboy.subscription.DeclaredChannel.Setting;
import dev.paperboy.subscription.YamlNode.Items;
import dev.paperboy.subscription.YamlNode.Keys;
import dev.paperboy.subscription.YamlNode.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads channels, or a plain list of subscriptions; an error in one entry does not affect the
 * others.
 */
final class DeclarationReader {
  private static final Set<String> PLACE = Set.of("platform", "tenant", "channel", "name");
  private static final Set<String> PARTS = Set.of("settings", "subscriptions", "mutes");
  private static final Set<String> OF_MUTES = Set.of("mute", "until");

  private final Optional<ChannelId> here;
  private final PlatformDirectory platforms;
  private final Map<ChannelId, Collected> channels = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * Creates a reader.
   *
   * @param here the channel for entries that name none
   */
  DeclarationReader(Optional<ChannelId> here, PlatformDirectory platforms) {
    this.here = here;
    this.platforms = platforms;
  }

  private record Collected(
      ChannelId id,
      String name,
      List<Setting> settings,
      List<Declaration> subscriptions,
      List<DeclaredMute> mutes) {
    DeclaredChannel whole() {
      return new DeclaredChannel(id, name, settings, subscriptions, mutes);
    }
  }

  Reading read(YamlNode root) {
    if (root instanceof Items list) {
      each(list, "Subscription", this::listed);
    } else if (root instanceof Keys keys
        && keys.values().size() == 1
        && keys.values().get("channels") instanceof Items list) {
      each(list, "Channel", this::channel);
    } else {
      problems.add(
          "This is not a list of subscriptions; start each with `- query: …`. The output of"
              + " `export` starts with `channels:` and a list.");
    }
    return new Reading(channels.values().stream().map(Collected::whole).toList(), problems);
  }

  /** An error in an entry, worded to continue its name, with the line number. */
  private static final class Wrong extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final int line;

    Wrong(String reason, int line) {
      super(reason);
      this.line = line;
    }
  }

  private interface Reader {
    void read(Keys entry);
  }

  private void each(Items list, String noun, Reader reader) {
    int number = 0;
    for (YamlNode entry : list.values()) {
      number++;
      try {
        if (!(entry instanceof Keys keys)) {
          throw new Wrong("is not a mapping such as {query: diffusion}", entry.line());
        }
        reader.read(keys);
      } catch (IllegalArgumentException wrong) {
        int line = wrong instanceof Wrong found ? found.line : entry.line();
        problems.add(
            "%s %d: %s (line %d)"
                .formatted(noun, number, String.valueOf(wrong.getMessage()), line));
      }
    }
  }

  private void listed(Keys entry) {
    Map<String, String> texts = texts(entry, union(PLACE, Set.copyOf(WrittenSubscription.KEYS)));
    Declaration declaration = declaration(texts, entry.line());
    collected(texts).subscriptions().add(declaration);
  }

  private static Declaration declaration(Map<String, String> texts, int line) {
    return new Declaration(
        WrittenSubscription.wish(texts), WrittenSubscription.pause(texts).orElse(null), line);
  }

  private void channel(Keys entry) {
    Map<String, YamlNode> place = new LinkedHashMap<>(entry.values());
    PARTS.forEach(place::remove);
    Collected channel = collected(texts(new Keys(place, entry.line()), PLACE, PARTS));
    part(entry, "settings", Keys.class)
        .ifPresent(
            keys ->
                keys.values()
                    .forEach(
                        (name, value) ->
                            channel
                                .settings()
                                .add(new Setting(name, text(name, value), value.line()))));
    part(entry, "subscriptions", Items.class)
        .ifPresent(
            list ->
                each(
                    list,
                    "Subscription",
                    one ->
                        channel
                            .subscriptions()
                            .add(
                                declaration(
                                    texts(one, Set.copyOf(WrittenSubscription.KEYS)),
                                    one.line()))));
    part(entry, "mutes", Items.class)
        .ifPresent(list -> each(list, "Mute", one -> channel.mutes().add(mute(one))));
  }

  private static <T extends YamlNode> Optional<T> part(Keys entry, String name, Class<T> kind) {
    YamlNode part = entry.values().get(name);
    if (part == null || part.equals(new Text("", part.line()))) {
      return Optional.empty();
    }
    if (!kind.isInstance(part)) {
      String wanted = kind.equals(Keys.class) ? "keys and values" : "a list";
      throw new Wrong("`" + name + "` is not " + wanted, part.line());
    }
    return Optional.of(kind.cast(part));
  }

  private static DeclaredMute mute(Keys entry) {
    Map<String, String> texts = texts(entry, OF_MUTES);
    String what = texts.getOrDefault("mute", "");
    if (what.isBlank()) {
      throw new Wrong("has no `mute`", entry.line());
    }
    String until = texts.getOrDefault("until", "");
    return new DeclaredMute(
        what, until.isEmpty() ? null : WrittenSubscription.moment(until), entry.line());
  }

  /** Returns the named channel; each is collected once, however often it is named. */
  private Collected collected(Map<String, String> place) {
    String channel = place.getOrDefault("channel", "");
    if (channel.isBlank() && here.isEmpty()) {
      throw new IllegalArgumentException("has no `channel`");
    }
    String platform = place.getOrDefault("platform", "console");
    if (!platforms.names().contains(platform)) {
      throw new IllegalArgumentException(
          "`platform` is not one of " + String.join(", ", platforms.names()));
    }
    String tenant = platforms.of(platform).tenant();
    ChannelId id =
        channel.isBlank()
            ? here.orElseThrow()
            : new ChannelId(platform, place.getOrDefault("tenant", tenant), channel);
    Function<ChannelId, Collected> make =
        known ->
            new Collected(
                known,
                place.getOrDefault("name", known.id()),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    return channels.computeIfAbsent(id, make);
  }

  private static Map<String, String> texts(Keys entry, Set<String> known) {
    return texts(entry, known, Set.of());
  }

  /** Returns the values by key; omitted keys are absent. */
  private static Map<String, String> texts(Keys entry, Set<String> known, Set<String> beside) {
    Map<String, String> texts = new LinkedHashMap<>();
    entry
        .values()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                throw new Wrong(
                    "has an unknown key `"
                        + key
                        + "`; the keys are "
                        + String.join(", ", new TreeSet<>(union(known, beside))),
                    value.line());
              }
              String text = text(key, value);
              if (!text.isEmpty()) {
                texts.put(key, text);
              }
            });
    return texts;
  }

  private static String text(String key, YamlNode value) {
    if (value instanceof Text text) {
      return text.value();
    }
    throw new Wrong("`" + key + "` is not a text", value.line());
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }
}
