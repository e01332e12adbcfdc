package dev.paperboy.chat.email.bounce;

import java.nio.charset.StandardCharsets;

/** Reports as various mail servers write them, made up. */
final class MadeUpReports {
  static final String ID = "<pb-0123abcd-7@example.org>";

  private static final String ORIGINAL =
      """
      Return-Path: <papers@example.org>
      From: Papers <papers@example.org>
      To: ann@example.net
      Message-ID: <pb-0123abcd-7@example.org>
      Subject: 3 papers on diffusion
      MIME-Version: 1.0
      Content-Type: text/plain; charset=UTF-8

      Papers.
      """;

  private MadeUpReports() {}

  static byte[] bytes(String mail) {
    return mail.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A report with a status for machines and a last part. */
  static String report(String status, String lastType, String last) {
    return """
    From: MAILER-DAEMON@mx.example.net
    To: papers@example.org
    Subject: Undelivered
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status;
    \tboundary="b1/mx"

    This is a MIME-encapsulated message.

    --b1/mx
    Content-Type: text/plain; charset=x-unknown-9

    Sorry.

    --b1/mx
    Content-Type: message/delivery-status

    %s
    --b1/mx
    Content-Type: %s

    %s
    --b1/mx--
    """
        .formatted(status, lastType, last);
  }

  /** A report that returns the mail, about one recipient. */
  static String report(String fields) {
    return report("Reporting-MTA: dns; mx.example.net\n\n" + fields, "message/rfc822", ORIGINAL);
  }

  static String postfix() {
    return report(
        """
        Reporting-MTA: dns; mx.example.org
        X-Postfix-Queue-ID: 4Vx9Q11cLmz1K
        X-Postfix-Sender: rfc822; papers@example.org
        Arrival-Date: Mon, 15 Jun 2026 12:00:00 +0000 (UTC)

        Final-Recipient: rfc822; ann@example.net
        Original-Recipient: rfc822;ann@example.net
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; mx.example.net
        Diagnostic-Code: smtp; 550 5.1.1 <ann@example.net>: Recipient address rejected:
            User unknown in virtual mailbox table
        """,
        "text/rfc822-headers",
        ORIGINAL);
  }

  static String exim() {
    return report(
            """
            Reporting-MTA: dns; mx.example.org

            Action: failed
            Final-Recipient: rfc822;ann@example.net
            Status: 5.0.0
            Remote-MTA: dns; mx.example.net
            Diagnostic-Code: smtp; 550 No such person at this address
            """,
            "message/rfc822",
            ORIGINAL)
        .replace("Auto-Submitted:", "X-Failed-Recipients: ann@example.net\nAuto-Submitted:");
  }

  static String exchange() {
    return """
    From: <postmaster@example.net>
    To: <papers@example.org>
    Subject: =?utf-8?B?VW56dXN0ZWxsYmFy?=
    Content-Type: multipart/report; report-type=delivery-status; boundary="_outer_"
    MIME-Version: 1.0
    In-Reply-To: <pb-0123abcd-7@example.org>

    --_outer_
    Content-Type: multipart/alternative; differences=Content-Type;
    \tboundary="_inner_"

    --_inner_
    Content-Type: text/plain; charset="utf-8"
    Content-Transfer-Encoding: base64

    S2VpbiBzb2xjaGVzIFBvc3RmYWNo

    --_inner_
    Content-Type: text/html; charset="utf-8"

    <p>Kein solches Postfach</p>
    --_inner_--

    --_outer_
    Content-Type: message/delivery-status

    Reporting-MTA: dns;EX7.prod.example.net
    Received-From-MTA: dns;mx.example.org
    Arrival-Date: Mon, 15 Jun 2026 12:00:00 +0000

    Original-Recipient: rfc822;ann@example.net
    Final-Recipient: rfc822;ann.lee@corp.example.net
    Action: failed
    Status: 5.1.10
    Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by SMTP address lookup
    X-Display-Name: Ann L\u00e9e

    --_outer_--
    """;
  }

  static String gmail() {
    return report(
        """
        Reporting-MTA: dns; mail.example.com
        Arrival-Date: Mon, 15 Jun 2026 05:00:00 -0700 (PDT)
        X-Original-Message-ID: <pb-0123abcd-7@example.org>

        Final-Recipient: rfc822; ann@example.net
        Action: failed
        Status: 5.2.1
        Remote-MTA: dns; mx.example.net. (192.0.2.7, the server for the domain example.net.)
        Diagnostic-Code: smtp; 550-5.2.1 The account that you tried to reach
         550 5.2.1 is inactive. q9-20020a05 - gsmtp
        Last-Attempt-Date: Mon, 15 Jun 2026 05:00:01 -0700 (PDT)
        """,
        "message/rfc822",
        ORIGINAL);
  }

  /** A service that replaces the Message-ID. */
  static String ses() {
    return report(
        """
        Reporting-MTA: dns; a9-31.smtp-out.example.com

        Action: failed
        Final-Recipient: rfc822; ann@example.net
        Diagnostic-Code: smtp; 550 5.1.1 user unknown
        Status: 5.1.1
        """,
        "message/rfc822",
        ORIGINAL
            .replace("Message-ID: <pb-0123abcd-7@example.org>", "Message-ID: <0100-77@example.com>")
            .replace("Subject:", "X-Original-Message-ID: <pb-0123abcd-7@example.org>\nSubject:"));
  }

  static String complaint(String fields, String original) {
    return """
    From: <fbl@example.com>
    To: <abuse@example.org>
    Subject: FW: 3 papers on diffusion
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=feedback-report; boundary="fbl"

    --fbl
    Content-Type: text/plain; charset="US-ASCII"

    A complaint.

    --fbl
    Content-Type: message/feedback-report

    %s
    --fbl
    Content-Type: message/rfc822
    Content-Disposition: inline

    %s
    --fbl--
    """
        .formatted(fields, original);
  }

  static String complaint() {
    return complaint(
        """
        Feedback-Type: abuse
        User-Agent: ExampleFBL/1.0
        Version: 1
        Original-Mail-From: <papers@example.org>
        Original-Rcpt-To: <ann@example.net>
        """,
        ORIGINAL);
  }

  static String complaintOfUnnamed() {
    return complaint("Feedback-Type: Abuse\nUser-Agent: x/1\nVersion: 1\n", ORIGINAL);
  }

  /** A person forwards a report as a whole. */
  static String forwarded(String report) {
    return """
    From: Postmaster <postmaster@example.org>
    To: papers@example.org
    Subject: Fwd: Undelivered
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="fwd"

    --fwd
    Content-Type: text/plain

    See below.
    --fwd
    Content-Type: message/rfc822

    %s
    --fwd--
    """
        .formatted(report);
  }

  static String letter() {
    return """
    From: Bob <bob@example.com>
    To: papers@example.org
    Subject: Question
    Content-Type: text/plain

    How do I subscribe?
    """;
  }
}
