package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The list of what the jar contains, as the build has put it into the jar. */
@Tag("process")
final class SbomTest {
  /** Licences that ask for no more than their notices, which are in the jar. */
  private static final Set<String> PERMISSIVE =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "Bouncy Castle Licence",
          "Go License",
          "Similar to Apache License but with the acknowledgment clause removed");

  /** Licences whose libraries are named in NOTICE. */
  private static final Set<String> NAMED =
      Set.of(
          "EPL-2.0",
          "LGPL-2.1-only",
          "GPL-2.0-with-classpath-exception",
          "GNU Lesser General Public License 2.1");

  private static final Path JAR =
      Path.of(System.getProperty("paperboy.jar", "target/paperboy.jar"));

  private static final List<JsonNode> COMPONENTS = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile());
        InputStream list =
            jar.getInputStream(
                Objects.requireNonNull(
                    jar.getEntry("META-INF/sbom/bom.json"),
                    "the jar was built without the list of what it contains"))) {
      new ObjectMapper().readTree(list).path("components").forEach(COMPONENTS::add);
    }
    assertThat(COMPONENTS).hasSizeGreaterThan(50);
  }

  @Test
  void theListInTheJarNamesWhatIsInTheJar() throws IOException {
    int compared = 0;
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (JsonNode component : COMPONENTS) {
        ZipEntry entry =
            jar.getEntry(
                "META-INF/maven/%s/%s/pom.properties"
                    .formatted(component.path("group").asText(), component.path("name").asText()));
        if (entry != null) {
          Properties properties = new Properties();
          properties.load(jar.getInputStream(entry));
          assertThat(component.path("version").asText())
              .as("%s", component.path("purl"))
              .isEqualTo(properties.getProperty("version"));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void everyLibraryHasALicenceThatIsListed() throws IOException {
    String dependencies = Files.readString(Path.of("docs/dependencies.md"));
    String notice = Files.readString(Path.of("NOTICE"), StandardCharsets.UTF_8);
    for (JsonNode component : COMPONENTS) {
      List<String> licences = licences(component);
      assertThat(licences).as("%s", component.path("purl")).isNotEmpty();
      if (licences.stream().noneMatch(PERMISSIVE::contains)) {
        assertThat(licences).as("%s", component.path("purl")).containsAnyElementsOf(NAMED);
        assertThat(notice).contains(component.path("group").asText());
      }
      assertThat(licences)
          .as("%s", component.path("purl"))
          .anySatisfy(licence -> assertThat(dependencies).contains("| " + licence + " |"));
    }
  }

  private static List<String> licences(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode choice : component.path("licenses")) {
      JsonNode licence = choice.path("license");
      licences.add(
          licence
              .path("id")
              .asText(licence.path("name").asText(choice.path("expression").asText())));
    }
    return licences;
  }

  @Test
  void theBuildRefusesDoubtfulDependencies() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<bannedDependencies>", "<banDynamicVersions/>", "<requireReleaseDeps/>")
        .contains("<requireUpperBoundDeps/>", "<banDuplicateClasses ")
        .contains("<dependencies.phase>prepare-package</dependencies.phase>");
  }
}
