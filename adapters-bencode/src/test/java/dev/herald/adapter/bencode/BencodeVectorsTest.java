package dev.herald.adapter.bencode;

import static dev.herald.adapter.bencode.Reading.LENIENT;
import static dev.herald.adapter.bencode.Reading.STRICT;
import static dev.herald.adapter.bencode.Reading.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of accepted and refused inputs, one line for each. */
class BencodeVectorsTest {

    @ParameterizedTest(name = "{0} strict: {2}, lenient: {3}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            BENC-1  | i0e                          | ok  | ok
            BENC-1  | i-3e                         | ok  | ok
            BENC-5  | i9223372036854775807e        | ok  | ok
            BENC-5  | i-9223372036854775808e       | ok  | ok
            BENC-5  | i9223372036854775808e        | ok  | ok
            BENC-5  | i18446744073709551616e       | ok  | ok
            BENC-3  | i-0e                         | rej | ok
            BENC-3  | i03e                         | rej | ok
            BENC-3  | i-03e                        | rej | ok
            BENC-4  | ie                           | rej | rej
            BENC-4  | i-e                          | rej | rej
            BENC-4  | i+1e                         | rej | rej
            BENC-4  | i 1e                         | rej | rej
            BENC-4  | i1                           | rej | rej
            BENC-4  | i1.0e                        | rej | rej
            BENC-4  | i1 e                         | rej | rej
            BENC-4  | i0x1Fe                       | rej | rej
            BENC-4  | i1E3e                        | rej | rej
            BENC-4  | i--1e                        | rej | rej
            BENC-4  | i                            | rej | rej
            BENC-4  | i-                           | rej | rej
            BENC-1  | 0:                           | ok  | ok
            BENC-1  | 4:spam                       | ok  | ok
            BENC-7  | 00:                          | rej | ok
            BENC-7  | 01:a                         | rej | ok
            BENC-7  | 0000000000000000000001:a     | rej | ok
            BENC-6  | 5:spam                       | rej | rej
            BENC-6  | -1:a                         | rej | rej
            BENC-6  | +1:a                         | rej | rej
            BENC-6  | 4294967296:x                 | rej | rej
            BENC-6  | 4294967297:x                 | rej | rej
            BENC-6  | 2147483648:x                 | rej | rej
            BENC-6  | 2147483647:x                 | rej | rej
            BENC-6  | 18446744073709551617:x       | rej | rej
            BENC-6  | 99999999999999999999:x       | rej | rej
            BENC-6  | 1a                           | rej | rej
            BENC-6  | 1                            | rej | rej
            BENC-6  | :                            | rej | rej
            BENC-1  | le                           | ok  | ok
            BENC-1  | de                           | ok  | ok
            BENC-1  | d3:cow3:moo4:spam4:eggse     | ok  | ok
            BENC-1  | l4:spami-3ed1:aleel0:ee      | ok  | ok
            BENC-1  | e                            | rej | rej
            BENC-1  | x                            | rej | rej
            BENC-9  | d1:b1:x1:a1:ye               | rej | ok
            BENC-10 | d1:a1:x1:a1:ye               | rej | ok
            BENC-10 | d4:infode4:infodee           | rej | rej
            BENC-10 | d4:infode1:a1:x4:infodee     | rej | rej
            BENC-10 | d4:infode04:infodee          | rej | rej
            BENC-10 | d1:ad4:infode4:infodeee      | rej | ok
            BENC-10 | ld4:infode4:infodeee         | rej | ok
            BENC-8  | di1e1:ae                     | rej | rej
            BENC-8  | dle1:ae                      | rej | rej
            BENC-8  | d1:ae                        | rej | rej
            BENC-8  | d1:a1:b1:ce                  | rej | rej
            BENC-8  | d1:a                         | rej | rej
            BENC-1  | d                            | rej | rej
            BENC-1  | l                            | rej | rej
            BENC-1  | ''                           | rej | rej
            BENC-11 | leX                          | rej | ok
            BENC-11 | 'de\n'                       | rej | ok
            BENC-11 | 0:0:                         | rej | ok
            BENC-11 | i1ei2e                       | rej | ok
            BENC-9  | d2:aa1:x1:b1:ye              | ok  | ok
            BENC-9  | d1:a1:x2:aa1:ye              | ok  | ok
            BENC-9  | d2:aa1:x1:a1:ye              | rej | ok
            BENC-9  | d0:1:x1:a1:ye                | ok  | ok
            BENC-10 | d0:1:x0:1:ye                 | rej | ok
            """)
    void vector(String id, String input, String strict, String lenient) {
        byte[] bytes = bytes(input);

        assertThat(STRICT.accepts(bytes)).as("strict").isEqualTo(strict.equals("ok"));
        assertThat(LENIENT.accepts(bytes)).as("lenient").isEqualTo(lenient.equals("ok"));
    }
}
