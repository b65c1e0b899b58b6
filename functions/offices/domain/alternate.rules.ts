/** An office may name one alternate for a period, who stands in for its holder in disputes, and signs nothing. */
import { DAY, type PlainDay, type Refusal, say } from '../../shared/kernel.ts';
import { alike } from '../../shared/mailbox.ts';
import { refusalsOf } from '../../shared/text.ts';
import { type Holder, outsideDomains } from './holder.rules.ts';
import {
  type Alternate,
  changed,
  type Matter,
  type Office,
  type Outcome,
  refusedBy,
  unconfirmed,
  wordsOf,
} from './matter.rules.ts';
import { isFormer, officeNamed, withOffice } from './office.rules.ts';
import type { PartyEvent } from './party.events.ts';

/** Half a year: whoever is away for longer has a successor. */
export const MOST_DAYS = 180;

/** Whether someone stands in on that day; both days of the period count. */
export const standsIn = ({ from, to }: Alternate, day: PlainDay): boolean => from <= day && day <= to;

/** Why nobody can stand in under this agreement now, or for that office of it. */
export const noAlternates = (matter: Matter, office?: string): Refusal | undefined => {
  if (office !== undefined && isFormer(matter, office)) return undefined;
  return matter.status === 'executed' || matter.status === 'out for signature'
    ? unconfirmed(matter)
    : say(
        'no-alternates',
        `This agreement is ${matter.status}: nobody stands in under it.`,
        'Look at its record for what happened.',
      );
};

/** The alternate whose period is not over yet. */
export const alternateOf = ({ alternate }: Office, today: PlainDay): Alternate | undefined =>
  alternate && today <= alternate.to ? alternate : undefined;

const withAlternate = (matter: Matter, event: PartyEvent, office: string, alternate?: Alternate): Outcome => {
  const { alternate: _, ...rest } = officeNamed(matter, office) ?? {};
  const { register, former } = withOffice(matter, office, { ...rest, ...(alternate && { alternate }) } as Office);
  return changed(matter, [event], register, former);
};

const reasonOf = (reason: string) =>
  wordsOf(reason, 'reason', [
    'reason-missing',
    'There is no reason yet.',
    'Say in a sentence why; it stays on the record.',
  ]);

function periodFindings({ from, to }: Alternate, today: PlainDay): Refusal[] {
  if (to < from)
    return [say('days-reversed', 'The last day is before the first.', 'Correct one of the two days.', 'to')];
  const days = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  return [
    ...(to < today ? [say('period-passed', 'This period has passed.', 'Choose a last day from today on.', 'to')] : []),
    ...(days > MOST_DAYS
      ? [
          say(
            'period-too-long',
            `This period has ${days} days.`,
            `Choose at most ${MOST_DAYS}; for longer, replace the holder of the office.`,
            'to',
          ),
        ]
      : []),
  ];
}

const same = (one: Alternate, other: Alternate | undefined): boolean =>
  other !== undefined &&
  alike(one.mailbox, other.mailbox) &&
  one.name === other.name &&
  one.from === other.from &&
  one.to === other.to;

const named = ({ name, mailbox }: { name: string; mailbox: string }) => ({ name, mailbox });

export interface Naming {
  office: string;
  alternate: Alternate;
  reason: string;
}

/** One at a time: whoever is named takes the place of the one before. Neither the text nor who signs it changes. */
export function nameAlternate(matter: Matter, { office, alternate, reason }: Naming): Outcome {
  const { register, by, today } = matter;
  const stopped = noAlternates(matter, office);
  if (stopped) return refusedBy(stopped);
  const held = officeNamed(matter, office);
  if (!held)
    return refusedBy(
      say('office-unknown', 'There is no such office.', 'Choose one of the offices of your agency.', 'office'),
    );
  const said = reasonOf(reason);
  const outside = outsideDomains(alternate.mailbox, register.mailDomains, 'mailbox');
  const findings = [
    ...(outside ? [outside] : []),
    ...(alike(alternate.mailbox, held.holder.mailbox)
      ? [
          say(
            'holders-own-mailbox',
            'This is the holder’s own email address.',
            'Write the email address of the person who stands in.',
            'mailbox',
          ),
        ]
      : []),
    ...periodFindings(alternate, today),
    ...(same(alternate, held.alternate)
      ? [
          say(
            'nothing-would-change',
            'Nothing would change.',
            'Change the name, the email address or the period.',
            'name',
          ),
        ]
      : []),
    ...refusalsOf(said),
  ];
  if (findings.length > 0) return refusedBy(...findings);
  const { from, to } = alternate;
  const body = { by, holder: named(held.holder), alternate: named(alternate), reason: said.text ?? '' };
  const event: PartyEvent = { type: 'AlternateNamed', data: { office, from, to }, body };
  return withAlternate(matter, event, office, { ...named(alternate), from, to });
}

/** Before its last day; after it, there is nothing to end. */
export function endAlternate(matter: Matter, { office, reason }: Omit<Naming, 'alternate'>): Outcome {
  const { by, today } = matter;
  const stopped = noAlternates(matter, office);
  if (stopped) return refusedBy(stopped);
  const held = officeNamed(matter, office);
  const alternate = held && alternateOf(held, today);
  if (!alternate) return refusedBy(say('no-alternate', 'Nobody stands in for this office.', 'Nothing is to be ended.'));
  const said = reasonOf(reason);
  if (said.refused) return refusedBy(said.refused);
  const body = { by, alternate: named(alternate), reason: said.text ?? '' };
  return withAlternate(matter, { type: 'AlternateEnded', data: { office }, body }, office);
}

/** Whoever takes an office over stands in for nobody there any more. */
export function takenOver(matter: Matter, office: string, { mailbox }: Holder): PartyEvent[] {
  const { by, today } = matter;
  const held = officeNamed(matter, office);
  const alternate = held && alternateOf(held, today);
  if (!alternate || !alike(alternate.mailbox, mailbox)) return [];
  const body = { by, alternate: named(alternate), reason: 'Holds the office now.' };
  return [{ type: 'AlternateEnded', data: { office }, body }];
}
