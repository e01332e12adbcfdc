/**
 * E-mail as a platform: a mailbox is a channel. {@link dev.paperboy.chat.email.EmailSender} sends
 * its messages; {@code message} writes them, {@code smtp} passes them to the mail server, and
 * {@code bounce} reads the reports of what could not be delivered.
 */
@NullMarked
package dev.paperboy.chat.email;

import org.jspecify.annotations.NullMarked;
