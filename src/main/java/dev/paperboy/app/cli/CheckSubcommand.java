package dev.paperboy.app.cli;

import dev.paperboy.app.FeedSet;
import dev.paperboy.app.FeedSet.Polled;
import dev.paperboy.app.platform.AccountLocks;
import dev.paperboy.app.platform.PlatformFactory;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollReport;
import dev.paperboy.feed.PollReport.Findings;
import dev.paperboy.feed.PollResult;
import dev.paperboy.files.FileTrouble;
import dev.paperboy.files.PrivateFiles;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
  private static final String NOTE = "note     ";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--mail",
      arity = "0..1",
      paramLabel = "ADDRESS",
      fallbackValue = "",
      description = "Also sends one mail, to this address or to that of email.from.")
  private @Nullable String mail;

  private boolean sound = true;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = config.read();
    say(true, "configuration", "valid");
    database(settings);
    SystemTime time = new SystemTime();
    for (Polled polled : FeedSet.of(settings, time, new LocalPace(time)).feeds()) {
      feed(polled);
    }
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
    return sound ? 0 : 1;
  }

  private void database(Settings settings) {
    try (Database database = Database.open(settings.database().url())) {
      database.check();
      say(true, "database", "opens and is sound, mark " + database.mark().substring(0, 8));
      settings.database().file().ifPresent(this::noteReaders);
      AccountLocks.conflicts(PlatformList.ALL.accounts(settings), settings.database(), database)
          .forEach(conflict -> print(NOTE, "accounts", conflict + " `run` refuses to start."));
    } catch (StoreException failure) {
      say(false, "database", String.valueOf(failure.getMessage()));
    }
  }

  /** Older versions left the permissions of the database to the umask. */
  private void noteReaders(Path file) {
    try {
      if (PrivateFiles.isOpenToOthers(file)) {
        print(NOTE, "database", "others on this machine can read it; chmod 600 " + file);
      }
    } catch (IOException failure) {
      print(NOTE, "database", "its permissions cannot be read: " + FileTrouble.of(failure));
    }
  }

  private void feed(Polled polled) throws InterruptedException {
    PollReport report = new PollReport();
    PollResult result =
        report.judge(polled.source().poll(report.watching(PollMemory.none()), report::add));
    Findings found = report.total();
    String name = "feed " + polled.source().name();
    if (result instanceof PollResult.Partial partial) {
      say(false, name, found.items() + " papers, but " + partial.reason());
    } else if (result instanceof PollResult.Failed failed) {
      say(false, name, failed.reason());
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

  private void say(String what, List<CheckFinding> findings) {
    for (CheckFinding finding : findings) {
      if (finding.level() == CheckFinding.Level.NOTE) {
        print(NOTE, what, finding.text());
      } else {
        say(finding.sound(), what, finding.text());
      }
    }
  }

  private void say(boolean good, String what, String verdict) {
    print(good ? "ok       " : "PROBLEM  ", what, verdict);
    sound &= good;
  }

  private void print(String begin, String what, String verdict) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(begin + what + ": " + verdict);
    out.flush();
  }
}
