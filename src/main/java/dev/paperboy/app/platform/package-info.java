/**
 * The chat platforms, each made from its settings by a factory. {@link
 * dev.paperboy.app.platform.PlatformList} is the one list of them. To add a platform, implement
 * {@link dev.paperboy.chat.Platform} in a package below {@code chat}, add its settings and a {@link
 * dev.paperboy.app.platform.PlatformFactory}, and one line to that list.
 */
@NullMarked
package dev.paperboy.app.platform;

import org.jspecify.annotations.NullMarked;
