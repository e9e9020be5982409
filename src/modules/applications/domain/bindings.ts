/** What the papers of an application are bound to: what went with its form, and what was answered with. */
export function bindingsOf(row: { readonly id: bigint; readonly formId: bigint }): string[] {
  return [`application-form:${row.formId}`, `application:${row.id}`];
}
