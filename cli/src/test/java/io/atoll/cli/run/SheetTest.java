package io.atoll.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atoll.api.yaml.kinds.Unsupported;
import io.atoll.cli.outcome.CommandFailure;
import org.junit.jupiter.api.Test;

final class SheetTest {
  private final Sheet sheet = new Sheet("run");

  @Test
  void writesPortsRoutesAndHostPorts() {
    Ports ports = new Ports(sheet);
    ports.publish("8080:80");
    ports.publish("9090:80");
    ports.publish("53:53/udp");
    ports.publish("published=5432,target=5432,mode=host");
    ports.expose("8000");
    assertEquals(
        """
        spec:
          ports:
            - name: http
              port: 80
            - name: port-53
              port: 53
              protocol: udp
              hostPort: 53
            - name: port-5432
              port: 5432
              hostPort: 5432
            - name: port-8000
              port: 8000
          routes:
            - listen: 8080
              port: http
            - listen: 9090
              port: http
        """,
        sheet.text());
  }

  @Test
  void writesVolumes() {
    Mounts mounts = new Mounts(sheet);
    mounts.volume("data:/data");
    mounts.volume("/srv:/srv:ro");
    mounts.mount("type=bind,src=/etc/x,dst=/x,readonly");
    mounts.tmpfs("/run:size=16m");
    assertEquals(
        """
        spec:
          volumes:
            - name: data
              mount: /data
            - host: /srv
              mount: /srv
              readOnly: true
            - host: /etc/x
              mount: /x
              readOnly: true
            - tmpfs: 16Mi
              mount: /run
        """,
        sheet.text());
  }

  /** Whatever this version refuses is said of the option that asked for it, as long as it does. */
  @Test
  void namesTheOptionWhoseFieldIsNotSupported() {
    valid();
    new Ports(sheet).publish("8080:80");
    sheet.put("spec.mode", "global", "--mode global");
    boolean routes = Unsupported.FIELDS.contains("spec.routes");
    boolean global = Unsupported.VALUES.containsKey("spec.mode");
    if (!routes && !global) {
      sheet.requireValid();
      return;
    }
    CommandFailure failure = assertThrows(CommandFailure.class, sheet::requireValid);
    String lines = String.join("\n", failure.lines());
    assertEquals(routes, lines.contains("-p 8080:80: ports of the hosts are not there"), lines);
    assertEquals(global, lines.contains("--mode global: spec.mode"), lines);
    assertTrue(lines.contains("is not supported by this version"), lines);
  }

  private void valid() {
    sheet.put("apiVersion", "atoll/v1", "");
    sheet.put("kind", "Application", "");
    sheet.put("metadata.name", "web", "--name web");
    sheet.put("spec.image", "a:1", "a:1");
  }
}
