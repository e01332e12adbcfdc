package dev.paperboy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a process is called where another one is told of it. */
final class ProcessName {
  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

  private ProcessName() {}

  /** This process: its number, its host, and when it began. */
  static String own() {
    ProcessHandle process = ProcessHandle.current();
    Optional<Instant> start = process.info().startInstant();
    return "process "
        + process.pid()
        + host().map(name -> " on " + name).orElse("")
        + start.map(at -> ", since " + at.truncatedTo(ChronoUnit.SECONDS)).orElse("");
  }

  /** The name of this machine; name servers are not asked, since that may take long. */
  private static Optional<String> host() {
    try {
      return Optional.of(Files.readString(LINUX).strip());
    } catch (IOException otherSystem) {
      return Optional.ofNullable(System.getenv("HOSTNAME"))
          .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")));
    }
  }
}
