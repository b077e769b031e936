package dev.herald.testkit.udp;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.application.port.TrackerGateway;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table lets the right gateway through, and catches those that are wrong. */
class UdpMisbehaviourContractTest {

    private static UdpMisbehaviourContract contract(PlainUdpGateway.Fault fault) {
        return new UdpMisbehaviourContract() {
            @Override
            protected TrackerGateway openGateway() {
                return new PlainUdpGateway(fault);
            }
        };
    }

    @Nested
    class Of_one_that_is_right extends UdpMisbehaviourContract {
        @Override
        protected TrackerGateway openGateway() {
            return new PlainUdpGateway();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ANY_PORT, FROM_ANOTHER_PORT",
        "ANY_TRANSACTION, OF_ANOTHER_TRANSACTION",
        "ANY_TRANSACTION, FLOOD",
        "ANY_TRANSACTION, NOTHING_BUT_SPOOFS",
        "ANY_ACTION, OF_ANOTHER_ACTION",
        "ANY_ACTION, OF_NO_ACTION",
        "LONG_ERRORS, ERROR_WITHOUT_WORDS",
        "LONG_ERRORS, ERROR_OF_TWELVE_BYTES",
        "EXACT_LENGTHS, TRAILING_BYTES",
        "NO_SECOND_ID, ID_REFUSED_ONCE",
        "NO_SECOND_ID, ID_REFUSED_ONCE_IN_OTHER_WORDS"
    })
    void one_that_is_wrong_is_caught(PlainUdpGateway.Fault fault, UdpMisbehaviour misbehaviour) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> contract(fault).has_its_outcome(misbehaviour, Duration.ofSeconds(1)));
    }
}
