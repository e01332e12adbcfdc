@NullMarked
package dev.paperboy.command.setting;

import org.jspecify.annotations.NullMarked;
