package io.atoll.controller.proxy.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Table;
import io.atoll.controller.proxy.config.Backend;
import io.atoll.controller.proxy.config.Layout;
import io.atoll.controller.proxy.config.Picture;
import io.atoll.controller.proxy.config.Server;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ServerPlannerTest {
  private static final String HEAD =
      "1\n# be_id be_name srv_id srv_name srv_addr srv_admin_state srv_check_state srv_port\n";

  private static Picture picture(Server... servers) {
    var backend = new Backend("b", "b", "http", true, true, List.of());
    var layout = new Layout("", "check", List.of(backend), Map.of(), Set.of());
    return new Picture(layout, Map.of("b", ImmutableList.copyOf(servers)), Map.of());
  }

  private static List<String> plan(String rows, Server... servers) {
    Table<String, String, RunningServer> running = RunningServer.read(HEAD + rows + "\n");
    return ServerPlanner.plan(picture(servers), running);
  }

  @Test
  void addsWhatIsNotThereAndStartsItsChecks() {
    assertEquals(
        List.of(
            "add server b/w 10.0.0.1:80 check",
            "enable health b/w",
            "set server b/w state ready",
            "enable dynamic-cookie backend b"),
        plan("", new Server("w", "10.0.0.1", 80, false)));
  }

  @Test
  void doesNothingWhereAllIsAsItShouldBe() {
    assertEquals(
        List.of(), plan("4 b 1 w 10.0.0.1 0 6 80", new Server("w", "10.0.0.1", 80, false)));
    assertEquals(List.of(), plan("4 b 1 w 10.0.0.1 1 6 80", new Server("w", "10.0.0.1", 80, true)));
    assertEquals(List.of(), plan("", new Server("w", "10.0.0.1", 80, true)));
  }

  @Test
  void repairsWhatSomebodyElseChanged() {
    assertEquals(
        List.of(
            "set server b/w addr 10.0.0.1 port 80",
            "enable health b/w",
            "set server b/w state ready"),
        plan("4 b 1 w 10.0.0.9 1 2 81", new Server("w", "10.0.0.1", 80, false)));
  }

  @Test
  void takesOneThatDrainsOutAndKeepsItForItsSessions() {
    assertEquals(
        List.of("set server b/w state maint"),
        plan("4 b 1 w 10.0.0.1 0 6 80", new Server("w", "10.0.0.1", 80, true)));
  }

  @Test
  void deletesWhatIsNotWantedAfterTheOthersHaveCome() {
    assertEquals(
        List.of(
            "add server b/new 10.0.0.2:80 check",
            "enable health b/new",
            "set server b/new state ready",
            "enable dynamic-cookie backend b",
            "set server b/w state maint",
            "del server b/w"),
        plan("4 b 1 w 10.0.0.1 0 6 80", new Server("new", "10.0.0.2", 80, false)));
  }

  @Test
  void countsSessionsAndThoseThatMayYetComeToAnOldProcess() {
    Statistics old = statistics("http,FRONTEND,,2,OPEN,2,1,0,0");
    assertTrue(old.idleClients());
    Map<String, Integer> sessions = new HashMap<>();
    old.addSessions(sessions, 1);
    assertEquals(Map.of("w", 3, "gone", 0), sessions);
  }

  @Test
  void manyRequestsOfOneClientDoNotHideAnotherThatIsIdle() {
    assertTrue(statistics("http,FRONTEND,,2,OPEN,1,0,1,5").idleClients());
    assertTrue(statistics("http,FRONTEND,,2,OPEN,1,1,1,0").idleClients());
    assertFalse(statistics("http,FRONTEND,,2,OPEN,1,1,1,5").idleClients());
  }

  private static Statistics statistics(String frontend) {
    String head =
        "# pxname,svname,qcur,scur,status,h1_open_connections,h1_open_streams,"
            + "h2_open_connections,h2_backend_open_streams\n";
    String rows = "\nb,w,1,1,UP 1/2,,,,\nb,gone,0,0,MAINT,,,,\nb,BACKEND,0,1,UP,1,1,0,0\n\n";
    return Statistics.read(head + frontend + rows);
  }

  @Test
  void findsTheProcessesOfAMaster() {
    String answer =
        """
        #<PID>          <type>          <reloads>       <uptime>        <version>
        31996           master          1 [failed: 2]   0d00h12m07s     2.6.12
        # workers
        7771            worker          0               0d00h00m00s     2.6.12
        # old workers
        32018           worker          1               0d00h12m07s     2.6.12
        # programs

        """;
    assertEquals(List.of(32018L), WorkerInfo.oldWorkers(answer));
    assertEquals(2, WorkerInfo.failedReloads(answer));
  }
}
