/** {@code why}: explains why a paper was posted in a channel, or was not. */
@NullMarked
package dev.paperboy.command.why;

import org.jspecify.annotations.NullMarked;
