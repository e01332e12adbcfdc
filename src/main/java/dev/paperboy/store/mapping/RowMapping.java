package dev.paperboy.store.mapping;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.paperboy.paper.Development;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.SignalSeries;
import dev.paperboy.paper.TldrOrigin;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Rules.Named;
import dev.paperboy.subscription.Rules.WhoMayChange;
import dev.paperboy.subscription.Subscription;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;

/**
 * Maps rows to records by the names of their components: {@code platformMessage} is the column
 * {@code platform_message}. A component that is itself a record is made from columns of the same
 * row, with or without the component's name as prefix: the {@code from} of {@code quiet} is {@code
 * quiet_from}. A nullable one is null if its first column is NULL or empty. Instants are stored as
 * milliseconds since 1970; days, times and paper IDs as text; lists and maps as JSON.
 */
public final class RowMapping implements RowMapperFactory {
  /** The columns of components with other names; records of the stores are annotated. */
  private static final Map<Class<?>, Map<String, String>> COLUMNS =
      Map.of(
          Channel.class, Map.of("key", "number"),
          Subscription.class, Map.of("key", "number", "number", "number_in_channel"),
          Subscription.Wish.class, Map.of("exception", "instant"),
          Subscription.Pause.class, Map.of("reason", "pause", "until", "paused_until"),
          Subscription.History.class, Map.of("createdAt", "created"),
          Mute.class,
              Map.of(
                  "key",
                  "number",
                  "number",
                  "number_in_channel",
                  "until",
                  "ends",
                  "by",
                  "created_by"),
          Paper.class, Map.of("abstractText", "abstract"));

  private static final TypeReference<List<Named>> NAMED = new TypeReference<>() {};

  private final Map<Class<?>, RowMapper<?>> known = new ConcurrentHashMap<>();

  private RowMapping() {}

  /** Registers the mapping, and how texts and instants are bound. */
  public static Jdbi register(Jdbi jdbi) {
    return jdbi.registerRowMapper(new RowMapping())
        .registerRowMapper(Cadence.class, (row, context) -> cadence(row))
        .registerRowMapper(
            WhoMayChange.class,
            (row, context) ->
                new WhoMayChange(
                    row.getString("who_may_change").equals("EVERYONE"),
                    Columns.fromJson(row.getString("named"), NAMED)))
        .registerColumnMapper(
            Instant.class,
            (row, column, context) -> Columns.optionalInstant(row, column).orElse(null))
        .registerColumnMapper(
            LocalDate.class, (row, column, context) -> LocalDate.parse(row.getString(column)))
        .registerColumnMapper(
            LocalTime.class, (row, column, context) -> LocalTime.parse(row.getString(column)))
        .registerColumnMapper(
            PaperId.class, (row, column, context) -> PaperId.of(row.getString(column)))
        .registerColumnMapper(
            SignalSeries.class,
            (row, column, context) ->
                Optional.ofNullable(row.getBytes(column))
                    .map(SignalSeries::ofBytes)
                    .orElse(SignalSeries.EMPTY))
        .registerColumnMapper(
            TldrOrigin.class,
            (row, column, context) ->
                Optional.ofNullable(row.getString(column))
                    .map(TldrOrigin::valueOf)
                    .orElse(TldrOrigin.UNKNOWN))
        .registerColumnMapper(
            new GenericType<Set<Development>>() {},
            (row, column, context) -> developments(row.getString(column)))
        .registerColumnMapper((ColumnMapperFactory) (type, config) -> json(type))
        .registerArgument(new StorableText())
        .registerArgument(new MillisecondsArgument());
  }

  /** Binds instants as they are stored. */
  private static final class MillisecondsArgument extends AbstractArgumentFactory<Instant> {
    MillisecondsArgument() {
      super(Types.BIGINT);
    }

    @Override
    protected Argument build(Instant instant, ConfigRegistry config) {
      return (position, statement, context) -> statement.setLong(position, instant.toEpochMilli());
    }
  }

  private static Optional<ColumnMapper<?>> json(Type type) {
    Class<?> raw = GenericTypes.getErasedType(type);
    if (raw != List.class && raw != Map.class) {
      return Optional.empty();
    }
    TypeReference<Object> read =
        new TypeReference<>() {
          @Override
          public Type getType() {
            return type;
          }
        };
    return Optional.of((row, column, context) -> Columns.fromJson(row.getString(column), read));
  }

  private static Cadence cadence(ResultSet row) throws SQLException {
    LocalTime at = LocalTime.parse(row.getString("at"));
    return switch (row.getString("cadence")) {
      case "daily" -> new Cadence.Daily(at);
      case "weekly" -> new Cadence.Weekly(DayOfWeek.of(row.getInt("day")), at);
      default -> new Cadence.Immediately();
    };
  }

  private static Set<Development> developments(String names) {
    return Stream.of(names == null ? new String[0] : names.split(" "))
        .filter(name -> !name.isEmpty())
        .map(Development::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
    Class<?> raw = GenericTypes.getErasedType(type);
    if (!raw.isRecord() || raw == PaperId.class) {
      return Optional.empty();
    }
    // Not computeIfAbsent: nested records call this method recursively.
    RowMapper<?> mapper = known.get(raw);
    if (mapper == null) {
      mapper = new RecordMapper<>(raw, COLUMNS.getOrDefault(raw, Map.of()), config);
      known.put(raw, mapper);
    }
    return Optional.of(mapper);
  }
}
