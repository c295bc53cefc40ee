package io.atoll.api.agent;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Takes a stream apart into its frames. Blocks as the stream does. Used by one thread. */
public final class FrameReader {
  private final InputStream in;

  public FrameReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next frame; empty at the end of the stream.
   *
   * @throws EOFException if the stream ends within a frame
   * @throws StreamCorruptedException if this is no frame
   */
  public Optional<Frame> next() throws IOException {
    byte[] bytes = in.readNBytes(Frame.HEADER);
    if (bytes.length == 0) {
      return Optional.empty();
    }
    if (bytes.length < Frame.HEADER) {
      throw new EOFException("the stream ends within a frame");
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    Channel channel =
        Channel.of(header.get(0))
            .orElseThrow(() -> new StreamCorruptedException("no channel: " + header.get(0)));
    int length = header.getInt(4);
    if (length < 0 || length > Frame.LONGEST) {
      throw new StreamCorruptedException("a frame of " + length + " bytes");
    }
    byte[] payload = in.readNBytes(length);
    if (payload.length < length) {
      throw new EOFException("the stream ends within a frame");
    }
    return Optional.of(new Frame(channel, payload));
  }
}
