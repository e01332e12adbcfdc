package dev.paperboy.store.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.paper.ItemStore.StoredItem;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ItemStoreTest extends StoreContract {
  private final ItemStore items = new ItemStore();

  @Test
  void ofTwoItemsOfOnePaperTheLastOneIsKept() {
    StoredItem first = new StoredItem(id(1), id(2), "https://example.org/first");
    StoredItem last = new StoredItem(id(1), id(3), "https://example.org/last");
    save(paper(1));
    change(t -> items.keep(t, "blog", List.of(first, last)));
    assertThat(list(t -> items.of(t, "blog", List.of(id(1))))).containsExactly(last);

    change(t -> items.keep(t, "blog", List.of(first)));
    assertThat(list(t -> items.of(t, "blog", List.of(id(1))))).containsExactly(first);
  }
}
