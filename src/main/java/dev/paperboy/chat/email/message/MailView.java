package dev.paperboy.chat.email.message;

import java.util.List;

/**
 * What a mail says, in both of its bodies. All texts are plain and on one line.
 *
 * @param title above everything else
 * @param paragraphs below the title; may be empty
 * @param groups the papers; may be empty
 * @param actions where the reader can go on; may be empty
 * @param reason why the mail was sent
 * @param footer links about the mail itself
 */
public record MailView(
    String title,
    List<String> paragraphs,
    List<Group> groups,
    List<MailLink> actions,
    String reason,
    List<MailLink> footer) {

  /** Copies the lists. */
  public MailView {
    paragraphs = List.copyOf(paragraphs);
    groups = List.copyOf(groups);
    actions = List.copyOf(actions);
    footer = List.copyOf(footer);
  }

  /**
   * Papers that belong together.
   *
   * @param name what they have in common; empty if there is only one group
   */
  public record Group(String name, List<MailPaper> papers) {

    /** Copies the list. */
    public Group {
      papers = List.copyOf(papers);
    }
  }
}
