package dev.gatehouse.pages;

import dev.gatehouse.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void theRulesOfTheHouseAreKept() {
        HouseRules.checkModule("dev.gatehouse.pages");
    }
}
