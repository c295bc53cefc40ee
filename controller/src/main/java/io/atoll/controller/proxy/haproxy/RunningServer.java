package io.atoll.controller.proxy.haproxy;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.Table;
import java.util.List;

/**
 * A server as HAProxy has it.
 *
 * @param enabled whether it may get requests
 * @param checked whether its checks run
 */
record RunningServer(String address, int port, boolean enabled, boolean checked) {
  /** Any reason to be in maintenance, or to be drained. */
  private static final int OUT = 0x01 | 0x02 | 0x08 | 0x10 | 0x20 | 0x40;

  private static final int CHECKS_ENABLED = 0x04;

  /**
   * Reads the answer to {@code show servers state}.
   *
   * @return by backend and name
   */
  static Table<String, String, RunningServer> read(String answer) {
    Table<String, String, RunningServer> all = HashBasedTable.create();
    List<String> names = List.of();
    for (String line : answer.split("\n", -1)) {
      if (line.startsWith("# ")) {
        names = List.of(line.substring(2).split(" ", -1));
        continue;
      }
      List<String> row = List.of(line.split(" ", -1));
      if (!names.isEmpty() && row.size() >= names.size()) {
        all.put(
            row.get(names.indexOf("be_name")), row.get(names.indexOf("srv_name")), of(names, row));
      }
    }
    return all;
  }

  private static RunningServer of(List<String> names, List<String> row) {
    int admin = Integer.parseInt(row.get(names.indexOf("srv_admin_state")));
    int check = Integer.parseInt(row.get(names.indexOf("srv_check_state")));
    return new RunningServer(
        row.get(names.indexOf("srv_addr")),
        Integer.parseInt(row.get(names.indexOf("srv_port"))),
        (admin & OUT) == 0,
        (check & CHECKS_ENABLED) != 0);
  }
}
