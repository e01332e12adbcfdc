package dev.paperboy.store.outbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.store.Chunks;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.mapping.Columns;
import dev.paperboy.store.outbox.Alert.Cause;
import dev.paperboy.subscription.Subscription;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Stores the causes of alerts: the subscriptions that matched, and the words by which they did. */
public final class AlertCauseStore {
  private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

  /**
   * A cause that is ready to be saved. Prepared beforehand, since a paper may have ten thousand
   * causes and other writers wait while they are written.
   *
   * @param evidence the words that matched, and where, in stored form
   */
  public record CauseDraft(long subscription, String evidence) {
    /** Creates a draft from this evidence; duplicates are saved once. */
    public static CauseDraft of(long subscription, List<Evidence> evidence) {
      record Said(String place, String words) {}
      Set<Said> said = new HashSet<>();
      return new CauseDraft(
          subscription,
          Columns.toJson(
              evidence.stream()
                  .filter(one -> said.add(new Said(one.place(), one.words())))
                  .toList()));
    }
  }

  /** Records one subscription that matched a paper. */
  public void add(Transaction transaction, long alert, long subscription, List<Evidence> evidence) {
    add(transaction, Map.of(alert, List.of(CauseDraft.of(subscription, evidence))));
  }

  /** Records the subscriptions that matched papers, by the numbers of the alerts. */
  public void add(Transaction transaction, Map<Long, List<CauseDraft>> causes) {
    if (causes.isEmpty()) {
      return;
    }
    record Row(long alert, CauseDraft cause) {}
    transaction.batch(
        """
        INSERT INTO alert_causes (alert, subscription, evidence) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        causes.entrySet().stream()
            .flatMap(
                alert -> alert.getValue().stream().map(cause -> new Row(alert.getKey(), cause)))
            .toList(),
        row -> List.of(row.alert(), row.cause().subscription(), row.cause().evidence()));
  }

  /** Returns the causes of an alert, by the numbers of the subscriptions. */
  public List<Cause> of(Transaction transaction, long alert) {
    return byAlert(transaction, List.of(alert)).getOrDefault(alert, List.of());
  }

  /** Returns the causes of each of these alerts, in the order of the alerts. */
  public Map<Alert, List<Cause>> of(Transaction transaction, List<Alert> alerts) {
    Map<Long, List<Cause>> byAlert = byAlert(transaction, alerts.stream().map(Alert::key).toList());
    Map<Alert, List<Cause>> causes = new LinkedHashMap<>();
    alerts.forEach(alert -> causes.put(alert, byAlert.getOrDefault(alert.key(), List.of())));
    return causes;
  }

  private static Map<Long, List<Cause>> byAlert(Transaction transaction, Collection<Long> alerts) {
    record Row(long alert, long subscription, List<Evidence> evidence) {}
    List<Row> rows =
        Chunks.of(
            alerts,
            some ->
                transaction
                    .handle()
                    .createQuery(
                        """
                        SELECT alert, subscription, evidence FROM alert_causes
                        WHERE alert IN (<alerts>) ORDER BY alert, subscription
                        """)
                    .bindList("alerts", some)
                    .map(
                        (row, context) ->
                            new Row(
                                row.getLong("alert"),
                                row.getLong("subscription"),
                                Columns.fromJson(row.getString("evidence"), EVIDENCE)))
                    .list());
    // A join would read all subscriptions while PostgreSQL has no statistics of the causes.
    Map<Long, Subscription> subscriptions =
        subscriptions(transaction, rows.stream().map(Row::subscription).collect(toSet()));
    return rows.stream()
        .collect(
            groupingBy(
                Row::alert,
                mapping(
                    row ->
                        new Cause(
                            Objects.requireNonNull(subscriptions.get(row.subscription())),
                            row.evidence()),
                    toList())));
  }

  private static Map<Long, Subscription> subscriptions(Transaction transaction, Set<Long> numbers) {
    return Chunks.of(
            numbers,
            some ->
                transaction
                    .handle()
                    .createQuery("SELECT * FROM subscriptions WHERE number IN (<numbers>)")
                    .bindList("numbers", some)
                    .mapTo(Subscription.class)
                    .list())
        .stream()
        .collect(toMap(Subscription::key, Function.identity()));
  }
}
