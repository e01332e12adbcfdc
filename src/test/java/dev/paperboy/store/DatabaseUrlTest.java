package dev.paperboy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:sqlite:x.db, x.db",
    "jdbc:sqlite:x.db?, x.db",
    "jdbc:sqlite:/var/lib/paperboy/ü b.db, /var/lib/paperboy/ü b.db",
    "jdbc:sqlite:data/x.db?busy_timeout=300&cache_size=-1000, data/x.db",
    "jdbc:sqlite:x.db?JOURNAL_MODE=delete, x.db",
  })
  void aFileAndWhatItsDriverKnowsIsTaken(String url, String file) {
    assertThat(DatabaseUrl.of(url).file()).contains(Path.of(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://host/papers?user=me&password=hush",
        "jdbc:postgresql://h1,h2:5433/papers?sslmode=verify-full&currentSchema=a&ApplicationName=b",
        "jdbc:postgresql:papers",
      })
  void aServerAndWhatItsDriverKnowsIsTaken(String url) {
    DatabaseUrl address = DatabaseUrl.of(url);
    assertThat(address.isSqlite()).isFalse();
    assertThat(address.text()).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "jdbc:sqlite:x.db?a=b; parameter `a`, which the driver does not know; question mark",
        "jdbc:sqlite:x.db?mode=ro; parameter `mode`; question mark",
        "jdbc:sqlite:what?.db; parameter `.db`; a question mark in its name",
        "jdbc:sqlite:x.db?busy_timout=5&a=b; parameter `busy_timout`; did you mean `busy_timeout`?",
        "jdbc:sqlite:x.db?busy_timeout=5&journal=wal; parameter `journal`; question mark",
        "jdbc:sqlite:x.db?busy_timeout; parameter `busy_timeout`; wrong value",
        "jdbc:sqlite:x.db?busy_timeout=soon; parameters; wrong value",
        "jdbc:sqlite:x.db?journal_mode=quick; parameter `journal_mode`; wrong value",
        "jdbc:sqlite::memory:; name the file itself; jdbc:sqlite:data/paperboy.db",
        "jdbc:sqlite:file:x.db?mode=memory; parameter `mode`; question mark",
        "jdbc:sqlite:file:x.db; name the file itself; jdbc:sqlite:data/paperboy.db",
        "jdbc:sqlite:; must look like; jdbc:sqlite:data/paperboy.db",
        "jdbc:postgresql://h/p?sslmod=require; parameter `sslmod`; did you mean `sslmode`?",
        "jdbc:mysql://h/p; must look like; jdbc:postgresql:",
      })
  void anythingElseIsRefusedWithWhatIsMeant(String url, String what, String meant) {
    assertThatThrownBy(() -> DatabaseUrl.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(meant);
  }

  @Test
  void noValueIsRepeatedSinceItMayBeAPassword() {
    assertThatThrownBy(
            () -> DatabaseUrl.of("jdbc:postgresql://h/p?password=hush&pasword=hush&x=hush"))
        .message()
        .doesNotContain("hush");
  }
}
