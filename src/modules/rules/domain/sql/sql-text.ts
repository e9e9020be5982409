/**
 * A piece of SQL with the numbers of its placeholders in order. No operand is ever part of the text: codes
 * are numbers here too, their position in the column's dictionary.
 */
export type SqlText = { readonly text: string; readonly values: readonly number[] };

export function sqlText(text: string, values: readonly number[] = []): SqlText {
  return { text, values };
}

/** Several pieces with a separator between them. */
export function joined(pieces: readonly SqlText[], separator: string): SqlText {
  return sqlText(
    pieces.map((piece) => piece.text).join(separator),
    pieces.flatMap((piece) => piece.values),
  );
}

export function around(before: string, piece: SqlText, after: string): SqlText {
  return sqlText(before + piece.text + after, piece.values);
}
