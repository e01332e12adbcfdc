package dev.paperboy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Describes a process in messages to another one. */
public final class ProcessName {
  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

  private ProcessName() {}

  /** Returns the description of this process: its ID, its host and its start time. */
  public static String own() {
    ProcessHandle process = ProcessHandle.current();
    Optional<Instant> start = process.info().startInstant();
    return "process "
        + process.pid()
        + host().map(name -> " on " + name).orElse("")
        + start.map(at -> ", since " + at.truncatedTo(ChronoUnit.SECONDS)).orElse("");
  }

  /** Returns the name of this machine, without a DNS lookup, which may be slow. */
  private static Optional<String> host() {
    try {
      return Optional.of(Files.readString(LINUX).strip());
    } catch (IOException otherSystem) {
      return Optional.ofNullable(System.getenv("HOSTNAME"))
          .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")));
    }
  }
}
