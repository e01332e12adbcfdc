@NullMarked
package dev.paperboy.app.task;

import org.jspecify.annotations.NullMarked;
