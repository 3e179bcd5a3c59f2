import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Adds up what the tests of all modules reported in this build and says it in one line, the reasons of skipped tests included:
 * {@code Gatehouse: 312 tests passed, 0 failed, 0 skipped}. Reads the XML reports of Surefire and Failsafe below the folder of
 * the build; those older than the start of the build are of another one.
 */
final class TestSummary {

    private int passed;
    private int failed;
    private int skipped;
    private final Map<String, Integer> reasons = new TreeMap<>();

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Instant begun = Instant.parse(arguments[1]);
        TestSummary summary = new TestSummary();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.sorted().toList()) {
                summary.addFolder(module.resolve("target/surefire-reports"), begun);
                summary.addFolder(module.resolve("target/failsafe-reports"), begun);
            }
        }
        System.out.println(summary.line());
    }

    private void addFolder(Path folder, Instant begun) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> reports = Files.list(folder)) {
            for (Path report : reports.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .toList()) {
                if (!Files.getLastModifiedTime(report).toInstant().isBefore(begun)) {
                    addReport(report);
                }
            }
        }
    }

    private void addReport(Path report) throws IOException {
        try (InputStream content = Files.newInputStream(report)) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(content);
            int tests = 0;
            int notPassed = 0;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "testcase" -> tests++;
                    case "failure", "error" -> {
                        failed++;
                        notPassed++;
                    }
                    case "skipped" -> {
                        skipped++;
                        notPassed++;
                        String reason = xml.getAttributeValue(null, "message");
                        reasons.merge(reason == null || reason.isBlank() ? "no reason given" : reason, 1, Integer::sum);
                    }
                    default -> {}
                }
            }
            passed += tests - notPassed;
        } catch (XMLStreamException malformed) {
            throw new IOException(report + " is no test report.", malformed);
        }
    }

    private String line() {
        String why = reasons.entrySet().stream()
                .map(reason -> reason.getValue() + " × " + reason.getKey())
                .collect(Collectors.joining("; "));
        return "Gatehouse: %d tests passed, %d failed, %d skipped%s"
                .formatted(passed, failed, skipped, why.isEmpty() ? "" : " (SKIPPED: " + why + ")");
    }
}
