/** How papers read in a mail: subject, plain text and HTML. */
@NullMarked
package dev.paperboy.chat.email.message;

import org.jspecify.annotations.NullMarked;
