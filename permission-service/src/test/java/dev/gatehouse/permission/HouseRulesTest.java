package dev.gatehouse.permission;

import dev.gatehouse.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void theRulesOfTheHouseAreKept() {
        HouseRules.checkModule("dev.gatehouse.permission");
    }
}
