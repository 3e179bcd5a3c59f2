package dev.gatehouse.specimen.decision;

import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
final class SecondRenderer {}
