/** What the world is told of a closing: its parties by mail, and the workflow that follows it to the end of its clause. */
import { closingIdOf } from '../../shared/ids.ts';
import type { Effect } from '../../shared/ledger/effects.ts';
import type { ClosingEvent } from './closing.events.ts';
import type { Closing } from './closing.state.ts';

/** What the stream itself does not know before the end. */
export interface Around {
  /** Of the text that holds. */
  parties: readonly string[];
}

const liaisons = (parties: readonly string[]): string[] => parties.map((party) => `${party}/liaison`);

/** As mails name the office that owns a duty: its holder reads them. */
export const officeName = (party: string, office: string): string => `${party}/office-${office}`;

/** Offices that owe these duties, each once. */
const owners = ({ began }: Closing, keys?: readonly string[]): string[] => [
  ...new Set(
    (began?.duties ?? [])
      .filter(({ key }) => keys?.includes(key) ?? true)
      .map(({ owner }) => officeName(owner.party, owner.office)),
  ),
];

const start = (closing: Closing): Effect => {
  const id = closingIdOf(closing.agreement);
  const part = closing.part?.number ?? 1;
  return { kind: 'start', machine: 'closing', stream: id, name: `${id}-${part}`, input: { closing: id, part } };
};

export function closingEffects(event: ClosingEvent, closing: Closing, around: Around | undefined): Effect[] {
  const { agreement, began } = closing;
  const parties = began?.parties ?? around?.parties ?? [];
  const mail = (template: string, to: readonly string[], about: Record<string, string> = {}): Effect[] =>
    to.length === 0 ? [] : [{ kind: 'mail', family: 'closing', template, about: { agreement, ...about }, to: [...to] }];
  const othersThan = (party: string) => liaisons(parties.filter((other) => other !== party));
  const answered = ({ duty, party }: { duty: number; party: string }) => ({ duty: String(duty), party });
  switch (event.type) {
    case 'DutyProposed':
      return mail('duty-proposed', othersThan(event.data.party), answered(event.data));
    case 'DutyAgreed':
      return mail('duty-agreed', othersThan(event.data.party), answered(event.data));
    case 'DutyObjected':
      return mail('duty-objected', othersThan(event.data.party), answered(event.data));
    case 'DutyTakenBack':
      return mail('duty-taken-back', othersThan(event.data.party), answered(event.data));
    case 'ClosingBegan':
      // That it ended is told by the agreement itself; of a closing in which something is to be done, whoever does it or waits for it hears more.
      return [
        ...(event.data.duties.length > 0 ? mail('begun', [...liaisons(parties), ...owners(closing)]) : []),
        start(closing),
      ];
    case 'ClosingReminded': {
      const { left } = event.data;
      const owing = (began?.duties ?? []).filter(({ key }) => left.includes(key)).map(({ owner }) => owner.party);
      return mail('reminder', [...liaisons(parties), ...new Set(owing), ...owners(closing, left)]);
    }
    case 'ClosingHandedOver':
      return [start(closing)];
    case 'ClosingEnded':
      return mail('report', [...parties, ...liaisons(parties)]);
    case 'ClosingReported':
    case 'ClosingStalled':
      return [];
  }
}
