package dev.paperboy.bench;

import dev.paperboy.bench.SignalTally.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What ten channels saw, as Markdown. */
final class SignalTable {
  private static final int DAYS_A_WEEK = 5;

  private SignalTable() {}

  /** The tables: what each saw, why the numbers differ, and what a plain script would have done. */
  static String of(List<Row> once, List<Row> repeated) {
    String seen =
        lines(
            "| | subscription | seen | matched | at once | in digests | held | muted | waiting"
                + " | messages | edits |\n"
                + "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
            once.size(),
            i -> seen(i + 1, once.get(i)));
    String why =
        lines(
            "", once.size(), i -> (i + 1) + ". " + String.join(" ", reasons(once.get(i), once)));
    String against =
        lines(
            "| | a script | the same with arXiv | Paperboy | the same with arXiv | edits with arXiv |\n"
                + "|---|---:|---:|---:|---:|---:|",
            once.size(),
            i -> against(i + 1, once.get(i), repeated.get(i)));
    return seen + "\n" + why + "\n\n" + against + "\n" + sum(once, repeated);
  }

  private static String lines(String head, int rows, java.util.function.IntFunction<String> line) {
    return Stream.concat(Stream.of(head), IntStream.range(0, rows).mapToObj(line))
        .collect(Collectors.joining("\n"));
  }

  private static String seen(int number, Row row) {
    return String.format(
        Locale.ROOT,
        "| %d | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d |",
        number,
        row.channel().typed().replace("|", "\\|"),
        row.seen(),
        row.matched(),
        row.instant(),
        row.digests(),
        row.held(),
        row.muted(),
        row.waiting(),
        row.messages() + row.notices(),
        row.edits());
  }

  private static List<String> reasons(Row row, List<Row> all) {
    List<String> reasons = new ArrayList<>();
    row.reasons().forEach((reason, papers) -> reasons.add(papers + " " + reason + "."));
    if (row.instant() + row.digests() == row.matched()) {
      reasons.add("Every match was posted.");
    }
    reasons.add(
        "%d papers in %d messages%s."
            .formatted(
                row.instant() + row.digests(),
                row.messages(),
                row.notices() == 0 ? "" : ", and " + row.notices() + " that say what is held"));
    if (row.digests() > 0 && row.instant() > 0) {
      reasons.add(row.instant() + " did not wait for the digest.");
    }
    if (row.late() > 0) {
      reasons.add(row.late() + " waited for the end of the quiet hours.");
    }
    if (row.later() > 0) {
      reasons.add(row.later() + " matched only after they were listed, when votes had come.");
    }
    if (row.baseline() > 0) {
      reasons.add(row.baseline() + " more were on the first list that was read: not posted.");
    }
    return reasons;
  }

  private static String against(int number, Row once, Row repeated) {
    return String.format(
        Locale.ROOT,
        "| %d | %.1f | %.1f | %.1f | %.1f | %.1f |",
        number,
        aWeek(once, once.matched()),
        aWeek(once, once.matched() + once.again()),
        aWeek(once, once.messages() + once.notices()),
        aWeek(once, repeated.messages() + repeated.notices()),
        aWeek(once, repeated.edits()));
  }

  private static String sum(List<Row> once, List<Row> repeated) {
    return String.format(
        Locale.ROOT,
        "| all | %.1f | %.1f | %.1f | %.1f | %.1f |",
        once.stream().mapToDouble(row -> aWeek(row, row.matched())).sum(),
        once.stream().mapToDouble(row -> aWeek(row, row.matched() + row.again())).sum(),
        once.stream().mapToDouble(row -> aWeek(row, row.messages() + row.notices())).sum(),
        IntStream.range(0, once.size())
            .mapToDouble(
                i ->
                    aWeek(once.get(i), repeated.get(i).messages() + repeated.get(i).notices()))
            .sum(),
        IntStream.range(0, once.size())
            .mapToDouble(i -> aWeek(once.get(i), repeated.get(i).edits()))
            .sum());
  }

  private static double aWeek(Row row, int number) {
    return (double) number * DAYS_A_WEEK / row.days();
  }
}
