package dev.gatehouse.specimen.habit;

final class StringUtils {}
