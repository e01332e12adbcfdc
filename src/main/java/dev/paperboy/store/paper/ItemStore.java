package dev.paperboy.store.paper;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Chunks;
import dev.paperboy.store.Transaction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores the identities that feeds give to items that are not papers. */
public final class ItemStore {

  /**
   * An item of a feed.
   *
   * @param paper the ID it is stored under
   * @param name the ID derived from the item alone
   * @param link its address without a fragment; empty if it has none
   */
  public record StoredItem(PaperId paper, PaperId name, String link) {}

  /** Returns the items of a feed that are stored under these IDs. */
  public List<StoredItem> of(Transaction transaction, String feed, Collection<PaperId> papers) {
    return items(transaction, feed, "paper", texts(papers));
  }

  /** Returns the items of a feed with these derived IDs. */
  public List<StoredItem> named(Transaction transaction, String feed, Collection<PaperId> names) {
    return items(transaction, feed, "name", texts(names));
  }

  /** Returns the items of a feed with these addresses. */
  public List<StoredItem> linked(Transaction transaction, String feed, Collection<String> links) {
    return items(transaction, feed, "link", links);
  }

  private static List<String> texts(Collection<PaperId> ids) {
    return ids.stream().map(PaperId::toString).toList();
  }

  private static List<StoredItem> items(
      Transaction transaction, String feed, String column, Collection<String> values) {
    return Chunks.of(
        values.stream().distinct().toList(),
        some ->
            transaction
                .handle()
                .createQuery("SELECT * FROM items WHERE feed = :feed AND <column> IN (<values>)")
                .define("column", column)
                .bind("feed", feed)
                .bindList("values", some)
                .mapTo(StoredItem.class)
                .list());
  }

  /** Saves items, the last one of each paper; for an existing one, updates its name and address. */
  public void keep(Transaction transaction, String feed, Collection<StoredItem> items) {
    if (items.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch(
                """
                INSERT INTO items (feed, paper, name, link) VALUES (:feed, :paper, :name, :link)
                ON CONFLICT (feed, paper) DO UPDATE SET name = excluded.name, link = excluded.link
                """);
    Map<PaperId, StoredItem> last = new LinkedHashMap<>();
    items.forEach(item -> last.put(item.paper(), item));
    for (StoredItem item : last.values()) {
      batch
          .bind("feed", feed)
          .bind("paper", item.paper().toString())
          .bind("name", item.name().toString())
          .bind("link", item.link())
          .add();
    }
    batch.execute();
  }
}
