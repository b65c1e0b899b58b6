/** Words leave a record only by law: a records officer of one agency asks, one of another agency approves, and no hold stands. */
import { type Decision, refuse } from '../../shared/kernel.ts';
import { textOf } from '../../shared/text.ts';
import type { RemovalEvent } from './removal.events.ts';
import type { Keeping } from './removal.state.ts';

export const LONGEST_GROUND = 2_000;
/** A tip stays under 10 KB: more open requests than these are settled first. */
export const MOST_OPEN = 20;
export const MOST_HOLDS = 10;

export interface Officer {
  name: string;
  mailbox: string;
  /** Id of the agency whose records officer acts. */
  agency: string;
}

/** The event whose words are to go, as it stands on the ledger; absent when there is none. */
export interface Target {
  stream: string;
  seq: number;
  hasBody: boolean;
}

const person = ({ name, mailbox }: Officer) => ({ name, mailbox });

const lawOf = (authority: string) =>
  textOf(authority, {
    field: 'authority',
    max: LONGEST_GROUND,
    empty: ['law-missing', 'No law or order is named.', 'Name the statute, regulation or court order by its citation.'],
  });
const reasonOf = (reason: string) =>
  textOf(reason, {
    field: 'reason',
    max: LONGEST_GROUND,
    empty: ['reason-missing', 'There is no reason yet.', 'Write in a sentence or two why this has to be done.'],
  });

const held = ({ holds }: Keeping) =>
  Object.keys(holds).length > 0
    ? refuse(
        'hold-stands',
        'A legal hold is in place on this record.',
        'Nothing can be removed until every hold is released.',
      )
    : undefined;

const open = ({ removals }: Keeping) => Object.values(removals);

export function placeHold(
  keeping: Keeping,
  by: Officer,
  { hold, authority, reason }: { hold: string; authority: string; reason: string },
): Decision<RemovalEvent> {
  const law = lawOf(authority);
  if (law.refused) return { refused: law.refused };
  const why = reasonOf(reason);
  if (why.refused) return { refused: why.refused };
  if (Object.keys(keeping.holds).length >= MOST_HOLDS)
    return refuse(
      'holds-too-many',
      `${MOST_HOLDS} holds are in place already.`,
      'One hold is enough to keep everything. Release one first.',
    );
  return {
    events: [
      {
        type: 'HoldPlaced',
        data: { hold, agency: by.agency },
        body: { by: person(by), authority: law.text, reason: why.text },
      },
    ],
  };
}

/** Only the agency that placed a hold knows whether its matter is over. */
export function releaseHold(
  { holds }: Keeping,
  by: Officer,
  { hold, reason }: { hold: string; reason: string },
): Decision<RemovalEvent> {
  const standing = Object.hasOwn(holds, hold) ? holds[hold] : undefined;
  if (!standing) return refuse('hold-released', 'This hold is no longer in place.', 'Load the page again.');
  if (standing.agency !== by.agency)
    return refuse(
      'hold-of-another-agency',
      'Another agency placed this hold.',
      'Ask a records officer of that agency to release it.',
    );
  const why = reasonOf(reason);
  if (why.refused) return { refused: why.refused };
  return {
    events: [{ type: 'HoldReleased', data: { hold, agency: by.agency }, body: { by: person(by), reason: why.text } }],
  };
}

export function askRemoval(
  keeping: Keeping,
  by: Officer,
  asked: { removal: string; target: Target | undefined; authority: string; reason: string; anotherAgency: boolean },
): Decision<RemovalEvent> {
  const stopped = held(keeping);
  if (stopped) return stopped;
  const { removal, target } = asked;
  if (!asked.anotherAgency)
    return refuse(
      'second-agency-missing',
      'Every party of this MOU is of your own agency.',
      'Nobody could approve the removal. Ask the operator of this service.',
    );
  if (!target)
    return refuse('event-unknown', 'There is no such event in this record.', 'Choose an event of the list.', 'event');
  if (!target.hasBody)
    return refuse(
      'words-gone',
      'This event carries no words, or they are gone already.',
      'Choose another event.',
      'event',
    );
  if (open(keeping).some(({ stream, seq }) => stream === target.stream && seq === target.seq))
    return refuse(
      'removal-asked-already',
      'The removal of these words is asked for already.',
      'Wait for another agency’s records officer to decide.',
      'event',
    );
  if (open(keeping).length >= MOST_OPEN)
    return refuse(
      'removals-too-many',
      `${MOST_OPEN} removals are waiting for a decision.`,
      'Have another agency’s records officer decide them first.',
    );
  const law = lawOf(asked.authority);
  if (law.refused) return { refused: law.refused };
  const why = reasonOf(asked.reason);
  if (why.refused) return { refused: why.refused };
  const { stream, seq } = target;
  return {
    events: [
      {
        type: 'RemovalAsked',
        data: { removal, stream, seq, agency: by.agency },
        body: { by: person(by), authority: law.text, reason: why.text },
      },
    ],
  };
}

/** A request that waits for the second officer, who is of another agency: no agency alone can take words out of a shared record. */
function waiting({ removals }: Keeping, by: Officer, id: string) {
  const removal = Object.hasOwn(removals, id) ? removals[id] : undefined;
  if (!removal)
    return refuse(
      'removal-answered',
      'This removal has been decided already.',
      'Load the page again to see what became of it.',
    );
  if (removal.agency === by.agency)
    return refuse(
      'own-removal',
      'Your own agency asked for this removal.',
      'A records officer of another party must decide.',
    );
  return removal;
}

export function approveRemoval(keeping: Keeping, by: Officer, id: string): Decision<RemovalEvent> {
  const removal = waiting(keeping, by, id);
  if ('refused' in removal) return removal;
  const stopped = held(keeping);
  if (stopped) return stopped;
  const { stream, seq } = removal;
  return {
    events: [
      { type: 'RemovalApproved', data: { removal: id, stream, seq, agency: by.agency }, body: { by: person(by) } },
    ],
  };
}

export function refuseRemoval(keeping: Keeping, by: Officer, id: string, reason: string): Decision<RemovalEvent> {
  const removal = waiting(keeping, by, id);
  if ('refused' in removal) return removal;
  const why = reasonOf(reason);
  if (why.refused) return { refused: why.refused };
  return {
    events: [
      { type: 'RemovalRefused', data: { removal: id, agency: by.agency }, body: { by: person(by), reason: why.text } },
    ],
  };
}
