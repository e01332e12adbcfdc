/** The connections to the mail server, and the mails as they are sent. */
@NullMarked
package dev.paperboy.chat.email.smtp;

import org.jspecify.annotations.NullMarked;
