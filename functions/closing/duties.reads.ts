/** What closing duties say, by the keys that they have among commitments: the text its own, and whoever proposed one before the end the others. */
import type { SignedMou } from '../agreements/domain/signed-mou.ts';
import { agreedDutyIn, dutyIn } from '../commitments/domain/duty.rules.ts';
import { closingIdOf } from '../shared/ids.ts';
import { history } from '../shared/ledger/history.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import type { Found, Key } from '../shared/ledger/table.ts';
import { closingStream } from './closing.stream.ts';
import type { Closing } from './domain/closing.state.ts';

export const closingKey = (agreement: string): Key => tipKey(closingIdOf(agreement));
export const closingTip = (found: Found, agreement: string) => closingStream.tip(found, closingIdOf(agreement));

/** The words of duties that parties proposed, by number; those are missing that were removed by law. */
export async function proposedWords(agreement: string): Promise<Map<number, { does: string; by: string }>> {
  const { events, bodies } = await history(closingIdOf(agreement));
  return new Map(
    events.flatMap(({ type, seq, data }): [number, { does: string; by: string }][] => {
      const body = bodies.get(seq)?.body as { does: string; by: { name: string } } | undefined;
      return type === 'DutyProposed' && body
        ? [[(data as { duty: number }).duty, { does: body.does, by: body.by.name }]]
        : [];
    }),
  );
}

export interface DutySays {
  key: string;
  party: string;
  office: string;
  does: string;
  by: string;
  to: 'all';
}

const REMOVED = 'The words were removed by law.';

type Begun = Pick<Closing, 'agreement' | 'began'> | undefined;
type Text = Pick<SignedMou, 'closingDuties'>;

/** What every duty of the plan says that was fixed with the end, by its key; nothing is read where the parties agreed upon none. */
export async function dutyWords(closing: Begun, text: Text): Promise<Map<string, string>> {
  const keys = [...(closing?.began?.duties ?? []), ...(closing?.began?.unowned ?? [])].map(({ key }) => key);
  const agreed = keys.some((key) => agreedDutyIn(key) !== undefined);
  const words = agreed && closing ? await proposedWords(closing.agreement) : new Map();
  return new Map(
    keys.map((key) => {
      const number = agreedDutyIn(key);
      const own = text.closingDuties.find((one) => one.key === dutyIn(key));
      return [key, (number === undefined ? own?.does : words.get(number)?.does) ?? REMOVED];
    }),
  );
}

/** Of every duty that runs, or ran. */
export async function dutiesSaid(closing: Begun, text: Text): Promise<Map<string, DutySays>> {
  const words = await dutyWords(closing, text);
  return new Map(
    (closing?.began?.duties ?? []).map(({ key, owner, by }) => [
      key,
      { key, ...owner, does: words.get(key) ?? REMOVED, by, to: 'all' },
    ]),
  );
}
