package dev.paperboy.app.cli;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the start time of a simulated clock. */
final class ClockTime implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String typed) {
    try {
      return Instant.parse(typed);
    } catch (DateTimeException notATime) {
      throw new TypeConversionException(
          "`" + typed + "` is not a time; write it like 2026-06-15T00:00:00Z");
    }
  }
}
