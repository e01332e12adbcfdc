package dev.paperboy.app;

import dev.paperboy.app.time.ProgramPace;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.fleet.Claims;
import dev.paperboy.fleet.LocalClaims;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.fleet.Pace;
import dev.paperboy.fleet.SharedClaims;
import dev.paperboy.fleet.SharedPace;
import dev.paperboy.store.Database;
import dev.paperboy.web.Allowances;
import java.time.InstantSource;

/**
 * The limits that hold for all replicas on the database together; on SQLite, for this process
 * alone.
 *
 * @param isShared whether there can be other replicas
 * @param wallPace the pace of requests in real time
 * @param pace the pace of requests in the program's time
 * @param claims what is done once
 */
record FleetLimits(boolean isShared, Pace wallPace, Pace pace, Claims claims) {

  /** Returns the limits of a process on this database. */
  static FleetLimits of(Database database, ProgramTime time) {
    InstantSource steady = new SystemTime().steady();
    if (database.serverConnection().isEmpty()) {
      return new FleetLimits(
          false,
          new LocalPace(steady),
          new LocalPace(time.steady()),
          new LocalClaims(time.steady()));
    }
    Pace shared = new SharedPace(database, steady);
    return new FleetLimits(
        true, shared, new ProgramPace(shared, time), new SharedClaims(database, steady));
  }

  /** Returns what remembers sign-ups, in the program's time. */
  Allowances signUps(ProgramTime time) {
    return isShared ? new SharedAllowances(pace, "sign-up") : Allowances.inMemory(time);
  }

  /** Returns what remembers wrong tokens of the console, in real time. */
  Allowances wrongTokens() {
    return isShared
        ? new SharedAllowances(wallPace, "wrong token")
        : Allowances.inMemory(new SystemTime());
  }
}
