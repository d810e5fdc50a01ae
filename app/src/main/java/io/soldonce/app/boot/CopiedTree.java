package io.soldonce.app.boot;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;

/// A directory with everything in it, copied with owners and permissions while others may still write there.
final class CopiedTree {
    private CopiedTree() {}

    /// @param to     must not exist
    /// @param isLeft relative paths that are left out; of a directory with all that is in it
    /// @return bytes copied
    static long copy(Path from, Path to, Predicate<Path> isLeft) throws IOException {
        var copying = new Copying(from, to, isLeft);
        Files.walkFileTree(from, copying);
        return copying.bytes;
    }

    private static final class Copying extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;
        private final Predicate<Path> isLeft;
        private long bytes;

        Copying(Path from, Path to, Predicate<Path> isLeft) {
            this.from = from;
            this.to = to;
            this.isLeft = isLeft;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (isLeft.test(from.relativize(directory))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.copy(directory, to.resolve(from.relativize(directory)), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!isLeft.test(from.relativize(file))) {
                copy(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /// A file may go while the tree is walked: a server drops tables and log all the time.
        private void copy(Path file) throws IOException {
            var target = to.resolve(from.relativize(file));
            try {
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                bytes += Files.size(target);
            } catch (NoSuchFileException gone) {
                if (Files.exists(file)) {
                    throw gone;
                }
                Files.deleteIfExists(target);
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
