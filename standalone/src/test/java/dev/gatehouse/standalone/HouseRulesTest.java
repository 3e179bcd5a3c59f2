package dev.gatehouse.standalone;

import dev.gatehouse.testkit.HouseRules;
import org.junit.jupiter.api.Test;

/** All modules meet here, so here the whole house is looked at. */
class HouseRulesTest {

    @Test
    void thisModuleKeepsTheRules() {
        HouseRules.checkModule("dev.gatehouse.standalone");
    }

    @Test
    void allModulesTogetherKeepTheRules() {
        HouseRules.checkHouse();
    }
}
