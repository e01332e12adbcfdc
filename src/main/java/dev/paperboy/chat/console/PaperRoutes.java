package dev.paperboy.chat.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.card.Card;
import dev.paperboy.web.JsonAnswer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The routes of papers: search, and one by its ID. */
final class PaperRoutes {
  private static final String ONE = "/api/papers/";
  private static final int USUAL = 20;
  private static final int MOST = 100;
  private static final int LONGEST_ID = 2_000;

  private final PaperCatalog papers;

  PaperRoutes(PaperCatalog papers) {
    this.papers = papers;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/papers", this::search);
    routes.get(ONE + "<id>", this::show);
  }

  private void search(Context ctx) {
    String query = ctx.queryParam("q");
    if (query == null || query.isBlank()) {
      throw new BadRequestResponse("\"q\" is missing: what to search for.");
    }
    int limit = (int) QueryParameters.query(ctx, "limit", USUAL, 1, MOST);
    PaperCatalog.SearchAnswer answer = papers.search(query.strip(), sort(ctx), limit);
    if (answer instanceof PaperCatalog.SearchAnswer.Found found) {
      JsonAnswer.send(
          ctx,
          "true".equals(ctx.queryParam("facets"))
              ? ConsoleJson.found(found, papers.facets(found.query()))
              : ConsoleJson.cards(found.papers()));
    } else if (answer instanceof PaperCatalog.SearchAnswer.Mistaken mistaken) {
      ObjectNode body = JsonAnswer.errorBody(mistaken.reason());
      body.put("position", mistaken.position()).put("suggestion", mistaken.suggestion());
      ctx.status(400);
      JsonAnswer.send(ctx, body);
    }
  }

  private static PaperCatalog.Sort sort(Context ctx) {
    String sort = ctx.queryParam("sort");
    if (sort == null) {
      return PaperCatalog.Sort.RELEVANCE;
    }
    return Arrays.stream(PaperCatalog.Sort.values())
        .filter(known -> known.name().equalsIgnoreCase(sort))
        .findFirst()
        .orElseThrow(
            () -> new BadRequestResponse("\"sort\" must be relevance, newest or upvotes."));
  }

  private void show(Context ctx) {
    String spelling = spelling(ctx);
    if (spelling.isBlank() || spelling.length() > LONGEST_ID) {
      throw new BadRequestResponse("The id of a paper has 1 to " + LONGEST_ID + " characters.");
    }
    Card card =
        papers
            .paper(spelling)
            .orElseThrow(
                () ->
                    new NotFoundResponse(
                        "No paper of that id has been seen. Ids look like 2606.14777 or"
                            + " 10.1101/2026.01.02.123456."));
    JsonAnswer.send(ctx, ConsoleJson.card(card));
  }

  /** Returns the spelling from the raw path: the router would normalize it. */
  private static String spelling(Context ctx) {
    String path = ctx.req().getRequestURI();
    String encoded = path.startsWith(ONE) ? path.substring(ONE.length()) : "";
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException malformed) {
      throw new BadRequestResponse("The id of the paper is not encoded correctly.");
    }
  }
}
