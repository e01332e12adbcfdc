/** Papers that are held back, and what releases them. */
@NullMarked
package dev.paperboy.command.held;

import org.jspecify.annotations.NullMarked;
