const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** A calendar day as it is (2026-11-20); an instant as day and time in Tianjin. */
export function dateWords(value: string | Date, time = false): string {
  if (typeof value === 'string' && value.length === 10) return value;
  const words = parts.format(new Date(value));
  return time ? words : words.slice(0, 10);
}

export function DateText({
  value,
  time = false,
}: {
  value: string | Date | undefined | null;
  time?: boolean;
}) {
  if (value === undefined || value === null) return <span className="unknown">未知</span>;
  return <time dateTime={new Date(value).toISOString()}>{dateWords(value, time)}</time>;
}
