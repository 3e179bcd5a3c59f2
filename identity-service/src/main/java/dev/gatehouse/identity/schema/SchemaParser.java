package dev.gatehouse.identity.schema;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.io.ByteArrayInputStream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes an {@link IdentitySchema} of a text: JSON Schema draft-07 with asserted formats and the keyword for roles. */
@Component
class SchemaParser {

    // Traits are small; what needs more than this is a schema that was made to cost.
    private static final long GREATEST_STEPS = 200_000;
    private static final int GREATEST_DEPTH = 200;

    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft7())
            .keyword(new JsonRoleKeyword())
            .format(new TextFormat("email", TextFormat::isEmail))
            .format(new TextFormat("tel", TextFormat::isTelephone))
            .build();

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            // 30.0 is an integer (JSON Schema draft-06 and later).
            .losslessNarrowing(true)
            .executionContextCustomizer((context, _) -> limit(context))
            .build();

    private final JsonMapper json;
    private final SchemaDocuments documents;

    SchemaParser(JsonMapper json, SchemaDocuments documents) {
        this.json = json;
        this.documents = documents;
    }

    /** Compiles a schema; what is no schema for traits is an {@link UnreadableSchemaException}. */
    IdentitySchema parse(byte[] bytes) {
        try {
            JsonNode document = json.readTree(bytes);
            if (!(document instanceof ObjectNode root)
                    || !root.path("properties").path("traits").isObject()) {
                throw new UnreadableSchemaException(
                        "An identity schema has an object \"traits\" among its properties.");
            }
            // One registry for each schema: two projects may use one $id for different texts.
            ObjectNode compiled = root.deepCopy();
            compiled.remove("$schema");
            Schema schema = registry().getSchema(compiled);
            schema.initializeValidators();
            return new IdentitySchema(bytes, schema);
        } catch (SchemaException | JacksonException broken) {
            throw new UnreadableSchemaException("The identity schema is not one.", broken);
        }
    }

    private SchemaRegistry registry() {
        return SchemaRegistry.withDialect(
                DIALECT,
                builder -> builder.schemaCacheEnabled(false)
                        .schemaRegistryConfig(CONFIG)
                        .schemaLoader(loader -> loader.allow(
                                        iri -> iri.toString().startsWith("https:")
                                                || iri.toString().startsWith("http:"))
                                .resourceLoaders(loaders -> loaders.add(
                                        iri -> () -> new ByteArrayInputStream(documents.load(iri.toString()))))));
    }

    private static void limit(ExecutionContext context) {
        context.setExecutionConfig(ExecutionConfig.builder(context.getExecutionConfig())
                .maxEvaluationSteps(GREATEST_STEPS)
                .maxEvaluationDepth(GREATEST_DEPTH)
                .build());
    }
}
