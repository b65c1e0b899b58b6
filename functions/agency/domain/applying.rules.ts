/** Which MOUs a form names, why nothing is done with them, and what is recorded of what was done. */
import { wordsOf } from '../../offices/domain/matter.rules.ts';
import { type Refusal, say } from '../../shared/kernel.ts';
import { refusalsOf } from '../../shared/text.ts';
import type { Named, PeopleAppliedEvent } from './people.events.ts';
import type { ConfirmedPeople } from './people.ts';

/** Each takes a tenth of a second or two, and a page waits for all. */
export const MOST_AT_ONCE = 25;

export interface Chosen {
  agreement: string;
  party: string;
  /** What its part of the page showed. */
  seen: string;
}

export type Applying =
  | { refused: readonly Refusal[]; chosen?: undefined; reason?: undefined }
  | { refused?: undefined; chosen: readonly Chosen[]; reason: string };

export interface Result {
  agreement: string;
  party: string;
  changes: number;
  refused?: Refusal;
}

/** The name of the box of an MOU. */
export const boxOf = ({ agreement, party }: Pick<Chosen, 'agreement' | 'party'>): string =>
  `apply.${agreement}.${party}`;
export const seenBoxOf = (of: Pick<Chosen, 'agreement' | 'party'>): `_${string}` => `_seen.${boxOf(of)}`;

const BOX = /^apply\.(mou_[0-9A-Z]{26})\.([a-z][a-z0-9-]{0,39})$/;

/** In the order of the page, which is that of the form's fields. */
export function chosenIn(form: Readonly<Record<string, string>>, people: ConfirmedPeople | undefined): Applying {
  const chosen = Object.entries(form).flatMap(([field, value]): Chosen[] => {
    const [, agreement = '', party = ''] = BOX.exec(field) ?? [];
    return agreement && value === 'yes' ? [{ agreement, party, seen: form[`_seen.${field}`] ?? '' }] : [];
  });
  const reason = wordsOf(form.reason ?? '', 'reason', [
    'reason-missing',
    'There is no reason yet.',
    'Say in a sentence what changed; it stays on the record.',
  ]);
  const refused = [
    ...(people
      ? []
      : [say('agency-people-unconfirmed', 'Nobody is confirmed yet.', 'Confirm your agency’s people first.')]),
    ...(chosen.length === 0
      ? [say('no-mou-chosen', 'No MOU is chosen.', 'Choose each MOU in which your people shall change.')]
      : []),
    ...(chosen.length > MOST_AT_ONCE
      ? [
          say(
            'mous-too-many',
            `There are ${chosen.length} MOUs.`,
            `Choose at most ${MOST_AT_ONCE}, and the others afterwards.`,
          ),
        ]
      : []),
    ...refusalsOf(reason),
  ];
  return refused.length > 0 ? { refused } : { chosen, reason: reason.text ?? '' };
}

export const appliedEvent = (
  agency: string,
  by: Named,
  reason: string,
  results: readonly Result[],
): PeopleAppliedEvent => ({
  type: 'PeopleApplied',
  data: {
    agency,
    mous: results.map(({ agreement, party, changes, refused }) => ({
      agreement,
      party,
      changes,
      ...(refused && { code: refused.code }),
    })),
  },
  body: {
    by,
    reason,
    refused: results.flatMap(({ agreement, party, refused }) =>
      refused ? [{ agreement, party, wrong: refused.wrong, remedy: refused.remedy }] : [],
    ),
  },
});
