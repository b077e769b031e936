package dev.herald.archunit.green.archunit;

import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house. */
public final class Rules {
    private final ArchRule rule;

    Rules(ArchRule rule) {
        this.rule = rule;
    }

    /** What it says. */
    public String words() {
        return rule.getDescription();
    }
}
