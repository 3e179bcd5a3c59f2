package dev.gatehouse.permission.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.gatehouse.permission.consistency.SnapTokens;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.wire.TupleJson;
import dev.gatehouse.permission.wire.TupleParameters;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Import (permission.md §18.6) and export, a tuple a line; both work on streams and hold no more than a part of them. */
@RestController
class TupleBulkController {

    /** Where imports are sent, whose bodies are longer than any other. */
    static final String IMPORT = "/admin/relation-tuples/import";

    // A caller that is still sending when it is refused hears the refusal only if somebody takes the rest.
    private static final long TAKEN_AFTER_REFUSAL = 256L << 20;

    private final TupleImporter importer;
    private final TupleExporter exporter;
    private final SnapTokens snapshots;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    TupleBulkController(TupleImporter importer, TupleExporter exporter, SnapTokens snapshots, JsonMapper json) {
        this.importer = importer;
        this.exporter = exporter;
        this.snapshots = snapshots;
        reader = json.readerFor(TupleJson.class);
        writer = json.writerFor(TupleJson.class);
    }

    /** What was imported. */
    @JsonPropertyOrder({"snaptoken", "durable_to_line", "inserted", "updated", "duplicates"})
    record Answer(
            String snaptoken,
            @JsonProperty("durable_to_line") long durableToLine,
            long inserted,
            long updated,
            long duplicates) {}

    @PostMapping(IMPORT)
    ResponseEntity<Answer> importLines(Tenant tenant, HttpServletRequest request) throws IOException {
        InputStream body = request.getInputStream();
        try {
            Imported imported = importer.run(tenant, new TupleLinesReader(decoded(request, body), reader));
            String token = snapshots.write(tenant, imported.revision());
            return ResponseEntity.ok()
                    .header(SnapTokens.HEADER, token)
                    .body(new Answer(
                            token, imported.line(), imported.inserted(), imported.updated(), imported.duplicates()));
        } catch (ProblemException refused) {
            takeRest(body);
            throw refused;
        } catch (ZipException | EOFException broken) {
            takeRest(body);
            throw PermissionProblems.badCompression().exception();
        }
    }

    @GetMapping("/relation-tuples/export")
    void exportLines(Tenant tenant, QueryParameters parameters, HttpServletResponse response) throws IOException {
        RelationQuery query = TupleParameters.query(parameters);
        try {
            exporter.run(
                    tenant,
                    query,
                    new TupleLinesWriter(response, writer, revision -> snapshots.write(tenant, revision)));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static InputStream decoded(HttpServletRequest request, InputStream body) throws IOException {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding == null || coding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (coding.equalsIgnoreCase("gzip")) {
            return new GZIPInputStream(body, 1 << 16);
        }
        throw PermissionProblems.unknownCompression(coding).exception();
    }

    private static void takeRest(InputStream body) {
        try {
            byte[] part = new byte[1 << 16];
            long taken = 0;
            int got = 0;
            while (got >= 0 && taken < TAKEN_AFTER_REFUSAL) {
                taken += got;
                got = body.read(part);
            }
        } catch (IOException | ProblemException over) {
            // There is nothing left to take, or nobody left to tell.
        }
    }
}
