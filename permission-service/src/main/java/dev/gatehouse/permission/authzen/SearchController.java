package dev.gatehouse.permission.authzen;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.gatehouse.permission.authzen.AccessSearcher.Part;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.consistency.SnapTokens;
import dev.gatehouse.permission.list.Found;
import dev.gatehouse.permission.list.ObjectQuestion;
import dev.gatehouse.permission.list.PageTokens;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The Search APIs (§8). A token is good for the question it was made for alone (§8.2). */
@RestController
class SearchController {

    private final AccessSearcher searcher;
    private final PageTokens pages;
    private final SnapTokens tokens;

    SearchController(AccessSearcher searcher, PageTokens pages, SnapTokens tokens) {
        this.searcher = searcher;
        this.pages = pages;
        this.tokens = tokens;
    }

    /**
     * An answer (§8.3).
     *
     * @param context tells that something may be missing; null when nothing is
     */
    @JsonPropertyOrder({"page", "context", "results"})
    record Results<T>(Page page, @Nullable Map<String, Object> context, List<T> results) {}

    /** Where the answer goes on (§8.2.2). */
    record Page(@JsonProperty("next_token") String nextToken, int count) {}

    @PostMapping("/access/v1/search/subject")
    ResponseEntity<Results<EntityJson>> subjects(Reading reading, @RequestBody SearchJson body) {
        String type = body.subjectType();
        SubjectSet set = body.which(body.what());
        List<@Nullable String> question =
                List.of("access-subject", type, set.namespace(), set.object(), set.relation(), context(body));
        List<String> position = position(reading, question, body);
        Found<Subject> found = searcher.subjects(
                reading,
                set,
                type.equals(EntityJson.PLAIN) ? "" : type,
                body.values(),
                new Part<>(position == null ? null : EntityJson.subject(type, position.getFirst()), body.size()));
        return answer(
                reading,
                question,
                found,
                found.entries().stream().map(EntityJson::of).toList(),
                found.next() == null ? null : EntityJson.of(found.next()).id());
    }

    @PostMapping("/access/v1/search/resource")
    ResponseEntity<Results<EntityJson>> resources(Reading reading, @RequestBody SearchJson body) {
        String type = body.resourceType();
        EntityJson who = EntityJson.of(body.who());
        ObjectQuestion asked = new ObjectQuestion(type, body.what(), body.who());
        List<@Nullable String> question = List.of(
                "access-resource", type, asked.relation(), who.type("subject"), who.id("subject"), context(body));
        List<String> position = position(reading, question, body);
        Found<String> found = searcher.resources(reading, asked, body.values(), part(position, body));
        return answer(
                reading,
                question,
                found,
                found.entries().stream()
                        .map(name -> new EntityJson(type, name, null))
                        .toList(),
                found.next());
    }

    @PostMapping("/access/v1/search/action")
    ResponseEntity<Results<ActionJson>> actions(Reading reading, @RequestBody SearchJson body) {
        EntityJson who = EntityJson.of(body.who());
        SubjectSet resource = body.which("");
        List<@Nullable String> question = List.of(
                "access-action",
                resource.namespace(),
                resource.object(),
                who.type("subject"),
                who.id("subject"),
                context(body));
        List<String> position = position(reading, question, body);
        Found<String> found = searcher.actions(reading, body.who(), resource, body.values(), part(position, body));
        return answer(
                reading,
                question,
                found,
                found.entries().stream().map(name -> new ActionJson(name, null)).toList(),
                found.next());
    }

    private static String context(SearchJson body) {
        return new TreeMap<>(body.values()).toString();
    }

    private static Part<String> part(@Nullable List<String> position, SearchJson body) {
        return new Part<>(position == null ? null : position.getFirst(), body.size());
    }

    private @Nullable List<String> position(Reading reading, List<@Nullable String> question, SearchJson body) {
        return pages.read(reading.tenant().project(), question, body.token());
    }

    private <T> ResponseEntity<Results<T>> answer(
            Reading reading, List<@Nullable String> question, Found<?> found, List<T> results, @Nullable String next) {
        ProjectId project = reading.tenant().project();
        return ResponseEntity.ok()
                .header(SnapTokens.HEADER, tokens.write(reading.tenant(), found.revision()))
                .body(new Results<>(
                        new Page(pages.write(project, question, next == null ? null : List.of(next)), results.size()),
                        found.incomplete() ? Map.of("incomplete", true) : null,
                        results));
    }
}
