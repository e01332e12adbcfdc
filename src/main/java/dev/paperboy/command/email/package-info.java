/** Signing up by mail from a chat. */
@NullMarked
package dev.paperboy.command.email;

import org.jspecify.annotations.NullMarked;
