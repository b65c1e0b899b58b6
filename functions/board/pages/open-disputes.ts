/** Open disputes of several MOUs in one order: their indexes are read side by side, and only the tips of what may come next. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { disputeStream } from '../../disputes/dispute.stream.ts';
import { furthest } from '../../disputes/docket/domain/suspension-clock.rules.ts';
import type { Dispute } from '../../disputes/domain/dispute.schema.ts';
import { isOver } from '../../disputes/domain/ladder.rules.ts';
import { mayRead } from '../../disputes/domain/who.rules.ts';
import { type Listed, openPlaces } from '../../disputes/due.reads.ts';
import { type Instant, plus } from '../../shared/kernel.ts';
import { tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import {
  chosen,
  type Filter,
  type Hidden,
  mayKnow,
  PAGE,
  type Place,
  pageOf,
  type Row,
  settled,
} from '../domain/queue.rules.ts';
import { hiddenOf, rowOf } from '../domain/row.ts';
import type { Matter } from './my-agreements.ts';

/** So many tips are looked through for one page when a choice leaves most of them out. */
const MOST_LOOKED_THROUGH = 400;

/** One MOU's part of the queue: what its index lists and was not looked at yet. */
interface Line extends Matter {
  ahead: Listed[];
  /** The index has no more. */
  ended: boolean;
  last?: Listed;
  from?: Instant;
}

/** Nothing that the index lists before this, and that no pause moves further, can stand after the place. */
function lineOf(matter: Matter, after: Place | undefined): Line {
  const stood = furthest(matter.docket?.pauses ?? []);
  return { ...matter, ahead: [], ended: false, ...(after && { from: plus(after.due, -stood) }) };
}

async function fill(line: Line): Promise<void> {
  if (line.ended || line.ahead.length > 0) return;
  const limit = PAGE + 1;
  line.ahead = await openPlaces(line.agreement.id, { limit, after: line.last, from: line.from });
  line.ended = line.ahead.length < limit;
  const last = line.ahead.at(-1);
  if (last) line.last = last;
}

const soonest = (lines: readonly Line[]): Line | undefined =>
  lines
    .filter(({ ahead }) => ahead.length > 0)
    .reduce<Line | undefined>(
      (best, line) => ((best?.ahead[0]?.dueAt ?? '~') <= (line.ahead[0]?.dueAt ?? '~') ? best : line),
      undefined,
    );

/** What comes next over all lines, as far as it is known which that is. */
function take(lines: readonly Line[]): { line: Line; dispute: string }[] {
  const taken: { line: Line; dispute: string }[] = [];
  while (taken.length <= PAGE && lines.every((line) => line.ended || line.ahead.length > 0)) {
    const line = soonest(lines);
    const next = line?.ahead.shift();
    if (!line || !next) break;
    taken.push({ line, dispute: next.dispute });
  }
  return taken;
}

export interface Queue {
  page: Row[];
  hidden: Hidden[];
  next?: Place;
  /** The MOUs among them that have something open from here on. */
  lively: Matter[];
}

export interface Looking {
  person: string;
  now: Instant;
  filter: Filter;
  after?: Place | undefined;
  textOf: (agreement: Agreement) => Promise<SignedMou>;
}

async function read(taken: ReturnType<typeof take>, { person, now, textOf }: Looking): Promise<(Row | Hidden)[]> {
  const found = await batchGet(taken.map(({ dispute }) => tipKey(dispute)));
  const each = taken.map(async ({ line, dispute }) => {
    const state: Dispute | undefined = disputeStream.tip(found, dispute).state;
    if (!state || isOver(state)) return [];
    const { agreement, docket, standings } = line;
    const clock = { now, pauses: docket?.pauses ?? [] };
    return mayRead(state, person, standings)
      ? [rowOf(state, agreement.number, await textOf(agreement), clock)]
      : [hiddenOf(state, agreement.number, clock)];
  });
  return (await Promise.all(each)).flat();
}

/** A page of the queue. Reads the indexes of all MOUs once, and the tips of a page; more only where a choice leaves some out. */
export async function queueOf(matters: readonly Matter[], looking: Looking): Promise<Queue> {
  const { filter, after } = looking;
  const lines = matters
    .filter(({ agreement }) => filter.mou === '' || agreement.id === filter.mou)
    .map((matter) => lineOf(matter, after));
  const seen: (Row | Hidden)[] = [];
  await Promise.all(lines.map(fill));
  const lively = lines.filter(({ ahead }) => ahead.length > 0);
  for (let looked = 0; ; ) {
    const taken = take(lines);
    looked += taken.length;
    seen.push(...(await read(taken, looking)).filter((one) => chosen(one, filter)));
    await Promise.all(lines.map(fill));
    const bound = soonest(lines)?.ahead[0]?.dueAt;
    const further = bound !== undefined && (looked < MOST_LOOKED_THROUGH || bound === after?.due);
    if (further && settled(seen, after, bound).length <= PAGE) continue;
    const { page, ...next } = pageOf(seen, after, bound);
    return { page: page.filter(mayKnow), hidden: page.filter((one) => !mayKnow(one)), ...next, lively };
  }
}
