/** Checks whether mails would be sent, accepted and, when they bounce, noticed. */
@NullMarked
package dev.paperboy.chat.email.check;

import org.jspecify.annotations.NullMarked;
