/** The /papers commands, platform-neutral: a request in, a reply out. */
@NullMarked
package dev.paperboy.command;

import org.jspecify.annotations.NullMarked;
