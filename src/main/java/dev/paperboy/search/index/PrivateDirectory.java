package dev.paperboy.search.index;

import dev.paperboy.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** An index directory whose new files are readable by the owner only. */
final class PrivateDirectory extends FilterDirectory {
  private final Path folder;

  private PrivateDirectory(Path folder, Directory directory) {
    super(directory);
    this.folder = folder;
  }

  /** Opens a directory, creating it if it does not exist. */
  static Directory open(Path folder) throws IOException {
    PrivateFiles.createFolders(folder);
    // Created before Lucene would create it with default permissions.
    PrivateFiles.createIfAbsent(folder.resolve(IndexWriter.WRITE_LOCK_NAME));
    return new PrivateDirectory(folder, FSDirectory.open(folder));
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    return restricted(in.createOutput(name, context));
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    return restricted(in.createTempOutput(prefix, suffix, context));
  }

  private IndexOutput restricted(IndexOutput output) throws IOException {
    try {
      PrivateFiles.restrict(folder.resolve(output.getName()));
      return output;
    } catch (IOException refused) {
      output.close();
      throw refused;
    }
  }
}
