package dev.gatehouse.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of secrets: one a line, newest first; empty lines and those that begin with {@code #} do not count. */
final class SecretFile {

    private SecretFile() {}

    static List<Secret> read(Path file) {
        try (var lines = Files.lines(file, UTF_8)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Secret::new)
                    .toList();
        } catch (NoSuchFileException missing) {
            throw UnusableSecretsException.unreadable(file.toString(), "there is no such file");
        } catch (IOException failure) {
            throw UnusableSecretsException.unreadable(
                    file.toString(), failure.getClass().getSimpleName());
        }
    }
}
