@NullMarked
package dev.paperboy.store.paper;

import org.jspecify.annotations.NullMarked;
