/** Several processes on one database, to which everything happens that can happen to processes. */
@NullMarked
package dev.paperboy.route.chaos;

import org.jspecify.annotations.NullMarked;
