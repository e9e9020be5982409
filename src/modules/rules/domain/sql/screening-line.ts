/**
 * A row of a screening table as text: the id and the values between tabs, `\N` for unknown. The shortest
 * decimal text of a float64 is read back by the server as that float64 (property-tested on MariaDB).
 */
export function screeningLine(id: bigint, columns: readonly Float64Array[], row: number): string {
  let line = String(id);
  for (const column of columns) {
    const value = column[row]!;
    line += Number.isNaN(value) ? '\t\\N' : `\t${value}`;
  }
  return line;
}
