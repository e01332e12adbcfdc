package dev.paperboy.web;

import io.javalin.config.RoutesConfig;
import java.util.Optional;
import java.util.Set;

/** The HTTP routes of a package. */
public interface Routes {
  /**
   * The maximum length of the body of a signed request, in bytes; other requests have {@link
   * JsonBody#LIMIT}.
   */
  int LONGEST_SIGNED_BODY = 1024 * 1024;

  /** Adds the handlers; called once, before the server starts. */
  void addTo(RoutesConfig routes);

  /**
   * Returns the exact paths that are served without the operator's token, because they authenticate
   * their callers themselves or reveal nothing confidential. None by default.
   */
  default Set<String> openPaths() {
    return Set.of();
  }

  /**
   * Returns whether a path is served without the operator's token, as {@link #openPaths}; for paths
   * that contain a variable.
   *
   * @param path decoded, as {@code Context.path} returns it
   */
  default boolean isOpen(String path) {
    return openPaths().contains(path);
  }

  /**
   * Returns the page that tells of failures at this path to browsers; empty where failures are
   * JSON, as by default.
   *
   * @param path decoded, as {@code Context.path} returns it
   */
  default Optional<ErrorPage> errorPage(String path) {
    return Optional.empty();
  }

  /**
   * Returns the exact paths whose callers authenticate each request by a signature. Neither the
   * token nor a known host name is required: the callers are third-party programs, which may use
   * any name that leads here. None by default.
   */
  default Set<String> signedPaths() {
    return Set.of();
  }

  /**
   * Returns whether each request to a path is authenticated by a signature, as {@link
   * #signedPaths}; for paths that contain the signature. Their bodies are as short as others.
   *
   * @param path decoded, as {@code Context.path} returns it
   */
  default boolean isSigned(String path) {
    return signedPaths().contains(path);
  }

  /**
   * Returns the exact paths whose responses are endless streams, which do not count as requests in
   * progress. None by default.
   */
  default Set<String> streamPaths() {
    return Set.of();
  }

  /** Ends the endless responses; called when the server stops. */
  default void endStreams() {}
}
