package dev.paperboy.command.feed;

import dev.paperboy.command.Command;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** {@code feeds}: how fresh each source is. */
public final class FeedsCommand implements Command {
  private final FeedReport report;

  public FeedsCommand(FeedReport report) {
    this.report = report;
  }

  @Override
  public String name() {
    return "feeds";
  }

  @Override
  public String usage() {
    return "feeds";
  }

  @Override
  public String purpose() {
    return "how fresh each source is";
  }

  @Override
  public Reply run(Call call) {
    List<FeedReport.Line> lines = report.lines(call.channel().rules().zone());
    if (lines.isEmpty()) {
      return Reply.quietly("No feed is configured; add one under `feeds` in the configuration.");
    }
    return Reply.quietly(
        lines.stream().map(FeedsCommand::sentence).collect(Collectors.joining("\n")));
  }

  private static String sentence(FeedReport.Line line) {
    String malformed =
        line.record().malformed().isEmpty()
            ? ""
            : "; an item could not be read: " + Wording.inert(line.record().malformed());
    String remark = line.record().remark();
    return line.called()
        + ": "
        + line.freshness().words()
        + " — "
        + Wording.inert(line.detail())
        + malformed
        + (remark.isEmpty() ? "" : "; " + Wording.inert(remark));
  }
}
