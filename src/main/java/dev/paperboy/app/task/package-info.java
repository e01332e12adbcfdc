/** The loops that run in the background: polling, indexing, delivery, the lock, and shutdown. */
@NullMarked
package dev.paperboy.app.task;

import org.jspecify.annotations.NullMarked;
