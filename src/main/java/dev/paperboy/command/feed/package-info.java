/** {@code feeds}: how fresh each source is. */
@NullMarked
package dev.paperboy.command.feed;

import org.jspecify.annotations.NullMarked;
