package dev.paperboy.app.settings;

import dev.paperboy.app.settings.SlackSettings.Access;
import dev.paperboy.app.settings.SlackSettings.ManyWorkspaces;
import dev.paperboy.app.settings.SlackSettings.Mode;
import dev.paperboy.app.settings.SlackSettings.OneWorkspace;
import dev.paperboy.app.settings.value.Secret;
import java.util.List;
import java.util.Optional;

/** Reads the section of Slack, which is for one workspace or for several. */
final class SlackSettingsReader {
  private static final String BOT_TOKEN = "bot_token";
  private static final String CLIENT_ID = "client_id";
  private static final String CLIENT_SECRET = "client_secret";
  private static final String ENCRYPTION_KEY = "encryption_key";
  private static final List<String> SEVERAL = List.of(CLIENT_ID, CLIENT_SECRET, ENCRYPTION_KEY);

  /** Returns the settings; empty where Slack is off or something is wrong. */
  Optional<SlackSettings> read(Section section) {
    Mode mode =
        section.value("mode", text -> TextFormat.oneOf(Mode.class, text)).orElse(Mode.SOCKET);
    Optional<Secret> appToken = section.secret("app_token");
    Optional<Secret> signingSecret = section.secret("signing_secret");
    var apiUrl = section.value("api_url", TextFormat::webAddress);
    Optional<Access> access = access(section);
    Optional<Secret> key = mode == Mode.SOCKET ? appToken : signingSecret;
    if (section.has(BOT_TOKEN) || section.has(CLIENT_ID)) {
      need(section, mode == Mode.SOCKET ? "app_token" : "signing_secret", mode);
    }
    return key.isEmpty()
        ? Optional.empty()
        : access.map(found -> new SlackSettings(found, appToken, signingSecret, mode, apiUrl));
  }

  private static void need(Section section, String key, Mode mode) {
    if (!section.has(key)) {
      section.problem(
          key, " is required in mode %s".formatted(mode == Mode.SOCKET ? "socket" : "http"));
    }
  }

  private static Optional<Access> access(Section section) {
    Optional<Secret> botToken = section.secret(BOT_TOKEN);
    Optional<String> clientId = section.value(CLIENT_ID, text -> new Secret(text).value());
    Optional<Secret> clientSecret = section.secret(CLIENT_SECRET);
    Optional<Secret> encryptionKey = section.hidden(ENCRYPTION_KEY, TextFormat::encryptionKey);
    List<String> given = SEVERAL.stream().filter(section::has).toList();
    if (given.isEmpty()) {
      return botToken.map(OneWorkspace::new);
    }
    if (section.has(BOT_TOKEN)) {
      section.problem(
          given.get(0),
          " is for several workspaces, and bot_token is for one: keep one of the two");
      return Optional.empty();
    }
    SEVERAL.stream()
        .filter(key -> !section.has(key))
        .forEach(key -> section.problem(key, needed(key, given.get(0))));
    return clientId.flatMap(
        id ->
            clientSecret.flatMap(
                secret -> encryptionKey.map(key -> new ManyWorkspaces(id, secret, key))));
  }

  private static String needed(String key, String beside) {
    return key.equals(ENCRYPTION_KEY)
        ? " is needed beside %s; make one with `openssl rand -base64 32`".formatted(beside)
        : " is needed beside %s".formatted(beside);
  }
}
