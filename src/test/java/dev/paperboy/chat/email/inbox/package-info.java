/** Tests of mailboxes. */
@NullMarked
package dev.paperboy.chat.email.inbox;

import org.jspecify.annotations.NullMarked;
