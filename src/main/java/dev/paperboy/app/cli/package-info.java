@NullMarked
package dev.paperboy.app.cli;

import org.jspecify.annotations.NullMarked;
