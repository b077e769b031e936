package dev.herald.archunit.red.network_knows_the_domain.domain;

public record RightWord() {}
