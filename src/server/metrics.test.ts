import { expect, it } from 'vitest';
import { exposition, gauge, observe } from './metrics';

it('writes histograms and gauges as Prometheus reads them', () => {
  observe('xyd_call_seconds', { call: 'a."b"', code: 'ok' }, 0.02);
  observe('xyd_call_seconds', { call: 'a."b"', code: 'ok' }, 20);
  gauge('xyd_test_things', 'Things', () => 3);
  const lines = exposition().split('\n');
  const of = (le: string) => `xyd_call_seconds_bucket{call="a.\\"b\\"",code="ok",le="${le}"}`;
  expect(lines).toContain('# TYPE xyd_call_seconds histogram');
  expect(lines).toContain(`${of('0.01')} 0`);
  expect(lines).toContain(`${of('0.025')} 1`);
  expect(lines).toContain(`${of('10')} 1`);
  expect(lines).toContain(`${of('+Inf')} 2`);
  expect(lines).toContain('xyd_call_seconds_sum{call="a.\\"b\\"",code="ok"} 20.02');
  expect(lines).toContain('xyd_test_things 3');
  const shape = /^(# (HELP|TYPE) .*|xyd_[a-z0-9_]+(\{[^}]*\})? -?[0-9.e+-]+)?$/;
  for (const line of lines) expect(line).toMatch(shape);
});

it('does not grow with made-up names', () => {
  for (let i = 0; i < 2_000; i++) observe('xyd_http_request_seconds', { route: `/x${i}` }, 0.1);
  const series = exposition().match(/xyd_http_request_seconds_count/g) ?? [];
  expect(series.length).toBeLessThanOrEqual(501);
  expect(exposition()).toContain('xyd_http_request_seconds_count{overflow="1"} 1500');
});
