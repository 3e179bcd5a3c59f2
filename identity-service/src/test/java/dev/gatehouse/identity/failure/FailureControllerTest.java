package dev.gatehouse.identity.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.RunningService;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestResponse;
import org.junit.jupiter.api.Test;

class FailureControllerTest {

    private final Tenant tenant = RunningService.project();

    @Test
    void pagesUnderConstructionGetAnExample() {
        TestResponse answer = get("?id=stub:500").expect(200);

        assertThat(answer.at("/error/code").asInt()).isEqualTo(500);
        assertThat(answer.at("/error/reason").asString()).isEqualTo("This is a stub error.");
        assertThat(answer.at("/created_at").asString()).isEqualTo("0001-01-01T00:00:00Z");
    }

    @Test
    void whatIsUnknownOrNoIdIsNotFound() {
        get("?id=5d1d5bd4-6d2e-4b4f-9f5f-0c6f6b1d0a01").expect(404);
        get("?id=nonsense").expect(404);
        get("").expect(404);
    }

    private TestResponse get(String query) {
        return RunningService.site(tenant).get("/self-service/errors" + query).send();
    }
}
