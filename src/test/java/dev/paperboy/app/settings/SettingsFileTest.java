package dev.paperboy.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.settings.EmailSettings.Dkim;
import dev.paperboy.app.settings.value.BindAddress;
import dev.paperboy.app.settings.value.Secret;
import dev.paperboy.feed.fetch.FetchAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a valid configuration means, every default included. */
final class SettingsFileTest {

  private static final String ENCRYPTION_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @TempDir Path folder;

  private LoadResult.Loaded loaded(Map<String, String> environment, String... lines) {
    try {
      Path file = Files.writeString(folder.resolve("paperboy.yaml"), String.join("\n", lines));
      LoadResult result = SettingsFile.read(file, environment);
      assertThat(result).isInstanceOf(LoadResult.Loaded.class);
      return (LoadResult.Loaded) result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Settings settings(String... lines) {
    return loaded(Map.of(), lines).settings();
  }

  private FeedSettings onlyFeed(String line) {
    List<FeedSettings> feeds = settings("feeds:", "  - " + line).feeds();
    assertThat(feeds).hasSize(1);
    return feeds.get(0);
  }

  private List<String> feedNames(String... lines) {
    return settings("feeds:\n" + String.join("\n", lines)).feeds().stream()
        .map(FeedSettings::name)
        .toList();
  }

  @Test
  void anEmptyFileMeansTheDefaults() {
    LoadResult.Loaded loaded = loaded(Map.of(), "");

    assertThat(loaded.settings()).isEqualTo(Settings.defaults());
    assertThat(loaded.notes()).containsExactly("no feed is configured, so nothing will be polled");
    assertThat(settings("# only a remark")).isEqualTo(Settings.defaults());
  }

  @Test
  void theDefaultsAreThese() {
    Settings defaults = Settings.defaults();

    assertThat(defaults.database().url()).isEqualTo("jdbc:sqlite:data/paperboy.db");
    assertThat(defaults.feeds()).isEmpty();
    assertThat(defaults.discord()).isEmpty();
    assertThat(defaults.slack()).isEmpty();
    assertThat(defaults.email()).isEmpty();
    assertThat(defaults.console().bind()).hasToString("127.0.0.1:8080");
    assertThat(defaults.console().token()).isEmpty();
    assertThat(defaults.console().allowedHosts()).isEmpty();
    assertThat(defaults.subscriptions()).isEmpty();
    assertThat(defaults.contact()).isEmpty();
    assertThat(defaults.log().level()).isEqualTo(LogSettings.Level.INFO);
  }

  @Test
  void aModelOnAnotherServerNeedsItsAddressAndName() {
    assertThat(
            settings("meaning: { endpoint: \"http://localhost:11434/v1/\", model: nomic }")
                .meaning())
        .contains(
            new MeaningSettings(
                URI.create("http://localhost:11434/v1"),
                "nomic",
                Optional.empty(),
                32,
                300,
                Duration.ofSeconds(30)));
    Map<String, String> environment = Map.of("EMBEDDINGS_KEY", "sk-hush");
    Settings all =
        loaded(
                environment,
                "meaning:",
                "  endpoint: https://api.example.org/v1",
                "  model: text-embedding-3-small",
                "  key: ${EMBEDDINGS_KEY}",
                "  batch: 256",
                "  requests_per_minute: 60",
                "  timeout: 1m")
            .settings();
    assertThat(all.meaning())
        .contains(
            new MeaningSettings(
                URI.create("https://api.example.org/v1"),
                "text-embedding-3-small",
                Optional.of(new Secret("sk-hush")),
                256,
                60,
                Duration.ofMinutes(1)));
    assertThat(all.toString()).doesNotContain("sk-hush");
    assertThat(settings("meaning:").meaning()).isEmpty();
  }

  @Test
  void huggingFaceIsPolledEveryQuarterOfAnHour() {
    assertThat(onlyFeed("{ type: huggingface }"))
        .isEqualTo(
            new FeedSettings.HuggingFace(
                "huggingface", Duration.ofMinutes(15), FetchAddress.of("https://huggingface.co")));
  }

  @Test
  void arxivIsPolledEveryHalfHour() {
    assertThat(onlyFeed("{ type: arxiv, categories: [cs.CL, hep-th, cs.CL, physics.acc-ph, cs] }"))
        .isEqualTo(
            new FeedSettings.Arxiv(
                "arxiv",
                Duration.ofMinutes(30),
                List.of("cs.CL", "hep-th", "physics.acc-ph", "cs"),
                FetchAddress.of("https://rss.arxiv.org"),
                FetchAddress.of("https://export.arxiv.org")));
  }

  @Test
  void arxivIsHarvestedEverySixHoursFromAWeekBackOn() {
    assertThat(onlyFeed("{ type: arxiv-oai, sets: [cs, physics:hep-th] }"))
        .isEqualTo(
            new FeedSettings.ArxivOai(
                "arxiv-oai",
                Duration.ofHours(6),
                List.of("cs", "physics:hep-th"),
                Duration.ofDays(7),
                FetchAddress.of("https://oaipmh.arxiv.org/oai")));
  }

  @Test
  void biorxivIsPolledEveryHourAndMedrxivIsItsSister() {
    FetchAddress api = FetchAddress.of("https://api.biorxiv.org");
    assertThat(onlyFeed("{ type: biorxiv }"))
        .isEqualTo(
            new FeedSettings.Biorxiv(
                "biorxiv", Duration.ofHours(1), FeedSettings.Biorxiv.Server.BIORXIV, api));
    assertThat(onlyFeed("{ type: biorxiv, server: medrxiv }"))
        .isEqualTo(
            new FeedSettings.Biorxiv(
                "medrxiv", Duration.ofHours(1), FeedSettings.Biorxiv.Server.MEDRXIV, api));
  }

  @Test
  void anRssFeedIsPolledEveryHourAtExactlyItsAddress() {
    assertThat(onlyFeed("{ type: rss, name: jmlr, url: \"https://example.org/feed/?n=1/\" }"))
        .isEqualTo(
            new FeedSettings.Rss(
                "jmlr", Duration.ofHours(1), FetchAddress.of("https://example.org/feed/?n=1/")));
  }

  @Test
  void aFileIsReadEveryMinuteAndTakesItsOwnName() {
    assertThat(onlyFeed("{ type: file, path: lists/my papers.jsonl.gz }"))
        .isEqualTo(
            new FeedSettings.File(
                "my-papers", Duration.ofMinutes(1), Path.of("lists/my papers.jsonl.gz")));
  }

  @ParameterizedTest
  @CsvSource({
    "http://rss_bridge:3000/x, http://rss_bridge:3000/x",
    "https://münchen.example/feed, https://xn--mnchen-3ya.example/feed",
    "'https://example.org/a b|c[1]{d}^`%zz?e=ü|[]{}',"
        + " https://example.org/a%20b%7Cc[1]%7Bd%7D%5E%60%zz",
    "'https:\\\\example.org\\feed', https://example.org/feed",
    "HTTPS://EXAMPLE.org:443/a/../feed#top, https://example.org/feed",
    "'http://ada:p@ss@host/feed?apikey=secret', http://host/feed"
  })
  void addressesAreTakenAsBrowsersTakeThem(String written, String shown) throws IOException {
    FeedSettings.Rss feed =
        (FeedSettings.Rss) onlyFeed("{ type: rss, name: a, url: '" + written + "' }");
    assertThat(feed.url()).hasToString(shown);
    assertThat(feed.toString()).doesNotContain("p@ss").doesNotContain("secret");
  }

  @Test
  void everyAddressOfAFeedCanBeChanged() {
    assertThat(onlyFeed("{ type: huggingface, base_url: \"http://127.0.0.1:9000/hf/\" }"))
        .extracting("baseUrl")
        .isEqualTo(FetchAddress.of("http://127.0.0.1:9000/hf"));
    assertThat(onlyFeed("{ type: biorxiv, base_url: \"http://localhost:1\" }"))
        .extracting("baseUrl")
        .isEqualTo(FetchAddress.of("http://localhost:1"));
    assertThat(
            onlyFeed(
                "{ type: arxiv, categories: [cs.LG], rss_url: \"http://a:1\","
                    + " api_url: \"http://b:2\" }"))
        .extracting("rssUrl", "apiUrl")
        .containsExactly(FetchAddress.of("http://a:1"), FetchAddress.of("http://b:2"));
  }

  @Test
  void anIntervalIsWrittenInSeveralWays() {
    Map.of(
            "30s", Duration.ofSeconds(30),
            "15m", Duration.ofMinutes(15),
            "1h", Duration.ofHours(1),
            "1d", Duration.ofDays(1),
            "PT15M", Duration.ofMinutes(15),
            "1h30m", Duration.ofMinutes(90),
            "10 s", Duration.ofSeconds(10),
            "7D", Duration.ofDays(7))
        .forEach(
            (text, duration) ->
                assertThat(onlyFeed("{ type: huggingface, every: " + text + " }").every())
                    .as(text)
                    .isEqualTo(duration));
  }

  @Test
  void feedsOfOneTypeAreNumberedUnlessTheyHaveNames() {
    assertThat(
            feedNames(
                "  - { type: huggingface }",
                "  - { type: huggingface }",
                "  - { type: huggingface, name: huggingface-2 }",
                "  - { type: huggingface, name: mirror }",
                "  - { type: file, path: a/papers.jsonl }",
                "  - { type: file, path: b/papers.jsonl }"))
        .containsExactly(
            "huggingface", "huggingface-3", "huggingface-2", "mirror", "papers", "papers-2");
  }

  @Test
  void discordNeedsOnlyItsToken() {
    DiscordSettings discord = settings("discord: { token: \"abc.def\" }").discord().orElseThrow();

    assertThat(discord)
        .isEqualTo(
            new DiscordSettings(
                new Secret("abc.def"),
                Optional.empty(),
                Optional.empty(),
                new DiscordSettings.Shards(1, 0, 0)));
  }

  @Test
  void discordTakesAddressesAndShards() {
    DiscordSettings discord =
        settings(
                "discord:",
                "  token: abc",
                "  api_url: http://127.0.0.1:1/api/v10/",
                "  gateway_url: ws://127.0.0.1:2",
                "  shards: { total: 8, first: 2 }")
            .discord()
            .orElseThrow();

    assertThat(discord.apiUrl()).contains(URI.create("http://127.0.0.1:1/api/v10"));
    assertThat(discord.gatewayUrl()).contains(URI.create("ws://127.0.0.1:2"));
    assertThat(discord.shards()).isEqualTo(new DiscordSettings.Shards(8, 2, 7));
  }

  @Test
  void slackUsesTheSocketUnlessToldOtherwise() {
    assertThat(settings("slack: { bot_token: xoxb-1, app_token: xapp-1 }").slack())
        .contains(
            new SlackSettings(
                new SlackSettings.OneWorkspace(new Secret("xoxb-1")),
                Optional.of(new Secret("xapp-1")),
                Optional.empty(),
                SlackSettings.Mode.SOCKET,
                Optional.empty()));
    assertThat(
            settings(
                    "slack: { bot_token: xoxb-1, signing_secret: s, mode: http,"
                        + " api_url: \"http://localhost:3/api/\" }")
                .slack())
        .contains(
            new SlackSettings(
                new SlackSettings.OneWorkspace(new Secret("xoxb-1")),
                Optional.empty(),
                Optional.of(new Secret("s")),
                SlackSettings.Mode.HTTP,
                Optional.of(URI.create("http://localhost:3/api"))));
  }

  @Test
  void slackTakesSeveralWorkspacesInEitherMode() {
    String several =
        "client_id: \"1.2\", client_secret: c, encryption_key: \"" + ENCRYPTION_KEY + "\"";
    SlackSettings.Access access =
        new SlackSettings.ManyWorkspaces("1.2", new Secret("c"), new Secret(ENCRYPTION_KEY));
    assertThat(settings("slack: { " + several + ", mode: http, signing_secret: s }").slack())
        .contains(
            new SlackSettings(
                access,
                Optional.empty(),
                Optional.of(new Secret("s")),
                SlackSettings.Mode.HTTP,
                Optional.empty()));
    assertThat(settings("slack: { " + several + ", app_token: xapp-1 }").slack().orElseThrow())
        .extracting(SlackSettings::access)
        .isEqualTo(access);
  }

  @Test
  void slackWithoutItsEncryptionKeyIsOffAndANoteSaysSo() {
    LoadResult.Loaded loaded =
        loaded(
            Map.of(),
            "slack:",
            "  client_id: \"1.2\"",
            "  client_secret: c",
            "  encryption_key: ${SLACK_ENCRYPTION_KEY}",
            "  app_token: a");

    assertThat(loaded.settings().slack()).isEmpty();
    assertThat(loaded.notes())
        .contains("slack is off: the environment variable SLACK_ENCRYPTION_KEY is not set");
  }

  @Test
  void mailNeedsAServerAndASender() {
    assertThat(
            settings(
                    "site: { url: https://papers.example.org }",
                    "email: { smtp: \"smtps://u:p@mail.example.org\", from: \"a@example.org\" }")
                .email())
        .contains(
            new EmailSettings(
                new Secret("smtps://u:p@mail.example.org"),
                "a@example.org",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void mailIsSignedAndBouncesAreReadWhereConfigured() {
    EmailSettings email =
        settings(
                "site: { url: https://papers.example.org }",
                "email:",
                "  smtp: \"smtp://mail.example.org:587\"",
                "  from: \"Papers <papers@example.org>\"",
                "  dkim: { domain: example.org, selector: papers, key: config/dkim.pem }",
                "  bounces: \"imaps://u:hush@mail.example.org/INBOX\"")
            .email()
            .orElseThrow();

    assertThat(email.from()).isEqualTo("Papers <papers@example.org>");
    assertThat(email.dkim())
        .contains(new Dkim("example.org", "papers", new Secret("config/dkim.pem")));
    assertThat(email.bounces()).contains(new Secret("imaps://u:hush@mail.example.org/INBOX"));
    assertThat(email.toString()).doesNotContain("hush");
  }

  @Test
  void pagesArePublicOnlyWhenTheFileSaysSo() {
    assertThat(settings("feeds: []").site()).isEqualTo(SiteSettings.DEFAULT);
    assertThat(SiteSettings.DEFAULT.isPublic()).isFalse();
    assertThat(
            settings("site: { public: true, url: https://papers.example.org/, title: Our papers }")
                .site())
        .isEqualTo(
            new SiteSettings(
                true, Optional.of(URI.create("https://papers.example.org")), "Our papers", true));
    assertThat(settings("site: { pictures: false }").site().pictures()).isFalse();
  }

  @Test
  void theRemainingKeysAreRead() {
    Settings settings =
        settings(
            "database: jdbc:postgresql://db/papers?user=me&password=hush",
            "console: { bind: \"[::]:0\", token: open-sesame }",
            "subscriptions: config/subscriptions.yaml",
            "contact: https://example.org/bot",
            "log: { level: DEBUG, format: json }");

    assertThat(settings.database().file()).isEmpty();
    assertThat(settings.console().bind()).isEqualTo(new BindAddress("::", 0));
    assertThat(settings.console().token()).contains(new Secret("open-sesame"));
    assertThat(settings.subscriptions()).contains(Path.of("config/subscriptions.yaml"));
    assertThat(settings.contact()).isEqualTo("https://example.org/bot");
    assertThat(settings.log())
        .isEqualTo(new LogSettings(LogSettings.Level.DEBUG, LogSettings.Format.JSON));
  }

  @Test
  void namesOfAProxyAreAllowed() {
    assertThat(
            settings("console: { allowed_hosts: [papers.example.org] }").console().allowedHosts())
        .containsExactly("papers.example.org");
  }

  @Test
  void settingsDoNotShowTheirSecrets() {
    Settings settings =
        settings(
            "database: jdbc:postgresql://me:hush@db/papers?password=hush",
            "discord: { token: hush }",
            "slack: { bot_token: hush, app_token: hush, signing_secret: hush }",
            "site: { url: https://papers.example.org }",
            "email: { smtp: \"smtp://u:hush@mail\", from: a@example.org }",
            "console: { token: hush }");
    Settings several =
        settings(
            "slack: { client_id: \"1\", client_secret: hush, app_token: hush,"
                + " encryption_key: \""
                + ENCRYPTION_KEY
                + "\" }");

    assertThat(several.toString()).doesNotContain("hush").doesNotContain(ENCRYPTION_KEY);
    assertThat(settings.toString()).doesNotContain("hush").contains("(hidden)");
    assertThat(settings.discord().orElseThrow().token().value()).isEqualTo("hush");
  }

  @Test
  void variablesAreFilledInWhereverTheyStand() {
    Map<String, String> environment = Map.of("HOST", "mirror", "EMPTY", "");
    LoadResult.Loaded loaded =
        loaded(
            environment,
            "feeds:",
            "  - { type: huggingface, base_url: \"http://${HOST}:${PORT:-80}/x\" }",
            "contact: \"${EMPTY:-me@example.org}\"",
            "console: { token: \"${NO_TOKEN:-}\" }");

    assertThat(loaded.settings().feeds().get(0))
        .extracting("baseUrl")
        .isEqualTo(FetchAddress.of("http://mirror:80/x"));
    assertThat(loaded.settings().contact()).isEqualTo("me@example.org");
    assertThat(loaded.settings().console().token()).isEmpty();
  }

  @Test
  void aPlatformWithoutItsTokenIsOffAndANoteSaysSo() {
    LoadResult.Loaded loaded =
        loaded(
            Map.of("SLACK_BOT_TOKEN", "xoxb-1"),
            "feeds: [ { type: huggingface } ]",
            "discord: { token: \"${DISCORD_TOKEN}\" }",
            "slack: { bot_token: \"${SLACK_BOT_TOKEN}\", app_token: \"${SLACK_APP_TOKEN}\" }",
            "email:");

    assertThat(loaded.settings().discord()).isEmpty();
    assertThat(loaded.settings().slack()).isEmpty();
    assertThat(loaded.settings().email()).isEmpty();
    assertThat(loaded.notes())
        .containsExactly(
            "discord is off: the environment variable DISCORD_TOKEN is not set",
            "slack is off: the environment variable SLACK_APP_TOKEN is not set",
            "email is off: its section is empty");
  }

  @Test
  void aPlatformWhoseTokenIsEmptyIsOffToo() {
    assertThat(loaded(Map.of(), "discord: {}", "slack: { bot_token: \"${NOT_SET:-}\" }").notes())
        .contains("discord is off: it has no token", "slack is off: it has no bot_token");
  }

  @Test
  void theShippedFileWorksWithoutAnyToken() {
    LoadResult result = SettingsFile.read(Path.of("config/paperboy.yaml"), Map.of());

    assertThat(result).isInstanceOf(LoadResult.Loaded.class);
    Settings settings = ((LoadResult.Loaded) result).settings();
    assertThat(settings.feeds())
        .extracting(FeedSettings::name)
        .containsExactly("huggingface", "arxiv");
    assertThat(settings.console()).isEqualTo(ConsoleSettings.DEFAULT);
  }

  @Test
  void theContainersFileNeedsOnlyTheConsolesToken() {
    Path file = Path.of("config/docker.yaml");

    assertThat(SettingsFile.read(file, Map.of("PAPERBOY_CONSOLE_TOKEN", "t")))
        .isInstanceOf(LoadResult.Loaded.class);
    assertThat(SettingsFile.read(file, Map.of())).isInstanceOf(LoadResult.Invalid.class);
  }

  @Test
  void everythingThatTheShippedFileSuggestsIsValid() throws IOException {
    String text =
        Files.readString(Path.of("config/paperboy.yaml"))
            .replaceAll(
                "(?m)^(\\s*)# (?=- \\{|discord:|slack:|site:|email:|subs|log:|contact:)", "$1");
    Map<String, String> environment =
        Map.of("DISCORD_TOKEN", "d", "SLACK_BOT_TOKEN", "x", "SLACK_APP_TOKEN", "y");

    Settings settings = loaded(environment, text).settings();

    assertThat(settings.feeds()).hasSize(6);
    assertThat(settings.discord()).isPresent();
    assertThat(settings.slack()).isPresent();
    assertThat(settings.email()).isPresent();
    assertThat(settings.subscriptions()).isPresent();
    assertThat(settings.contact()).isNotEmpty();
  }

  @Test
  void backupsAndRetentionHaveDefaultsOfTheirOwn() {
    assertThat(settings("").backup()).isEmpty();
    assertThat(settings("backup: { keep: 3 }").backup())
        .contains(new BackupSettings(Path.of("data/backups"), Duration.ofDays(1), 3));
    assertThat(settings("backup: { folder: b, every: 6h }").backup())
        .contains(new BackupSettings(Path.of("b"), Duration.ofHours(6), 7));
    assertThat(settings("retention: { alerts: 1y, buttons: 1y30d }").retention())
        .isEqualTo(
            new RetentionSettings(
                Duration.ofDays(365), Duration.ofDays(730), Duration.ofDays(395)));
  }
}
