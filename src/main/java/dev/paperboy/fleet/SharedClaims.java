package dev.paperboy.fleet;

import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.fleet.PaceStore;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The claims of all replicas, kept in their database. While it does not respond, a thing is done
 * once by each replica that is asked to. Thread-safe.
 */
public final class SharedClaims implements Claims {
  private static final Logger LOG = LoggerFactory.getLogger(SharedClaims.class);

  private final Database database;
  private final LocalClaims own;
  private final PaceStore store = new PaceStore();

  /**
   * Creates the claims.
   *
   * @param clock real time that is never set
   */
  public SharedClaims(Database database, InstantSource clock) {
    this.database = database;
    this.own = new LocalClaims(clock);
  }

  @Override
  public boolean claim(String thing, Duration life) {
    if (!own.claim(thing, life)) {
      return false;
    }
    try {
      return database.write(transaction -> store.claim(transaction, name(thing), life)).isZero();
    } catch (StoreException failure) {
      LOG.atWarn()
          .addKeyValue("thing", thing)
          .addKeyValue("reason", failure.getMessage())
          .log("other replicas cannot be told that this is done here");
      return true;
    }
  }

  @Override
  public void release(String thing) {
    own.release(thing);
    try {
      database.change(transaction -> store.release(transaction, name(thing), Duration.ZERO));
    } catch (StoreException failure) {
      LOG.atWarn()
          .addKeyValue("thing", thing)
          .addKeyValue("reason", failure.getMessage())
          .log("claim could not be released; it expires");
    }
  }

  private static String name(String thing) {
    return "claim " + thing;
  }
}
