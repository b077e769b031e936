package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private static final AddressPolicy DESKTOP = AddressPolicy.desktop();
    private static final AddressPolicy SERVER = AddressPolicy.server();
    private static final Visit NAMED = Visit.to(TrackerUrl.of("http://tracker.example.org/announce"));

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "127.9.9.9, loopback",
        "::1, loopback",
        "10.1.2.3, private",
        "172.31.255.255, private",
        "192.168.0.1, private",
        "169.254.1.1, link-local",
        "fe80::1, link-local",
        "fc00::1, unique-local",
        "fdff::1, unique-local",
        "fec0::1, unique-local",
        "224.0.0.1, multicast",
        "255.255.255.255, multicast",
        "ff02::1, multicast",
        "0.0.0.0, unspecified",
        "0.1.2.3, unspecified",
        "::, unspecified",
        "100.64.0.1, shared",
        "100.127.255.255, shared",
        "198.18.0.1, benchmarking",
        "2001:2::1, benchmarking",
        "240.0.0.1, reserved",
        "2001:db8::1, reserved",
        "169.254.169.254, metadata",
        "fd00:ec2::254, metadata",
        "100.100.100.200, metadata"
    })
    void a_server_reaches_the_public_internet_only(String address, String rule) {
        assertThat(behindAName(SERVER, address)).contains(rule);
        assertThat(named(SERVER, address)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::a00:1",
                "2002:a00:1::1",
                "2001:0:4136:e378:8000:63bf:f5ff:fffe",
                "::10.0.0.1",
                "2001:db9::200:5efe:a00:1"
            })
    void an_ipv6_address_is_also_the_ipv4_address_it_leads_to(String address) {
        assertThat(behindAName(SERVER, address)).contains("private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "172.32.0.1",
                "100.128.0.1",
                "198.20.0.1",
                "2606:4700::1111",
                "64:ff9b::101:101",
                "2002:101:101::1"
            })
    void public_addresses_are_nobodys_secret(String address) {
        assertThat(behindAName(SERVER, address)).isEmpty();
        assertThat(named(SERVER, address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "192.168.1.20", "10.0.0.1", "fd12::1", "::1", "0.0.0.0"})
    void a_person_may_have_a_tracker_at_home(String address) {
        assertThat(behindAName(DESKTOP, address)).isEmpty();
        assertThat(named(DESKTOP, address)).isEmpty();
    }

    @Test
    void nobody_has_a_tracker_where_clouds_keep_their_secrets() {
        assertThat(named(DESKTOP, "169.254.169.254")).contains("metadata");
        assertThat(of(DESKTOP, "http://metadata.google.internal/announce")).contains("metadata");
    }

    @ParameterizedTest
    @DisplayName("HTTP-T12: on loopback only what a tracker is asked")
    @CsvSource({
        "/announce, true",
        "/announce.php?passkey=1, true",
        "/announce/0123456789, true",
        "/0123456789/announce, true",
        "/scrape, true",
        "/admin?do=announce, false",
        "/, false",
        "'', false",
        "/announcer/../admin, true"
    })
    void loopback(String path, boolean fine) {
        assertThat(of(DESKTOP, "http://127.0.0.1:8080" + path).isEmpty()).isEqualTo(fine);
        assertThat(of(DESKTOP, "http://192.168.0.1:8080" + path)).isEmpty();
        assertThat(of(DESKTOP, "ws://127.0.0.1:8080" + path)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("HTTP-T12: a URL that says what only we say")
    @ValueSource(
            strings = {
                "info_hash=1",
                "a=b&peer_id=x",
                "port=6881",
                "uploaded=1",
                "downloaded",
                "left=0",
                "key=1",
                "event=stopped",
                "corrupt=1",
                "passkey=1&%6c%65ft=0"
            })
    void own_parameters(String query) {
        for (AddressPolicy policy : new AddressPolicy[] {DESKTOP, SERVER}) {
            assertThat(of(policy, "http://tracker.example.org/announce?" + query))
                    .contains("own-parameters");
            assertThat(of(policy, "udp://tracker.example.org:6969/announce?" + query))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"passkey=left", "support=1", "keyring=1", "a=%6c%65ft", ""})
    void other_parameters_are_the_trackers_own(String query) {
        assertThat(of(DESKTOP, "http://tracker.example.org/announce?" + query)).isEmpty();
    }

    @Test
    void a_redirect_may_repeat_our_words_but_not_lead_from_the_world_into_our_networks() {
        TrackerUrl echo = TrackerUrl.of("http://192.168.0.1/announce?info_hash=1");

        assertThat(DESKTOP.objection(Visit.redirectedTo(echo, false))).isEmpty();
        assertThat(text(DESKTOP.objection(Visit.redirectedTo(echo, true)))).contains("redirect-inside");
    }

    @ParameterizedTest
    @CsvSource({"22, true", "25, true", "1023, true", "80, false", "443, false", "1024, false", "6969, false"})
    void a_server_keeps_away_from_the_ports_of_other_services(int port, boolean blocked) {
        assertThat(of(SERVER, "http://tracker.example.org:" + port + "/announce")
                        .contains("low-port"))
                .isEqualTo(blocked);
        assertThat(of(DESKTOP, "http://tracker.example.org:" + port + "/announce"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xn--pypal-4ve.com", "xn--80ak6aa92e.com", "tracker.xn--ggle-55da.com"})
    void names_that_are_not_what_they_look_like(String host) {
        assertThat(of(SERVER, "http://" + host + "/announce")).contains("mixed-scripts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xn--mnchen-3ya.de", "xn--e1afmkfd.xn--p1ai", "xn--wgv71a119e.jp", "tracker.example.org"})
    void names_in_one_script(String host) {
        assertThat(of(SERVER, "http://" + host + "/announce")).isEmpty();
    }

    @Test
    void your_own_policy_has_your_own_rules() {
        AddressRule onlyOne = new AddressRule() {
            @Override
            public String label() {
                return "only-ours";
            }

            @Override
            public Option<String> faultOf(Visit visit) {
                return Option.when(!visit.url().host().endsWith("example.org"), "not ours");
            }
        };
        AddressPolicy own = AddressPolicy.of(AddressRules.LOOPBACK).with(onlyOne);

        assertThat(of(own, "http://other.test/announce")).isEqualTo("only-ours: not ours");
        assertThat(behindAName(own, "127.0.0.1")).contains("loopback");
        assertThat(behindAName(own.without(AddressRules.LOOPBACK), "127.0.0.1")).isEmpty();
        assertThat(own).hasToString("AddressPolicy[only-ours, loopback]");
    }

    @Test
    void an_objection_repeats_no_secret() {
        assertThat(of(DESKTOP, "http://tracker.example.org/hunter2/announce?left=hunter2"))
                .doesNotContain("hunter2");
    }

    private static String behindAName(AddressPolicy policy, String address) {
        try {
            return text(policy.objection(NAMED, InetAddress.getByName(address)));
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static String named(AddressPolicy policy, String address) {
        return of(policy, "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":8080/announce");
    }

    private static String of(AddressPolicy policy, String url) {
        return text(policy.objection(Visit.to(TrackerUrl.of(url))));
    }

    private static String text(Option<dev.herald.domain.error.TrackerError.Blocked> objection) {
        return objection.map(blocked -> blocked.policy()).getOrElse("");
    }
}
