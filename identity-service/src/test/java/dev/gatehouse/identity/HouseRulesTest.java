package dev.gatehouse.identity;

import dev.gatehouse.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void theModuleKeepsTheRulesOfTheHouse() {
        HouseRules.checkModule("dev.gatehouse.identity");
    }
}
