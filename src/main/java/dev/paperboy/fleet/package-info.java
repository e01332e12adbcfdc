/**
 * What several replicas of the program on one database share: the leases that say which of them
 * does which part of the work, and the pace of requests that they send together.
 */
@NullMarked
package dev.paperboy.fleet;

import org.jspecify.annotations.NullMarked;
