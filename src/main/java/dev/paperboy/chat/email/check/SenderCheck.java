package dev.paperboy.chat.email.check;

import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.email.EmailOptions;
import dev.paperboy.chat.email.check.DnsTexts.Answer;
import dev.paperboy.chat.email.smtp.DkimKey;
import dev.paperboy.chat.email.smtp.SmtpServer;
import dev.paperboy.subscription.ChannelWording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks what the sender's domain publishes in DNS: DKIM, SPF and DMARC. Single use. */
final class SenderCheck {
  private static final int LONGEST_SHOWN = 300;

  private final EmailOptions options;
  private final DnsTexts dns;
  private final String domain;
  private final List<CheckFinding> findings = new ArrayList<>();

  /** Why DNS does not answer, so that nobody waits for it again. */
  private Optional<String> silence = Optional.empty();

  SenderCheck(EmailOptions options, DnsTexts dns) {
    this.options = options;
    this.dns = dns;
    this.domain = options.domain().toLowerCase(Locale.ROOT);
  }

  List<CheckFinding> run() {
    options
        .dkim()
        .ifPresentOrElse(
            this::dkim,
            () ->
                note(
                    "DKIM: mails are not signed here; unless your mail server signs them, set"
                        + " email.dkim, or many mailboxes take them for spam"));
    spf();
    dmarc();
    return findings;
  }

  private void note(String text) {
    findings.add(CheckFinding.note(text));
  }

  private void say(boolean sound, String text) {
    findings.add(new CheckFinding(sound, text));
  }

  /** Returns the records of a name that begin with a version; empty if DNS does not answer. */
  private Optional<List<String>> records(String name, String version) {
    if (silence.isPresent()) {
      return Optional.empty();
    }
    Answer answer = dns.of(name);
    if (answer instanceof Answer.Records records) {
      return Optional.of(
          records.texts().stream()
              .filter(text -> text.strip().regionMatches(true, 0, version, 0, version.length()))
              .toList());
    }
    silence = Optional.of(((Answer.Silence) answer).reason());
    return Optional.empty();
  }

  private void dkim(DkimKey key) {
    String publish =
        "publish the TXT record `" + key.recordValue() + "` at `" + key.recordName() + "`";
    // The version is optional.
    Optional<List<String>> published = records(key.recordName(), "");
    if (published.isEmpty()) {
      note("DKIM: not compared, since " + silence.orElseThrow() + "; unless you have, " + publish);
      return;
    }
    List<String> keys = published.get().stream().flatMap(text -> key(text).stream()).toList();
    if (keys.contains(key.publicKey())) {
      say(true, "DKIM: the key matches the one published at `" + key.recordName() + "`");
    } else if (keys.isEmpty()) {
      say(false, "DKIM: no key is published, so signatures count as forged; " + publish);
    } else {
      say(
          false,
          "DKIM: another key is published, so signatures count as forged; use its private key in"
              + " email.dkim.key, or "
              + publish);
    }
    if (!isRelated(key.domain().toLowerCase(Locale.ROOT))) {
      note(
          "DKIM: mails come from `"
              + domain
              + "` and are signed by `"
              + key.domain()
              + "`, so DMARC does not count the signature; sign with the domain of email.from");
    }
  }

  /** Returns whether one of the two domains is part of the other. */
  private boolean isRelated(String signer) {
    return signer.equals(domain) || signer.endsWith("." + domain) || domain.endsWith("." + signer);
  }

  /** Returns the public key in a record; empty also if it was revoked. */
  private static Optional<String> key(String record) {
    for (String tag : record.split(";", -1)) {
      int equals = tag.indexOf('=');
      if (equals > 0 && tag.substring(0, equals).strip().equals("p")) {
        return Optional.of(tag.substring(equals + 1).replaceAll("\\s", ""))
            .filter(key -> !key.isEmpty());
      }
    }
    return Optional.empty();
  }

  private void spf() {
    Optional<List<String>> found = records(domain, "v=spf1");
    if (found.isEmpty()) {
      note("SPF: not looked up, since " + silence.orElseThrow());
      return;
    }
    List<String> records =
        found.get().stream().filter(text -> text.strip().matches("(?i)v=spf1(?: .*)?")).toList();
    String host = options.server().host();
    String sender =
        SmtpServer.isLoopback(host) ? "the public address of this machine" : "`" + host + "`";
    if (records.isEmpty()) {
      note(
          "SPF: `"
              + domain
              + "` does not say which servers send its mail; publish a TXT record there, such as"
              + " `v=spf1 mx "
              + (SmtpServer.isLoopback(host) ? "ip4:ADDRESS" : "a:" + host)
              + " ~all`, or what your mail provider says");
    } else if (records.size() > 1) {
      say(
          false,
          "SPF: `"
              + domain
              + "` has "
              + records.size()
              + " records, which count as none; join them into one");
    } else if (records.get(0).strip().matches("(?i)v=spf1(?: +-all)? *")) {
      say(
          false,
          "SPF: `"
              + domain
              + "` says that no server sends its mail; add "
              + sender
              + " to its record, or use another domain in email.from");
    } else {
      say(
          true,
          "SPF: `"
              + domain
              + "` publishes `"
              + shown(records.get(0))
              + "`, which must include "
              + sender
              + " or the servers that it sends through");
    }
  }

  private void dmarc() {
    String name = domain;
    while (name.contains(".")) {
      Optional<List<String>> found = records("_dmarc." + name, "v=DMARC1");
      if (found.isEmpty()) {
        note("DMARC: not looked up, since " + silence.orElseThrow());
        return;
      }
      if (found.get().size() > 1) {
        say(
            false,
            "DMARC: `_dmarc." + name + "` has several records, which count as none; keep one");
        return;
      }
      if (!found.get().isEmpty()) {
        say(true, "DMARC: `_dmarc." + name + "` publishes `" + shown(found.get().get(0)) + "`");
        return;
      }
      name = name.substring(name.indexOf('.') + 1);
    }
    note(
        "DMARC: `"
            + domain
            + "` has no policy, which large mail providers ask for; publish the TXT record"
            + " `v=DMARC1; p=none` at `_dmarc."
            + domain
            + "`");
  }

  private static String shown(String record) {
    return ChannelWording.shorten(ChannelWording.inert(record), LONGEST_SHOWN);
  }
}
