package dev.paperboy.chat.email.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.Snapshots;
import dev.paperboy.card.SampleCards;
import dev.paperboy.chat.email.MailDraft;
import dev.paperboy.deliver.Outgoing.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What mails say, letter by letter. */
final class MailSnapshotTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> whatAMailSaysIsPinned() {
    String hostile = "<script>alert('x')</script> & \"q\" @if(true) ${x} `code` \u202Eevil";
    Map<String, MailDraft> mails =
        Map.of(
            "one-paper", SampleMails.papers(Kind.PAPERS, SampleCards.full(1)),
            "daily-digest",
                SampleMails.digest(
                    Kind.DAILY_DIGEST,
                    2,
                    SampleMails.matching(1, 1, "diffusion"),
                    SampleMails.matching(2, 1, "diffusion")),
            "weekly-digest-of-several-topics",
                SampleMails.digest(
                    Kind.WEEKLY_DIGEST,
                    0,
                    SampleMails.matching(1, 1, "diffusion"),
                    SampleMails.matching(2, 2, "title:mamba upvotes>=20"),
                    SampleMails.matching(3, 1, "diffusion")),
            "trending-digest",
                SampleMails.digest(
                    Kind.DAILY_DIGEST,
                    0,
                    SampleMails.matching(SampleCards.ranked(1), 1, "trending:10")),
            "withdrawn-paper", SampleMails.papers(Kind.PAPERS, SampleCards.withdrawn(1)),
            "scant-paper", SampleMails.papers(Kind.PAPERS, SampleCards.scant(9)),
            "hostile-paper", SampleMails.papers(Kind.PAPERS, SampleCards.hostile(7, hostile)),
            "notice",
                SampleMails.notice(
                    "`#1 diffusion`, `#2 mamba` have matched nothing in 60 days; a wider query may"
                        + " help."),
            "update", SampleMails.update("“Quiet Rivers”: v2 on 12 June, code is available."));
    return new TreeMap<>(mails)
        .entrySet().stream()
            .map(
                one ->
                    DynamicTest.dynamicTest(
                        one.getKey(),
                        () -> Snapshots.check(getClass(), one.getKey(), json(one.getValue()))));
  }

  /** Bodies are lists of lines, so that a difference can be read. */
  private static String json(MailDraft mail) throws Exception {
    return JSON.writeValueAsString(
        new TreeMap<>(
            Map.of(
                "id", mail.id(),
                "to", mail.to(),
                "subject", mail.subject(),
                "text", List.of(mail.text().split("\n", -1)),
                "html", List.of(mail.html().split("\n", -1)),
                "unsubscribe", mail.unsubscribe().orElseThrow().toString(),
                "replyTo", mail.replyTo())));
  }
}
