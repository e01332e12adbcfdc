/** A mail server for tests. */
@NullMarked
package dev.paperboy.chat.email.simulator;

import org.jspecify.annotations.NullMarked;
