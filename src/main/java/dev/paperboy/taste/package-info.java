/** What the people of a channel like, learned from their votes on papers. */
@NullMarked
package dev.paperboy.taste;

import org.jspecify.annotations.NullMarked;
