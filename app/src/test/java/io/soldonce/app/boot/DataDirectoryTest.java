package io.soldonce.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void a_new_one_is_private_and_marked_as_a_sandbox_for_ever() throws IOException {
        var made = DataDirectory.open(folder.resolve("deep/data"));

        assertThat(made.kind()).isEqualTo("sandbox");
        assertThat(permissions(made.path())).isEqualTo("rwx------");
        assertThat(DataDirectory.open(made.path())).isEqualTo(made);
    }

    @Test
    void a_foreign_one_is_left_alone() throws IOException {
        Files.writeString(folder.resolve("holiday.jpg"), "");

        assertThatThrownBy(() -> DataDirectory.open(folder)).isInstanceOf(Trouble.class)
                .hasMessageContaining("holds holiday.jpg and was not made by Sold Once").hasMessageContaining("SOLDONCE_DATA_DIR");
        assertThat(folder).isDirectoryContaining("glob:**holiday.jpg");
        assertThat(folder.resolve("soldonce.properties")).doesNotExist();
    }

    @Test
    void a_file_is_no_directory() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.open(file)).isInstanceOf(Trouble.class).hasMessageContaining("is a file");
    }

    @Test
    void one_that_cannot_be_made_is_refused_with_the_reason() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.open(file.resolve("data"))).isInstanceOf(Trouble.class)
                .hasMessageContaining("cannot be used").hasMessageContaining("SOLDONCE_DATA_DIR");
    }

    @Test
    void one_of_a_newer_program_is_refused() throws IOException {
        Files.writeString(folder.resolve("soldonce.properties"), "version=2\nkind=sandbox\n");

        assertThatThrownBy(() -> DataDirectory.open(folder)).isInstanceOf(Trouble.class).hasMessageContaining("is of version 2");
    }

    @Test
    void a_command_makes_none() {
        assertThatThrownBy(() -> DataDirectory.existing(folder.resolve("nowhere"))).isInstanceOf(Trouble.class)
                .hasMessageContaining("There is no ledger").hasMessageContaining("./soldonce start");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void a_token_is_generated_once_and_readable_by_its_owner_only() throws IOException {
        var directory = DataDirectory.open(folder);

        var first = AdminToken.of(Optional.empty(), directory);

        assertThat(first.isGenerated()).isTrue();
        assertThat(first.value()).hasSize(32);
        assertThat(AdminToken.of(Optional.empty(), directory)).isEqualTo(first);
        assertThat(permissions(directory.adminToken())).isEqualTo("rw-------");
    }

    @Test
    void a_token_from_the_environment_is_used_and_not_kept() throws IOException {
        var directory = DataDirectory.open(folder);

        assertThat(AdminToken.of(Optional.of("told"), directory)).isEqualTo(new AdminToken("told", false));
        assertThat(directory.adminToken()).doesNotExist();
    }

    @Test
    void a_second_holder_is_told_who_the_first_is() throws IOException {
        var directory = DataDirectory.open(folder);
        try (var _ = DirectoryLock.take(directory, "start")) {
            new Running(4711, 8099, 1).write(directory.running());

            assertThatThrownBy(() -> DirectoryLock.take(directory, "start")).isInstanceOf(Trouble.class)
                    .hasMessageContaining("start (process " + ProcessHandle.current().pid() + "), at http://127.0.0.1:8099");
        }
        DirectoryLock.take(directory, "verify").close();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
