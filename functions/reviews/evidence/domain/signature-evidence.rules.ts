/** Who signed the texts of the term, and who did so only after everybody had been warned that the time to sign would end. */
import { standingSignatures } from '../../../signing/domain/effective-signatures.ts';
import type { RoundEvent } from '../../../signing/domain/round.events.ts';
import type { Evidence } from './evidence.schema.ts';
import type { Said } from './histories.rules.ts';
import type { Term } from './term.rules.ts';

type Told = readonly Said<RoundEvent>[];
type Opened = Extract<Told[number], { type: 'RoundOpened' }>;
type Asked = Extract<Told[number], { type: 'GroupAsked' }>;
type Given = Extract<Told[number], { type: 'SignatureGiven' }>;

const isAsked = (event: Told[number]): event is Asked => event.type === 'GroupAsked';

function signaturesIn(events: Told, { stream, data: { version, groups, warnAt } }: Opened): Evidence['signatures'] {
  const given = standingSignatures(events) as Given[];
  return groups
    .flat()
    .toSorted()
    .map((seat) => {
      const asked = events.filter(isAsked).find(({ data }) => data.parties.includes(seat));
      const signed = given.findLast(({ data }) => data.party === seat);
      return {
        ...{ version, round: stream, seat },
        ...(asked && { askedAt: asked.at }),
        ...(signed && { signedAt: signed.at }),
        ...(signed && signed.at >= warnAt && { late: true as const }),
      };
    });
}

/** Of the texts that hold or held in it, and of those that went out in it, whatever became of them. */
export const signatureEvidence = (
  rounds: readonly Told[],
  { since, versions }: Pick<Term, 'since' | 'versions'>,
): Evidence['signatures'] =>
  rounds
    .flatMap((events) => {
      const opened = events.find((event): event is Opened => event.type === 'RoundOpened');
      const counts = opened && (versions.includes(opened.data.version) || opened.at > since);
      return counts ? [{ opened, events }] : [];
    })
    .toSorted((one, other) => one.opened.data.version - other.opened.data.version)
    .flatMap(({ opened, events }) => signaturesIn(events, opened));
