package dev.paperboy.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperboy.app.FeedSet;
import dev.paperboy.app.FeedSet.Polled;
import dev.paperboy.app.Paperboy;
import dev.paperboy.app.TestSettings;
import dev.paperboy.app.settings.MeaningSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.command.Request;
import dev.paperboy.store.MarkStore;
import dev.paperboy.subscription.ChannelId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The metrics of a running program agree with what is documented and with what watches them. */
final class MonitoringTest {
  private static final ChannelId PAPERS = new ChannelId(LoopbackPlatform.NAME, "team", "papers");
  private static final Path RULES = Path.of("config/prometheus-alerts.yaml");
  private static final Path TESTS_OF_RULES = Path.of("config/prometheus-alerts.test.yaml");
  private static final Path DASHBOARD = Path.of("config/grafana-dashboard.json");
  private static final Path MANUAL = Path.of("docs/operations.md");

  /** Nobody answers there. */
  private static final MeaningSettings MODEL =
      new MeaningSettings(
          URI.create("http://127.0.0.1:1/v1"),
          "nomic",
          Optional.empty(),
          32,
          300,
          Duration.ofSeconds(5));

  /** Labels that Prometheus itself adds. */
  private static final Set<String> ADDED = Set.of("instance", "job", "le");

  private static final Pattern USED =
      Pattern.compile("\\b((?:paperboy|jvm|process|system)_\\w+)(\\{[^}]*})?");
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");
  private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");

  private static String text = "";
  private static final Map<String, Set<String>> LABELS = new TreeMap<>();

  @BeforeAll
  static void readTheMetricsOfARunningProgram(@TempDir Path folder) throws Exception {
    LoopbackPlatform loopback = new LoopbackPlatform("the test");
    try (Paperboy paperboy =
        new Paperboy(
            settings(folder),
            folder.resolve("index"),
            pace ->
                new FeedSet(
                    List.of(new Polled(new OnePaperFeed(Instant::now), Duration.ofMillis(50))),
                    List.of()),
            PlatformList.ALL.with(loopback),
            new SystemTime())) {
      say(paperboy, "subscribe diffusion");
      say(paperboy, "ann@example.org is no command");
      paperboy
          .database()
          .change(
              transaction ->
                  new MarkStore()
                      .set(
                          transaction,
                          MarkStore.BACKUP,
                          String.valueOf(Instant.now().toEpochMilli())));
      paperboy.start();
      assertThat(loopback.sent.poll(60, TimeUnit.SECONDS)).isNotNull();
      do {
        text = get(paperboy.address() + "/metrics");
      } while (!text.contains("paperboy_last_delivery_timestamp_seconds{platform=\"loopback\"}"));
      assertThat(get(paperboy.address() + "/healthz")).isEqualTo("{\"status\":\"ok\"}");
    }
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              String name = line.split("[{ ]", 2)[0];
              Set<String> labels = LABELS.computeIfAbsent(name, unseen -> new TreeSet<>());
              LABEL.matcher(line).results().forEach(label -> labels.add(label.group(1)));
            });
  }

  private static Settings settings(Path folder) {
    return TestSettings.of(
        "jdbc:sqlite:" + folder.resolve("paperboy.db"), Optional.empty(), Optional.of(MODEL));
  }

  private static void say(Paperboy paperboy, String text) {
    Request.User ann = new Request.User("U1", "Ann", true);
    assertThat(paperboy.commands().handle(new Request(PAPERS, "papers", ann, text)).text())
        .isNotEmpty();
  }

  private static String get(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }

  private static String samples(String name) {
    return String.join("\n", text.lines().filter(line -> line.startsWith(name)).toList());
  }

  @Test
  void whatIsDocumentedIsWhatThereIs() throws IOException {
    Map<String, Set<String>> documented = new TreeMap<>();
    Matcher row = Pattern.compile("(?m)^\\| `(paperboy_\\w+)` \\| ([^|]*)\\|").matcher(manual());
    while (row.find()) {
      Set<String> labels = new TreeSet<>();
      Pattern.compile("`([a-z]+)`(?: =[^;]*)?")
          .matcher(row.group(2))
          .results()
          .forEach(label -> labels.add(label.group(1)));
      documented.put(row.group(1), labels);
    }
    Map<String, Set<String>> real = new TreeMap<>();
    Pattern.compile("(?m)^# TYPE (paperboy_\\w+) (\\w+)$")
        .matcher(text)
        .results()
        .filter(type -> !type.group(1).endsWith("_max"))
        .forEach(
            type -> {
              boolean timed = Set.of("summary", "histogram").contains(type.group(2));
              real.put(
                  type.group(1),
                  LABELS.getOrDefault(type.group(1) + (timed ? "_count" : ""), Set.of()));
            });
    assertThat(documented).isEqualTo(real);
    assertThat(Pattern.compile("`((?:jvm|process|system)_\\w+)`").matcher(manual()).results())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(LABELS).containsKey(name.group(1)));
  }

  @Test
  void whatPeopleTypeAddsNoMetric() {
    assertThat(samples("paperboy_command_duration_seconds_count"))
        .contains("command=\"subscribe\",result=\"done\"", "command=\"unknown\",result=\"done\"");
    assertThat(text).doesNotContain("ann@", "papers\",", "team");
  }

  @Test
  void sendsAndPollsAreCountedByResult() {
    assertThat(samples("paperboy_sends_total"))
        .contains("kind=\"message\",platform=\"loopback\",result=\"sent\"");
    assertThat(samples("paperboy_fetches_total")).contains("result=\"complete\"");
    assertThat(samples("paperboy_delivery_stalled"))
        .contains("{platform=\"console\"} 0.0", "{platform=\"loopback\"} 0.0");
    assertThat(samples("paperboy_task_hangs")).contains("task=\"deliver\"", "task=\"poll ");
    assertThat(samples("paperboy_database_connections_limit"))
        .contains("use=\"write\"} 1.0", "use=\"read\"} 4.0");
  }

  @Test
  void everyAlertUsesMetricsAndLabelsThatThereAre() throws IOException {
    assertThat(rules())
        .hasSizeGreaterThan(10)
        .allSatisfy(rule -> assertExists(rule.path("expr").asText()));
  }

  @Test
  void everyAlertSaysWhatItIsAndLeadsToWhatToDo() throws IOException {
    for (JsonNode rule : rules()) {
      String name = rule.path("alert").asText();
      assertThat(rule.path("annotations").path("summary").asText()).isNotEmpty();
      assertThat(rule.path("annotations").path("runbook").asText())
          .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
      assertThat(manual()).containsPattern("(?m)^### " + name + "$");
      assertThat(Files.readString(TESTS_OF_RULES)).contains("- name: " + name);
    }
  }

  @Test
  void everyPanelUsesMetricsAndLabelsThatThereAre() throws IOException {
    JsonNode panels = new JsonMapper().readTree(DASHBOARD.toFile()).path("panels");
    List<String> expressions = panels.findValuesAsText("expr");
    assertThat(expressions).hasSizeGreaterThan(20).allSatisfy(MonitoringTest::assertExists);
  }

  @Test
  void theRulesRaiseTheirAlerts() throws Exception {
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
        "promtool is not installed; the package prometheus has it");
    assertThat(promtool("check", "rules", RULES.toString())).contains("SUCCESS");
    assertThat(promtool("test", "rules", TESTS_OF_RULES.toString())).contains("SUCCESS");
  }

  private static String promtool(String... arguments) throws Exception {
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("promtool"), Arrays.stream(arguments)).toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static String manual() throws IOException {
    return Files.readString(MANUAL);
  }

  private static List<JsonNode> rules() throws IOException {
    JsonNode file = new JsonMapper().valueToTree(new Yaml().load(Files.readString(RULES)));
    List<JsonNode> rules = new ArrayList<>();
    file.path("groups").path(0).path("rules").forEach(rules::add);
    return rules;
  }

  private static void assertExists(String expression) {
    assertBalanced(expression);
    Set<String> known = new TreeSet<>(ADDED);
    List<MatchResult> used = USED.matcher(expression).results().toList();
    assertThat(used).as(expression).isNotEmpty();
    for (MatchResult one : used) {
      Set<String> labels = LABELS.get(one.group(1));
      assertThat(labels).as(one.group(1) + " in /metrics").isNotNull();
      known.addAll(labels);
      if (one.group(2) != null) {
        assertThat(LABEL.matcher(one.group(2)).results().map(label -> label.group(1)))
            .as(expression)
            .allMatch(label -> labels.contains(label) || ADDED.contains(label));
      }
    }
    GROUPING
        .matcher(expression)
        .results()
        .flatMap(group -> Stream.of(group.group(1).split(", ")))
        .forEach(label -> assertThat(known).as(expression).contains(label));
  }

  private static void assertBalanced(String expression) {
    Deque<Character> open = new ArrayDeque<>();
    for (char one : expression.replaceAll("\"[^\"]*\"", "").toCharArray()) {
      if ("([{".indexOf(one) >= 0) {
        open.push(one);
      } else if (")]}".indexOf(one) >= 0) {
        assertThat(open).as(expression).isNotEmpty();
        assertThat("([{".indexOf(open.pop())).as(expression).isEqualTo(")]}".indexOf(one));
      }
    }
    assertThat(open).as(expression).isEmpty();
  }
}
