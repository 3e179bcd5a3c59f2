package dev.gatehouse.endtoend.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The executable jars that the build made, unpacked as an image does it: they start in half the time. */
final class Jars {

    private static final Path ROOT =
            Path.of(System.getProperty("gatehouse.root", "..")).toAbsolutePath().normalize();
    private static final Map<String, Path> UNPACKED = new ConcurrentHashMap<>();

    private Jars() {}

    /** Where the tests keep data folders and the output of servers. */
    static Path workFolder() {
        return ROOT.resolve("end-to-end/target/servers");
    }

    /** The jar to start, with its libraries beside it. */
    static Path of(String module) {
        return UNPACKED.computeIfAbsent(module, Jars::unpack);
    }

    private static Path unpack(String module) {
        Path built = ROOT.resolve(module).resolve("target").resolve(module + "-exec.jar");
        if (!Files.exists(built)) {
            throw new IllegalStateException("There is no " + built + ". Build it first: ./mvnw -DskipTests package");
        }
        Path folder = workFolder().resolve("unpacked").resolve(module);
        try {
            Files.createDirectories(folder.getParent());
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djarmode=tools",
                            "-jar",
                            built.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            folder.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(built + " could not be unpacked.");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return folder.resolve(built.getFileName());
    }
}
