package dev.paperboy.chat.email.inbox;

import dev.paperboy.command.CommandHandler;
import dev.paperboy.web.PageFrames;
import dev.paperboy.web.Templates;
import java.time.InstantSource;

/**
 * What the pages about mailboxes are made from.
 *
 * @param commands changes mailboxes, as it changes channels
 * @param isPublic whether everyone may read the pages with the form
 * @param outbox the path of the page that shows mails instead of their being sent; empty for none
 */
public record InboxServices(
    Mailboxes mailboxes,
    MailTokens tokens,
    SignUps signUps,
    CommandHandler commands,
    Templates templates,
    PageFrames frames,
    boolean isPublic,
    String outbox,
    InstantSource clock) {}
