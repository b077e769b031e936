package dev.herald.adapter.bencode;

import static dev.herald.adapter.bencode.Reading.LENIENT;
import static dev.herald.adapter.bencode.Reading.STRICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.TrackerError.Malformed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an input that cannot be read: the exact offset, and what should have stood there. */
class BencodeMalformedTest {

    @ParameterizedTest(name = "{0} {1} fails at {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            BENC-1  | ''                     | 0 | a bencoded value, found the end of the input
            BENC-1  | x                      | 0 | a bencoded value, found 'x'
            BENC-1  | e                      | 0 | a bencoded value, found 'e'
            BENC-1  | '\n'                   | 0 | a bencoded value, found byte 0x0a
            BENC-1  | \u00ff                 | 0 | a bencoded value, found byte 0xff
            BENC-1  | l                      | 1 | a value or the end of the list, found the end of the input
            BENC-1  | li1e                   | 4 | a value or the end of the list, found the end of the input
            BENC-1  | li1exe                 | 4 | a value or the end of the list, found 'x'
            BENC-1  | d                      | 1 | a dictionary key or the end of the dictionary, found the end of the input
            BENC-4  | ie                     | 1 | a digit of an integer, found 'e'
            BENC-4  | i-e                    | 2 | a digit of an integer, found 'e'
            BENC-4  | i--1e                  | 2 | a digit of an integer, found '-'
            BENC-4  | i+1e                   | 1 | a digit of an integer, found '+'
            BENC-4  | i 1e                   | 1 | a digit of an integer, found byte 0x20
            BENC-4  | i                      | 1 | a digit of an integer, found the end of the input
            BENC-4  | i-                     | 2 | a digit of an integer, found the end of the input
            BENC-4  | i12                    | 3 | a digit or the end of the integer, found the end of the input
            BENC-4  | i1.0e                  | 2 | a digit or the end of the integer, found '.'
            BENC-4  | i0x1Fe                 | 2 | a digit or the end of the integer, found 'x'
            BENC-4  | i1-e                   | 2 | a digit or the end of the integer, found '-'
            BENC-6  | 5:spam                 | 0 | a byte string that ends within the input, found one longer than the 4 bytes left
            BENC-6  | 1:                     | 0 | a byte string that ends within the input, found one longer than the 0 bytes left
            BENC-6  | l4294967296:xe         | 1 | a byte string that ends within the input, found one longer than the 2 bytes left
            BENC-6  | l99999999999999999999: | 1 | a byte string that ends within the input, found one longer than the 0 bytes left
            BENC-6  | l1:a2147483647:a       | 4 | a byte string that ends within the input, found one longer than the 1 bytes left
            BENC-6  | -1:a                   | 0 | a bencoded value, found '-'
            BENC-6  | 1a                     | 1 | a digit of the length of a byte string or ':', found 'a'
            BENC-6  | 12                     | 2 | a digit of the length of a byte string or ':', found the end of the input
            BENC-8  | di1e1:ae               | 1 | a dictionary key or the end of the dictionary, found 'i'
            BENC-8  | d1:a1:bl1:ce           | 7 | a dictionary key or the end of the dictionary, found 'l'
            BENC-8  | d-1:ai1ee              | 1 | a dictionary key or the end of the dictionary, found '-'
            BENC-8  | d1:ae                  | 4 | the value of a dictionary key, found 'e'
            BENC-8  | d1:a                   | 4 | the value of a dictionary key, found the end of the input
            BENC-8  | d1:ax                  | 4 | the value of a dictionary key, found 'x'
            BENC-8  | d3:ae                  | 1 | a byte string that ends within the input, found one longer than the 2 bytes left
            BENC-10 | d4:infode4:infodee     | 9 | only one 'info' in the root dictionary
            """)
    void neither_mode_reads(String id, String input, int offset, String expected) {
        Malformed lenient = LENIENT.failure(input);

        assertThat(lenient.offset()).isEqualTo(offset);
        assertThat(lenient.expected()).isEqualTo(expected);
        assertThat(STRICT.failure(input).offset()).isEqualTo(offset);
    }

    @ParameterizedTest(name = "{0} {1} fails at {2} where strict: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            BENC-3  | i-0e                 | 0  | an integer without leading zeros or negative zero
            BENC-3  | li03ee               | 1  | an integer without leading zeros or negative zero
            BENC-3  | l1:ai-03ee           | 4  | an integer without leading zeros or negative zero
            BENC-3  | i00e                 | 0  | an integer without leading zeros or negative zero
            BENC-7  | 00:                  | 0  | a length without leading zeros
            BENC-7  | l1:a01:ae            | 4  | a length without leading zeros
            BENC-7  | d01:ai1ee            | 1  | a length without leading zeros
            BENC-9  | d1:b1:x1:a1:ye       | 7  | dictionary keys in ascending order
            BENC-9  | d1:ad1:bi1e1:ai2eee  | 11 | dictionary keys in ascending order
            BENC-9  | d2:aa1:x1:a1:ye      | 8  | dictionary keys in ascending order
            BENC-10 | d1:a1:x1:a1:ye       | 7  | no dictionary key twice
            BENC-10 | d0:i1e0:i2ee         | 6  | no dictionary key twice
            BENC-11 | leX                  | 2  | the end of the input, found 'X'
            BENC-11 | i1e0:                | 3  | the end of the input, found '0'
            """)
    void only_lenient_reading_reads(String id, String input, int offset, String expected) {
        Malformed strict = STRICT.failure(input);

        assertThat(strict.offset()).isEqualTo(offset);
        assertThat(strict.expected()).isEqualTo(expected);
        assertThat(LENIENT.accepts(Reading.bytes(input))).isTrue();
    }
}
