package dev.paperboy.chat.email.bounce;

import dev.paperboy.chat.email.Mailbox;
import dev.paperboy.chat.email.bounce.Report.Failure;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.ChannelWording;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A group of fields in a report, such as those about one recipient. */
final class ReportFields {
  private static final Pattern LINE_END = Pattern.compile("\r\n?|\n");
  private static final Pattern BLANK_LINES = Pattern.compile("\n(?:[ \t]*\n)++");
  private static final Pattern ENHANCED =
      Pattern.compile("(?<![0-9.])([245])\\.(\\d{1,3})\\.\\d{1,3}");
  private static final Pattern BASIC = Pattern.compile("(?<![0-9.])([245])[0-9]{2}(?![0-9.])");
  private static final int LONGEST_REASON = 200;
  private static final int MOST_GROUPS = 1000;

  /** The subjects of enhanced status codes (RFC 3463) that are about this mail only. */
  private static final Set<Integer> OF_MAIL = Set.of(3, 6);

  private static final int MAILBOX = 2;

  private static final Set<String> COMPLAINTS =
      Set.of("abuse", "fraud", "other", "opt-out", "opt-out-list", "complaint");

  private final InternetHeaders headers;

  private ReportFields(InternetHeaders headers) {
    this.headers = headers;
  }

  /** Returns the groups of a text, which are separated by blank lines. */
  static List<ReportFields> groups(byte[] content) throws MessagingException {
    String text = LINE_END.matcher(text(content)).replaceAll("\n");
    List<ReportFields> groups = new ArrayList<>();
    for (String group : BLANK_LINES.split(text.strip(), MOST_GROUPS)) {
      groups.add(
          new ReportFields(
              new InternetHeaders(
                  new ByteArrayInputStream((group + "\n\n").getBytes(StandardCharsets.UTF_8)),
                  true)));
    }
    return groups;
  }

  /** Decodes UTF-8 if it is valid, otherwise Windows-1252. */
  private static String text(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException older) {
      return Charset.forName("windows-1252").decode(ByteBuffer.wrap(content)).toString();
    }
  }

  private String value(String name) {
    String value = headers.getHeader(name, null);
    return value == null ? "" : MimeUtility.unfold(value).strip();
  }

  /** Returns the mailboxes that these fields name. */
  Set<ChannelId> mailboxes(String... names) {
    Set<ChannelId> mailboxes = new LinkedHashSet<>();
    for (String name : names) {
      String[] values = headers.getHeader(name);
      for (String value : values == null ? new String[0] : values) {
        mailbox(value).ifPresent(mailboxes::add);
      }
    }
    return mailboxes;
  }

  /** Reads {@code rfc822; ann@example.org}, also without a type and in angle brackets. */
  private static Optional<ChannelId> mailbox(String value) {
    String address = value.substring(value.indexOf(';') + 1).strip();
    int open = address.indexOf('<');
    int close = address.indexOf('>', open + 1);
    if (open >= 0 && close > open) {
      address = address.substring(open + 1, close);
    }
    int comment = address.indexOf(" (");
    return Mailbox.channel((comment < 0 ? address : address.substring(0, comment)).strip());
  }

  /** Returns the failure to deliver to a recipient; empty if it is none, or not final yet. */
  Optional<Failure> failure() {
    Set<ChannelId> mailboxes = mailboxes("Final-Recipient", "Original-Recipient");
    if (mailboxes.isEmpty() || !hasFailed()) {
      return Optional.empty();
    }
    String diagnosis = diagnosis();
    Matcher code = code(diagnosis);
    boolean temporary = code.find() && code.group(1).equals("4");
    int subject = subject(diagnosis);
    String reason;
    if (temporary) {
      reason = "a mail could not be delivered for days: " + diagnosis;
    } else if (OF_MAIL.contains(subject)) {
      reason = "a mail was refused after it had been sent: " + diagnosis;
    } else if (subject == MAILBOX) {
      reason = "the mailbox takes no mail: " + diagnosis;
    } else {
      reason = "the address takes no mail: " + diagnosis;
    }
    boolean isFinal = !temporary && !OF_MAIL.contains(subject);
    return Optional.of(new Failure(mailboxes, isFinal, reason));
  }

  private boolean hasFailed() {
    String action = value("Action").toLowerCase(Locale.ROOT);
    return action.isEmpty() ? value("Status").startsWith("5") : action.startsWith("failed");
  }

  /** Returns what the last server said, or the status where none did. */
  private String diagnosis() {
    String said = value("Diagnostic-Code");
    try {
      said = MimeUtility.decodeText(said);
    } catch (UnsupportedEncodingException unknown) {
      // It is legible as it is.
    }
    int type = said.indexOf(';');
    String line = ChannelWording.inert(said.substring(type + 1)).replaceAll("\\s+", " ").strip();
    String words = ChannelWording.shorten(line, LONGEST_REASON).replaceAll("[;.\\s]+$", "");
    if (!words.isEmpty()) {
      return words;
    }
    String status = ChannelWording.inert(value("Status"));
    return status.isEmpty() ? "its mail server gave no reason" : "status " + status;
  }

  /** Prefers the status; that of a server which knows no such codes is in its words. */
  private Matcher code(String diagnosis) {
    String status = value("Status");
    if (ENHANCED.matcher(status).lookingAt()) {
      return ENHANCED.matcher(status);
    }
    return ENHANCED.matcher(diagnosis).find()
        ? ENHANCED.matcher(diagnosis)
        : BASIC.matcher(diagnosis);
  }

  /** Returns the second number of the status; of the words, if the status names none. */
  private int subject(String diagnosis) {
    int subject = subjectOf(value("Status"));
    return subject == 0 ? subjectOf(diagnosis) : subject;
  }

  private static int subjectOf(String text) {
    Matcher matcher = ENHANCED.matcher(text);
    return matcher.find() ? Integer.parseInt(matcher.group(2)) : 0;
  }

  /**
   * Returns the complaint; empty if it is a report of another kind.
   *
   * @param mailboxes of whoever complains
   */
  Optional<Failure> complaint(Set<ChannelId> mailboxes) {
    return COMPLAINTS.contains(value("Feedback-Type").toLowerCase(Locale.ROOT))
            && !mailboxes.isEmpty()
        ? Optional.of(new Failure(mailboxes, true, "a mail was reported as spam by its reader"))
        : Optional.empty();
  }
}
