/** Every notice that was given under an MOU, and what became of it: from its history, with what the clock has brought about since. */
import type { Instant } from '../../../shared/kernel.ts';
import type { Agreement } from '../../domain/agreement.state.ts';
import { changesOverdue } from '../../domain/in-force.rules.ts';
import type { ContactWords } from '../../mou/domain/contact.schema.ts';
import type { ChangeEvent } from './change.events.ts';
import { isChange } from './change.state.ts';

type Noticing = Extract<ChangeEvent, { type: 'ChangeNoticed' }>['data'];

export interface Noticed extends Omit<Noticing, 'calendar'> {
  noticedAt: Instant;
  /** Who gave it; absent where the words were removed by law. */
  by?: string;
  /** What is said of the contact; absent of a removal, of a reporting office, and where the words were removed by law. */
  to?: ContactWords;
  status: 'open' | 'held' | 'objected' | 'taken back' | 'lapsed';
  /** Since when it is no longer open. */
  since?: Instant;
  objection?: { party: string; by?: string; reason?: string };
}

interface Happened {
  type: string;
  data: unknown;
  seq: number;
  at: Instant;
}

/** A stream as `history` reads it. */
interface Told {
  events: readonly Happened[];
  bodies: ReadonlyMap<number, { body: unknown }>;
}

interface Words {
  by?: { name: string };
  to?: ContactWords;
  reason?: string;
}

const named = ({ by }: Words) => (by ? { by: by.name } : {});

function ended(event: ChangeEvent, at: Instant, words: Words): Partial<Noticed> {
  switch (event.type) {
    case 'ChangeHeld':
      return { status: 'held', since: event.data.heldAt };
    case 'ChangeLapsed':
      return { status: 'lapsed', since: event.data.lapsedAt };
    case 'ChangeTakenBack':
      return { status: 'taken back', since: at };
    case 'ChangeObjected': {
      const { reason } = words;
      const objection = { party: event.data.party, ...named(words), ...(reason !== undefined && { reason }) };
      return { status: 'objected', since: at, objection };
    }
    default:
      return {};
  }
}

/** In the order in which they were given. */
export function changesIn({ events, bodies }: Told, agreement: Agreement, now: Instant): Noticed[] {
  const noticed = new Map<number, Noticed>();
  const tell = (event: ChangeEvent, at: Instant, words: Words) => {
    if (event.type === 'ChangeNoticed') {
      const { calendar: _, ...data } = event.data;
      const { to } = words;
      noticed.set(data.change, { ...data, noticedAt: at, ...named(words), ...(to && { to }), status: 'open' });
      return;
    }
    const before = noticed.get(event.data.change);
    if (before) noticed.set(before.change, { ...before, ...ended(event, at, words) });
  };
  for (const event of events) if (isChange(event)) tell(event, event.at, (bodies.get(event.seq)?.body ?? {}) as Words);
  for (const event of changesOverdue(agreement, now)) tell(event, now, {});
  return [...noticed.values()];
}
