/**
 * The domain model: papers, their identifiers, and announcements by feeds. Contains data types
 * only.
 */
@NullMarked
package dev.paperboy.paper;

import org.jspecify.annotations.NullMarked;
