package io.labelops.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One row of PostgreSQL's binary COPY, read where it lies.
 *
 * <p>The server sends a row at a time; before the first stand the signature, flags and an extension
 * (PostgreSQL documentation, COPY, "Binary Format").
 */
public final class CopiedRow {

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int FLAGS = 11;
  private static final int EXTENSION = 15;
  // Of an array: dimensions, whether there are nulls, type; then per dimension size and lower
  // bound.
  private static final int ARRAY_SIZE = 12;
  private static final int ARRAY_HEADER = 20;

  private byte[] bytes = new byte[0];
  private int[] begins = new int[0];
  private int[] lengths = new int[0];
  private boolean started;

  CopiedRow() {}

  /** Tells whether there is a row in what was sent: at the end there is none. */
  boolean read(byte[] sent) {
    int at = 0;
    if (!started) {
      started = true;
      if ((int) INT.get(sent, FLAGS) != 0) {
        throw new IllegalStateException("Rows with OIDs are not understood");
      }
      at = EXTENSION + 4 + (int) INT.get(sent, EXTENSION);
    }
    if (at == sent.length || (short) SHORT.get(sent, at) < 0) {
      return false;
    }
    int columns = (short) SHORT.get(sent, at);
    if (columns != begins.length) {
      begins = new int[columns];
      lengths = new int[columns];
    }
    at += 2;
    for (int column = 0; column < columns; column++) {
      lengths[column] = (int) INT.get(sent, at);
      begins[column] = at + 4;
      at += 4 + Math.max(0, lengths[column]);
    }
    bytes = sent;
    return true;
  }

  public boolean isNull(int column) {
    return lengths[column] < 0;
  }

  /** Returns a smallint, integer or bigint. */
  public long number(int column) {
    return switch (lengths[column]) {
      case Long.BYTES -> (long) LONG.get(bytes, begins[column]);
      case Integer.BYTES -> (int) INT.get(bytes, begins[column]);
      case Short.BYTES -> (short) SHORT.get(bytes, begins[column]);
      default ->
          throw new IllegalStateException(
              "Column %d has %d bytes and is no whole number".formatted(column, lengths[column]));
    };
  }

  /** Returns a double precision. */
  public double decimal(int column) {
    return Double.longBitsToDouble((long) LONG.get(bytes, begins[column]));
  }

  /** Returns a double precision array of one dimension. */
  public double[] decimals(int column) {
    int at = begins[column];
    if ((int) INT.get(bytes, at) == 0) {
      return new double[0];
    }
    double[] values = new double[(int) INT.get(bytes, at + ARRAY_SIZE)];
    at += ARRAY_HEADER + Integer.BYTES;
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.longBitsToDouble((long) LONG.get(bytes, at));
      at += Double.BYTES + Integer.BYTES;
    }
    return values;
  }

  public String text(int column) {
    return new String(bytes, begins[column], lengths[column], StandardCharsets.UTF_8);
  }

  int textHash(int column) {
    int hash = 1;
    for (int i = begins[column]; i < begins[column] + lengths[column]; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  boolean textIs(int column, byte[] other) {
    int from = begins[column];
    return Arrays.equals(bytes, from, from + lengths[column], other, 0, other.length);
  }

  byte[] copyOfText(int column) {
    return Arrays.copyOfRange(bytes, begins[column], begins[column] + lengths[column]);
  }
}
