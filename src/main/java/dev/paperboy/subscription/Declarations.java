package dev.paperboy.subscription;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.paperboy.subscription.DeclaredChannel.DeclaredMute;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes channels as YAML, with their settings, subscriptions and mutes.
 *
 * <pre>
 * channels:
 * - platform: console
 *   tenant: local
 *   channel: papers
 *   settings: {zone: Europe/Paris, quiet: 22:00-07:00}
 *   subscriptions:
 *   - {query: "diffusion -survey", cadence: daily at 09:00, max: 5, paused: why, until: 2026-12-24}
 *   mutes:
 *   - {mute: "\"flow matching\"", until: 2026-12-24}
 * </pre>
 *
 * <p>{@code platform} is {@code console} and {@code tenant} is the platform's own by default, such
 * as {@code local}; {@code cadence} is {@code instant}. If there are only subscriptions, a plain
 * list of them suffices, each with its {@code channel}.
 */
public final class Declarations {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build());

  private Declarations() {}

  /**
   * The result of reading.
   *
   * @param channels the valid entries, each channel once
   * @param problems the errors in the others, each a sentence with its line number
   */
  public record Reading(List<DeclaredChannel> channels, List<String> problems) {
    /** Copies the lists. */
    public Reading {
      channels = List.copyOf(channels);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Parses text written by {@link #write} or by a person.
   *
   * @param here the channel for entries that name none
   * @param platforms the platforms that can be named
   */
  public static Reading read(String text, Optional<ChannelId> here, PlatformDirectory platforms) {
    try {
      return DeclarationYaml.read(text)
          .map(root -> new DeclarationReader(here, platforms).read(root))
          .orElse(new Reading(List.of(), List.of()));
    } catch (DeclarationYaml.NotUnderstood mistake) {
      return new Reading(List.of(), List.of(String.valueOf(mistake.getMessage())));
    }
  }

  /** Writes channels in a form that {@link #read} reads back unchanged. */
  public static String write(List<DeclaredChannel> channels) {
    ObjectNode root = YAML.createObjectNode();
    ArrayNode list = root.putArray("channels");
    for (DeclaredChannel channel : channels) {
      ObjectNode entry = list.addObject();
      entry.put("platform", channel.id().platform());
      entry.put("tenant", channel.id().tenant());
      entry.put("channel", channel.id().id());
      entry.put("name", channel.name());
      ObjectNode settings = entry.putObject("settings");
      channel.settings().forEach(setting -> settings.put(setting.name(), setting.value()));
      ArrayNode subscriptions = entry.putArray("subscriptions");
      channel.subscriptions().forEach(one -> write(subscriptions.addObject(), one));
      ArrayNode mutes = entry.putArray("mutes");
      channel.mutes().forEach(one -> write(mutes.addObject(), one));
    }
    try {
      return YAML.writeValueAsString(root);
    } catch (JacksonException failure) {
      throw new IllegalArgumentException("cannot be written as YAML", failure);
    }
  }

  private static void write(ObjectNode entry, Declaration one) {
    WrittenSubscription.of(one.wish(), one.pause()).forEach(entry::put);
    if (one.wish().updates()) {
      entry.put("updates", true);
    }
  }

  private static void write(ObjectNode entry, DeclaredMute one) {
    entry.put("mute", one.what());
    one.ends().ifPresent(end -> entry.put("until", end.toString()));
  }
}
