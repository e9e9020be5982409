import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { PlainMarkdown } from './plain-markdown';

const html = (text: string, images?: string) =>
  renderToStaticMarkup(createElement(PlainMarkdown, { text, images }));

it('shows a picture beside the document under the path it was given', () => {
  expect(html('![可靠性图](reliability.png)', '/api/models/a/1.0.0')).toContain(
    'src="/api/models/a/1.0.0/reliability.png" alt="可靠性图"',
  );
  expect(html('![可靠性图](reliability.png)')).not.toContain('<img');
  expect(html('![可靠性图](reliability.png)')).toContain('可靠性图');
});

it('takes neither another address nor HTML', () => {
  for (const text of ['![x](https://example.org/a.png)', '![x](../a.png)', '<img src="a.png">'])
    expect(html(text, '/api')).not.toContain('<img');
});
