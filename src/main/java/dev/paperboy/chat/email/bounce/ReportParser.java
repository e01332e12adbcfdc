package dev.paperboy.chat.email.bounce;

import dev.paperboy.chat.email.Mailbox;
import dev.paperboy.chat.email.bounce.Report.Failure;
import dev.paperboy.subscription.ChannelId;
import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses reports of mail servers (RFC 3464) and complaints (RFC 5965), also those inside of other
 * mails. Single use.
 */
final class ReportParser {
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final int DEEPEST = 8;
  private static final int MOST_PARTS = 100;
  private static final int MOST_IDS = 100;
  private static final int MOST_FAILURES = 1000;
  private static final int LONGEST_STATUS = 1 << 18;
  private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,250}>");

  private static final Set<String> STATUS =
      Set.of("message/delivery-status", "message/global-delivery-status");
  private static final Set<String> HEADERS =
      Set.of("text/rfc822-headers", "message/rfc822-headers", "message/global-headers");
  private static final Set<String> MAIL = Set.of("message/rfc822", "message/global");
  private static final String COMPLAINT = "message/feedback-report";

  private final Set<String> messageIds = new LinkedHashSet<>();
  private final Set<ChannelId> recipients = new LinkedHashSet<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<ReportFields> complaints = new ArrayList<>();
  private boolean isReport;
  private int parts;

  private ReportParser() {}

  /**
   * Returns the report that a mail is or contains; empty if it is another kind of mail.
   *
   * @param mail may be cut off at its end
   * @throws MessagingException if the mail is malformed
   */
  static Optional<Report> parse(byte[] mail) throws MessagingException, IOException {
    ReportParser parser = new ReportParser();
    MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(mail));
    parser.addIds(message.getHeader("In-Reply-To"));
    parser.addIds(message.getHeader("References"));
    parser.read(message, 0);
    return parser.report();
  }

  private Optional<Report> report() {
    for (ReportFields complaint : complaints) {
      Set<ChannelId> named = complaint.mailboxes("Original-Rcpt-To", "Removal-Recipient");
      complaint.complaint(named.isEmpty() ? recipients : named).ifPresent(failures::add);
    }
    return isReport ? Optional.of(new Report(messageIds, failures)) : Optional.empty();
  }

  private void read(MimePart part, int depth) throws MessagingException, IOException {
    if (depth > DEEPEST || ++parts > MOST_PARTS) {
      return;
    }
    String type = type(part);
    if (type.startsWith("multipart/")) {
      MimeMultipart multipart = new MimeMultipart(new MimePartDataSource(part));
      for (int i = 0; i < multipart.getCount() && parts <= MOST_PARTS; i++) {
        read((MimePart) multipart.getBodyPart(i), depth + 1);
      }
    } else if (STATUS.contains(type)) {
      isReport = true;
      // The first group is about the report as a whole.
      List<ReportFields> groups = ReportFields.groups(content(part));
      groups.stream()
          .flatMap(group -> group.failure().stream())
          .limit(MOST_FAILURES)
          .forEach(failures::add);
    } else if (type.equals(COMPLAINT)) {
      isReport = true;
      complaints.addAll(ReportFields.groups(content(part)));
    } else if (HEADERS.contains(type)) {
      original(new InternetHeaders(new ByteArrayInputStream(content(part))));
    } else if (MAIL.contains(type)) {
      MimeMessage original = new MimeMessage(SESSION, new ByteArrayInputStream(whole(part)));
      InternetHeaders headers = new InternetHeaders();
      for (Header header : Collections.list(original.getAllHeaders())) {
        headers.addHeader(header.getName(), header.getValue());
      }
      original(headers);
      read(original, depth + 1);
    }
  }

  private static String type(MimePart part) throws MessagingException {
    String type = part.getContentType();
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /** Notes the Message-ID and the recipients of the mail that a report is about. */
  private void original(InternetHeaders headers) {
    addIds(headers.getHeader("Message-ID"));
    // Some mail services replace the Message-ID.
    addIds(headers.getHeader("X-Original-Message-ID"));
    String to = headers.getHeader("To", ",");
    if (to == null) {
      return;
    }
    try {
      for (Address address : InternetAddress.parseHeader(to, false)) {
        Mailbox.channel(((InternetAddress) address).getAddress()).ifPresent(recipients::add);
      }
    } catch (MessagingException unreadable) {
      // The report then names the recipient itself, or cannot be attributed.
    }
  }

  private void addIds(String[] headers) {
    if (headers == null) {
      return;
    }
    for (String header : headers) {
      Matcher matcher = MESSAGE_ID.matcher(header);
      while (matcher.find() && messageIds.size() < MOST_IDS) {
        messageIds.add(matcher.group());
      }
    }
  }

  private static byte[] whole(MimePart part) throws MessagingException, IOException {
    return decoded(part, Integer.MAX_VALUE);
  }

  private static byte[] content(MimePart part) throws MessagingException, IOException {
    return decoded(part, LONGEST_STATUS);
  }

  /** Returns the content; the library does not decode parts of a mail that is in another one. */
  private static byte[] decoded(MimePart part, int longest) throws MessagingException, IOException {
    String encoding = part.getHeader("Content-Transfer-Encoding", null);
    try (InputStream raw = new ByteArrayInputStream(rawBytes(part));
        InputStream stream = encoding == null ? raw : MimeUtility.decode(raw, encoding.strip())) {
      return stream.readNBytes(longest);
    }
  }

  private static byte[] rawBytes(MimePart part) throws MessagingException, IOException {
    try (InputStream raw =
        part instanceof MimeMessage message
            ? message.getRawInputStream()
            : ((jakarta.mail.internet.MimeBodyPart) part).getRawInputStream()) {
      return raw.readAllBytes();
    }
  }
}
