import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DISTRICTS } from '@/kernel/districts';
import { CITY, DOCUMENTS, type Target, targetSchema } from './target';

const targets: Target[] = z
  .array(targetSchema)
  .parse(JSON.parse(readFileSync('prisma/seed/targets.json', 'utf8')));

describe('prisma/seed/targets.json', () => {
  it('covers the city and every district, each code once, each from a named document', () => {
    expect([...new Set(targets.map((t) => t.districtCode))].sort()).toEqual(
      [CITY, ...Object.keys(DISTRICTS)].sort(),
    );
    expect(new Set(targets.map((t) => t.code)).size).toBe(targets.length);
    for (const target of targets) expect(DOCUMENTS).toHaveProperty(target.document);
  });

  // the table of numeric targets, as the documents give them
  it.each([
    ['120116', 'serious-dishonesty-share', 'lt', 1],
    ['120116', 'department-participation', 'gte', 100],
    ['120116', 'publicity-events', 'gt', 100],
    ['120116', 'pilot-enterprises', 'gte', 15],
    ['120101', 'commitment-signed-share', 'gte', 100],
    ['120101', 'credit-scenes', 'gte', 2],
    ['120101', 'scan-coverage', 'gte', 100],
    ['120101', 'unrepaired-penalty-share', 'lte', 1],
    ['120103', 'registered-accounts', 'gte', 2000],
    ['120103', 'financed-enterprises', 'gte', 200],
    ['120103', 'service-share', 'gte', 30],
    ['120103', 'credit-file-coverage', 'gte', 100],
    ['120104', 'streets-graded', 'gte', 3],
    ['120105', 'credit-files', 'gte', 35],
    ['120105', 'credit-stewards', 'gte', 1],
    ['120105', 'credit-scenes', 'gte', 2],
    ['120105', 'whitelist-matched-share', 'gte', 100],
    ['120106', 'subsidised-share', 'eq', 20],
    ['120111', 'matchmaking-events', 'gte', 2],
    ['120111', 'whitelist-enterprises', 'gte', 30],
    ['120111', 'credit-approved', 'gte', 3000],
    ['120111', 'training-events', 'gte', 2],
    ['120111', 'publicity-events', 'gte', 30],
    ['120112', 'credit-files', 'gte', 50],
    ['120112', 'commitments-signed', 'gte', 50],
    ['120112', 'credit-scenes', 'gte', 1],
    ['120112', 'publicity-events', 'gte', 2],
    ['120113', 'whitelist-enterprises', 'gte', 20],
    ['120113', 'credit-approved', 'gte', 1000],
    ['120113', 'credit-file-coverage', 'gte', 100],
    ['120113', 'training-events', 'gte', 2],
    ['120113', 'credit-scenes', 'gte', 4],
    ['120113', 'credit-managers', 'gte', 30],
    ['120114', 'open-day-enterprises', 'gte', 15],
    ['120114', 'graded-place-kinds', 'gte', 3],
    ['120115', 'points-villages', 'gte', 100],
    ['120115', 'publicity-events', 'gte', 12],
    ['120115', 'model-subjects', 'gte', 3],
    ['120118', 'commitments-signed', 'gte', 200],
    ['120118', 'credit-scenes', 'range', 1],
    ['120118', 'publicity-events', 'gte', 2],
    ['120117', 'brands', 'gte', 3],
    ['120117', 'farm-sales', 'gte', 300],
    ['120119', 'credit-files', 'gte', 220],
    ['120119', 'homestay-products', 'gte', 5],
    ['120119', 'loans-cumulative', 'gt', 150000],
    ['120119', 'records-collected', 'gt', 2000],
    ['120119', 'site-visits', 'gt', 150],
    ['120119', 'publicity-timely-share', 'gte', 100],
    ['120119', 'graded-sectors', 'gte', 5],
    [CITY, 'credit-scenes', 'gte', 1],
    [CITY, 'security-level', 'gte', 3],
  ])('%s %s %s %d', (districtCode, metric, operator, value) => {
    expect(targets).toContainEqual(expect.objectContaining({ districtCode, metric, operator, value }));
  });
});
