package dev.paperboy.web;

import io.javalin.config.RoutesConfig;
import java.util.Set;

/** The HTTP routes of a package. */
public interface Routes {
  /** How long the body of a signed request may be, in bytes; others have {@link JsonBody#LIMIT}. */
  int LONGEST_SIGNED_BODY = 1024 * 1024;

  /** Adds the handlers; called once, before the server starts. */
  void addTo(RoutesConfig routes);

  /**
   * The exact paths that are served without the operator's token, because they check their callers
   * themselves or tell nothing worth hiding. None by default.
   */
  default Set<String> openPaths() {
    return Set.of();
  }

  /**
   * The exact paths whose callers prove with every request who they are, by a signature. Neither a
   * token nor a name of ours is asked of them: they are programs of others, which come through
   * whatever name leads here. None by default.
   */
  default Set<String> signedPaths() {
    return Set.of();
  }

  /**
   * The exact paths whose responses are endless streams, which do not count among the requests
   * under way. None by default.
   */
  default Set<String> streamPaths() {
    return Set.of();
  }

  /** Ends the responses that would never end by themselves; called when the server stops. */
  default void endStreams() {}
}
