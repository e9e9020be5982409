import { chainPool } from '@/server/db';

/** What a linked or unlinked row may never become: the links are filled in once, all else stays. */
const UNCHANGED = ['id', 'at', 'actor', 'role', 'action', 'subject', '`before`', '`after`'];
const GUARDS = {
  audit_event_no_update: `BEFORE UPDATE ON audit_event FOR EACH ROW
    IF OLD.seq IS NOT NULL OR NOT (${UNCHANGED.map((c) => `NEW.${c} <=> OLD.${c}`).join(' AND ')}) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_event is append-only';
    END IF`,
  audit_event_no_delete: `BEFORE DELETE ON audit_event FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_event is append-only'`,
};

/**
 * Puts in the triggers that keep the trail append-only; those there stay. They stop a mistake and a careless
 * hand. Who may drop a trigger or truncate a table is stopped by none: that the chain finds.
 * @returns why not, where the database has no triggers (TiDB) or the account may not make them
 */
export async function guardTrail(): Promise<string | undefined> {
  try {
    const [there] = await chainPool().query(
      'SELECT TRIGGER_NAME AS name FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()',
    );
    const held = new Set((there as { name: string }[]).map((row) => row.name));
    for (const [name, body] of Object.entries(GUARDS))
      if (!held.has(name)) await chainPool().query(`CREATE TRIGGER ${name} ${body}`);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
