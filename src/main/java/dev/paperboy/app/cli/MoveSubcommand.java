package dev.paperboy.app.cli;

import dev.paperboy.app.settings.value.DatabaseAddress;
import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.move.DatabaseMove;
import dev.paperboy.store.move.MoveListener;
import dev.paperboy.store.move.MovedTable;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code move}: moves everything into another database, of the same or the other kind. */
@Command(
    name = "move",
    description =
        "Moves everything into an empty database, from SQLite to PostgreSQL or back, and compares"
            + " both. Run it again if it was interrupted: it continues where it was.",
    mixinStandardHelpOptions = true)
public final class MoveSubcommand implements Callable<Integer> {
  private static final String VARIABLE =
      ". Variables such as '$${NAME}' are read from the environment.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "URL",
      description = "The database to read, like jdbc:sqlite:data/paperboy.db" + VARIABLE)
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "URL",
      description = "An empty database, like jdbc:postgresql://host/database?user=…" + VARIABLE)
  private String to = "";

  @Override
  public Integer call() {
    DatabaseAddress source = address("--from", from);
    DatabaseAddress target = address("--to", to);
    if (source.url().equals(target.url())) {
      throw new OperatorException("--from and --to are the same database; name two.");
    }
    try (Database reading = opened("--from", () -> Database.openToMove(source.url()));
        Database writing = opened("--to", () -> Database.openToReceive(target.url()));
        ShownProgress shown = new ShownProgress()) {
      List<MovedTable> moved = new DatabaseMove(reading, writing, shown).run();
      shown.close();
      print(moved);
    }
    System.err.println(
        "paperboy: both databases have the same content; set `database` to the one at --to before"
            + " the next start, and do not start on the other one again");
    return 0;
  }

  private static DatabaseAddress address(String option, String text) {
    try {
      return DatabaseAddress.of(text, System.getenv());
    } catch (IllegalArgumentException wrong) {
      throw new OperatorException(option + " is wrong: " + wrong.getMessage());
    }
  }

  /** Says which of the two databases a problem concerns. */
  private static Database opened(String option, Callable<Database> opening) {
    try {
      return opening.call();
    } catch (StoreException failure) {
      throw new OperatorException(option + ": " + failure.getMessage());
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void print(List<MovedTable> moved) {
    PrintWriter out = spec.commandLine().getOut();
    for (MovedTable table : moved) {
      out.printf(Locale.ROOT, "%-20s %,12d  %s%n", table.name(), table.rows(), table.fingerprint());
    }
    out.flush();
  }

  /** Shows the progress of each stage in turn. */
  static final class ShownProgress implements MoveListener, AutoCloseable {
    private static final Map<Stage, String> WORDS =
        new EnumMap<>(Map.of(Stage.COPY, "copy", Stage.VERIFY, "compare"));

    private final Map<Stage, Progress> shown = new EnumMap<>(Stage.class);

    @Override
    public void reached(Stage stage, long done, long total) {
      if (!shown.containsKey(stage)) {
        close();
        shown.put(
            stage, Progress.onStandardError(WORDS.getOrDefault(stage, "move"), "rows", total));
      }
      shown.get(stage).expect(total);
      shown.get(stage).reach(done);
    }

    @Override
    public void close() {
      shown.values().forEach(Progress::close);
    }
  }
}
