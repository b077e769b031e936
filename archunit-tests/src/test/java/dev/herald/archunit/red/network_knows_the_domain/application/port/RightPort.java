package dev.herald.archunit.red.network_knows_the_domain.application.port;

public interface RightPort {}
