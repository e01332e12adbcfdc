package dev.paperboy.chat.email.message;

import dev.paperboy.chat.email.MailDraft;
import dev.paperboy.web.Templates;
import java.net.URI;
import java.util.List;

/** Composes the mail that asks whether an address is to receive papers. Thread-safe. */
public final class ConfirmationComposer {
  private final String siteTitle;
  private final URI site;
  private final Templates templates;

  /**
   * Creates a composer.
   *
   * @param siteTitle the name of the site
   * @param site its address
   */
  public ConfirmationComposer(String siteTitle, URI site, Templates templates) {
    this.siteTitle = siteTitle;
    this.site = site;
    this.templates = templates;
  }

  /**
   * Returns the mail.
   *
   * @param id the local part of its Message-ID
   * @param wanted what was asked for, as part of a sentence
   * @param link leads to the page that confirms
   */
  public MailDraft compose(String id, String address, String wanted, URI link) {
    MailView view =
        new MailView(
            "Get papers by mail?",
            List.of(
                "Somebody, probably you, asked for " + wanted + ", to this address.",
                "Open the link and press the button there to confirm. The link is valid for 48"
                    + " hours. If it was not you, do nothing, and no papers are sent."),
            List.of(),
            List.of(new MailLink("Confirm", link.toString())),
            "This mail was sent to " + address + ", which was entered at " + site + ".",
            List.of());
    return new MailDraft(
        id,
        address,
        "Please confirm: papers by mail from " + siteTitle,
        PlainTextBody.of(view),
        templates.render("mail/message.jte", view));
  }
}
