package dev.gatehouse.specimen.habit;

import java.util.logging.Logger;

final class LogsElsewhere {

    void log() {
        Logger.getLogger("elsewhere").info("logged");
    }
}
