package dev.paperboy.app.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.paperboy.app.FeedSet;
import dev.paperboy.app.FeedSet.Polled;
import dev.paperboy.app.advice.ClockCheck;
import dev.paperboy.app.advice.FeedServers;
import dev.paperboy.app.advice.MachineCheck;
import dev.paperboy.app.advice.StoreCheck;
import dev.paperboy.app.platform.AccountLocks;
import dev.paperboy.app.platform.PlatformFactory;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.app.settings.EmailSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.command.feed.FeedReport;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollReport;
import dev.paperboy.feed.PollReport.Findings;
import dev.paperboy.feed.PollResult;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code check}: checks whether the program would run. */
@Command(
    name = "check",
    description =
        "Is the configuration valid, does the database open, can the feeds and platforms be"
            + " reached?",
    mixinStandardHelpOptions = true)
public final class CheckSubcommand implements Callable<Integer> {
  private static final Map<CheckFinding.Level, String> BEGINNINGS =
      Map.of(
          CheckFinding.Level.OK, "ok       ",
          CheckFinding.Level.NOTE, "note     ",
          CheckFinding.Level.PROBLEM, "PROBLEM  ");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--mail",
      arity = "0..1",
      paramLabel = "ADDRESS",
      fallbackValue = "",
      description = "Also sends one mail, to this address or to that of email.from.")
  private @Nullable String mail;

  private int notes;
  private int problems;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = config.read();
    say(true, "configuration", "valid");
    SystemTime time = new SystemTime();
    machine(settings, time);
    FeedSet feeds = FeedSet.of(settings, time, new LocalPace(time.steady()));
    for (Polled polled : feeds.feeds()) {
      feed(polled);
    }
    database(settings, feeds, time);
    settings.email().ifPresent(this::keyFile);
    for (PlatformFactory platform : PlatformList.ALL.factories()) {
      say(platform.name(), platform.check(settings));
      if (mail != null) {
        say(platform.name(), platform.checkMail(settings, mail));
      }
    }
    if (settings.meaning().isPresent()) {
      say("meaning", EndpointCheck.of(settings.meaning().get(), settings));
    }
    settings.site().url().ifPresent(address -> say("site", PublicAddressCheck.of(address)));
    print(
        "\n"
            + counted(problems, "problem")
            + ", "
            + counted(notes, "note")
            + (problems == 0 ? "" : ": not everything works as configured"));
    return problems == 0 ? 0 : 1;
  }

  private static String counted(int count, String thing) {
    return (count == 0 ? "no" : count) + " " + thing + (count == 1 ? "" : "s");
  }

  private void machine(Settings settings, SystemTime time) {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    if (system instanceof UnixOperatingSystemMXBean unix) {
      say("files", MachineCheck.files(unix.getMaxFileDescriptorCount()));
      say(
          "memory",
          MachineCheck.memory(unix.getTotalMemorySize(), Runtime.getRuntime().maxMemory()));
    }
    String zones = ZoneRulesProvider.getVersions("UTC").lastKey();
    say("time", List.of(MachineCheck.zones(zones, time.instant())));
    say(
        "time",
        ClockCheck.of(FeedServers.of(settings.feeds()), settings.proxies(), time).stream()
            .toList());
    settings
        .database()
        .file()
        .ifPresent(
            file ->
                say("disk", List.of(MachineCheck.space("database", file, file.toFile().length()))));
    say(
        "disk",
        List.of(
            MachineCheck.space("search index", ConfigOption.indexFolder(settings.database()), 0)));
  }

  private void database(Settings settings, FeedSet feeds, SystemTime time) {
    try (Database database = Database.open(settings.database().url())) {
      database.check();
      say(
          true,
          "database",
          "opens and is sound, schema "
              + Database.SCHEMA
              + ", mark "
              + database.mark().substring(0, 8));
      settings.database().file().ifPresent(file -> say("database", StoreCheck.modes(file)));
      Database.runningOn(settings.database().url())
          .ifPresent(process -> say(true, "process", "Paperboy is running: " + process));
      say("outbox", StoreCheck.outbox(database, time.instant()));
      say("channels", StoreCheck.channels(database));
      say("backup", List.of(StoreCheck.backups(database, settings.backup())));
      say("freshness", StoreCheck.feeds(new FeedReport(database, feeds.sources(), time)));
      say(
          "accounts",
          AccountLocks.conflicts(PlatformList.ALL.accounts(settings), settings.database(), database)
              .stream()
              .map(conflict -> CheckFinding.note(conflict + " `run` refuses to start."))
              .toList());
    } catch (StoreException failure) {
      say(false, "database", String.valueOf(failure.getMessage()));
    }
  }

  /** The key that signs mails may be in a file. */
  private void keyFile(EmailSettings email) {
    email
        .dkim()
        .map(dkim -> dkim.key().value())
        .filter(key -> !key.contains("-----BEGIN") && Files.exists(Path.of(key)))
        .ifPresent(key -> say("email.dkim.key", StoreCheck.modes(Path.of(key))));
  }

  private void feed(Polled polled) throws InterruptedException {
    PollReport report = new PollReport();
    PollResult result =
        report.judge(polled.source().poll(report.watching(PollMemory.none()), report::add));
    Findings found = report.total();
    String name = "feed " + polled.source().name();
    if (result instanceof PollResult.Partial partial) {
      say(name, problem(found.items() + " papers, but " + partial.reason()));
    } else if (result instanceof PollResult.Failed failed) {
      say(name, problem(failed.reason()));
    } else if (result instanceof PollResult.Complete) {
      String wrong =
          Stream.of(found.malformed(), found.remarks())
              .filter(complaints -> complaints.count() > 0)
              .map(complaints -> "; " + complaints.inWords())
              .collect(Collectors.joining());
      long unreadable = found.malformed().count();
      say(true, name, "readable, papers: " + found.items() + ", unreadable: " + unreadable + wrong);
    } else {
      throw new IllegalStateException("unknown result of a poll: " + result);
    }
  }

  private static List<CheckFinding> problem(String reason) {
    return List.of(
        CheckFinding.problem(
            reason,
            "if the source is down, nothing: it is polled again; otherwise correct the feed in the"
                + " configuration, or the network between (proxy, firewall)"));
  }

  private void say(String what, List<CheckFinding> findings) {
    for (CheckFinding finding : findings) {
      print(BEGINNINGS.get(finding.level()), what, finding.text());
      if (!finding.advice().isEmpty()) {
        print("         what to do: " + finding.advice());
      }
      notes += finding.level() == CheckFinding.Level.NOTE ? 1 : 0;
      problems += finding.sound() ? 0 : 1;
    }
  }

  private void say(boolean good, String what, String verdict) {
    say(what, List.of(new CheckFinding(good, verdict)));
  }

  private void print(@Nullable String begin, String what, String verdict) {
    print(begin + what + ": " + verdict);
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
