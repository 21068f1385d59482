package io.labelops.measure.shape;

import java.util.Arrays;

/**
 * The one-to-one matching of rows and columns with the greatest sum.
 *
 * <p>The Hungarian method with potentials (Kuhn 1955; Jonker &amp; Volgenant 1987), in time rows² ×
 * columns. Deterministic.
 */
public final class Matching {

  private static final int NONE = -1;

  private Matching() {}

  /**
   * Matches as many as there are on the smaller side.
   *
   * @param gain of matching a row with a column, finite; rows of equal length
   * @return the column of each row, -1 for none
   */
  public static int[] best(double[][] gain) {
    int rows = gain.length;
    int columns = rows == 0 ? 0 : gain[0].length;
    if (rows <= columns) {
      return assign(gain, rows, columns);
    }
    double[][] turned = new double[columns][rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column][row] = gain[row][column];
      }
    }
    int[] rowOf = assign(turned, columns, rows);
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, NONE);
    for (int column = 0; column < columns; column++) {
      columnOf[rowOf[column]] = column;
    }
    return columnOf;
  }

  /** Adds one row after the other along a cheapest augmenting path; not more rows than columns. */
  private static int[] assign(double[][] gain, int rows, int columns) {
    double[] ofRow = new double[rows + 1];
    double[] ofColumn = new double[columns + 1];
    int[] rowOf = new int[columns + 1];
    for (int row = 1; row <= rows; row++) {
      augment(gain, row, ofRow, ofColumn, rowOf);
    }
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, NONE);
    for (int column = 1; column <= columns; column++) {
      if (rowOf[column] > 0) {
        columnOf[rowOf[column] - 1] = column - 1;
      }
    }
    return columnOf;
  }

  /** Columns and rows count from 1; column 0 holds the row that seeks a place. */
  private static void augment(
      double[][] gain, int newRow, double[] ofRow, double[] ofColumn, int[] rowOf) {
    int columns = ofColumn.length - 1;
    double[] least = new double[columns + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int[] before = new int[columns + 1];
    boolean[] used = new boolean[columns + 1];
    rowOf[0] = newRow;
    int column = 0;
    do {
      used[column] = true;
      int row = rowOf[column];
      double delta = Double.POSITIVE_INFINITY;
      int next = 0;
      for (int j = 1; j <= columns; j++) {
        if (used[j]) {
          continue;
        }
        double reduced = -gain[row - 1][j - 1] - ofRow[row] - ofColumn[j];
        if (reduced < least[j]) {
          least[j] = reduced;
          before[j] = column;
        }
        if (least[j] < delta) {
          delta = least[j];
          next = j;
        }
      }
      for (int j = 0; j <= columns; j++) {
        if (used[j]) {
          ofRow[rowOf[j]] += delta;
          ofColumn[j] -= delta;
        } else {
          least[j] -= delta;
        }
      }
      column = next;
    } while (rowOf[column] != 0);
    while (column != 0) {
      rowOf[column] = rowOf[before[column]];
      column = before[column];
    }
  }
}
