package dev.paperboy.bench;

import dev.paperboy.bench.SignalTally.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What ten channels saw, as Markdown. */
final class SignalTable {
  private static final int DAYS_A_WEEK = 5;

  private SignalTable() {}

  /** The tables: what each saw, why the numbers differ, and what a plain script would have done. */
  static String of(List<Row> once, List<Row> repeated) {
    String seen =
        lines(
            """
            | | subscription | seen | matched | at once | in digests | held | muted | waiting | by votes | there before | messages | edits |
            |---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|""",
            once,
            SignalTable::seen);
    String why = lines("", once, (number, row) -> number + ". " + String.join(" ", reasons(row)));
    String against =
        lines(
            """
            | | a script: lists | lists and arXiv | Paperboy: lists | lists and arXiv | edits | announced again, not posted |
            |---|---:|---:|---:|---:|---:|---:|""",
            once,
            (number, row) -> against(number, row, repeated.get(number - 1)));
    return seen + "\n" + why + "\n\n" + against + "\n" + sum(once, repeated);
  }

  private static String lines(String head, List<Row> rows, BiFunction<Integer, Row, String> line) {
    return head
        + "\n"
        + IntStream.range(0, rows.size())
            .mapToObj(i -> line.apply(i + 1, rows.get(i)))
            .collect(Collectors.joining("\n"));
  }

  private static String seen(int number, Row row) {
    return String.format(
        Locale.ROOT,
        "| %d | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d |",
        number,
        row.channel().typed(),
        row.seen(),
        row.matched(),
        row.instant(),
        row.digests(),
        row.held(),
        row.muted(),
        row.waiting(),
        row.later(),
        row.baseline(),
        messages(row),
        row.edits());
  }

  private static List<String> reasons(Row row) {
    List<String> reasons = new ArrayList<>();
    if (!row.channel().offered().isEmpty()) {
      reasons.add(
          "Of the %d papers for which 1 asked since this one subscribed, %d are left."
              .formatted(row.broad(), row.matched()));
    }
    row.reasons().forEach((reason, papers) -> reasons.add(papers + " " + reason + "."));
    int posted = row.instant() + row.digests();
    if (posted == row.matched()) {
      reasons.add("Every match was posted.");
    }
    reasons.add(
        "%d papers in %d messages%s."
            .formatted(
                posted,
                row.messages(),
                row.notices() == 0 ? "" : ", and " + row.notices() + " to say what is held"));
    number(reasons, row.digests() > 0 ? row.instant() : 0, "did not wait for the digest");
    number(reasons, row.late(), "waited for the end of the quiet hours");
    number(reasons, row.later(), "matched after they were listed, when votes had come");
    number(reasons, row.baseline(), "before that stood on the first list that was read");
    return reasons;
  }

  private static void number(List<String> reasons, int papers, String what) {
    if (papers > 0) {
      reasons.add(papers + " " + what + ".");
    }
  }

  private static String against(int number, Row once, Row repeated) {
    double[] weekly = weekly(once, repeated);
    return line(Integer.toString(number), weekly, once.again());
  }

  private static String sum(List<Row> once, List<Row> repeated) {
    double[] sums = new double[5];
    for (int i = 0; i < once.size(); i++) {
      double[] weekly = weekly(once.get(i), repeated.get(i));
      Arrays.setAll(sums, column -> sums[column] + weekly[column]);
    }
    return line("all", sums, once.stream().mapToInt(Row::again).sum());
  }

  /** Messages a week, in the order of the columns. */
  private static double[] weekly(Row once, Row repeated) {
    return new double[] {
      aWeek(once, once.matched()),
      aWeek(once, once.matched() + once.again()),
      aWeek(once, messages(once)),
      aWeek(once, messages(repeated)),
      aWeek(once, repeated.edits())
    };
  }

  private static String line(String name, double[] weekly, int again) {
    String numbers =
        Arrays.stream(weekly)
            .mapToObj(number -> String.format(Locale.ROOT, "%.1f", number))
            .collect(Collectors.joining(" | "));
    return "| " + name + " | " + numbers + " | " + again + " |";
  }

  private static int messages(Row row) {
    return row.messages() + row.notices();
  }

  private static double aWeek(Row row, int number) {
    return row.days() == 0 ? 0 : (double) number * DAYS_A_WEEK / row.days();
  }
}
