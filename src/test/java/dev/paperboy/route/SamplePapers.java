package dev.paperboy.route;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Papers about diffusion in a file that a feed reads. */
final class SamplePapers {
  private SamplePapers() {}

  /** The configuration of a feed named {@code sample} that reads this file each minute. */
  static String file(Path path) {
    return "{ type: file, name: sample, path: \"" + path + "\", every: 1m }";
  }

  /** The lines of the papers from the first number to the last. */
  static String lines(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(
            number ->
                ("{\"id\":\"2606.%05d\",\"title\":\"Sample %d\",\"abstract\":\"diffusion\","
                        + "\"authors\":[\"Ada Marchetti\"],\"published\":\"2026-06-15\"}")
                    .formatted(number, number))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
