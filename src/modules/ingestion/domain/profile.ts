import { z } from 'zod';
import { SOURCE_KEYS } from './source';

/** How one column of a provider's file becomes a field of the source. */
const column = z.strictObject({
  /** The heading as the provider writes it, after trimming; several are alternatives. */
  heading: z.union([z.string(), z.array(z.string()).min(1)]),
  /** provider's text -> canonical code or value, tried before the type's own parser */
  map: z.record(z.string(), z.string()).optional(),
  /** money columns: what one unit is worth */
  unit: z.enum(['yuan', 'wan-yuan', 'fen']).optional(),
  /** cells that mean "nothing here", on top of the general list (空, 无, -, /, —) */
  blank: z.array(z.string()).optional(),
  /** part of the cell that counts, first capture group */
  pattern: z.string().optional(),
  /** date columns: day/month order or Excel serial numbers; without it such cells are refused */
  format: z.enum(['dmy', 'mdy', 'excel-serial']).optional(),
  /** the provider always sends it: a file without the column, or a row without a value, is refused */
  required: z.literal(true).optional(),
});

export type ProfileColumn = z.infer<typeof column>;

/** 字段映射: how one provider's file maps to a source. One JSON file under `ingestion/profiles/`. */
export const profileSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  source: z.enum(SOURCE_KEYS),
  label: z.string(),
  provider: z.string(),
  encoding: z.enum(['auto', 'utf-8', 'gb18030']).default('auto'),
  /** Workbook sheet by name; the first one otherwise. */
  sheet: z.string().optional(),
  /** complete: lists every case of the city, so that no record means none. */
  coverage: z.enum(['complete', 'partial']).default('partial'),
  /** Columns that identify the enterprise, tried in this order: a column may appear under several schemes. */
  subject: z
    .array(
      z.strictObject({
        heading: z.union([z.string(), z.array(z.string()).min(1)]),
        /** uscc | org-code | reg-no (15 digits) | taxpayer-id | name | a provider's own scheme, `own:cumcm` */
        scheme: z.string().regex(/^(uscc|org-code|reg-no|taxpayer-id|name|own:[a-z0-9-]+)$/),
      }),
    )
    .min(1),
  /** Whether a row of this file may create an enterprise known by a provider's own scheme. */
  createsEnterprise: z.boolean().default(false),
  fields: z.record(z.string(), column),
  /** Fields with the same value in every row (kind of honour, direction of invoices, year). */
  constants: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  /** Replaces the source's own natural key where the provider's file does not carry it. */
  naturalKey: z.array(z.string()).min(1).optional(),
  /** Columns looked at and left out on purpose; they also tell apart files with the same used columns. */
  ignores: z.array(z.string()).default([]),
  /** Column with the provider's publication date of the row; the batch's otherwise. */
  publishedOn: z.string().optional(),
});
export type Profile = z.infer<typeof profileSchema>;
