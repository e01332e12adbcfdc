package dev.paperboy.app.settings;

import dev.paperboy.app.settings.DiscordSettings.Shards;
import dev.paperboy.app.settings.EmailSettings.Dkim;
import dev.paperboy.app.settings.value.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the sections of the chat platforms. One without its token is off, and a note says so. */
final class PlatformsReader {

  private static final String SLACK = "{ bot_token: \"${SLACK_BOT_TOKEN}\" }";

  private final Section root;
  private final SettingsFindings findings;

  PlatformsReader(Section root, SettingsFindings findings) {
    this.root = root;
    this.findings = findings;
  }

  Optional<DiscordSettings> discord() {
    return platform("discord", "token", "{ token: \"${DISCORD_TOKEN}\" }", this::discord);
  }

  private Optional<DiscordSettings> discord(Section section) {
    Optional<Secret> token = section.secret("token");
    var apiUrl = section.value("api_url", TextFormat::webAddress);
    var gatewayUrl = section.value("gateway_url", TextFormat::socketAddress);
    Shards shards =
        section
            .section("shards", "{ total: 1, first: 0, last: 0 }")
            .flatMap(part -> shards(section, part))
            .orElse(Shards.ALL);
    return token.map(secret -> new DiscordSettings(secret, apiUrl, gatewayUrl, shards));
  }

  private static Optional<Shards> shards(Section discord, Section section) {
    int total = section.value("total", TextFormat::number).orElse(1);
    int first = section.value("first", TextFormat::number).orElse(0);
    int last = section.value("last", TextFormat::number).orElse(Math.max(0, total - 1));
    section.close();
    try {
      return Optional.of(new Shards(total, first, last));
    } catch (IllegalArgumentException e) {
      discord.problem("shards", ": " + e.getMessage());
      return Optional.empty();
    }
  }

  Optional<SlackSettings> slack() {
    boolean many =
        root.optionalSection("slack", SLACK)
            .filter(section -> section.has("client_id"))
            .isPresent();
    return platform(
        "slack", many ? "client_id" : "bot_token", SLACK, new SlackSettingsReader()::read);
  }

  Optional<EmailSettings> email() {
    return platform("email", "smtp", "{ smtp: \"smtp://…\", from: \"…\" }", this::email);
  }

  private Optional<EmailSettings> email(Section section) {
    Optional<Secret> smtp = section.hidden("smtp", TextFormat::smtpUrl);
    Optional<String> from = section.value("from", TextFormat::mailAddress);
    if (section.has("smtp") && !section.has("from")) {
      section.problem("from", " is missing; it looks like `paperboy@example.org`");
    }
    Optional<Dkim> dkim =
        section
            .section("dkim", "{ domain: example.org, selector: papers, key: config/dkim.pem }")
            .flatMap(PlatformsReader::dkim);
    Optional<Secret> bounces = section.hidden("bounces", TextFormat::imapUrl);
    Optional<Secret> key = section.hidden("encryption_key", TextFormat::encryptionKey);
    return smtp.flatMap(
        server -> from.map(sender -> new EmailSettings(server, sender, dkim, bounces, key)));
  }

  private static Optional<Dkim> dkim(Section section) {
    Optional<String> domain = section.value("domain", TextFormat::hostName);
    Optional<String> selector = section.value("selector", TextFormat::hostName);
    Optional<Secret> key = section.secret("key");
    for (String name : List.of("domain", "selector", "key")) {
      if (!section.has(name)) {
        section.problem(name, " is missing; signing needs domain, selector and key");
      }
    }
    section.close();
    return domain.flatMap(
        name -> selector.flatMap(label -> key.map(secret -> new Dkim(name, label, secret))));
  }

  private <T> Optional<T> platform(
      String name, String token, String example, Function<Section, Optional<T>> read) {
    Optional<Section> found = root.optionalSection(name, example);
    if (found.isEmpty()) {
      if (root.isThere(name) && !root.has(name)) {
        findings.note("%s is off: its section is empty".formatted(name));
      }
      return Optional.empty();
    }
    Section section = found.get();
    Optional<T> settings = read.apply(section);
    section.close();
    List<String> missing = section.missingVariables();
    if (!missing.isEmpty()) {
      findings.note("%s is off: %s not set".formatted(name, variables(missing)));
      return Optional.empty();
    }
    if (!section.has(token)) {
      findings.note("%s is off: it has no %s".formatted(name, token));
    }
    return settings;
  }

  private static String variables(List<String> names) {
    List<String> distinct = names.stream().distinct().toList();
    return distinct.size() == 1
        ? "the environment variable " + distinct.get(0) + " is"
        : "the environment variables " + String.join(", ", distinct) + " are";
  }
}
