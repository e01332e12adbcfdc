package dev.paperboy.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ServedChannels;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

/**
 * What SQLite reads does not grow with what was sent long ago. It knows nothing of how many rows
 * have the same value: that nearly all messages are sent, and nearly all alerts without a message
 * have lost it.
 */
final class QueryPlanTest extends StoreContract {
  private static final String SENT = "_by_state";
  private static final String WITHOUT_MESSAGE = "alerts_by_message";

  @Test
  void oldMessagesAreRemovedWithoutReadingAllAlerts() {
    List<Long> some = LongStream.range(0, RetentionStore.STEP).boxed().toList();
    RetentionStore retention = new RetentionStore();
    assertNotRead(SENT, t -> retention.finishedMessages(t, NOW, 0));
    assertNotRead(SENT, t -> retention.forget(t, some));
  }

  @Test
  void anEditIsRequestedWithoutReadingAllMessages() {
    assertNotRead(SENT, t -> new EditStore().want(t, id(1), NOW));
  }

  @Test
  void whatIsDueNextIsFoundWithoutReadingOldAlerts() {
    ServedChannels served = ServedChannels.of("console");
    assertNotRead(WITHOUT_MESSAGE, t -> dueAlerts.nextDue(t, served, NOW));
    assertNotRead(WITHOUT_MESSAGE, t -> dueAlerts.channelsWithDue(t, served, NOW, 10));
    assertNotRead(WITHOUT_MESSAGE, t -> alerts.waiting(t, 1));
  }

  @Test
  void aSubscriptionIsForgottenWithoutReadingAlertsOfOtherChannels() {
    assertNotRead(WITHOUT_MESSAGE, t -> alerts.forget(t, 1));
  }

  private void assertNotRead(String index, Consumer<Transaction> work) {
    List<String> statements = new ArrayList<>();
    change(
        t -> {
          t.handle()
              .getConfig(SqlStatements.class)
              .setSqlLogger(
                  new SqlLogger() {
                    @Override
                    public void logBeforeExecution(StatementContext context) {
                      statements.add(context.getParsedSql().getSql());
                    }
                  });
          work.accept(t);
        });
    assertThat(statements).isNotEmpty();
    for (String sql : statements) {
      String plan = read(t -> plan(t, sql));
      assertThat(plan).as(sql).doesNotContain(index);
    }
  }

  /** How SQLite looks for the rows; empty for PostgreSQL, which decides by its statistics. */
  private static String plan(Transaction transaction, String sql) {
    Connection connection = transaction.handle().getConnection();
    StringBuilder plan = new StringBuilder();
    try (Statement statement = connection.createStatement()) {
      if (connection.getMetaData().getDatabaseProductName().equals("SQLite")) {
        ResultSet steps = statement.executeQuery("EXPLAIN QUERY PLAN " + sql);
        while (steps.next()) {
          plan.append(steps.getString("detail")).append('\n');
        }
      }
      return plan.toString();
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }
}
