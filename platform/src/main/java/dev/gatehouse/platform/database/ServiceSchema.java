package dev.gatehouse.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;

/**
 * Makes and migrates the schema of one service from {@code db/changelog/<schema>/changelog.xml}. A service declares one bean
 * of this type and touches no other schema.
 */
public final class ServiceSchema extends SpringLiquibase {

    private final String schema;

    /** @param schema the name of the schema, which is also the name of the folder of its change log */
    public ServiceSchema(DataSource dataSource, String schema) {
        if (!schema.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("A schema is named in small letters, digits and underscores: " + schema);
        }
        this.schema = schema;
        setDataSource(dataSource);
        setChangeLog("classpath:db/changelog/" + schema + "/changelog.xml");
        setDefaultSchema(schema);
        setLiquibaseSchema(schema);
    }

    @Override
    public void afterPropertiesSet() throws LiquibaseException {
        // Liquibase makes its tables in the schema, not the schema itself.
        try (Connection connection = getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
        } catch (SQLException failure) {
            throw new LiquibaseException("The schema " + schema + " could not be made.", failure);
        }
        super.afterPropertiesSet();
    }
}
