package dev.paperboy.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The classes of the program as the JVM maps them into memory, so that each of the many processes
 * of the tests starts in half the CPU time. It is made once for a jar and a Java version, beside
 * the jar, by whichever test process comes first.
 */
final class ClassArchive {
  private ClassArchive() {}

  /** The archive for this jar; the first call takes some fifteen seconds. */
  static synchronized Path of(Path jar, String java, List<String> options) {
    String name = "classes-of-tests-" + Runtime.version() + ".jsa";
    Path archive = jar.resolveSibling(name);
    Path lock = jar.resolveSibling(name + ".lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (held.isValid() && isStale(archive, jar)) {
        make(archive, jar, java, options);
      }
      return archive;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isStale(Path archive, Path jar) throws IOException {
    return !Files.exists(archive)
        || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0;
  }

  private static void make(Path archive, Path jar, String java, List<String> options)
      throws IOException {
    Path folder = Files.createTempDirectory("class-archive");
    Path made = folder.resolve("made.jsa");
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(options);
    command.addAll(List.of("-XX:ArchiveClassesAtExit=" + made, "-jar", jar.toString(), "run"));
    try (SlackReader slack = new SlackReader();
        DiscordReader discord = new DiscordReader(PlainEvaluation.WORD)) {
      command.addAll(List.of("--config", config(folder, slack, discord).toString()));
      Process running =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        use(slack, discord);
        running.destroy();
        if (!running.waitFor(3, TimeUnit.MINUTES) || !Files.exists(made)) {
          throw new AssertionError("no archive of classes was made");
        }
        Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING);
      } catch (AssertionError failure) {
        throw new AssertionError(failure.getMessage() + "\n" + Files.readString(log), failure);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", stopped);
      } finally {
        running.destroyForcibly();
      }
    }
  }

  /** With every part that tests start: a class that is not in the archive costs a millisecond. */
  private static Path config(Path folder, SlackReader slack, DiscordReader discord)
      throws IOException {
    Path papers = Files.createFile(folder.resolve("papers.jsonl"));
    return Files.write(
        folder.resolve("paperboy.yaml"),
        List.of(
            "database: jdbc:sqlite:" + folder.resolve("paperboy.db"),
            "feeds: [{ type: file, name: sample, path: \"" + papers + "\", every: 1m }]",
            "console: { bind: \"127.0.0.1:" + PaperboyProcess.freePort() + "\" }",
            slack.bySocket(),
            discord.configuration()));
  }

  private static void use(SlackReader slack, DiscordReader discord) {
    slack.awaitSocket();
    discord.subscribe();
    slack.say("subscribe diffusion");
    slack.say("list");
  }
}
