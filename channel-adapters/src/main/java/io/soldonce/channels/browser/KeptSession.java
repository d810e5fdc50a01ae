package io.soldonce.channels.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A signed-in session between two starts: whoever has it is signed in, so it lies on disk encrypted only (AES-256-GCM), and only the owner
/// may read key and file. Without the right key it is as if there were none.
public final class KeptSession {
    private static final Logger LOGGER = LoggerFactory.getLogger(KeptSession.class);
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final Path keyFile;
    private final SecureRandom random;

    /// @param directory made when it is not there; the key file lies beside the session
    public KeptSession(Path directory) {
        this(directory, directory.resolve("session.key"));
    }

    /// @param keyFile 32 bytes; made when it is not there
    public KeptSession(Path directory, Path keyFile) {
        this.file = directory.resolve("session.bin");
        this.keyFile = keyFile;
        this.random = new SecureRandom();
    }

    /// Empty when there is none, or none that this key opens.
    public Optional<String> read() {
        try {
            if (!Files.exists(file) || !Files.exists(keyFile)) {
                return Optional.empty();
            }
            var kept = Files.readAllBytes(file);
            if (kept.length <= NONCE) {
                return Optional.empty();
            }
            var cipher = cipher(Cipher.DECRYPT_MODE, new GCMParameterSpec(TAG_BITS, kept, 0, NONCE));
            return Optional.of(new String(cipher.doFinal(kept, NONCE, kept.length - NONCE), UTF_8));
        } catch (GeneralSecurityException notOurKey) {
            LOGGER.warn("The session in {} can not be opened with the key in {}; it is signed in anew", file, keyFile);
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("the kept session " + file + " can not be read: " + failed.getMessage(), failed);
        }
    }

    public void write(String session) {
        try {
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            if (!Files.exists(keyFile)) {
                var key = new byte[KEY];
                random.nextBytes(key);
                put(keyFile, key);
            }
            var sealed = cipher(Cipher.ENCRYPT_MODE, new GCMParameterSpec(TAG_BITS, nonce)).doFinal(session.getBytes(UTF_8));
            put(file, ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
        } catch (GeneralSecurityException badKey) {
            throw new IllegalStateException("the key in " + keyFile + " is none; remove the file, and a new one is made", badKey);
        } catch (IOException failed) {
            throw new UncheckedIOException("the session can not be kept in " + file + ": " + failed.getMessage(), failed);
        }
    }

    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("the kept session " + file + " can not be removed: " + failed.getMessage(), failed);
        }
    }

    private Cipher cipher(int mode, GCMParameterSpec nonce) throws GeneralSecurityException, IOException {
        var key = Files.readAllBytes(keyFile);
        if (key.length != KEY) {
            throw new GeneralSecurityException("a key has " + KEY + " bytes, not " + key.length);
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), nonce);
        cipher.updateAAD(file.getFileName().toString().getBytes(UTF_8));
        return cipher;
    }

    /// Whole or not at all, and nobody else's to read at any moment.
    private static void put(Path place, byte[] content) throws IOException {
        var directory = place.toAbsolutePath().getParent();
        var isPosix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.exists(directory)) {
            Files.createDirectories(directory);
            if (isPosix) {
                Files.getFileAttributeView(directory, PosixFileAttributeView.class)
                        .setPermissions(PosixFilePermissions.fromString("rwx------"));
            }
        }
        var fresh = isPosix
                ? Files.createTempFile(directory, "kept", ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(directory, "kept", ".new");
        Files.write(fresh, content);
        Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
