package dev.gatehouse.permission.configuration;

import dev.gatehouse.permission.evaluate.Budget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What a single request may cost, whatever the tuples of a project look like. A check that meets one of these limits is
 * answered as not allowed, never as allowed.
 *
 * @param checkSteps how many names of objects and tuples one check may look at
 * @param checkWidth how many names one level of a check may hold where the database is searched
 * @param checkRows how many tuples one check may read from the database
 * @param checkTime how long one check may take, and a request with several of them
 * @param batch how many questions one batch may hold, where its project allows more
 * @param expandNodes how many nodes one expanded tree may have, and how many tuples may be read for it
 * @param changes how many items one {@code PATCH} may carry
 */
@ConfigurationProperties("gatehouse.permission.limits")
public record EvaluationLimits(
        @DefaultValue("1000000") int checkSteps,
        @DefaultValue("10000") int checkWidth,
        @DefaultValue("100000") int checkRows,
        @DefaultValue("5s") Duration checkTime,
        @DefaultValue("1000") int batch,
        @DefaultValue("50000") int expandNodes,
        @DefaultValue("10000") int changes) {

    public EvaluationLimits {
        requirePositive("check-steps", checkSteps);
        requirePositive("check-width", checkWidth);
        requirePositive("check-rows", checkRows);
        requirePositive("batch", batch);
        requirePositive("expand-nodes", expandNodes);
        requirePositive("changes", changes);
        if (!checkTime.isPositive()) {
            throw refused("check-time", checkTime);
        }
    }

    /** What one check may spend that was asked at this time. */
    public Budget checkBudget(Instant asked, Clock clock) {
        return new Budget(checkSteps, asked.plus(checkTime), clock);
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw refused(name, value);
        }
    }

    private static InvalidConfigurationPropertyValueException refused(String name, Object value) {
        return new InvalidConfigurationPropertyValueException(
                "gatehouse.permission.limits." + name, value, "It must be more than nothing.");
    }
}
