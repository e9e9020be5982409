import { describe, expect, it } from 'vitest';
import { checkRules } from '@/modules/rules/domain/check-rules';
import { termOf } from '@/modules/rules/domain/vocabulary';
import { DEEPEST } from '@/modules/rules/schema';
import { definitionSchema } from '../schema';
import { TEMPLATES, templateOf } from './templates';

describe.each(TEMPLATES)('$key', ({ key, definition }) => {
  it('is a definition whose rules make sense', () => {
    expect(definitionSchema.safeParse(definition).error).toBeUndefined();
    expect(checkRules(definition.rules, termOf, DEEPEST)).toEqual([]);
    expect(templateOf(key)?.definition).toBe(definition);
  });
  it('never turns unknown into a refusal', () => {
    expect(definition.rules.filter((r) => r.onUnknown === 'fail')).toEqual([]);
  });
});
