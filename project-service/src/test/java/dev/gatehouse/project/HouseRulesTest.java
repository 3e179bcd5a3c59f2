package dev.gatehouse.project;

import dev.gatehouse.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void theModuleKeepsTheRulesOfTheHouse() {
        HouseRules.checkModule("dev.gatehouse.project");
    }
}
