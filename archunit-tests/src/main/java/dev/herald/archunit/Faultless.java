package dev.herald.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;

/** The condition that a check finds no fault. */
final class Faultless extends ArchCondition<JavaClass> {

    private final Layout layout;
    private final Check check;
    private Collection<JavaClass> all = List.of();

    Faultless(String description, Layout layout, Check check) {
        super(description);
        this.layout = layout;
        this.check = check;
    }

    @Override
    public void init(Collection<JavaClass> allObjectsToTest) {
        all = allObjectsToTest;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        check.faults(layout, type).forEach(fault -> events.add(SimpleConditionEvent.violated(type, fault)));
    }

    @Override
    public void finish(ConditionEvents events) {
        check.faults(layout, all).forEach(fault -> events.add(SimpleConditionEvent.violated(all, fault)));
    }
}
