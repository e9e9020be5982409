import type { ProductDocument } from './product-document';

/** Text with keys in order, so that two equal values have one text whatever a database did to key order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}

/** Whether terms and rules as stored say the same as the document. */
export function sameDocument(document: ProductDocument, terms: unknown, rules: unknown): boolean {
  return canonical(document.terms) === canonical(terms) && canonical(document.rules) === canonical(rules);
}
