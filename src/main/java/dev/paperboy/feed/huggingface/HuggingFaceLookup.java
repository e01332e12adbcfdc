package dev.paperboy.feed.huggingface;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.paperboy.feed.PaperLookup;
import dev.paperboy.feed.fetch.ContentKind;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.feed.fetch.FetchRequest;
import dev.paperboy.feed.fetch.FetchResult;
import dev.paperboy.feed.fetch.FetchResult.Failed;
import dev.paperboy.feed.fetch.FetchResult.Fetched;
import dev.paperboy.feed.fetch.FetchResult.Refused;
import dev.paperboy.feed.fetch.Fetcher;
import dev.paperboy.feed.fetch.HostRateLimiter;
import dev.paperboy.feed.fetch.ResponseBody;
import dev.paperboy.feed.text.JsonFields;
import dev.paperboy.feed.text.JsonTree;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import java.time.InstantSource;
import java.util.Optional;

/** Looks up papers at Hugging Face ({@code GET /api/papers/{id}}), which has arXiv papers only. */
public final class HuggingFaceLookup implements PaperLookup {

  private final String feed;
  private final FetchAddress base;
  private final Fetcher fetcher;
  private final HostRateLimiter gate;
  private final InstantSource clock;

  /** Creates a lookup on behalf of the feed of this name, at the server at this address. */
  public HuggingFaceLookup(
      String feed, FetchAddress base, Fetcher fetcher, HostRateLimiter gate, InstantSource clock) {
    this.feed = feed;
    this.base = base;
    this.fetcher = fetcher;
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public Answer find(PaperId id) throws InterruptedException {
    if (id.scheme() != PaperId.Scheme.ARXIV) {
      return new Answer.Unknown();
    }
    FetchAddress address = base.under("/api/papers/" + id.local());
    FetchResult result = fetcher.fetch(FetchRequest.lookup(address, ContentKind.JSON, gate));
    if (result instanceof Fetched fetched) {
      return read(fetched, id);
    }
    if (result instanceof Refused refused) {
      return refused.status() == 404
          ? new Answer.Unknown()
          : new Answer.Unavailable(refused.reason());
    }
    return new Answer.Unavailable(
        result instanceof Failed failed ? failed.reason() : "there was no response");
  }

  private Answer read(Fetched fetched, PaperId id) {
    JsonNode paper;
    try (ResponseBody body = fetched.body()) {
      paper = JsonTree.read(body.text());
    } catch (JsonProcessingException damaged) {
      return new Answer.Unavailable("the response is damaged JSON");
    }
    JsonFields row = new JsonFields(JsonNodeFactory.instance.objectNode().set("paper", paper));
    Optional<Paper> found =
        new HuggingFacePaper(row).read(feed, clock.instant()).filter(read -> read.id().equals(id));
    return found
        .<Answer>map(Answer.Found::new)
        .orElseGet(() -> new Answer.Unavailable("the response is not the requested paper"));
  }
}
