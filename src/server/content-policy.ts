/**
 * The content security policy of a page. Scripts run only with this answer's nonce, or loaded by one that has it.
 * Styles may stand inline: antd writes its own in the browser, some of them past its nonce (the measuring of
 * scroll bars), and a style loads and runs nothing here, as images and fonts come from ours alone.
 * @param nonce fresh for every answer
 * @param options.formTargets origins a form may lead to beside ours: the city's sign-on
 */
export function contentPolicy(
  nonce: string,
  options: { readonly formTargets?: readonly string[]; readonly development?: boolean } = {},
): string {
  const { formTargets = [], development = false } = options;
  const scripts = [
    "'self'",
    `'nonce-${nonce}'`,
    "'strict-dynamic'",
    ...(development ? ["'unsafe-eval'"] : []),
  ];
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'self'"],
    'script-src': scripts,
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'", ...formTargets],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
