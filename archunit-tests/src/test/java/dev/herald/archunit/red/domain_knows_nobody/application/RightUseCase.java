package dev.herald.archunit.red.domain_knows_nobody.application;

/** Fine where it is. */
public final class RightUseCase {}
