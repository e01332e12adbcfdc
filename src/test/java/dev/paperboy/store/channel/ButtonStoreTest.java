package dev.paperboy.store.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ButtonStoreTest extends StoreContract {
  private final ButtonStore buttons = new ButtonStore();

  private static final Instant LONG_AGO = Instant.EPOCH;

  private void add(String tenant, String command, String token) {
    change(t -> buttons.add(t, "discord", tenant, Map.of(command, token), NOW));
  }

  @Test
  void aCommandKeepsItsFirstToken() {
    add("1", "why arxiv:2606.00001", "a");
    add("1", "why arxiv:2606.00001", "b");
    assertThat(
            map(
                t ->
                    buttons.tokens(
                        t, "discord", "1", List.of("why arxiv:2606.00001", "x"), LONG_AGO)))
        .containsOnlyKeys("why arxiv:2606.00001")
        .containsValue("a");
    assertThat(map(t -> buttons.tokens(t, "discord", "1", List.of(), LONG_AGO))).isEmpty();
    assertThat(found(t -> buttons.command(t, "discord", "1", "b"))).isEmpty();
  }

  @Test
  void aTokenOpensNothingInAnotherTenant() {
    add("1", "list", "a");
    add("2", "list", "b");
    assertThat(found(t -> buttons.command(t, "discord", "1", "a"))).contains("list");
    assertThat(found(t -> buttons.command(t, "discord", "2", "a"))).isEmpty();
    assertThat(found(t -> buttons.command(t, "slack", "1", "a"))).isEmpty();
    assertThat(map(t -> buttons.tokens(t, "discord", "2", List.of("list"), LONG_AGO)))
        .containsValue("b");
  }

  @Test
  void aCommandMayBeLong() {
    String command = "similar url:https://example.org/" + "ab".repeat(4000);
    add("1", command, "a");
    assertThat(found(t -> buttons.command(t, "discord", "1", "a"))).contains(command);
    assertThat(map(t -> buttons.tokens(t, "discord", "1", List.of(command), LONG_AGO))).hasSize(1);
  }

  @Test
  void aCommandThatIsUsedAgainKeepsItsTokenAsIfItWereNew() {
    add("1", "list", "a");
    assertThat(map(t -> buttons.tokens(t, "discord", "1", List.of("list"), NOW))).isEmpty();
    change(t -> buttons.add(t, "discord", "1", Map.of("list", "b"), NOW.plusSeconds(1)));
    assertThat(map(t -> buttons.tokens(t, "discord", "1", List.of("list"), NOW)))
        .containsValue("a");
  }
}
