/**
 * What people type and press. Everything is acknowledged before it is worked on, because Discord
 * gives three seconds for the first and a quarter of an hour for the second. A new kind of
 * interaction is a method in {@code Interactions} and a class beside it.
 */
@NullMarked
package dev.paperboy.chat.discord.interact;

import org.jspecify.annotations.NullMarked;
