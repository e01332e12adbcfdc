package dev.paperboy.chat.email.message;

/**
 * A link in a mail.
 *
 * @param label what it leads to
 * @param url http or https
 */
public record MailLink(String label, String url) {}
