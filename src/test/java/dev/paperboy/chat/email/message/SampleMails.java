package dev.paperboy.chat.email.message;

import dev.paperboy.card.Card;
import dev.paperboy.card.SampleCards;
import dev.paperboy.chat.email.MailDraft;
import dev.paperboy.chat.email.Mailbox;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.Outgoing.Kind;
import java.util.List;

/** Mails to somebody who does not exist. */
final class SampleMails {
  private SampleMails() {}

  static MailDraft papers(Kind kind, Card... cards) {
    return mail(kind, "", 0, "", cards);
  }

  static MailDraft digest(Kind kind, int more, Card... cards) {
    return mail(kind, "Digest: " + cards.length + " papers, best first.", more, "", cards);
  }

  static MailDraft notice(String text) {
    return mail(Kind.NOTICE, text, 0, "");
  }

  static MailDraft update(String text) {
    return mail(Kind.UPDATE, text, 0, "<pb-0123abcd-1@example.org>");
  }

  private static MailDraft mail(Kind kind, String text, int more, String replyTo, Card... cards) {
    return SamplePages.composer()
        .compose(
            new Outgoing(
                "pb-0123abcd-2",
                Mailbox.channel("ada@example.net").orElseThrow(),
                kind,
                text,
                List.of(cards),
                List.of(),
                more,
                false,
                false,
                false,
                replyTo));
  }

  /** Returns a paper that matches one subscription. */
  static Card matching(int number, int subscription, String query) {
    return matching(SampleCards.full(number), subscription, query);
  }

  static Card matching(Card card, int subscription, String query) {
    return new Card(
        card.paper(),
        card.title(),
        card.url(),
        card.authors(),
        card.summary(),
        card.machineSummary(),
        card.source(),
        card.published(),
        card.categories(),
        card.upvotes(),
        card.comments(),
        card.code(),
        card.project(),
        card.pdf(),
        card.why(),
        card.matched(),
        List.of(new Card.Cause(subscription, query)),
        card.withdrawn(),
        card.version(),
        card.rank(),
        card.votes());
  }
}
