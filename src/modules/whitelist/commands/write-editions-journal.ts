import { canonicalJson } from '@/modules/features/domain/canonical-json';
import { intakeLines, writingJournal } from '@/modules/ingestion/commands/write-intake-journal';
import { journalText, keepJournal } from '@/server/journal-file';
import { readEditionsJournal } from '../queries/read-editions-journal';

async function editionLines(): Promise<string[]> {
  return (await readEditionsJournal()).map(canonicalJson);
}

/** 记录册: the whole journal as NDJSON, its two parts one after the other. */
export async function exportJournal(): Promise<string> {
  return journalText(await intakeLines()) + journalText(await editionLines());
}

/** Writes the editions' part of the journal beside the data, after a list was built, published or returned. */
export async function writeEditionsJournal(): Promise<void> {
  await writingJournal(async () =>
    keepJournal('editions', await editionLines(), (line) => LASTING.test(line)),
  );
}
// quotes inside a text are escaped: only the line's own kind reads so
const LASTING = /"kind":"(rule-set|snapshot|whitelist)"/;
