/** Mails that are kept in memory and shown on a page instead of being sent. */
@NullMarked
package dev.paperboy.chat.email.outbox;

import org.jspecify.annotations.NullMarked;
