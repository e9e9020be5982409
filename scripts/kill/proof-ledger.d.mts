export type Finding = { name: string; checked: number; wrong: string[] };
export function proveLedger(of: {
  database: { query(sql: string): Promise<[readonly object[]]> };
  ledger: { calls: readonly object[]; moves: readonly object[]; violations: readonly string[] };
  dataDir: string;
}): Promise<Finding[]>;
