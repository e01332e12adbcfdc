package dev.paperboy.chat.slack.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.paperboy.CapturedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests that people paste into Slack. */
final class ManifestTest {
  private static final String SOCKET = "slack-manifest.yaml";
  private static final String HTTP = "slack-manifest-http.yaml";

  /** The scopes of which an event needs one, as Slack's list of events has them. */
  private static final Map<String, Set<String>> SCOPES_OF_EVENTS =
      Map.ofEntries(
          Map.entry("app_home_opened", Set.of()),
          Map.entry("app_mention", Set.of("app_mentions:read")),
          Map.entry("app_uninstalled", Set.of()),
          Map.entry("channel_archive", Set.of("channels:read")),
          Map.entry("channel_deleted", Set.of("channels:read")),
          Map.entry("channel_left", Set.of("channels:read")),
          Map.entry("channel_rename", Set.of("channels:read")),
          Map.entry("channel_unarchive", Set.of("channels:read")),
          Map.entry("group_archive", Set.of("groups:read")),
          Map.entry("group_deleted", Set.of("groups:read")),
          Map.entry("group_left", Set.of("groups:read")),
          Map.entry("group_rename", Set.of("groups:read")),
          Map.entry("group_unarchive", Set.of("groups:read")),
          Map.entry("link_shared", Set.of("links:read")),
          Map.entry("member_joined_channel", Set.of("channels:read", "groups:read")),
          Map.entry("member_left_channel", Set.of("channels:read", "groups:read")),
          Map.entry("message.im", Set.of("im:history")),
          Map.entry("reaction_added", Set.of("reactions:read")),
          Map.entry("reaction_removed", Set.of("reactions:read")),
          Map.entry("tokens_revoked", Set.of()));

  private static JsonNode manifest(String name) throws IOException {
    return new YAMLMapper().readTree(Files.readString(Path.of("config", name)));
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {SOCKET, HTTP})
  void slacksPublishedSchemaAcceptsIt(String name) throws IOException {
    Optional<Path> schema =
        CapturedData.folder()
            .map(folder -> folder.resolve("specs/slack-manifest.schema.1.0.0.json"));
    assumeTrue(
        schema.isPresent() && Files.exists(schema.get()), "Slack's schema is not here: skipped");
    JsonSchema rules =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(Files.readString(schema.orElseThrow()));

    assertThat(rules.validate(manifest(name))).isEmpty();
    JsonNode broken = manifest(name);
    ((ObjectNode) broken.path("display_information")).put("name", "x".repeat(36));
    assertThat(rules.validate(broken))
        .extracting(ValidationMessage::getMessage)
        .singleElement()
        .asString()
        .contains("35");
  }

  @ParameterizedTest
  @ValueSource(strings = {SOCKET, HTTP})
  void itKeepsSlacksLimits(String name) throws IOException {
    JsonNode manifest = manifest(name);

    assertThat(manifest.at("/display_information/name").asText()).hasSizeBetween(1, 35);
    assertThat(manifest.at("/display_information/description").asText()).hasSizeBetween(1, 140);
    assertThat(manifest.at("/features/bot_user/display_name").asText()).hasSizeBetween(1, 80);
    JsonNode command = manifest.at("/features/slash_commands/0");
    assertThat(command.path("command").asText()).isEqualTo("/papers");
    assertThat(command.path("usage_hint").asText()).hasSizeBetween(1, 1000);
    assertThat(command.path("should_escape").asBoolean()).isTrue();
    assertThat(manifest.at("/features/shortcuts/0/name").asText()).hasSizeBetween(1, 24);
    assertThat(manifest.at("/features/shortcuts/0/callback_id").asText())
        .isEqualTo("papers_in_message");
    assertThat(texts(manifest.at("/features/unfurl_domains")))
        .hasSizeBetween(1, 5)
        .doesNotHaveDuplicates()
        .allMatch(domain -> domain.matches("[a-z0-9][-a-z0-9.]*[a-z0-9]"));
    assertThat(manifest.at("/features/app_home/home_tab_enabled").asBoolean()).isTrue();
    assertThat(manifest.at("/features/app_home/messages_tab_enabled").asBoolean()).isTrue();
    assertThat(manifest.at("/features/app_home/messages_tab_read_only_enabled").asBoolean())
        .isFalse();
    assertThat(manifest.at("/settings/interactivity/is_enabled").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {SOCKET, HTTP})
  void itsScopesAreTheOnesThatAreNeeded(String name) throws IOException {
    assertThat(texts(manifest(name).at("/oauth_config/scopes/bot")))
        .containsExactlyElementsOf(RequiredScopes.all())
        .isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {SOCKET, HTTP})
  void everyEventHasItsScope(String name) throws IOException {
    JsonNode manifest = manifest(name);
    Set<String> scopes = Set.copyOf(texts(manifest.at("/oauth_config/scopes/bot")));
    List<String> events = texts(manifest.at("/settings/event_subscriptions/bot_events"));

    assertThat(events).containsExactlyInAnyOrderElementsOf(SCOPES_OF_EVENTS.keySet()).isSorted();
    for (String event : events) {
      Set<String> oneOf = SCOPES_OF_EVENTS.getOrDefault(event, Set.of());
      assertThat(oneOf.isEmpty() || oneOf.stream().anyMatch(scopes::contains)).as(event).isTrue();
    }
  }

  @Test
  void theSocketNeedsNoAddressAndHttpNeedsThemAll() throws IOException {
    JsonNode socket = manifest(SOCKET);
    JsonNode http = manifest(HTTP);

    assertThat(socket.at("/settings/socket_mode_enabled").asBoolean()).isTrue();
    assertThat(Files.readString(Path.of("config", SOCKET)).lines())
        .noneMatch(line -> line.contains("url:"));
    assertThat(http.at("/settings/socket_mode_enabled").asBoolean()).isFalse();
    assertThat(
            Stream.of(
                http.at("/features/slash_commands/0/url").asText(),
                http.at("/settings/event_subscriptions/request_url").asText(),
                http.at("/settings/interactivity/request_url").asText()))
        .containsOnly("https://papers.example.org/slack/events");
    assertThat(texts(http.at("/oauth_config/redirect_urls")))
        .containsExactly("https://papers.example.org/slack/oauth_redirect");
  }

  @Test
  void tokensRotateOnlyWhereTheyAreRenewed() throws IOException {
    assertThat(manifest(SOCKET).at("/settings/token_rotation_enabled").asBoolean(true)).isFalse();
    assertThat(manifest(HTTP).at("/settings/token_rotation_enabled").asBoolean()).isTrue();
  }

  @Test
  void otherwiseTheTwoAreTheSame() throws IOException {
    assertThat(withoutMode(manifest(HTTP))).isEqualTo(withoutMode(manifest(SOCKET)));
  }

  private static JsonNode withoutMode(JsonNode manifest) {
    ((ObjectNode) manifest.at("/features/slash_commands/0")).remove("url");
    ((ObjectNode) manifest.at("/settings/event_subscriptions")).remove("request_url");
    ((ObjectNode) manifest.at("/settings/interactivity")).remove("request_url");
    ((ObjectNode) manifest.at("/settings"))
        .remove(Set.of("socket_mode_enabled", "token_rotation_enabled"));
    ((ObjectNode) manifest.at("/oauth_config")).remove("redirect_urls");
    return manifest;
  }
}
