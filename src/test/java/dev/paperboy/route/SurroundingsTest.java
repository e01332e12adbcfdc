package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as it is installed, in a system that allows it little: read-only but for its data, no
 * place that programs may be run from, no locale, no time zone, no home. Skipped where this user
 * may make no mount namespaces.
 */
@Tag("process")
@EnabledOnOs(OS.LINUX)
final class SurroundingsTest {
  /** The launcher makes no archive of classes where it may not write, which takes ten seconds. */
  private static final String READ_ONLY_HOME =
      """
      mount --bind "$HOUSE" "$HOUSE"
      mount -o remount,bind,ro "$HOUSE"
      """;

  @TempDir private Path temporary;
  private Path home;
  private Path data;

  /** What a command came to. */
  private record Ended(int code, String output) {}

  @BeforeEach
  void install() throws Exception {
    assumeTrue(
        new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0,
        "this user may make no mount namespace");
    home = Files.createDirectories(temporary.resolve("pápers of Zoë"));
    data = Files.createDirectories(home.resolve("däta"));
    Files.createDirectories(home.resolve("cönfig"));
    Files.copy(Path.of("paperboy"), home.resolve("paperboy"));
    Files.createSymbolicLink(
        home.resolve("paperboy.jar"),
        Path.of(System.getProperty("paperboy.jar", "target/paperboy.jar")).toAbsolutePath());
    Files.writeString(
        home.resolve("Wörter.jsonl"),
        """
        {"id":"2606.00001","title":"A naïve İdea","abstract":"INFORMATION","published":"2026-06-15"}
        """);
    Files.writeString(
        home.resolve("cönfig/paperboy.yaml"),
        """
        database: jdbc:sqlite:däta/paperböy.db
        feeds:
          - { type: file, name: words, path: Wörter.jsonl, every: 1m }
        """);
  }

  @AfterEach
  void takeTheJarAway() throws IOException {
    Files.deleteIfExists(temporary.resolve("pápers of Zoë/paperboy.jar"));
  }

  @Test
  void aServiceWithoutLocaleOrHomeRunsInAReadOnlySystemAndLeavesNothingBehind() throws Exception {
    String readOnly =
        """
        mount --bind /tmp /tmp
        mount --bind "$DATA" "$DATA"
        mount -o remount,bind,ro /tmp
        mount -o remount,bind,ro /
        if touch /tmp/x 2>/dev/null; then exit 99; fi
        """;
    Ended run = inNamespace(readOnly, "run", "--once");
    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output()).contains("papers=\"1\"");
    assertThat(names(data)).containsExactlyInAnyOrder("index", "paperböy.db", "paperböy.db.lock");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("paperböy.db"))))
        .isEqualTo("rw-------");

    leaveChangesInTheJournal();
    Ended search = inNamespace(READ_ONLY_HOME, "search", "naïve", "changed", "information");
    assertThat(search.code()).as(search.output()).isZero();
    assertThat(search.output()).contains("A changed, naïve İdea", "arxiv:2606.00001");
  }

  @Test
  void whereNothingMayBeRunFromASentenceSaysWhatToSet() throws Exception {
    Ended run =
        inNamespace(
            """
            mount --bind /tmp /tmp
            mount -o remount,bind,noexec /tmp
            """
                + READ_ONLY_HOME
                + "mount -t tmpfs -o noexec none \"$DATA\"\n",
            "run",
            "--once");
    assertThat(run.code()).as(run.output()).isEqualTo(1);
    assertThat(run.output())
        .contains(data + " (programs may not be run from there)", "Set TMPDIR to a folder")
        .doesNotContain("\tat ");
  }

  private void leaveChangesInTheJournal() throws Exception {
    Path file = data.resolve("paperböy.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = 0");
      statement.execute(
          "UPDATE papers SET title = 'A changed, naïve İdea', revision = revision + 1");
      statement.execute("UPDATE counters SET value = value + 1 WHERE name = 'papers'");
      Files.copy(data.resolve("paperböy.db-wal"), temporary.resolve("journal"));
      Files.copy(file, temporary.resolve("file"));
    }
    Files.move(temporary.resolve("file"), file, StandardCopyOption.REPLACE_EXISTING);
    Files.move(temporary.resolve("journal"), data.resolve("paperböy.db-wal"));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Runs the launcher after these commands of a shell that has mounts of its own. */
  private Ended inNamespace(String mounts, String command, String... arguments) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of(
                "unshare",
                "--mount",
                "sh",
                "-ec",
                "mount --make-rprivate /\n" + mounts + "\ncd \"$HOUSE\"\nexec sh ./paperboy \"$@\"",
                "sh",
                command,
                "--config",
                "cönfig/paperboy.yaml"));
    all.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
    builder.environment().put("PAPERBOY_JAVA_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    builder.environment().put("TZ", "Nowhere/Nothing");
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("HOUSE", home.toString());
    builder.environment().put("DATA", data.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
