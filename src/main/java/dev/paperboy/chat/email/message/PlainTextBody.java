package dev.paperboy.chat.email.message;

import java.util.stream.Collectors;

/** Writes the plain text of a mail, in lines of up to 72 columns; only addresses may be longer. */
final class PlainTextBody {
  static final int COLUMNS = 72;

  private final StringBuilder text = new StringBuilder();

  private PlainTextBody() {}

  /** Returns the text of a mail. */
  static String of(MailView mail) {
    PlainTextBody body = new PlainTextBody();
    body.add("", mail.title());
    mail.paragraphs().forEach(paragraph -> body.gap().add("", paragraph));
    int number = 0;
    for (MailView.Group group : mail.groups()) {
      if (!group.name().isEmpty()) {
        body.gap()
            .add("", group.name())
            .add("", "-".repeat(Math.min(COLUMNS, group.name().length())));
      }
      for (MailPaper paper : group.papers()) {
        number++;
        body.gap().paper(number, paper);
      }
    }
    mail.actions().forEach(link -> body.gap().link("", link));
    // The delimiter of a signature, by which mail programs know the end of a message.
    body.gap().text.append("-- \n");
    body.add("", mail.reason());
    mail.footer().forEach(link -> body.link("", link));
    return body.text.toString();
  }

  private void paper(int number, MailPaper paper) {
    String first = number + ". ";
    String indent = " ".repeat(first.length());
    String title = (paper.withdrawn() ? "WITHDRAWN: " : "") + paper.title();
    wrap(first, indent, title);
    add(indent, paper.authors());
    String summary = paper.summary().stream().map(MailPassage::text).collect(Collectors.joining());
    if (!summary.isEmpty()) {
      add(indent, (paper.machineSummary() ? "Machine-written summary: " : "") + summary);
    }
    add(indent, paper.facts());
    if (!paper.why().isEmpty()) {
      add(indent, "Matched " + paper.why());
    }
    add(indent, paper.taste());
    text.append(indent).append(paper.page()).append('\n');
    paper.links().forEach(link -> link(indent, link));
    paper.votes().forEach(link -> link(indent, link));
  }

  private void link(String indent, MailLink link) {
    text.append(indent).append(link.label()).append(": ").append(link.url()).append('\n');
  }

  private PlainTextBody gap() {
    text.append('\n');
    return this;
  }

  private PlainTextBody add(String indent, String paragraph) {
    if (!paragraph.isEmpty()) {
      wrap(indent, indent, paragraph);
    }
    return this;
  }

  private void wrap(String first, String indent, String paragraph) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : paragraph.split(" ", -1)) {
      if (!empty && length(line) + 1 + length(word) > COLUMNS) {
        text.append(line).append('\n');
        line.setLength(0);
        line.append(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    text.append(line).append('\n');
  }

  private static int length(CharSequence part) {
    return Character.codePointCount(part, 0, part.length());
  }
}
