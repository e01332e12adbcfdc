/**
 * Reports of mails that were not delivered, and complaints: {@link
 * dev.paperboy.chat.email.bounce.BounceReader} reads them from the mailbox to which mail servers
 * send them.
 */
@NullMarked
package dev.paperboy.chat.email.bounce;

import org.jspecify.annotations.NullMarked;
