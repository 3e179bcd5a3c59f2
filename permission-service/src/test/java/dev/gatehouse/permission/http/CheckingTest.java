package dev.gatehouse.permission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.http.PermissionServer.Answer;
import dev.gatehouse.permission.http.PermissionServer.Project;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks by a model, alone and in batches: ann and bob may view the file a, from which bob is banned. */
class CheckingTest {

    private static final String CHECK = "/relation-tuples/check";
    private static final String BATCH = "/relation-tuples/batch/check";
    private static final String MODEL = """
            class User implements Namespace {}
            class Group implements Namespace { related: { members: (User | SubjectSet<Group, "members">)[] } }
            class Folder implements Namespace {
              related: { viewers: (User | SubjectSet<Group, "members">)[] }
              permits = { view: (ctx: Context): boolean => this.related.viewers.includes(ctx.subject) }
            }
            class File implements Namespace {
              related: { parents: Folder[]
                         banned: (User | SubjectSet<Group, "members">)[] }
              permits = {
                view: (ctx: Context): boolean =>
                  this.related.parents.traverse((p) => p.permits.view(ctx)) && !this.related.banned.includes(ctx.subject)
              }
            }
            """;

    private final Project project = PermissionServer.SHARED.project().changed(document("false"));

    CheckingTest() {
        Answer written = project.patch("""
                [{"action":"insert","relation_tuple":{"namespace":"File","object":"a","relation":"parents","subject_set":{"namespace":"Folder","object":"f","relation":""}}},
                 {"action":"insert","relation_tuple":{"namespace":"Folder","object":"f","relation":"viewers","subject_set":{"namespace":"Group","object":"g","relation":"members"}}},
                 {"action":"insert","relation_tuple":{"namespace":"Group","object":"g","relation":"members","subject_id":"ann"}},
                 {"action":"insert","relation_tuple":{"namespace":"Group","object":"g","relation":"members","subject_id":"bob"}},
                 {"action":"insert","relation_tuple":{"namespace":"File","object":"a","relation":"banned","subject_id":"bob"}}]
                """);
        assertThat(written.status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"ann, 200, true", "bob, 403, false", "cid, 403, false"})
    void aPermissionFollowsFromTheModel(String subject, int status, boolean allowed) {
        Answer checked = check(subject);

        assertThat(checked.status()).isEqualTo(status);
        assertThat(checked.text()).isEqualTo("{\"allowed\":%s}".formatted(allowed));
        assertThat(checked.header("X-Snaptoken")).isNotEmpty();
    }

    @Test // permission.md §7
    void aRelationThatTheModelDoesNotDeclareIsRefused() {
        Answer checked =
                project.get(CHECK, "namespace", "File", "object", "a", "relation", "edit", "subject_id", "ann");

        assertThat(checked.status()).isEqualTo(400);
        assertThat(checked.reason()).isEqualTo("relation \"edit\" does not exist");
    }

    @Test // permission.md §7
    void inStrictModeAnUnknownAnswerIsSaidToBeOne() {
        String[] tooDeep = {
            "namespace", "File", "object", "a", "relation", "view", "subject_id", "ann", "max-depth", "2"
        };

        assertThat(project.get(CHECK, tooDeep).text()).isEqualTo("{\"allowed\":false}");
        Answer strict = project.changed(document("true")).get(CHECK, tooDeep);
        assertThat(strict.status()).isEqualTo(422);
        assertThat(strict.message()).isEqualTo("The check could not be completed");
        assertThat(strict.reason()).isEqualTo("max_depth_exceeded");
    }

    @Test // permission.md §15, §18.5
    void aBatchAnswersInTheOrderOfItsItemsWhateverBecomesOfOthers() {
        Answer checked = project.post(BATCH, """
                {"tuples":[
                  {"id":7,"namespace":"File","object":"a","relation":"view","subject_id":"ann"},
                  {"namespace":"File","object":"a","relation":"view","subject_id":"bob"},
                  {"id":"x","namespace":"Nothing","object":"a","relation":"view","subject_id":"ann"},
                  {"namespace":"File","object":"a","relation":"edit","subject_id":"ann"},
                  {"namespace":"File","object":"a","relation":"view"},
                  null,
                  {"namespace":"Folder","object":"f","relation":"view","subject_set":{"namespace":"Group","object":"g","relation":"members"}}]}
                """);

        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.header("X-Snaptoken")).isNotEmpty();
        assertThat(checked.text()).isEqualToIgnoringWhitespace("""
                        {"results":[
                          {"id":7,"allowed":true},
                          {"allowed":false},
                          {"id":"x","allowed":false,"error":"The requested resource could not be found"},
                          {"allowed":false,"error":"relation \\"edit\\" does not exist"},
                          {"allowed":false,"error":"subject is not allowed to be nil"},
                          {"allowed":false,"error":"relation_tuple is missing"},
                          {"allowed":true}]}
                        """);
    }

    @Test
    void aBatchHasADepthAndSaysWhatIsUnknownInStrictMode() {
        String batch = """
                {"tuples":[{"namespace":"File","object":"a","relation":"view","subject_id":"ann"}]}
                """;

        assertThat(project.post(BATCH + "?max-depth=2", batch).text()).isEqualTo("{\"results\":[{\"allowed\":false}]}");
        assertThat(project.changed(document("true"))
                        .post(BATCH + "?max-depth=2", batch)
                        .text())
                .isEqualTo(
                        "{\"results\":[{\"allowed\":false,\"error\":\"The check could not be completed: max_depth_exceeded\"}]}");
    }

    @Test
    void aBatchIsEmptyOrNotTooLarge() {
        assertThat(project.post(BATCH, "{\"tuples\":[]}").text()).isEqualTo("{\"results\":[]}");
        assertThat(project.post(BATCH, "{}").text()).isEqualTo("{\"results\":[]}");
        assertThat(project.post(BATCH, batch(7)).status()).isEqualTo(200);
        Answer large = project.post(BATCH, batch(8));
        assertThat(large.status()).isEqualTo(400);
        assertThat(large.message()).isEqualTo("batch exceeds max size of 7");
    }

    private static String batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(_ -> "{\"namespace\":\"File\",\"object\":\"a\",\"relation\":\"view\",\"subject_id\":\"ann\"}")
                .collect(Collectors.joining(",", "{\"tuples\":[", "]}"));
    }

    private Answer check(String subject) {
        return project.get(CHECK, "namespace", "File", "object", "a", "relation", "view", "subject_id", subject);
    }

    private static String document(String strict) {
        return """
                {"limit": {"max_read_depth": 5, "max_batch_check_size": 7},
                 "feature_flags": {"strict_mode": %s},
                 "namespaces": {"location": "base64://%s"}}
                """.formatted(strict, Base64.getEncoder().encodeToString(MODEL.getBytes(StandardCharsets.UTF_8)));
    }
}
