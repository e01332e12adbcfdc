/**
 * The whole way of a paper, tested from the outside: the program runs as a process of its own,
 * reads feeds over HTTP, and is asked through the console's API what it posted. What it ought to
 * have posted is worked out from the feeds' contents by {@link dev.paperboy.route.PlainEvaluation},
 * which shares no code with the program.
 */
@NullMarked
package dev.paperboy.route;

import org.jspecify.annotations.NullMarked;
