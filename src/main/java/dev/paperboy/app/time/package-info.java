@NullMarked
package dev.paperboy.app.time;

import org.jspecify.annotations.NullMarked;
