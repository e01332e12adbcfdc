package dev.paperboy.store.paper;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Transaction;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** How feeds call their items that are no papers. */
public final class ItemStore {

  /**
   * An item of a feed.
   *
   * @param paper the id that it is stored under
   * @param name the id that it has by itself
   * @param link its address without the place on the page; empty where it has none
   */
  public record StoredItem(PaperId paper, PaperId name, String link) {}

  /** The items of a feed that are stored under these ids. */
  public List<StoredItem> of(Transaction transaction, String feed, Collection<PaperId> papers) {
    return items(transaction, feed, "paper", texts(papers));
  }

  /** The items of a feed that have these ids by themselves. */
  public List<StoredItem> named(Transaction transaction, String feed, Collection<PaperId> names) {
    return items(transaction, feed, "name", texts(names));
  }

  /** The items of a feed that have these addresses. */
  public List<StoredItem> linked(Transaction transaction, String feed, Collection<String> links) {
    return items(transaction, feed, "link", links);
  }

  private static List<String> texts(Collection<PaperId> ids) {
    return ids.stream().map(PaperId::toString).toList();
  }

  private static List<StoredItem> items(
      Transaction transaction, String feed, String column, Collection<String> values) {
    return values.isEmpty()
        ? List.of()
        : transaction
            .handle()
            .createQuery("SELECT * FROM items WHERE feed = :feed AND <column> IN (<values>)")
            .define("column", column)
            .bind("feed", feed)
            .bindList("values", values.stream().distinct().toList())
            .mapTo(StoredItem.class)
            .list();
  }

  /** Keeps items; of one that is there, the name and the address that it has by now. */
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
    for (StoredItem item : items) {
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
