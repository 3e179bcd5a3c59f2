package dev.gatehouse.specimen.habit;

import org.springframework.beans.factory.annotation.Value;

final class ReadsAnUntypedSetting {

    final String setting;

    ReadsAnUntypedSetting(@Value("${setting}") String setting) {
        this.setting = setting;
    }
}
