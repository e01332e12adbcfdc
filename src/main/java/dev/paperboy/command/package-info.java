/** The platform-neutral /papers commands: each takes a request and returns a reply. */
@NullMarked
package dev.paperboy.command;

import org.jspecify.annotations.NullMarked;
