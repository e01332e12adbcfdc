package dev.paperboy.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of how to deploy the program name what it really reads. */
final class DeploymentFilesTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]++)");
  private static final Path IMAGE_CONFIG = Path.of("config/docker.yaml");

  @TempDir Path folder;

  private static JsonNode service(String file, String name) throws IOException {
    return YAML.readTree(Path.of(file).toFile()).path("services").path(name);
  }

  private static Set<String> variables(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
    return texts;
  }

  /** The environment that Compose makes of a service's when only what is required is set. */
  private static Map<String, String> environment(JsonNode service) {
    Map<String, String> environment = texts(service.path("environment"));
    environment.replaceAll(
        (name, value) ->
            value
                .replaceAll("\\$\\{[A-Z_]++:-([^}]*)}", "$1")
                .replaceAll("\\$\\{[A-Z_]++(:\\?[^}]*)?}", "abcdefghijklmnopqrstuvwxyz"));
    return environment;
  }

  private static Settings read(Path file, Map<String, String> environment) {
    LoadResult result = SettingsFile.read(file, environment);
    assertThat(result).isInstanceOf(LoadResult.Loaded.class);
    return ((LoadResult.Loaded) result).settings();
  }

  @ParameterizedTest
  @ValueSource(strings = {"config/compose.yaml", "config/compose-replicas.yaml"})
  void composeSetsWhatTheConfigurationOfTheImageReads(String file) throws IOException {
    JsonNode service = service(file, "paperboy");
    Map<String, String> environment = environment(service);

    assertThat(variables(Files.readString(IMAGE_CONFIG))).containsAll(environment.keySet());
    Settings settings = read(IMAGE_CONFIG, environment);
    assertThat(settings.console().allowedHosts()).containsExactly("localhost");
    assertThat(settings.discord()).isEmpty();
    assertThat(settings.slack()).isEmpty();
    environment.put("DISCORD_TOKEN", "token");
    environment.put("SLACK_BOT_TOKEN", "xoxb-token");
    environment.put("SLACK_APP_TOKEN", "xapp-token");
    assertThat(read(IMAGE_CONFIG, environment).discord()).isPresent();
    assertThat(read(IMAGE_CONFIG, environment).slack()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"config/compose.yaml", "config/compose-replicas.yaml"})
  void composeConfinesTheProgramToItsVolume(String file) throws IOException {
    JsonNode service = service(file, "paperboy");

    assertThat(service.path("read_only").asBoolean()).isTrue();
    assertThat(service.path("volumes").get(0).asText()).endsWith("/app/data");
    assertThat(service.path("tmpfs").get(0).asText()).startsWith("/tmp:noexec");
    assertThat(service.path("cap_drop").get(0).asText()).isEqualTo("ALL");
    assertThat(service.path("security_opt").get(0).asText()).isEqualTo("no-new-privileges:true");
  }

  @Test
  void threeReplicasShareOneDatabase() throws IOException {
    JsonNode service = service("config/compose-replicas.yaml", "paperboy");

    assertThat(service.path("deploy").path("replicas").asInt()).isEqualTo(3);
    assertThat(read(IMAGE_CONFIG, environment(service)).database().url())
        .startsWith("jdbc:postgresql://postgres/paperboy?user=paperboy&password=");
    assertThat(read(IMAGE_CONFIG, environment(service("config/compose.yaml", "paperboy"))))
        .extracting(settings -> settings.database().url())
        .isEqualTo("jdbc:sqlite:data/paperboy.db");
  }

  private static JsonNode kubernetes(String kind) throws IOException {
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(Path.of("config/kubernetes.yaml").toFile())) {
      List<JsonNode> found =
          documents.readAll().stream()
              .filter(document -> document.path("kind").asText().equals(kind))
              .toList();
      assertThat(found).as(kind).hasSize(1);
      return found.get(0);
    }
  }

  @Test
  void theConfigurationForKubernetesIsReadWithTheVariablesOfItsSecret() throws IOException {
    Map<String, String> secret = texts(kubernetes("Secret").path("stringData"));
    String config = kubernetes("ConfigMap").path("data").path("paperboy.yaml").asText();
    Path file = Files.writeString(folder.resolve("paperboy.yaml"), config);

    assertThat(secret.keySet()).isEqualTo(variables(config));
    Settings settings = read(file, secret);
    assertThat(settings.console().bind()).hasToString("0.0.0.0:8080");
    assertThat(settings.feeds()).hasSize(2);
    assertThat(settings.discord()).isEmpty();
  }

  @Test
  void kubernetesConfinesTheProgramAndAsksForItsHealth() throws IOException {
    JsonNode pod = kubernetes("Deployment").path("spec").path("template").path("spec");
    JsonNode container = pod.path("containers").get(0);

    assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean()).isTrue();
    assertThat(container.path("securityContext").path("readOnlyRootFilesystem").asBoolean())
        .isTrue();
    assertThat(container.path("livenessProbe").path("httpGet").path("path").asText())
        .isEqualTo("/healthz");
    assertThat(container.path("readinessProbe").path("httpGet").path("path").asText())
        .isEqualTo("/readyz");
    assertThat(names(container.path("volumeMounts"))).isEqualTo(names(pod.path("volumes")));
  }

  private static Set<String> names(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.path("name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theServiceIsConfined() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("config/paperboy.service"));
    Properties unit = new Properties();
    for (String line : lines) {
      String[] parts = line.split("=", 2);
      if (parts.length == 2 && !line.startsWith("#")) {
        unit.merge(parts[0], parts[1], (one, other) -> one + " " + other);
      }
    }

    assertThat(unit)
        .containsEntry(
            "ExecStart", "/opt/paperboy/paperboy run --config /opt/paperboy/config/paperboy.yaml")
        .containsEntry("DynamicUser", "yes")
        .containsEntry("ProtectSystem", "strict")
        .containsEntry("NoNewPrivileges", "yes")
        .containsEntry("CapabilityBoundingSet", "")
        .doesNotContainKey("MemoryDenyWriteExecute");
  }

  @Test
  void systemdUnderstandsTheService() throws IOException, InterruptedException {
    assumeTrue(
        Stream.of("/usr/bin/systemd-analyze", "/bin/systemd-analyze")
            .map(Path::of)
            .anyMatch(Files::exists),
        "systemd-analyze is not installed");
    // The program itself is not installed here.
    String unit =
        Files.readString(Path.of("config/paperboy.service"))
            .replace("ExecStart=/opt/paperboy/paperboy", "ExecStart=/bin/true");
    Path file = Files.writeString(folder.resolve("paperboy.service"), unit);

    assertThat(output("systemd-analyze", "verify", file.toString())).isEmpty();
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
