package io.atoll.agent.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atoll.agent.endpoint.Access;
import io.atoll.agent.endpoint.Certificate;
import io.atoll.agent.endpoint.HostEndpoint;
import io.atoll.agent.endpoint.RequestTally;
import io.atoll.agent.endpoint.Routes;
import io.atoll.agent.endpoint.Service;
import io.atoll.agent.endpoint.Token;
import io.atoll.api.agent.Sample;
import io.atoll.api.value.Cpu;
import io.atoll.api.value.DataSize;
import io.atoll.api.yaml.Documents;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples over the real endpoint. */
final class SampleServiceTest {
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir private Path folder;
  private final Token token = Token.random();
  private SampleFiles samples;
  private HostEndpoint endpoint;

  @BeforeEach
  void serve() throws IOException {
    samples = new SampleFiles(folder.resolve("samples"));
    Service slow =
        exchange -> {
          exchange.begin("text/plain");
          exchange.write(Buffer.buffer("be"));
          // Longer than the time between two signs of life.
          TimeUnit.MILLISECONDS.sleep(1500);
          exchange.write(Buffer.buffer("gun"));
          exchange.end();
        };
    endpoint =
        HostEndpoint.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Certificate.in(folder, "localhost"),
            new Access(token, Optional.empty()),
            new Routes.Builder()
                .add("GET", "/v1/samples", new SampleService(samples))
                .add("GET", "/slow", slow)
                .build(),
            new RequestTally(),
            8);
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void answersWithALineForEachSampleOfTheSpan() throws Exception {
    for (int second = 0; second < 10; second += 2) {
      samples.accept(sample(second));
    }
    long start = START.getEpochSecond();
    String middle = get("/v1/samples?since=" + (start + 2) + "&until=" + (start + 4) + ".5").body();
    assertEquals(
        List.of(sample(2), sample(4)),
        middle.lines().map(line -> Documents.readLine(line, Sample.class)).toList());
    assertEquals(5, get("/v1/samples").body().lines().count());
    assertEquals("", get("/v1/samples?since=" + (start + 60)).body());
  }

  @Test
  void refusesTimesThatAreNone() throws Exception {
    assertEquals(400, get("/v1/samples?since=10m").statusCode());
    assertEquals(400, get("/v1/samples?until=-5").statusCode());
  }

  @Test
  void noSignOfLifeComesBetweenWhatIsNoFrames() throws Exception {
    assertEquals("begun", get("/slow").body());
  }

  private HttpResponse<String> get(String target) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://localhost:" + endpoint.port() + target))
              .header("Authorization", "Bearer " + token.text())
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private SSLContext trusting() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(folder.resolve("certificate.pem"))) {
      store.setCertificateEntry(
          "agent", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static Sample sample(int second) {
    return new Sample(
        START.plusSeconds(second),
        Duration.ofSeconds(2),
        new Sample.Node(new Cpu(100), DataSize.ZERO, List.of(0.5), Map.of(), Map.of()),
        Map.of(),
        null);
  }
}
