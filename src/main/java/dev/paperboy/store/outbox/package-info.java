@NullMarked
package dev.paperboy.store.outbox;

import org.jspecify.annotations.NullMarked;
