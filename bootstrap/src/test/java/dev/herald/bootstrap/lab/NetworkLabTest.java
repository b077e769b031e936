package dev.herald.bootstrap.lab;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nothing leaves the scope, whatever happens to it: every packet on every interface of the client is captured and looked at, and every
 * packet that reaches the decoy. Each scenario begins with announces that are heard by the tracker, so that there is something to lose,
 * and ends with one without a scope that is heard by the decoy, so that a leak would be seen. All of them happen twice: on the machine
 * as it is, and on one whose owner has followed {@code docs/network.md}.
 */
@ParameterizedClass
@EnumSource(Machine.class)
@Timeout(300) // every scenario is a handful of processes, and a Java takes its time on a busy machine
class NetworkLabTest
        implements InterfaceScenarios, AddressScenarios, NameScenarios, ProxyScenarios, WebSocketScenarios {

    @TempDir
    private static Path folder;

    private static LabWorld world;
    private static final LabTable table = new LabTable();

    @Parameter
    private Machine machine;

    @BeforeAll
    static void build() {
        world = new LabWorld(folder);
    }

    @AfterAll
    static void takeDown() {
        if (world != null) {
            world.close();
            table.publish();
        }
    }

    @Override
    public LabScenario scenario(String title, String scope, Set<String> allowed) {
        return LabScenario.begin(world, table, machine, title, scope, allowed);
    }

    @Override
    public LabWorld world() {
        return world;
    }
}
