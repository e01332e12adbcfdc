package dev.paperboy.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads when the configuration is wrong. */
final class SettingsMistakesTest {

  @TempDir Path folder;

  private List<String> problems(String... lines) {
    return problems(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private List<String> problems(byte[] content) {
    try {
      return problems(Files.write(folder.resolve("paperboy.yaml"), content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> problems(Path file) {
    LoadResult result = SettingsFile.read(file, Map.of());
    assertThat(result).isInstanceOf(LoadResult.Invalid.class);
    return ((LoadResult.Invalid) result)
        .problems().stream().map(problem -> problem.toString().replace(folder + "/", "")).toList();
  }

  private String feedProblem(String feed) {
    List<String> problems = problems("feeds:", "  - " + feed);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "jdbc:sqlite:x.db?a=b; it has the parameter `a`, which the driver does not know",
        "jdbc:postgresql://h/p?sslmod=require&password=hush; did you mean `sslmode`?",
        "jdbc:sqlite:file:x.db; it must name the file itself",
      })
  void whatNoDatabaseDriverKnowsIsNamedWithItsLine(String address, String expected) {
    assertThat(problems("feeds: []", "database: " + address))
        .singleElement()
        .asString()
        .startsWith("paperboy.yaml:2: database: it ")
        .contains(expected)
        .doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "model: x; meaning.endpoint is missing; it looks like `http://localhost:11434/v1`",
        "endpoint: http://h/v1; meaning.model is missing; it looks like `nomic-embed-text`",
        "endpoint: h, model: x; it must start with http:// or https://",
        "endpoint: http://h/v1/embeddings, model: x; leave out /embeddings",
        "endpoint: http://ada:hush@h/v1, model: x; a password belongs into meaning.key",
        "endpoint: 'http://h/v1?key=hush', model: x; without user, ? and #",
        "endpoint: http://h/v1, model: x, key: 'hush hush'; meaning.key: it must not be empty or"
            + " contain",
        "endpoint: http://h/v1, model: x, key: '${NO_SUCH}'; meaning.key reads the environment"
            + " variable NO_SUCH",
        "endpoint: http://h/v1, model: x, batch: 1; it must be from 2 to 256",
        "endpoint: http://h/v1, model: x, requests_per_minute: 0; it must be from 1 to 60000",
        "endpoint: http://h/v1, model: x, timeout: 10m; it must be from 1s to 5m",
        "endpoint: http://h/v1, model: x, timeout: 30; the unit is missing",
        "endpoint: http://h/v1, model: x, requests-per-minute: 5; did you mean"
            + " `requests_per_minute`?",
      })
  void aMistakeInTheModelOnAnotherServerIsExplained(String keys, String reason) {
    assertThat(problems("meaning: { " + keys + " }"))
        .singleElement()
        .asString()
        .startsWith("paperboy.yaml:1: ")
        .contains(reason)
        .doesNotContain("hush");
  }

  @Test
  void aMisspeltKeyIsNamedWithItsLineAndASuggestion() {
    assertThat(feedProblem("{ type: huggingface, evry: 15m }"))
        .isEqualTo("paperboy.yaml:2: unknown key `evry` in feeds[0]; did you mean `every`?");
    assertThat(problems("databse: x"))
        .containsExactly("paperboy.yaml:1: unknown key `databse`; did you mean `database`?");
    assertThat(problems("console: { bnid: 127.0.0.1:1 }"))
        .containsExactly("paperboy.yaml:1: unknown key `bnid` in console; did you mean `bind`?");
    assertThat(problems("slack: { bottoken: x }"))
        .containsExactly(
            "paperboy.yaml:1: unknown key `bottoken` in slack; did you mean `bot_token`?");
  }

  @Test
  void anUnknownKeyWithoutALikelyMeaningIsAnsweredWithWhatThereIs() {
    assertThat(feedProblem("{ type: file, path: p.jsonl, base_url: \"http://x\" }"))
        .isEqualTo(
            "paperboy.yaml:2: unknown key `base_url` in feeds[0]; it can be `type`, `name`,"
                + " `every`, `path`");
  }

  @Test
  void allProblemsAreReportedAtOnceInTheOrderOfTheLines() {
    assertThat(
            problems(
                "database: jdbc:oracle:thin",
                "feeds:",
                "  - { type: arixv }",
                "  - { type: arxiv, categories: [cs.cl, cs.*, 42], every: soon }",
                "  - { type: rss }",
                "  - { type: file }",
                "console: { bind: 8080 }",
                "log: { level: loud }",
                "wrong: true"))
        .containsExactly(
            "paperboy.yaml:1: database: it must look like jdbc:sqlite:data/paperboy.db or"
                + " jdbc:postgresql://host/database?user=…&password=…",
            "paperboy.yaml:3: feeds[0].type is `arixv`: did you mean `arxiv`?",
            "paperboy.yaml:4: feeds[1].every is `soon`: it must be a time like 30s, 15m, 1h or 1d",
            "paperboy.yaml:4: feeds[1].categories[0] is `cs.cl`: `cs.cl` is not an arXiv category;"
                + " did you mean `cs.CL`?",
            "paperboy.yaml:4: feeds[1].categories[1] is `cs.*`: `cs.*` is not an arXiv category;"
                + " write `cs` for all of it",
            "paperboy.yaml:4: feeds[1].categories[2] is `42`: `42` is not an arXiv category; they"
                + " look like `cs.CL`, `hep-th` or `cs`",
            "paperboy.yaml:5: feeds[2].name is missing; an RSS feed needs one, like `jmlr`",
            "paperboy.yaml:5: feeds[2].url is missing; it looks like"
                + " `https://example.org/feed.xml`",
            "paperboy.yaml:6: feeds[3].path is missing; it looks like `papers.jsonl`",
            "paperboy.yaml:7: console.bind is `8080`: it must be a host and a port, like"
                + " 127.0.0.1:8080",
            "paperboy.yaml:8: log.level is `loud`: it can be `trace`, `debug`, `info`, `warn`,"
                + " `error`",
            "paperboy.yaml:9: unknown key `wrong`; it can be `feeds`, `database`, `discord`,"
                + " `slack`, `email`, `console`, `site`, `meaning`, `subscriptions`, `contact`,"
                + " `log`, `backup`, `retention`");
  }

  @Test
  void aKeyThatStandsTwiceIsAProblem() {
    assertThat(problems("contact: a@b", "log:", "  level: info", "contact: c@d"))
        .containsExactly("paperboy.yaml:4: contact is repeated; it is already on line 1");
    assertThat(feedProblem("{ type: huggingface, every: 1h, every: 2h }"))
        .contains("feeds[0].every is repeated");
  }

  @Test
  void aValueOfTheWrongKindIsExplained() {
    assertThat(problems("feeds: { type: arxiv }").get(0))
        .isEqualTo(
            "paperboy.yaml:1: feeds must be a list, like [ { type: huggingface } ], but is keys"
                + " and values");
    assertThat(problems("feeds: [ huggingface ]").get(0))
        .contains("feeds[0] must be as in [ { type: huggingface } ], but is `huggingface`");
    assertThat(feedProblem("{ type: arxiv, categories: cs.CL }"))
        .contains("feeds[0].categories must be a list, like [cs.CL, cs.LG], but is `cs.CL`");
    assertThat(problems("console: 127.0.0.1:8080").get(0))
        .contains("console must be keys and values, like { bind: 127.0.0.1:8080 }");
    assertThat(problems("contact: [a, b]").get(0))
        .contains("contact must be a single value, but is a list");
    assertThat(problems("- a", "- b").get(0)).contains("the file must be keys and values");
    assertThat(problems("? [a, b]", ": c").get(0)).contains("a key must be a word");
  }

  @Test
  void anIntervalHasAUnitAndBounds() {
    assertThat(feedProblem("{ type: huggingface, every: 15 }"))
        .endsWith("feeds[0].every is `15`: the unit is missing; write 15s, 15m, 15h or 15d");
    assertThat(feedProblem("{ type: huggingface, every: 9s }"))
        .endsWith("it must be between 10s and 7d");
    assertThat(feedProblem("{ type: huggingface, every: 8d }"))
        .endsWith("it must be between 10s and 7d");
    assertThat(feedProblem("{ type: huggingface, every: -5m }"))
        .endsWith("like 30s, 15m, 1h or 1d");
    assertThat(feedProblem("{ type: huggingface, every: 99999999999999999999d }"))
        .endsWith("like 30s, 15m, 1h or 1d");
  }

  @Test
  void arxivNeedsCategories() {
    assertThat(feedProblem("{ type: arxiv }"))
        .endsWith("feeds[0].categories is missing; it looks like `[cs.CL, cs.LG]`");
    assertThat(feedProblem("{ type: arxiv, categories: [] }"))
        .endsWith("feeds[0].categories must name at least one category, like [cs.CL]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ type: rss, name: a, url: \"http://ada:secret@host:99999/feed?key=secret\" }",
        "{ type: rss, name: a, url: \"ada:secret@host/feed\" }",
        "{ type: rss, name: a, url: \"ftp://ada:se/secret@host/feed?x=@secret\" }",
        "{ type: huggingface, base_url: \"http://ada:secret@ho st/\" }",
        "{ type: rss, name: a, url: \"https://?apikey=secret\" }",
        "\"http://ada:secret@host/feed\"",
        "{ type: arxiv, categories: \"http://ada:secret@host/\" }",
        "{ type: rss, name: a, url: \"http://ada:secrethost/feed\" }"
      })
  void whatIsSecretInAnAddressIsNotShownWithItsMistake(String feed) throws IOException {
    assertThat(feedProblem(feed)).contains("feeds[0]").doesNotContain("secret");
  }

  @Test
  void aProxyOfTheEnvironmentThatCannotBeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("paperboy.yaml"), "log: { level: info }");

    LoadResult result = SettingsFile.read(file, Map.of("https_proxy", "ftp://ada:secret@host"));

    assertThat(((LoadResult.Invalid) result).problems())
        .hasSize(1)
        .first()
        .asString()
        .contains("the environment variable https_proxy names a proxy of a kind")
        .doesNotContain("secret");
  }

  @Test
  void addressesAreChecked() {
    assertThat(feedProblem("{ type: rss, name: a, url: \"file:///etc/passwd\" }"))
        .endsWith("it must start with http:// or https:// and name a host");
    assertThat(feedProblem("{ type: rss, name: a, url: \"https://exa mple.org\" }"))
        .contains("it is not a web address");
    assertThat(feedProblem("{ type: huggingface, base_url: huggingface.co }"))
        .endsWith("it must start with http:// or https:// and name a host");
    assertThat(problems("discord: { token: a, gateway_url: \"http://x\" }").get(0))
        .endsWith("it must start with ws:// or wss:// and name a host");
    assertThat(problems("contact: \"me at home\"").get(0))
        .endsWith("it must be a mail address or a web address, like you@example.org");
  }

  @Test
  void twoFeedsCannotHaveOneName() {
    assertThat(
            problems(
                "feeds:",
                "  - { type: huggingface, name: Daily }",
                "  - { type: file, path: x, name: daily }"))
        .containsExactly(
            "paperboy.yaml:3: feeds[1].name is `daily`, but another feed has this name");
    assertThat(feedProblem("{ type: huggingface, name: \"my feed\" }"))
        .endsWith("a feed's name has up to 40 letters, digits, dots, dashes and underscores");
  }

  @Test
  void aBadFileNameIsAProblemNotACrash() {
    assertThat(feedProblem("{ type: file, path: \"a\\0b\" }")).contains("it is not a path");
  }

  @Test
  void aConsoleThatOthersCanReachNeedsAToken() {
    assertThat(problems("console: { bind: \"0.0.0.0:8080\" }"))
        .containsExactly(
            "paperboy.yaml:1: console.token: a token is needed because 0.0.0.0:8080 can be reached"
                + " from other machines; add one, or bind 127.0.0.1:8080");
    assertThat(problems("console: { allowed_hosts: [\"https://x.org\"] }").get(0))
        .contains("it must be a name alone, like papers.example.org");
    assertThat(problems("console: { bind: \"127.0.0.1.example.org:80\" }").get(0))
        .contains("a token is needed");
    assertThat(problems("console: { bind: \"localhost:65536\" }").get(0))
        .endsWith("a port is a number from 0 to 65535");
  }

  @Test
  void aMissingVariableIsNamedWithItsKey() {
    assertThat(problems("console: { token: \"${PAPERBOY_TOKEN}\" }"))
        .containsExactly(
            "paperboy.yaml:1: console.token reads the environment variable PAPERBOY_TOKEN, which"
                + " is not set; set it, or write ${PAPERBOY_TOKEN:-default}");
    assertThat(problems("contact: \"${oops\"").get(0)).contains("a variable is written ${NAME}");
  }

  @Test
  void aPlatformThatIsOffIsCheckedAllTheSame() {
    assertThat(problems("discord: { token: \"${DISCORD_TOKEN}\", tokn: x, shards: { total: 0 } }"))
        .containsExactly(
            "paperboy.yaml:1: discord.shards: shards run from first to last within 0 to total - 1,"
                + " but first is 0, last is 0 and total is 0",
            "paperboy.yaml:1: unknown key `tokn` in discord; did you mean `token`?");
  }

  @Test
  void platformsNeedWhatTheirModeNeeds() {
    assertThat(problems("slack: { bot_token: a }").get(0))
        .endsWith("slack.app_token is required in mode socket");
    assertThat(problems("slack: { bot_token: a, app_token: b, mode: http }").get(0))
        .endsWith("slack.signing_secret is required in mode http");
    assertThat(problems("email: { smtp: \"smtp://mail\" }").get(0))
        .endsWith("email.from is missing; it looks like `paperboy@example.org`");
    assertThat(problems("email: { smtp: \"smtp://mail\", from: nobody }").get(0))
        .endsWith("it must be a mail address, like paperboy@example.org");
    assertThat(problems("email: { smtp: \"smtp://mail\", from: a@example.org }"))
        .containsExactly(
            "paperboy.yaml:1: email needs `site: { url: https://papers.example.org }` as well, the"
                + " address at which readers reach this program: every mail links to pages there,"
                + " also to end it");
  }

  @Test
  void slackIsForOneWorkspaceOrForSeveral() {
    String key = "encryption_key: \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"";
    assertThat(problems("slack: { bot_token: a, app_token: b, client_id: c }"))
        .containsExactly(
            "paperboy.yaml:1: slack.client_id is for several workspaces, and bot_token is for one:"
                + " keep one of the two");
    assertThat(problems("slack: { client_id: c, app_token: b }"))
        .containsExactly(
            "paperboy.yaml:1: slack.client_secret is needed beside client_id",
            "paperboy.yaml:1: slack.encryption_key is needed beside client_id; make one with"
                + " `openssl rand -base64 32`");
    assertThat(problems("slack: { client_secret: c, app_token: b, " + key + " }"))
        .containsExactly("paperboy.yaml:1: slack.client_id is needed beside client_secret");
    assertThat(problems("slack: { client_id: c, client_secret: d, " + key + " }"))
        .containsExactly("paperboy.yaml:1: slack.app_token is required in mode socket");
  }

  @Test
  void anEncryptionKeyThatIsNoneIsNamedWithoutBeingShown() {
    for (String wrong : List.of("hush", "aHVzaA==", "hush!")) {
      assertThat(
              problems(
                  "slack: { client_id: c, client_secret: d, app_token: b, encryption_key: \"%s\" }"
                      .formatted(wrong)))
          .singleElement()
          .asString()
          .contains("slack.encryption_key: it must be 32 random bytes in Base64")
          .doesNotContain("hush");
    }
  }

  @Test
  void aSecretIsNotShownInAProblem() {
    assertThat(
            problems(
                "discord: { token: \"hush hush\" }",
                "email: { smtp: \"http://u:hush@mail\", from: a@b }",
                "database: jdbc:oracle:hush"))
        .hasSize(3)
        .noneMatch(problem -> problem.contains("hush"))
        .anyMatch(
            problem -> problem.contains("discord.token: it must not be empty or contain white"));
  }

  @Test
  void aSyntaxErrorIsNamedWithLineAndColumn() {
    assertThat(problems("feeds:", "  - { type: arxiv", "console: {}").get(0))
        .matches("paperboy.yaml:3: column \\d+: this is not YAML: .*");
    assertThat(problems("console:", "\tbind: x"))
        .containsExactly(
            "paperboy.yaml:2: column 1: tabs are not allowed here; indent with spaces");
    assertThat(problems("a: 1", "---", "b: 2").get(0)).contains("this is not YAML");
  }

  @Test
  void aFileThatIsNoTextIsAProblemNotACrash() {
    assertThat(problems(new byte[] {(byte) 0xff, (byte) 0xfe, 'a'}))
        .containsExactly("paperboy.yaml: it is not UTF-8 text; save it as UTF-8");
    assertThat(problems("contact: \u0001").get(0)).contains("this is not YAML");
    assertThat(problems("a: &x [*x]").get(0)).contains("unknown key `a`");
    assertThat(problems("[".repeat(10_000)).get(0)).contains("this is not YAML");
  }

  @Test
  void aMissingFileIsAnsweredWithHowToMakeOne() {
    assertThat(problems(folder.resolve("nowhere.yaml")).get(0))
        .startsWith("nowhere.yaml: there is no such file; a first one needs only");
    assertThat(problems(folder)).hasSize(1).first().asString().contains("this is a folder");
  }
}
