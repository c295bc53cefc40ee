package io.atoll.testbed.replay;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/** The kinds of traces. A seed draws how high, how steep and when. */
enum Shape {
  /** The same rate for three hours. */
  STEADY(0, 3) {
    @Override
    void draw(double[] rates, double base, Random random) {
      fill(rates, 0, rates.length, base * (1 + 2 * random.nextDouble()));
    }
  },
  /** From one second to the next four to ten times as much, and back an hour later. */
  STEP(1, 3) {
    @Override
    void draw(double[] rates, double base, Random random) {
      fill(rates, 0, rates.length, base);
      fill(rates, HOUR, 2 * HOUR, base * (4 + 6 * random.nextDouble()));
    }
  },
  /** Evenly to three to eight times as much within 20 to 40 minutes, and down again. */
  RAMP(2, 4) {
    @Override
    void draw(double[] rates, double base, Random random) {
      double top = base * (3 + 5 * random.nextDouble());
      int slope = 1200 + random.nextInt(1200);
      for (int i = 0; i < rates.length; i++) {
        double up = (i - HOUR) / (double) slope;
        double down = (3 * HOUR - i) / (double) slope;
        rates[i] = base + (top - base) * Math.max(0, Math.min(1, Math.min(up, down)));
      }
    }
  },
  /** A day: little at night, three to six times as much at its height. */
  DAILY(3, 24) {
    @Override
    void draw(double[] rates, double base, Random random) {
      double top = 2 + 3 * random.nextDouble();
      for (int i = 0; i < rates.length; i++) {
        double day = Math.sin(Math.PI * i / rates.length);
        rates[i] = base * (1 + top * day * day);
      }
    }
  },
  /** About every twenty minutes twice to four times as much, for one to five minutes. */
  SPIKES(4, 6) {
    @Override
    void draw(double[] rates, double base, Random random) {
      fill(rates, 0, rates.length, base);
      int at = 600;
      while (at < rates.length) {
        int end = Math.min(rates.length, at + 60 + random.nextInt(240));
        fill(rates, at, end, base * (2 + 2 * random.nextDouble()));
        at = end + 600 + random.nextInt(1200);
      }
    }
  },
  /** Around one rate by a fifth, each minute another. */
  NOISE(5, 6) {
    @Override
    void draw(double[] rates, double base, Random random) {
      double off = 0;
      for (int i = 0; i < rates.length; i++) {
        off += -off / 60 + 0.2 * Math.sqrt(2.0 / 60) * random.nextGaussian();
        rates[i] = 2 * base * Math.exp(off);
      }
    }
  },
  /** Six to twelve times as much within one to three minutes, halved each ten minutes. */
  FLASH_CROWD(6, 3) {
    @Override
    void draw(double[] rates, double base, Random random) {
      double top = 5 + 6 * random.nextDouble();
      int rise = 60 + random.nextInt(120);
      for (int i = 0; i < rates.length; i++) {
        double since = i - HOUR;
        double crowd =
            since < rise ? Math.max(0, since / rise) : Math.pow(0.5, (since - rise) / 600);
        rates[i] = base * (1 + top * crowd);
      }
    }
  };

  private static final int HOUR = 3600;
  private final int number;
  private final int hours;

  Shape(int number, int hours) {
    this.number = number;
    this.hours = hours;
  }

  /** Where the drawing of its traces begins, for one seed: another for each shape. */
  long drawing(long seed) {
    return seed * 31 + number;
  }

  /**
   * @param base requests a second of little load
   */
  Trace trace(double base, Random random) {
    double[] rates = new double[hours * HOUR];
    draw(rates, base, random);
    return new Trace(
        name().toLowerCase(Locale.ROOT).replace('_', ' '), ImmutableDoubleArray.copyOf(rates));
  }

  abstract void draw(double[] rates, double base, Random random);

  private static void fill(double[] rates, int from, int to, double rate) {
    Arrays.fill(rates, Math.min(from, rates.length), Math.min(to, rates.length), rate);
  }
}
