import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVERY_SOURCE } from './every-source';
import { type Profile, profileSchema } from './profile';
import { profileProblems } from './profile-check';
import { SOURCES, sourceOf } from './registry';
import { SOURCE_KEYS } from './source';

const FOLDER = path.join(import.meta.dirname, '../profiles');
const files = readdirSync(FOLDER);

describe.each(files)('profiles/%s', (file) => {
  it('is a profile under its own key, and nothing is wrong with it', () => {
    const profile = profileSchema.parse(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')));
    expect(`${profile.key}.json`).toBe(file);
    expect(profileProblems(profile, sourceOf(profile.source))).toEqual([]);
  });
});

describe.each(SOURCES.map((s) => [s.key, s] as const))('source %s', (key, source) => {
  it('has a city profile whose headings are its labels', () => {
    const city: Profile = profileSchema.parse(
      JSON.parse(readFileSync(path.join(FOLDER, `city-${key}.json`), 'utf8')),
    );
    const own = Object.keys(source.fields).filter((f) => !(f in EVERY_SOURCE));
    expect(Object.keys(city.fields).sort()).toEqual(own.sort());
    for (const field of own) expect(city.fields[field]?.heading).toBe(source.fields[field]?.label);
  });

  it('names its key and time among its fields, with labels nobody confuses', () => {
    for (const field of [...source.naturalKey, ...source.eventDate])
      expect(source.fields).toHaveProperty(field);
    const labels = Object.values(source.fields).map((f) => f.label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(source.key).toBe(key);
  });

  it('refuses a payload with a field it does not have', () => {
    const issues = source.schema.safeParse({ nothing: 1 }).error?.issues ?? [];
    expect(issues.some((i) => i.code === 'unrecognized_keys')).toBe(true);
  });
});

it('the registry holds every key, in the order of the keys', () => {
  expect(SOURCES.map((s) => s.key)).toEqual([...SOURCE_KEYS]);
});

it('profileProblems says what is wrong', () => {
  const base = {
    key: 'x',
    source: 'penalty',
    label: 'x',
    provider: 'x',
    subject: [{ heading: 'a', scheme: 'uscc' }],
  };
  const of = (rest: object) =>
    profileProblems(profileSchema.parse({ ...base, ...rest }), sourceOf('penalty')).join('|');
  expect(of({ fields: {} })).toContain('识别字段');
  expect(of({ fields: { nope: { heading: 'b' } } })).toContain('没有字段 nope');
  expect(of({ fields: { severity: { heading: 'b', map: { 重: 'huge' } } } })).toContain('不合法的值 huge');
  expect(of({ fields: { fine: { heading: 'b', pattern: '(\\d+' } } })).toContain('pattern');
  expect(of({ fields: { fine: { heading: 'b', format: 'dmy' } } })).toContain('不是日期');
  expect(of({ fields: { documentNo: { heading: 'b' } }, constants: { severity: 'huge' } })).toContain(
    '固定值',
  );
  expect(of({ fields: { documentNo: { heading: 'b' } } })).toBe('');
});
