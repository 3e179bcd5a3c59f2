package dev.gatehouse.project.start;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcInstallationLock implements InstallationLock {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('gatehouse.project.start', 0))";

    private final JdbcClient jdbc;

    JdbcInstallationLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void acquire() {
        jdbc.sql(LOCK).query((row, number) -> number).list();
    }
}
