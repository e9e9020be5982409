export type Breach = { rule: string; file: string; words: string };
export function houseBreaches(root: string): Breach[];
