package io.atoll.api.agent;

import java.nio.ByteBuffer;

/**
 * A piece of a stream as it goes over the wire: one byte with the channel's number, three zero
 * bytes, four bytes with the payload's length, the highest first, and the payload. These are the
 * frames that the engine itself uses.
 *
 * @param payload not copied: who makes a frame gives the array away
 */
@SuppressWarnings("ArrayRecordComponent") // Frames are carried and never compared.
public record Frame(Channel channel, byte[] payload) {
  public static final int HEADER = 8;

  /** More than the engine ever puts into one frame of a log, by far. */
  public static final int LONGEST = 1 << 20;

  public static Frame of(Notice notice) {
    return new Frame(Channel.NOTICE, notice.encode());
  }

  /** Says that the stream lives, and nothing else. */
  public static Frame signOfLife() {
    return new Frame(Channel.INPUT, new byte[0]);
  }

  /** Header and payload. */
  public byte[] encode() {
    return ByteBuffer.allocate(HEADER + payload.length)
        .put(channel.number())
        .put(new byte[3])
        .putInt(payload.length)
        .put(payload)
        .array();
  }
}
