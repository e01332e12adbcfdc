/** The clock that the program runs on: real, or simulated for replays. */
@NullMarked
package dev.paperboy.app.time;

import org.jspecify.annotations.NullMarked;
