package dev.gatehouse.permission.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.consistency.SnapTokens;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.wire.ContextJson;
import dev.gatehouse.permission.wire.SubjectSetJson;
import dev.gatehouse.permission.wire.TupleParameters;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.web.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists of objects and of subjects (permission.md §18.1, §18.2): by parameters or, for names that are too long for those, by a
 * body. Pages and freshness are parameters in both.
 */
@RestController
class ListAnswerController {

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    private final ObjectLister objects;
    private final SubjectLister subjects;
    private final PageTokens pages;
    private final SnapTokens snapshots;

    ListAnswerController(ObjectLister objects, SubjectLister subjects, PageTokens pages, SnapTokens snapshots) {
        this.objects = objects;
        this.subjects = subjects;
        this.pages = pages;
        this.snapshots = snapshots;
    }

    /**
     * A page of objects.
     *
     * @param nextPageToken empty exactly on the last page
     * @param incomplete whether objects that belong on this page may be missing
     */
    record Objects(
            List<String> objects,
            @JsonProperty("next_page_token") String nextPageToken,
            String snaptoken,
            boolean incomplete) {}

    /**
     * A page of subjects.
     *
     * @param nextPageToken empty exactly on the last page
     * @param incomplete whether subjects that belong on this page may be missing
     */
    record Subjects(
            List<SubjectJson> subjects,
            @JsonProperty("next_page_token") String nextPageToken,
            String snaptoken,
            boolean incomplete) {}

    /** A subject of either kind. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubjectJson(
            @JsonProperty("subject_id") @Nullable String id,

            @JsonProperty("subject_set") @Nullable SubjectSetJson set) {

        static SubjectJson of(Subject subject) {
            return switch (subject) {
                case SubjectId(String id) -> new SubjectJson(id, null);
                case SubjectSet set -> new SubjectJson(null, SubjectSetJson.of(set));
            };
        }
    }

    @GetMapping("/relation-tuples/list-objects")
    ResponseEntity<Objects> listObjects(Reading reading, QueryParameters parameters) {
        String namespace = parameters.find("namespace").orElseThrow(ListAnswerController::incomplete);
        String relation = parameters.find("relation").orElseThrow(ListAnswerController::incomplete);
        ObjectQuestion question = new ObjectQuestion(namespace, relation, TupleParameters.requireSubject(parameters));
        return list(reading, parameters, question, ContextJson.read(parameters));
    }

    @PostMapping("/relation-tuples/list-objects")
    ResponseEntity<Objects> listObjects(Reading reading, QueryParameters parameters, @RequestBody ListRequest body) {
        return list(reading, parameters, body.objects(), body.values());
    }

    @GetMapping("/relation-tuples/list-subjects")
    ResponseEntity<Subjects> listSubjects(Reading reading, QueryParameters parameters) {
        SubjectQuestion question = new SubjectQuestion(
                TupleParameters.set(parameters),
                parameters.find("subject_namespace").orElse(null),
                parameters.find("subject_relation").orElse(""));
        return list(reading, parameters, question, ContextJson.read(parameters));
    }

    @PostMapping("/relation-tuples/list-subjects")
    ResponseEntity<Subjects> listSubjects(Reading reading, QueryParameters parameters, @RequestBody ListRequest body) {
        return list(reading, parameters, body.subjects(), body.values());
    }

    private ResponseEntity<Objects> list(
            Reading reading, QueryParameters parameters, ObjectQuestion question, Map<String, Object> context) {
        Long depth = TupleParameters.depth(parameters);
        ProjectId project = reading.tenant().project();
        List<@Nullable String> bound = new ArrayList<>(List.of("objects", question.namespace(), question.relation()));
        bound.addAll(parts(question.subject()));
        List<String> position = pages.read(project, bound, token(parameters));
        Found<String> found = objects.objects(
                reading, question, depth, context, position == null ? null : position.getFirst(), size(parameters));
        String snaptoken = snapshots.write(reading.tenant(), found.revision());
        return ResponseEntity.ok()
                .header(SnapTokens.HEADER, snaptoken)
                .body(new Objects(
                        found.entries(),
                        pages.write(project, bound, found.next() == null ? null : List.of(found.next())),
                        snaptoken,
                        found.incomplete()));
    }

    private ResponseEntity<Subjects> list(
            Reading reading, QueryParameters parameters, SubjectQuestion question, Map<String, Object> context) {
        Long depth = TupleParameters.depth(parameters);
        ProjectId project = reading.tenant().project();
        List<@Nullable String> bound = new ArrayList<>(List.of("subjects"));
        bound.addAll(parts(question.set()));
        bound.add(question.namespace());
        bound.add(question.relation());
        List<String> position = pages.read(project, bound, token(parameters));
        Found<Subject> found = subjects.subjects(
                reading, question, depth, context, position == null ? null : subject(position), size(parameters));
        String snaptoken = snapshots.write(reading.tenant(), found.revision());
        return ResponseEntity.ok()
                .header(SnapTokens.HEADER, snaptoken)
                .body(new Subjects(
                        found.entries().stream().map(SubjectJson::of).toList(),
                        pages.write(project, bound, found.next() == null ? null : parts(found.next())),
                        snaptoken,
                        found.incomplete()));
    }

    private static List<String> parts(Subject subject) {
        return switch (subject) {
            case SubjectId(String id) -> List.of(id);
            case SubjectSet(String namespace, String object, String relation) -> List.of(namespace, object, relation);
        };
    }

    private static Subject subject(List<String> parts) {
        return parts.size() == 1
                ? new SubjectId(parts.getFirst())
                : new SubjectSet(parts.get(0), parts.get(1), parts.get(2));
    }

    private static int size(QueryParameters parameters) {
        return TupleParameters.pageSize(parameters, USUAL_PAGE, LARGEST_PAGE);
    }

    private static String token(QueryParameters parameters) {
        return parameters.find("page_token").orElse("");
    }

    private static RuntimeException incomplete() {
        return PermissionProblems.incompleteObjects().exception();
    }
}
