/** Held papers and their release. */
@NullMarked
package dev.paperboy.command.held;

import org.jspecify.annotations.NullMarked;
