/** Mailboxes that people subscribe by themselves: sign-up, confirmation, preferences, end. */
@NullMarked
package dev.paperboy.chat.email.inbox;

import org.jspecify.annotations.NullMarked;
