/** A batch of figures is recorded whole or not at all. */
import type { Speaker } from '../../disputes/domain/speaker.schema.ts';
import { type Refusal, say } from '../../shared/kernel.ts';
import { textOf } from '../../shared/text.ts';
import type { Assessment } from './assess.rules.ts';
import type { Entry } from './figure-typed.rules.ts';
import { calendarLabel } from './period-label.rules.ts';
import { preview, type Reporting, type Taken } from './preview.rules.ts';
import type { Recorded } from './recorded.rules.ts';
import type { ReportEvent, ValuesEvent } from './report.events.ts';

/** Cells of one event: as many as a schema takes, and as their words leave room for in an item of 400 KB. */
const MOST_CELLS = 250;
const MOST_BYTES = 250_000;
/** Of all words of a batch, so that it is one transaction of 4 MB. */
const MOST_BYTES_IN_ALL = 1_500_000;

const bytes = (text: string): number => new TextEncoder().encode(text).length;
const bytesOf = ({ words }: Taken): number => Object.values(words).reduce((sum, text) => sum + bytes(text), 0);

function parted(all: readonly Taken[]): Taken[][] {
  const parts: Taken[][] = [];
  let [part, size]: [Taken[], number] = [[], 0];
  for (const one of all) {
    const more = bytesOf(one);
    if (part.length === MOST_CELLS || (part.length > 0 && size + more > MOST_BYTES)) {
      parts.push(part);
      [part, size] = [[], 0];
    }
    part.push(one);
    size += more;
  }
  return part.length > 0 ? [...parts, part] : parts;
}

export interface By {
  speaker: Speaker;
  door: ValuesEvent['data']['door'];
}

const cellOf = ({ measured, figure, outside }: Taken) => ({
  ...{ kpi: measured.kpi.key, period: measured.period, figure },
  ...(outside && { outside }),
});
const firstOf = (one: Taken) => ({ ...cellOf(one), ...(one.timing !== 'on time' && { late: one.timing }) });

function eventsOf({ agreement, party }: Reporting, taken: readonly Taken[], { speaker, door }: By): ReportEvent[] {
  const of = { agreement, party, door };
  const body = (part: readonly Taken[]) => ({ by: speaker, cells: part.map(({ words }) => words) });
  const first = taken.filter(({ how }) => how === 'first');
  const nothing = (one: Taken): boolean => 'nothing' in one.figure;
  return [
    ...parted(first.filter((one) => !nothing(one))).map(
      (part): ReportEvent => ({ type: 'ValuesReported', data: { ...of, cells: part.map(firstOf) }, body: body(part) }),
    ),
    ...parted(first.filter(nothing)).map(
      (part): ReportEvent => ({ type: 'NothingReported', data: { ...of, cells: part.map(firstOf) }, body: body(part) }),
    ),
    ...parted(taken.filter(({ how }) => how === 'correction')).map(
      (part): ReportEvent => ({
        type: 'ValuesCorrected',
        data: { ...of, cells: part.map((one) => ({ ...cellOf(one), was: (one.was as Recorded).figure })) },
        body: body(part),
      }),
    ),
  ];
}

/** All of the entries or none: the events, or everything that stands against them. */
export function report(
  reporting: Reporting,
  entries: readonly Entry[],
  by: By,
  most = 1_000,
): { events: ReportEvent[]; taken: Taken[]; findings?: undefined } | { findings: Refusal[]; events?: undefined } {
  if (entries.length > most)
    return {
      findings: [say('cells-too-many', `There are ${entries.length} figures.`, `Send at most ${most} at once.`)],
    };
  const { taken, refused } = preview(reporting, entries);
  if (refused.length > 0) return { findings: refused };
  if (taken.reduce((sum, one) => sum + bytesOf(one), 0) > MOST_BYTES_IN_ALL)
    return {
      findings: [
        say(
          'words-too-many',
          'The notes, sources and reasons together are too long to be recorded at once.',
          'Shorten them, or send the figures in two parts.',
        ),
      ],
    };
  return { events: eventsOf(reporting, taken, by), taken };
}

export const LONGEST_MISS = 2_000;

/** A reporter says why a period was missed, and what follows; it can be said again when more is known. */
export function explainMiss(
  { agreement, party }: Pick<Reporting, 'agreement' | 'party'>,
  { measured: { kpi, period }, status }: Pick<Assessment, 'measured' | 'status'>,
  { speaker, why, follows }: { speaker: Speaker; why: string; follows: string },
): { events: ReportEvent[]; findings?: undefined } | { findings: Refusal[]; events?: undefined } {
  if (!kpi.reporters.some((one) => one.party === party))
    return {
      findings: [
        say(
          'not-asked-why',
          `Your agency does not report “${kpi.name}”.`,
          'Its reporters are asked why it was missed.',
        ),
      ],
    };
  if (status !== 'off track' && status !== 'at risk' && status !== 'not reported')
    return {
      findings: [say('nothing-missed', `${calendarLabel(kpi, period)} was not missed.`, 'Nothing is to be explained.')],
    };
  const reason = textOf(why, {
    field: 'why',
    max: LONGEST_MISS,
    empty: ['miss-unexplained', 'It does not say why it was missed.', 'Say it in a sentence.'],
  });
  const next = textOf(follows, {
    field: 'follows',
    max: LONGEST_MISS,
    empty: [
      'what-follows-missing',
      'It does not say what follows.',
      'Say what your agency does about it, and by when.',
    ],
  });
  if (reason.refused || next.refused)
    return { findings: [...(reason.refused ? [reason.refused] : []), ...(next.refused ? [next.refused] : [])] };
  const body = { by: speaker, why: reason.text, follows: next.text };
  return { events: [{ type: 'MissExplained', data: { agreement, party, kpi: kpi.key, period }, body }] };
}
