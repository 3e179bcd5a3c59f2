package dev.gatehouse.permission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.http.PermissionServer.Answer;
import dev.gatehouse.permission.http.PermissionServer.Project;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Import and export, a tuple a line. The server of the tests takes chunks of 100 lines. */
class BulkTest {

    private static final String IMPORT = "/admin/relation-tuples/import";
    private static final String EXPORT = "/relation-tuples/export";
    private static final String ANN = """
            {"namespace":"videos","object":"v1","relation":"view","subject_id":"ann"}""";

    private final PermissionServer server = PermissionServer.SHARED;
    private final Project project = server.project();

    @Test
    void whatIsExportedIsImportedTheSame() {
        project.put(ANN);
        project.put(
                ANN.replace("}", ",\"expires_at\":\"2126-01-01T00:00:00Z\"}").replace("ann", "b ü😀\\n\\\"c"));
        project.put("""
                {"namespace":"videos","object":"v1","relation":"view","subject_set":{"namespace":"groups","object":"g","relation":""}}""");
        project.put(
                ANN.replace("}", ",\"expires_at\":\"2020-01-01T00:00:00Z\"}").replace("ann", "gone"));

        Answer exported = project.get(EXPORT);
        Project other = server.project();
        Answer imported = other.post(IMPORT, exported.text());

        assertThat(exported.status()).isEqualTo(200);
        assertThat(exported.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(exported.text().lines()).hasSize(3).contains(ANN);
        assertThat(imported.json().at("/inserted").asInt()).isEqualTo(3);
        assertThat(other.get(EXPORT).text()).isEqualTo(exported.text());
    }

    @Test
    void anExportTakesFiltersAndSaysItsState() {
        String token = project.put(ANN).header("X-Snaptoken");
        project.put(ANN.replace("v1", "v2"));

        assertThat(project.get(EXPORT, "object", "v1").text()).isEqualTo(ANN + "\n");
        assertThat(project.get(EXPORT).header("X-Snaptoken"))
                .isNotEqualTo(token)
                .isEqualTo(project.get("/relation-tuples").header("X-Snaptoken"));
        assertThat(project.get(EXPORT, "namespace", "nothere").status()).isEqualTo(404);
        assertThat(server.project().get(EXPORT).text()).isEmpty();
    }

    @Test
    void anImportSaysWhatItDid() {
        project.put(ANN);
        String changed = ANN.replace("ann", "user1").replace("}", ",\"expires_at\":\"2126-01-01T00:00:00Z\"}");
        project.put(ANN.replace("ann", "user1"));

        Answer answer = project.post(IMPORT, "\n" + ANN + "\r\n" + lines(2, 250) + "\n  \n" + changed + "\n" + changed);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/durable_to_line").asInt()).isEqualTo(254);
        assertThat(answer.json().at("/inserted").asInt()).isEqualTo(249);
        assertThat(answer.json().at("/updated").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/duplicates").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/snaptoken").asString()).isEqualTo(answer.header("X-Snaptoken"));
        assertThat(project.get(EXPORT).text().lines()).hasSize(251);
    }

    @Test
    void anEmptyImportIsNone() {
        Answer answer = project.post(IMPORT, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/inserted").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "null",
                "{\"namespace\":\"videos\"}",
                "{\"namespace\":5}",
                "{\"namespace\":\"nothere\",\"object\":\"o\",\"relation\":\"r\",\"subject_id\":\"s\"}",
                "{\"namespace\":\"videos\",\"object\":\"\",\"relation\":\"r\",\"subject_id\":\"s\"}",
                "{\"namespace\":\"videos\",\"object\":\"\\u0000\",\"relation\":\"r\",\"subject_id\":\"s\"}",
                "{\"namespace\":\"videos\",\"object\":\"o\",\"relation\":\"r\",\"subject_id\":\"s\"} {}",
            })
    void aBadLineIsNamedAndWhatCameBeforeItsChunkIsDurable(String bad) {
        Answer refused = project.post(IMPORT, lines(1, 250) + "\n" + bad + "\n" + lines(251, 260));

        assertThat(refused.status()).isIn(400, 404);
        assertThat(refused.json().at("/error/details/line").asInt()).isEqualTo(251);
        assertThat(refused.json().at("/error/details/field").asString()).startsWith("relation_tuple");
        assertThat(refused.json().at("/error/details/durable_to_line").asInt()).isEqualTo(200);
        assertThat(refused.json().at("/error/details/inserted").asInt()).isEqualTo(200);
        assertThat(project.get(EXPORT).text().lines()).hasSize(200);
    }

    @Test
    void anImportMayBeCompressed() {
        byte[] compressed = gzip(lines(1, 5_000));

        Answer answer = new Answer(project.request("POST", IMPORT).header("Content-Encoding", "gzip").stream(
                        "application/x-ndjson", () -> new ByteArrayInputStream(compressed))
                .send());

        assertThat(answer.json().at("/inserted").asInt()).isEqualTo(5_000);
    }

    @Test
    void anImportWhoseCompressionBreaksOffSaysWhatItDid() {
        byte[] whole = gzip(lines(1, 5_000));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        Answer answer = new Answer(project.request("POST", IMPORT).header("Content-Encoding", "gzip").stream(
                        "application/x-ndjson", () -> new ByteArrayInputStream(half))
                .send());

        assertThat(answer.status()).isEqualTo(400);
        int durable = answer.json().at("/error/details/durable_to_line").asInt();
        assertThat(durable).isPositive().isLessThan(5_000);
        assertThat(project.get(EXPORT).text().lines()).hasSize(durable);
    }

    @Test
    void whatIsNotCompressedAsItSaysIsRefused() {
        assertThat(new Answer(project.request("POST", IMPORT)
                                .header("Content-Encoding", "gzip")
                                .body("application/x-ndjson", ANN)
                                .send())
                        .status())
                .isEqualTo(400);
        assertThat(new Answer(project.request("POST", IMPORT)
                                .header("Content-Encoding", "gzip")
                                .body("application/x-ndjson", "")
                                .send())
                        .status())
                .isEqualTo(400);
        assertThat(new Answer(project.request("POST", IMPORT)
                                .header("Content-Encoding", "br")
                                .body("application/x-ndjson", ANN)
                                .send())
                        .status())
                .isEqualTo(400);
    }

    @Test // Another body of that size is refused.
    void anImportIsLongerThanAnyOtherBody() {
        String padding = " ".repeat(1_000);
        String text = IntStream.range(0, 6_000)
                .mapToObj(i -> ANN.replace("ann", "user" + i % 10) + padding)
                .collect(Collectors.joining("\n"));

        Answer imported = new Answer(project.request("POST", IMPORT).stream(
                        "application/x-ndjson", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .send());

        assertThat(imported.status()).isEqualTo(200);
        assertThat(imported.json().at("/inserted").asInt()).isEqualTo(10);
        assertThat(project.put(text).status()).isEqualTo(413);
    }

    @Test
    void namesInAnImportAreThoseOfItsProject() {
        project.post(IMPORT, ANN);

        assertThat(List.of(server.project().get(EXPORT).text())).containsExactly("");
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> ANN.replace("ann", "user" + i))
                .collect(Collectors.joining("\n"));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
