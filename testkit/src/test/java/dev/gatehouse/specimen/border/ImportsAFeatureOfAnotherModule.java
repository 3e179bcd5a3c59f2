package dev.gatehouse.specimen.border;

import dev.gatehouse.neighbour.feature.Detail;

record ImportsAFeatureOfAnotherModule(Detail detail) {}
