/** The replicas on a database, and the leases that they hold. */
@NullMarked
package dev.paperboy.store.fleet;

import org.jspecify.annotations.NullMarked;
