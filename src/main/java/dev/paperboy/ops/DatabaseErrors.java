package dev.paperboy.ops;

import dev.paperboy.store.StoreException;
import dev.paperboy.web.JsonAnswer;
import dev.paperboy.web.LoggedPath;
import dev.paperboy.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Responds to requests that fail because of the database: 503 for temporary failures, otherwise
 * 500.
 */
public final class DatabaseErrors implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseErrors.class);

  @Override
  public void addTo(RoutesConfig routes) {
    routes.exception(StoreException.class, DatabaseErrors::answer);
  }

  private static void answer(StoreException failure, Context context) {
    LOG.atError()
        .addKeyValue("path", LoggedPath.of(context))
        .addKeyValue("reason", failure.getMessage())
        .setCause(failure.isFault() ? failure : null)
        .log("request could not be served");
    JsonAnswer.error(context, failure.isFault() ? 500 : 503, failure.forPeople());
  }
}
