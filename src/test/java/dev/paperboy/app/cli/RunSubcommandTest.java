package dev.paperboy.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperboy.app.FeedSet;
import dev.paperboy.app.Paperboy;
import dev.paperboy.app.TestSettings;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.route.chaos.TcpProxy;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.StoreException.Kind;
import dev.paperboy.store.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start during which the database fails. */
final class RunSubcommandTest {
  @TempDir Path folder;

  private Paperboy paperboy(String url) {
    return new Paperboy(
        TestSettings.of(url),
        folder.resolve("index"),
        pace -> new FeedSet(List.of(), List.of()),
        PlatformList.ALL,
        new SystemTime());
  }

  /** The address of an empty database with all tables. */
  private String url() {
    TestDatabase.POSTGRESQL.open(folder).close();
    return TestDatabase.POSTGRESQL.url(folder);
  }

  private static int port(String url) {
    return URI.create(url.substring("jdbc:".length())).getPort();
  }

  private static String through(TcpProxy proxy, String url) {
    return url.replace(":" + port(url) + "/", ":" + proxy.port() + "/");
  }

  private void assertToldAndStartsAgain(ThrowingCallable start, String url) {
    StoreException failure = catchThrowableOfType(StoreException.class, start);
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure).hasMessageStartingWith("The database cannot be reached: ");
    try (Paperboy again = paperboy(url)) {
      again.start();
      assertThat(again.address()).isNotEmpty();
    }
  }

  /**
   * Cuts the connections while the database is opened, and while what needs it is created.
   *
   * @param pieces of what is sent until then
   */
  @ParameterizedTest
  @ValueSource(ints = {3, 20, 60})
  void whenTheDatabaseIsLostInTheBeginningTheNextStartSucceeds(int pieces) throws Exception {
    String url = url();
    AtomicInteger left = new AtomicInteger(pieces);
    AtomicReference<TcpProxy> line = new AtomicReference<>();
    try (TcpProxy proxy =
        new TcpProxy(
            port(url),
            piece -> {
              if (left.decrementAndGet() == 0) {
                Objects.requireNonNull(line.get()).refuse();
              }
            })) {
      line.set(proxy);
      assertToldAndStartsAgain(() -> paperboy(through(proxy, url)).close(), url);
    }
  }

  @Test
  void whenTheDatabaseIsLostWhileThePartsAreStartedTheNextStartSucceeds() throws Exception {
    String url = url();
    try (TcpProxy proxy = new TcpProxy(port(url), piece -> {})) {
      assertToldAndStartsAgain(
          () -> {
            try (Paperboy cutOff = paperboy(through(proxy, url))) {
              proxy.refuse();
              cutOff.start();
            }
          },
          url);
    }
  }

  @Test
  void aFailureOfTheDatabaseIsToldWithWhatHappensNext() {
    StoreException lost = new StoreException(Kind.UNREACHABLE, "The database is gone.", null);
    assertThat(RunSubcommand.explained(lost, false))
        .isInstanceOf(OperatorException.class)
        .hasMessage(
            "Paperboy has not started. The database is gone. Nothing is incomplete: start it"
                + " again when the cause is removed, unless a service manager does so by itself.");
    assertThat(RunSubcommand.explained(lost, true))
        .isInstanceOf(OperatorException.class)
        .hasMessage(
            "This run has ended early. The database is gone. What was saved stays, and the next run"
                + " continues from there.");
    StoreException damaged = new StoreException(Kind.UNUSABLE, "Restore a backup.", null);
    assertThat(RunSubcommand.explained(damaged, false)).isSameAs(damaged);
  }
}
