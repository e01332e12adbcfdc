/** Suggestions while a command is typed. */
@NullMarked
package dev.paperboy.command.completion;

import org.jspecify.annotations.NullMarked;
