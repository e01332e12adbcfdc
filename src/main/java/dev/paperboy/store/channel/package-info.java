@NullMarked
package dev.paperboy.store.channel;

import org.jspecify.annotations.NullMarked;
