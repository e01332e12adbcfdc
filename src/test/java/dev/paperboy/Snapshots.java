package dev.paperboy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is sent to a platform, letter by letter, in a folder of the test's package. After a change
 * on purpose, write the snapshots anew with {@code mvn test -Dtest='*SnapshotTest'
 * -Dpaperboy.snapshots=write} and read the difference.
 */
public final class Snapshots {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private Snapshots() {}

  /** Holds JSON against the snapshot of this name. */
  public static void check(Class<?> test, String name, String json) throws IOException {
    JsonNode sent = JSON.readTree(json);
    Path folder = RESOURCES.resolve(test.getPackageName().replace('.', '/'));
    Path file = folder.resolve(name + ".json");
    if (System.getProperty("paperboy.snapshots", "").equals("write")) {
      DefaultPrettyPrinter printer =
          new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
      Files.createDirectories(folder);
      Object sorted = JSON.treeToValue(sent, Object.class);
      Files.writeString(file, JSON.writer(printer).writeValueAsString(sorted) + "\n");
    }
    assertThat(sent).isEqualTo(JSON.readTree(Files.readString(file)));
  }
}
