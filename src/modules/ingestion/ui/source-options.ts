import { SOURCES } from '../domain/registry';

/** Every source with its words, to choose from. */
export const SOURCE_OPTIONS = SOURCES.map(({ key, label }) => ({ value: key, label }));
