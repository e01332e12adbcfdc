package dev.paperboy.feed.file;

import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * The papers in a file of JSON lines. It is read again whenever its size or modification time has
 * changed.
 */
public final class FileFeed implements FeedSource {

  private final String name;
  private final Path path;
  private final PaperLines lines;

  /** Creates a feed that reads this file. */
  public FileFeed(String name, Path path, InstantSource clock) {
    this.name = name;
    this.path = path;
    this.lines = new PaperLines(name, clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    Path file = path.getFileName();
    return "File " + (file == null ? path : file);
  }

  @Override
  public PollResult poll(PollMemory memory, PageSink sink) throws InterruptedException {
    String url = path.toUri().toString();
    if (!Files.isRegularFile(path)) {
      return failed(
          "there is no file " + path.toAbsolutePath() + ": create it or correct its path");
    }
    long items = 0;
    try {
      String mark = mark();
      if (memory.validators().of(url).map(Validators::etag).filter(mark::equals).isPresent()) {
        return new PollResult.Complete();
      }
      try (PaperFile file = PaperFile.open(path, lines)) {
        for (Optional<FeedPage> page = file.next(); page.isPresent(); page = file.next()) {
          sink.accept(page.get());
          items += page.get().announcements().size();
          sink.proceed();
        }
        int read = (int) Math.min(Integer.MAX_VALUE, file.linesRead());
        sink.accept(
            new FeedPage(List.of(), List.of(), Optional.of(new Validators(url, mark, "", read))));
      }
      return new PollResult.Complete();
    } catch (ZipException | EOFException damaged) {
      return broken(items, path.toAbsolutePath() + " is damaged: it cannot be unpacked to its end");
    } catch (IOException unreadable) {
      return broken(items, path.toAbsolutePath() + " could not be read: " + words(unreadable));
    }
  }

  private String mark() throws IOException {
    return Files.size(path) + " bytes of " + Files.getLastModifiedTime(path);
  }

  private static String words(IOException problem) {
    return problem instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(problem.getMessage());
  }

  private static PollResult broken(long items, String reason) {
    return items > 0 ? new PollResult.Partial(reason, Optional.empty()) : failed(reason);
  }

  private static PollResult failed(String reason) {
    return new PollResult.Failed(reason, Optional.empty());
  }
}
