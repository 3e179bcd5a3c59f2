package dev.gatehouse.oauth2;

import dev.gatehouse.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void theModuleKeepsTheRulesOfTheHouse() {
        HouseRules.checkModule("dev.gatehouse.oauth2");
    }
}
