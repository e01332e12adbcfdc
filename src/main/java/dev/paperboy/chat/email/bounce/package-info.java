/** Reports of mails that could not be delivered, and complaints. */
@NullMarked
package dev.paperboy.chat.email.bounce;

import org.jspecify.annotations.NullMarked;
