package dev.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import org.junit.jupiter.api.Test;

class FixedConfigurationDocumentsTest {

    private final Tenant tenant = TestTenants.aTenant().build();
    private final FixedConfigurationDocuments documents =
            new FixedConfigurationDocuments().put(tenant, ServiceName.IDENTITY, "{\"a\": 1}");

    @Test
    void aDocumentIsFoundByProjectRevisionAndService() {
        assertThat(documents.find(tenant.project(), tenant.revision(), ServiceName.IDENTITY))
                .hasValueSatisfying(
                        document -> assertThat(document.get("a").asInt()).isEqualTo(1));
        assertThat(documents.find(tenant.project(), tenant.revision(), ServiceName.OAUTH2))
                .isEmpty();
        assertThat(documents.find(tenant.project(), RevisionId.random(), ServiceName.IDENTITY))
                .isEmpty();
    }

    @Test
    void whatAReaderDoesToADocumentStaysWithTheReader() {
        documents
                .find(tenant.project(), tenant.revision(), ServiceName.IDENTITY)
                .orElseThrow()
                .put("a", 2);

        assertThat(documents.find(tenant.project(), tenant.revision(), ServiceName.IDENTITY))
                .hasValueSatisfying(
                        document -> assertThat(document.get("a").asInt()).isEqualTo(1));
    }

    @Test
    void aDocumentIsAnObject() {
        assertThatThrownBy(() -> documents.put(tenant, ServiceName.IDENTITY, "[]"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
