/** What the simulated platforms share: their faults, and waiting for them. */
@NullMarked
package dev.paperboy.chat.simulator;

import org.jspecify.annotations.NullMarked;
