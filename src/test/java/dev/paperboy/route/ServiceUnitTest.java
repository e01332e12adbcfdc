package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The systemd unit without systemd: its command as a user of its own, without capabilities, in
 * namespaces with the tree that the unit describes. Its filter of system calls and its limits of
 * memory are not applied. Skipped where this user may make no namespaces.
 */
@Tag("process")
@EnabledOnOs(OS.LINUX)
final class ServiceUnitTest {
  /** From the range from which systemd takes users of services. */
  private static final int USER = 61_666;

  @TempDir private Path temporary;

  @Test
  void theServiceRunsWithWhatItsUnitLeavesIt() throws Exception {
    assumeTrue(
        new ProcessBuilder("unshare", "--mount", "--pid", "--fork", "--mount-proc", "true")
                .start()
                .waitFor()
            == 0,
        "this user may make no namespaces");
    Map<String, String> unit = unit();
    assertThat(unit)
        .containsEntry("WorkingDirectory", "/var/lib/paperboy")
        .containsEntry("ProtectSystem", "strict")
        .containsEntry("ProtectHome", "yes")
        .containsEntry("PrivateTmp", "yes")
        .containsEntry("ProtectProc", "invisible")
        .containsEntry("NoNewPrivileges", "yes")
        .containsEntry("CapabilityBoundingSet", "");
    Path installed = install();
    Path state = Files.createDirectories(temporary.resolve("state"));

    Process process =
        started(
            installed,
            state,
            Objects.requireNonNull(unit.get("UMask")),
            Objects.requireNonNull(unit.get("TasksMax")),
            unit.get("ExecStart") + " --once");
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).contains("papers=\"1\"");
    Path database = state.resolve("data/paperboy.db");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database)))
        .isEqualTo("rw-------");
    assertThat(Files.getAttribute(database, "unix:uid")).isEqualTo(USER);
  }

  private static Map<String, String> unit() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("config/paperboy.service"))) {
      return lines
          .filter(line -> line.contains("=") && !line.startsWith("#"))
          .map(line -> line.split("=", 2))
          .collect(Collectors.toMap(one -> one[0], one -> one[1], (one, other) -> other));
    }
  }

  private Path install() throws IOException {
    Path installed = Files.createDirectories(temporary.resolve("installed"));
    Files.copy(Path.of("paperboy"), installed.resolve("paperboy"));
    Files.copy(
        Path.of(System.getProperty("paperboy.jar", "target/paperboy.jar")),
        installed.resolve("paperboy.jar"));
    Files.writeString(
        installed.resolve("papers.jsonl"),
        """
        {"id":"2606.00001","title":"An idea","abstract":"Information","published":"2026-06-15"}
        """);
    Files.createDirectories(installed.resolve("config"));
    Files.writeString(
        installed.resolve("config/paperboy.yaml"),
        """
        feeds:
          - { type: file, path: /opt/paperboy/papers.jsonl, every: 1m }
        """);
    return installed;
  }

  private static Process started(
      Path installed, Path state, String mask, String tasks, String command) throws IOException {
    String script =
        """
        mount --make-rprivate /
        mount -t tmpfs none /opt
        mkdir /opt/paperboy
        mount --bind "$INSTALLED" /opt/paperboy
        mount -t tmpfs none /var/lib
        mkdir /var/lib/paperboy
        # The mounts have to refuse it, not the modes of folders.
        chmod 777 /opt /opt/paperboy /var/lib
        chown $SERVICE:$SERVICE "$STATE"
        mount --bind "$STATE" /var/lib/paperboy
        for folder in /tmp /var/tmp; do mount -t tmpfs -o mode=1777 none $folder; done
        for folder in /home /root; do mount -t tmpfs -o mode=000 none $folder; done
        mount -o remount,ro /opt
        mount -o remount,bind,ro /opt/paperboy
        mount -o remount,bind,ro /
        mount -o remount,hidepid=invisible /proc
        cd /var/lib/paperboy
        umask $MASK
        exec setpriv --reuid=$SERVICE --regid=$SERVICE --clear-groups --no-new-privs \\
          --bounding-set=-all --inh-caps=-all prlimit --nproc=$TASKS sh -c '
            for file in /opt/paperboy/x /opt/x; do
              if touch $file 2>/dev/null; then exit 98; fi
            done
            if ls /root 2>/dev/null; then exit 99; fi
            exec "$@"' sh $COMMAND
        """;
    ProcessBuilder builder =
        new ProcessBuilder(
                "unshare", "--mount", "--pid", "--fork", "--mount-proc", "sh", "-ec", script)
            .redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH",
                "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
                "JAVA_HOME",
                System.getProperty("java.home", ""),
                "PAPERBOY_JAVA_OPTS",
                "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                "INSTALLED",
                installed.toString(),
                "STATE",
                state.toString(),
                "SERVICE",
                Integer.toString(USER),
                "MASK",
                mask,
                "TASKS",
                tasks,
                "COMMAND",
                command));
    return builder.start();
  }
}
