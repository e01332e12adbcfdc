package dev.paperboy.ingest;

import static dev.paperboy.feed.ScriptedServer.xml;

import dev.paperboy.Scene;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.feed.syndication.SyndicationFeed;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;

/** A site whose feed is served over HTTP, read by a program that posts to a channel. */
final class Blog implements AutoCloseable {
  private static final String NAMESPACES =
      " xmlns:dc='http://purl.org/dc/elements/1.1/'"
          + " xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/'";

  final Scene scene;
  private final FeedTesting network = new FeedTesting("2026-06-15T12:00:00Z");
  private final String name;
  private final SyndicationFeed feed;

  /** A program that has read all its feeds once, while there was nothing in them. */
  Blog(Path folder) {
    this(new Scene(TestDatabase.SQLITE, folder).afterBaseline(), "blog");
    read();
  }

  /** The feed of another site in the same program. */
  Blog(Scene scene, String name) {
    this.scene = scene;
    this.name = name;
    FetchAddress address = FetchAddress.of(network.server.address("/" + name).toString());
    this.feed = new SyndicationFeed(name, address, network.fetcher, network.gate, scene.clock);
  }

  /** An item of RSS; elements that are empty are left out. */
  static String item(String title, String link, String guid, String more) {
    return "<item><title>"
        + title
        + "</title>"
        + (link.isEmpty() ? "" : "<link>" + link + "</link>")
        + (guid.isEmpty() ? "" : "<guid isPermaLink='false'>" + guid + "</guid>")
        + more
        + "</item>";
  }

  /** Lets the feed hold these items of RSS, and reads it. */
  FeedPoller.Outcome read(String... items) {
    return readDocument(
        "<rss version='2.0'"
            + NAMESPACES
            + "><channel><title>B</title><link>https://blog.example.org/</link>"
            + String.join("", items)
            + "</channel></rss>");
  }

  /** Lets the feed be this, and reads it. */
  FeedPoller.Outcome readDocument(String document) {
    network.server.on("/" + name, xml(document));
    return scene.pollAsItIs(feed);
  }

  /** The titles of what was posted since this was asked last. */
  List<String> posted() {
    int before = scene.platform.sent.size();
    scene.drain();
    return scene.platform.sent.stream()
        .skip(before)
        .map(Outgoing::cards)
        .flatMap(List::stream)
        .map(card -> card.title())
        .toList();
  }

  @Override
  public void close() {
    network.close();
  }
}
