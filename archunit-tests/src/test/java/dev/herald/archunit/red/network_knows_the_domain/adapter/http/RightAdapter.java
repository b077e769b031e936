package dev.herald.archunit.red.network_knows_the_domain.adapter.http;

public final class RightAdapter {}
