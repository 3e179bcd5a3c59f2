package dev.gatehouse.specimen.habit;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

final class InjectsAField {

    @Autowired
    @Nullable Runnable job;
}
