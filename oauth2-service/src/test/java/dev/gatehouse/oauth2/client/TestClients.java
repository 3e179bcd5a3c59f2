package dev.gatehouse.oauth2.client;

import dev.gatehouse.oauth2.RunningService;
import dev.gatehouse.platform.tenant.Tenant;
import tools.jackson.databind.JsonNode;

/** Registers clients over HTTP. */
public final class TestClients {

    private TestClients() {}

    /** A client from its description in JSON. */
    public static JsonNode create(Tenant tenant, String json) {
        return RunningService.admin(tenant)
                .post("/admin/clients")
                .json(json)
                .send()
                .expect(201)
                .json();
    }

    /** A client that may get tokens for itself, for some scopes and one audience. */
    public static JsonNode machine(Tenant tenant) {
        return create(tenant, """
                {"grant_types": ["client_credentials"], "scope": "openid offline read photos.*",
                 "audience": ["https://api.test/v1"]}""");
    }
}
