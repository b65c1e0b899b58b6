/** The effects that leave the house, as their items tell it: what waits, what is under way, what is done, and what was given up. */
import { sayEffect, sayResult } from './effect-words.ts';
import { Table, Tag, Time } from './parts.tsx';
import type { Surface } from './surface.ts';
import { type Item, keysOf, scan } from './table-reads.ts';
import { type Act, show, type Visit } from './visit.ts';

const ATTRIBUTES = ['status', 'effect', 'stream', 'at', 'attempts', 'dueAt', 'leaseUntil', 'result', 'problem', 'sent'];

/** Worst first. */
const STANDINGS = [
  ['gave up', 'bad', 'Given up after all tries: a person must act.'],
  ['pending', 'busy', 'Waiting to be carried out, or to be tried again.'],
  ['claimed', 'busy', 'Being carried out; if its holder dies, another takes over when the lease ends.'],
  [
    'done',
    'good',
    'Carried out. A recipient is settled once the email was sent, or was not needed any more. Where nobody waits, the workflow reads the status when it comes there.',
  ],
] as const;

export interface EffectRow {
  key: string;
  status: string;
  what: string;
  stream: string;
  at: string;
  attempts: number;
  next: string | undefined;
  outcome: string;
}

const text = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Of a mail: to whom of its recipients nothing was sent, because events had overtaken it. */
function saidToNobody(sent: unknown): string {
  if (typeof sent !== 'object' || sent === null) return '';
  const overtaken = Object.entries(sent).filter(([, what]) => what === 'not needed any more');
  return overtaken.length === 0 ? '' : `(not needed any more: ${overtaken.map(([to]) => to).join(' and ')})`;
}

const rowOf = (item: Item, key: string): EffectRow => ({
  key,
  status: text(item.status),
  what: sayEffect(item.effect),
  stream: text(item.stream),
  at: text(item.at),
  attempts: Number(item.attempts ?? 0),
  next: typeof item.dueAt === 'string' ? item.dueAt : undefined,
  outcome: [text(item.problem), sayResult(item.result), saidToNobody(item.sent)].filter(Boolean).join(' '),
});

export async function effectsOf(cloud: Surface): Promise<EffectRow[]> {
  const found = await Promise.all(
    cloud.table.map(async (table) => {
      const { partition, sort = '' } = keysOf(table);
      const items = await scan(cloud, table, ATTRIBUTES);
      return items.filter((item) => item[sort] === 'EFFECT').map((item) => rowOf(item, String(item[partition])));
    }),
  );
  return found.flat().sort((one, other) => (one.at < other.at ? 1 : -1));
}

const Group = ({
  status,
  look,
  means,
  rows,
  now,
}: {
  status: string;
  look: 'bad' | 'busy' | 'good' | 'quiet';
  means: string;
  rows: readonly EffectRow[];
  now: number;
}) => (
  <section aria-label={status}>
    <h2>
      <Tag look={look}>{status}</Tag> {rows.length}
    </h2>
    <p>{means}</p>
    {rows.length > 0 && (
      <Table
        caption={`Effects: ${status}`}
        columns={['Effect', 'Since', 'Attempts', 'Next try', 'What came of it']}
        empty=""
        rows={rows.map(({ key, what, at, attempts, next, outcome }) => ({
          key,
          cells: [
            <>
              {what}
              <br />
              <a class="console-aside" href={`/table?${new URLSearchParams({ pk: key })}`}>
                {key}
              </a>
            </>,
            <Time key="at" at={at} />,
            attempts,
            next === undefined ? '–' : <Time key="next" at={next} now={now} />,
            outcome || '–',
          ],
        }))}
      />
    )}
  </section>
);

export const effectsPage: Act = async (visit: Visit) => {
  const rows = await effectsOf(visit.cloud);
  const known: readonly string[] = STANDINGS.map(([status]) => status);
  const others = [...new Set(rows.map(({ status }) => status))].filter((status) => !known.includes(status));
  const now = visit.cloud.clock.now();
  return show(visit, {
    title: 'Effects',
    shows:
      'What acts set in motion: emails to be sent, workflows to be started or woken. Each is written to the table together with the act, carried out after it, and tried again until it is done or given up. Its key names the stream and the event that it comes from.',
    section: '/effects',
    main: (
      <>
        {STANDINGS.map(([status, look, means]) => (
          <Group
            key={status}
            status={status}
            look={look}
            means={means}
            now={now}
            rows={rows.filter((row) => row.status === status)}
          />
        ))}
        {others.map((status) => (
          <Group
            key={status}
            status={status || 'unknown'}
            look="quiet"
            means="A standing that the console does not know."
            now={now}
            rows={rows.filter((row) => row.status === status)}
          />
        ))}
      </>
    ),
  });
};
