package dev.gatehouse.permission.index;

import dev.gatehouse.permission.configuration.ListSettings;
import dev.gatehouse.permission.database.DatabaseGraphs;
import dev.gatehouse.permission.graph.Graphs;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts memory before the database, unless the settings say that there is to be none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "gatehouse.permission.index.enabled", matchIfMissing = true)
class IndexConfiguration {

    /** More than one statement at a time made reads neither sooner nor more, and took connections from others. */
    private static final int STATEMENTS = 1;

    @Bean
    IndexMeters permissionIndexMeters(MeterRegistry registry) {
        return new IndexMeters(registry);
    }

    @Bean
    JdbcTupleFeed permissionTupleFeed(DataSource source, PlatformTransactionManager transactions) {
        return new JdbcTupleFeed(source, transactions);
    }

    @Bean
    ProjectIndexes permissionIndexes(JdbcTupleFeed feed, IndexSettings settings, IndexMeters meters) {
        return new ProjectIndexes(feed, settings.memoryBytes(), System::nanoTime, meters);
    }

    @Bean
    @Primary
    Graphs memoryGraphs(
            ProjectIndexes indexes,
            JdbcTupleFeed feed,
            DatabaseGraphs database,
            IndexSettings settings,
            ListSettings lists,
            IndexMeters meters) {
        CatchUp catchUp = new CatchUp(feed, settings.catchUp(), STATEMENTS, System::nanoTime, meters);
        return new MemoryGraphs(indexes, catchUp, feed, database, settings, lists.patience(), System::nanoTime, meters);
    }
}
